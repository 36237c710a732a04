-- CreateTable
CREATE TABLE "absence_entry" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "from" TIMESTAMPTZ(3),
    "until" TIMESTAMPTZ(3),
    "deputy" TEXT,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "absence_entry_pkey" PRIMARY KEY ("workspace","id")
);

-- Who handed authority to whom, and when, stays as it was written.
ALTER TABLE "absence_entry" ADD CONSTRAINT "absence_entry_kind" CHECK ("kind" IN ('away', 'back'));
CREATE TRIGGER absence_entry_append_only BEFORE UPDATE OR DELETE ON "absence_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER absence_entry_never_emptied BEFORE TRUNCATE ON "absence_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
