-- CreateTable
CREATE TABLE "house_entry" (
    "workspace" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,

    CONSTRAINT "house_entry_pkey" PRIMARY KEY ("workspace","seq")
);

-- CreateTable
CREATE TABLE "house_head" (
    "workspace" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,

    CONSTRAINT "house_head_pkey" PRIMARY KEY ("workspace")
);


-- Below this line by hand: what the schema language cannot say.

CREATE TRIGGER house_entry_append_only BEFORE UPDATE OR DELETE ON "house_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER house_entry_never_emptied BEFORE TRUNCATE ON "house_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
