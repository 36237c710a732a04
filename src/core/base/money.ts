/** Money as whole minor units of one currency. No floating point anywhere. Pure. */

/** ISO 4217 code, e.g. `EUR`. Only codes in the table of `currencies.ts` are ever accepted. */
export type Currency = string;

export interface Money {
  /** Whole minor units: 40.00 EUR is 4000n, 40 JPY is 40n, 40.000 KWD is 40000n. */
  readonly minor: bigint;
  readonly currency: Currency;
}

/** The most that is ever read as one amount, in minor units: over any remedy, and safe in every number type of the database. */
export const MOST_MINOR = 10n ** 15n;

export const money = (minor: bigint, currency: Currency): Money => ({ minor, currency });

/** The sum of two amounts of the same currency. Throws when the currencies differ: that is a bug, not a refusal. */
export function add(a: Money, b: Money): Money {
  return money(a.minor + sameCurrency(a, b).minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  return money(a.minor - sameCurrency(a, b).minor, a.currency);
}

/** -1, 0 or 1. Throws when the currencies differ. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  const other = sameCurrency(a, b).minor;
  if (a.minor === other) return 0;
  return a.minor < other ? -1 : 1;
}

function sameCurrency(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot reckon ${a.currency} with ${b.currency}`);
  return b;
}
