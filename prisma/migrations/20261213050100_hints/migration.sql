-- CreateTable
CREATE TABLE "hint" (
    "workspace" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "bound" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "holder" INTEGER,
    "lease_until" TIMESTAMPTZ(3),
    "model" TEXT,
    "reading" JSONB,
    "trouble" TEXT,

    CONSTRAINT "hint_pkey" PRIMARY KEY ("workspace","subject")
);

-- CreateTable
CREATE TABLE "model_use" (
    "workspace" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "tokens" BIGINT NOT NULL DEFAULT 0,
    "cost" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "model_use_pkey" PRIMARY KEY ("workspace","day")
);

-- what is still to be asked is looked for every few seconds
CREATE INDEX "hint_waits" ON "hint" ("workspace", "number") WHERE "state" IN ('waiting', 'asking');
ALTER TABLE "hint" ADD CONSTRAINT "hint_state" CHECK ("state" IN ('waiting', 'asking', 'there', 'none'));
-- whatever goes wrong: nothing is asked a third time
ALTER TABLE "hint" ADD CONSTRAINT "hint_calls" CHECK ("calls" BETWEEN 0 AND 2);
