-- AlterTable
ALTER TABLE "message" ADD COLUMN     "trace" TEXT,
ADD COLUMN     "wanted_at" TIMESTAMPTZ(3);

-- Since when a message does not show what it should, whoever wants it: a message is wanted in many statements, some of
-- them of an older process that runs beside this one.
CREATE FUNCTION message_wanted_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.wanted_at := clock_timestamp();
  RETURN NEW;
END $$;

CREATE TRIGGER message_wanted BEFORE INSERT ON "message"
FOR EACH ROW WHEN (NEW.wanted > NEW.shown) EXECUTE FUNCTION message_wanted_at();

CREATE TRIGGER message_wanted_anew BEFORE UPDATE OF wanted ON "message"
FOR EACH ROW WHEN (NEW.wanted > NEW.shown AND OLD.wanted <= OLD.shown) EXECUTE FUNCTION message_wanted_at();
