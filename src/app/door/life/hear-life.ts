/** The verbs of a case's life besides its remedies: saying otherwise what stands on it, and reading what was changed. Pure. */
import { alone, asks, withCase, type Reader } from '../hearing.ts';
import { heardEdit } from './edit-words.ts';

/** `edit R-1042` opens the form; `edit R-1042 urgency S2 because …` says one thing otherwise. */
export const edit: Reader = (rest, hearing) =>
  withCase('edit', rest, (id, words) =>
    words === ''
      ? { kind: 'form', form: { kind: 'press', press: { kind: 'open_edit_case', case: id, v: 0 } } }
      : heardEdit(id, words, hearing),
  );

/** `history R-1042`. */
export const history: Reader = (rest) =>
  withCase('history', rest, (id, more) => alone(`history ${id}`, more, asks({ kind: 'history', case: id })));
