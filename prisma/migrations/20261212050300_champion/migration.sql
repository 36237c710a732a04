-- CreateTable
CREATE TABLE "champion" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "cases" TEXT[],
    "deeds" TEXT[],
    "at" TIMESTAMPTZ(3) NOT NULL,
    "consented_at" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3) NOT NULL,
    "platform" TEXT NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "champion_pkey" PRIMARY KEY ("id","workspace")
);

-- CreateIndex
CREATE UNIQUE INDEX "champion_member_workspace_key" ON "champion"("member", "workspace");
