-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "above_minor" BIGINT,
ADD COLUMN     "storm" TEXT;

-- CreateTable
CREATE TABLE "storm" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "storm_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "storm_workspace_ended_at_team_idx" ON "storm"("workspace", "ended_at", "team");

-- Few entries belong to a storm; the others are not in this index. Prisma's schema cannot say so.
CREATE INDEX "ledger_entry_storm_idx" ON "ledger_entry"("workspace", "storm") WHERE "storm" IS NOT NULL;
