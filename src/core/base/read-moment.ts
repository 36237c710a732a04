/** A promise as people type it ("call back by tomorrow 17:00", "next Tuesday morning") → the moment and what is promised, or what has to be asked first. Pure. */
import type { ParsedComponents } from 'chrono-node';
import { DateTime } from 'luxon';
import { everydayMoment } from './everyday-moment.ts';
import { asks, clock, isClear, LAST_MINUTE, ofWall, placedAt, type Asking, type MomentRead } from './moment-on-wall.ts';
import { changedBy, promiseAround, timeWordIn } from './moment-words.ts';
import { AMERICAN, ENGLISH, GERMAN } from './moment-parsers.ts';
import { plainSigns } from './typed.ts';
import { placeWhen, readWhen, type When } from './when.ts';
import { withoutThings } from './without-things.ts';

/** Longer than any promise with its moment. */
const LONGEST = 1_000;

/**
 * The one moment a text names, and the words around it. Whatever is not read for certain is asked, with what it may mean: a phrase of
 * which a word of time was not read, a day without a time, an hour that may be of the morning or the evening, a date of either order.
 */
export function readMoment(typed: string, asking: Asking): MomentRead {
  const text = typed.slice(0, LONGEST).trim();
  const plain = withoutThings(plainSigns(text).replace(/\n/g, ' '));
  const chosen = CHOSEN.exec(text)?.[0];
  const when = chosen === undefined ? undefined : readWhen(chosen.slice(0, -1))?.when;
  if (chosen !== undefined && when !== undefined) return placed(when, chosen, text.slice(chosen.length).trim(), asking);
  const read = exact(text, plain, asking) ?? everydayMoment(text, plain, asking) ?? phrase(text, plain, asking);
  const isStrange = OTHER_SCRIPT.test(plain) || HALF_ABROAD.test(plain);
  return read.kind === 'moment' && isStrange ? askedByHalves(read, OTHER_SCRIPT.test(plain), asking) : read;
}

/** As a button writes it: the colon ends the moment, whatever the words behind it say of time. */
const CHOSEN = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:(?=\s)/;

/** Words of other scripts may say anything of the moment. */
const OTHER_SCRIPT = /[[\p{L}]--[\p{Script=Latin}]]/v;
/** What other languages say of the half of a day: an hour before one may be of the evening. */
const HALF_ABROAD =
  /(?<!\p{L})(?:tarde|tardes|noche|noite|manhã|mañana|madrugada|matin|soir|après-midi|mattina|mattino|pomeriggio|sera|notte|ochtends|middags|avonds|nachts|morgon|morgonen|kvällen|eftermiddagen|morgenen|aftenen|eftermiddagen|kvelden|akşam|sabah|öğleden|rano|wieczorem|wieczór|sáng|chiều|tối|pagi|sore|malam)(?!\p{L})/iv;

function askedByHalves(read: Extract<MomentRead, { kind: 'moment' }>, always: boolean, asking: Asking): MomentRead {
  const on = DateTime.fromJSDate(read.at, { zone: asking.zone });
  const isLate = on.hour > 12 || on.hour === 0;
  if (isLate && !always) return read;
  const readings = (isLate ? [on] : [on, on.plus({ hours: 12 })]).map((one) => one.toJSDate());
  return asks('which', readings, read.text);
}

/** The strict forms, at the beginning or, behind a word that leads to it, at the end. */
function exact(text: string, plain: string, asking: Asking): MomentRead | undefined {
  const first = readWhen(plain);
  if (first !== undefined && timeWordIn(first.rest) === undefined && changedBy('', ` ${first.rest}`) === undefined) {
    const begins = text.length - first.rest.length;
    return placed(first.when, text.slice(0, begins), promiseAround('', text.slice(begins)), asking);
  }
  const lead = /\s(?:by|at|before|until|till|bis|um)\s+(?=\S+(?:\s+(?:at\s+)?\S+)?$)/i.exec(plain);
  if (lead === null) return undefined;
  const [before, behind] = [plain.slice(0, lead.index), plain.slice(lead.index + lead[0].length)];
  const last = readWhen(behind);
  if (last === undefined || last.rest !== '' || timeWordIn(before) !== undefined || changedBy(before, '') !== undefined)
    return undefined;
  return placed(last.when, behind, text.slice(0, lead.index), asking);
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

const IS_GERMAN =
  /(?<![\p{L}])(?:heute|morgen|übermorgen|uebermorgen|uhr|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|januar|februar|märz|mai|juni|juli|oktober|dezember|stunden?|tagen?|wochen?|mittags?|abends?|vormittags?|nachmittags?|mitternacht|feierabend|halb|nächsten?|bis)(?![\p{L}])/iu;

/** Any other phrase, as a library for dates reads it, checked word by word. */
function phrase(text: string, plain: string, asking: Asking): MomentRead {
  const word = timeWordIn(plain);
  if (word === undefined) return { kind: 'none' };
  const here = DateTime.fromJSDate(asking.now, { zone: asking.zone });
  const reader = IS_GERMAN.test(plain) ? GERMAN : asking.locale === 'en-US' ? AMERICAN : ENGLISH;
  const results = reader.parse(plain, { instant: asking.now, timezone: here.offset }, { forwardDate: true });
  const telling = results.filter((one) => timeWordIn(one.text) !== undefined || /\d/.test(one.text));
  const [result, ...others] = together(telling, plain);
  if (result === undefined) return { kind: 'asked', why: { kind: 'unread', words: word }, readings: [], text };
  const [before, behind] = [plain.slice(0, result.index), plain.slice(result.index + result.text.length)];
  const said = promiseAround(text.slice(0, result.index), text.slice(result.index + result.text.length));
  const read = ofResult(result, said, asking);
  if (read.kind === 'none') return read;
  const asked = (words: string, readings: readonly Date[]): MomentRead => ({
    kind: 'asked',
    why: { kind: 'unread', words },
    readings,
    text: readings.length === 0 ? text : read.text,
  });
  const unread = others[0]?.text ?? timeWordIn(before) ?? timeWordIn(behind);
  if (unread !== undefined) return asked(unread, []);
  const changed = changedBy(before, behind) ?? (read.kind === 'no' ? undefined : GONE.exec(result.text)?.[0]);
  if (changed === undefined) return read;
  const isGone = GONE.test(changed);
  return asked(changed, isGone ? [] : read.kind === 'moment' ? [read.at] : read.readings);
}

/** What has been is not promised. */
const GONE =
  /(?<!\p{L})(?:last|previous|past(?= \p{L}+day| week| month)|ago|yesterday|gestern|letzte[nrms]?|vorige[nrms]?)(?!\p{L})/iu;

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
    return together([{ ...one, text: plain.slice(one.index, two.index + two.text.length) }, ...others], plain);
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
  [/end of|eod|eob|cob|close of|feierabend|tagesende/i, [18, LAST_MINUTE]],
  [/morning|vormittag|früh/i, [9]],
];

function ofResult(result: Phrase, text: string, asking: Asking): MomentRead {
  const { start, end } = result;
  const said = result.text;
  const ask = (kind: Parameters<typeof asks>[0], readings: readonly Date[]): MomentRead =>
    asks(
      kind,
      readings.filter((one) => one > asking.now),
      text,
    );
  if (end !== undefined && end !== null) return ask('which', [start.date(), end.date()]);
  if (start.isCertain('timezoneOffset')) return ask('which', [start.date()]);
  const days = daysOf(result, asking);
  if (days === undefined) return ask('other_weekday', [start.date()]);
  const isTimed = start.isCertain('hour') && !/midnight|mitternacht/i.test(said);
  const hour = start.get('hour') ?? 0;
  const minute = isTimed ? (start.get('minute') ?? 0) : 0;
  if (!isTimed) {
    const hours = PARTS_OF_DAY.find(([words]) => words.test(said))?.[1];
    const offered = /midnight|mitternacht/i.test(said) ? [0, LAST_MINUTE] : (hours ?? [12, 17]);
    return ask(
      'no_time',
      days.flatMap((day) => offered.flatMap((one) => placedAt(clock(day, one), asking))),
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
      days.flatMap((one) => halves.flatMap((h) => placedAt({ day: one, hour: h, minute }, asking))),
    );
  const isToday = !start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('month');
  return ofWall({ day, hour, minute }, { text, isHalfKnown: true, hasYear: start.isCertain('year'), isToday }, asking);
}

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
