/** One written number → its digits, with whatever separators; says when a separator can mean two things. Pure; never a float. */
import { type Currency, type Money, money } from './money.ts';
import { exponentOf } from './currencies.ts';

/** Digits before and after the decimal separator; `whole` has no needless zeros. */
export interface Digits {
  readonly whole: string;
  readonly fraction: string;
}

export type NumberRead =
  | { readonly kind: 'number'; readonly digits: Digits }
  /** `1,234` or `1.234`: thousands or decimals. `separator` is the sign in question. */
  | { readonly kind: 'either'; readonly grouped: Digits; readonly decimal: Digits; readonly separator: '.' | ',' }
  | { readonly kind: 'none' };

const NONE: NumberRead = { kind: 'none' };
/** More than any sum of money; keeps the work bounded. */
const MAX_LENGTH = 400;

/**
 * Reads 0–9 with `.` `,` `'` `’` spaces and the Arabic separators. Groups must be whole: threes, or Indian twos before the last three.
 * Leading zeros (`007`) and anything doubtful but the one pair of readings give `none`.
 */
export function readNumber(written: string): NumberRead {
  if (written.length > MAX_LENGTH) return /^[0-9]+$/.test(written) ? certain([written], '') : NONE;
  const text = written.replace(/[ \u00a0\u2009\u202f]/g, ' ').replace(/[’‘`´]/g, "'");
  if (/[.,]$/.test(text)) return withoutFraction(readNumber(`${text}0`));
  const parts = text.split(/[^0-9]/);
  const separators = Array.from(text.replace(/[0-9]/g, ''));
  const last = separators.at(-1);
  const fraction = parts.at(-1) ?? '';
  if (parts.slice(1).includes('') || fraction === '') return NONE;
  if (last === undefined) return certain(parts, '');
  const others = new Set(separators.slice(0, -1));
  if (others.size > 1) return NONE;
  if (separators.length === 1) return withOneSeparator(parts, last);
  if (!others.has(last)) return isDecimal(last) && !others.has('٫') ? certain(parts.slice(0, -1), fraction) : NONE;
  return last === '٫' ? NONE : certain(parts, '');
}

/** The sum in minor units; `too_many_decimals` rather than rounding. */
export function toMoney(digits: Digits, currency: Currency): Money | 'too_many_decimals' {
  const exponent = exponentOf(currency);
  if (exponent === undefined || digits.fraction.length > exponent) return 'too_many_decimals';
  return money(BigInt(digits.whole + digits.fraction.padEnd(exponent, '0')), currency);
}

/** `1234.5`, for comparing and for saying it back. */
export function sayDigits(digits: Digits): string {
  return digits.fraction === '' ? digits.whole : `${digits.whole}.${digits.fraction}`;
}

function withOneSeparator(parts: readonly string[], separator: string): NumberRead {
  const [whole = '', rest = ''] = parts;
  if (!isDecimal(separator)) return certain(parts, '');
  const decimal = certain([whole === '' ? '0' : whole], rest);
  if (decimal.kind !== 'number') return NONE;
  const grouped = separator === '٫' ? NONE : certain(parts, '');
  if (grouped.kind !== 'number' || (separator !== '.' && separator !== ',')) return decimal;
  return { kind: 'either', grouped: grouped.digits, decimal: decimal.digits, separator };
}

/** `5.` and `1.234,` are whole: what ends in a separator is read with a zero after it. */
function withoutFraction(read: NumberRead): NumberRead {
  return read.kind === 'number' ? { kind: 'number', digits: { whole: read.digits.whole, fraction: '' } } : NONE;
}

function certain(groups: readonly string[], fraction: string): NumberRead {
  const whole = groups.join('');
  const isGrouped = groups.length > 1;
  if (isGrouped && !isWhole(groups)) return NONE;
  if (whole === '' || /^0[0-9]/.test(whole)) return NONE;
  return { kind: 'number', digits: { whole, fraction } };
}

/** Groups of three, or as in India: twos and a last group of three. */
function isWhole(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  const last = rest.at(-1) ?? '';
  if (first === '' || last.length !== 3) return false;
  if (first.length <= 3 && rest.every((group) => group.length === 3)) return true;
  return first.length <= 2 && rest.slice(0, -1).every((group) => group.length === 2);
}

function isDecimal(separator: string): boolean {
  return separator === '.' || separator === ',' || separator === '٫';
}
