/** The verbs of a case: logging it, giving on it, promising, ending it, saying what belongs together, looking it up. Pure. */
import { readCaseId } from '../../core/base/ids.ts';
import { readWhen } from '../../core/base/when.ts';
import {
  asks,
  BECAUSE,
  firstWord,
  missing,
  splitAt,
  unquoted,
  withCase,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from './hearing.ts';
import { readItem } from './read-item.ts';

/** `log what happened`: the words of a complaint stay as they were typed. */
export const log: Reader = (rest) => ({
  kind: 'form',
  form: { kind: 'log', text: rest, permalink: null, source: 'chat' },
});

/** `give R-1042 refund 40 EUR [because …]` · `give R-1042 points 2000` · `give R-1042 upgrade [60 EUR]` · `give R-1042 apology`. */
export function give(rest: string, hearing: Hearing): HeardLine {
  return withCase('give', rest, (id, words) => {
    const [asked, because = ''] = splitAt(words, BECAUSE);
    const [name, quantity] = firstWord(asked);
    if (name === '')
      return { kind: 'not_understood', why: { kind: 'action_missing', actions: [...hearing.actions.keys()] } };
    const item = readItem(name.toLowerCase(), quantity.trim(), hearing);
    if (!item.ok) return { kind: 'not_understood', why: item.why };
    return wishes({ kind: 'give', case: id, items: [item.item], because: because === '' ? null : because });
  });
}

/** `resolve R-1042`: opens the form. */
export const resolve: Reader = (rest) =>
  withCase('resolve', rest, (id) => ({ kind: 'form', form: { kind: 'resolve', case: id } }));

/** `promise R-1042 17:00 call back` · `tomorrow 10:00` · `2026-12-09 10:00` · `in 2h`; without words, the form. */
export function promise(rest: string): HeardLine {
  return withCase('promise', rest, (id, words) => {
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_promise', case: id, v: 0 } } };
    const read = readWhen(words);
    const text = unquoted(read?.rest ?? '');
    return read === undefined || text === ''
      ? { kind: 'not_understood', why: { kind: 'promise_words', case: id, typed: words, timed: read !== undefined } }
      : { kind: 'wish', wish: { kind: 'promise', case: id, when: read.when, text, typed: words } };
  });
}

/** `kept R-1042`: the one promise that is open. */
export const kept: Reader = (rest) =>
  withCase('kept', rest, (id) => wishes({ kind: 'keep_promise', case: id, promise: null }));

/** `link R-1042 R-1001`, with or without a word like "with" or "from" between the two. */
export const link = linking('link');
export const unlink = linking('unlink');

function linking(kind: 'link' | 'unlink'): Reader {
  return (rest) =>
    withCase(kind, rest, (id, words) => {
      const second = words.replace(/^(?:with|to|and|from|&|\+)\s+/i, '');
      if (second === '') return { kind: 'not_understood', why: { kind: 'second_case_missing', verb: kind, case: id } };
      const other = readCaseId(second);
      if (other === undefined) return { kind: 'not_understood', why: { kind: 'not_a_case', typed: second } };
      return wishes({ kind, case: id, other });
    });
}

/** `show R-1042` · `find hot water`. */
export const show: Reader = (rest) => withCase('show', rest, (id) => asks({ kind: 'show', case: id }));
export const find: Reader = (rest) => (rest === '' ? missing('find') : asks({ kind: 'find', words: rest }));
