-- AlterTable
ALTER TABLE "customer_identity" ADD COLUMN     "form_of" TEXT;

-- Customers that were brought over and not linked since go by the key of now: the other key of theirs is its older form.
UPDATE "customer_identity" SET "form_of" = "customer" WHERE "customer" <> "key" AND "customer" ~ '^cus_[0-9a-f]{32}$';
