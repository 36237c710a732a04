-- What one customer goes by: keys that a person said belong together, or that stand for one reference written in another form.
CREATE TABLE "customer_identity" (
    "workspace" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "customer" TEXT NOT NULL,

    CONSTRAINT "customer_identity_pkey" PRIMARY KEY ("workspace","key")
);
CREATE INDEX "customer_identity_customer_workspace_idx" ON "customer_identity"("customer", "workspace");

-- Up to which form of references the keys of stored customers were brought.
ALTER TABLE "workspace" ADD COLUMN "customer_form" INTEGER NOT NULL DEFAULT 0;
