-- CreateTable
CREATE TABLE "digest_week" (
    "workspace" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_week_pkey" PRIMARY KEY ("workspace","team","week")
);

-- What has been posted is settled: a digest of such a week is not posted again.
INSERT INTO "digest_week" ("workspace", "team", "week", "outcome", "at")
SELECT DISTINCT "workspace", split_part("subject", ':', 2), split_part("subject", ':', 3), 'posted', '-infinity'::timestamptz
FROM "message" WHERE "subject" LIKE 'digest:%';
