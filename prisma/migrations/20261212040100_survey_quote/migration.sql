-- A customer may say that their words may be shown, without their name, to thank whoever helped; not asked before: they may not.
ALTER TABLE "survey" ADD COLUMN "may_quote" BOOLEAN NOT NULL DEFAULT false;
