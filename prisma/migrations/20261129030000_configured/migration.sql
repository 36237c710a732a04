-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "configured" TEXT;
