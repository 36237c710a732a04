/** A moment as people type it (`17:00`, `tomorrow 10:00`, `2026-12-09 10:00`, `in 2h`): read without a clock, placed where the asking moment and the zone are known. Pure. */
import { DateTime } from 'luxon';
import { plainDigits } from './digits.ts';

/** What was typed: a length of time from the asking moment, or a time on the wall of a day. */
export type When =
  /** Days are days of the calendar: the same time on the wall, also across a clock change. */
  | { readonly after: { readonly days: number; readonly minutes: number } }
  /** `today`, `tomorrow` or an ISO date. */
  | { readonly day: string; readonly hour: number; readonly minute: number };

/** Why there is no such moment, or none that can be meant. */
export type NoMoment =
  | { readonly kind: 'past'; readonly at: Date }
  | { readonly kind: 'no_such_day'; readonly day: string }
  /** The clocks go forward over it; `at` is what they show instead. */
  | { readonly kind: 'skipped'; readonly at: Date }
  | { readonly kind: 'too_far' };

export type Placed = { readonly ok: true; readonly at: Date } | { readonly ok: false; readonly no: NoMoment };

/** Further away than this is taken for a slip of the fingers. */
const FURTHEST_DAYS = 366;

const LENGTH = String.raw`(\d{1,4})\s*(m|mins?|minutes?|h|hrs?|hours?|d|days?)`;
// a bare number behind hours counts only where it touches them: `in 2h 3 guests arrive`
const MINUTES = String.raw`(?:(\d{2})|\s*(?:and\s+)?(\d{1,2})\s*(?:m|mins?|minutes?))`;
const AFTER = new RegExp(String.raw`^in\s+${LENGTH}${MINUTES}?(?=$|[\s,;:.–-])`, 'i');
const DAY = String.raw`(today|tomorrow|\d{4}-\d{2}-\d{2})`;
const DAY_FIRST = new RegExp(String.raw`^(?:on\s+)?${DAY}(?:\s*,\s*|\s+(?:at\s+)?|T)(?=\d)`, 'i');
const DAY_AFTER = new RegExp(String.raw`^(?:\s*,)?\s+(?:on\s+)?${DAY}(?=$|[\s,;:.–-])`, 'i');
// a date such as 10.12. or 10.12.2026 begins like a time
const TIME = /^(\d{1,2})(?:[:.h](\d{2})(?:\s?([ap])\.?m\b)?|\s?([ap])\.?m\b)\.?(?=$|[\s,;–-]|:\s)(?!\.?\d)/i;

/** The moment a text begins with, and the words after it; undefined when it begins with none. */
export function readWhen(typed: string): { readonly when: When; readonly rest: string } | undefined {
  const lead = /^\s*(?:(?:by|at|until|before)\s+)?/i.exec(typed)?.[0].length ?? 0;
  const words = typed.slice(lead);
  const plain = plainDigits(words, true);
  const found = readAfter(plain) ?? readOnDay(plain);
  if (found === undefined) return undefined;
  const rest = words.slice(found.length).replace(/^[\s,;:.–-]+/, '');
  // two times in a row are a date that was not understood, such as 10.12 17:00
  return TIME.test(plainDigits(rest, true)) ? undefined : { when: found.when, rest: rest.trim() };
}

/** A time of day alone, as a form has it; undefined when it is none. */
export function readTimeOfDay(typed: string): { readonly hour: number; readonly minute: number } | undefined {
  const plain = plainDigits(typed.trim(), true);
  const read = readTime(plain);
  return read?.length === plain.length ? { hour: read.hour, minute: read.minute } : undefined;
}

interface Found {
  readonly when: When;
  /** How much of the text it took. */
  readonly length: number;
}

function readAfter(plain: string): Found | undefined {
  const [whole = '', count = '', unit = '', glued, spaced] = AFTER.exec(plain) ?? [];
  const minutes = glued ?? spaced;
  if (whole === '') return undefined;
  const n = Number(count);
  const kind = unit.charAt(0).toLowerCase();
  // `in 1h 30`: minutes stand behind hours only
  if (minutes !== undefined && kind !== 'h') return undefined;
  const more = Number(minutes ?? 0);
  const after = kind === 'd' ? { days: n, minutes: 0 } : { days: 0, minutes: (kind === 'h' ? n * 60 : n) + more };
  return { when: { after }, length: whole.length };
}

function readOnDay(plain: string): Found | undefined {
  const [first = '', named] = DAY_FIRST.exec(plain) ?? [];
  const time = readTime(plain.slice(first.length));
  if (time === undefined) return undefined;
  const length = first.length + time.length;
  const { hour, minute } = time;
  if (named !== undefined) return { when: { day: named.toLowerCase(), hour, minute }, length };
  const [after = '', day] = DAY_AFTER.exec(plain.slice(length)) ?? [];
  return { when: { day: day?.toLowerCase() ?? 'today', hour, minute }, length: length + after.length };
}

function readTime(plain: string): { hour: number; minute: number; length: number } | undefined {
  const [whole = '', typed = '', minutes, halfAfter, halfAlone] = TIME.exec(plain) ?? [];
  if (whole === '') return undefined;
  const half = (halfAfter ?? halfAlone)?.toLowerCase();
  const minute = Number(minutes ?? 0);
  const onClock = Number(typed);
  if (half !== undefined && (onClock < 1 || onClock > 12)) return undefined;
  const hour = half === undefined ? onClock : (onClock % 12) + (half === 'p' ? 12 : 0);
  return hour > 23 || minute > 59 ? undefined : { hour, minute, length: whole.length };
}

/**
 * The instant that is meant, asked at `now` in `zone`. Where the clocks go back and the time comes twice, the earlier one
 * that is still ahead. Throws when the zone is unknown to the runtime.
 */
export function placeWhen(when: When, now: Date, zone: string): Placed {
  const here = DateTime.fromJSDate(now, { zone });
  if (!here.isValid) throw new Error(`cannot place a moment in the zone "${zone}"`);
  if ('after' in when) return judged(here.plus(when.after), here);
  const { hour, minute } = when;
  const day = dayOf(when.day, here);
  if (!day.isValid) return { ok: false, no: { kind: 'no_such_day', day: when.day } };
  const time = DateTime.fromObject({ year: day.year, month: day.month, day: day.day, hour, minute }, { zone });
  if (!time.isValid) return { ok: false, no: { kind: 'no_such_day', day: when.day } };
  if (time.hour !== hour || time.minute !== minute || time.day !== day.day)
    return { ok: false, no: { kind: 'skipped', at: time.toJSDate() } };
  const both = time.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return judged(both.find((one) => one > here) ?? both[0] ?? time, here);
}

/** The time on the wall at this instant comes twice that day, because the clocks go back. */
export function comesTwice(at: Date, zone: string): boolean {
  const time = DateTime.fromJSDate(at, { zone });
  return time.isValid && time.getPossibleOffsets().length > 1;
}

/** Only the date of what comes back counts; noon, so that no clock change touches it. */
function dayOf(day: string, here: DateTime<true>): DateTime {
  if (day === 'today') return here;
  if (day === 'tomorrow') return DateTime.utc(here.year, here.month, here.day, 12).plus({ days: 1 });
  return DateTime.fromISO(`${day}T12:00`, { zone: 'utc' });
}

function judged(time: DateTime<true>, here: DateTime<true>): Placed {
  if (time <= here) return { ok: false, no: { kind: 'past', at: time.toJSDate() } };
  if (time.diff(here, 'days').days > FURTHEST_DAYS) return { ok: false, no: { kind: 'too_far' } };
  return { ok: true, at: time.toJSDate() };
}
