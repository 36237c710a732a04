/** Days, weeks, months, quarters and years of a time zone, as half-open spans of instants. Pure. */
import { DateTime } from 'luxon';
import type { LimitScope } from '../policy/policy.ts';

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The period in the name of a limit's scope: `actor_week`. */
export function periodOf(
  scope: Exclude<LimitScope, 'action' | 'passenger' | 'incident' | 'order' | 'customer'>,
): Period {
  switch (scope) {
    case 'actor_day':
      return 'day';
    case 'actor_week':
    case 'team_week':
      return 'week';
    case 'actor_month':
    case 'team_month':
      return 'month';
    case 'actor_quarter':
    case 'team_quarter':
      return 'quarter';
    case 'actor_year':
    case 'team_year':
      return 'year';
  }
}

/** Milliseconds since 1970: `since` belongs to it, `before` no longer does. */
export interface Span {
  readonly since: number;
  readonly before: number;
}

/** The day, ISO week (from Monday), month, quarter or year in which an instant lies. Throws when the zone is unknown. */
export const spanOf: (period: Period, at: number, zone: string) => Span = rememberLast(workOutSpan);

export function workOutSpan(period: Period, at: number, zone: string): Span {
  const start = DateTime.fromMillis(at, { zone }).startOf(period);
  if (!start.isValid) throw new Error(`the zone ${zone} is unknown; policies are read with a known one`);
  // Where clocks change at midnight a day begins at 01:00, so the next start is looked up and not just one length later.
  const next = start.plus({ [period]: 1 }).startOf(period);
  return { since: start.toMillis(), before: next.toMillis() };
}

/** Keeps the last answer for each zone and period: working out a zone's midnight is the slow part of a decision. */
function rememberLast(work: typeof workOutSpan): typeof workOutSpan {
  const last = new Map<string, Span>();
  return (period, at, zone) => {
    const key = `${period} ${zone}`;
    const known = last.get(key);
    if (known && known.since <= at && at < known.before) return known;
    const span = work(period, at, zone);
    last.set(key, span);
    return span;
  };
}
