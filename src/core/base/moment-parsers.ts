/** Chrono, taught what promises say besides: "the day after tomorrow", "end of day", "the 3rd", `10.12.`, "half past nine". Pure: the moment of asking is handed in. */
import type { Parser } from 'chrono-node';
import { casual as german } from 'chrono-node/de';
import { casual as american, GB, type Chrono } from 'chrono-node/en';
import { hourOf } from './moment-clocks.ts';
import { EINS_BIS_ZWOELF, ONE_TO_TWELVE } from './number-words.ts';

const CLOCK = `\\d{1,2}|${ONE_TO_TWELVE.join('|')}|${EINS_BIS_ZWOELF.join('|')}`;

const word =
  (pattern: RegExp): (() => RegExp) =>
  () =>
    pattern;

/** The day after tomorrow. */
const afterTomorrow: Parser = {
  pattern: word(/(?<![\p{L}\d])(?:(?:the )?day after tomorrow|übermorgen|uebermorgen)(?![\p{L}])/iu),
  extract: (context) => dayAhead(context.reference.getDateWithAdjustedTimezone(), 2),
};

function dayAhead(today: Date, days: number): { year: number; month: number; day: number } {
  const day = new Date(today.getTime());
  day.setDate(day.getDate() + days);
  return { year: day.getFullYear(), month: day.getMonth() + 1, day: day.getDate() };
}

/** No time of day is known: it is asked for. */
const endOfDay: Parser = {
  pattern: word(
    /(?<![\p{L}\d])(?:(?:the )?end of (?:the )?(?:business )?day|eod|eob|cob|close of (?:business|play)|feierabend|tagesende)(?![\p{L}])/iu,
  ),
  extract: (context) => context.createParsingComponents({}).imply('hour', 18).imply('minute', 0),
};

/** A day of a month that is not named. */
const ordinal: Parser = {
  pattern: word(
    /(?<![\p{L}\d])the (\d{1,2})(?:st|nd|rd|th)(?!\s+(?:of|floor|room|night|guest|time|\p{L}*day))(?![\p{L}])/iu,
  ),
  extract: (_, match) => {
    const day = Number(match[1]);
    return day >= 1 && day <= 31 ? { day } : null;
  },
};

/** `10.12.`, `10.12.2026`: the day first, as with points everywhere. */
const dotted: Parser = {
  pattern: word(/(?<![\p{L}\d.,:])(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}(?!\d|[:.]\d)))?(?!\d)/iu),
  extract: (_, match) => {
    const [day, month] = [Number(match[1]), Number(match[2])];
    if (day < 1 || day > 31 || month < 1 || month > 12) return null;
    const [, , , year] = match;
    return year === undefined
      ? { day, month }
      : { day, month, year: year.length === 2 ? 2000 + Number(year) : Number(year) };
  },
};

/** `17 Uhr 30`, `17h`, `9a`, `17:30h`. */
const hourWord: Parser = {
  pattern: word(/(?<![\p{L}\d.,:])(\d{1,2})(?:[:.](\d{2}))?\s?(uhr|h|hrs|a|p)(?:\s?(\d{2})(?!\d))?(?![\p{L}\d])/iu),
  extract: (context, match) => {
    const half = /^[ap]$/i.test(match[3] ?? '') ? match[3]?.toLowerCase() : undefined;
    const typed = Number(match[1]);
    const minute = Number(match[2] ?? match[4] ?? 0);
    if (minute > 59 || typed > 23 || (half !== undefined && (typed < 1 || typed > 12))) return null;
    const hour = half === undefined ? typed : (typed % 12) + (half === 'p' ? 12 : 0);
    const made = context.createParsingComponents({ hour, minute });
    return half === undefined && hour < 13 ? made : made.assign('meridiem', hour < 12 ? 0 : 1);
  },
};

/** "half past nine", "quarter to 5", "five-thirty", "halb zehn". Which half of the day is left open. */
const spoken: Parser = {
  pattern: word(
    new RegExp(
      `(?<![\\p{L}\\d])(?:(half|quarter|ten|twenty|five) (past|to) (${CLOCK})|(${ONE_TO_TWELVE.join('|')})[- ](thirty|fifteen|forty-five)|(halb|viertel vor|viertel nach) (${CLOCK}))(?![\\p{L}\\d:.])`,
      'iu',
    ),
  ),
  extract: (context, match) => {
    const [, size, side, hour, alone, minutes, german, stunde] = match;
    const at = hourOf(hour ?? alone ?? stunde ?? '');
    const past = { half: 30, quarter: 15, ten: 10, twenty: 20, five: 5 }[size?.toLowerCase() ?? ''] ?? 0;
    const behind = { thirty: 30, fifteen: 15, 'forty-five': 45 }[minutes?.toLowerCase() ?? ''] ?? 0;
    const gesagt = { halb: -30, 'viertel vor': -15, 'viertel nach': 15 }[german?.toLowerCase() ?? ''] ?? 0;
    const offset = size === undefined ? behind + gesagt : side?.toLowerCase() === 'to' ? -past : past;
    const total = at * 60 + offset;
    if (at < 1 || at > 23 || total < 0) return null;
    return context.createParsingComponents({ hour: Math.floor(total / 60) % 24, minute: total % 60 });
  },
};

function taught(base: Chrono, more: readonly Parser[]): Chrono {
  const reader = base.clone();
  reader.parsers.unshift(...more);
  return reader;
}

const MORE = [afterTomorrow, endOfDay, dotted, hourWord, spoken];
export const ENGLISH = taught(GB, [...MORE, ordinal]);
export const AMERICAN = taught(american, [...MORE, ordinal]);
export const GERMAN = taught(german, MORE);
