/** The verbs around a request: deciding it, offering less, asking and answering, taking it back. Pure. */
import type { CaseId } from '../../core/base/ids.ts';
import { readAmount, type AmountUnread } from '../../core/base/read-amount.ts';
import type { AmountNamed, Command, RemedyNamed } from '../../core/case/commands.ts';
import { reasonIn } from '../../core/case/rules/own-words.ts';
import { remedyName, WITH_NAMES } from '../../cards/words/names.ts';
import {
  amountsOf,
  missing,
  splitAt,
  splitReason,
  withCase,
  wishes,
  type HeardLine,
  type Hearing,
  type Reader,
} from './hearing.ts';
import { readOffer, readUnits } from './read-item.ts';

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
    const isReason = named === null && !(because === undefined && AMOUNT_ALONE.test(before));
    const reason = reasonIn(isReason ? words.replace(/^[-‐-―−]{1,3}\s+/, '') : (because ?? ''));
    if (reason === null)
      return { kind: 'not_understood', why: { kind: 'reason_needed', case: id, offers: named?.amount ?? null } };
    return wishes({ kind: 'decline', case: id, request: null, digest: null, named, reason, alternative: null });
  });
}

/** A number with what it is of, and no word besides: "6.000 €", which can be read in two ways, is no reason either. */
const AMOUNT_ALONE =
  /^(?:[\p{Sc}]|\p{L}{1,3}\s)?\s?[\d.,'’\s–-]{0,30}\d[\d.,'’\s–-]{0,30}(?:[\p{Sc}%]|\s?(?:\p{Lu}{3}|euros?|dollars?|pounds?|points?|pts|punkte|k))?[.!]?$/u;

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

/** `withdraw R-1042 [400 EUR]`: the amount confirms what is taken back. */
export function withdraw(rest: string, hearing: Hearing): HeardLine {
  return withCase('withdraw', rest, (id, typed) => {
    const read = readNamed(typed, hearing);
    if (!read.ok) return { kind: 'not_understood', why: { kind: 'case_alone', verb: 'withdraw', case: id, typed } };
    return wishes({ kind: 'withdraw', case: id, request: null, named: read.named });
  });
}

type NamedRead =
  | { readonly ok: true; readonly named: AmountNamed | null }
  | { readonly ok: false; readonly read: AmountUnread };

/** `400 EUR`, `2000 points`, a bare number, which can be either, or remedies: `refund 400 EUR + upgrade`; null where nothing was named. */
export function readNamed(typed: string, hearing: Hearing): NamedRead {
  if (typed === '') return { ok: true, named: null };
  const remedies = readRemedies(typed, hearing);
  if (remedies !== undefined) return remedies;
  return readSum(typed, hearing);
}

/** Undefined where no remedy is named. */
function readRemedies(typed: string, hearing: Hearing): NamedRead | undefined {
  const items: RemedyNamed[] = [];
  for (const part of typed.split('+').map((one) => one.trim())) {
    const [kind, size] = remedyFirst(part, hearing) ?? [];
    if (kind === undefined || size === undefined) return items.length === 0 ? undefined : readSum(typed, hearing);
    const read = readSum(size, hearing);
    if (!read.ok) return read;
    // of a bare number only what the remedy is counted in is meant
    const isPoints = hearing.actions.get(kind) === 'points';
    items.push({
      kind,
      amount: isPoints ? null : (read.named?.amount ?? null),
      units: isPoints ? (read.named?.units ?? null) : null,
    });
  }
  return { ok: true, named: { amount: null, units: null, items } };
}

/** The remedy a part begins with, by its name in the policy or as cards say it in any language, and what stands behind it. */
function remedyFirst(part: string, { actions }: Hearing): readonly [kind: string, size: string] | undefined {
  const typed = part.toLowerCase();
  const names = [...actions.keys()].flatMap((kind) =>
    [kind, kind.replaceAll('_', ' '), ...WITH_NAMES.map((reader) => remedyName(kind, reader).toLowerCase())].map(
      (name) => [kind, name] as const,
    ),
  );
  const fitting = names.filter(([, name]) => typed === name || typed.startsWith(`${name} `));
  const [longest] = fitting.toSorted(([, a], [, b]) => b.length - a.length);
  if (longest === undefined) return undefined;
  const [kind, name] = longest;
  return [kind, part.slice(name.length).trim()];
}

function readSum(typed: string, hearing: Hearing): NamedRead {
  if (typed === '') return { ok: true, named: null };
  // as cards show them: "60,000 points", "60 000 points"
  const counted = /^(.*\d)\s?(?:points?|pts?\.?|punkte?)$/i.exec(typed)?.[1];
  const points = counted === undefined ? undefined : readUnits(counted);
  if (points !== undefined) return { ok: true, named: { amount: null, units: points } };
  const units = /^[0-9]{1,9}$/.test(typed) ? BigInt(typed) : null;
  const read = readAmount(typed, amountsOf(hearing));
  if (read.kind === 'amount') return { ok: true, named: { amount: read.amount, units } };
  return units === null ? { ok: false, read } : { ok: true, named: { amount: null, units } };
}
