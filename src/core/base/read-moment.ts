/** A promise as people type it ("call back by tomorrow 17:00", "next Tuesday morning") → the moment and what is promised, or what has to be asked first. Pure. */
import type { ParsedComponents } from 'chrono-node';
import { DateTime } from 'luxon';
import { COUNT, partsOf, UNIT } from './lengths-of-time.ts';
import { changedBy, promiseAround, timeWordIn } from './moment-words.ts';
import { AMERICAN, ENGLISH, GERMAN } from './moment-parsers.ts';
import { plainSigns } from './typed.ts';
import { placeWhen, readWhen, type NoMoment, type When } from './when.ts';

/** When, where and in whose way of writing dates it is asked. */
export interface Asking {
  readonly now: Date;
  /** IANA. */
  readonly zone: string;
  /** BCP 47. */
  readonly locale: string;
}

/** Why a moment is not taken as it was read. */
export type MomentDoubt =
  /** Words of time that were not read. */
  | { readonly kind: 'unread'; readonly words: string }
  /** A day without a time, or a part of a day. */
  | { readonly kind: 'no_time' }
  /** It can mean each of the readings. */
  | { readonly kind: 'which' }
  /** The weekday is not that of the date. */
  | { readonly kind: 'other_weekday' };

export type MomentRead =
  | { readonly kind: 'moment'; readonly at: Date; readonly text: string }
  | { readonly kind: 'asked'; readonly why: MomentDoubt; readonly readings: readonly Date[]; readonly text: string }
  | { readonly kind: 'no'; readonly no: NoMoment; readonly readings: readonly Date[]; readonly text: string }
  | { readonly kind: 'none' };

/** Longer than any promise with its moment. */
const LONGEST = 1_000;
/** Without a year, what is further ahead is more likely to have passed. */
const SURELY_AHEAD_DAYS = 300;
const MOST_READINGS = 3;

/**
 * The one moment a text names, and the words around it. Whatever is not read for certain is asked, with what it may mean: a phrase of
 * which a word of time was not read, a day without a time, an hour that may be of the morning or the evening, a date of either order.
 */
export function readMoment(typed: string, asking: Asking): MomentRead {
  const text = typed.slice(0, LONGEST);
  return exact(text, asking) ?? shifted(text, asking) ?? length(text, asking) ?? phrase(text, asking);
}

/** The strict forms, at the beginning or, behind a word that leads to it, at the end. */
function exact(text: string, asking: Asking): MomentRead | undefined {
  const first = readWhen(text);
  if (first !== undefined && timeWordIn(first.rest) === undefined && changedBy('', ` ${first.rest}`) === undefined)
    return placed(first.when, text.slice(0, text.length - first.rest.length), first.rest, asking);
  const lead = /\s(?:by|at|before|until|till|bis|um)\s+(?=\S+(?:\s+(?:at\s+)?\S+)?$)/i.exec(text);
  if (lead === null) return undefined;
  const [before, behind] = [text.slice(0, lead.index), text.slice(lead.index + lead[0].length)];
  const last = readWhen(behind);
  if (last === undefined || last.rest !== '' || timeWordIn(before) !== undefined || changedBy(before, '') !== undefined)
    return undefined;
  return placed(last.when, behind, before, asking);
}

function placed(when: When, phrase: string, text: string, asking: Asking): MomentRead {
  const found = placeWhen(when, asking.now, asking.zone);
  if ('after' in when)
    return found.ok ? { kind: 'moment', at: found.at, text } : { kind: 'no', no: found.no, readings: [], text };
  return ofWall(
    when,
    { text, isHalfKnown: isClear(phrase, when.hour), hasYear: /\d{4}/.test(phrase), isToday: when.day === 'today' },
    asking,
  );
}

interface Wall {
  readonly text: string;
  /** Morning or evening is certain. */
  readonly isHalfKnown: boolean;
  readonly hasYear: boolean;
  /** No day was named, or today was. */
  readonly isToday: boolean;
}

/** A time on the wall of a day: taken, or asked where it may be the other half of the day, has passed, or does not come. */
function ofWall(when: Extract<When, { day: string }>, wall: Wall, asking: Asking): MomentRead {
  const { text } = wall;
  const found = placeWhen(when, asking.now, asking.zone);
  if (!wall.isHalfKnown && when.hour < 12) {
    const both = [when, { ...when, hour: when.hour + 12 }].flatMap((one) => at(one, asking));
    return { kind: 'asked', why: { kind: 'which' }, readings: both, text };
  }
  if (!found.ok) {
    const tomorrow = wall.isToday && found.no.kind === 'past' ? at({ ...when, day: 'tomorrow' }, asking) : [];
    const instead = found.no.kind === 'skipped' ? [found.no.at] : tomorrow;
    return { kind: 'no', no: found.no, readings: instead, text };
  }
  const isFar = found.at.getTime() - asking.now.getTime() > SURELY_AHEAD_DAYS * 86_400_000;
  if (isFar && !wall.hasYear) return { kind: 'asked', why: { kind: 'which' }, readings: [found.at], text };
  return { kind: 'moment', at: found.at, text };
}

const at = (when: When, { now, zone }: Asking): readonly Date[] => {
  const found = placeWhen(when, now, zone);
  return found.ok ? [found.at] : [];
};

const HALF =
  /\d\s?[ap]\.?\s?m?\b|morning|afternoon|evening|tonight|noon|midday|night|früh|morgens|mittag|abend|nachts|uhr/i;

/** Whether an hour before noon is meant as it stands: `09:00`, `9:30`, `9 am`; not `at 5` or `5:30`. */
function isClear(phrase: string, hour: number): boolean {
  if (hour === 0 || hour > 12 || HALF.test(phrase)) return true;
  const typed = new RegExp(`(?:^|[^\\d.:])(0?${hour})[:.h]\\d{2}`).exec(plainSigns(phrase))?.[1] ?? '';
  return typed.startsWith('0') || (typed !== '' && hour > 6);
}

const LENGTH = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:in|within|innerhalb von)\\s+(?:the next\\s+)?(?:(half an hour|einer halben stunde)(?![\\p{L}])|((?:(?:${COUNT})\\s?(?:${UNIT})(?![\\p{L}])[\\s,]{0,2}(?:(?:and|und)\\s+)?){1,4}))|((?:${COUNT})\\s?(?:${UNIT})(?![\\p{L}])) from now)`,
  'iu',
);

/** `in 1d 2h`, "in two weeks", "in half an hour", "3 days from now"; days and more keep the time on the wall. */
function length(text: string, asking: Asking): MomentRead | undefined {
  const plain = plainSigns(text);
  const found = LENGTH.exec(plain);
  if (found === null) return undefined;
  const whole = found[0].trimEnd().replace(/(?:\s+(?:and|und)|,)$/i, '');
  const [before, behind] = [text.slice(0, found.index), text.slice(found.index + whole.length)];
  const parts = found[1] !== undefined ? { minutes: 30 } : partsOf(found[2] ?? found[3] ?? '');
  if (parts === undefined) return undefined;
  const unread = timeWordIn(before) ?? timeWordIn(behind) ?? changedBy(before, behind);
  const here = DateTime.fromJSDate(asking.now, { zone: asking.zone });
  const due = here.plus(parts);
  if (!due.isValid) return undefined;
  const onWall = /^\s*(?:,\s*)?(?:at|um)?\s*(?=\d)/i.exec(behind);
  const time = onWall === null ? undefined : readWhen(behind.slice(onWall[0].length));
  const isDays = !('hours' in parts) && !('minutes' in parts);
  if (
    isDays &&
    time !== undefined &&
    'day' in time.when &&
    time.when.day === 'today' &&
    timeWordIn(`${before} ${time.rest}`) === undefined
  ) {
    const wall = {
      text: promiseAround(before, time.rest),
      isHalfKnown: isClear(behind, time.when.hour),
      hasYear: true,
      isToday: false,
    };
    return ofWall({ ...time.when, day: due.toFormat('yyyy-MM-dd') }, wall, asking);
  }
  const said = promiseAround(before, behind);
  const weekday = WEEKDAYS.indexOf((unread ?? '').toLowerCase()) + 1;
  if (weekday > 0 && isDays && weekday === due.weekday) {
    const day = due.toFormat('yyyy-MM-dd');
    const readings = [12, 17].flatMap((hour) => at({ day, hour, minute: 0 }, asking));
    return { kind: 'asked', why: { kind: 'no_time' }, readings, text: said };
  }
  if (unread !== undefined) return { kind: 'asked', why: { kind: 'unread', words: unread }, readings: [], text: said };
  const judged = placeWhen(
    { after: { days: 0, minutes: Math.round(due.diff(here, 'minutes').minutes) } },
    asking.now,
    asking.zone,
  );
  return judged.ok
    ? { kind: 'moment', at: due.toJSDate(), text: said }
    : { kind: 'no', no: judged.no, readings: [], text: said };
}

const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');

/** "a week from Friday", "three weeks from tomorrow": asked, with the days counted from there. */
function shifted(text: string, asking: Asking): MomentRead | undefined {
  const found = FROM.exec(plainSigns(text));
  if (found === null) return undefined;
  const parts = partsOf(found[1] ?? '');
  const inner = phrase(text.slice(0, found.index) + text.slice(found.index + found[0].length), asking);
  if (parts === undefined || inner.kind === 'none') return undefined;
  const from = inner.kind === 'moment' ? [inner.at] : inner.readings;
  const why: MomentDoubt = inner.kind === 'asked' && inner.why.kind !== 'unread' ? inner.why : { kind: 'which' };
  const readings = from.map((one) => DateTime.fromJSDate(one, { zone: asking.zone }).plus(parts).toJSDate());
  return { kind: 'asked', why, readings, text: inner.text };
}

const FROM = new RegExp(
  `(?<![\\p{L}\\d])((?:${COUNT})\\s?(?:weeks?|days?|months?|wochen?|tage?n?)) (?:from|after|nach|ab) (?!now)(?=\\S)`,
  'iu',
);

const IS_GERMAN =
  /(?<![\p{L}])(?:heute|morgen|übermorgen|uebermorgen|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|mai|juni|juli|oktober|dezember|stunden?|tagen?|wochen?|mittags?|abends?|vormittags?|nachmittags?|mitternacht|feierabend|halb|nächsten?|bis)(?![\p{L}])/iu;

/** Any other phrase, as a library for dates reads it, checked word by word. */
function phrase(text: string, asking: Asking): MomentRead {
  const plain = plainSigns(text)
    .replace(/\n/g, ' ')
    .replace(/\bmorgen früh\b/gi, 'morgen     ');
  const here = DateTime.fromJSDate(asking.now, { zone: asking.zone });
  const reader = IS_GERMAN.test(plain) ? GERMAN : asking.locale === 'en-US' ? AMERICAN : ENGLISH;
  const results = reader.parse(plain, { instant: asking.now, timezone: here.offset }, { forwardDate: true });
  const telling = results.filter((one) => timeWordIn(one.text) !== undefined || /\d/.test(one.text));
  const [result, ...others] = together(telling, plain);
  const word = timeWordIn(text);
  if (result === undefined)
    return word === undefined
      ? { kind: 'none' }
      : { kind: 'asked', why: { kind: 'unread', words: word }, readings: [], text };
  const [before, behind] = [text.slice(0, result.index), text.slice(result.index + result.text.length)];
  const read = ofResult(result, promiseAround(before, behind), asking);
  if (read.kind === 'none') return read;
  const asked = (words: string, readings: readonly Date[]): MomentRead => ({
    kind: 'asked',
    why: { kind: 'unread', words },
    readings,
    text: readings.length === 0 ? text : read.text,
  });
  const unread = others[0]?.text ?? timeWordIn(before) ?? timeWordIn(behind);
  if (unread !== undefined) return asked(unread, []);
  const changed = changedBy(before, behind);
  if (changed === undefined) return read;
  return asked(changed, read.kind === 'moment' ? [read.at] : read.readings);
}

/** What of a result is looked at. */
interface Phrase {
  readonly index: number;
  readonly text: string;
  readonly start: Pick<ParsedComponents, 'get' | 'isCertain' | 'date'>;
  readonly end?: Pick<ParsedComponents, 'date'> | null | undefined;
}

/** A time and a day beside each other that the library left apart: "five-thirty tomorrow evening". */
function together(results: readonly Phrase[], plain: string): readonly Phrase[] {
  const [one, two, ...others] = results;
  if (one === undefined || two === undefined) return results;
  const between = plain.slice(one.index + one.text.length, two.index);
  if (
    /^\s$/.test(between) &&
    one.end == null &&
    /^(?:(?:in the|this)\s)?(?:morning|afternoon|evening)$/i.test(two.text)
  )
    return together(
      [{ ...one, start: one.start, text: plain.slice(one.index, two.index + two.text.length) }, ...others],
      plain,
    );
  const [time, day] = one.start.isCertain('hour') ? [one, two] : [two, one];
  const fits =
    !day.start.isCertain('hour') &&
    !time.start.isCertain('day') &&
    !time.start.isCertain('weekday') &&
    time.start.isCertain('hour');
  if (!fits || !/^[\s,]*(?:at|on|um|am)?\s*$/i.test(between) || one.end != null || two.end != null) return results;
  const isTime = (part: string): boolean => part === 'hour' || part === 'minute' || part === 'meridiem';
  const start: Phrase['start'] = {
    get: (part) => (isTime(part) ? time : day).start.get(part),
    isCertain: (part) => (isTime(part) ? time : day).start.isCertain(part),
    date: () => day.start.date(),
  };
  return [{ index: one.index, text: plain.slice(one.index, two.index + two.text.length), start }, ...others];
}

/** Times that a part of a day is offered as. */
const PARTS_OF_DAY: readonly (readonly [RegExp, readonly number[]])[] = [
  [/noon|midday|mittag/i, [12]],
  [/afternoon|nachmittag/i, [15]],
  [/tonight|evening|abend/i, [19]],
  [/end of|eod|eob|cob|close of|feierabend|tagesende/i, [18, 23.984]],
  [/morning|vormittag|früh/i, [9]],
];

function ofResult(result: Phrase, text: string, asking: Asking): MomentRead {
  const { start, end } = result;
  const said = result.text;
  const ask = (kind: Exclude<MomentDoubt['kind'], 'unread'>, readings: readonly Date[]): MomentRead => ({
    kind: 'asked',
    why: { kind },
    readings: readings.filter((one) => one > asking.now).slice(0, MOST_READINGS),
    text,
  });
  if (end !== undefined && end !== null) return ask('which', [start.date(), end.date()]);
  if (start.isCertain('timezoneOffset')) return ask('which', [start.date()]);
  const days = daysOf(result, asking);
  if (days === undefined) return ask('other_weekday', [start.date()]);
  const isTimed = start.isCertain('hour') && !/midnight|mitternacht/i.test(said);
  const hour = start.get('hour') ?? 0;
  const minute = isTimed ? (start.get('minute') ?? 0) : 0;
  if (!isTimed) {
    const hours = PARTS_OF_DAY.find(([words]) => words.test(said))?.[1];
    const offered = /midnight|mitternacht/i.test(said) ? [0, 23.984] : (hours ?? [12, 17]);
    return ask(
      'no_time',
      days.flatMap((day) => offered.flatMap((one) => at(clock(day, one), asking))),
    );
  }
  const [day, second] = days;
  if (day === undefined) return ask('no_time', []);
  const isHalfKnown = start.isCertain('meridiem') && hour >= 12 ? true : isClear(said, hour);
  const isLate = EVENING.test(said) && hour < 12;
  const isOdd =
    (EVENING.test(said) && hour === 12 && !/afternoon|mittag/i.test(said)) || (MORNING.test(said) && hour >= 12);
  const halves = isLate ? [hour + 12] : isHalfKnown || hour >= 12 ? [hour] : [hour, hour + 12];
  if (isOdd || isLate || !CLOCKED.test(said) || second !== undefined || halves.length > 1 || !holdsAll(result))
    return ask(
      'which',
      days.flatMap((one) => halves.flatMap((h) => at({ day: one, hour: h, minute }, asking))),
    );
  const isToday = !start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('month');
  return ofWall({ day, hour, minute }, { text, isHalfKnown: true, hasYear: start.isCertain('year'), isToday }, asking);
}

/** 23.984 hours is 23:59, the last minute of a day. */
const clock = (day: string, hours: number): Extract<When, { day: string }> => ({
  day,
  hour: Math.floor(hours),
  minute: Math.round((hours % 1) * 60),
});

const EVENING = /evening|tonight|afternoon|abend|nachmittag/i;
const MORNING = /(?<!\p{L})(?:morning|früh|vormittag|morgens)/iu;
/** A time that is one for certain: with minutes, with its half of the day, or behind "at". A number alone may be a day or a room. */
const CLOCKED =
  /\d[:.h]\d{2}|\d\s?(?:[ap]\b|[ap]\.?m|uhr|h\b|hrs|o'clock)|(?:at|um)\s+\d|noon|midday|mittag|past|quarter|thirty|fifteen|five|halb|viertel|o'clock/i;

/** The days a phrase may mean, as ISO dates; undefined where its weekday and its date contradict each other. */
function daysOf({ start, text }: Phrase, { now, zone }: Asking): readonly string[] | undefined {
  const here = DateTime.fromJSDate(now, { zone });
  const iso = (day: DateTime): string => day.toFormat('yyyy-MM-dd');
  const named = DateTime.fromObject(
    { year: start.get('year') ?? here.year, month: start.get('month') ?? 1, day: start.get('day') ?? 1 },
    { zone: 'utc' },
  );
  const weekday = start.isCertain('weekday') ? (((start.get('weekday') ?? 0) + 6) % 7) + 1 : undefined;
  if (start.isCertain('day') && start.isCertain('month')) {
    if (!named.isValid) return [];
    if (weekday !== undefined && named.weekday !== weekday && weekdayNamed(text)) return undefined;
    const slashed = /(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/.exec(text);
    const [, a, b] = (slashed ?? []).map(Number);
    if (a === undefined || b === undefined || a === b || a > 12 || b > 12) return [iso(named)];
    const other = named.set({ month: named.day, day: named.month });
    return other.isValid ? [iso(named), iso(other)] : [iso(named)];
  }
  if (start.isCertain('day')) {
    const day = start.get('day') ?? 1;
    const [one, two] = [here.set({ day }), here.startOf('month').plus({ months: 1 }).set({ day })];
    const meant = one.day === day && one.startOf('day') >= here.startOf('day') ? one : two;
    return weekday !== undefined && meant.weekday !== weekday ? undefined : [iso(meant)];
  }
  if (weekday !== undefined) {
    const ahead = (weekday - here.weekday + 7) % 7;
    const coming = here.plus({ days: ahead });
    if (/\bnext week\b|nächste woche/i.test(text)) return [iso(here.startOf('week').plus({ days: 6 + weekday }))];
    // "next Friday" on a Monday, and the name of today: both are said
    const isNear = coming.weekNumber === here.weekNumber;
    const isNext = /\b(?:next|nächste[nr]?)\b/i.test(text);
    if (ahead === 0 || (isNext && isNear))
      return [iso(coming), iso(coming.plus({ days: 7 }))].slice(isNext && ahead === 0 ? 1 : 0);
    return [iso(coming)];
  }
  // a week or a month is no day
  if (start.isCertain('month') || start.isCertain('year')) return [iso(named)];
  return [iso(here)];
}

const weekdayNamed = (text: string): boolean =>
  /day|\b(?:mon|tue|wed|thu|fri|sat|sun)|tag\b|mittwoch|sonnabend/i.test(text) && !/today|heute/i.test(text);

/** Every figure of the phrase is in what was read of it. */
function holdsAll({ start, text }: Phrase): boolean {
  const hour = start.get('hour') ?? 0;
  const year = start.get('year') ?? 0;
  const held = [start.get('day'), start.get('month'), year, year % 100, hour, hour % 12 || 12, start.get('minute'), 0];
  return (text.match(/\d+/g) ?? []).every(
    (figure) => held.includes(Number(figure)) || /(?:half|quarter|viertel|halb| in \d)/i.test(text) || isLengthIn(text),
  );
}

const isLengthIn = (text: string): boolean => /\d\s?(?:days?|weeks?|months?|tage?n?|wochen?)/i.test(text);
