-- AlterTable
ALTER TABLE "recovery_case" ADD COLUMN     "customer_shown" TEXT;

-- Until now the reference that is shown was the key. It stays what is shown; the keys are made at the start, by src/db/customer-keys.ts,
-- because the database does not know the secret they are made with.
UPDATE "recovery_case" SET "customer_shown" = "customer_key", "doc" = jsonb_set("doc", '{customer,key}', 'null');

-- A reservation is committed or released once; nothing else of an entry ever changes, except that a reference of old becomes a key.
CREATE OR REPLACE FUNCTION settle_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.customer_key !~ '^cus_[0-9a-f]{32}$'
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
