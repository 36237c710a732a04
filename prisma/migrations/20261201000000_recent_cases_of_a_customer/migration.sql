-- A command looks at cases of its customer: those to which something happened lately, and the open ones. However many there were
-- before, they are neither read nor guarded: more than a few pages of them would have it wait for everybody's commands.
CREATE INDEX "recovery_case_customer_key_workspace_last_at_idx" ON "recovery_case"("customer_key", "workspace", "last_at");
DROP INDEX "recovery_case_customer_key_workspace_received_at_idx";
CREATE INDEX "recovery_case_open_of_customer" ON "recovery_case"("customer_key", "workspace") WHERE "status" IN ('owned', 'waiting');
