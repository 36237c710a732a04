-- One word for one thing: a mass failure is an outage, what happened to a case is an entry of its journal, and what shows a
-- card in chat is a message. Names only; nothing moves.

ALTER TABLE "failure_event" RENAME TO "outage";
ALTER INDEX "failure_event_pkey" RENAME TO "outage_pkey";
ALTER INDEX "failure_event_workspace_closed_at_team_idx" RENAME TO "outage_workspace_closed_at_team_idx";

ALTER TABLE "recovery_case" RENAME COLUMN "event" TO "outage";
ALTER INDEX "recovery_case_event_idx" RENAME TO "recovery_case_outage_idx";
ALTER TABLE "ledger_entry" RENAME COLUMN "event" TO "outage";
ALTER INDEX "ledger_entry_event_idx" RENAME TO "ledger_entry_outage_idx";

ALTER TABLE "audit_event" RENAME TO "journal_entry";
ALTER INDEX "audit_event_pkey" RENAME TO "journal_entry_pkey";
ALTER INDEX "audit_event_workspace_at_idx" RENAME TO "journal_entry_workspace_at_idx";
ALTER INDEX "audit_event_workspace_by_kind_at_idx" RENAME TO "journal_entry_workspace_by_kind_at_idx";
ALTER TRIGGER audit_event_append_only ON "journal_entry" RENAME TO journal_entry_append_only;
ALTER TRIGGER audit_event_never_emptied ON "journal_entry" RENAME TO journal_entry_never_emptied;

ALTER TABLE "card" RENAME TO "message";
ALTER INDEX "card_pkey" RENAME TO "message_pkey";
ALTER INDEX "card_behind" RENAME TO "message_behind";
ALTER TABLE "message" RENAME CONSTRAINT "card_state" TO "message_state";

-- From PostgreSQL 18 on "not null" is a constraint with a name of its own.
DO $$
DECLARE c record;
BEGIN
  FOR c IN
    SELECT conrelid::regclass AS tab, conname AS was, now || substr(conname, length(old) + 1) AS named
      FROM (VALUES ('failure_event', 'outage'), ('audit_event', 'journal_entry'), ('card', 'message')) AS x(old, now)
      JOIN pg_constraint ON conrelid = to_regclass(now) AND contype = 'n' AND starts_with(conname, old || '_')
  LOOP
    EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', c.tab, c.was, c.named);
  END LOOP;
END $$;

-- Operators ask `card` what is behind. It goes with the release after this one.
CREATE VIEW "card" AS SELECT * FROM "message";
COMMENT ON VIEW "card" IS 'The table message, by the name it had. Kept for one release: ask message instead.';

-- Documents of cases: the outage they belong to, and what it pays of a decision.
UPDATE "recovery_case" SET "doc" = ("doc" - 'event') || jsonb_build_object('outage', "doc" -> 'event') WHERE "doc" ? 'event';
UPDATE "recovery_case" SET "doc" = jsonb_set("doc", '{actions}', (
  SELECT jsonb_agg(CASE WHEN a #> '{decision,decision}' ? 'event'
      THEN jsonb_set(a #- '{decision,decision,event}', '{decision,decision,outage}', a #> '{decision,decision,event}')
      ELSE a END ORDER BY place)
    FROM jsonb_array_elements("doc" -> 'actions') WITH ORDINALITY AS x(a, place)))
  WHERE jsonb_path_exists("doc", '$.actions[*].decision.decision.event');

-- Remembered answers: what was said is told apart by its kind.
UPDATE "answer" SET "reply" = jsonb_set("reply", '{said}', ("reply" -> 'said') - 'said' || jsonb_build_object('kind',
    CASE "reply" #>> '{said,said}' WHEN 'linked_event' THEN 'linked_outage' WHEN 'unlinked_event' THEN 'unlinked_outage'
      ELSE "reply" #>> '{said,said}' END))
  WHERE jsonb_typeof("reply" #> '{said,said}') = 'string';

-- The journal is not touched: what was written stays as it was written, and is read by its new names (src/db/case/old-names.ts).
