/** Middles and usual ranges of a few numbers; no mean anywhere, because one bad day would move it. Pure. */

/** Quantile by linear interpolation between the ordered values; `q` from 0 to 1. Null for none. */
export function quantile(values: readonly number[], q: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);

/** What is usual for a team: from its own earlier weeks. */
export interface Usual {
  readonly median: number;
  readonly p25: number;
  readonly p75: number;
  readonly least: number;
  readonly most: number;
  readonly weeks: number;
}

/** Fewer complete weeks than this are no baseline. */
export const LEAST_WEEKS = 4;

/** Null when too few weeks are known. */
export function usualOf(values: readonly number[]): Usual | null {
  const [middle, p25, p75] = [median(values), quantile(values, 0.25), quantile(values, 0.75)];
  if (values.length < LEAST_WEEKS || middle === null || p25 === null || p75 === null) return null;
  return { median: middle, p25, p75, least: Math.min(...values), most: Math.max(...values), weeks: values.length };
}
