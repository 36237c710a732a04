-- CreateTable
CREATE TABLE "digest_vote" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "voter" TEXT NOT NULL,
    "useful" BOOLEAN NOT NULL,

    CONSTRAINT "digest_vote_pkey" PRIMARY KEY ("workspace","team","week","voter")
);

-- CreateTable
CREATE TABLE "digest_section" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_section_pkey" PRIMARY KEY ("workspace","team","section","version")
);
