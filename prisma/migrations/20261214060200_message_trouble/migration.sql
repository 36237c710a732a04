-- AlterTable
ALTER TABLE "message" ADD COLUMN     "trouble" TEXT;

-- What falls behind anew has not been tried: what the platform said of it before is no reason any more.
CREATE OR REPLACE FUNCTION message_wanted_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.wanted_at := clock_timestamp();
  NEW.trouble := NULL;
  RETURN NEW;
END $$;
