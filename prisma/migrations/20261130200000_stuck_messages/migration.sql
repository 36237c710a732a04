-- A message that could not be posted where it should be is tried again: when its case changes, when the place is told of, once an
-- hour. Before, it was dead for ever; those that wait for a place are tried once more after the update.
ALTER TABLE "message" DROP CONSTRAINT "message_state";
ALTER TABLE "message" ADD CONSTRAINT "message_state" CHECK ("state" IN ('idle', 'sending', 'unknown', 'stuck', 'dead'));
UPDATE "message" SET "state" = 'stuck', "due_at" = NULL, "failures" = 0
  WHERE "state" = 'dead' AND "place" IS NULL AND "wanted" > "shown" AND "subject" LIKE ANY (ARRAY['case:%', 'request:%']);
