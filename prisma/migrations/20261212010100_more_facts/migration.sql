-- AlterTable
ALTER TABLE "case_fact" ADD COLUMN     "lesson" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "undone_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "promise_fact" ADD COLUMN     "open" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "thanks_fact" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thanks_fact_pkey" PRIMARY KEY ("case","id","workspace")
);

-- CreateTable
CREATE TABLE "trade_day" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "transactions" BIGINT NOT NULL,

    CONSTRAINT "trade_day_pkey" PRIMARY KEY ("team","workspace","at")
);

-- CreateIndex
CREATE INDEX "thanks_fact_team_workspace_at_idx" ON "thanks_fact"("team", "workspace", "at");

-- CreateIndex
CREATE INDEX "trade_day_at_workspace_idx" ON "trade_day"("at", "workspace");


-- Below this line by hand: what the schema language cannot say.

-- Few promises and remedies are open at any time; the others are not in these.
CREATE INDEX "promise_fact_open_idx" ON "promise_fact" ("team", "workspace", "due") WHERE "open";
CREATE INDEX "remedy_fact_open_idx" ON "remedy_fact" ("team", "workspace")
  WHERE "status" IN ('authorised', 'executing', 'unknown', 'failed');
