-- CreateTable
CREATE TABLE "delivery" (
    "workspace" TEXT NOT NULL,
    "receiver" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "sealed" BYTEA NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "claim" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "holder" INTEGER,
    "lease_until" TIMESTAMPTZ(3),
    "trouble" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id","receiver","workspace")
);

-- CreateIndex
CREATE INDEX "delivery_receiver_workspace_due_at_idx" ON "delivery"("receiver", "workspace", "due_at");

-- CreateIndex
CREATE INDEX "delivery_subject_receiver_workspace_number_idx" ON "delivery"("subject", "receiver", "workspace", "number");

ALTER TABLE "delivery" ADD CONSTRAINT "delivery_state" CHECK ("state" IN ('waiting', 'sending', 'dead'));
