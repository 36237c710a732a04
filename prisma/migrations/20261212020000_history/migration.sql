-- CreateTable
CREATE TABLE "history_import" (
    "workspace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "run" INTEGER NOT NULL,
    "file" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "mapping_hash" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "lines" INTEGER NOT NULL,
    "added" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,

    CONSTRAINT "history_import_pkey" PRIMARY KEY ("workspace","name")
);

-- CreateTable
CREATE TABLE "history_case" (
    "workspace" TEXT NOT NULL,
    "reference" UUID NOT NULL,
    "import" TEXT NOT NULL,
    "case" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "hash" UUID NOT NULL,
    "mark" SMALLINT,
    "mark_of" SMALLINT,

    CONSTRAINT "history_case_pkey" PRIMARY KEY ("reference","import","workspace")
);

-- CreateTable
CREATE TABLE "history_spelling" (
    "workspace" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "word" TEXT NOT NULL,
    "shown" TEXT NOT NULL,

    CONSTRAINT "history_spelling_pkey" PRIMARY KEY ("workspace","dimension","word")
);

-- CreateIndex
CREATE UNIQUE INDEX "history_case_case_workspace_key" ON "history_case"("case", "workspace");
