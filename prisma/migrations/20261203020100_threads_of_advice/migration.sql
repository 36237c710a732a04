-- In the thread under a question to the team the case need not be named either.
CREATE INDEX "message_of_advice_idx" ON "message" (coalesce("place"->>'ts', "place"->>'id'), "workspace")
  WHERE "subject" LIKE 'advice:%';
