/** Times of a clock and parts of a day as people type them, English and German: `5pm`, `17 Uhr 30`, "quarter past 4", "halb drei", "first thing". Pure. */
import { EINS_BIS_ZWOELF, ONE_TO_TWELVE } from './number-words.ts';
import { firstAt, shapeAt, type FoundAt, type Row } from './shapes-at.ts';

/** What a piece of a promise says of the time of day. */
export type ClockToken =
  | ({ readonly kind: 'clock' } & Clock)
  | { readonly kind: 'midnight' }
  /** From one to another. */
  | { readonly kind: 'range'; readonly ends: readonly [Clock, Clock] }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  /** Early, late: what it is said of stands beside it. */
  | { readonly kind: 'size'; readonly size: 'early' | 'mid' | 'late' };

export interface Clock {
  readonly hour: number;
  readonly minute: number;
  /** It may be the other half of the day. */
  readonly isOpen: boolean;
}

export type PartOfDay =
  | 'first'
  | 'morning'
  | 'lunch'
  | 'before_lunch'
  | 'after_lunch'
  | 'afternoon'
  | 'evening'
  | 'night'
  | 'close'
  | 'end';

const WORD = `${ONE_TO_TWELVE.join('|')}|${EINS_BIS_ZWOELF.join('|')}|ein`;
const MINUTES: Readonly<Record<string, number>> = {
  five: 5,
  ten: 10,
  quarter: 15,
  'a quarter': 15,
  fifteen: 15,
  twenty: 20,
  'twenty-five': 25,
  half: 30,
  fünf: 5,
  zehn: 10,
  viertel: 15,
  zwanzig: 20,
};
/** "dreiviertel fünf": so much of the hour before five is left. */
const TO_THE_HOUR: Readonly<Record<string, number>> = { viertel: -45, halb: -30, dreiviertel: -15 };
const TENS = ['twenty', 'thirty', 'forty', 'fifty'];
const ALL_MINUTES = [
  ...'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' '),
  ...TENS.flatMap((ten) => [ten, ...ONE_TO_TWELVE.slice(0, 9).map((one) => `${ten} ${one}`)]),
];
const MINUTE = ALL_MINUTES.map((word) => word.replace(' ', '[- ]'))
  .toReversed()
  .join('|');
const minuteOf = (typed: string): number => ALL_MINUTES.indexOf(typed.toLowerCase().replace('-', ' ')) + 10;
const PAST = 'fifteen|five|ten|quarter|a quarter|twenty-five|twenty|half';

/** `5`, "five", "fünf": an hour; NaN for another word. */
export const hourOf = (typed: string): number => {
  const low = typed.toLowerCase();
  const n = Math.max(ONE_TO_TWELVE.indexOf(low), low === 'ein' ? 0 : EINS_BIS_ZWOELF.indexOf(low));
  return n < 0 ? Number(low) : n + 1;
};

/** What leads to a time, right before it. */
const LED = String.raw`(?<=(?<!\p{L})(?:at|by|before|until|till|no later than|um|bis|vor|@|around|about|gegen|after|nach|ab|from)\s?)`;
/** No amount, share or count of something. */
const NO_UNIT = String.raw`(?!\d|[.,:\/-]\d|['’]s|\s?[€$£%]|\s?(?:eur|usd|gbp|chf|sek|inr|percent|prozent|stars?|points?|punkte|nights?|guests?|people|rooms?|times|bottles?|towels?)\b)`;

/** An hour and a minute of a clock; undefined where there is no such time. */
function time(hour: number, minute: number, isOpen: boolean): ClockToken | undefined {
  return hour > 23 || minute > 59 || Number.isNaN(hour) ? undefined : { kind: 'clock', hour, minute, isOpen };
}

function halfDay(hour: number, minute: number, half: string): ClockToken | undefined {
  if (hour < 1 || hour > 12) return undefined;
  return time((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minute, false);
}

/** `9:30` and `09:00` are meant as they stand; `5:30` may be of the evening. */
const isOpenAt = (typed: string): boolean => !typed.startsWith('0') && Number(typed) > 0 && Number(typed) < 7;

/** So many minutes before or after an hour as it is spoken. */
function spoken(hour: number, minutes: number): ClockToken | undefined {
  if (hour < 1 || hour > 24) return undefined;
  const total = (hour * 60 + minutes + 1_440) % 1_440;
  return time(Math.floor(total / 60), total % 60, hour < 13);
}

type ClockRow = Row<ClockToken>;
const row = (shape: string, read: ClockRow[1]): ClockRow => [new RegExp(shape, 'iuy'), read];

const SIDE = String.raw`(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.?m?\.?|uhr)?`;

const CLOCKS: readonly ClockRow[] = [
  // 2-3pm, between 2 and 4pm, zwischen 14 und 15 Uhr
  row(
    String.raw`(between |zwischen |from |von )?${SIDE}\s?(-|to|and|bis|und|until|till)\s?(\d{1,2})(?:[:.](\d{2}))?\s?(?:([ap])\.?m\b\.?|(uhr|h)\b)?(?![\p{L}\d.:])`,
    (found) => {
      const [, lead, one = '', minute, half, joined = '', two = '', otherMinute, otherHalf, uhr] = found;
      const isClock =
        /^(?:be|zw)/i.test(lead ?? '') ||
        otherHalf !== undefined ||
        uhr !== undefined ||
        minute !== undefined ||
        otherMinute !== undefined;
      if (!isClock || (lead === undefined && /and|und/i.test(joined))) return undefined;
      const first = side(one, minute, half ?? otherHalf, uhr);
      const second = side(two, otherMinute, otherHalf, uhr);
      if (
        first !== undefined &&
        second !== undefined &&
        half === undefined &&
        second.hour > 12 &&
        otherHalf === undefined
      )
        return { kind: 'range', ends: [{ ...first, isOpen: false }, second] };
      return first && second && { kind: 'range', ends: [first, second] };
    },
  ),
  row(String.raw`(\d{1,2})[:.](\d{2})\s?([ap])\.?m?(?![\p{L}\d])\.?`, ([, hour, minute, half = '']) =>
    halfDay(Number(hour), Number(minute), half),
  ),
  row(String.raw`(\d{1,2})\s?([ap])\.?m(?![\p{L}\d])\.?`, ([, hour, half = '']) => halfDay(Number(hour), 0, half)),
  row(String.raw`${LED}(\d{1,2})([ap])(?![\p{L}\d])`, ([, hour, half = '']) => halfDay(Number(hour), 0, half)),
  row(String.raw`(?<=(?:tomorrow|today|day)\s)(\d{1,2})([ap])(?![\p{L}\d])`, ([, hour, half = '']) =>
    halfDay(Number(hour), 0, half),
  ),
  row(String.raw`(\d{1,2})(\d{2})\s?([ap])\.?m(?![\p{L}\d])\.?`, ([, hour, minute, half = '']) =>
    halfDay(Number(hour), Number(minute), half),
  ),
  row(String.raw`(\d{1,2})[:.](\d{2})\s?(?:uhr|h|hrs|hours|o'clock)(?![\p{L}\d])`, ([, hour = '', minute]) =>
    time(Number(hour), Number(minute), isOpenAt(hour)),
  ),
  row(String.raw`(\d{1,2}):(\d{2})(?![\d:])`, ([, hour = '', minute]) =>
    time(Number(hour), Number(minute), isOpenAt(hour)),
  ),
  row(String.raw`${LED}(\d{1,2})\.(\d{2})(?!\.?\d)${NO_UNIT}`, ([, hour = '', minute]) =>
    time(Number(hour), Number(minute), isOpenAt(hour)),
  ),
  row(String.raw`(\d{1,2})h(\d{2})(?![\p{L}\d])`, ([, hour = '', minute]) =>
    time(Number(hour), Number(minute), isOpenAt(hour)),
  ),
  row(String.raw`(\d{1,2})\s?uhr(?:\s(\d{2}))?(?![\p{L}\d])`, ([, hour = '', minute = '0']) =>
    time(Number(hour), Number(minute), isOpenAt(hour)),
  ),
  row(
    String.raw`(\d{1,2})\s?(?:o'?clock|(?<!(?:for|für|over|another|takes?|took) \d{1,2}\s?)(?:hrs|h))(?![\p{L}\d])`,
    ([, hour]) => time(Number(hour), 0, Number(hour) < 13),
  ),
  row(String.raw`(${WORD})\s(?:o'?clock|uhr)(?!\p{L})`, ([, hour = '']) => time(hourOf(hour), 0, true)),
  row(String.raw`([01]\d|2[0-3])([0-5]\d)\s?(?:h|hrs|hours|uhr)(?!\p{L})`, ([, hour, minute]) =>
    time(Number(hour), Number(minute), false),
  ),
  row(
    String.raw`(?<=(?<!\p{L})(?:at|by|before|until|um|bis)\s)([01]\d|2[0-3])([0-5]\d)${NO_UNIT}(?!\p{L})`,
    ([, hour, minute]) => time(Number(hour), Number(minute), false),
  ),
  row(
    String.raw`(?:(${PAST})|(5|10|15|20|25))(?: min(?:ute)?s?)? (past|to) (\d{1,2}|${WORD})(?!\p{L})${NO_UNIT}`,
    ([, word = '', figure, way = '', hour = '']) => {
      const minutes = MINUTES[word.toLowerCase()] ?? Number(figure);
      return spoken(hourOf(hour), way.toLowerCase() === 'to' ? -minutes : minutes);
    },
  ),
  row(String.raw`half (\d{1,2}|${WORD})(?!\p{L})${NO_UNIT}`, ([, hour = '']) => spoken(hourOf(hour), 30)),
  row(String.raw`(${ONE_TO_TWELVE.join('|')})[- ](${MINUTE})(?: minutes)?(?!\p{L})`, ([, hour = '', minutes = '']) =>
    spoken(hourOf(hour), minuteOf(minutes)),
  ),
  row(String.raw`(${MINUTE}) minutes? (past|to) (\d{1,2}|${WORD})(?!\p{L})`, ([, minutes = '', way = '', hour = '']) =>
    spoken(hourOf(hour), way.toLowerCase() === 'to' ? -minuteOf(minutes) : minuteOf(minutes)),
  ),
  row(
    String.raw`(fünf|zehn|viertel|zwanzig|5|10|20) (vor|nach) (halb )?(\d{1,2}|${WORD})(?:\suhr)?(?!\p{L})${NO_UNIT}`,
    ([, size = '', way = '', half, hour = '']) => {
      const minutes = MINUTES[size.toLowerCase()] ?? Number(size);
      const around = half === undefined ? 0 : -30;
      return spoken(hourOf(hour), around + (way.toLowerCase() === 'vor' ? -minutes : minutes));
    },
  ),
  row(
    String.raw`(halb|dreiviertel|viertel) (\d{1,2}|${WORD})(?:\suhr)?(?!\p{L})${NO_UNIT}`,
    ([, part = '', hour = '']) => spoken(hourOf(hour), TO_THE_HOUR[part.toLowerCase()] ?? 0),
  ),
  row(String.raw`(${ONE_TO_TWELVE.join('|')})\s?([ap])\.?m(?![\p{L}\d])\.?`, ([, hour = '', half = '']) =>
    halfDay(hourOf(hour), 0, half),
  ),
  row(String.raw`(\d{1,2})-?ish(?!\p{L})`, ([, hour]) => spoken(Number(hour), 0)),
  // 8 in the morning
  row(
    String.raw`(\d{1,2}|${WORD})(?=,?\s?(?:in the |this |in der |am )?(?:morning|afternoon|evening|tonight|at night|morgens|vormittags|nachmittags|abends)(?!\p{L}))`,
    ([, hour = '']) => spoken(hourOf(hour), 0),
  ),
  row(String.raw`${LED}(\d{1,2})(?!\p{L}|\.\p{Nd}|\.\s\d)${NO_UNIT}`, ([, hour]) =>
    Number(hour) < 1 ? undefined : time(Number(hour), 0, Number(hour) < 13),
  ),
  row(
    String.raw`${LED}(${WORD})(?=$|\s?[,.;!?)]|\s(?:in|on|this|today|tomorrow|tonight|am|heute|morgen)(?!\p{L}))`,
    ([, hour = '']) => spoken(hourOf(hour), 0),
  ),
  row(
    String.raw`(?<=(?<!\p{L})(?:um|bis|vor) )(${EINS_BIS_ZWOELF.join('|')})(?!\p{L})(?! (?:von|der|die|tage?n?|stunden?|wochen?|minuten?|gäste|zimmer)\b)`,
    ([, hour = '']) => spoken(hourOf(hour), 0),
  ),
  row(String.raw`(?:12 |twelve |high )?(?:noon|midday)(?!\p{L})|mittags?(?!\p{L})`, () => time(12, 0, false)),
  row(String.raw`mid-?\s?night(?!\p{L})|mitternacht(?!\p{L})`, () => ({ kind: 'midnight' })),
];

function side(
  hour: string,
  minute: string | undefined,
  half: string | undefined,
  uhr: string | undefined,
): Clock | undefined {
  const open = half === undefined && uhr === undefined && Number(hour) < 13;
  const read =
    half === undefined
      ? time(Number(hour), Number(minute ?? 0), open)
      : halfDay(Number(hour), Number(minute ?? 0), half);
  return read?.kind === 'clock' ? read : undefined;
}

const part = (name: PartOfDay, shape: string): ClockRow =>
  row(String.raw`(?:${shape})(?!['’]s|\p{L})`, () => ({ kind: 'part', part: name }));
const DAY_BEHIND = String.raw`(?=[\s-]+(?:in the|on\s|tomorrow|today|mon|tue|wed|thu|fri|sat|sun|next|this|afternoon|morning|evening|am\s|morgen|heute|nachmittag|vormittag|abend))`;

const PARTS: readonly ClockRow[] = [
  part('first', 'first thing(?: in the morning)?|bright and early|(?:before|at|by|after) breakfast'),
  part(
    'end',
    '(?:the )?end of (?:the |my )?(?:working )?day|end of today|(?:the )?end of(?= (?:tomorrow|this \\p{L}+day|next \\p{L}+day|\\p{L}{3,6}day))|eod|tagesende|ende des tages',
  ),
  part(
    'close',
    '(?:the )?end of (?:the )?(?:business(?: day)?|play)|eob|cob|close of (?:business|play)|closing time|feierabend|dienstschluss|geschäftsschluss|ladenschluss',
  ),
  part('before_lunch', '(?:before|vor) (?:lunch(?:time)?|dem mittagessen|der mittagspause)'),
  part('after_lunch', '(?:after|nach) (?:lunch(?:time)?|dem mittagessen|der mittagspause)'),
  part('lunch', '(?:by |at |over )?lunch[ -]?(?:time|hour)|(?:by|at|over) lunch|mittagszeit|mittagspause'),
  part('morning', String.raw`morning|(?<=day )a\.?m\.?|vormittags?|morgens|(?<=(?:tag|woch|heute|am)\s?)morgen|früh`),
  part('afternoon', String.raw`afternoon|(?<=day )p\.?m\.?|nachmittags?`),
  part('evening', 'evening|tonight|tonite|(?:before|at|by|after) (?:dinner|supper)|abends?'),
  part('night', String.raw`nachts|(?<=(?:tomorrow|day|at|heute|tag)\s)(?:night|nacht)`),
  row(`(early|frühen?|gleich|mid|mitten|late|später?n?)${DAY_BEHIND}`, ([, size = '']) => ({
    kind: 'size',
    size: /^m/i.test(size) ? 'mid' : /^(?:l|sp)/i.test(size) ? 'late' : 'early',
  })),
];

const ROWS: readonly ClockRow[] = [...CLOCKS, ...PARTS];

/** The time of day that begins at a place, and where it ends. */
export function clockAt(text: string, at: number): FoundAt<ClockToken> | undefined {
  const found = firstAt(ROWS, text, at);
  return found && halved(text, found);
}

const HALF_BEHIND = /\s?([ap])\.?m(?![\p{L}\d])\.?/iuy;

/** "quarter to 5 pm". */
function halved(text: string, found: FoundAt<ClockToken>): FoundAt<ClockToken> {
  const { token, until } = found;
  if (token.kind !== 'clock' || !token.isOpen) return found;
  const half = shapeAt(HALF_BEHIND, text, until);
  if (half === null) return found;
  const hour = (token.hour % 12) + (/p/i.test(half[1] ?? '') ? 12 : 0);
  return { token: { ...token, hour, isOpen: false }, until: until + half[0].length };
}
