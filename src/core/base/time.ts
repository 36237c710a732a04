/** Instants, days, weeks and working hours of a zone; right across clock changes. Pure: no clock is read here. */
import { DateTime } from 'luxon';
import { usableLocale } from './locale.ts';
import { remembered } from './remembered.ts';

/** Half-open: `from` belongs to it, `until` does not. */
export interface Window {
  readonly from: Date;
  readonly until: Date;
}

/** Minutes from midnight, half-open, per weekday (Monday is 0); `always` is round the clock. Same shape as in the policy. */
export type OpenHours = readonly (readonly { readonly from: number; readonly until: number }[])[] | 'always';

/** When a place is open. */
export interface Opening {
  readonly hours: OpenHours;
  readonly zone: string;
  /** ISO dates in the zone; not given: none. */
  readonly holidays?: readonly string[];
}

export function startOfDay(at: Date, zone: string): Date {
  return dayStart(local(at, zone)).toJSDate();
}

/** The ISO date (`2026-12-09`) of an instant in the zone. */
export const dayIn = (at: Date, zone: string): string => local(at, zone).toFormat('yyyy-MM-dd');

/** An ISO date of a day that exists: `2026-12-09`. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: 'utc' }).isValid;

/** Whole days from one ISO date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** Midnight at which an ISO date (`2026-12-09`) begins in the zone; undefined when there is no such day. */
export function dayStartIn(day: string, zone: string): Date | undefined {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone });
  return noon.isValid ? startOfDay(noon.toJSDate(), zone) : undefined;
}

/** Monday 00:00 of the ISO week. */
export function startOfWeek(at: Date, zone: string): Date {
  return dayStart(local(at, zone).startOf('week')).toJSDate();
}

export function startOfMonth(at: Date, zone: string): Date {
  return at.getTime() < QUARTERS_SINCE ? monthStart(at, zone) : monthStartLately(at, zone);
}

const monthStart = (at: Date, zone: string): Date => dayStart(local(at, zone).startOf('month')).toJSDate();

/** By then all zones were a multiple of a quarter of an hour from each other, so that no day begins within one. */
const QUARTERS_SINCE = Date.UTC(1975, 0);
const QUARTER_MS = 900_000;
const monthStartLately = remembered(monthStart, (at, zone) => `${zone} ${Math.floor(at.getTime() / QUARTER_MS)}`);

/** The ISO week of the instant in the zone, e.g. `2026-W47`. */
export function isoWeek(at: Date, zone: string): string {
  return nameOf(local(at, zone));
}

/** The week before, e.g. `2026-W53` for `2027-W01`. Throws when the name is no ISO week. */
export function previousWeek(week: string): string {
  return weekBefore(week);
}
const weekBefore = remembered(
  (week: string) => nameOf(mondayOf(week, 'utc').minus({ weeks: 1 })),
  (week) => week,
);

/** Monday 00:00 to the next Monday 00:00 in the zone: 167 or 169 hours when the clocks change. Throws when the name is no ISO week. */
export function weekWindow(week: string, zone: string): Window {
  return windowOf(week, zone);
}
/** A team compares itself with the same weeks as every other of its zone. */
const windowOf = remembered(
  (week: string, zone: string): Window => {
    const monday = mondayOf(week, zone);
    return { from: monday.toJSDate(), until: dayStart(monday.plus({ weeks: 1 })).toJSDate() };
  },
  (week, zone) => `${zone} ${week}`,
);

/** The first of a month (`2026-11`) to the first of the next, in the zone. Throws when the name is no month. */
export function monthWindow(month: string, zone: string): Window {
  const first = DateTime.fromISO(month, { zone });
  if (!first.isValid || !/^\d{4}-\d{2}$/.test(month))
    throw new Error(`"${month}" in "${zone}" is no month such as 2026-11`);
  return { from: dayStart(first).toJSDate(), until: dayStart(first.plus({ months: 1 })).toJSDate() };
}

/** When it is so many minutes after midnight on a day (`2026-12-09`) in the zone; in an hour that is skipped, the moment of the skip. */
export function timeOn(day: string, minutes: number, zone: string): Date {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone });
  if (!noon.isValid) throw new Error(`"${day}" in "${zone}" is no day such as 2026-12-09`);
  return new Date(wallInstant(dayStart(noon), minutes));
}

/** Is it open at all on that day of its zone? */
export function isOpenOn(day: string, { hours, zone, holidays = [] }: Opening): boolean {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone });
  if (hours === 'always') return !holidays.includes(day);
  return noon.isValid && openOn(noon, hours, holidays).length > 0;
}

/** The same time of the day, so many days earlier by the calendar; a midnight stays one where midnights are skipped. */
export function earlier(at: Date, days: number, zone: string): Date {
  return earlierBy(at, days, zone);
}
/** Each metric of each week asks, and every team of a zone asks the same. */
const earlierBy = remembered(
  (at: Date, days: number, zone: string): Date => {
    const before = local(at, zone).minus({ days });
    return startOfDay(at, zone).getTime() === at.getTime() ? dayStart(before).toJSDate() : before.toJSDate();
  },
  (at, days, zone) => `${zone} ${at.getTime()} ${days}`,
);

/** When it is, in that week, the day and the time of day that it is at `at`; in an hour that is skipped, the moment of the skip. */
export function sameTimeIn(week: string, at: Date, zone: string): Date {
  const now = local(at, zone);
  const day = dayStart(mondayOf(week, zone).plus({ days: now.weekday - 1 }));
  return new Date(wallInstant(day, now.hour * 60 + now.minute));
}

/**
 * The instant at which `ms` of open time have passed since `at`; `at` itself for 0. Exactly at closing time when the last of it is used up then.
 * Throws when ten years have not enough open time: such hours are a mistake.
 */
export function addWorkingTime(at: Date, ms: number, { hours, zone, holidays = [] }: Opening): Date {
  if (hours === 'always' || ms <= 0) return new Date(at.getTime() + Math.max(0, ms));
  let left = ms;
  const today = dayStart(local(at, zone));
  for (let days = 0; days < 3660; days += 1) {
    for (const open of openOn(today.plus({ days }), hours, holidays)) {
      const from = Math.max(open.from, at.getTime());
      if (open.until - from >= left) return new Date(from + left);
      left -= Math.max(0, open.until - from);
    }
  }
  throw new Error('the working hours leave no time within ten years');
}

/** Open milliseconds between two instants; 0 when they are the wrong way round. */
export function workingTimeBetween(from: Date, until: Date, { hours, zone, holidays = [] }: Opening): number {
  if (hours === 'always') return Math.max(0, until.getTime() - from.getTime());
  let total = 0;
  const last = until.getTime();
  for (let day = dayStart(local(from, zone)); day.toMillis() < last; day = dayStart(day.plus({ days: 1 }))) {
    for (const open of openOn(day, hours, holidays)) {
      total += Math.max(0, Math.min(open.until, last) - Math.max(open.from, from.getTime()));
    }
  }
  return total;
}

/** A moment for people, with weekday, year and zone: `Mon, 23 Nov 2026, 14:30 CET`. */
export function showMoment(at: Date, zone: string, locale: string): string {
  return local(at, zone)
    .setLocale(String(usableLocale(locale)))
    .toLocaleString({
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
}

/** A moment that comes every week: Monday is 1, minutes from midnight on the wall. */
export interface Weekly {
  readonly weekday: number;
  readonly minutes: number;
}

/** The first time after `after` at which it is that day and that time in the zone. */
export function nextWeekly(after: Date, { weekday, minutes }: Weekly, zone: string): Date {
  const today = dayStart(local(after, zone));
  for (let days = 0; days <= 7; days += 1) {
    const day = today.plus({ days });
    const at = day.weekday === weekday ? wallInstant(day, minutes) : 0;
    if (at > after.getTime()) return new Date(at);
  }
  throw new Error(`no day ${weekday} within a week`);
}

/** When it is, in that ISO week, that day and that time in the zone; in an hour that is skipped, the moment of the skip. */
export function weeklyIn(week: string, { weekday, minutes }: Weekly, zone: string): Date {
  const day = dayStart(mondayOf(week, zone).plus({ days: weekday - 1 }));
  return new Date(wallInstant(day, minutes));
}

/** Throws when the zone is unknown to the runtime. */
function local(at: Date, zone: string): DateTime<true> {
  const time = DateTime.fromJSDate(at, { zone });
  if (!time.isValid) throw new Error(`cannot place ${String(at.getTime())} in the zone "${zone}"`);
  return time;
}

/** The first instant of the local day, also where midnight does not exist (Cairo in spring) or comes twice (Havana in autumn). */
function dayStart(time: DateTime<true>): DateTime<true> {
  const midnight = time.startOf('day');
  const before = midnight.minus({ milliseconds: 1 });
  // Compared by the number of the day: luxon's own comparison goes by the second of two midnights.
  return before.day === midnight.day ? before.startOf('day') : midnight;
}

function mondayOf(week: string, zone: string): DateTime<true> {
  const monday = DateTime.fromISO(week, { zone });
  if (!monday.isValid || !/^[0-9]{4}-W[0-9]{2}$/.test(week))
    throw new Error(`"${week}" in "${zone}" is no ISO week such as 2026-W47`);
  return dayStart(monday);
}

function nameOf(time: DateTime): string {
  return `${String(time.weekYear).padStart(4, '0')}-W${String(time.weekNumber).padStart(2, '0')}`;
}

/** The open stretches of one local day in epoch milliseconds, earliest first. */
function openOn(
  day: DateTime<true>,
  hours: Exclude<OpenHours, 'always'>,
  holidays: readonly string[],
): readonly { readonly from: number; readonly until: number }[] {
  if (holidays.includes(day.toISODate() ?? '')) return [];
  const ranges = (hours[day.weekday - 1] ?? []).toSorted((a, b) => a.from - b.from);
  return ranges.map((range) => ({ from: wallInstant(day, range.from), until: wallInstant(day, range.until) }));
}

/** When the clock on the wall shows that many minutes after midnight; in the hour that is skipped, the moment of the skip. */
function wallInstant(day: DateTime<true>, minutes: number): number {
  if (minutes >= 1440) return dayStart(day.plus({ days: 1 })).toMillis();
  const time = day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  if (time.hour * 60 + time.minute === minutes) return time.toMillis();
  let skip = time;
  for (let before = skip.minus({ minutes: 1 }); before.offset === time.offset; before = skip.minus({ minutes: 1 })) {
    skip = before;
  }
  return skip.toMillis();
}
