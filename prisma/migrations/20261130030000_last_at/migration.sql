-- When something last happened to a case: a team's weeks are found by it, however long the team's history is.
ALTER TABLE "recovery_case" ADD COLUMN "last_at" TIMESTAMPTZ(3);
UPDATE "recovery_case" c SET "last_at" = coalesce(
  (SELECT max(e.at) FROM "journal_entry" e WHERE e.workspace = c.workspace AND e."case" = c.id), c.received_at);
ALTER TABLE "recovery_case" ALTER COLUMN "last_at" SET NOT NULL;
CREATE INDEX "recovery_case_team_workspace_last_at_idx" ON "recovery_case"("team", "workspace", "last_at");
-- Those that nothing happens to and that are open all the same.
CREATE INDEX "recovery_case_unresolved" ON "recovery_case"("team", "workspace") WHERE "resolved_at" IS NULL;
