-- CreateTable
CREATE TABLE "workspace_home" (
    "workspace" TEXT NOT NULL,
    "server" TEXT,
    "database" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspace_home_pkey" PRIMARY KEY ("workspace")
);
