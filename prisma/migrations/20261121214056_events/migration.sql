-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "event" TEXT;

-- AlterTable
ALTER TABLE "recovery_case" ADD COLUMN     "event" TEXT;

-- CreateTable
CREATE TABLE "failure_event" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "remedy" JSONB,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "failure_event_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "failure_event_workspace_closed_at_team_idx" ON "failure_event"("workspace", "closed_at", "team");

-- Few cases and entries belong to an event; the others are not in these indexes. Prisma's schema cannot say so.
CREATE INDEX "recovery_case_event_idx" ON "recovery_case"("workspace", "event") WHERE "event" IS NOT NULL;
CREATE INDEX "ledger_entry_event_idx" ON "ledger_entry"("workspace", "event") WHERE "event" IS NOT NULL;
