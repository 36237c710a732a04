/** What somebody typed into a money field → one amount, two readings to choose from, or a refusal that says what to type instead. Pure. */
import { exponentOf } from './currencies.ts';
import { bothNamed, currenciesNamed, settle, type AmountOptions, type Named } from './currency-names.ts';
import { mixesDigits, plainDigits } from './digits.ts';
import { findAmounts } from './find-amounts.ts';
import { type Currency, type Money, money, MOST_MINOR } from './money.ts';
import { readNumber, sayDigits, toMoney, type Digits, type NumberRead } from './read-number.ts';
import { writeMoney } from './show-money.ts';

export type AmountRefusal =
  | 'empty'
  | 'hidden_characters'
  | 'not_a_number'
  | 'negative'
  | 'zero'
  | 'too_large'
  | 'too_many_decimals'
  | 'no_currency'
  | 'unknown_currency'
  | 'shared_symbol'
  | 'two_currencies';

export type AmountRead =
  | { readonly kind: 'amount'; readonly amount: Money }
  /** To be confirmed by a person: `1,234`, or an amount among other words (`20 EUR please`). One reading or more, the likeliest first. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[]; readonly why: string }
  | { readonly kind: 'refused'; readonly code: AmountRefusal; readonly why: string };

/** Longer than any amount that could be meant. */
const LONGEST = 500;

/**
 * Reads `40`, `40 EUR`, `€40`, `80,00 €`, `1.234,50 €`, `CHF 1'234.50`, `₹12,34,567.00`, `٤٠ €`, `20.-`; exact, never rounded.
 * A single separator before three digits (`1,234`) is always ambiguous, save that a point is decimal in a currency of three decimals,
 * so that the written form (`1.250 KWD`) reads back. No sign, percentage, exponent, word or second number is ever read as an amount.
 */
export function readAmount(typed: string, opts: AmountOptions): AmountRead {
  const text = withoutDirectionMarks(typed).trim();
  const read = readAlone(text, opts);
  const isAmongWords = read.kind === 'refused' && read.code === 'not_a_number' && text.length <= LONGEST;
  const meant = isAmongWords ? amountsAmong(text, opts) : [];
  const [first] = meant;
  if (first === undefined) return read;
  const why = `"${short(text)}" is more than one plain amount. Type only the amount, for example ${writeMoney(first)}.`;
  return { kind: 'ambiguous', readings: meant, why };
}

/** The amount when there is nothing else in the field. */
function readAlone(text: string, opts: AmountOptions): AmountRead {
  const example = exampleFor(opts.defaultCurrency);
  if (text === '') return refused('empty', `Type an amount, for example ${example}.`);
  if (/[\p{C}\u034f\u115f\u1160\u3164\uffa0]/u.test(text)) {
    const why = `The amount has characters that cannot be seen. Type it by hand, for example ${example}.`;
    return refused('hidden_characters', why);
  }
  const plain = mixesDigits(text) ? text : plainDigits(text, false);
  const shape = text.length > LONGEST ? undefined : shapeOf(plain);
  if (shape === undefined) return notANumber(text, example);
  if (shape.isNegative) {
    return refused('negative', `An amount cannot be below zero. Type it without the sign, for example ${example}.`);
  }
  const currency = currencyOf(shape, opts, example);
  if (typeof currency !== 'string') return currency;
  return amountOf(readNumber(shape.number), text, currency, example);
}

/** A number that stands alone, with no word after it that could be its unit (`20 nights`, `4.7 billion`). */
const BARE = /(?<=^|\s)[0-9](?:[0-9.,'’]*[0-9])?(?=\s*$|\s+[^\p{L}\s])/gu;

/** Up to three different amounts among other words: those with a currency, else bare numbers when no currency is named at all. */
function amountsAmong(text: string, opts: AmountOptions): readonly Money[] {
  const found = findAmounts(text, opts).flatMap(({ amount }) => amount ?? []);
  const standingAlone = text.match(BARE) ?? [];
  const isAllBare = standingAlone.length === (text.match(/\S*[0-9]\S*/g) ?? []).length && !/\p{Sc}/u.test(text);
  const bareNumbers = found.length === 0 && isAllBare ? standingAlone : [];
  const bare = bareNumbers.map((number) => readAlone(number, opts));
  const alone = bare.flatMap((read) => (read.kind === 'amount' ? read.amount : []));
  const fit = [...found, ...alone].filter(({ minor }) => minor > 0n && minor <= MOST_MINOR);
  return fit.filter((one, at) => fit.findIndex((other) => isSame(one, other)) === at).slice(0, 3);
}

function isSame(a: Money, b: Money): boolean {
  return a.minor === b.minor && a.currency === b.currency;
}

interface Shape {
  readonly before: string;
  readonly number: string;
  readonly after: string;
  readonly isNegative: boolean;
}

/** The parts of `before number after`; undefined when there is no number, more than one, or digits that are not 0–9. */
function shapeOf(text: string): Shape | undefined {
  const match = /^([^0-9]*?)([.,٫]?[0-9](?:[0-9.,'’٫٬ \u00a0\u2009\u202f]*[0-9])?[.,]?)([^0-9]*)$/.exec(text);
  let [, before = '', number = '', after = ''] = match ?? [];
  if (match === null || /[^0-9\P{N}]/u.test(text)) return undefined;
  // "Rs.20" is 20 rupees, not 0.20: a point right after letters or a slash belongs to them.
  if (/^[.,]/.test(number) && /[\p{L}/]$/u.test(before)) {
    before += number.slice(0, 1);
    number = number.slice(1);
  }
  // "20.-" and "20,–" are whole amounts.
  if (/[.,]$/.test(number)) after = after.replace(/^[-–—]{1,2}/, '');
  const isNegative =
    /[-−–—‐﹣－]/.test((before + after).replaceAll(':-', '')) || (before.endsWith('(') && after.startsWith(')'));
  return { before: before.trim(), number, after: after.trim(), isNegative };
}

/** The currency by the words on both sides, or the refusal. */
function currencyOf(shape: Shape, opts: AmountOptions, example: string): Currency | AmountRead {
  const named: Named[] = [];
  for (const word of [shape.before, shape.after]) {
    if (word === '') continue;
    const known = currenciesNamed(word);
    if (known === undefined) return strangeWord(word, shape, example);
    named.push(known);
  }
  const [first, second] = named;
  if (first === undefined) {
    if (opts.defaultCurrency !== null) return opts.defaultCurrency;
    return refused('no_currency', `Say the currency too, for example ${shape.number} EUR.`);
  }
  const meant = second === undefined ? first : bothNamed(first, second);
  if (meant === undefined) {
    return refused(
      'two_currencies',
      `"${shape.before}" and "${shape.after}" are different currencies. Type one, for example ${example}.`,
    );
  }
  const settled = settle(meant, opts);
  if (settled !== undefined) return settled;
  const some = meant.currencies.slice(0, 3).map((code) => `${shape.number} ${code}`);
  return refused(
    'shared_symbol',
    `"${shape.before || shape.after}" is used by several currencies. Type the code, for example ${some.join(' or ')}.`,
  );
}

function strangeWord(word: string, shape: Shape, example: string): AmountRead {
  if (word === '%')
    return refused(
      'not_a_number',
      `A percentage is not an amount. Work it out and type the amount, for example ${example}.`,
    );
  if (/^\p{L}{3}$/u.test(word)) {
    return refused(
      'unknown_currency',
      `"${word}" is not a currency. Type its three-letter code, for example ${shape.number} EUR.`,
    );
  }
  return refused(
    'not_a_number',
    `"${short(word)}" is not part of an amount. Type only the amount, for example ${example}.`,
  );
}

function amountOf(read: NumberRead, typed: string, currency: Currency, example: string): AmountRead {
  if (read.kind === 'none') return notANumber(typed, example);
  if (read.kind === 'number') return checked(read.digits, currency);
  const isWrittenForm = exponentOf(currency) === 3 && read.separator === '.';
  return isWrittenForm ? checked(read.decimal, currency) : ambiguous(read.grouped, read.decimal, typed, currency);
}

function checked(digits: Digits, currency: Currency): AmountRead {
  const amount = toMoney(digits, currency);
  if (amount === 'too_many_decimals') return tooManyDecimals(digits, currency);
  if (amount.minor === 0n)
    return refused('zero', `The amount is zero. Type what is to be given, for example ${exampleFor(currency)}.`);
  if (amount.minor > MOST_MINOR)
    return refused('too_large', `The amount is too large. Type at most ${writeMoney(money(MOST_MINOR, currency))}.`);
  return { kind: 'amount', amount };
}

function tooManyDecimals(digits: Digits, currency: Currency): AmountRead {
  const most = exponentOf(currency) ?? 0;
  const cut = { whole: digits.whole, fraction: digits.fraction.slice(0, most) };
  const has = most === 0 ? 'no decimals' : `${most} decimals`;
  return refused('too_many_decimals', `${currency} has ${has}. Type for example ${short(sayDigits(cut))} ${currency}.`);
}

function ambiguous(grouped: Digits, decimal: Digits, typed: string, currency: Currency): AmountRead {
  const readings = [grouped, decimal].flatMap((digits) => {
    const read = checked(digits, currency);
    return read.kind === 'amount' ? read.amount : [];
  });
  if (readings.length === 0) return checked(grouped, currency);
  const small = sayDigits({ whole: decimal.whole, fraction: decimal.fraction.slice(0, exponentOf(currency) ?? 0) });
  const both = `${sayDigits(grouped)} or ${sayDigits(decimal)}`;
  const why = `"${short(typed)}" can mean ${both}. Type ${sayDigits(grouped)} ${currency} or ${small} ${currency}.`;
  return { kind: 'ambiguous', readings, why };
}

function notANumber(typed: string, example: string): AmountRead {
  return refused(
    'not_a_number',
    `"${short(typed)}" is not one plain amount. Type digits only, for example ${example}.`,
  );
}

function refused(code: AmountRefusal, why: string): AmountRead {
  return { kind: 'refused', code, why };
}

function exampleFor(currency: Currency | null): string {
  const code = currency ?? 'EUR';
  return writeMoney(money(40n * 10n ** BigInt(exponentOf(code) ?? 2), code));
}

/** Marks that Hebrew and Arabic texts carry beside a number; between two digits they stay, to be refused. */
function withoutDirectionMarks(text: string): string {
  return text.replace(/(?<!\p{Nd})[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?!\p{Nd})/gu, '');
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40).toWellFormed()}…` : text;
}
