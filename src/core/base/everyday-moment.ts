/** A promise in everyday words, put together piece by piece: a day, a time of a clock or a part of a day, or a length of time. Undefined where it is more than that. Pure. */
import { DateTime } from 'luxon';
import { ahead, DAY_KINDS, daysNamed, noon, type Named } from './days-meant.ts';
import type { Clock, PartOfDay } from './moment-clocks.ts';
import {
  asks,
  clock,
  halvesOf,
  LAST_MINUTE,
  ofWall,
  placedAt,
  type Asking,
  type MomentRead,
} from './moment-on-wall.ts';
import { runsOfTime, type Run, type TimeToken } from './moment-tokens.ts';
import { changedBy, promiseAround, timeWordIn } from './moment-words.ts';
import { placeWhen } from './when.ts';

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

type Said = TimeToken['said'];
type Of<K> = Extract<Said, { kind: K }>;
const only = <K extends Said['kind']>(run: Run, ...kinds: readonly K[]): readonly Of<K>[] =>
  run.tokens.flatMap(({ said }) => (kinds.some((kind) => kind === said.kind) ? [said as Of<K>] : []));

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

function ofLength({ length }: Of<'length'>, here: DateTime, around: Around, asking: Asking): MomentRead | undefined {
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
  return length.isVague ? asks('which', [due.toJSDate()], text) : { kind: 'moment', at: due.toJSDate(), text };
}

interface TimeSaid {
  readonly time: Of<'clock' | 'midnight' | 'range'> | undefined;
  readonly parts: readonly PartOfDay[];
  readonly size: Of<'size'>['size'] | undefined;
}

/** Hours that a part of the day is asked with. */
const OFFERED: Readonly<Record<PartOfDay, readonly number[]>> = {
  first: [8, 9],
  morning: [9],
  before_lunch: [12],
  lunch: [12, 13],
  after_lunch: [13.5, 14],
  afternoon: [15, 17],
  evening: [19],
  night: [21],
  close: [18, LAST_MINUTE],
  end: [18, LAST_MINUTE],
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
  const next = noon(day).plus({ days: 1 });
  if (hour === undefined) {
    const isNight = said.parts.some((part) => part === 'night' || part === 'evening');
    // "tonight at 1am", "12 at night"
    const after = isNight && hourOf(time) % 12 < 4 ? readingsOn([next], [hourOf(time) % 12], asking) : [];
    return asks('which', [...after, ...readingsOn(named.days, otherHalf(time, said.parts), asking)], around.text);
  }
  const readings = readingsOn(named.days, hours, asking);
  const [left, more] = readings;
  // at ten in the morning, "at 5" can only be this afternoon's
  const isOnly = named.isToday && left !== undefined && more === undefined && hour >= 12 && hour < 19 && around.isApart;
  if (named.isGuess || second !== undefined || (hours.length > 1 && !isOnly)) {
    const tomorrow = named.isToday && readings.length < 2 ? readingsOn([next], hours, asking) : [];
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
    readingsOn([day], [LAST_MINUTE], asking),
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
  // this morning is over: tomorrow's; the end of the day is not
  const isOver = said.parts.some((part) => !['evening', 'night', 'close', 'end'].includes(part));
  const [day] = named.days;
  const later = isOver && day !== undefined ? readingsOn([noon(day).plus({ days: 1 })], hours, asking) : [];
  return asks('no_time', later.length > 0 ? later : readingsOn(named.days, [19, LAST_MINUTE], asking), around.text);
}
