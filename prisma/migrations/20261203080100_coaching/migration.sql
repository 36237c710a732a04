-- CreateTable
CREATE TABLE "coaching" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "coach" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "keep_until" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "coaching_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "coaching_person_workspace_idx" ON "coaching"("person", "workspace");

-- CreateIndex
CREATE INDEX "coaching_coach_workspace_idx" ON "coaching"("coach", "workspace");

-- CreateIndex
CREATE INDEX "coaching_keep_until_workspace_idx" ON "coaching"("keep_until", "workspace");

-- what states there are, and nobody coaches themselves
ALTER TABLE "coaching" ADD CONSTRAINT "coaching_between_two"
  CHECK ("person" <> "coach" AND "status" IN ('offered', 'asked', 'done', 'declined', 'erased'));
