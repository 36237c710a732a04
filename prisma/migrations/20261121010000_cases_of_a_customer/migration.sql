-- CreateIndex
CREATE INDEX "recovery_case_workspace_customer_key_received_at_idx" ON "recovery_case"("workspace", "customer_key", "received_at");
