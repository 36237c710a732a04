-- CreateTable
CREATE TABLE "authority_asked" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "talks" TEXT,
    "version" INTEGER NOT NULL,

    CONSTRAINT "authority_asked_pkey" PRIMARY KEY ("id","workspace")
);

-- CreateIndex
CREATE INDEX "authority_asked_member_workspace_idx" ON "authority_asked"("member", "workspace");
