-- What a team's channels are written in, and the language a person chose in chat: it stands above what is configured.
ALTER TABLE "team" ADD COLUMN "locale" TEXT NOT NULL DEFAULT 'en-GB';
ALTER TABLE "member" ADD COLUMN "locale_chosen" TEXT;
