/** Lengths of time in words: "two weeks", `1d 2h`, "an hour and a half", "einer Viertelstunde", "drei Werktagen". Pure. */
import { EINS_BIS_ZWOELF, ONE_TO_TWELVE } from './number-words.ts';
import { shapeAt, type FoundAt } from './shapes-at.ts';

/** As `DateTime.plus` takes it, but for working days, which are counted. */
export interface Length {
  readonly months: number;
  readonly weeks: number;
  readonly days: number;
  readonly minutes: number;
  readonly workdays: number;
  /** "a few hours", "an hour or so": how many is not certain. */
  readonly isVague: boolean;
}

export const NO_LENGTH: Length = { months: 0, weeks: 0, days: 0, minutes: 0, workdays: 0, isVague: false };

const NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries([ONE_TO_TWELVE, EINS_BIS_ZWOELF].flatMap((words) => words.map((word, n) => [word, n + 1]))),
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  ninety: 90,
  fünfzehn: 15,
  zwanzig: 20,
  dreißig: 30,
  vierzehn: 14,
  fourteen: 14,
  sixty: 60,
  a: 1,
  an: 1,
  ein: 1,
  eine: 1,
  einer: 1,
  einem: 1,
  einen: 1,
  eines: 1,
  'a couple of': 2,
  'couple of': 2,
  couple: 2,
  few: 3,
  'einer guten': 1,
  'a couple': 2,
  'the next couple of': 2,
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
  'a few': 3,
  'the next few': 3,
  several: 3,
  some: 3,
  'ein paar': 3,
  einige: 3,
  einigen: 3,
};
const VAGUE = /few|several|some|paar|einige/i;
const longestFirst = (words: readonly string[]): string => words.toSorted((x, y) => y.length - x.length).join('|');

const COUNT = String.raw`\d{1,4}(?:[.,]\d{1,2})?|${longestFirst(Object.keys(NUMBERS))}`;
const UNIT =
  'minutes?|mins?\\.?|minuten?|m|hours?|hrs?\\.?|stunden?|std\\.?|h|(?:business|working|work) days?|werktage?n?|arbeitstage?n?|' +
  'days?|tage?n?|d|fortnights?|weeks?|wks?|wochen?|w|months?|monate?n?|years?|jahre?n?';
const PART = new RegExp(
  String.raw`(${COUNT})( and a half|½| 1\/2)?(?:(?<=[\d½])\s{0,2}|[\s-]{1,2})(${UNIT})(?:['’]s?)?(?![\p{L}])( and a half(?![\p{L}]))?`,
  'iuy',
);
const TOUCHING = /(\d{1,2})h(\d{2})(?![\p{L}\d])/iuy;
const HALVES: readonly (readonly [RegExp, number])[] = [
  [/(?:an? )?half (?:an |a )?hour|(?:an? )?half-hour|(?:einer )?halben? stunde|½ (?:an )?hour/iuy, 30],
  [/(?:a )?quarter (?:of an |of |an )?hour|(?:einer )?viertel ?stunde/iuy, 15],
  [/(?:a )?three[- ]quarters? (?:of )?(?:an )?hour|(?:einer )?dreiviertel ?stunde/iuy, 45],
];
const BETWEEN = /(?:,\s?|\s(?:and|und)\s|\s)?(?=\d|\p{L})/iuy;
const OR_SO = /\s(?:or so|oder so)(?![\p{L}])/iuy;

/** The length that begins at a place; undefined where none does. A unit that comes twice ends it. */
export function lengthAt(text: string, at: number): FoundAt<Length> | undefined {
  const sum = { months: 0, weeks: 0, days: 0, minutes: 0, workdays: 0 };
  const seen = new Set<string>();
  let until = at;
  let isVague = false;
  for (let next = at; seen.size < 4; next = until + (shapeAt(BETWEEN, text, until)?.[0].length ?? 0)) {
    const part = partAt(text, next);
    if (part === undefined || seen.has(part.unit)) break;
    seen.add(part.unit);
    sum[part.kind] += part.count;
    isVague ||= part.isVague;
    until = part.until;
  }
  if (seen.size === 0 || !Object.values(sum).every(Number.isInteger)) return undefined;
  const orSo = shapeAt(OR_SO, text, until);
  return { token: { ...sum, isVague: isVague || orSo !== null }, until: until + (orSo?.[0].length ?? 0) };
}

interface Part {
  readonly kind: 'months' | 'weeks' | 'days' | 'minutes' | 'workdays';
  readonly unit: string;
  readonly count: number;
  readonly isVague: boolean;
  readonly until: number;
}

function partAt(text: string, at: number): Part | undefined {
  for (const [shape, count] of HALVES) {
    const found = shapeAt(shape, text, at);
    if (found !== null && !/^\p{L}/u.test(text.slice(at + found[0].length)))
      return { kind: 'minutes', unit: 'half', count, isVague: false, until: at + found[0].length };
  }
  const touching = shapeAt(TOUCHING, text, at);
  if (touching !== null)
    return {
      kind: 'minutes',
      unit: 'hours',
      count: Number(touching[1]) * 60 + Number(touching[2]),
      isVague: false,
      until: at + touching[0].length,
    };
  const [whole, count = '', half, unit = '', behind] = shapeAt(PART, text, at) ?? [];
  // "and" is no "an d"
  if (whole === undefined || (unit.length === 1 && !/^\d/.test(count))) return undefined;
  const many = (NUMBERS[count.toLowerCase()] ?? Number(count.replace(',', '.'))) + ((half ?? behind) ? 0.5 : 0);
  return { ...unitOf(unit, many), isVague: VAGUE.test(count), until: at + whole.length };
}

function unitOf(unit: string, many: number): Pick<Part, 'kind' | 'unit' | 'count'> {
  const low = unit.toLowerCase();
  if (/^(?:business|work|werk|arbeits)/.test(low)) return { kind: 'workdays', unit: 'days', count: many };
  if (/^[jy]/.test(low)) return { kind: 'months', unit: 'years', count: 12 * many };
  if (low.startsWith('mo')) return { kind: 'months', unit: 'months', count: many };
  if (low.startsWith('m')) return { kind: 'minutes', unit: 'minutes', count: Math.round(many * 60) / 60 };
  if (/^(?:h|st)/.test(low)) return { kind: 'minutes', unit: 'hours', count: Math.round(many * 60) };
  if (/^[dt]/.test(low)) return { kind: 'days', unit: 'days', count: many };
  if (low.startsWith('f')) return { kind: 'weeks', unit: 'weeks', count: 2 * many };
  return { kind: 'weeks', unit: 'weeks', count: many };
}
