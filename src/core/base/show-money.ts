/** Money in words: for people by their locale, and in the one written form of policies and commands. Exact, never through floating point. Pure. */
import { exponentOf } from './currencies.ts';
import { usableLocale } from './locale.ts';
import { type Money, money, MOST_MINOR } from './money.ts';
import { remembered } from './remembered.ts';

/** As people of the locale write it, always with all decimals of the currency: `80,00 €`, `€80.00`, `US$40.00`. */
export function showMoney(m: Money, locale: string): string {
  const decimal = decimalOf(m);
  return isNumeric(decimal) ? formatOf(locale, m.currency, knownExponent(m)).format(decimal) : writeMoney(m);
}

/** Making a format takes a hundred times as long as using it. */
const formatOf = remembered(
  (locale: string, currency: string, digits: number) =>
    new Intl.NumberFormat(usableLocale(locale), {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }),
  (locale, currency, digits) => `${locale} ${currency} ${digits}`,
);

/** The canonical form `40.00 EUR`, `40 JPY`, `1.250 KWD`; `readWritten` and `readAmount` read it back. */
export function writeMoney(m: Money): string {
  return `${decimalOf(m)} ${m.currency}`;
}

/** The amount without its currency, with a point and all decimals of the currency: `40.00`. */
export function decimalOf(m: Money): string {
  const digits = knownExponent(m);
  const minus = m.minor < 0n ? '-' : '';
  const padded = String(m.minor < 0n ? -m.minor : m.minor).padStart(digits + 1, '0');
  if (digits === 0) return minus + padded;
  return `${minus}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/**
 * Reads the strict form of the policy: digits, optional point and decimals, spaces, ISO code. No sign, no thousands separator.
 * Undefined when it is not that form, the currency is unknown, it has more decimals than the currency, or it is over `MOST_MINOR`.
 */
export function readWritten(written: string): Money | undefined {
  const [, whole, decimals = '', code] = /^([0-9]{1,15})(?:\.([0-9]{1,4}))? +([A-Z]{3})$/.exec(written) ?? [];
  if (whole === undefined || code === undefined) return undefined;
  const digits = exponentOf(code);
  if (digits === undefined || decimals.length > digits) return undefined;
  const minor = BigInt(whole + decimals.padEnd(digits, '0'));
  return minor > MOST_MINOR ? undefined : money(minor, code);
}

function knownExponent(m: Money): number {
  const digits = exponentOf(m.currency);
  if (digits === undefined) throw new Error(`money in "${m.currency}", which is no currency of ISO 4217`);
  return digits;
}

function isNumeric(text: string): text is `${number}` {
  return /^-?[0-9]+(\.[0-9]+)?$/.test(text);
}
