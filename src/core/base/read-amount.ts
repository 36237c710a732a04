/** What somebody typed into a money field → one amount, two readings to choose from, or a refusal with what is needed to say what to type instead. Pure. */
import { exponentOf } from './currencies.ts';
import {
  bothNamed,
  currenciesNamed,
  likeliestFirst,
  settle,
  type AmountOptions,
  type Named,
} from './currency-names.ts';
import { mixesDigits, plainDigits } from './digits.ts';
import { figuresIn, type FigureCode } from './figures-asked.ts';
import { findAmounts } from './find-amounts.ts';
import { type Currency, type Money, money, MOST_MINOR } from './money.ts';
import { withDigits } from './number-words.ts';
import { withDigitsAbroad } from './number-words-abroad.ts';
import { readNumber, sayDigits, toMoney, type Digits, type NumberRead } from './read-number.ts';
import { withoutPairs } from './typed.ts';

export type AmountRead = { readonly kind: 'amount'; readonly amount: Money } | AmountUnread;

/** No amount, and all that is needed to say why and what to type: `example` is an amount as it is typed. */
export type AmountUnread = AmountDoubt | AmountRefusal;

/** To be confirmed by a person. One reading or more, the likeliest first. */
export type AmountDoubt =
  /** `20 EUR please`. */
  | {
      readonly kind: 'ambiguous';
      readonly code: 'among_words';
      readonly readings: readonly Money[];
      readonly typed: string;
      readonly example: Money;
    }
  /** `1,234`: both as digits; `shortened` is the decimal one with no more decimals than the currency has. */
  | {
      readonly kind: 'ambiguous';
      readonly code: 'two_readings';
      readonly readings: readonly Money[];
      readonly typed: string;
      readonly grouped: string;
      readonly decimal: string;
      readonly shortened: string;
      readonly currency: Currency;
    }
  /** `$`, `kr`: in each of the currencies it may mean, those first that are used here. */
  | {
      readonly kind: 'ambiguous';
      readonly code: 'shared_symbol';
      readonly readings: readonly Money[];
      readonly typed: string;
      readonly word: string;
    }
  /** Below zero, a range, put together of two figures, so much for each night or each guest, a large unit, letters that look like digits: a figure can be read. */
  | {
      readonly kind: 'ambiguous';
      readonly code: FigureCode | 'look_alike';
      readonly readings: readonly Money[];
      readonly typed: string;
    };

export type AmountRefusal =
  | {
      readonly kind: 'refused';
      readonly code: 'empty' | 'hidden_characters' | 'negative' | 'percentage';
      readonly example: Money;
    }
  /** `amount` is what was read. */
  | { readonly kind: 'refused'; readonly code: 'zero'; readonly amount: Money; readonly example: Money }
  | { readonly kind: 'refused'; readonly code: 'not_a_number'; readonly typed: string; readonly example: Money }
  /** A word beside the number that is no currency. */
  | { readonly kind: 'refused'; readonly code: 'strange_word'; readonly word: string; readonly example: Money }
  | { readonly kind: 'refused'; readonly code: 'too_large'; readonly most: Money }
  | {
      readonly kind: 'refused';
      readonly code: 'too_many_decimals';
      readonly currency: Currency;
      readonly most: number;
      /** Null where nothing would be left of it. */
      readonly shortened: string | null;
    }
  | { readonly kind: 'refused'; readonly code: 'no_currency'; readonly number: string }
  | {
      readonly kind: 'refused';
      readonly code: 'unknown_currency';
      readonly word: string;
      readonly number: string;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'two_currencies';
      readonly words: readonly [string, string];
      readonly example: Money;
    };

/** Longer than any amount that could be meant. */
const LONGEST = 500;

/**
 * Reads `40`, `40 EUR`, `€40`, `80,00 €`, `1.234,50 €`, `CHF 1'234.50`, `₹12,34,567.00`, `٤٠ €`, `20.-`, `forty euros`; exact,
 * never rounded. Marks and stops around it do not matter. A single separator before three digits (`1,234`) is always ambiguous,
 * save that a point is decimal in a currency of three decimals, so that the written form (`1.250 KWD`) reads back. No sign,
 * percentage, exponent, other word or second number is ever read as an amount.
 */
export function readAmount(typed: string, opts: AmountOptions): AmountRead {
  const bare = withoutDirectionMarks(typed).trim();
  const plain = bare.length > LONGEST ? bare : withoutMarks(bare);
  const text = withDigits(plain);
  const read = readAlone(text, opts);
  const lookAlike = text.length > LONGEST ? undefined : digitsMeant(text);
  if (lookAlike !== undefined) return likeDigits(text, lookAlike, read, opts);
  // "twenty" alone may be anything; "twenty euros" is an amount
  if (read.kind === 'amount' && text !== plain && /^\d+$/.test(text))
    return { kind: 'ambiguous', code: 'among_words', readings: [read.amount], typed: plain, example: read.amount };
  if (read.kind !== 'refused' || text.length > LONGEST) return read;
  const asked = figuresAsked(text, opts);
  if (asked !== undefined) return asked;
  const meant = AMONG_WORDS.includes(read.code) ? amountsAmong(text, opts) : [];
  const abroad = read.code === 'not_a_number' && meant.length === 0 ? withDigitsAbroad(text) : [];
  const readings = abroad.length === 0 ? meant : different(abroad.flatMap((one) => readingsOf(readAlone(one, opts))));
  const [first] = readings;
  if (first === undefined) return read;
  return { kind: 'ambiguous', code: 'among_words', readings, typed: text, example: first };
}

/** A number with small l, capital I or any O in it or at its ends, and no other letter beside it. */
const WITH_LOOK_ALIKES =
  /(?<![\p{L}\p{N}])(?=[lIOo.,]{0,40}\d)(?=[\d.,]{0,40}[lIOo])[\dlIOo][\dlIOo.,]{0,40}(?![\p{L}\p{N}])/gu;

/** "l0", "1O", "5oo": the same with digits; undefined where no letter stands for one. */
function digitsMeant(text: string): string | undefined {
  // no amount of lempiras begins with a nought
  const small = text.replace(/(?<![\p{L}\p{N}])L(?=0)/gu, 'l');
  const meant = small.replace(WITH_LOOK_ALIKES, (word) => word.replace(/[lI]/g, '1').replace(/[Oo]/g, '0'));
  return meant === small ? undefined : meant;
}

/** Letters are never digits without being asked, nor is an l beside a number ever silently a currency: lempiras, lakhs. */
function likeDigits(typed: string, digits: string, asItStands: AmountRead, opts: AmountOptions): AmountRead {
  const figures = figuresAsked(typed, opts);
  const readings = different([
    ...readingsOf(readAlone(digits, opts)),
    ...readingsOf(asItStands),
    ...(figures?.code === 'large_unit' ? figures.readings : []),
  ]);
  return readings.length === 0 ? asItStands : { kind: 'ambiguous', code: 'look_alike', readings, typed };
}

/** What was refused with these may hold an amount. */
const AMONG_WORDS: readonly AmountRefusal['code'][] = ['not_a_number', 'strange_word', 'percentage'];

/** Without marks of emphasis, code or quotation around it and stops behind it: "20.-", "kr." and "(20)" keep theirs. */
function withoutMarks(text: string): string {
  const inner = withoutPairs(text);
  const isWhole =
    inner.startsWith('(') &&
    inner.endsWith(')') &&
    currenciesNamed(inner.slice(1, -1).replace(/[\d.,'’\s]/g, '')) !== undefined;
  const plain = isWhole ? inner.slice(1, -1).trim() : inner;
  return plain
    .replace(/(?<=[\p{Sc}\p{L}\d)])[!?;:…]{1,9}$/u, '')
    .replace(/(?<=\p{Sc}|\s[A-Za-z]{3}|\p{L}{4})[.,]$/u, '');
}

/** What is read of a figure that is not an amount as it stands; undefined where none of these kinds is it. */
function figuresAsked(text: string, opts: AmountOptions): AmountDoubt | undefined {
  for (const { code, parts } of figuresIn(text)) {
    const readings = different(parts.flatMap((part) => readingsOf(readAlone(part.trim(), opts))));
    if (readings.length > 0) return { kind: 'ambiguous', code, readings, typed: text };
  }
  return undefined;
}

function readingsOf(read: AmountRead): readonly Money[] {
  if (read.kind === 'amount') return [read.amount];
  return read.kind === 'ambiguous' ? read.readings : [];
}

/** Each once, and no more than can be chosen from. */
function different(amounts: readonly Money[]): readonly Money[] {
  return amounts.filter((one, at) => amounts.findIndex((other) => isSame(one, other)) === at).slice(0, 4);
}

/** The amount when there is nothing else in the field. */
function readAlone(text: string, opts: AmountOptions): AmountRead {
  const example = exampleFor(opts.defaultCurrency);
  if (text === '') return { kind: 'refused', code: 'empty', example };
  if (/[\p{C}\u034f\u115f\u1160\u3164\uffa0]/u.test(text))
    return { kind: 'refused', code: 'hidden_characters', example };
  const plain = mixesDigits(text) ? text : plainDigits(text, false);
  const shape = text.length > LONGEST ? undefined : shapeOf(plain);
  if (shape === undefined) return notANumber(text, example);
  if (shape.isNegative) return { kind: 'refused', code: 'negative', example };
  const currency = currencyOf(shape, opts, example);
  if (typeof currency === 'string' && currency !== opts.defaultCurrency && UNITS_TOO.has(shape.after.toLowerCase()))
    return measured(amountOf(readNumber(shape.number), text, currency, example), text);
  if (typeof currency === 'string') return amountOf(readNumber(shape.number), text, currency, example);
  if ('kind' in currency) return currency;
  return inEach(currency, shape, text, example);
}

/** Names of currencies that are units of measure, too: feet, litres, quarts. */
const UNITS_TOO: ReadonlySet<string> = new Set(['ft', 'ft.', 'l', 'q', 'din', 'sol', 'mk']);

function measured(read: AmountRead, typed: string): AmountRead {
  if (read.kind !== 'amount') return read;
  return { kind: 'ambiguous', code: 'among_words', readings: [read.amount], typed, example: read.amount };
}

/** A shared symbol: the number in each currency it may mean. */
function inEach(currencies: readonly Currency[], shape: Shape, typed: string, example: Money): AmountRead {
  const reads = currencies.map((code) => amountOf(readNumber(shape.number), typed, code, example));
  const readings = different(reads.flatMap(readingsOf));
  const [refused] = reads;
  if (readings.length === 0 && refused !== undefined) return refused;
  return { kind: 'ambiguous', code: 'shared_symbol', readings, typed, word: shape.before || shape.after };
}

/** A number that stands alone, with no word after it that could be its unit (`20 nights`, `4.7 billion`). */
const BARE = /(?<=^|\s|\()[0-9](?:[0-9.,'’]*[0-9])?(?=\s*$|\s+[^\p{L}\s]|\s(?:inc|incl|inkl)\b)/gu;

/** Up to three different amounts among other words: those with a currency, else bare numbers when no currency is named at all. */
function amountsAmong(text: string, opts: AmountOptions): readonly Money[] {
  const all = findAmounts(text, opts);
  const found = all.flatMap(({ readings }) => readings.slice(0, all.length > 1 ? 2 : 4));
  const standingAlone = text.match(BARE) ?? [];
  const isAllBare = standingAlone.length === (text.match(/\S*[0-9]\S*/g) ?? []).length && !/\p{Sc}/u.test(text);
  const bareNumbers = found.length === 0 && isAllBare ? standingAlone : [];
  const bare = bareNumbers.map((number) => readAlone(number, opts));
  const alone = bare.flatMap((read) => (read.kind === 'amount' ? read.amount : []));
  const fit = [...found, ...alone].filter(({ minor }) => minor > 0n && minor <= MOST_MINOR);
  return different(fit);
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
  return { before: before.trim().replace(/(?<=[\p{L}\p{Sc}]):$/u, ''), number, after: after.trim(), isNegative };
}

/** The currency by the words on both sides, all of them where a symbol is shared, or the refusal. */
function currencyOf(shape: Shape, opts: AmountOptions, example: Money): Currency | readonly Currency[] | AmountRefusal {
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
    return { kind: 'refused', code: 'no_currency', number: shape.number };
  }
  const meant = second === undefined ? first : bothNamed(first, second);
  if (meant === undefined)
    return { kind: 'refused', code: 'two_currencies', words: [shape.before, shape.after], example };
  return settle(meant, opts) ?? likeliestFirst(meant, opts).slice(0, 3);
}

function strangeWord(word: string, shape: Shape, example: Money): AmountRefusal {
  if (word === '%') return { kind: 'refused', code: 'percentage', example };
  if (/^\p{L}{3}$/u.test(word)) return { kind: 'refused', code: 'unknown_currency', word, number: shape.number };
  return { kind: 'refused', code: 'strange_word', word, example };
}

function amountOf(read: NumberRead, typed: string, currency: Currency, example: Money): AmountRead {
  if (read.kind === 'none') return notANumber(typed, example);
  if (read.kind === 'number') return checked(read.digits, currency);
  const isWrittenForm = exponentOf(currency) === 3 && read.separator === '.';
  return isWrittenForm ? checked(read.decimal, currency) : ambiguous(read.grouped, read.decimal, typed, currency);
}

function checked(digits: Digits, currency: Currency): AmountRead {
  const amount = toMoney(withoutNoughts(digits, exponentOf(currency) ?? 0), currency);
  if (amount === 'too_many_decimals') return tooManyDecimals(digits, currency);
  if (amount.minor === 0n) return { kind: 'refused', code: 'zero', amount, example: exampleFor(currency) };
  if (amount.minor > MOST_MINOR) return { kind: 'refused', code: 'too_large', most: money(MOST_MINOR, currency) };
  return { kind: 'amount', amount };
}

/** `3.3900` is 3.39; three decimals may be thousands. */
function withoutNoughts(digits: Digits, most: number): Digits {
  const { whole, fraction } = digits;
  const isLong = fraction.length > Math.max(most, 3) && /^0*$/.test(fraction.slice(most));
  return isLong ? { whole, fraction: fraction.slice(0, most) } : digits;
}

function tooManyDecimals(digits: Digits, currency: Currency): AmountRead {
  const most = exponentOf(currency) ?? 0;
  const kept = shortened(digits, most);
  return { kind: 'refused', code: 'too_many_decimals', currency, most, shortened: /[1-9]/.test(kept) ? kept : null };
}

function shortened({ whole, fraction }: Digits, most: number): string {
  return sayDigits({ whole, fraction: fraction.slice(0, most) });
}

function ambiguous(grouped: Digits, decimal: Digits, typed: string, currency: Currency): AmountRead {
  const readings = [grouped, decimal].flatMap((digits) => {
    const read = checked(digits, currency);
    return read.kind === 'amount' ? read.amount : [];
  });
  if (readings.length === 0) return checked(grouped, currency);
  return {
    kind: 'ambiguous',
    code: 'two_readings',
    readings,
    typed,
    grouped: sayDigits(grouped),
    decimal: sayDigits(decimal),
    shortened: shortened(decimal, exponentOf(currency) ?? 0),
    currency,
  };
}

function notANumber(typed: string, example: Money): AmountRead {
  return { kind: 'refused', code: 'not_a_number', typed, example };
}

function exampleFor(currency: Currency | null): Money {
  const code = currency ?? 'EUR';
  return money(40n * 10n ** BigInt(exponentOf(code) ?? 2), code);
}

/** Marks that Hebrew and Arabic texts carry beside a number; between two digits they stay, to be refused. */
function withoutDirectionMarks(text: string): string {
  return text.replace(/(?<!\p{Nd})[\u061c\u200e\u200f]|[\u061c\u200e\u200f](?!\p{Nd})/gu, '');
}
