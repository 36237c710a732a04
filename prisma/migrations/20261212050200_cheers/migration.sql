-- AlterTable
ALTER TABLE "thank_to" ADD COLUMN     "cheers_at" TIMESTAMPTZ(3),
ADD COLUMN     "cheers_told" INTEGER;

-- CreateTable
CREATE TABLE "thank_cheer" (
    "workspace" TEXT NOT NULL,
    "thank" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "sign" TEXT NOT NULL,

    CONSTRAINT "thank_cheer_pkey" PRIMARY KEY ("thank","mark","sign","workspace")
);

-- CreateIndex
CREATE INDEX "thank_to_cheers_at_workspace_idx" ON "thank_to"("cheers_at", "workspace");

-- Which thank-you a reaction is to is found by the id of its post.
CREATE INDEX "message_of_thanks_idx" ON "message" (coalesce("place"->>'ts', "place"->>'id'), "workspace")
  WHERE "subject" LIKE 'peer_thanks:%';
