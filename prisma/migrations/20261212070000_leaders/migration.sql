-- AlterTable
ALTER TABLE "team" ADD COLUMN     "goals" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "leader" TEXT NOT NULL DEFAULT 'monthly';

-- AlterTable
ALTER TABLE "member" ADD COLUMN     "leads" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "posted_period" (
    "workspace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "whom" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "posted_period_pkey" PRIMARY KEY ("workspace","kind","whom","period")
);

-- CreateTable
CREATE TABLE "lineup_choice" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "time" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lineup_choice_pkey" PRIMARY KEY ("workspace","team")
);
