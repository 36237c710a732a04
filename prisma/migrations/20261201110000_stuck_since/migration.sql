-- AlterTable
ALTER TABLE "message" ADD COLUMN     "stuck_since" TIMESTAMPTZ(3);
