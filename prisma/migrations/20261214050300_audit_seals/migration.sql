-- CreateTable
CREATE TABLE "audit_seal" (
    "workspace" TEXT NOT NULL,
    "seal" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "house_seq" INTEGER NOT NULL,
    "house_hash" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "signer" TEXT NOT NULL,

    CONSTRAINT "audit_seal_pkey" PRIMARY KEY ("workspace","seal")
);

-- CreateTable
CREATE TABLE "sealed_head" (
    "workspace" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "seal" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,

    CONSTRAINT "sealed_head_pkey" PRIMARY KEY ("workspace","number","seal")
);


-- Below this line by hand: what the schema language cannot say.

CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON "audit_seal"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_seal_never_emptied BEFORE TRUNCATE ON "audit_seal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_head_append_only BEFORE UPDATE OR DELETE ON "sealed_head"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_head_never_emptied BEFORE TRUNCATE ON "sealed_head"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
