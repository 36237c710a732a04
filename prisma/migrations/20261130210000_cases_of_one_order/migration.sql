-- AlterTable
ALTER TABLE "recovery_case" ADD COLUMN     "order_key" TEXT;

-- CreateIndex
CREATE INDEX "recovery_case_order_key_workspace_idx" ON "recovery_case"("order_key", "workspace");
