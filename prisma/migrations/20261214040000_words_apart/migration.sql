-- CreateTable
CREATE TABLE "journal_word" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "apart" JSONB NOT NULL,

    CONSTRAINT "journal_word_pkey" PRIMARY KEY ("workspace","case","seq")
);
