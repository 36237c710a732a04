-- What a person and a team gave is summed once, so that a command reads sums and not a month of entries.

-- DropIndex
DROP INDEX "ledger_entry_workspace_member_at_idx";

-- DropIndex
DROP INDEX "ledger_entry_workspace_team_at_idx";

-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "summed_on" DATE;

-- CreateTable
CREATE TABLE "ledger_summing" (
    "workspace" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "base" TEXT NOT NULL,

    CONSTRAINT "ledger_summing_pkey" PRIMARY KEY ("workspace")
);

-- CreateTable
CREATE TABLE "ledger_sum" (
    "workspace" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "team" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "outage" BOOLEAN NOT NULL,
    "identified" BOOLEAN NOT NULL,
    "original_currency" TEXT NOT NULL,
    "cost_minor" BIGINT NOT NULL,
    "original_minor" BIGINT NOT NULL,
    "actions" INTEGER NOT NULL,
    "shared" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "last_seq" BIGINT NOT NULL,

    CONSTRAINT "ledger_sum_pkey" PRIMARY KEY ("workspace","member","period","since","team","kind","basis","outage","identified","original_currency")
);

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_member_summed_on_at_idx" ON "ledger_entry"("workspace", "member", "summed_on", "at");

-- CreateIndex
CREATE INDEX "ledger_entry_workspace_team_summed_on_at_idx" ON "ledger_entry"("workspace", "team", "summed_on", "at");


-- Below this line by hand: what the schema language cannot say.

-- Sums are changed again and again, and no index holds what changes of them.
ALTER TABLE "ledger_sum" SET (fillfactor = 70);

-- A reservation is committed or released once; nothing else of an entry ever changes, except that a reference of old becomes a
-- key. Whether it is inside the sums is no part of what it says; while it is, its customer stays as it is.
CREATE OR REPLACE FUNCTION settle_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.summed_on IS DISTINCT FROM NEW.summed_on AND to_jsonb(NEW) - 'summed_on' = to_jsonb(OLD) - 'summed_on' THEN
    RETURN NEW;
  END IF;
  IF OLD.customer_key !~ '^cus_[0-9a-f]{32}$' AND OLD.summed_on IS NULL
     AND (NEW.customer_key IS NULL OR NEW.customer_key ~ '^cus_[0-9a-f]{32}$')
     AND to_jsonb(NEW) - 'customer_key' = to_jsonb(OLD) - 'customer_key' THEN
    RETURN NEW;
  END IF;
  IF OLD.state <> 'reserved' OR NEW.state NOT IN ('committed', 'released')
     OR to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
    RAISE EXCEPTION 'ledger entry % may only go from reserved to committed or released', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Adds entries that have their day to the sums (sign 1), or takes them out again (sign -1). An action is given whole, so that
-- it is counted once: `shared` are the actions of a loss that have goodwill beside it. What is owed adds nothing, and what was
-- released before it was summed has the day `infinity`.
CREATE FUNCTION book_into_sums(of_workspace text, of_entries text[], sign int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE emptied tid[];
BEGIN
  WITH
    given AS (
      SELECT e."case", e.action, e.member, e.team, e.summed_on, e.kind, e.basis, e.cost_minor, e.original_minor, e.seq,
        coalesce(e.original_currency, '') AS currency, e.customer_key IS NOT NULL AS known,
        CASE WHEN e.outage IS NULL THEN false ELSE coalesce(e.outage = (SELECT c.outage FROM recovery_case c
          WHERE c.workspace = e.workspace AND c.id = e."case"), false) END AS paid
      FROM ledger_entry e
      WHERE e.workspace = of_workspace AND e.id = ANY (of_entries) AND e.summed_on < 'infinity'
        AND e.basis IN ('goodwill', 'actual_loss')),
    seen AS (
      SELECT *, bool_or(basis = 'goodwill' AND NOT paid) OVER (PARTITION BY "case", action) AS has_goodwill FROM given),
    by_action AS (
      SELECT member, team, summed_on, kind, basis, paid, known, currency, sum(cost_minor) AS cost,
        coalesce(sum(original_minor), 0) AS original, count(*) AS entries, max(seq) AS seq,
        basis = 'actual_loss' AND NOT paid AND bool_or(has_goodwill) AS is_shared
      FROM seen GROUP BY "case", action, member, team, summed_on, kind, basis, paid, known, currency),
    spread AS (
      SELECT whose.of_member, p.period, date_trunc(p.period, b.summed_on::timestamp)::date AS since, b.*
      FROM by_action b
        CROSS JOIN (VALUES ('day'), ('week'), ('month'), ('quarter'), ('year')) AS p(period)
        CROSS JOIN LATERAL (VALUES (''), (b.member)) AS whose(of_member)
      WHERE whose.of_member = '' OR p.period IN ('day', 'month')),
    booked AS (
      INSERT INTO ledger_sum AS s (workspace, member, period, since, team, kind, basis, outage, identified,
        original_currency, cost_minor, original_minor, actions, shared, entries, last_seq)
      SELECT of_workspace, of_member, period, since, team, kind, basis, paid, known, currency, sign * sum(cost),
        sign * sum(original), sign * count(*), sign * count(*) FILTER (WHERE is_shared), sign * sum(entries), max(seq)
      FROM spread GROUP BY of_member, period, since, team, kind, basis, paid, known, currency
      -- in one order, so that two who add at once do not wait for each other
      ORDER BY of_member, period, since, team, kind, basis, paid, known, currency
      ON CONFLICT (workspace, member, period, since, team, kind, basis, outage, identified, original_currency)
      DO UPDATE SET cost_minor = s.cost_minor + excluded.cost_minor,
        original_minor = s.original_minor + excluded.original_minor, actions = s.actions + excluded.actions,
        shared = s.shared + excluded.shared, entries = s.entries + excluded.entries,
        last_seq = greatest(s.last_seq, excluded.last_seq)
      RETURNING s.ctid AS place, s.entries)
  SELECT array_agg(place) FILTER (WHERE booked.entries = 0) INTO emptied FROM booked;
  IF emptied IS NOT NULL THEN
    DELETE FROM ledger_sum WHERE ctid = ANY (emptied);
  END IF;
END $$;

-- An outage pays only while the case belongs to it: what it paid leaves the sums when that changes, to be summed anew. Runs
-- before the change, so that what is taken out is what was put in.
CREATE FUNCTION leave_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE leaving text[];
BEGIN
  SELECT array_agg(e.id) INTO leaving FROM ledger_entry e
    WHERE e.workspace = OLD.workspace AND e."case" = OLD.id AND e.summed_on < 'infinity' AND e.action IN (
      SELECT o.action FROM ledger_entry o
      WHERE o.workspace = OLD.workspace AND o."case" = OLD.id AND o.outage IS NOT NULL);
  IF leaving IS NOT NULL THEN
    PERFORM book_into_sums(OLD.workspace, leaving, -1);
    UPDATE ledger_entry SET summed_on = NULL WHERE workspace = OLD.workspace AND id = ANY (leaving);
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  RETURN NEW;
END $$;

-- What is released leaves the sums, the whole of its action at once; what is not, of the same action, is summed anew. What is
-- committed counts as it did.
CREATE FUNCTION release_from_sums() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE leaving text[];
BEGIN
  SELECT array_agg(e.id) INTO leaving FROM ledger_entry e
    WHERE e.workspace = NEW.workspace AND e."case" = NEW."case" AND e.action = NEW.action AND e.summed_on < 'infinity';
  IF leaving IS NOT NULL THEN
    PERFORM book_into_sums(NEW.workspace, leaving, -1);
    UPDATE ledger_entry SET summed_on = CASE state WHEN 'released' THEN 'infinity'::date END
      WHERE workspace = NEW.workspace AND id = ANY (leaving);
  END IF;
  RETURN NULL;
END $$;

-- After all of the statement, which may release several entries of the action.
CREATE TRIGGER ledger_entry_released AFTER UPDATE OF "state" ON "ledger_entry"
  FOR EACH ROW WHEN (OLD.summed_on < 'infinity' AND NEW.state = 'released') EXECUTE FUNCTION release_from_sums();

CREATE TRIGGER recovery_case_other_outage BEFORE UPDATE OF "outage" ON "recovery_case"
  FOR EACH ROW WHEN (OLD.outage IS DISTINCT FROM NEW.outage) EXECUTE FUNCTION leave_sums();
CREATE TRIGGER recovery_case_gone BEFORE DELETE ON "recovery_case"
  FOR EACH ROW WHEN (OLD.outage IS NOT NULL) EXECUTE FUNCTION leave_sums();
