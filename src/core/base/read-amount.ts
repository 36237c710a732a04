/** What somebody typed into a money field → one amount, two readings to choose from, or a refusal that says what to type instead. Pure. */
import { exponentOf } from './currencies.ts';
import { bothNamed, currenciesNamed, settle, type Named } from './currency-names.ts';
import { mixesDigits, plainDigits } from './digits.ts';
import { type Currency, type Money, money } from './money.ts';
import { readNumber, sayDigits, toMoney, type Digits, type NumberRead } from './read-number.ts';
import { writeMoney } from './show-money.ts';

export interface AmountOptions {
  /** BCP 47 of the person; its region settles a shared symbol when there is no default currency. */
  readonly locale: string;
  /** Currency of a bare number and of a shared symbol, usually the policy's base; null when there is none. */
  readonly defaultCurrency: Currency | null;
}

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
  /** `readings` are those that are amounts of the currency at all, so there may be only one. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly Money[]; readonly why: string }
  | { readonly kind: 'refused'; readonly code: AmountRefusal; readonly why: string };

/** A thousand million million minor units: far over any remedy, and safe in every number type on the way. */
const MOST_MINOR = 10n ** 15n;

/** Longer than any amount that could be meant. */
const LONGEST = 500;

/**
 * Reads `40`, `40 EUR`, `€40`, `80,00 €`, `1.234,50 €`, `CHF 1'234.50`, `₹12,34,567.00`, `٤٠ €`, `20.-`; exact, never rounded.
 * A single separator before three digits (`1,234`) is always ambiguous, save that a point is decimal in a currency of three decimals,
 * so that the written form (`1.250 KWD`) reads back. No sign, percentage, exponent, word or second number is ever read as an amount.
 */
export function readAmount(typed: string, opts: AmountOptions): AmountRead {
  const text = withoutDirectionMarks(typed).trim();
  const example = exampleFor(opts.defaultCurrency);
  if (text === '') return refused('empty', `Type an amount, for example ${example}.`);
  if (/[\p{C}\u034f\u115f\u1160\u3164\uffa0]/u.test(text)) {
    return refused(
      'hidden_characters',
      `The amount has characters that cannot be seen. Type it by hand, for example ${example}.`,
    );
  }
  const plain = mixesDigits(text) ? text : plainDigits(text, false);
  const shape = text.length > LONGEST ? undefined : shapeOf(plain);
  if (shape === undefined) return notANumber(text, example);
  if (shape.isNegative)
    return refused('negative', `An amount cannot be below zero. Type it without the sign, for example ${example}.`);
  const currency = currencyOf(shape, opts, example);
  if (typeof currency !== 'string') return currency;
  return amountOf(readNumber(shape.number), text, currency, example);
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
  const settled = settle(meant, opts.defaultCurrency, opts.locale);
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
  const readings = [grouped, decimal]
    .map((digits) => toMoney(digits, currency))
    .filter((read) => read !== 'too_many_decimals');
  const most = exponentOf(currency) ?? 0;
  const small = sayDigits({ whole: decimal.whole, fraction: decimal.fraction.slice(0, most) });
  return {
    kind: 'ambiguous',
    readings,
    why: `"${short(typed)}" can mean ${sayDigits(grouped)} or ${sayDigits(decimal)}. Type ${sayDigits(grouped)} ${currency} or ${small} ${currency}.`,
  };
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
