-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "fact_form" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "case_fact" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "form" INTEGER NOT NULL,
    "team" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "owned_at" TIMESTAMPTZ(3),
    "first_contact_at" TIMESTAMPTZ(3),
    "resolved_at" TIMESTAMPTZ(3),
    "stands" BOOLEAN NOT NULL,
    "failure" TEXT,
    "severity" TEXT,
    "channel" TEXT,
    "root_cause" TEXT,
    "process_area" TEXT,
    "customer_key" TEXT,
    "outcome" TEXT,
    "accepted" TEXT,
    "reopened" INTEGER NOT NULL,
    "reopened_at" TIMESTAMPTZ(3),
    "handovers" INTEGER NOT NULL,
    "touches" INTEGER NOT NULL,
    "contacts" INTEGER,
    "discretionary" BOOLEAN NOT NULL,
    "alone" BOOLEAN NOT NULL,
    "order_minor" BIGINT,
    "order_currency" TEXT,
    "labels" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "case_fact_pkey" PRIMARY KEY ("case","workspace")
);

-- CreateTable
CREATE TABLE "promise_fact" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "settled" TEXT,
    "took_over" BOOLEAN NOT NULL,

    CONSTRAINT "promise_fact_pkey" PRIMARY KEY ("case","id","workspace")
);

-- CreateTable
CREATE TABLE "request_fact" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "failure" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "level" INTEGER NOT NULL,
    "worked_ms" BIGINT,
    "limit_id" TEXT,
    "within_own" BOOLEAN NOT NULL,

    CONSTRAINT "request_fact_pkey" PRIMARY KEY ("case","id","workspace")
);

-- CreateTable
CREATE TABLE "remedy_fact" (
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL,
    "restricted" BOOLEAN NOT NULL,
    "failure" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "authorised_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "given" BOOLEAN NOT NULL,
    "alone" BOOLEAN NOT NULL,
    "goodwill_minor" BIGINT,
    "loss_minor" BIGINT,
    "currency" TEXT,
    "owed_minor" BIGINT,
    "owed_currency" TEXT,
    "owed_basis" TEXT,

    CONSTRAINT "remedy_fact_pkey" PRIMARY KEY ("case","id","workspace")
);

-- CreateTable
CREATE TABLE "fact_due" (
    "id" BIGSERIAL NOT NULL,
    "workspace" TEXT NOT NULL,
    "case" TEXT NOT NULL,

    CONSTRAINT "fact_due_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_fact_team_workspace_received_at_idx" ON "case_fact"("team", "workspace", "received_at");

-- CreateIndex
CREATE INDEX "case_fact_team_workspace_resolved_at_idx" ON "case_fact"("team", "workspace", "resolved_at");

-- CreateIndex
CREATE INDEX "case_fact_received_at_workspace_idx" ON "case_fact"("received_at", "workspace");

-- CreateIndex
CREATE INDEX "case_fact_resolved_at_workspace_idx" ON "case_fact"("resolved_at", "workspace");

-- CreateIndex
CREATE INDEX "case_fact_customer_key_workspace_received_at_idx" ON "case_fact"("customer_key", "workspace", "received_at");

-- CreateIndex
CREATE INDEX "promise_fact_team_workspace_due_idx" ON "promise_fact"("team", "workspace", "due");

-- CreateIndex
CREATE INDEX "promise_fact_due_workspace_idx" ON "promise_fact"("due", "workspace");

-- CreateIndex
CREATE INDEX "request_fact_team_workspace_asked_at_idx" ON "request_fact"("team", "workspace", "asked_at");

-- CreateIndex
CREATE INDEX "request_fact_asked_at_workspace_idx" ON "request_fact"("asked_at", "workspace");

-- CreateIndex
CREATE INDEX "remedy_fact_team_workspace_at_idx" ON "remedy_fact"("team", "workspace", "at");

-- CreateIndex
CREATE INDEX "remedy_fact_at_workspace_idx" ON "remedy_fact"("at", "workspace");

-- CreateIndex
CREATE INDEX "remedy_fact_team_workspace_done_at_idx" ON "remedy_fact"("team", "workspace", "done_at");

-- CreateIndex
CREATE INDEX "remedy_fact_done_at_workspace_idx" ON "remedy_fact"("done_at", "workspace");



-- Below this line by hand: what the schema language cannot say.

-- Whoever changes a case, by whatever statement, leaves word that its facts are of yesterday. A heap that only grows at its end
-- and that no transaction of a command reads: nobody waits for it and nobody loses a race.
CREATE FUNCTION note_fact_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fact_due (workspace, "case") VALUES (coalesce(NEW.workspace, OLD.workspace), coalesce(NEW.id, OLD.id));
  RETURN NULL;
END $$;
CREATE TRIGGER recovery_case_fact_due AFTER INSERT OR DELETE OR UPDATE OF "version", "doc" ON "recovery_case"
  FOR EACH ROW EXECUTE FUNCTION note_fact_due();

ALTER TABLE "case_fact" ADD CONSTRAINT "case_fact_source_known" CHECK ("source" IN ('lived', 'import'));
ALTER TABLE "promise_fact" ADD CONSTRAINT "promise_fact_settled_known" CHECK ("settled" IN ('kept', 'broken', 'moved'));
