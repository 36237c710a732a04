/** The plain values of a policy file: names, dates, durations, zones, numbers and words, each with advice when it is wrong. Pure. */
import { DateTime, IANAZone } from 'luxon';
import { isScalar } from 'yaml';
import { listed, shown } from './policy-faults.ts';
import { faultAt, itemsOf, sayNode, suggestion, type Read, type Spot } from './policy-sheet.ts';

const NAME = /^[a-z][a-z0-9._-]{0,63}$/;
const DAY_MS = 86_400_000;
/** Longer than any real window, short enough that no date runs over. */
const LONGEST_DAYS = 3660;

/** The text of a value; a bare number or truth counts as wrong. */
export function textOf(spot: Spot): string | undefined {
  return isScalar(spot.node) && typeof spot.node.value === 'string' ? spot.node.value : undefined;
}

export function readName(spot: Spot): string | undefined {
  const text = textOf(spot);
  if (text !== undefined && NAME.test(text)) return text;
  return faultAt(
    spot,
    'P004',
    `${sayNode(spot.node)} is not a name: a-z first, then a-z, 0-9, ".", "_", "-"; at most 64`,
  );
}

/** The name a key gives to what stands under it. */
export function checkKeyName(spot: Spot, name: string): boolean {
  if (NAME.test(name)) return true;
  const message = `${shown(name)} is not a name: a-z first, then a-z, 0-9, ".", "_", "-"; at most 64`;
  faultAt({ ...spot, offset: spot.keyOffset }, 'P004', message);
  return false;
}

/** Words for people: one line of 1 to 200 characters. */
export function readText(spot: Spot): string | undefined {
  const text = textOf(spot);
  if (text === undefined) return faultAt(spot, 'P004', `expected text in quotes, found ${sayNode(spot.node)}`);
  if (/^[^\p{Cc}]{1,200}$/u.test(text)) return text;
  return faultAt(spot, 'P004', 'expected one line of 1 to 200 characters');
}

/** One of a few words; `meant` are other words for them, to be suggested. */
export function readWord<W extends string>(words: readonly W[], meant?: ReadonlyMap<string, W>): Read<W> {
  return (spot) => {
    const text = textOf(spot);
    const word = words.find((each) => each === text);
    if (word !== undefined) return word;
    const other = text === undefined ? undefined : meant?.get(text);
    const near = text === undefined ? '' : suggestion(spot, text, words);
    const hint = other === undefined ? near : ` (did you mean "${other}"?)`;
    return faultAt(spot, 'P004', `expected ${listed(words)}, found ${sayNode(spot.node)}${hint}`);
  };
}

/** A list of words, each once; may be empty. */
export function readWords<W extends string>(words: readonly W[]): Read<readonly W[]> {
  return (spot) => {
    const items = itemsOf(spot);
    return items && eachOnce(items, readWord(words));
  };
}

/** A name that must exist: P011 otherwise. `known` undefined: the place that declares them is itself broken, so nothing is said. */
export function readKnown(what: string, known: ReadonlySet<string> | undefined): Read<string> {
  return (spot) => {
    const name = readName(spot);
    if (name === undefined || known === undefined || known.has(name)) return name;
    const hint = suggestion(spot, name, known);
    const all = [...known];
    const list = hint === '' && all.length > 0 && all.length <= 12 ? `; known: ${all.join(', ')}` : '';
    return faultAt(spot, 'P011', `unknown ${what} ${shown(name)}${hint}${list}`);
  };
}

/** Items of a list, none of them twice (P013). */
export function eachOnce<T extends string>(items: readonly Spot[], read: Read<T>): readonly T[] | undefined {
  const seen = new Set<T>();
  let good = true;
  for (const item of items) {
    const value = read(item);
    if (value === undefined) good = false;
    else if (seen.has(value)) good = faultAt(item, 'P013', `${shown(value)} is listed twice; keep one`) ?? false;
    else seen.add(value);
  }
  return good ? [...seen] : undefined;
}

/** A list of at least one name, each read, none twice. */
export function readNames(what: string, read: Read<string>): Read<readonly string[]> {
  return (spot) => {
    const items = itemsOf(spot);
    if (items?.length === 0) return faultAt(spot, 'P003', `the list is empty; name at least one ${what}`);
    return items && eachOnce(items, read);
  };
}

/** A list of at least one name, each known and none twice. */
export function readKnownNames(what: string, known: ReadonlySet<string> | undefined): Read<readonly string[]> {
  return readNames(what, readKnown(what, known));
}

export function readBool(spot: Spot): boolean | undefined {
  if (isScalar(spot.node) && typeof spot.node.value === 'boolean') return spot.node.value;
  const text = textOf(spot)?.toLowerCase() ?? '';
  const meant = ['yes', 'on', 'y', 'true'].includes(text) ? 'true' : 'false';
  const hint = ['yes', 'on', 'y', 'no', 'off', 'n', 'true', 'false'].includes(text) ? ` (did you mean ${meant}?)` : '';
  return faultAt(spot, 'P004', `expected true or false, found ${sayNode(spot.node)}${hint}`);
}

/** A whole number written with digits; outside the range it is P015. */
export function readInteger(least: number, most: number): Read<number> {
  return (spot) => {
    const value = isScalar(spot.node) ? spot.node.value : undefined;
    const source = isScalar(spot.node) ? (spot.node.source ?? '') : '';
    if (typeof value !== 'number' || !/^[+-]?\d+$/.test(source)) {
      const digits = /^(\d+)\s*%?$/.exec(textOf(spot)?.trim() ?? '')?.[1];
      const hint = digits === undefined ? '' : ` (did you mean ${digits}, without quotes and signs?)`;
      return faultAt(spot, 'P004', `expected a whole number, found ${sayNode(spot.node)}${hint}`);
    }
    if (value >= least && value <= most) return value;
    return faultAt(spot, 'P015', `${source} is out of range: a whole number from ${least} to ${most}`);
  };
}

/** From 0.01 to 1000, with at most two decimals: 12.5 or "12.5", exact because it is a whole number of hundredths. */
export function readPercent(spot: Spot): number | undefined {
  const source = isScalar(spot.node) ? (textOf(spot) ?? spot.node.source ?? '') : '';
  if (!/^\d{1,9}\.\d{1,2}$/.test(source)) return readInteger(1, 1000)(spot);
  const percent = Number(source);
  if (percent >= 0.01 && percent <= 1000) return percent;
  return faultAt(spot, 'P015', `${source} is out of range: a percentage from 0.01 to 1000`);
}

export function readZone(spot: Spot): string | undefined {
  const text = textOf(spot);
  if (text !== undefined && /^[A-Za-z]/.test(text) && IANAZone.isValidZone(text)) return text;
  const hint = text === undefined ? '' : suggestion(spot, text, Intl.supportedValuesOf('timeZone'));
  return faultAt(spot, 'P010', `${sayNode(spot.node)} is no time zone; write an IANA name like Europe/Paris${hint}`);
}

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$/;

/** A moment; without an offset it is in `zone`, a bare date is midnight there. */
export function readDate(zone: string): Read<Date> {
  return (spot) => {
    const text = textOf(spot);
    const moment = text !== undefined && DATE.test(text) ? DateTime.fromISO(text, { zone }) : undefined;
    if (moment?.isValid === true) return moment.toJSDate();
    const found = sayNode(spot.node);
    return faultAt(spot, 'P007', `${found} is no date; write 2026-12-01, 2026-12-01T06:00 or one with its offset`);
  };
}

/** A day without a time, as written: `2026-12-25`. */
export function readDay(spot: Spot): string | undefined {
  const text = textOf(spot);
  if (text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text).isValid) return text;
  return faultAt(spot, 'P007', `${sayNode(spot.node)} is no day; write it like 2026-12-25`);
}

const DURATION = /^P(?:(\d{1,6})D)?(?:T(?=\d)(?:(\d{1,7})H)?(?:(\d{1,9})M)?)?$/;

/** Milliseconds of `P90D`, `PT15M`, `P1DT12H`. */
export function readDuration(spot: Spot): number | undefined {
  const text = textOf(spot);
  const parts = text === undefined || text === 'P' ? null : DURATION.exec(text);
  if (!parts) {
    const hint = suggestDuration(text ?? '');
    const advice = 'days, hours and minutes, like P90D, PT15M or P1DT12H';
    return faultAt(spot, 'P008', `${sayNode(spot.node)} is no duration; write ${advice}${hint}`);
  }
  const [days, hours, minutes] = [1, 2, 3].map((group) => Number(parts[group] ?? 0));
  const ms = (days ?? 0) * DAY_MS + (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000;
  if (ms <= 0) return faultAt(spot, 'P008', 'a duration is more than nothing');
  if (ms > LONGEST_DAYS * DAY_MS) return faultAt(spot, 'P015', `too long: at most P${LONGEST_DAYS}D`);
  return ms;
}

function suggestDuration(text: string): string {
  const typed = /^p?t?\s*(\d{1,6})\s*(w|week|d|day|h|hour|m|min|minute)s?$/i.exec(text.trim());
  const unit = typed?.[2]?.toLowerCase() ?? '';
  const amount = Number(typed?.[1] ?? 0);
  if (amount === 0) return '';
  if (/^P\d+M$/.test(text))
    return ` (months differ in length: did you mean "P${amount * 30}D", or "PT${amount}M" for minutes?)`;
  if (unit.startsWith('w')) return ` (did you mean "P${amount * 7}D"?)`;
  if (unit.startsWith('d')) return ` (did you mean "P${amount}D"?)`;
  return ` (did you mean "PT${amount}${unit.startsWith('h') ? 'H' : 'M'}"?)`;
}

/** Notes a pair of moments in the wrong order. */
export function inOrder(spot: Spot | undefined, earlier: Date | null, later: Date | null, said: string): boolean {
  if (!spot || !earlier || !later || earlier < later) return true;
  faultAt(spot, 'P015', said);
  return false;
}
