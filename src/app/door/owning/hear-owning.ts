/** The verbs by which a case changes hands: offered to somebody, answered, taken over. Pure. */
import { readCaseAt } from '../../../core/base/ids.ts';
import { unquoted } from '../../../core/base/typed.ts';
import {
  alone,
  asks,
  splitReason,
  withCase,
  withoutBecause,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from '../hearing.ts';

/** `handover R-1042 @bob the guest calls at five`; the case alone opens the form. Who is meant is looked up when it is carried out. */
export const handover: Reader = (rest, hearing) => {
  const [, sub, behind = ''] = ANSWER.exec(rest) ?? [];
  if (sub !== undefined) return answered(sub.toLowerCase(), behind, hearing);
  const all = heardAll(rest, hearing);
  if (all !== undefined) return all;
  return withCase('handover', rest, (id, words) =>
    words === ''
      ? { kind: 'form', form: { kind: 'press', press: { kind: 'open_hand_over', case: id, v: 0 } } }
      : { kind: 'wish', wish: { kind: 'handover', case: id, typed: withoutTo(words) } },
  );
};

/**
 * `handover @next` and `handover @bob …` say what would go to whom; `handover all @bob …` offers all of it. In the thread of a
 * case it is that case which is handed over. Undefined where a case is named.
 */
function heardAll(rest: string, { here }: Hearing): HeardLine | undefined {
  const [, word, behind = ''] = ALL.exec(rest) ?? [];
  if (word !== undefined) {
    const typed = withoutTo(behind);
    const why = /^(?:absence|abwesenheit)$/iu.test(word) ? 'absence' : 'shift';
    return typed === ''
      ? asks({ kind: 'shift', typed: null })
      : { kind: 'wish', wish: { kind: 'handover_all', typed, why } };
  }
  if (NEXT.test(rest)) return asks({ kind: 'shift', typed: null });
  if (readCaseAt(rest) !== undefined) return undefined;
  if (here !== undefined)
    return rest === '' ? undefined : { kind: 'wish', wish: { kind: 'handover', case: here, typed: withoutTo(rest) } };
  return asks({ kind: 'shift', typed: rest === '' ? null : withoutTo(rest) });
}

const ALL = /^(all|alle|alles|everything|absence|abwesenheit)(?![\p{L}\p{N}])[\s:,]*([^]*)$/iu;
const NEXT =
  /^(?:to\s+|an\s+)?(?:the\s+|die\s+)?@?(?:next|nächste)(?:[\s_-]?(?:shift|schicht))?[.!]?$|^<@[^>|]*\|next>$/iu;
const withoutTo = (words: string): string => words.replace(/^(?:to|an|for|für)\s+/iu, '').trim();

const ANSWER = /^(accept|decline|withdraw|annehmen|ablehnen|zurücknehmen)(?![\p{L}\p{N}])\s*([^]*)$/iu;

/** `handover accept R-1042` · `handover decline R-1042 because …` · `handover withdraw R-1042`. */
const answered = (sub: string, rest: string, hearing: Parameters<Reader>[1]): HeardLine => {
  const here = rest === '' && hearing.here !== undefined ? hearing.here : rest;
  if (sub === 'decline' || sub === 'ablehnen')
    return withCase('handover decline', here, (id, words) => {
      const reason = withoutBecause(unquoted(words));
      return wishes({ kind: 'decline_handover', case: id, handover: null, reason: reason === '' ? null : reason });
    });
  const kind = sub === 'accept' || sub === 'annehmen' ? 'accept_handover' : 'withdraw_handover';
  const verb = kind === 'accept_handover' ? 'handover accept' : 'handover withdraw';
  return withCase(verb, here, (id, more) => alone(`${verb} ${id}`, more, wishes({ kind, case: id, handover: null })));
};

/** `take R-1042 because …`; without a reason, the form. */
export const take: Reader = (rest) =>
  withCase('take', rest, (id, words) => {
    const [asked, reason] = splitReason(words);
    const because = unquoted(reason ?? asked);
    if (because === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_take', case: id, v: 0 } } };
    return wishes({ kind: 'take', case: id, because });
  });
