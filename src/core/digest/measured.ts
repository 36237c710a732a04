/** What a metric gives: numbers with what they were taken over and what was left out. Pure. */
import type { Money } from '../base/money.ts';

export interface Measured {
  /** How many cases, promises or requests it was taken over. */
  readonly n: number;
  /** How many were left out, by the definition. */
  readonly excluded: number;
  /** Count · share from 0 to 1 · median in milliseconds, in people or in marks · ratio; null when there was nothing to measure, and for money. */
  readonly value: number | null;
  /** Of a share: how many of n. */
  readonly hits: number | null;
  /** Of a time: the 90th percentile in milliseconds; of an amount per case: in minor units. */
  readonly p90: number | null;
  /** Of money: the team's sum in each currency, or the median of a case. */
  readonly sums: readonly Money[];
}

/** A part of a metric by its own kind of group: a level of approver, a limit, what became of a request. */
export interface Part {
  readonly of: string;
  readonly measured: Measured;
}

export const NOTHING: Measured = { n: 0, excluded: 0, value: null, hits: null, p90: null, sums: [] };

export const countOf = (value: number, n: number, excluded: number): Measured => ({ ...NOTHING, n, excluded, value });

export const shareOf = (hits: number, n: number, excluded: number): Measured => ({
  ...NOTHING,
  n,
  excluded,
  hits,
  value: n === 0 ? null : hits / n,
});

/** Milliseconds are whole. */
export const timeOf = (median: number | null, p90: number | null, n: number, excluded: number): Measured => ({
  ...NOTHING,
  n,
  excluded,
  value: whole(median),
  p90: whole(p90),
});

const whole = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));
