-- CreateTable
CREATE TABLE "absence" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "deputy" TEXT,
    "made_by" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "absence_workspace_member_until_idx" ON "absence"("workspace", "member", "until");
