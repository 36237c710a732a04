/** Working hours, on which the clocks of a request run. Pure. */
import type { Week, WorkingHours } from '../policy.ts';
import { shown } from './policy-faults.ts';
import {
  allRead,
  entriesOf,
  faultAt,
  faultAtKey,
  itemsOf,
  may,
  sayNode,
  strictEntriesOf,
  suggestion,
  whole,
  type Read,
  type Spot,
} from './policy-sheet.ts';
import { checkKeyName, eachOnce, readDay, readWords, textOf } from './policy-values.ts';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const RANGE = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;

interface Range {
  readonly from: number;
  readonly until: number;
}

export function readWorkingHours(spot: Spot): WorkingHours | undefined {
  const entries = strictEntriesOf(spot, ['default', 'teams', 'holidays', 'wall_clock_for']);
  if (!entries) return undefined;
  const usual = may(entries, 'default', readWeek);
  const teams = may(entries, 'teams', readTeams);
  const holidays = may(entries, 'holidays', readHolidays);
  const wallClockFor = may(entries, 'wall_clock_for', readWords(['S1', 'S2', 'S3', 'S4'] as const));
  return whole({
    default: usual === null ? 'always' : usual,
    teams: teams === null ? new Map() : teams,
    holidays: holidays === null ? [] : holidays,
    wallClockFor: wallClockFor === null ? [] : wallClockFor,
  });
}

const readHolidays: Read<readonly string[]> = (spot) => {
  const items = itemsOf(spot);
  return items && eachOnce(items, readDay);
};

const readTeams: Read<WorkingHours['teams']> = (spot) => {
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  const teams = new Map<string, Week | 'always'>();
  for (const [name, each] of entries) {
    const named = checkKeyName(each, name);
    const week = readWeek(each);
    if (named && week !== undefined) teams.set(name, week);
  }
  return teams.size === entries.size ? teams : undefined;
};

/** `always`, or hours by day: `{ mon-fri: ["08:00-18:00"], sat: ["09:00-13:00"] }`. Days left out are free. */
const readWeek: Read<Week | 'always'> = (spot) => {
  const text = textOf(spot);
  if (text === 'always') return 'always';
  if (text !== undefined) {
    const hint = suggestion(spot, text, ['always']);
    return faultAt(spot, 'P004', `expected "always" or hours by day, found ${sayNode(spot.node)}${hint}`);
  }
  const entries = entriesOf(spot);
  if (!entries) return undefined;
  if (entries.size === 0) return faultAt(spot, 'P003', 'no day has hours; write "always" or at least one day');
  const week: (readonly Range[])[] = DAYS.map(() => []);
  const seen = new Set<number>();
  let good = true;
  for (const [name, each] of entries) {
    const days = daysOf(name, each);
    const ranges = readRanges(each);
    if (!days || !ranges) good = false;
    for (const day of days ?? []) {
      if (seen.has(day)) good = faultAtKey(each, 'P013', `${DAYS[day] ?? ''} has hours twice; keep one`) ?? false;
      seen.add(day);
      week[day] = ranges ?? [];
    }
  }
  return good ? week : undefined;
};

function daysOf(name: string, spot: Spot): readonly number[] | undefined {
  const [first = '', last = first, more] = name.split('-');
  const [from, until] = [DAYS.indexOf(first), DAYS.indexOf(last)];
  if (from < 0 || until < 0 || more !== undefined) {
    const hint = suggestion(spot, name, [...DAYS, 'mon-fri', 'sat-sun', 'mon-sun']);
    return faultAtKey(
      spot,
      'P002',
      `unknown day ${shown(name)}; write one of ${DAYS.join(', ')} or a span like mon-fri${hint}`,
    );
  }
  if (from > until) return faultAtKey(spot, 'P015', `${name} runs backwards; weeks begin on mon`);
  return DAYS.map((_day, index) => index).slice(from, until + 1);
}

function readRanges(spot: Spot): readonly Range[] | undefined {
  const items = itemsOf(spot);
  const ranges = items && allRead(items, readRange);
  if (!items || !ranges) return undefined;
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  for (const [index, range] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before && range.from < before.until) return faultAt(spot, 'P015', 'two ranges overlap; join them into one');
  }
  return sorted;
}

const readRange: Read<Range> = (spot) => {
  const text = textOf(spot) ?? '';
  const parts = RANGE.exec(text);
  if (!parts)
    return faultAt(spot, 'P004', `${sayNode(spot.node)} is no span of hours; write it in quotes like "08:00-18:00"`);
  const minutes = (hour: number, minute: number): number => Number(parts[hour]) * 60 + Number(parts[minute]);
  const from = minutes(1, 2);
  const until = parts[5] === undefined ? minutes(3, 4) : 24 * 60;
  if (from < until) return { from, until };
  return faultAt(
    spot,
    'P015',
    `${text} runs backwards; past midnight write two: "…-24:00" and "00:00-…" on the next day`,
  );
};
