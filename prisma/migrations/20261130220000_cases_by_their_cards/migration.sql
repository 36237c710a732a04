-- In the thread under its card a case need not be named: which case a thread is of is found by the id of its first message.
CREATE INDEX "message_of_case_idx" ON "message" (coalesce("place"->>'ts', "place"->>'id'), "workspace")
  WHERE "subject" LIKE 'case:%';
