-- CreateTable
CREATE TABLE "survey" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "customer_key" TEXT,
    "team" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "excluded" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "told" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "language" TEXT,
    "overall" SMALLINT,
    "outcome" SMALLINT,
    "procedure" SMALLINT,
    "interaction" SMALLINT,
    "effort" SMALLINT,
    "words" TEXT,
    "follow" TEXT,
    "follow_case" TEXT,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "customer_opt_out" (
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "case" TEXT NOT NULL,

    CONSTRAINT "customer_opt_out_pkey" PRIMARY KEY ("workspace","key")
);

-- CreateIndex
CREATE INDEX "survey_case_workspace_idx" ON "survey"("case", "workspace");

-- CreateIndex
CREATE INDEX "survey_customer_key_workspace_resolved_at_idx" ON "survey"("customer_key", "workspace", "resolved_at");

-- CreateIndex
CREATE INDEX "survey_team_workspace_resolved_at_idx" ON "survey"("team", "workspace", "resolved_at");

-- Answers are what the page offers, and stand whole or not at all.
ALTER TABLE "survey" ADD CONSTRAINT "survey_answers" CHECK (
  ("overall" IS NULL OR "overall" BETWEEN 1 AND 5) AND ("outcome" IS NULL OR "outcome" BETWEEN 1 AND 5)
  AND ("procedure" IS NULL OR "procedure" BETWEEN 1 AND 5) AND ("interaction" IS NULL OR "interaction" BETWEEN 1 AND 5)
  AND ("effort" IS NULL OR "effort" BETWEEN 1 AND 7)
  AND ("answered_at" IS NOT NULL OR coalesce("overall", "outcome", "procedure", "interaction", "effort") IS NULL AND "words" IS NULL)
);

-- Few answers wait for their case at any time; the others are not in this index. Prisma's schema cannot say so.
CREATE INDEX "survey_due_idx" ON "survey" ("workspace") WHERE "follow" = 'due';

-- A case has one survey at a time that is not taken back.
CREATE UNIQUE INDEX "survey_of_case_idx" ON "survey" ("case", "workspace") WHERE "withdrawn_at" IS NULL;
