-- CreateTable
CREATE TABLE "heard_elsewhere" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "customer_key" TEXT,
    "mark" INTEGER NOT NULL,
    "most" INTEGER NOT NULL,
    "unhappy" BOOLEAN NOT NULL,
    "case" TEXT,
    "raw" TEXT NOT NULL,

    CONSTRAINT "heard_elsewhere_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "workspace" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("workspace","id")
);

-- CreateIndex
CREATE INDEX "heard_elsewhere_at_workspace_idx" ON "heard_elsewhere"("at", "workspace");

-- CreateIndex
CREATE INDEX "purchase_customer_key_workspace_at_idx" ON "purchase"("customer_key", "workspace", "at");
