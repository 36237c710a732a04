/** Days as people type them, English and German: "tomorrow", "next Tues", `20.3.`, "the 3rd", "end of next week", "übermorgen". Pure. */
import { firstAt, type FoundAt, type Row } from './shapes-at.ts';

/** What a piece of a promise says of the day. */
export type DayToken =
  | { readonly kind: 'ahead'; readonly days: number }
  /** 1 is Monday. `isGuess`: two letters that may be another word. */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      readonly isNext: boolean;
      readonly isComing: boolean;
      readonly isGuess: boolean;
    }
  /** `other`: the date of the other order. */
  | {
      readonly kind: 'date';
      readonly day: number;
      readonly month: number | null;
      readonly year: number | null;
      readonly other: { readonly day: number; readonly month: number } | null;
    }
  | { readonly kind: 'week'; readonly ahead: number; readonly side: Side | null }
  | { readonly kind: 'weekend'; readonly side: 'in' | 'before' | 'after'; readonly ahead: number }
  /** 1 is January. */
  | { readonly kind: 'month'; readonly month: number | 'this' | 'next'; readonly side: Side }
  | { readonly kind: 'workday' };

type Side = 'start' | 'middle' | 'end';

const MONTHS = [
  'jan(?:uary|uar)?|jänner',
  'feb(?:ruary|ruar)?',
  'mar(?:ch)?|märz|mär|mrz',
  'apr(?:il)?',
  'may|mai',
  'june?|juni',
  'july?|juli',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?|okt(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?|dez(?:ember)?',
];
const MONTH = MONTHS.join('|');
const monthOf = (typed: string): number =>
  MONTHS.findIndex((names) => new RegExp(`^(?:${names})$`, 'iu').test(typed)) + 1;

const DAYS = [
  'monday|montag',
  'tuesday|dienstag',
  'wednesday|wensday|wednsday|mittwoch',
  'thursday|donnerstag',
  'friday|freitag',
  'saturday|samstag|sonnabend',
  'sunday|sonntag',
];
const SHORT_DAYS = ['mon', 'tues?', 'weds?', 'thu(?:rs?)?', 'fri', 'sat', 'sun'];
const KURZ = ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'];
const weekdayOf = (typed: string, names: readonly string[]): number =>
  names.findIndex((name) => new RegExp(`^(?:${name})$`, 'iu').test(typed)) + 1;

const NEXT = 'next|nächste[rnms]?|naechste[rnms]?';
const WHICH = `(?:(?:${NEXT}|this coming|this|coming|kommende[rnms]?|diese[rnms]?) )`;
const TIME_BEHIND = String.raw`[.,]?\s*(?:at |by |um |before |@ ?)?(?:\d|noon|midday|lunch|morning|afternoon|evening|eod|cob|first thing|half|quarter|early|late)`;

type DayRow = Row<DayToken>;
const row = (shape: string, read: DayRow[1], flags = 'iuy'): DayRow => [new RegExp(shape, flags), read];
const END = String.raw`(?!['’]s|\p{L}|\d)`;

function date(day: string, month: number | null, year: string | undefined): DayToken | undefined {
  const [d, y] = [Number(day), year === undefined ? null : Number(year.length === 2 ? `20${year}` : year)];
  if (d < 1 || (month !== null && (month < 1 || month > 12))) return undefined;
  return { kind: 'date', day: d, month, year: y, other: null };
}

/** The day first, or the month: `other` where it can be either. */
function slashed(one: string, two: string, year: string | undefined): DayToken | undefined {
  const read = date(one, Number(two), year);
  const turned = date(two, Number(one), year);
  if (read?.kind !== 'date' || turned?.kind !== 'date' || one === two) return read ?? turned;
  return { ...read, other: { day: Number(two), month: Number(one) } };
}

const ONES = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const ORDINALS = [
  ...ONES,
  ...'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  ),
  ...ONES.map((word) => `twenty ${word}`),
  'thirtieth',
  'thirty first',
];
const ORDINALE = [
  ...'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte fünfzehnte'.split(
    ' ',
  ),
  ...'sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste'.split(' '),
  ...'ein zwei drei vier fünf sechs sieben acht neun'.split(' ').map((one) => `${one}undzwanzigste`),
  'dreißigste',
  'einunddreißigste',
];
const ORDINAL = ORDINALS.map((word) => word.replace(' ', '[- ]'))
  .toReversed()
  .join('|');
const ordinalOf = (typed: string): string => String(ORDINALS.indexOf(typed.toLowerCase().replace('-', ' ')) + 1);

const sideOf = (typed: string): Side => {
  if (/^(?:end|late|ende|by)/i.test(typed)) return 'end';
  return /^mi/i.test(typed) ? 'middle' : 'start';
};
const SIDE =
  '(?:the )?(end|late|later|ende|start|beginning|early|anfang|middle|mid|mitte)[ -](?:in |of )?(?:the |der |des )?';

const ROWS: readonly DayRow[] = [
  row(String.raw`(?:the )?day after tomorrow${END}|(?:über|ueber)morgen${END}`, () => ({ kind: 'ahead', days: 2 })),
  row(String.raw`(?:tomorrow|tommorr?ow|tomorr?o|tomorow|tmrw|tmrrw|tmr|tmw|2moro|2morrow)${END}`, () => ({
    kind: 'ahead',
    days: 1,
  })),
  row(String.raw`(?<!(?:tag|woch|heute|am) ?)morgen${END}`, () => ({ kind: 'ahead', days: 1 })),
  row(
    String.raw`(?:(?:later|sometime|noch) )?(?:today|heute)${END}|later on${END}|im laufe des tages${END}|(?:in the course of|during|over) the day${END}`,
    () => ({
      kind: 'ahead',
      days: 0,
    }),
  ),
  row(`(?:this|diesen)(?= (?:morning|afternoon|evening|morgen|nachmittag|abend))`, () => ({ kind: 'ahead', days: 0 })),

  row(
    String.raw`${SIDE}(next |this |current |nächste[rn] |kommende[rn] |diese[rn] )?(?:week|woche)${END}`,
    ([, side = '', which = '']) => ({
      kind: 'week',
      ahead: /next|näch|komm/i.test(which) ? 1 : 0,
      side: sideOf(side),
    }),
  ),
  row(`eow${END}|wochenende der woche${END}`, () => ({ kind: 'week', ahead: 0, side: 'end' })),
  row(
    String.raw`later this week${END}|(?:noch )?diese woche${END}|within the week${END}|(?:some ?time )?this week${END}`,
    ([found]) => ({
      kind: 'week',
      ahead: 0,
      side: /^(?:this)/i.test(found) ? null : 'end',
    }),
  ),
  row(String.raw`(?:the )?week after next${END}|übernächste[rn]? woche${END}`, () => ({
    kind: 'week',
    ahead: 2,
    side: null,
  })),
  row(
    String.raw`(?:some ?time |irgendwann )?(?:(?:${NEXT}|kommende[rn]?|the coming|the following) (?:week|woche))${END}`,
    () => ({
      kind: 'week',
      ahead: 1,
      side: null,
    }),
  ),
  row(
    String.raw`(before |vor |after |nach |by |over |at |on |am |bis zum )?(?:(?:the|this|dem|das|dieses) )?(next )?(?:weekend|wochenende)${END}`,
    ([, lead = '', next]) => ({
      kind: 'weekend',
      ahead: next === undefined ? 0 : 1,
      side: /^(?:before|vor)/i.test(lead) ? 'before' : /^(?:after|nach)/i.test(lead) ? 'after' : 'in',
    }),
  ),
  row(String.raw`(?:next|nächste[rn]?) (?:business|working|work|werk|arbeits) ?(?:day|tag)${END}`, () => ({
    kind: 'workday',
  })),

  row(
    String.raw`(?:${SIDE}(?:(?:this|dieses) )?(?:month|monats)|month[- ]end|eom|monatsende)${END}`,
    ([, side = 'end']) => ({
      kind: 'month',
      month: 'this',
      side: sideOf(side),
    }),
  ),
  row(
    String.raw`(?:${SIDE})?(?:next|nächste[nrms]?|kommende[nrms]?) (?:month|monats?)${END}`,
    ([, side = 'start']) => ({
      kind: 'month',
      month: 'next',
      side: sideOf(side),
    }),
  ),
  row(String.raw`${SIDE}(${MONTH})${END}`, ([, side = '', month = '']) => ({
    kind: 'month',
    month: monthOf(month),
    side: sideOf(side),
  })),

  // dates
  row(String.raw`(\d{4})-(\d{2})-(\d{2})(?:T(?=\d)|(?![\d-]))`, ([, year, month, day = '']) =>
    date(day, Number(month), year),
  ),
  row(String.raw`(\d{1,2})[-\/](${MONTH})[-\/](\d{4})(?!\d)`, ([, day = '', month = '', year]) =>
    date(day, monthOf(month), year),
  ),
  row(String.raw`(${MONTH})[-\/](\d{1,2})(?:[-\/](\d{4}))?(?![\d\/-])`, ([, month = '', day = '', year]) =>
    date(day, monthOf(month), year),
  ),
  row(String.raw`(\d{4})[-\/](${MONTH})[-\/](\d{1,2})(?!\d)`, ([, year, month = '', day = '']) =>
    date(day, monthOf(month), year),
  ),
  row(
    String.raw`(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.? ?(?:of |day of )?(${MONTH})${END}\.?(?:,? (?:in )?(20\d{2})(?![\d:]))?`,
    ([, day = '', month = '', year]) => date(day, monthOf(month), year),
  ),
  row(
    String.raw`(${MONTH})\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?!\p{L}|\d|[:.]\d|\s?[ap]\.?m)(?:,? (20\d{2})(?![\d:]))?`,
    ([found, month = '', day = '', year]) =>
      /^(?:may|mar)\b/.test(found) ? undefined : date(day, monthOf(month), year),
  ),
  row(
    String.raw`(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}(?!\d|[:.]\d|\s?uhr|\s?h)))?(?!\d)`,
    ([, day = '', month, year]) => date(day, Number(month), year),
  ),
  row(String.raw`(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d\/])`, ([, one = '', two = '', year]) =>
    slashed(one, two, year),
  ),
  row(String.raw`(?<=(?<!\p{L})(?:am|zum|vom) )(\d{1,2})\.(\d{1,2})(?![\d.:])`, ([, day = '', month]) =>
    date(day, Number(month), undefined),
  ),
  row(String.raw`(\d{1,2})\.(\d{1,2})\.?(20\d{2})(?!\d)`, ([, day = '', month, year]) =>
    date(day, Number(month), year),
  ),
  row(
    String.raw`(?:the )(\d{1,2})(?:st|nd|rd|th)(?!\s(?:of|floor|room|night|guest|time|bed|bottle|course|bag|item|row|seat))${END}`,
    ([, day = '']) => date(day, null, undefined),
  ),
  row(
    String.raw`(?<=(?:day|mon|tues?|wed|thu|thurs|fri|sat|sun|on|by),? (?:the )?)(\d{1,2})(?:st|nd|rd|th)(?!\s(?:of|floor|room|night))${END}`,
    ([, day = '']) => date(day, null, undefined),
  ),
  row(
    String.raw`(?<=(?<!\p{L})(?:am|zum|tag|tag,|tag den) )(\d{1,2})\.(?!\d|\s?\d|\s?\p{Lu})`,
    ([, day = '']) => date(day, null, undefined),
    'uy',
  ),

  row(
    String.raw`(?:the )?(${ORDINAL}) (?:of |day of )?(${MONTH})${END}(?:,? (20\d{2})(?![\d:]))?`,
    ([, day = '', month = '', year]) => date(ordinalOf(day), monthOf(month), year),
  ),
  row(String.raw`(${ORDINALE.join('|')})[rnm]? (${MONTH})${END}`, ([, day = '', month = '']) =>
    date(String(ORDINALE.indexOf(day.toLowerCase()) + 1), monthOf(month), undefined),
  ),
  row(String.raw`(${MONTH}) (?:the )?(${ORDINAL})${END}`, ([, month = '', day = '']) =>
    date(ordinalOf(day), monthOf(month), undefined),
  ),
  row(String.raw`(?<=day,? )(?:the )?(${ORDINAL})(?! thing)${END}`, ([, day = '']) =>
    date(ordinalOf(day), null, undefined),
  ),

  row(
    String.raw`(?<=day,? )(?:(?:1[3-9]|2\d|3[01])(?=\s(?:at|by|um)\s\d)|(?:2[4-9]|3[01])(?=\s*(?:[,;!?)]|$)))`,
    ([found]) => date(found, null, undefined),
  ),

  // days of the week
  row(
    String.raw`(?:on )?${WHICH}?(${DAYS.join('|')}|${SHORT_DAYS.map((day) => `${day}(?=${TIME_BEHIND}|[.,]?\\s*(?:$|[,;)]))`).join('|')})(?:\.(?=\s?\d|,))?${END}`,
    ([found, day = '']) => weekday(found, Math.max(weekdayOf(day, DAYS), weekdayOf(day, SHORT_DAYS)), false),
  ),
  row(String.raw`(?:on |by |until )?${WHICH}(${SHORT_DAYS.join('|')})${END}`, ([found, day = '']) =>
    weekday(found, weekdayOf(day, SHORT_DAYS), false),
  ),
  row(String.raw`(?<=(?:on|by|until) )(mon|tues?|weds?|thu(?:rs?)?|fri)${END}`, ([found, day = '']) =>
    weekday(found, weekdayOf(day, SHORT_DAYS), false),
  ),
  row(String.raw`(${DAYS.join('|')})(?=morgen|vormittag|mittag|nachmittag|abend|nacht|früh)`, ([found, day = '']) =>
    weekday(found, weekdayOf(day, DAYS), false),
  ),
  row(
    String.raw`(${KURZ.join('|')})(?=\.?,? (?:um )?\d{1,2}(?:[:.]\d{2}| ?[Uu]hr| ?h|\. ?\d{1,2}\.)(?!\d))\.?`,
    ([found, day = '']) => weekday(found, weekdayOf(day, KURZ), true),
    'uy',
  ),
];

function weekday(found: string, day: number, isGuess: boolean): DayToken | undefined {
  return day === 0
    ? undefined
    : {
        kind: 'weekday',
        weekday: day,
        isNext: new RegExp(`(?:${NEXT}) `, 'iu').test(found),
        isComing: /coming|komm/i.test(found),
        isGuess,
      };
}

/** The day that begins at a place, and where it ends. */
export const dayAt = (text: string, at: number): FoundAt<DayToken> | undefined => firstAt(ROWS, text, at);
