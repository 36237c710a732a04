-- AlterTable
ALTER TABLE "set_aside" ADD COLUMN "settled_by" TEXT;
