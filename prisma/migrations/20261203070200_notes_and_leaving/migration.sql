-- CreateTable
CREATE TABLE "customer_note" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_key" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "case" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_note_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "customer_standing" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_key" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "words" TEXT,
    "value_minor" BIGINT,
    "value_currency" TEXT,
    "consent" BOOLEAN NOT NULL,
    "team" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "winback" TEXT,
    "winback_by" TEXT,
    "winback_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "customer_standing_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "customer_note_customer_key_workspace_idx" ON "customer_note"("customer_key", "workspace");

-- CreateIndex
CREATE INDEX "customer_note_until_workspace_idx" ON "customer_note"("until", "workspace");

-- CreateIndex
CREATE INDEX "customer_standing_customer_key_workspace_idx" ON "customer_standing"("customer_key", "workspace");

-- CreateIndex
CREATE INDEX "customer_standing_case_workspace_idx" ON "customer_standing"("case", "workspace");

-- CreateIndex
CREATE INDEX "customer_standing_team_workspace_at_idx" ON "customer_standing"("team", "workspace", "at");
