/** The verbs of a case's life besides its remedies: saying otherwise what stands on it, setting it aside, merging, undoing, and reading what was changed. Pure. */
import { readCaseAt } from '../../../core/base/ids.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { DismissReason } from '../../../core/case/status.ts';
import { alone, asks, withCase, withoutBecause, wishes, type Reader } from '../hearing.ts';
import { heardEdit } from './edit-words.ts';

/** `edit R-1042` opens the form; `edit R-1042 urgency S2 because …` says one thing otherwise. */
export const edit: Reader = (rest, hearing) =>
  withCase('edit', rest, (id, words) =>
    words === ''
      ? { kind: 'form', form: { kind: 'press', press: { kind: 'open_edit_case', case: id, v: 0 } } }
      : heardEdit(id, words, hearing),
  );

/** `history R-1042`, `history R-1042 2`. */
export const history: Reader = (rest) =>
  withCase('history', rest, (id, more) => {
    const page = /^(?:page\s+|seite\s+)?([1-9]\d{0,3})$/i.exec(more)?.[1];
    const asked = asks({ kind: 'history', case: id, ...(page !== undefined && { page: Number(page) }) });
    return alone(`history ${id}`, page === undefined ? more : '', asked);
  });

/** `dismiss R-1042 duplicate because …` · `dismiss R-1042 because it was a question`; without words, the form. */
export const dismiss: Reader = (rest) =>
  withCase('dismiss', rest, (id, words) => {
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_dismiss', case: id, v: 0 } } };
    const named = REASONS.find(([shape]) => shape.test(words));
    const behind = named === undefined ? words : words.replace(named[0], '').replace(/^[\s,;:.–-]+/, '');
    const said = unquoted(withoutBecause(behind));
    return wishes({ kind: 'dismiss', case: id, reason: named?.[1] ?? 'other', words: said === '' ? null : said });
  });

/** What people call the reasons, in English and German, as the first words. */
const REASONS: readonly (readonly [RegExp, DismissReason])[] = [
  [/^(?:as )?(?:not|no|keine)\s(?:an? )?(?:complaint|beschwerde)(?![\p{L}\p{N}])/iu, 'not_a_complaint'],
  [/^(?:as |it'?s )?(?:an? )?(?:duplicate|double|twice|doppelt|duplikat)(?![\p{L}\p{N}])/iu, 'duplicate'],
  [/^(?:as |it'?s )?(?:only )?(?:an? )?test(?:ing)?(?![\p{L}\p{N}])/iu, 'test'],
  [/^(?:as )?(?:the )?(?:wrong place|not for us|not ours|falsche stelle)(?![\p{L}\p{N}])/iu, 'wrong_place'],
];

/** `undo R-1042`: what was done last on it was a mistake. */
export const undo: Reader = (rest) =>
  withCase('undo', rest, (id, more) => alone(`undo ${id}`, more, wishes({ kind: 'undo', case: id })));

/** `merge R-1042 into R-1001 [because …]`; the case alone opens the form. In its thread, the one named stays. */
export const merge: Reader = (rest, { here }) =>
  withCase('merge', rest, (id, words) => {
    const second = words.replace(/^(?:into|with|to|and|in|mit|&|\+)\s+/i, '');
    if (second === '' && here !== undefined && here !== id)
      return wishes({ kind: 'merge', case: here, into: id, because: null });
    if (second === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_merge', case: id, v: 0 } } };
    const named = readCaseAt(second);
    if (named === undefined) return { kind: 'not_understood', why: { kind: 'not_a_case', typed: second } };
    const because = withoutBecause(second.slice(named.length).replace(/^[\s,;:.–-]+/, ''));
    return wishes({ kind: 'merge', case: id, into: named.id, because: because === '' ? null : unquoted(because) });
  });
