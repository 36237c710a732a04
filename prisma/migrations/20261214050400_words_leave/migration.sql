-- Words beside the journal leave it one by one, too, where only some of an entry are erased; none is changed, and none is added.
CREATE FUNCTION words_leave() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.apart @> NEW.apart AND to_jsonb(NEW) - 'apart' = to_jsonb(OLD) - 'apart' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER journal_word_unchanged ON "journal_word";
CREATE TRIGGER journal_word_unchanged BEFORE UPDATE ON "journal_word"
  FOR EACH ROW EXECUTE FUNCTION words_leave();
