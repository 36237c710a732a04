/** Lengths of time in words: "two weeks", `1d 2h`, "einer Stunde". Pure. */

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'forty-five': 45,
  'a couple of': 2,
  'a couple': 2,
  ein: 1,
  eine: 1,
  einer: 1,
  einem: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  vier: 4,
  fünf: 5,
  sechs: 6,
  sieben: 7,
  acht: 8,
  zehn: 10,
};
/** How many, as a piece of an expression. */
export const COUNT = `\\d{1,4}|${Object.keys(NUMBERS)
  .toSorted((x, y) => y.length - x.length)
  .join('|')}`;
/** Of what. */
export const UNIT =
  'minutes?|mins?|minuten?|m|hours?|hrs?|stunden?|std|h|days?|tage?n?|d|weeks?|wks?|wochen?|w|months?|monate?n?';
const PART = `(?:(${COUNT})\\s?(${UNIT}))(?![\\p{L}])`;
const PARTS = new RegExp(PART, 'giu');
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^mo/, 'months'],
  [/^m/, 'minutes'],
  [/^(?:h|st)/, 'hours'],
  [/^[dt]/, 'days'],
];

/** Undefined where a unit comes twice. */
export function partsOf(typed: string): Readonly<Record<string, number>> | undefined {
  const parts: Record<string, number> = {};
  for (const [, count = '', unit = ''] of typed.matchAll(PARTS)) {
    const low = unit.toLowerCase();
    const name = UNITS.find(([begins]) => begins.test(low))?.[1] ?? 'weeks';
    if (parts[name] !== undefined) return undefined;
    parts[name] = NUMBERS[count.toLowerCase()] ?? Number(count);
  }
  return Object.keys(parts).length === 0 ? undefined : parts;
}
