/** `retention:` of `amends.yaml`: for how many days what tells of people is kept, by what it is. */
import { z } from 'zod';
import type { Pack } from '../../core/triage/packs.ts';

const DAY_MS = 86_400_000;
/** Three years, where the trade says nothing: what most claims of a customer lapse in. */
const USUAL_YEARS = 3;
const DAYS_OF_YEAR = 365.25;

const days = (least: number, most: number) => z.number().int().min(least).max(most);

export const retentionSchema = z.strictObject({
  /** Words and customers of cases that ended, and what was said of a customer beside them. */
  cases: days(30, 7_305).optional(),
  /** What came in and opened no case. */
  set_asides: days(1, 365).default(30),
  /** What another system did not take. */
  deliveries: days(2, 365).default(30),
});

/** In milliseconds. */
export interface Retention {
  /** Null: as the pack of the policy says, or three years. */
  readonly casesMs: number | null;
  readonly asidesMs: number;
  readonly deliveriesMs: number;
}

export const retentionOf = ({ cases, set_asides, deliveries }: z.infer<typeof retentionSchema>): Retention => ({
  casesMs: cases === undefined ? null : cases * DAY_MS,
  asidesMs: set_asides * DAY_MS,
  deliveriesMs: deliveries * DAY_MS,
});

/** How long words of cases are kept: as set, or as the longest of the packs in use asks for. */
export function casesKeptMs(retention: Pick<Retention, 'casesMs'>, packs: readonly Pack[]): number {
  const years = Math.max(USUAL_YEARS, ...packs.map(({ keepYears = USUAL_YEARS }) => keepYears));
  return retention.casesMs ?? Math.ceil(years * DAYS_OF_YEAR) * DAY_MS;
}
