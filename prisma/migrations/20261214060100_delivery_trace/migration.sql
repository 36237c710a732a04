-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "trace" TEXT;
