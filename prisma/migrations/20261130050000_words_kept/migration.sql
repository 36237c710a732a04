-- AlterTable
ALTER TABLE "sealed_text" ADD COLUMN     "keep_until" TIMESTAMPTZ(3);
