/** The verbs around a request: deciding it, offering less, asking and answering, taking it back. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import { readAmount, type AmountUnread } from '../../core/base/read-amount.ts';
import type { AmountNamed } from '../../core/case/commands.ts';
import type { Command } from '../../core/case/commands.ts';
import {
  amountsOf,
  missing,
  splitAt,
  splitReason,
  withCase,
  withoutBecause,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from './hearing.ts';
import { readOffer } from './read-item.ts';

const WORTH = /(?:^|\s)worth(?=\s|$)/i;

/**
 * `approve R-1042 [400 EUR] [worth 25 EUR] [because …]`: the amount confirms what is asked, and is never another one; `worth` says
 * its value in base currency where no rate does.
 */
export function approve(rest: string, hearing: Hearing): HeardLine {
  return withCase('approve', rest, (id, words) => {
    const [before, because] = splitReason(words);
    const [confirmed, value] = splitAt(before, WORTH);
    const named = readNamed(confirmed, hearing);
    if (!named.ok)
      return { kind: 'not_understood', why: { kind: 'approve_words', case: id, typed: words, read: named.read } };
    const plain = { kind: 'approve', case: id, request: null, digest: null, named: named.named } as const;
    const reason = because ?? null;
    if (value === undefined) return wishes({ ...plain, baseAmount: null, reason });
    const read = readAmount(value, amountsOf(hearing));
    if (read.kind === 'amount') return wishes({ ...plain, baseAmount: read.amount, reason });
    return {
      kind: 'not_understood',
      why: { kind: 'worth_words', case: id, read, currency: hearing.currency },
    };
  });
}

/** `decline R-1042 [400 EUR] because …`. An amount that begins a sentence is part of the reason. */
export function decline(rest: string, hearing: Hearing): HeardLine {
  return withCase('decline', rest, (id, words) => {
    const [before, because] = splitReason(words);
    const read = before === '' ? undefined : readNamed(before, hearing);
    const named = read?.ok === true ? read.named : null;
    const reason = named === null ? withoutBecause(words).replace(/^[-‐-―−]{1,3}\s+/, '') : (because ?? '');
    if (reason === '')
      return { kind: 'not_understood', why: { kind: 'reason_needed', case: id, offers: named?.amount ?? null } };
    return wishes({ kind: 'decline', case: id, request: null, digest: null, named, reason, alternative: null });
  });
}

/** `accept R-1042 [250 EUR]`: the amount confirms what is offered. */
export function accept(rest: string, hearing: Hearing): HeardLine {
  return withCase('accept', rest, (id, typed) => {
    const read = readNamed(typed, hearing);
    if (!read.ok) return { kind: 'not_understood', why: { kind: 'case_alone', verb: 'accept', case: id, typed } };
    return wishes({ kind: 'accept_counter', case: id, request: null, named: read.named });
  });
}

/** `counter R-1042 250 EUR because …` · `counter R-1042 refund 200 EUR + upgrade because …`. */
export function counter(rest: string, hearing: Hearing): HeardLine {
  return withCase('counter', rest, (id, words) => {
    const [offered, reason = ''] = splitReason(words);
    if (offered === '') return missing('counter');
    const plain = { kind: 'counter', case: id, request: null, digest: null, reason } as const;
    const read = readOffer(offered, hearing);
    return read.ok ? wishes({ ...plain, ...read.offer }) : { kind: 'not_understood', why: read.why };
  });
}

/** `discuss R-1042 …` · `ask R-1042 …` · `answer R-1042 …`: a sentence about the request. */
export const discuss = sentence('discuss', (id, text) => ({ kind: 'discuss', case: id, request: null, text }));
export const ask = sentence('ask', (id, text) => ({ kind: 'ask_more', case: id, request: null, text }));
export const answer = sentence('answer', (id, text) => ({ kind: 'answer_more', case: id, request: null, text }));

function sentence(verb: string, command: (id: CaseId, text: string) => Command): Reader {
  return (rest) => withCase(verb, rest, (id, text) => (text === '' ? missing(verb) : wishes(command(id, text))));
}

/** `withdraw R-1042`. */
export function withdraw(rest: string): HeardLine {
  return withCase('withdraw', rest, (id, typed) =>
    typed === ''
      ? wishes({ kind: 'withdraw', case: id, request: null })
      : { kind: 'not_understood', why: { kind: 'case_alone', verb: 'withdraw', case: id, typed } },
  );
}

type NamedRead =
  | { readonly ok: true; readonly named: AmountNamed | null }
  | { readonly ok: false; readonly read: AmountUnread };

/** `400 EUR`, `2000 points`, or a bare number, which can be either; null where nothing was named. */
function readNamed(typed: string, hearing: Hearing): NamedRead {
  if (typed === '') return { ok: true, named: null };
  const [, number, isPoints] = /^([0-9]{1,9})(\s?points?)?$/i.exec(typed) ?? [];
  const units = number === undefined ? null : BigInt(number);
  if (isPoints !== undefined) return { ok: true, named: { amount: null, units } };
  const read = readAmount(typed, amountsOf(hearing));
  if (read.kind === 'amount') return { ok: true, named: { amount: read.amount, units } };
  return units === null ? { ok: false, read } : { ok: true, named: { amount: null, units } };
}
