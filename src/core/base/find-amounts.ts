/**
 * The amounts named in somebody's words ("I want my €40 back"): what the customer asks for. A proposal for a person to confirm, never
 * an amount to act on. Only numbers with a currency beside them; room numbers, dates and percentages are none. Pure.
 */
import { exponentOf } from './currencies.ts';
import {
  bothNamed,
  currenciesNamed,
  likeliestFirst,
  settle,
  type AmountOptions,
  type Named,
} from './currency-names.ts';
import { plainDigits } from './digits.ts';
import type { Currency, Money } from './money.ts';
import { readNumber, sayDigits, toMoney, type Digits, type NumberRead } from './read-number.ts';

export interface FoundAmount {
  /** Half-open place in the text, in UTF-16 units, of the number with its currency. */
  readonly from: number;
  readonly until: number;
  /** The number alone, exact: `1234.5`. */
  readonly decimal: string;
  /** Null when the symbol is shared and nothing settles it, or the currency has fewer decimals than the number. */
  readonly amount: Money | null;
  /** What can be meant where nothing settles the symbol; `amount` alone where it is settled. */
  readonly readings: readonly Money[];
  /** False when a separator was guessed (`€1,234`) or the number was put together (`20k`, `3 dollars 50 cents`). */
  readonly isCertain: boolean;
}

/** A number as written: groups of exactly three after spaces, or any other separators; `130, 38` as shops print it. */
const NUMBER =
  /(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3}(?![0-9]))+(?:[.,][0-9]+)?|[0-9]+(?:[.,'’٫٬][0-9]+)*(?:[.,] [0-9]{2}(?= ?(?:€|zł|kč)))?/gi;
/** Room for the longest name of a currency and a space. */
const NAME_ROOM = 24;

/** In the order of the text. Linear in its length. */
export function findAmounts(text: string, opts: AmountOptions): readonly FoundAmount[] {
  const plain = plainDigits(text, false);
  const found: FoundAmount[] = [];
  let free = 0;
  for (const match of plain.matchAll(NUMBER)) {
    if (match.index < free) continue;
    const one = amountAt({ text: plain, free, opts }, match[0], match.index);
    if (one === undefined) continue;
    found.push(one);
    free = one.until;
  }
  return found;
}

/** The text, from where on it is not yet part of an amount, and how to settle shared symbols. */
interface Search {
  readonly text: string;
  readonly free: number;
  readonly opts: AmountOptions;
}

interface Beside {
  readonly named: Named;
  /** Where the name begins (before the number) or ends (after it). */
  readonly edge: number;
}

function amountAt(search: Search, number: string, at: number): FoundAmount | undefined {
  const size = sizeAfter(search.text, at + number.length);
  if (size === undefined) return undefined;
  const before = nameBefore(search, at);
  const after = nameAfter(search, size.end);
  if (before === undefined && isPartOfAnother(search.text, at)) return undefined;
  const meant = currencyBeside(search.text, before, after);
  const read = readNumber(number.replace(/([.,]) /, '$1'));
  if (meant === undefined || read.kind === 'none') return undefined;
  const currency = settle(meant.named, search.opts) ?? null;
  const one = likelier(read, currency);
  const whole = withSubunits(
    search.text,
    size.isThousand ? timesThousand(one.digits) : one.digits,
    meant.end ?? size.end,
  );
  const amount = moneyOf(whole.digits, currency);
  const open = currency === null ? likeliestFirst(meant.named, search.opts) : [];
  const isPutTogether = size.isThousand || whole.isJoined || number.includes(' ');
  return {
    from: before?.edge ?? at,
    until: whole.end,
    decimal: sayDigits(whole.digits),
    amount,
    readings: amount === null ? open.flatMap((code) => moneyOf(whole.digits, code) ?? []) : [amount],
    isCertain: one.isCertain && !isPutTogether && !maybeMoreFollows(search, whole.end),
  };
}

/** `€1,234` is thousands, because the currency has no three decimals; a point in a currency that has them is decimal. */
function likelier(
  read: Exclude<NumberRead, { kind: 'none' }>,
  currency: Currency | null,
): { digits: Digits; isCertain: boolean } {
  if (read.kind === 'number') return { digits: read.digits, isCertain: true };
  const isWrittenForm = currency !== null && exponentOf(currency) === 3 && read.separator === '.';
  return { digits: isWrittenForm ? read.decimal : read.grouped, isCertain: isWrittenForm };
}

/** A small number right after, with at most a short word between: perhaps the cents (`20 dollars 43`, `$20 und 43`), perhaps not. */
function maybeMoreFollows(search: Search, end: number): boolean {
  const [more, word = ''] = /^ ?(?:(\p{L}{1,3}) )?[0-9]{1,2}(?![0-9.,])/u.exec(search.text.slice(end, end + 8)) ?? [];
  if (more === undefined) return false;
  return currenciesNamed(word) === undefined && nameAfter(search, end + more.length) === undefined;
}

function moneyOf(digits: Digits, currency: Currency | null): Money | null {
  const amount = currency === null ? 'too_many_decimals' : toMoney(digits, currency);
  return amount === 'too_many_decimals' ? null : amount;
}

/** Whether the number is the rest of something: a code (`R-12`, `A20`), a fraction, `12, 38 zł`. */
function isPartOfAnother(text: string, at: number): boolean {
  return /(?:[\p{L}_#@]-?|[0-9][.,/] ?|\/ ?)$/u.test(text.slice(Math.max(0, at - 3), at));
}

const LARGER =
  /^ ?(?:%|(?:mn?|bn|bin|grand|mil|lakhs?|crores?)(?!\p{L})|million|milliard|billion|thousand|hundred|тыс|млн|万|萬|千|百|億|亿|만|천|백|억|מיליון|אלף|משח|אש)/iu;

/** Where the number ends, with a `k` when there is one; undefined before a percent sign, a fraction or a larger unit, which are not reckoned. */
function sizeAfter(text: string, end: number): { readonly end: number; readonly isThousand: boolean } | undefined {
  const next = text.slice(end, end + 12);
  if (/^[kк](?!\p{L})/iu.test(next)) return { end: end + 1, isThousand: true };
  return LARGER.test(next) || /^ ?\/ ?[0-9]/.test(next) ? undefined : { end, isThousand: false };
}

function timesThousand(digits: Digits): Digits {
  const whole = digits.whole + digits.fraction.slice(0, 3).padEnd(3, '0');
  return { whole: whole.replace(/^0+(?=[0-9])/, ''), fraction: digits.fraction.slice(3) };
}

/** The currency by the names on both sides; `end` is where the name after the number ends, null when it is not part of this amount. */
function currencyBeside(
  text: string,
  before: Beside | undefined,
  after: Beside | undefined,
): { readonly named: Named; readonly end: number | null } | undefined {
  if (before === undefined) return after === undefined ? undefined : { named: after.named, end: after.edge };
  const alone = { named: before.named, end: null };
  // In "USD 20 EUR 30" the second name belongs to the second number.
  if (after === undefined || /^ ?[0-9]/.test(text.slice(after.edge, after.edge + 2))) return alone;
  const both = bothNamed(before.named, after.named);
  return both === undefined ? alone : { named: both, end: after.edge };
}

function nameBefore({ text, free, opts }: Search, at: number): Beside | undefined {
  // No name has a digit or a line end in it: only what lies between the numbers is looked at.
  const nearby = /[^0-9\n]*$/.exec(text.slice(Math.max(free, at - NAME_ROOM), at))?.[0] ?? '';
  const start = at - nearby.length;
  const words = nearby.replace(/(?<=\p{Sc})\.$|[ \u00a0\u202f]$/u, '');
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(-length);
    const edge = start + words.length - length;
    if (cutsAWord(text.charAt(edge - 1), name.charAt(0))) continue;
    const named = nameInWords(name, opts);
    // Words such as "pounds" come after their number; before it stand symbols, codes and short forms.
    if (named !== undefined && !/^\p{Ll}{4,}$/u.test(name)) return { named, edge };
  }
  return undefined;
}

function nameAfter({ text, opts }: Search, end: number): Beside | undefined {
  const gap = /^[ \u00a0\u202f]/.test(text.slice(end, end + 1)) ? 1 : 0;
  const words = /^[^0-9\n]*/.exec(text.slice(end + gap, end + gap + NAME_ROOM))?.[0] ?? '';
  for (let length = words.length; length > 0; length -= 1) {
    const name = words.slice(0, length);
    const edge = end + gap + length;
    if (cutsAWord(name.at(-1) ?? '', text.charAt(edge))) continue;
    const named = nameInWords(name, opts);
    if (named !== undefined) return { named, edge };
  }
  return undefined;
}

/** Names that are too common as something else in a sentence to count, unless they name the organisation's own currency. */
const WEAK: ReadonlySet<string> = new Set(
  'r q l br ld mk dt kd bd sr dh le fr gs bs real won sol kip din rand dram birr livre livres libra libras funt corona coronas coroa coroas couronne couronnes'.split(
    ' ',
  ),
);

function nameInWords(name: string, opts: AmountOptions): Named | undefined {
  if (/^\s|\s$/.test(name)) return undefined;
  const named = currenciesNamed(name);
  if (named === undefined || !WEAK.has(name.toLowerCase())) return named;
  return opts.defaultCurrency !== null && named.currencies.includes(opts.defaultCurrency) ? named : undefined;
}

const IN_WORD =
  /[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]]/v;

/** Whether two signs side by side belong to one word; scripts without spaces between words never do. */
function cutsAWord(left: string, right: string): boolean {
  return IN_WORD.test(left) && IN_WORD.test(right);
}

const SUBUNIT =
  /^(?:,? (?:(?:and|y|e|et|og|och|en|und|и|com|con|i|și|si|de|ve) )?)([0-9]{1,2}) ?(?:¢|cents?|centimes?|céntimos?|centavos?|centesimi|penn(?:y|ies)|pence|p|öre|øre|ører|kuruş|sent|bani|de bani|копе\p{L}{1,3}|коп\.?|groszy|gr|haléřů)(?!\p{L})/iu;

/** `3 dollars 50 cents` and `35€99` as one amount. */
function withSubunits(text: string, digits: Digits, end: number): { digits: Digits; end: number; isJoined: boolean } {
  const rest = text.slice(end, end + 32);
  const afterEuro = text.charAt(end - 1) === '€' ? /^(?:([0-9]{2})(?![0-9.,])| ([0-9]{2})$)/.exec(rest) : null;
  const joined = SUBUNIT.exec(rest) ?? afterEuro;
  const cents = joined?.[1] ?? joined?.[2];
  if (joined === null || cents === undefined || digits.fraction !== '') return { digits, end, isJoined: false };
  return {
    digits: { whole: digits.whole, fraction: cents.padStart(2, '0') },
    end: end + joined[0].length,
    isJoined: true,
  };
}
