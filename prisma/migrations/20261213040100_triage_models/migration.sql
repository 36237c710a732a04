-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "triage" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "triage_model" (
    "workspace" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "cases" INTEGER NOT NULL,
    "corrected" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "weights" BYTEA NOT NULL,
    "report" JSONB NOT NULL,
    "standing" TEXT NOT NULL,

    CONSTRAINT "triage_model_pkey" PRIMARY KEY ("workspace","version")
);
