-- The rows are the work: what somebody wants done is a wish until it is carried out, what should be shown is a message
-- until it shows it. Nothing is queued beside them.
CREATE TABLE "wish" (
  "workspace" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "seq" BIGSERIAL NOT NULL,
  "sealed" BYTEA NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "holder" INTEGER NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL,
  "parked" TEXT,
  CONSTRAINT "wish_pkey" PRIMARY KEY ("key", "workspace")
);
CREATE INDEX "wish_seq_workspace_idx" ON "wish" ("seq", "workspace");

ALTER TABLE "message" ADD COLUMN "holder" INTEGER, ADD COLUMN "due_at" TIMESTAMPTZ(3), ADD COLUMN "failures" INTEGER NOT NULL DEFAULT 0;

-- Wishes that an older version left in the job engine go on as rows; its other jobs only said what rows say.
DO $$ BEGIN
  IF to_regclass('pgboss.job') IS NOT NULL THEN
    INSERT INTO "wish" ("workspace", "key", "sealed", "at", "holder", "due_at")
      SELECT data ->> 'workspace', data ->> 'key', decode(data ->> 'sealed', 'base64'), created_on, 0, created_on
        FROM pgboss.job
        WHERE name IN ('inbox', 'parked') AND state::text IN ('created', 'retry', 'active') AND data ? 'sealed'
        ORDER BY created_on
      ON CONFLICT DO NOTHING;
    DELETE FROM pgboss.job WHERE name IN ('inbox', 'outbox', 'timers') OR (name = 'parked' AND data ? 'sealed');
    -- digests have a queue for each workspace now
    DELETE FROM pgboss.schedule WHERE name = 'digest';
  END IF;
END $$;

-- Case numbers: a sequence per workspace, drawn inside the statement that loads a command, without a row that all wait for.
CREATE FUNCTION "next_case_number"(ws TEXT) RETURNS INTEGER LANGUAGE sql VOLATILE AS
  $$ SELECT nextval(('case_number_' || md5(ws))::regclass)::int $$;
CREATE FUNCTION "make_case_numbers"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I AS integer START 1001', 'case_number_' || md5(NEW.workspace));
  RETURN NULL;
END $$;
DO $$ DECLARE w record; BEGIN
  FOR w IN SELECT workspace, next_case FROM "workspace" LOOP
    EXECUTE format('CREATE SEQUENCE %I AS integer START %s', 'case_number_' || md5(w.workspace), w.next_case);
  END LOOP;
END $$;
CREATE TRIGGER "workspace_counts_cases" AFTER INSERT ON "workspace" FOR EACH ROW EXECUTE FUNCTION "make_case_numbers"();
ALTER TABLE "workspace" DROP COLUMN "next_case";

-- What ends a statement that finds things otherwise than it must: as a lost race, to be tried again, or as a bug.
CREATE FUNCTION "lost_race"(reason TEXT) RETURNS INTEGER LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION '%', reason USING ERRCODE = 'serialization_failure';
END $$;
CREATE FUNCTION "not_so"(reason TEXT) RETURNS INTEGER LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', reason; END $$;

-- The version of who works here and who is away: raised by whatever changes it, compared by every command.
ALTER TABLE "workspace" ADD COLUMN "directory" INTEGER NOT NULL DEFAULT 1;
CREATE FUNCTION "directory_added"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "workspace" SET "directory" = "directory" + 1 WHERE "workspace" IN (SELECT "workspace" FROM added);
  RETURN NULL;
END $$;
CREATE FUNCTION "directory_removed"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "workspace" SET "directory" = "directory" + 1 WHERE "workspace" IN (SELECT "workspace" FROM removed);
  RETURN NULL;
END $$;
CREATE FUNCTION "directory_changed"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  UPDATE "workspace" SET "directory" = "directory" + 1
    WHERE "workspace" IN (SELECT x."workspace" FROM (SELECT * FROM added EXCEPT SELECT * FROM removed) x);
  RETURN NULL;
END $$;
DO $$ DECLARE t text; BEGIN
  FOREACH t IN ARRAY ARRAY['member', 'member_identity', 'team', 'absence'] LOOP
    EXECUTE format('CREATE TRIGGER directory_added AFTER INSERT ON %I REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directory_added()', t);
    EXECUTE format('CREATE TRIGGER directory_removed AFTER DELETE ON %I REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION directory_removed()', t);
    EXECUTE format('CREATE TRIGGER directory_changed AFTER UPDATE ON %I REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION directory_changed()', t);
  END LOOP;
END $$;

-- The messages of a case, by what stands in their subject.
CREATE INDEX "message_of_case" ON "message" ("workspace", split_part("subject", ':', 2));
-- Precedents: what was given lately for the same failure.
CREATE INDEX "recovery_case_workspace_failure_resolved_at_idx" ON "recovery_case" ("workspace", "failure", "resolved_at");
-- Homes apart from all other messages: who looks for somebody's home does not race with everybody who wants a card.
CREATE INDEX "message_homes" ON "message" ("workspace", "subject") WHERE "subject" LIKE 'home:%';
