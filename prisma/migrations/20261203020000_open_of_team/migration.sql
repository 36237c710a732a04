-- what a team has in hand, for its lead's board: flat with the company, and with what was ever dismissed or merged.
-- "resolved_at" is said besides, so that no other question about open cases is answered by reading all of this index
CREATE INDEX "recovery_case_open_of_team" ON "recovery_case"("team", "workspace")
  WHERE "resolved_at" IS NULL AND "status" IN ('owned', 'waiting');
