/** The head of a policy file: when it is in force, where its numbers came from, its currency and its rates. Pure. */
import { exponentOf } from '../../base/currencies.ts';
import type { Currency } from '../../base/money.ts';
import type { AuthorityPolicy, Rates } from '../policy.ts';
import type { Decimal } from '../../base/decimals.ts';
import { readCurrency, readDecimal } from './policy-money.ts';
import {
  entriesOf,
  faultAt,
  faultAtKey,
  may,
  need,
  quiet,
  strictEntriesOf,
  suggestion,
  whole,
  type Spot,
} from './policy-sheet.ts';
import { inOrder, readDate, readInteger, readName } from './policy-values.ts';
import { shown } from './policy-faults.ts';

export function readEffective(zone: string): (spot: Spot) => AuthorityPolicy['effective'] | undefined {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['from', 'until']);
    if (!entries) return undefined;
    const from = need(spot, entries, 'from', readDate(zone));
    const until = may(entries, 'until', readDate(zone));
    if (!inOrder(entries.get('until'), from ?? null, until ?? null, '"until" must be after "from"')) return undefined;
    return whole({ from, until });
  };
}

export function readPack(zone: string): (spot: Spot) => NonNullable<AuthorityPolicy['pack']> | undefined {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['source', 'as_of', 'review_by']);
    if (!entries) return undefined;
    const source = need(spot, entries, 'source', readName);
    return whole({ source, ...readReview(spot, entries, zone) });
  };
}

/** `as_of` and `review_by` of numbers that rot. */
export function readReview(
  spot: Spot,
  entries: ReadonlyMap<string, Spot>,
  zone: string,
): { readonly asOf: Date | undefined; readonly reviewBy: Date | undefined } {
  const asOf = need(spot, entries, 'as_of', readDate(zone));
  const reviewBy = need(spot, entries, 'review_by', readDate(zone));
  inOrder(entries.get('review_by'), asOf ?? null, reviewBy ?? null, '"review_by" must be after "as_of"');
  return { asOf, reviewBy };
}

export interface MoneySection {
  /** Undefined when it is wrong. */
  readonly base: Currency | undefined;
  readonly rates: Rates | null | undefined;
  /** Currencies named in the table, also those whose rate is wrong. */
  readonly rated: ReadonlySet<Currency>;
}

export function readMoneySection(zone: string): (spot: Spot) => MoneySection | undefined {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['base', 'rates']);
    if (!entries) return undefined;
    const base = need(spot, entries, 'base', readCurrency);
    const rates = may(entries, 'rates', readRates(zone, base));
    const table = entries.get('rates');
    return { base, rates, rated: new Set(table && namedIn(table)) };
  };
}

function namedIn(rates: Spot): Iterable<string> {
  const table = entriesOf(quiet(rates))?.get('table');
  return (table && entriesOf(table)?.keys()) ?? [];
}

function readRates(zone: string, base: Currency | undefined): (spot: Spot) => Rates | undefined {
  return (spot) => {
    const entries = strictEntriesOf(spot, ['as_of', 'max_age_days', 'table']);
    if (!entries) return undefined;
    return whole({
      asOf: need(spot, entries, 'as_of', readDate(zone)),
      maxAgeDays: need(spot, entries, 'max_age_days', readInteger(1, 366)),
      table: need(spot, entries, 'table', readTable(base)),
    });
  };
}

function readTable(base: Currency | undefined): (spot: Spot) => ReadonlyMap<Currency, Decimal> | undefined {
  return (spot) => {
    const entries = entriesOf(spot);
    if (!entries) return undefined;
    if (entries.size === 0)
      return faultAt(spot, 'P003', 'the table is empty; write at least one rate like GBP: "1.19"');
    const table = new Map<Currency, Decimal>();
    for (const [code, value] of entries) {
      if (exponentOf(code) === undefined) {
        const hint = suggestion(
          value,
          code,
          [code.toUpperCase()].filter((upper) => exponentOf(upper) !== undefined),
        );
        faultAtKey(value, 'P009', `${shown(code)} is no currency; write an ISO 4217 code like GBP${hint}`);
      } else if (code === base) {
        faultAtKey(value, 'P014', `${code} is the base currency; it needs no rate`);
      }
      const rate = readDecimal(value);
      if (rate) table.set(code, rate);
    }
    return table.size === entries.size ? table : undefined;
  };
}
