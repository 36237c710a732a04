-- An index that begins with the workspace serves a search for anything in it, and while a table is small one is as good as the
-- other: then the whole workspace is read, and in a serialisable transaction guarded, instead of one case. So what is looked for
-- stands first.
ALTER INDEX "message_of_case" RENAME TO "message_of_case_before";
CREATE INDEX "message_of_case" ON "message" (split_part("subject", ':', 2), "workspace");
DROP INDEX "message_of_case_before";

DROP INDEX "ledger_entry_workspace_case_idx";
DROP INDEX "ledger_entry_workspace_customer_key_at_idx";
DROP INDEX "ledger_entry_workspace_customer_key_failure_at_idx";
DROP INDEX "ledger_entry_workspace_member_summed_on_at_idx";
DROP INDEX "ledger_entry_workspace_team_summed_on_at_idx";
DROP INDEX "ledger_entry_workspace_id_key";
CREATE INDEX "ledger_entry_case_workspace_idx" ON "ledger_entry"("case", "workspace");
CREATE INDEX "ledger_entry_customer_key_workspace_at_idx" ON "ledger_entry"("customer_key", "workspace", "at");
CREATE INDEX "ledger_entry_member_workspace_summed_on_at_idx" ON "ledger_entry"("member", "workspace", "summed_on", "at");
CREATE INDEX "ledger_entry_team_workspace_summed_on_at_idx" ON "ledger_entry"("team", "workspace", "summed_on", "at");
CREATE UNIQUE INDEX "ledger_entry_id_workspace_key" ON "ledger_entry"("id", "workspace");

DROP INDEX "recovery_case_workspace_owner_status_idx";
DROP INDEX "recovery_case_workspace_team_received_at_idx";
DROP INDEX "recovery_case_workspace_next_look_at_idx";
DROP INDEX "recovery_case_workspace_number_key";
DROP INDEX "recovery_case_workspace_customer_key_received_at_idx";
DROP INDEX "recovery_case_workspace_failure_resolved_at_idx";
CREATE INDEX "recovery_case_owner_workspace_status_idx" ON "recovery_case"("owner", "workspace", "status");
CREATE INDEX "recovery_case_team_workspace_received_at_idx" ON "recovery_case"("team", "workspace", "received_at");
CREATE INDEX "recovery_case_next_look_at_workspace_idx" ON "recovery_case"("next_look_at", "workspace");
CREATE UNIQUE INDEX "recovery_case_number_workspace_key" ON "recovery_case"("number", "workspace");
CREATE INDEX "recovery_case_customer_key_workspace_received_at_idx" ON "recovery_case"("customer_key", "workspace", "received_at");
CREATE INDEX "recovery_case_failure_workspace_resolved_at_idx" ON "recovery_case"("failure", "workspace", "resolved_at");
