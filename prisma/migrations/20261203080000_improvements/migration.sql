-- CreateTable
CREATE TABLE "improvement" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "team" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "learnt_from" TEXT NOT NULL,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "reminded" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "improvement_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "improvement_case" (
    "workspace" TEXT NOT NULL,
    "improvement" TEXT NOT NULL,
    "case" TEXT NOT NULL,

    CONSTRAINT "improvement_case_pkey" PRIMARY KEY ("improvement","case","workspace")
);

-- CreateIndex
CREATE UNIQUE INDEX "improvement_number_workspace_key" ON "improvement"("number", "workspace");

-- CreateIndex
CREATE INDEX "improvement_next_at_workspace_idx" ON "improvement"("next_at", "workspace");

-- CreateIndex
CREATE INDEX "improvement_team_workspace_due_idx" ON "improvement"("team", "workspace", "due");

-- CreateIndex
CREATE INDEX "improvement_case_case_workspace_idx" ON "improvement_case"("case", "workspace");

-- what states there are
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_status_known"
  CHECK ("status" IN ('proposed', 'agreed', 'done', 'dropped') AND ("status" = 'dropped') = ("reason" IS NOT NULL));
