/** The verbs of a case: logging it, giving on it, promising, ending it, saying what belongs together, looking it up. Pure. */
import { readCaseAt } from '../../core/base/ids.ts';
import { plainDigits } from '../../core/base/digits.ts';
import { bareWord, unquoted } from '../../core/base/typed.ts';
import { LONGEST_PROMISE } from '../../core/case/rules/promising.ts';
import type { Press } from '../../core/case/press.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import { timeWordIn } from '../../core/base/moment-words.ts';
import { giftMeant } from './gift-meant.ts';
import {
  addsNothing,
  asks,
  firstWord,
  missing,
  splitReason,
  withCase,
  withoutBecause,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from './hearing.ts';
import { givesBy } from './promises/hear-promises.ts';
import { isPointer } from './points-above.ts';
import { readItem } from './read-item.ts';

/** `log what happened`: the words of a complaint stay as they were typed. `log it` says none; under the card of a case it is logged already. */
export const log: Reader = (rest, { here }) => {
  const isSaid = !isPointer(rest);
  if (!isSaid && here !== undefined) return asks({ kind: 'show', case: here });
  return { kind: 'form', form: { kind: 'log', text: isSaid ? rest : '', permalink: null, source: 'chat' } };
};

/** `give R-1042 refund 40 EUR [because …]` · `give R-1042 points 2000` · `give R-1042 upgrade [60 EUR]` · `give R-1042 apology`; a dash before words is as good as "because". */
export function give(rest: string, hearing: Hearing): HeardLine {
  return withCase('give', rest, (id, words) => {
    const [asked, because] = splitReason(words);
    const [name, quantity] = firstWord(asked);
    if (name === '' && because === undefined)
      return { kind: 'not_understood', why: { kind: 'action_missing', actions: [...hearing.actions.keys()] } };
    const kind = bareWord(name);
    const percent = hearing.actions.get(kind) === 'money' ? percentIn(quantity) : undefined;
    if (percent !== undefined)
      return asks({ kind: 'share', case: id, remedy: kind, percent, because: because ?? null });
    if (hearing.promising?.has(kind) === true) return givesBy(id, kind, quantity.trim(), because ?? null);
    const item = readItem(kind, quantity.trim(), hearing);
    if (item.ok) return wishes({ kind: 'give', case: id, items: [item.item], because: because ?? null });
    return { kind: 'not_understood', why: giftMeant(id, words, item.why, hearing) };
  });
}

/** `10%`, `12,5 %`, `10 percent of the order`; undefined for what is none, or more than all of it ten times. */
function percentIn(typed: string): number | undefined {
  const [, digits = ''] = PERCENT.exec(plainDigits(typed.trim(), true)) ?? [];
  const percent = Number(digits.replace(',', '.'));
  return digits !== '' && percent > 0 && percent <= 1000 ? percent : undefined;
}
const PERCENT =
  /^(?:of\s+)?(\d{1,4}(?:[.,]\d{1,2})?)\s?(?:%|percent|per\s?cent|prozent|pct)(?:\s+(?:of|off|von|vom)\s[^\d]{1,60})?$/iu;

/** The customer takes it back, and nothing else is said. */
const WITHDRAWN = /^(?:as )?(?:withdrawn|taken back|zurückgenommen|zurückgezogen)[.!]?$/iu;

/** `resolve R-1042 withdrawn` opens the form for that. `resolve R-1042 [they were happy]`: opens the form, with the words as what helped. */
export const resolve: Reader = (rest) =>
  withCase('resolve', rest, (id, typed) => {
    const words = withoutBecause(unquoted(typed));
    if (WITHDRAWN.test(words)) return opens({ kind: 'open_withdrawn', case: id, v: 0 });
    const form = { kind: 'resolve', case: id } as const;
    return { kind: 'form', form: words === '' ? form : { ...form, words } };
  });

/**
 * `promise R-1042 17:00 call back` · `promise R-1042 call back by tomorrow 17:00`; without words, the form. Which moment is
 * meant is read where the zone of the one who types is known; there a moment alone is answered with it, and what is missing.
 */
export function promise(rest: string): HeardLine {
  return withCase('promise', rest, (id, typed) => {
    const words = unquoted(typed);
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_promise', case: id, v: 0 } } };
    if (timeWordIn(words) === undefined)
      return { kind: 'not_understood', why: { kind: 'promise_words', case: id, typed: words } };
    return { kind: 'wish', wish: { kind: 'promise', case: id, typed: words } };
  });
}

/** `kept R-1042`: the one promise that is open; `kept R-1042 call back`: the one with these words. */
export const kept: Reader = (rest) =>
  withCase('kept', rest, (id, more) => {
    const command = { kind: 'keep_promise', case: id, promise: null } as const;
    return wishes(addsNothing(more) ? command : { ...command, about: unquoted(more).slice(0, LONGEST_PROMISE) });
  });

/** `link R-1042 R-1001`, with or without a word like "with" or "from" between the two, and with a reason or none; `link R-1042 QX7PLM because …` for what the customer goes by. The case alone opens the form. */
export const link = linking('link');
export const unlink = linking('unlink');

function linking(kind: 'link' | 'unlink'): Reader {
  return (rest, { here }) =>
    withCase(kind, rest, (id, words) => {
      const second = words.replace(/^(?:with|to|and|from|&|\+)\s+/i, '');
      // in its thread, the one named is the other
      if (second === '' && here !== undefined && here !== id) return wishes({ kind, case: here, other: id });
      if (second === '') return opens({ kind: `open_${kind}`, case: id, v: 0 });
      const other = readCaseAt(second);
      // "412 Smith": a number with words behind it is a room
      const isOther = other?.isBare === false || other?.length === second.length;
      if (other !== undefined && isOther) {
        const because = withoutBecause(second.slice(other.length).replace(/^[\s,;:.!?–—-]+/, ''));
        return wishes({ kind, case: id, other: other.id, ...(because !== '' && { because }) });
      }
      // what is no case is what the customer goes by: with a reason it was surely meant so
      const [customer, because] = splitReason(second);
      if (because === undefined)
        return { kind: 'not_understood', why: { kind: 'link_words', verb: kind, case: id, typed: second } };
      return wishes({ kind: `${kind}_customer`, case: id, customer: unquoted(customer), because });
    });
}

/** `injury: she fell`, `press, a reporter asked`. */
const KIND_BEFORE = new RegExp(
  `^(${SENSITIVITIES.map((one) => one.replace('_', '[ _-]')).join('|')})[:,;]\\s*(\\S[^]*)$`,
  'i',
);

/** `restrict R-1042 [injury] because …` · `lift R-1042 because …`; without a reason, the form. */
export const restrict: Reader = (rest) =>
  withCase('restrict', rest, (id, words) => {
    const [, kind = '', why] = KIND_BEFORE.exec(words) ?? [];
    const [about, because = ''] = why === undefined ? splitReason(words) : [kind, withoutBecause(why)];
    const named = about.toLowerCase().replaceAll(/[\s-]+/g, '_');
    const sensitivity = SENSITIVITIES.find((one) => one === named) ?? null;
    const reason = because === '' && sensitivity === null ? about : because;
    if (reason === '') return opens({ kind: 'open_restrict', case: id, v: 0 });
    return wishes({ kind: 'restrict', case: id, sensitivity, reason });
  });
export const lift: Reader = (rest) =>
  withCase('lift', rest, (id, words) => {
    const reason = withoutBecause(words);
    return reason === '' ? opens({ kind: 'open_lift', case: id, v: 0 }) : wishes({ kind: 'lift', case: id, reason });
  });

/** `hold R-1042 because …` · `hold R-1042 off`. */
export const hold: Reader = (rest) =>
  withCase('hold', rest, (id, words) => {
    if (/^(?:off|end|ends|ended|over|aus)[.!]?$/i.test(words)) return wishes({ kind: 'end_hold', case: id });
    const because = withoutBecause(words.replace(/^on\b\s*/i, ''));
    return wishes({ kind: 'hold', case: id, because: because === '' ? null : because });
  });

const opens = (press: Press): HeardLine => ({ kind: 'form', form: { kind: 'press', press } });

/** `show R-1042` · `find hot water`. */
export const show: Reader = (rest) => withCase('show', rest, (id) => asks({ kind: 'show', case: id }));
export const find: Reader = (rest) => {
  const words = unquoted(rest.replace(/[?!]{1,9}$/, ''));
  return words === '' ? missing('find') : asks({ kind: 'find', words });
};
