-- CreateTable
CREATE TABLE "people_account" (
    "workspace" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "active" BOOLEAN NOT NULL,
    "groups" TEXT[],
    "told" JSONB NOT NULL,
    "held" JSONB,
    "member" TEXT,
    "user_name" TEXT,
    "external_id" TEXT,
    "resource" JSONB,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_account_pkey" PRIMARY KEY ("workspace","source","id")
);

-- CreateTable
CREATE TABLE "people_group" (
    "workspace" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "names" TEXT[],
    "external_id" TEXT,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_group_pkey" PRIMARY KEY ("workspace","source","id")
);

-- CreateTable
CREATE TABLE "people_source" (
    "workspace" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "tried_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),
    "failing" TIMESTAMPTZ(3),
    "trouble" TEXT,
    "digest" TEXT,

    CONSTRAINT "people_source_pkey" PRIMARY KEY ("workspace","source")
);

-- CreateTable
CREATE TABLE "people_roster" (
    "workspace" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "merged" INTEGER NOT NULL DEFAULT 0,
    "file" TEXT,
    "file_at" TIMESTAMPTZ(3),

    CONSTRAINT "people_roster_pkey" PRIMARY KEY ("workspace")
);

-- CreateIndex
CREATE INDEX "people_account_workspace_source_external_id_idx" ON "people_account"("workspace", "source", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "people_account_workspace_source_user_name_key" ON "people_account"("workspace", "source", "user_name");



-- Below this line by hand: what the schema language cannot say.

-- Who is in a group, among tens of thousands.
CREATE INDEX "people_account_in_groups" ON "people_account" USING gin ("groups");
-- Whom a merge or a confirmation is about: few.
CREATE INDEX "people_account_held" ON "people_account" ("workspace", "source") WHERE "held" IS NOT NULL;
