-- CreateTable
CREATE TABLE "setup_change" (
    "workspace" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "of" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT,
    "before" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setup_change_pkey" PRIMARY KEY ("workspace","version","of","key")
);

-- CreateTable
CREATE TABLE "setup_asked" (
    "workspace" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "of" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "settled_by" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_asked_pkey" PRIMARY KEY ("workspace","n")
);
