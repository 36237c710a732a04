/** Moments as another system wrote them: read by a format and a zone that somebody states, never guessed. Pure. */
import { IANAZone } from 'luxon';
import { remembered } from '../../core/base/remembered.ts';
import { shown } from '../../core/policy/reader/policy-faults.ts';
import type { CompiledFormat, MomentFormat, Wall } from './moment-format.ts';

export type MomentRead =
  | {
      readonly kind: 'at';
      readonly at: Date;
      /** Only the day is known; `at` is its first moment. */
      readonly isDay: boolean;
      /** The clocks showed it twice that night; `at` is the first time. */
      readonly twice: boolean;
    }
  | { readonly kind: 'no'; readonly wrong: string; readonly todo: string };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Reads one cell; it is not empty. */
export function readMomentCell(text: string, { formats, zone, gap }: MomentFormat): MomentRead {
  for (const format of formats) {
    const wall = format.read(text);
    if (wall !== null) return instantOf(wall, format.isDay || isIsoDay(format, text), zone, gap, text);
  }
  const known = formats.map(({ written }) => written).join(' or ');
  return {
    kind: 'no',
    wrong: `${shown(text)} is no moment in the format ${known}`,
    todo: 'correct it, or add its format to the mapping',
  };
}

const isIsoDay = ({ written }: CompiledFormat, text: string): boolean => written === 'iso' && text.length === 10;

function instantOf(wall: Wall, isDay: boolean, zone: string, gap: MomentFormat['gap'], text: string): MomentRead {
  const { year, month, day, hour, minute, second, ms, offset } = wall;
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  if (offset !== null) return { kind: 'at', at: new Date(utc - offset * MINUTE_MS), isDay, twice: false };
  const day0 = Math.floor(utc / DAY_MS);
  const steady = steadyOffset(day0, zone);
  if (steady !== null) return { kind: 'at', at: new Date(utc - steady * MINUTE_MS), isDay, twice: false };
  const there = offsetsAround(day0, zone)
    .map((minutes) => utc - minutes * MINUTE_MS)
    .filter((at) => utc - at === offsetAt(at, zone) * MINUTE_MS)
    .toSorted((a, b) => a - b);
  const [first, second2] = there;
  if (first !== undefined) return { kind: 'at', at: new Date(first), isDay, twice: second2 !== undefined };
  const before = offsetAt(utc - FURTHEST_MS, zone);
  const later = new Date(utc - before * MINUTE_MS);
  // a day whose midnight is skipped begins when the clocks go on
  if (gap === 'later' || (isDay && offsetAt(later.getTime(), zone) - before < DAY_MS / MINUTE_MS)) {
    return { kind: 'at', at: later, isDay, twice: false };
  }
  return {
    kind: 'no',
    wrong: `${shown(text)} never was in ${zone}: the clocks skipped it`,
    todo: 'correct it, name the zone it was written in, or say gap: later in the mapping to take it as later by what they skipped',
  };
}

const offsetAt = (ms: number, zone: string): number => IANAZone.create(zone).offset(ms);

/** No zone is further from UTC than this. */
const FURTHEST_MS = 26 * HOUR_MS;

/** Minutes east of UTC all day long, wherever that day begins; null where the clocks change about then. */
const steadyOffset = remembered(
  (day: number, zone: string): number | null => {
    const offset = offsetAt(day * DAY_MS - FURTHEST_MS, zone);
    return offset === offsetAt((day + 1) * DAY_MS + FURTHEST_MS, zone) ? offset : null;
  },
  (day, zone) => `${zone} ${day}`,
  20_000,
);

const offsetsAround = remembered(
  (day: number, zone: string): readonly number[] => {
    const offsets = new Set<number>();
    for (let at = day * DAY_MS - FURTHEST_MS; at <= (day + 1) * DAY_MS + FURTHEST_MS; at += HOUR_MS) {
      offsets.add(offsetAt(at, zone));
    }
    return [...offsets];
  },
  (day, zone) => `${zone} ${day}`,
);
