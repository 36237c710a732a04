/** Weeks and months of a zone, one after the other, and any other length of time that metrics are of. Pure. */
import { dayIn, isoWeek, previousWeek, startOfMonth, weekWindow, type Window } from '../base/time.ts';

/** Half-open. */
export interface Period {
  /** `2026-W47`, `2026-11`, or the first and the last day. */
  readonly name: string;
  readonly span: Window;
}

export type Rhythm = 'week' | 'month';

/** The last `count` that end with this one, the earliest first. Throws when the name is no week. */
export function weeksUntil(week: string, count: number, zone: string): readonly Period[] {
  const names = [week];
  while (names.length < count) names.unshift(previousWeek(names[0] ?? week));
  return names.slice(-count).map((name) => ({ name, span: weekWindow(name, zone) }));
}

/** The last `count` months that end with the one in which `at` lies, the earliest first. */
export function monthsUntil(at: Date, count: number, zone: string): readonly Period[] {
  const months: Period[] = [];
  let from = startOfMonth(at, zone);
  while (months.length < count) {
    months.unshift({ name: dayIn(from, zone).slice(0, 7), span: { from, until: monthAfter(from, zone) } });
    from = startOfMonth(new Date(from.getTime() - 1), zone);
  }
  return months;
}

const DAY_MS = 86_400_000;
const monthAfter = (from: Date, zone: string): Date => startOfMonth(new Date(from.getTime() + 32 * DAY_MS), zone);

/** The `count` before this one, the earliest first, and then it. */
export const withThoseBefore = (rhythm: Rhythm, last: Period, count: number, zone: string): readonly Period[] =>
  rhythm === 'week' ? weeksUntil(last.name, count + 1, zone) : monthsUntil(last.span.from, count + 1, zone);

/** Every one that begins in the time, the earliest first. */
export function periodsIn({ from, until }: Window, rhythm: Rhythm, zone: string): readonly Period[] {
  const found: Period[] = [];
  for (let at = from; at < until;) {
    const [period] = rhythm === 'week' ? weeksUntil(isoWeek(at, zone), 1, zone) : monthsUntil(at, 1, zone);
    if (period === undefined) break;
    if (period.span.from >= from) found.push(period);
    at = period.span.until;
  }
  return found;
}

/** The whole of a time, by its first and its last day. */
export function wholeOf({ from, until }: Window, zone: string): Period {
  const last = dayIn(new Date(until.getTime() - 1), zone);
  return { name: `${dayIn(from, zone)}..${last}`, span: { from, until } };
}

/** So far, where it is not over: what happens this very moment belongs to it. */
export const untilNow = (period: Period, now: Date): Period =>
  now < period.span.until && now >= period.span.from
    ? { ...period, span: { from: period.span.from, until: new Date(now.getTime() + 1) } }
    : period;
