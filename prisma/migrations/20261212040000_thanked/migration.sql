-- Who is thanked on a case stands beside it, so that their thank-yous are found on whoever's case they lie.
ALTER TABLE "recovery_case" ADD COLUMN "thanked" TEXT[] DEFAULT ARRAY[]::TEXT[];
CREATE INDEX "recovery_case_thanked_idx" ON "recovery_case" USING gin ("thanked");

-- Drafts of before have no end: each lapses at its next look.
UPDATE "recovery_case" SET
  "thanked" = ARRAY(
    SELECT DISTINCT s ->> 'to' FROM jsonb_array_elements("doc" -> 'shoutOuts') AS s WHERE s ->> 'status' <> 'dropped'
  ),
  "next_look_at" = CASE
    WHEN "doc" -> 'shoutOuts' @> '[{"status": "draft"}]' THEN least(coalesce("next_look_at", now()), now())
    ELSE "next_look_at"
  END
WHERE jsonb_typeof("doc" -> 'shoutOuts') = 'array' AND jsonb_array_length("doc" -> 'shoutOuts') > 0;
