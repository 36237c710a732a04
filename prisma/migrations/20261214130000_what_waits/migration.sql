-- What is asked at each scrape goes to its place: messages given up, what an older key sealed, and when the journal was verified last.
CREATE INDEX "message_dead" ON "message" ("workspace") WHERE "state" = 'dead';
CREATE INDEX "sealed_text_of_key" ON "sealed_text" ("workspace", substring("sealed" FROM 1 FOR 9));
CREATE INDEX "house_entry_verified" ON "house_entry" ("workspace", "at")
  WHERE "kind" = 'operator_command' AND "details" ->> 'command' = 'audit_verify';
