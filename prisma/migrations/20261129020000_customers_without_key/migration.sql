-- What was stored before customers had keys: looked for at each start, by a predicate word for word as in customer-keys.ts.
-- Empty once they have theirs, so that a start does not read the whole history.
CREATE INDEX "recovery_case_without_key" ON "recovery_case" ("workspace") WHERE "customer_key" !~ '^cus_[0-9a-f]{32}$';
CREATE INDEX "ledger_entry_without_key" ON "ledger_entry" ("workspace") WHERE "customer_key" !~ '^cus_[0-9a-f]{32}$';
