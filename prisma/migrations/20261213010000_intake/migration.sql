-- CreateTable
CREATE TABLE "matter_name" (
    "workspace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "matter_name_pkey" PRIMARY KEY ("name","workspace","case")
);

-- CreateTable
CREATE TABLE "set_aside" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "why" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "matters" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "open_for" TEXT,
    "case" TEXT,

    CONSTRAINT "set_aside_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "matter_name_at_workspace_idx" ON "matter_name"("at", "workspace");

-- CreateIndex
CREATE INDEX "set_aside_at_workspace_idx" ON "set_aside"("at", "workspace");

-- What waits to be opened as a case: looked for every few seconds.
CREATE INDEX "set_aside_to_open" ON "set_aside"("workspace") WHERE "open_for" IS NOT NULL AND "case" IS NULL;
