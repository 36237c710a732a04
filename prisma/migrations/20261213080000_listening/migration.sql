-- CreateTable
CREATE TABLE "watch_change" (
    "workspace" TEXT NOT NULL,
    "n" BIGSERIAL NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "watched" BOOLEAN NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "watch_change_pkey" PRIMARY KEY ("workspace","n")
);

-- CreateTable
CREATE TABLE "murmur" (
    "workspace" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "team" TEXT,
    "state" TEXT NOT NULL,
    "case" TEXT,
    "mark" TEXT,
    "settled_by" TEXT,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "murmur_pkey" PRIMARY KEY ("matter","workspace")
);

-- CreateIndex
CREATE UNIQUE INDEX "murmur_id_workspace_key" ON "murmur"("id", "workspace");

-- CreateIndex
CREATE INDEX "murmur_channel_at_workspace_idx" ON "murmur"("channel", "at", "workspace");

-- CreateIndex
CREATE INDEX "murmur_mark_workspace_idx" ON "murmur"("mark", "workspace");
