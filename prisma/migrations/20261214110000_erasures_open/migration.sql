-- What is asked for or under way is few of all, and is looked for every few seconds.
CREATE INDEX "erasure_open" ON "erasure" ("workspace", "state") WHERE "state" IN ('asked', 'running');
