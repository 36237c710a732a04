-- CreateTable
CREATE TABLE "practice" (
    "workspace" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "drill" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_pkey" PRIMARY KEY ("member","drill","workspace")
);
