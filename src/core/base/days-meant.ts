/** The days that the pieces of a promise may mean: "next Friday", "Mon 13th", "a week from tomorrow", "end of the month". Pure. */
import { DateTime } from 'luxon';
import { NO_LENGTH, type Length } from './lengths-of-time.ts';
import type { DayToken } from './moment-days.ts';
import type { LengthToken } from './moment-lengths.ts';
import type { Asking } from './moment-on-wall.ts';

const FRIDAY = 5;

type Of<K> = Extract<DayToken | LengthToken, { kind: K }>;

export const DAY_KINDS = ['ahead', 'weekday', 'date', 'week', 'weekend', 'month', 'workday'] as const;

/** The day a length ahead; working days are Monday to Friday. */
export function ahead(here: DateTime, { months, weeks, days, minutes, workdays }: Length): DateTime {
  let day = here.plus({ months, weeks, days, minutes });
  for (let left = Math.min(workdays, 300); left > 0; left -= day.weekday < 6 ? 1 : 0) day = day.plus({ days: 1 });
  return day;
}

export interface Named {
  /** The likeliest first; empty where the phrase contradicts itself. */
  readonly days: readonly DateTime[];
  readonly isToday: boolean;
  readonly hasYear: boolean;
  /** Nobody would take it without asking. */
  readonly isGuess: boolean;
  /** Times to offer where none was said. */
  readonly hours?: readonly number[];
  readonly doubt?: 'other_weekday';
}

interface DaysSaid {
  readonly days: readonly Of<(typeof DAY_KINDS)[number]>[];
  readonly length: Of<'length'> | undefined;
  readonly shift: Of<'shift'> | undefined;
  readonly here: DateTime;
}

/** Undefined where the pieces do not make one day. */
export function daysNamed({ days, length, shift, here }: DaysSaid, asking: Asking): Named | undefined {
  const [first, second, third] = days;
  const plain = { isToday: false, hasYear: true, isGuess: false };
  if (length !== undefined) {
    const day = ahead(here, length.length);
    if (first === undefined) return { ...plain, days: [day], isGuess: length.length.isVague };
    // "Thursday in a week"
    if (first.kind === 'ahead' && second === undefined && !length.length.isVague)
      return { ...plain, days: [day.plus({ days: first.days })], isGuess: true };
    if (first.kind !== 'weekday' || second !== undefined || length.length.workdays > 0) return undefined;
    const coming = onWeekday(here, first.weekday);
    if (length.length.days > 0) return day.weekday === first.weekday ? { ...plain, days: [day] } : undefined;
    return { ...plain, days: [coming.plus({ weeks: length.length.weeks, days: length.length.days })], isGuess: true };
  }
  if (first === undefined) return shift === undefined ? { ...plain, days: [here], isToday: true } : undefined;
  if (third !== undefined) return undefined;
  const named = second === undefined ? dayOf(first, here, asking) : together(first, second, here, asking);
  if (named === undefined || shift === undefined) return named;
  return {
    ...named,
    isToday: false,
    days: named.days.slice(0, 1).map((day) => ahead(day, shift.length)),
    hasYear: true,
  };
}

const onWeekday = (from: DateTime, weekday: number): DateTime => from.plus({ days: (weekday - from.weekday + 7) % 7 });

/** A weekday and its date, or its week. */
function together(
  first: DaysSaid['days'][number],
  second: DaysSaid['days'][number],
  here: DateTime,
  asking: Asking,
): Named | undefined {
  const [weekday, other] = first.kind === 'weekday' ? [first, second] : [second, first];
  if (weekday.kind !== 'weekday') return undefined;
  if (other.kind === 'week' && other.side === null) {
    const monday = here.startOf('week').plus({ weeks: other.ahead });
    return { days: [monday.plus({ days: weekday.weekday - 1 })], isToday: false, hasYear: true, isGuess: false };
  }
  if (other.kind !== 'date' && other.kind !== 'ahead') return undefined;
  const named =
    other.kind === 'date' && other.month === null
      ? onBoth(other.day, weekday.weekday, here)
      : dayOf(other, here, asking);
  if (named === undefined) return undefined;
  const fits = named.days.filter((day) => day.weekday === weekday.weekday);
  return fits.length > 0 ? { ...named, days: fits } : { ...named, doubt: 'other_weekday' };
}

/** "Mon 13th": the next month in which it is. */
function onBoth(day: number, weekday: number, here: DateTime): Named | undefined {
  const months = Array.from({ length: 12 }, (_, n) => here.startOf('month').plus({ months: n }).set({ day }));
  const fits = months.find((one) => one.day === day && one.weekday === weekday && one >= here.startOf('day'));
  return fits && { days: [fits], isToday: false, hasYear: true, isGuess: fits.diff(here, 'days').days > 31 };
}

function dayOf(said: DaysSaid['days'][number], here: DateTime, asking: Asking): Named | undefined {
  const sure = { isToday: false, hasYear: true, isGuess: false };
  switch (said.kind) {
    case 'ahead':
      return { ...sure, days: [noon(here).plus({ days: said.days })], isToday: said.days === 0 };
    case 'weekday':
      return weekdayNamed(said, here);
    case 'workday':
      return { ...sure, days: [ahead(here, { ...NO_LENGTH, workdays: 1 })] };
    case 'date':
      return dated(said, here, asking);
    case 'week': {
      const monday = here.startOf('week').plus({ weeks: said.ahead });
      const day = monday.plus({ days: { start: 0, middle: 2, end: FRIDAY - 1 }[said.side ?? 'start'] });
      const days = said.side === null ? [monday, monday.plus({ days: FRIDAY - 1 })] : [day];
      const toCome = said.side === 'end' && here.weekday > FRIDAY && said.ahead === 0 ? [here.endOf('week')] : days;
      return { ...sure, days: toCome, isGuess: true, hours: said.side === 'end' ? [17, 12] : [12] };
    }
    case 'weekend': {
      const saturday = here.startOf('week').plus({ weeks: said.ahead, days: 5 });
      const days = { before: [-1], in: [0, 1], after: [2] }[said.side].map((n) => saturday.plus({ days: n }));
      return { ...sure, days, isGuess: true, hours: said.side === 'before' ? [17, 12] : [12] };
    }
    case 'month':
      return monthNamed(said, here);
  }
}

/** A day whose date alone counts, where no clock change touches it. */
export const noon = (day: DateTime): DateTime => DateTime.utc(day.year, day.month, day.day, 12);

/** "next Friday" on a Monday, and the name of today, may be either of two days. */
function weekdayNamed({ weekday, isNext, isComing, isGuess }: Of<'weekday'>, here: DateTime): Named {
  const coming = onWeekday(here, weekday);
  const after = coming.plus({ weeks: 1 });
  const isToday = coming.hasSame(here, 'day');
  const isNear = coming.weekNumber === here.weekNumber;
  const near = isNext && isNear ? [after, coming] : [coming];
  const days = isToday ? (isNext || isComing ? [after] : [coming, after]) : near;
  return { days, isToday: false, hasYear: true, isGuess };
}

function monthNamed({ month, side }: Of<'month'>, here: DateTime): Named {
  const start = here.startOf('month');
  const one = typeof month === 'number' ? start.set({ month }) : start.plus({ months: month === 'next' ? 1 : 0 });
  const last = one.endOf('month');
  const meant = last < here ? one.plus({ years: 1 }) : one;
  const day = { start: meant, middle: meant.plus({ days: 14 }), end: meant.endOf('month') }[side];
  return { days: [day], isToday: false, hasYear: true, isGuess: true, hours: side === 'end' ? [17, 12] : [12] };
}

function dated(said: Of<'date'>, here: DateTime, { locale }: Asking): Named | undefined {
  const { day, month, year } = said;
  if (month === null) {
    const [one, two] = [here.set({ day }), here.startOf('month').plus({ months: 1 }).set({ day })];
    const meant = [one, two].filter((each) => each.day === day && each.startOf('day') >= here.startOf('day'));
    return { days: meant.slice(0, 1), isToday: false, hasYear: true, isGuess: false };
  }
  const orders =
    said.other === null
      ? [{ day, month }]
      : locale === 'en-US'
        ? [said.other, { day, month }]
        : [{ day, month }, said.other];
  const years = year === null ? [here.year, here.year + 1] : [year];
  const days = orders.flatMap((order) => {
    const each = years.map((one) => DateTime.utc(one, order.month, order.day, 12)).filter((one) => one.isValid);
    return (year === null ? each.find((one) => one.toISODate() >= (here.toISODate() ?? '')) : each[0]) ?? [];
  });
  return { days, isToday: false, hasYear: year !== null, isGuess: false };
}
