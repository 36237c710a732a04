-- A group that its directory deleted while many who were in it are held back: it is nobody's any more, and gives what it gave to them alone.
ALTER TABLE "people_group" ADD COLUMN "gone_at" TIMESTAMPTZ(3);
