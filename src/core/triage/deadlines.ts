/** Finds the moment by which a complaint must be put right, because the customer leaves or needs it then. Pure. */
import { DateTime } from 'luxon';
import type { Because } from '../base/failures.ts';

export interface Reading {
  readonly at: Date;
  /** IANA zone in which "tomorrow at 11" is meant. */
  readonly zone: string;
}

/** The earliest coming moment that the words name beside a departure or a due date; null when they name none. Never in the past. */
export function findDeadline(words: string, reading: Reading): Because<Date> | null {
  const text = words.toLowerCase();
  const anchors = [...text.matchAll(ANCHOR)];
  // most complaints name none: what time it is in the zone takes longer to find out than that
  if (anchors.length === 0) return null;
  const now = DateTime.fromJSDate(reading.at, { zone: reading.zone });
  if (!now.isValid) return null;
  let best: { readonly when: DateTime; readonly said: string } | undefined;
  for (const anchor of anchors) {
    const found = momentNear(text, anchor, now);
    if (found !== undefined && found.when > now && (best === undefined || found.when < best.when)) best = found;
  }
  if (best === undefined) return null;
  const shown = best.when.toFormat('ccc d LLL, HH:mm', { locale: 'en-GB' });
  return { value: best.when.toJSDate(), because: `“${best.said}”, read as ${shown}`, by: 'rules' };
}

/** What makes a moment matter. "By" and "before" alone would find every date. */
const ANCHOR =
  /(?<!\p{L})(?:check(?:s|ing)?[- ]?out|departure|depart(?:s|ing)?|leav(?:e|es|ing)|fl(?:y|ies|ying)|flight|train|ferry|bus|taxi|transfer|cruise|wedding|meeting|conference|party|event|deadline|due|abreise|abflug|abfahrt|flug|zug|départ|vol|salida|vuelo|tren|berangkat|penerbangan|needs? (?:it|this|them|an answer|a room)|(?:fixed|solved|sorted|answer(?:ed)?|back|replaced|delivered|here) (?:by|before|until))(?!\p{L})/gu;

/** How far around the anchor its time stands, within the sentence. */
const BEFORE = 30;
const AFTER = 50;

function momentNear(
  text: string,
  anchor: RegExpExecArray,
  now: DateTime<true>,
): { when: DateTime; said: string } | undefined {
  const before = lastClause(text.slice(Math.max(0, anchor.index - BEFORE), anchor.index));
  const from = anchor.index + anchor[0].length;
  const after = firstClause(text.slice(from, from + AFTER));
  if (OVER.test(before) || OVER.test(after)) return undefined;
  return relative(anchor[0], after, now) ?? named(anchor[0], before, after, now);
}

const SENTENCE_END = /[.!?;]\s|\n/;
const CLAUSE_END = /, | and | but | und | et | y | dan /;

/** Up to the next thing with a time of its own: "flight at 23:10, check-out tomorrow" names two moments. */
function firstClause(text: string): string {
  const sentence = text.split(SENTENCE_END)[0] ?? '';
  const next = sentence.search(ANCHOR);
  const end = next < 0 ? -1 : sentence.search(CLAUSE_END);
  return end >= 0 && end < next ? sentence.slice(0, end) : sentence;
}

function lastClause(text: string): string {
  const sentence = text.split(SENTENCE_END).at(-1) ?? '';
  const clauses = sentence.split(CLAUSE_END);
  return clauses.slice(0, -1).some((one) => one.search(ANCHOR) >= 0) ? (clauses.at(-1) ?? '') : sentence;
}
/** The time said is when something happened. */
const OVER =
  /\b(?:yesterday|last (?:night|week|month|time|year)|ago|earlier|was supposed|should have|gestern|hier|ayer|kemarin)\b/;

function relative(anchor: string, after: string, now: DateTime<true>): { when: DateTime; said: string } | undefined {
  const found =
    /^[^\d]{0,20}?\b(?:in|within|dans|en|dalam)\s+(half an|an?|einer|une?|una|\p{L}+|\d{1,3})\s+(min|hour|hr|h\b|day|stunde|tag|heure|jour|hora|día|jam|hari|menit)/u.exec(
      after,
    );
  if (found === null) return undefined;
  const [said, many = '', unit = ''] = found;
  const n = COUNTS.get(many) ?? Number(many);
  if (!Number.isFinite(n)) return undefined;
  const minutes = n * (/^(?:min|menit)/.test(unit) ? 1 : /^(?:day|tag|jour|día|hari)/.test(unit) ? 1440 : 60);
  return { when: now.plus({ minutes }), said: `${anchor}${said}`.replace(/\s+/g, ' ') };
}

const COUNTS: ReadonlyMap<string, number> = new Map([
  ['half an', 0.5],
  ...['a', 'an', 'one', 'einer', 'un', 'une', 'una'].map((one) => [one, 1] as const),
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map((n, i) => [n, i + 2] as const),
  ...['zwei', 'drei', 'vier', 'fünf'].map((n, i) => [n, i + 2] as const),
  ...['deux', 'trois', 'quatre', 'cinq'].map((n, i) => [n, i + 2] as const),
  ...['dos', 'tres', 'cuatro', 'cinco'].map((n, i) => [n, i + 2] as const),
  ...['dua', 'tiga', 'empat', 'lima'].map((n, i) => [n, i + 2] as const),
]);

function named(
  anchor: string,
  before: string,
  after: string,
  now: DateTime<true>,
): { when: DateTime; said: string } | undefined {
  const day = dayIn(after, now) ?? dayIn(before, now);
  const part = partIn(after) ?? partIn(before);
  const time = timeIn(after);
  if (day === undefined && part === undefined && time === undefined) return undefined;
  const said = [day?.said, part?.said, time?.said].filter((word) => word !== undefined && word !== '').join(' ');
  const when = momentOf(day?.day, part, time, now);
  return when === undefined ? undefined : { when, said: `${anchor} ${said}`.trim() };
}

interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** "At 7" may be either of two hours. */
  readonly isOpen: boolean;
  readonly said: string;
}
type Part = { readonly hour: number; readonly isLate: boolean; readonly said: string };

function momentOf(
  day: DateTime | undefined,
  part: Part | undefined,
  time: Clock | undefined,
  now: DateTime<true>,
): DateTime | undefined {
  const hours = time === undefined ? [part?.hour ?? USUAL_HOUR] : hoursOf(time, part);
  const minute = time?.minute ?? 0;
  const onDay = (base: DateTime): DateTime | undefined =>
    hours.map((hour) => base.set({ hour, minute, second: 0, millisecond: 0 })).find((m) => m > now);
  if (day !== undefined) return onDay(day);
  // no day is named: today if that is still to come, else tomorrow
  return onDay(now) ?? onDay(now.plus({ days: 1 }));
}

/** When only a day is named: rooms are left, and most things needed, by late morning. */
const USUAL_HOUR = 11;

function hoursOf(time: Clock, part: Part | undefined): readonly number[] {
  if (!time.isOpen) return [time.hour];
  if (part?.isLate === true && time.hour < 12) return [time.hour + 12];
  return time.hour < 12 && part === undefined ? [time.hour, time.hour + 12] : [time.hour];
}

const WEEKDAYS: readonly RegExp[] = [
  /\b(?:monday|montag|lundi|lunes|senin)\b/,
  /\b(?:tuesday|dienstag|mardi|martes|selasa)\b/,
  /\b(?:wednesday|mittwoch|mercredi|miércoles|rabu)\b/,
  /\b(?:thursday|donnerstag|jeudi|jueves|kamis)\b/,
  /\b(?:friday|freitag|vendredi|viernes|jumat)\b/,
  /\b(?:saturday|samstag|samedi|sábado|sabtu)\b/,
  /\b(?:sunday|sonntag|dimanche|domingo|minggu)\b/,
];
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const DATE = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th|\.)?(?: of)? (${MONTHS})\p{L}*|\b(${MONTHS})\p{L}* (\d{1,2})(?:st|nd|rd|th)?\b`,
  'u',
);

function dayIn(text: string, now: DateTime<true>): { day: DateTime; said: string } | undefined {
  const word = /(?<!\p{L})(?:day after tomorrow|übermorgen|après-demain|pasado mañana|lusa)(?!\p{L})/u.exec(text)?.[0];
  if (word !== undefined) return { day: now.plus({ days: 2 }), said: word };
  const next = /(?<!\p{L})(?:tomorrow|morgen|demain|mañana|besok)(?!\p{L})/u.exec(text)?.[0];
  if (next !== undefined) return { day: now.plus({ days: 1 }), said: next };
  const today =
    /(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening|noon)|heute|aujourd'hui|ce soir|hoy|hari ini)(?!\p{L})/u.exec(
      text,
    )?.[0];
  if (today !== undefined) return { day: now, said: today };
  for (const [n, shape] of WEEKDAYS.entries()) {
    const named = shape.exec(text)?.[0];
    if (named !== undefined) return { day: now.plus({ days: (n + 1 - now.weekday + 7) % 7 }), said: named };
  }
  return dateIn(text, now);
}

function dateIn(text: string, now: DateTime<true>): { day: DateTime; said: string } | undefined {
  const found = DATE.exec(text);
  if (found === null) return undefined;
  const day = Number(found[1] ?? found[4]);
  const month = MONTHS.split('|').indexOf(found[2] ?? found[3] ?? '') + 1;
  const thisYear = now.set({ month, day });
  if (thisYear.day !== day) return undefined;
  // a date more than half a year back is next year's
  const date = now.diff(thisYear, 'days').days > 180 ? thisYear.plus({ years: 1 }) : thisYear;
  return { day: date, said: found[0] };
}

const PARTS: readonly (readonly [shape: RegExp, hour: number, isLate: boolean])[] = [
  [/\b(?:tonight|evening|ce soir|heute abend|abend|noche|malam)\b/, 20, true],
  [/\b(?:afternoon|nachmittag|après-midi|tarde|sore)\b/, 15, true],
  [/\b(?:noon|midday|mittag|midi|mediodía)\b/, 12, false],
  [/\b(?:morning|früh|matin|pagi)\b/, 9, false],
];

function partIn(text: string): Part | undefined {
  for (const [shape, hour, isLate] of PARTS) {
    const said = shape.exec(text)?.[0];
    if (said !== undefined) return { hour, isLate, said: said === 'tonight' ? '' : said };
  }
  return undefined;
}

/** `18:40`, `18.40`, `18h40`, `6pm`, `11 uhr`, `at 7`, `um 11`, `jam 7`. A bare number without "at" is none. */
function timeIn(text: string): Clock | undefined {
  const half = /\b(\d{1,2})(?:[:.](\d{2}))? ?([ap])\.?m\b/.exec(text);
  if (half !== null) return clock(half[0], (Number(half[1]) % 12) + (half[3] === 'p' ? 12 : 0), half[2], false);
  const full = /\b(\d{1,2}) ?[:h] ?(\d{2})\b|\b(?:at|by|um|à|jam|pukul|las|before|until) (\d{1,2})\.(\d{2})\b/.exec(
    text,
  );
  if (full !== null) return clock(full[0], Number(full[1] ?? full[3]), full[2] ?? full[4], false);
  const whole = /\b(\d{1,2}) ?(?:uhr\b|h\b|o'clock)/.exec(text);
  if (whole !== null) return clock(whole[0], Number(whole[1]), undefined, /o'clock/.test(whole[0]));
  const bare =
    /\b(?:at|by|um|jam|pukul|a las|before|until) (\d{1,2})\b(?![./-]?\d|(?:st|nd|rd|th)\b| ?(?:%|eur|usd|gbp|nights?|days?|hours?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|(?:^| )à (\d{1,2})\b/.exec(
      text,
    );
  return bare === null ? undefined : clock(bare[0], Number(bare[1] ?? bare[2]), undefined, true);
}

function clock(said: string, hour: number, minutes: string | undefined, isOpen: boolean): Clock | undefined {
  const minute = Number(minutes ?? 0);
  return hour > 23 || minute > 59 ? undefined : { hour, minute, isOpen: isOpen && hour >= 1 && hour <= 12, said };
}
