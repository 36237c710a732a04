-- CreateTable
CREATE TABLE "workspace" (
    "workspace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "next_case" INTEGER NOT NULL DEFAULT 1001,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("workspace")
);

-- CreateTable
CREATE TABLE "team" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "cases" JSONB NOT NULL,
    "thanks" JSONB NOT NULL,
    "digest" JSONB NOT NULL,
    "stands_for" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "team_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "member" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "lead" BOOLEAN NOT NULL,
    "locale" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "email" TEXT,
    "recognition" TEXT NOT NULL,
    "recognition_chosen" TEXT,
    "active" BOOLEAN NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "member_identity" (
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "workspace" TEXT NOT NULL,
    "member" TEXT NOT NULL,

    CONSTRAINT "member_identity_pkey" PRIMARY KEY ("platform","place","user")
);

-- CreateTable
CREATE TABLE "recovery_case" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "customer_key" TEXT,
    "failure" TEXT NOT NULL,
    "linked" TEXT[],
    "asked" TEXT[],
    "words" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "next_look_at" TIMESTAMPTZ(3),
    "events" INTEGER NOT NULL,
    "head_hash" TEXT NOT NULL,
    "doc" JSONB NOT NULL,

    CONSTRAINT "recovery_case_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT,
    "kind" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "prev_hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("workspace","case","seq")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "seq" BIGSERIAL NOT NULL,
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "cost_currency" TEXT NOT NULL,
    "original_minor" BIGINT,
    "original_currency" TEXT,
    "rate" TEXT,
    "rate_as_of" TIMESTAMPTZ(3),
    "customer_key" TEXT,
    "failure" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settles_rule" TEXT,
    "settles_passenger" TEXT,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "answer" (
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reply" JSONB NOT NULL,

    CONSTRAINT "answer_pkey" PRIMARY KEY ("workspace","key")
);

-- CreateTable
CREATE TABLE "card" (
    "workspace" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "dest" JSONB NOT NULL,
    "place" JSONB,
    "wanted" INTEGER NOT NULL,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'idle',
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "key" TEXT NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("workspace","subject","platform")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "workspace" TEXT NOT NULL,
    "policy" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "effective_until" TIMESTAMPTZ(3),
    "text" TEXT NOT NULL,
    "loaded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("workspace","policy","version")
);

-- CreateTable
CREATE TABLE "conversation" (
    "workspace" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "service_url" TEXT,
    "kind" TEXT NOT NULL,
    "person" TEXT,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("workspace","platform","place","id")
);

-- CreateTable
CREATE TABLE "digest_post" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "iso_week" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_post_pkey" PRIMARY KEY ("workspace","team","iso_week")
);

-- CreateTable
CREATE TABLE "sealed_text" (
    "workspace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "sealed_text_pkey" PRIMARY KEY ("workspace","kind","ref")
);

-- CreateIndex
CREATE INDEX "member_identity_workspace_member_idx" ON "member_identity"("workspace", "member");

-- CreateIndex
CREATE INDEX "recovery_case_workspace_owner_status_idx" ON "recovery_case"("workspace", "owner", "status");

-- CreateIndex
CREATE INDEX "recovery_case_workspace_team_received_at_idx" ON "recovery_case"("workspace", "team", "received_at");

-- CreateIndex
CREATE INDEX "recovery_case_workspace_next_look_at_idx" ON "recovery_case"("workspace", "next_look_at");

-- CreateIndex
CREATE UNIQUE INDEX "recovery_case_workspace_number_key" ON "recovery_case"("workspace", "number");

-- CreateIndex
CREATE INDEX "audit_event_workspace_at_idx" ON "audit_event"("workspace", "at");

-- CreateIndex
CREATE INDEX "audit_event_workspace_by_kind_at_idx" ON "audit_event"("workspace", "by", "kind", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_case_idx" ON "ledger_entry"("workspace", "case");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_customer_key_at_idx" ON "ledger_entry"("workspace", "customer_key", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_member_at_idx" ON "ledger_entry"("workspace", "member", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_team_at_idx" ON "ledger_entry"("workspace", "team", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_customer_key_failure_at_idx" ON "ledger_entry"("workspace", "customer_key", "failure", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_workspace_id_key" ON "ledger_entry"("workspace", "id");

-- CreateIndex
CREATE INDEX "answer_at_idx" ON "answer"("at");

-- CreateIndex
CREATE INDEX "conversation_workspace_platform_place_person_idx" ON "conversation"("workspace", "platform", "place", "person");

-- AddForeignKey
ALTER TABLE "member_identity" ADD CONSTRAINT "member_identity_workspace_member_fkey" FOREIGN KEY ("workspace", "member") REFERENCES "member"("workspace", "id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Below this line by hand: what the schema language cannot say.

-- The words a state may be.
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_state" CHECK ("state" IN ('reserved', 'committed', 'released'));
ALTER TABLE "card" ADD CONSTRAINT "card_state" CHECK ("state" IN ('idle', 'sending', 'unknown', 'dead'));

-- Sweeps look only for cards that are behind.
CREATE INDEX "card_behind" ON "card" ("workspace", "platform") WHERE "wanted" > "shown" AND "state" <> 'dead';

-- Room on each page, so that an update stays beside the old row and touches no index.
ALTER TABLE "recovery_case" SET (fillfactor = 70);
ALTER TABLE "ledger_entry" SET (fillfactor = 90);
ALTER TABLE "card" SET (fillfactor = 70);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A reservation is committed or released once; nothing else of an entry ever changes.
CREATE FUNCTION settle_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'reserved' OR NEW.state NOT IN ('committed', 'released')
     OR to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
    RAISE EXCEPTION 'ledger entry % may only go from reserved to committed or released', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER ledger_entry_settle_only BEFORE UPDATE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION settle_only();
CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON "ledger_entry"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_never_emptied BEFORE TRUNCATE ON "ledger_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
