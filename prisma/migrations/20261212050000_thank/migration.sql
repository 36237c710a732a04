-- CreateTable
CREATE TABLE "thank" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "value" TEXT,
    "case" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "held" TEXT,
    "looked_by" TEXT,
    "platform" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "thank_pkey" PRIMARY KEY ("id","workspace")
);

-- CreateTable
CREATE TABLE "thank_to" (
    "workspace" TEXT NOT NULL,
    "thank" TEXT NOT NULL,
    "n" INTEGER NOT NULL,
    "member" TEXT,
    "team" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3),

    CONSTRAINT "thank_to_pkey" PRIMARY KEY ("thank","n","workspace")
);

-- CreateIndex
CREATE INDEX "thank_by_at_workspace_idx" ON "thank"("by", "at", "workspace");

-- CreateIndex
CREATE INDEX "thank_to_member_workspace_idx" ON "thank_to"("member", "workspace");

-- CreateIndex
CREATE INDEX "thank_to_team_given_at_workspace_idx" ON "thank_to"("team", "given_at", "workspace");
