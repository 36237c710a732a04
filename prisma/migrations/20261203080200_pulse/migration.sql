-- CreateTable
CREATE TABLE "pulse_team" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pulse_team_pkey" PRIMARY KEY ("workspace","team")
);

-- CreateTable
CREATE TABLE "pulse_round" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "said" INTEGER[],

    CONSTRAINT "pulse_round_pkey" PRIMARY KEY ("workspace","team","month")
);

-- CreateTable
CREATE TABLE "pulse_mark" (
    "workspace" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "member" TEXT NOT NULL,
    "items" INTEGER NOT NULL,

    CONSTRAINT "pulse_mark_pkey" PRIMARY KEY ("workspace","month","member")
);

-- CreateTable
CREATE TABLE "pulse_silence" (
    "workspace" TEXT NOT NULL,
    "member" TEXT NOT NULL,

    CONSTRAINT "pulse_silence_pkey" PRIMARY KEY ("workspace","member")
);

-- CreateIndex
CREATE INDEX "pulse_team_next_at_workspace_idx" ON "pulse_team"("next_at", "workspace");
