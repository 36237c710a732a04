-- By hand: what the schema language cannot say.

-- What ended and still has its words, the oldest first: what is kept too long is found without reading the rest.
CREATE INDEX "recovery_case_ended" ON "recovery_case" ("workspace", "last_at", "id")
  WHERE "status" IN ('resolved', 'closed', 'dismissed', 'merged') AND "words" <> '—';
