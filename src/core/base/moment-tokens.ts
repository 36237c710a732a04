/** The pieces of time in a text, in runs of what belongs together: "tomorrow", "at", "17:00" are one. Pure. */
import { clockAt, type ClockToken } from './moment-clocks.ts';
import { dayAt, type DayToken } from './moment-days.ts';
import { countedAt, type LengthToken } from './moment-lengths.ts';

export interface TimeToken {
  readonly from: number;
  readonly until: number;
  readonly said: LengthToken | DayToken | ClockToken;
}

/** Pieces with nothing between them but words that lead from one to the next. */
export interface Run {
  readonly from: number;
  readonly until: number;
  readonly tokens: readonly TimeToken[];
  /** A word between them that makes the moment less than certain: "tomorrow around 5". */
  readonly softened: string | undefined;
}

const BEGINS =
  /(?<![\p{L}\p{N}.,:])[\p{L}\p{N}½]|(?<=\p{L}(?:tag|woch))(?:morgen|vormittag|mittag|nachmittag|abend|nacht|früh)|(?<=\d)T\d|(?<=\d{4}-\d{2}-\d{2}T)\d/giu;
/** More pieces than any promise has; what comes behind is looked at by others. */
const MOST = 40;

export function runsOfTime(plain: string): readonly Run[] {
  const runs: TimeToken[][] = [];
  let free = 0;
  let count = 0;
  for (const { index } of plain.matchAll(BEGINS)) {
    if (index < free) continue;
    const day = countedAt(plain, index) ?? dayAt(plain, index);
    const found = day ?? clockAt(plain, index);
    if (found === undefined) continue;
    const token: TimeToken = { from: index, until: found.until, said: found.token };
    free = found.until;
    const last = runs.at(-1)?.at(-1);
    const gap = last === undefined ? undefined : plain.slice(last.until, index);
    const isEnd = gap !== undefined && day !== undefined && UNTIL.test(gap);
    if (gap !== undefined && !isEnd && GAP.test(gap)) runs.at(-1)?.push(token);
    else runs.push([token]);
    count += 1;
    if (count === MOST) break;
  }
  return runs.map((tokens) => {
    const [from, until] = [tokens[0]?.from ?? 0, tokens.at(-1)?.until ?? 0];
    const gaps = tokens.slice(1).map((token, n) => plain.slice(tokens[n]?.until ?? 0, token.from));
    return { from, until, tokens, softened: gaps.map((gap) => SOFT.exec(gap)?.[0]).find((word) => word !== undefined) };
  });
}

const GAP =
  /^(?:[\s,@()-]|(?<!\p{L})(?:at|on|by|before|until|till|no later than|not later than|the|in|of|um|am|an|bis|vor|zum|zur|dem|der|den|spätestens|around|about|after|approx\.?|roughly|gegen|nach|etwa|ca\.?)(?!\p{L})){0,12}$/iu;
/** "14 December until Monday" is more than one moment. */
const UNTIL = /(?<!\p{L})(?:until|till|bis)(?!\p{L})/iu;
const SOFT = /(?<!\p{L})(?:around|about|after|approx\.?|roughly|gegen|nach|etwa|ca\.?)(?!\p{L})/iu;

/** Words behind which a number, or a name, tells no time. */
const THINGS = new RegExp(
  [
    // rooms, seats, flights, orders
    String.raw`(?<![\p{L}\d])(?:rooms?|rm|zimmer|tables?|tisch|suites?|apartment|apt|villa|cabin|gates?|flights?|flug|trains?|zug|bus|coach|seats?|sitz|platz|rows?|reihe|orders?|bestellung|booking|buchung|reservation|invoice|rechnung|ticket|tracking|case|parcel|paket|extension|ext|channel|platform|gleis|exit|zip|plz|version|build|firmware|release|serial|model|height|weight|width|rate|rating|score|section|paragraph|chapter|page|size|iban|code|pin|ref|reference|no|nr|number|nummer)(?!\p{L})(?:\.|\s?(?:no|nr|number|nummer)(?!\p{L})\.?)?\s?[#:]?\s?(?!\d{1,2}:\d{2}(?!\d)|\d{1,2}[ap]m)[A-Z]{0,3}[ -]?\d[\d.:\/a-z-]{0,30}`,
    String.raw`#\s?\d[\w.\/-]{0,30}`,
    String.raw`(?<![\p{L}\d])v\d{1,6}(?:\.\d{1,6}){1,5}|(?<![\d.])(?!\d{1,2}\.\d{1,2}\.20\d{2}(?!\d)|(?<=(?:am|zum|bis|vom|on|by|until) )\d{1,2}\.\d{1,2}\.\d{2}(?!\d))\d{1,6}\.\d{1,6}\.\d{1,6}(?![\d.])`,
    String.raw`(?<!\d)24\/7(?!\d)`,
    // telephone numbers
    String.raw`(?<![\d:.-])\+\d[\d ()\/.-]{5,20}\d|(?<![\d:.,\/-])(?!20\d{2}-\d{2}-\d{2})0\d{2,5}[ \/-]\d[\d \/-]{3,14}\d|(?<![\d:.,\/-])\d{3}-\d{4}(?![\d-])`,
    String.raw`(?<!\d)\d{7,20}(?!\d)`,
    // money and shares
    String.raw`[€$£]\s?\d[\d.,]{0,15}|(?<![\d.,])\d[\d.,]{0,15}\s?(?:[€$£%]|(?:eur|usd|gbp|chf|sek|nok|dkk|inr|jpy|euros?|dollars?|pounds?|percent|prozent|stars?)(?!\p{L}))`,
    String.raw`(?<![\p{L}\d])(?:the )?\d{1,2}(?:st|nd|rd|th) (?:week|month|quarter|year|floor|room|night|guest|time|bed|bottle|course|bag|item|row|seat|class)s?(?!\p{L})`,
    String.raw`(?<!\p{L})(?:good|guten?|schönen?) (?:morning|afternoon|evening|morgen|tag|abend)(?!\p{L})`,
    // people
    String.raw`(?<!\p{L})(?:mrs?|ms|miss|mister|dr|herrn?|frau|family|familie)\.?\s(?:\p{L}{3,6}day|sonntag|freitag|montag|may|march|april|june|august)(?!\p{L})`,
  ].join('|'),
  'giu',
);

/** `LH 1830`: two capitals and a number. */
const FLIGHTS = /(?<![\p{L}\d])(?!AM|PM|AT|BY|UM)[A-Z]{2}\s?\d{3,4}(?![\d:.])/gu;

/** The text with what tells no time blotted out, at the same length: numbers of rooms, orders, flights and telephones. */
export function withoutThings(plain: string): string {
  const blot = (thing: string): string => '_'.repeat(thing.length);
  return plain
    .replace(FLIGHTS, blot)
    .replace(THINGS, (thing) => (/^(?:no|size|code|pin)\s?\d/i.test(thing) ? thing : blot(thing)));
}
