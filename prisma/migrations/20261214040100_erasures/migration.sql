-- CreateTable
CREATE TABLE "erasure" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "keys" TEXT[],
    "counted" TEXT NOT NULL,
    "sealed" BYTEA,
    "state" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "confirmed_by" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "gone" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("workspace","id")
);


-- Below this line by hand: what the schema language cannot say.

ALTER TABLE "erasure" ADD CONSTRAINT "erasure_state" CHECK ("state" IN ('asked', 'running', 'done', 'declined'));

-- A reservation is committed or released once; nothing else of an entry ever changes, except that a reference of old becomes a
-- key, and that an erased customer is counted under a key nobody can find anything out from. Whether it is inside the sums is no
-- part of what it says; while it is, its customer stays known or unknown.
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
  IF to_jsonb(NEW) - 'customer_key' - 'settles_passenger' = to_jsonb(OLD) - 'customer_key' - 'settles_passenger'
     AND (NEW.customer_key IS DISTINCT FROM OLD.customer_key OR NEW.settles_passenger IS DISTINCT FROM OLD.settles_passenger)
     AND (NEW.settles_passenger IS NOT DISTINCT FROM OLD.settles_passenger OR NEW.settles_passenger LIKE '—%')
     AND (NEW.customer_key IS NOT DISTINCT FROM OLD.customer_key OR EXISTS (
       SELECT FROM erasure e WHERE e.workspace = OLD.workspace AND e.state = 'running'
         AND OLD.customer_key = ANY (e.keys) AND NEW.customer_key = e.counted)) THEN
    RETURN NEW;
  END IF;
  IF OLD.state <> 'reserved' OR NEW.state NOT IN ('committed', 'released')
     OR to_jsonb(NEW) - 'state' <> to_jsonb(OLD) - 'state' THEN
    RAISE EXCEPTION 'ledger entry % may only go from reserved to committed or released', OLD.id
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;

-- Cases that were said to be of another customer at some time: few of all, and found without reading the whole journal.
CREATE INDEX "journal_entry_customer_changed" ON "journal_entry" ("workspace", "kind", "case")
  WHERE "kind" IN ('facts_set', 'customer_linked', 'customer_unlinked', 'merged_in');
