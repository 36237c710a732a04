-- AlterTable
ALTER TABLE "member" ADD COLUMN     "contact_type" TEXT,
ADD COLUMN     "shift" TEXT,
ADD COLUMN     "site" TEXT;

-- Cases somebody was asked to help with: few among many, looked for by who has been active lately.
CREATE INDEX "recovery_case_assisted_idx" ON "recovery_case" ("workspace", "last_at") WHERE (("doc" -> 'assists') IS NOT NULL);
