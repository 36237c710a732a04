-- CreateTable
CREATE TABLE "mailbox_place" (
    "workspace" TEXT NOT NULL,
    "mailbox" TEXT NOT NULL,
    "uid_validity" BIGINT NOT NULL,
    "last_uid" BIGINT NOT NULL,
    "held_by" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mailbox_place_pkey" PRIMARY KEY ("workspace","mailbox")
);
