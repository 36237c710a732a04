/** A typed line → what it asks for: a form, a question, a wish, or a sentence on what was not understood. Pure; one grammar for every surface. */
import type { FactType } from '../../core/policy/policy.ts';
import { readAmount, type AmountUnread } from '../../core/base/read-amount.ts';
import { readCaseId, type CaseId } from '../../core/base/ids.ts';
import type { Money } from '../../core/base/money.ts';
import { cleanText, folded, stripped } from '../../core/base/text.ts';
import { readWhen } from '../../core/base/when.ts';
import type { AmountNamed } from '../../core/case/amount-named.ts';
import { LONGEST_COMPLAINT } from '../../core/case/rules/logging.ts';
import type { Command, ItemAsked } from '../../core/case/commands.ts';
import type { ParseError } from '../../cards/answers/parse-error.ts';
import type { FormOpening, Question, Wish } from './door.ts';

export type HeardLine =
  | { readonly kind: 'form'; readonly form: FormOpening }
  | { readonly kind: 'question'; readonly question: Question }
  | { readonly kind: 'wish'; readonly wish: Wish }
  | { readonly kind: 'not_understood'; readonly why: ParseError };

export interface Hearing {
  /** BCP 47; decides how amounts are read. */
  readonly locale: string;
  /** Currency of a bare number; null when the policy names none. */
  readonly currency: string | null;
  /** Names of the policy's actions and their class. */
  readonly actions: ReadonlyMap<string, 'free' | 'in_kind' | 'points' | 'money'>;
  /** Facts the policy declares, by name, and the kinds of evidence it names. */
  readonly facts: ReadonlyMap<string, FactType>;
  readonly evidence: readonly string[];
  /** What a bare greeting asks for; help when not given. */
  readonly greeted?: 'help' | 'mine';
}

type Reader = (rest: string, hearing: Hearing) => HeardLine;

/** The words of a complaint stay as they were typed. */
const log: Reader = (rest) => ({ kind: 'form', form: { kind: 'log', text: rest, permalink: null, source: 'chat' } });

/** The grammar: a verb and how its words are read. `help` is made from the same table. */
const VERBS: Readonly<Record<string, Reader>> = {
  help: () => asks({ kind: 'help' }),
  log,
  give,
  resolve: (rest) => withCase('resolve', rest, (id) => ({ kind: 'form', form: { kind: 'resolve', case: id } })),
  approve,
  counter,
  accept,
  discuss: (rest) =>
    withCase('discuss', rest, (id, text) =>
      text === '' ? missing('discuss') : wishes({ kind: 'discuss', case: id, request: null, text }),
    ),
  ask: (rest) =>
    withCase('ask', rest, (id, text) =>
      text === '' ? missing('ask') : wishes({ kind: 'ask_more', case: id, request: null, text }),
    ),
  answer: (rest) =>
    withCase('answer', rest, (id, text) =>
      text === '' ? missing('answer') : wishes({ kind: 'answer_more', case: id, request: null, text }),
    ),
  withdraw: (rest) =>
    withCase('withdraw', rest, (id, typed) =>
      typed === ''
        ? wishes({ kind: 'withdraw', case: id, request: null })
        : { kind: 'not_understood', why: { kind: 'case_alone', verb: 'withdraw', case: id, typed } },
    ),
  promise,
  kept: (rest) => withCase('kept', rest, (id) => wishes({ kind: 'keep_promise', case: id, promise: null })),
  away,
  back: () => ({ kind: 'wish', wish: { kind: 'back' } }),
  storm,
  event,
  decline,
  link: (rest) => linking('link', rest),
  unlink: (rest) => linking('unlink', rest),
  limits: () => asks({ kind: 'limits' }),
  mine: () => asks({ kind: 'mine' }),
  policy: () => asks({ kind: 'policy' }),
  show: (rest) => withCase('show', rest, (id) => asks({ kind: 'show', case: id })),
  find: (rest) => (rest === '' ? missing('find') : asks({ kind: 'find', words: rest })),
  whocan: (rest) => (rest === '' ? missing('whocan') : asks({ kind: 'whocan', amount: rest })),
  digest: () => asks({ kind: 'digest' }),
};
export const VERB_NAMES: readonly string[] = Object.keys(VERBS);

/** An empty line counts as a cry for help. */
const HELPLESS = new Set(['', '?']);
/** A bare greeting is answered with help, or with the person's own page where that is a card in the chat. */
const GREETINGS = new Set(['hi', 'hello', 'hey']);

/**
 * Longest line that is read, in UTF-16 units; only a complaint may be longer. Reasons and notes are kept up to a thousand
 * characters, and nothing else takes more.
 */
export const LONGEST_LINE = 4_000;
/** What is longer is no complaint either: twice what is kept of one, so that the rule of complaints can answer what comes near. */
const LONGEST_READ = 2 * LONGEST_COMPLAINT;

/** Reads a line without the command word. A leading `/` or `amends`, capitals and stray spaces do not matter. */
export function hear(line: string, hearing: Hearing): HeardLine {
  if (line.length > LONGEST_READ) return tooLong(line, LONGEST_COMPLAINT);
  const said = cleanText(line)
    .trim()
    .replace(/^\/?amends\b[:,]?\s*/i, '')
    .replace(/^\/(?=\p{L})/u, '');
  const [, verb = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(said) ?? [];
  const word = verb.toLowerCase();
  if (word === 'log') return log(rest.trim(), hearing);
  // folded first: no reader meets a run of white space
  const words = folded(rest);
  if (verb.length + words.length > LONGEST_LINE) return tooLong(said, LONGEST_LINE);
  if (HELPLESS.has(word)) return asks({ kind: 'help' });
  if (GREETINGS.has(word)) return asks({ kind: rest === '' ? (hearing.greeted ?? 'help') : 'help' });
  const reader = Object.hasOwn(VERBS, word) ? VERBS[word] : undefined;
  return reader === undefined
    ? { kind: 'not_understood', why: { kind: 'unknown_verb', word: verb } }
    : reader(words, hearing);
}

const tooLong = (typed: string, most: number): HeardLine => ({
  kind: 'not_understood',
  why: { kind: 'line_too_long', most, typed },
});
const asks = (question: Question): HeardLine => ({ kind: 'question', question });
const wishes = (command: Command): HeardLine => ({ kind: 'wish', wish: { kind: 'command', command } });
const missing = (verb: string): HeardLine => ({ kind: 'not_understood', why: { kind: 'words_missing', verb } });
const withoutBecause = (words: string): string => words.replace(/^because(?:\s+|$)/i, '').trim();

function withCase(verb: string, rest: string, then: (id: CaseId, words: string) => HeardLine): HeardLine {
  const [, first = '', words = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  if (first === '') return { kind: 'not_understood', why: { kind: 'case_missing', verb } };
  const id = readCaseId(first);
  return id === undefined
    ? { kind: 'not_understood', why: { kind: 'not_a_case', typed: first } }
    : then(id, words.trim());
}

const BECAUSE = /(?:^|\s)because(?=\s|$)/i;
const REMEDY = /[\s,:]remedy(?:[\s:]+|$)/i;
const WORTH = /(?:^|\s)worth(?=\s|$)/i;

/** What stands before the first such word, and after it; undefined when it is not there. */
function splitAt(words: string, word: RegExp): readonly [before: string, after: string | undefined] {
  const found = word.exec(words);
  if (found === null) return [words.trim(), undefined];
  return [words.slice(0, found.index).trim(), words.slice(found.index + found[0].length).trim()];
}

/**
 * `approve R-1042 [400 EUR] [worth 25 EUR] [because …]`: the amount confirms what is asked, and is never another one; `worth` says
 * its value in base currency where no rate does.
 */
function approve(rest: string, hearing: Hearing): HeardLine {
  return withCase('approve', rest, (id, words) => {
    const [before, because] = splitAt(words, BECAUSE);
    const [confirmed, value] = splitAt(before, WORTH);
    const named = readNamed(confirmed, hearing);
    if (!named.ok)
      return { kind: 'not_understood', why: { kind: 'approve_words', case: id, typed: words, read: named.read } };
    const plain = { kind: 'approve', case: id, request: null, digest: null, named: named.named } as const;
    const reason = because ?? null;
    if (value === undefined) return wishes({ ...plain, baseAmount: null, reason });
    const read = readAmount(value, { locale: hearing.locale, defaultCurrency: hearing.currency });
    if (read.kind === 'amount') return wishes({ ...plain, baseAmount: read.amount, reason });
    return {
      kind: 'not_understood',
      why: { kind: 'worth_words', case: id, read, currency: hearing.currency },
    };
  });
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
  const read = readAmount(typed, { locale: hearing.locale, defaultCurrency: hearing.currency });
  if (read.kind === 'amount') return { ok: true, named: { amount: read.amount, units } };
  return units === null ? { ok: false, read } : { ok: true, named: { amount: null, units } };
}

/** `decline R-1042 [400 EUR] because …`. An amount that begins a sentence is part of the reason. */
function decline(rest: string, hearing: Hearing): HeardLine {
  return withCase('decline', rest, (id, words) => {
    const [before, because] = splitAt(words, BECAUSE);
    const read = before === '' ? undefined : readNamed(before, hearing);
    const named = read?.ok === true ? read.named : null;
    const reason = named === null ? withoutBecause(words) : (because ?? '');
    if (reason === '')
      return { kind: 'not_understood', why: { kind: 'reason_needed', case: id, offers: named?.amount ?? null } };
    return wishes({ kind: 'decline', case: id, request: null, digest: null, named, reason, alternative: null });
  });
}

/** `accept R-1042 [250 EUR]`: the amount confirms what is offered. */
function accept(rest: string, hearing: Hearing): HeardLine {
  return withCase('accept', rest, (id, typed) => {
    const read = readNamed(typed, hearing);
    if (!read.ok) return { kind: 'not_understood', why: { kind: 'case_alone', verb: 'accept', case: id, typed } };
    return wishes({ kind: 'accept_counter', case: id, request: null, named: read.named });
  });
}

/** `counter R-1042 250 EUR because …` · `counter R-1042 refund 200 EUR + upgrade because …`. */
function counter(rest: string, hearing: Hearing): HeardLine {
  return withCase('counter', rest, (id, words) => {
    const [offered, reason = ''] = splitAt(words, BECAUSE);
    if (offered === '') return missing('counter');
    const plain = { kind: 'counter', case: id, request: null, digest: null, reason } as const;
    const read = readOffer(offered, hearing);
    return read.ok ? wishes({ ...plain, ...read.offer }) : { kind: 'not_understood', why: read.why };
  });
}

export type OfferRead =
  | { readonly ok: true; readonly offer: { readonly items: readonly ItemAsked[]; readonly amount: Money | null } }
  | { readonly ok: false; readonly why: ParseError };

/** An amount alone, or remedies joined by `+`. */
export function readOffer(typed: string, hearing: Hearing): OfferRead {
  const parts = typed.split('+').map((part) => part.trim());
  const names = parts.map((part) => part.split(/\s+/)[0]?.toLowerCase() ?? '');
  if (parts.length === 1 && !hearing.actions.has(names[0] ?? '')) {
    const read = readAmount(typed.trim(), { locale: hearing.locale, defaultCurrency: hearing.currency });
    if (read.kind === 'amount') return { ok: true, offer: { items: [], amount: read.amount } };
    return { ok: false, why: { kind: 'amount', read } };
  }
  const items: ItemAsked[] = [];
  for (const [i, part] of parts.entries()) {
    const read = readItem(names[i] ?? '', part.slice((names[i] ?? '').length).trim(), hearing);
    if (!read.ok) return read;
    items.push(read.item);
  }
  return { ok: true, offer: { items, amount: null } };
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `storm on 6h boilers down` · `storm off`. */
function storm(rest: string): HeardLine {
  if (/^off\b/i.test(rest)) return { kind: 'wish', wish: { kind: 'storm_off' } };
  const read = /^on\s+(\d{1,4})\s*(m|h|d)(?:in(?:utes?)?|ours?|ays?)?\b[\s,:]*([\s\S]*)$/i.exec(rest);
  const ms = Number(read?.[1] ?? 0) * (UNITS[read?.[2]?.toLowerCase() ?? ''] ?? 0);
  const reason = unquoted(withoutBecause(read?.[3] ?? ''));
  if (ms === 0 || reason === '') return { kind: 'not_understood', why: { kind: 'storm_words' } };
  return { kind: 'wish', wish: { kind: 'storm_on', ms, reason } };
}

/** `event open "No hot water" remedy refund 30 EUR` · `event close` · `event link R-1001` · `event unlink R-1001`. */
function event(rest: string, hearing: Hearing): HeardLine {
  const [, word = '', words = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest) ?? [];
  switch (word.toLowerCase()) {
    case 'close':
      return { kind: 'wish', wish: { kind: 'event_close' } };
    case 'link':
      return withCase('event link', words, (id) => wishes({ kind: 'link_event', case: id }));
    case 'unlink':
      return withCase('event unlink', words, (id) => wishes({ kind: 'unlink_event', case: id }));
    case 'open':
      return opening(words, hearing);
  }
  return { kind: 'not_understood', why: { kind: 'event_words' } };
}

function opening(words: string, hearing: Hearing): HeardLine {
  const [named, given = ''] = splitAt(words, REMEDY);
  const name = unquoted(stripped(named, ' ,:\n\t'));
  if (name === '') return { kind: 'not_understood', why: { kind: 'event_words' } };
  if (given === '') return { kind: 'wish', wish: { kind: 'event_open', name, remedy: null } };
  const [, kind = '', quantity = ''] = /^(\S*)\s*([\s\S]*)$/.exec(given) ?? [];
  const item = readItem(kind.toLowerCase(), quantity.trim(), hearing);
  if (!item.ok) return { kind: 'not_understood', why: item.why };
  return { kind: 'wish', wish: { kind: 'event_open', name, remedy: item.item } };
}

/** Words with or without the quotation marks people and their phones put around them. */
const unquoted = (words: string): string => stripped(words, '"“”„«»\'').trim();

/** `promise R-1042 17:00 call back` · `tomorrow 10:00` · `2026-12-09 10:00` · `in 2h`; without words, the form. */
function promise(rest: string): HeardLine {
  return withCase('promise', rest, (id, words) => {
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { do: 'open_promise', case: id, v: 0 } } };
    const read = readWhen(words);
    const text = unquoted(read?.rest ?? '');
    return read === undefined || text === ''
      ? { kind: 'not_understood', why: { kind: 'promise_words', case: id, typed: words, timed: read !== undefined } }
      : { kind: 'wish', wish: { kind: 'promise', case: id, when: read.when, text, typed: words } };
  });
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** `away 2026-12-09 to 2026-12-20 @max`: from the first day on, back on the last one named. */
function away(rest: string): HeardLine {
  const [, from = '', until = '', deputy = ''] = /^(\S+)\s+(?:to|until|-)\s+(\S+)\s*([\s\S]*)$/i.exec(rest) ?? [];
  const isFrom = from.toLowerCase() === 'now' || DAY.test(from);
  if (!isFrom || !DAY.test(until)) return { kind: 'not_understood', why: { kind: 'dates_missing' } };
  return {
    kind: 'wish',
    wish: { kind: 'away', from: from.toLowerCase(), until, deputy: deputy.trim() === '' ? null : deputy.trim() },
  };
}

/** `link R-1042 R-1001`, with or without a word like "with" or "from" between the two. */
function linking(kind: 'link' | 'unlink', rest: string): HeardLine {
  return withCase(kind, rest, (id, words) => {
    const second = words.replace(/^(?:with|to|and|from|&|\+)\s+/i, '');
    if (second === '') return { kind: 'not_understood', why: { kind: 'second_case_missing', verb: kind, case: id } };
    const other = readCaseId(second);
    if (other === undefined) return { kind: 'not_understood', why: { kind: 'not_a_case', typed: second } };
    return wishes({ kind, case: id, other });
  });
}

/** `give R-1042 refund 40 EUR [because …]` · `give R-1042 points 2000` · `give R-1042 upgrade [60 EUR]` · `give R-1042 apology`. */
function give(rest: string, hearing: Hearing): HeardLine {
  return withCase('give', rest, (id, words) => {
    const [asked, because = ''] = splitAt(words, BECAUSE);
    const [, name = '', quantity = ''] = /^(\S*)\s*([\s\S]*)$/.exec(asked) ?? [];
    if (name === '')
      return { kind: 'not_understood', why: { kind: 'action_missing', actions: [...hearing.actions.keys()] } };
    const item = readItem(name.toLowerCase(), quantity.trim(), hearing);
    if (!item.ok) return { kind: 'not_understood', why: item.why };
    return wishes({ kind: 'give', case: id, items: [item.item], because: because === '' ? null : because });
  });
}

export type ItemRead =
  | { readonly ok: true; readonly item: ItemAsked }
  | { readonly ok: false; readonly why: ParseError };

/** One remedy as typed: its name, and an amount, a number of points, or a cost, by its class. */
export function readItem(
  kind: string,
  quantity: string,
  hearing: Pick<Hearing, 'actions' | 'locale' | 'currency'>,
): ItemRead {
  const itemClass = hearing.actions.get(kind);
  const plain = { kind, amount: null, units: null, cost: null, passenger: null };
  if (itemClass === undefined)
    return { ok: false, why: { kind: 'unknown_action', typed: kind, actions: [...hearing.actions.keys()] } };
  if (quantity === '') return { ok: true, item: plain };
  switch (itemClass) {
    case 'free':
      return { ok: false, why: { kind: 'no_amount_here', remedy: kind } };
    case 'points':
      if (!/^[0-9]{1,9}$/.test(quantity))
        return { ok: false, why: { kind: 'not_a_number', typed: quantity, remedy: kind } };
      return { ok: true, item: { ...plain, units: BigInt(quantity) } };
    case 'money':
    case 'in_kind': {
      const read = readAmount(quantity, { locale: hearing.locale, defaultCurrency: hearing.currency });
      if (read.kind !== 'amount') return { ok: false, why: { kind: 'amount', read } };
      return {
        ok: true,
        item: itemClass === 'money' ? { ...plain, amount: read.amount } : { ...plain, cost: read.amount },
      };
    }
  }
}
