/** Formats of moments as a mapping states them: from letters to what reads a text. Pure. */
import { shown } from '../../core/policy/reader/policy-faults.ts';

/** How a column of moments is written. */
export interface MomentFormat {
  /** Tried in this order; the first that fits reads it. */
  readonly formats: readonly CompiledFormat[];
  /** IANA zone of what names none itself. */
  readonly zone: string;
  /** What becomes of a time that the clocks skipped: refused, or as much later as they went forward. */
  readonly gap: 'refuse' | 'later';
}

export interface CompiledFormat {
  /** As it was written in the mapping. */
  readonly written: string;
  readonly read: (text: string) => Wall | null;
  /** Names no time of day. */
  readonly isDay: boolean;
}

/** A place on a calendar and a clock. */
export interface Wall {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
  /** Minutes east of UTC, where the text says so itself. */
  readonly offset: number | null;
}

const DAY_MS = 86_400_000;

/** What the letters of a format stand for: how they are written, and what they say. */
const TOKENS: Readonly<Record<string, string>> = {
  yyyy: String.raw`(?<year>\d{4})`,
  yy: String.raw`(?<yy>\d{2})`,
  MMMM: String.raw`(?<monthName>[\p{L}.]+)`,
  MMM: String.raw`(?<monthName>[\p{L}.]+)`,
  MM: String.raw`(?<month>\d{2})`,
  M: String.raw`(?<month>\d{1,2})`,
  dd: String.raw`(?<day>\d{2})`,
  d: String.raw`(?<day>\d{1,2})`,
  EEEE: String.raw`[\p{L}.]+`,
  EEE: String.raw`[\p{L}.]+`,
  HH: String.raw`(?<hour>\d{2})`,
  H: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour12>\d{2})`,
  h: String.raw`(?<hour12>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  m: String.raw`(?<minute>\d{1,2})`,
  ss: String.raw`(?<second>\d{2})`,
  s: String.raw`(?<second>\d{1,2})`,
  SSS: String.raw`(?<ms>\d{3})`,
  S: String.raw`(?<fraction>\d{1,9})`,
  a: String.raw`(?<half>[AaPp]\.?[Mm]\.?)`,
  ZZ: String.raw`(?<offset>Z|[+-]\d{2}:?\d{2}|[+-]\d{2})`,
};
const ISO =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<offset>Z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/;

/** The names that are no patterns of letters. */
const NAMED_FORMATS = ['iso', 'unix', 'unix_ms', 'excel'] as const;

/**
 * A format of the mapping, ready to read with; a sentence when it is none. `language` (BCP 47) is that of names of months.
 * Besides patterns: `iso`, `unix` (seconds), `unix_ms`, `excel` (days since 1900, as spreadsheets keep them).
 */
export function compileFormat(written: string, language: string): CompiledFormat | string {
  switch (written) {
    case 'iso':
      return { written, isDay: false, read: (text) => wallOf(ISO.exec(text), null) };
    case 'unix':
    case 'unix_ms':
      return { written, isDay: false, read: (text) => ofEpoch(text, written === 'unix' ? 1000 : 1) };
    case 'excel':
      return { written, isDay: false, read: ofSpreadsheet };
  }
  const pattern = patternOf(written);
  if (pattern === null) {
    return `${shown(written)} is no format: write one like dd/MM/yyyy HH:mm, or ${NAMED_FORMATS.join(', ')}`;
  }
  const months = /MMM/.test(written) ? monthNames(language) : null;
  return { written, isDay: !/[Hh]/.test(withoutQuoted(written)), read: (text) => wallOf(pattern.exec(text), months) };
}

const withoutQuoted = (written: string): string => written.replaceAll(/'[^']*'/g, '');

/** Null when it has letters that stand for nothing, or does not say the day. */
function patternOf(written: string): RegExp | null {
  let source = '';
  const said = new Set<string>();
  for (const [part] of written.matchAll(/'[^']*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)) {
    if (/^[A-Za-z]/.test(part)) {
      const token = TOKENS[part];
      if (token === undefined) return null;
      const name = /^\(\?<(?<name>\w+)>/.exec(token)?.groups?.['name'] ?? '';
      if (name !== '' && said.has(name)) return null;
      said.add(name);
      source += token;
    } else source += literal(part.startsWith("'") ? part.slice(1, -1) : part);
  }
  const hasDay =
    ['year', 'yy'].some((y) => said.has(y)) && ['month', 'monthName'].some((m) => said.has(m)) && said.has('day');
  return hasDay && !(said.has('hour12') && !said.has('half')) ? new RegExp(`^${source}$`, 'u') : null;
}

const literal = (text: string): string =>
  text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`).replaceAll(/ +/g, String.raw`\s+`);

function monthNames(language: string): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    for (const also of [language, 'en']) {
      const format = new Intl.DateTimeFormat(also, { month: style, timeZone: 'UTC' });
      const ofDay = new Intl.DateTimeFormat(also, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const at = new Date(Date.UTC(2000, month - 1, 1));
        const inDate = ofDay.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '';
        for (const name of [format.format(at), inDate]) if (!names.has(bare(name))) names.set(bare(name), month);
      }
    }
  }
  return names;
}

const bare = (name: string): string => name.toLowerCase().replaceAll('.', '');

function wallOf(match: RegExpExecArray | null, months: ReadonlyMap<string, number> | null): Wall | null {
  const said = match?.groups;
  if (said === undefined) return null;
  const number = (name: string): number | null => (said[name] === undefined ? null : Number(said[name]));
  const yy = number('yy');
  const month = said['monthName'] === undefined ? number('month') : (months?.get(bare(said['monthName'])) ?? null);
  const year = number('year') ?? (yy === null ? null : yy + (yy < 69 ? 2000 : 1900));
  const day = number('day');
  const hour =
    said['hour12'] === undefined ? (number('hour') ?? 0) : ofHalf(Number(said['hour12']), said['half'] ?? '');
  if (year === null || month === null || day === null || hour === null) return null;
  const ms = said['fraction'] === undefined ? (number('ms') ?? 0) : Math.floor(Number(`0.${said['fraction']}`) * 1000);
  const wall = {
    year,
    month,
    day,
    hour,
    minute: number('minute') ?? 0,
    second: number('second') ?? 0,
    ms,
    offset: offsetOf(said['offset']),
  };
  return isOnClock(wall) ? wall : null;
}

/** Of twelve hours: 12 am is midnight, 12 pm is noon. */
const ofHalf = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (/^p/i.test(half) ? 12 : 0);

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === 'Z') return 0;
  const [, sign = '+', hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

function isOnClock({ year, month, day, hour, minute, second, offset }: Wall): boolean {
  if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) return false;
  if (offset !== null && Math.abs(offset) > 18 * 60) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function ofEpoch(text: string, msEach: number): Wall | null {
  if (!/^-?\d{1,14}(\.\d+)?$/.test(text)) return null;
  return wallAtUtc(Math.round(Number(text) * msEach), 0);
}

/** Day 1 is 1 January 1900, and there is a 29 February 1900 that never was: from March on counted from 30 December 1899. */
function ofSpreadsheet(text: string): Wall | null {
  if (!/^\d{1,6}(\.\d+)?$/.test(text)) return null;
  const days = Number(text);
  return days < 61 ? null : wallAtUtc(Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS), null);
}

function wallAtUtc(ms: number, offset: number | null): Wall | null {
  const at = new Date(ms);
  if (Number.isNaN(at.getTime())) return null;
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    ms: at.getUTCMilliseconds(),
    offset,
  };
}
