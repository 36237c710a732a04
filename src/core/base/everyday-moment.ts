/** A promise in everyday words, put together piece by piece: a day, a time of a clock or a part of a day, or a length of time. Undefined where it is more than that. Pure. */
import { DateTime } from 'luxon';
import type { Length } from './lengths-of-time.ts';
import type { Clock, ClockToken, PartOfDay } from './moment-clocks.ts';
import type { DayToken, Side } from './moment-days.ts';
import { clock, halvesOf, ofWall, placedAt, type Asking, type MomentDoubt, type MomentRead } from './moment-read.ts';
import { runsOfTime, type Run } from './moment-tokens.ts';
import { changedBy, promiseAround, timeWordIn } from './moment-words.ts';
import { placeWhen } from './when.ts';

const MOST_READINGS = 3;
const FRIDAY = 5;

/** What makes a moment less certain without making it another one. */
const SOFTENS = /^(?:around|about|approx\.?|roughly|circa|ca\.?|after|from|nach|gegen|etwa|ab|not before)$/i;

/** `plain` is the text with plain signs, and without numbers that tell no time, at the same length. */
export function everydayMoment(text: string, plain: string, asking: Asking): MomentRead | undefined {
  const [run, second] = runsOfTime(plain);
  if (run === undefined || second !== undefined) return undefined;
  const [before, behind] = [plain.slice(0, run.from), plain.slice(run.until)];
  if ((timeWordIn(before) ?? timeWordIn(behind)) !== undefined) return undefined;
  const changed = run.softened ?? changedBy(before, behind);
  if (changed !== undefined && !SOFTENS.test(changed)) return undefined;
  const isApart =
    /^\s*(?:[,;:.!?)–-]|$)/.test(behind) ||
    (/^\W*(?:by|at|before|um|bis)?\s*$/i.test(before) && !/^\s*\d/.test(behind));
  const said = promiseAround(text.slice(0, run.from), text.slice(run.until));
  const read = ofRun(run, { text: said, phrase: text.slice(run.from, run.until), isApart }, asking);
  if (read === undefined || changed === undefined || read.kind === 'none' || read.kind === 'no') return read;
  const readings = read.kind === 'moment' ? [read.at] : read.readings;
  return { kind: 'asked', why: { kind: 'unread', words: changed }, readings, text: said };
}

interface Around {
  readonly text: string;
  /** The words of time, as typed. */
  readonly phrase: string;
  /** Nothing beside it that a number could count. */
  readonly isApart: boolean;
}

type Of<K> = Extract<DayToken | ClockToken, { kind: K }>;
const only = <K extends (DayToken | ClockToken)['kind']>(run: Run, ...kinds: readonly K[]): readonly Of<K>[] =>
  run.tokens.flatMap(({ said }) => (kinds.some((kind) => kind === said.kind) ? [said as Of<K>] : []));

const DAY_KINDS = ['ahead', 'weekday', 'date', 'week', 'weekend', 'month', 'workday'] as const;

function ofRun(run: Run, around: Around, asking: Asking): MomentRead | undefined {
  const days = only(run, ...DAY_KINDS);
  const times = only(run, 'clock', 'midnight', 'range');
  const parts = only(run, 'part');
  const [length, ...lengths] = only(run, 'length');
  const [shift, ...shifts] = only(run, 'shift');
  const sizes = only(run, 'size');
  if (lengths.length > 0 || shifts.length > 0 || times.length > 1 || parts.length > 2) return undefined;
  if (run.tokens.length === sizes.length) return undefined;
  const here = DateTime.fromJSDate(asking.now, { zone: asking.zone });
  const isClockLength = length !== undefined && length.length.minutes > 0;
  if (length !== undefined && (isClockLength || run.tokens.length === 1))
    return run.tokens.length === 1 ? ofLength(length, here, around, asking) : undefined;
  const named = daysNamed({ days, length, shift, here }, asking);
  if (named === undefined) return undefined;
  const time: TimeSaid = { time: times[0], parts: parts.map(({ part }) => part), size: sizes[0]?.size };
  return atTime(named, time, around, asking);
}

function ofLength(
  { length, isVague }: Of<'length'>,
  here: DateTime,
  around: Around,
  asking: Asking,
): MomentRead | undefined {
  const { text } = around;
  if (length.workdays > 0) {
    const day = ahead(here, length).toFormat('yyyy-MM-dd');
    return asks(
      'no_time',
      [17, 12].flatMap((hour) => placedAt(clock(day, hour), asking)),
      text,
    );
  }
  const due = ahead(here, length);
  if (!due.isValid) return undefined;
  const minutes = Math.round(due.diff(here, 'minutes').minutes);
  const judged = placeWhen({ after: { days: 0, minutes } }, asking.now, asking.zone);
  if (!judged.ok) return { kind: 'no', no: judged.no, readings: [], text };
  return isVague ? asks('which', [due.toJSDate()], text) : { kind: 'moment', at: due.toJSDate(), text };
}

const asks = (kind: Exclude<MomentDoubt['kind'], 'unread'>, readings: readonly Date[], text: string): MomentRead => ({
  kind: 'asked',
  why: { kind },
  readings: readings.slice(0, MOST_READINGS),
  text,
});

/** The day a length ahead; working days are Monday to Friday. */
function ahead(here: DateTime, { months, weeks, days, minutes, workdays }: Length): DateTime {
  let day = here.plus({ months, weeks, days, minutes });
  for (let left = Math.min(workdays, 300); left > 0; left -= day.weekday < 6 ? 1 : 0) day = day.plus({ days: 1 });
  return day;
}

interface Named {
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
function daysNamed({ days, length, shift, here }: DaysSaid, asking: Asking): Named | undefined {
  const [first, second, third] = days;
  const plain = { isToday: false, hasYear: true, isGuess: false };
  if (length !== undefined) {
    const day = ahead(here, length.length);
    if (first === undefined) return { ...plain, days: [day], isGuess: length.isVague };
    // "Thursday in a week"
    if (first.kind === 'ahead' && second === undefined && !length.isVague)
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

const NO_LENGTH: Length = { until: 0, months: 0, weeks: 0, days: 0, minutes: 0, workdays: 0, isVague: false };
/** A day whose date alone counts, where no clock change touches it. */
const noon = (day: DateTime): DateTime => DateTime.utc(day.year, day.month, day.day, 12);

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

function monthNamed({ month, side }: { month: number | 'this' | 'next'; side: Side }, here: DateTime): Named {
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

interface TimeSaid {
  readonly time: Of<'clock' | 'midnight' | 'range'> | undefined;
  readonly parts: readonly PartOfDay[];
  readonly size: Of<'size'>['size'] | undefined;
}

/** 23.984 hours is 23:59. */
const OFFERED: Readonly<Record<PartOfDay, readonly number[]>> = {
  first: [8, 9],
  morning: [9],
  before_lunch: [12],
  lunch: [12, 13],
  after_lunch: [13.5, 14],
  afternoon: [15],
  evening: [19],
  night: [21],
  close: [18, 23.984],
  end: [18, 23.984],
};
const BY_SIZE = {
  early: { morning: [8], afternoon: [13], evening: [17], day: [9] },
  mid: { morning: [10], afternoon: [15], evening: [19], day: [12] },
  late: { morning: [11], afternoon: [17], evening: [21], day: [17] },
} as const;
/** Which hours of a clock with twelve a part of the day leaves. */
const HALVES: Readonly<Partial<Record<PartOfDay, 'early' | 'late'>>> = {
  first: 'early',
  morning: 'early',
  afternoon: 'late',
  evening: 'late',
  after_lunch: 'late',
  night: 'late',
};

function atTime(named: Named, said: TimeSaid, around: Around, asking: Asking): MomentRead | undefined {
  const { time } = said;
  const hours = time?.kind === 'clock' ? hoursWithin(time, said.parts) : hoursOf(said, named);
  if (named.doubt !== undefined) return asks(named.doubt, readingsOn(named.days, hours, asking), around.text);
  if (named.days.length === 0)
    return { kind: 'no', no: { kind: 'no_such_day', day: around.phrase }, readings: [], text: around.text };
  if (time === undefined) return withoutTime(named, said, around, asking);
  if (time.kind === 'midnight') return atMidnight(named, around, asking);
  if (time.kind === 'range') {
    const ends = time.ends.flatMap((end) => hoursWithin(end, said.parts).slice(0, 1));
    return asks('which', readingsOn(named.days.slice(0, 1), ends, asking), around.text);
  }
  if (said.size !== undefined && said.parts.length === 0) return undefined;
  return atClock(named, time, said, around, asking);
}

const hourOf = ({ hour, minute }: Clock): number => hour + minute / 60;
const readingsOn = (days: readonly DateTime[], hours: readonly number[], asking: Asking): readonly Date[] =>
  days.flatMap((day) => hours.flatMap((hour) => placedAt(clock(day.toFormat('yyyy-MM-dd'), hour), asking)));

/** The hours that a time of a clock may be, the likelier first; none where the part of the day contradicts it. */
function hoursWithin(time: Clock, parts: readonly PartOfDay[]): readonly number[] {
  const hour = hourOf(time);
  const half = parts.map((part) => HALVES[part]).find((known) => known !== undefined);
  if (half === undefined) return time.isOpen ? halvesOf(hour) : [hour];
  const meant = !time.isOpen ? hour : half === 'early' ? hour % 12 : (hour % 12) + 12;
  const isOdd = half === 'early' ? meant >= 12 || meant < 1 : meant < 12;
  // three in the evening, twelve in the evening
  const isStrange = (parts.includes('evening') && meant < 16) || (parts.includes('night') && meant < 18) || isOdd;
  return isStrange ? [] : [meant];
}

/** "Sunday late evening at 10:00": rather the half that the part of the day names. */
function otherHalf(time: Clock, parts: readonly PartOfDay[]): readonly number[] {
  const [early, late] = [hourOf(time) % 12, (hourOf(time) % 12) + 12];
  return parts.some((part) => HALVES[part] === 'late') ? [late, early] : [early, late];
}

function atClock(
  named: Named,
  time: Of<'clock'>,
  said: TimeSaid,
  around: Around,
  asking: Asking,
): MomentRead | undefined {
  const hours = hoursWithin(time, said.parts);
  const [day, second] = named.days;
  const [hour] = hours;
  if (day === undefined) return undefined;
  if (hour === undefined)
    return asks('which', readingsOn(named.days, otherHalf(time, said.parts), asking), around.text);
  const readings = readingsOn(named.days, hours, asking);
  const [left, more] = readings;
  // at ten in the morning, "at 5" can only be this afternoon's
  const isOnly = named.isToday && left !== undefined && more === undefined && hour >= 12 && hour < 19 && around.isApart;
  if (named.isGuess || second !== undefined || (hours.length > 1 && !isOnly)) {
    const tomorrow =
      named.isToday && readings.length < 2 ? readingsOn([noon(day).plus({ days: 1 })], hours, asking) : [];
    return asks('which', [...readings, ...tomorrow.filter(() => hours.length > 1 && !named.isGuess)], around.text);
  }
  const { isToday, hasYear } = named;
  return ofWall(
    clock(day.toFormat('yyyy-MM-dd'), hour),
    { text: around.text, isHalfKnown: true, hasYear, isToday },
    asking,
  );
}

/** Midnight ends a day; where one was named it may also be its beginning. */
function atMidnight(named: Named, around: Around, asking: Asking): MomentRead | undefined {
  const [day] = named.days;
  if (day === undefined) return undefined;
  const next = day.plus({ days: 1 });
  const [end, last, begins] = [
    readingsOn([next], [0], asking),
    readingsOn([day], [23.984], asking),
    readingsOn([day], [0], asking),
  ];
  const [at] = end;
  if (named.isToday && at !== undefined) return { kind: 'moment', at, text: around.text };
  return asks('which', [...last, ...end, ...begins], around.text);
}

function hoursOf({ parts, size }: TimeSaid, named: Pick<Named, 'hours'>): readonly number[] {
  const [part] = parts;
  if (size !== undefined) {
    const of = BY_SIZE[size];
    return part === 'morning' || part === 'afternoon' || part === 'evening' ? of[part] : of.day;
  }
  return part === undefined ? (named.hours ?? [12, 17]) : OFFERED[part];
}

/** A day, or a part of one: the times it may mean, those that are still to come. */
function withoutTime(named: Named, said: TimeSaid, around: Around, asking: Asking): MomentRead {
  const hours = hoursOf(said, named);
  const readings = readingsOn(named.days, hours, asking);
  if (readings.length > 0 || !named.isToday) return asks('no_time', readings, around.text);
  const isEarly = said.parts.some((part) => HALVES[part] === 'early');
  const [day] = named.days;
  const later = isEarly && day !== undefined ? readingsOn([noon(day).plus({ days: 1 })], hours, asking) : [];
  return asks('no_time', later.length > 0 ? later : readingsOn(named.days, [19, 23.984], asking), around.text);
}
