-- Hashes cover all columns of an entry; those written before say that theirs do not.

-- AlterTable
ALTER TABLE "journal_entry" ADD COLUMN     "form" SMALLINT NOT NULL DEFAULT 1;


-- Below this line by hand: what the schema language cannot say.

-- Words beside the journal are deleted where they are erased, and never changed.
CREATE TRIGGER journal_word_unchanged BEFORE UPDATE ON "journal_word"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
