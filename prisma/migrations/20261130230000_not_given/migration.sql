-- What somebody authorised and then closed as not given is looked at with their next gift: few entries, found by who gave.
CREATE INDEX "ledger_entry_not_given_idx" ON "ledger_entry" ("member", "workspace", "at") WHERE "state" = 'released';
