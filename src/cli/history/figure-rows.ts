/** Groups as the database counted them → rows for people and programs: rates with what they are of, empty weeks as 0, the order and the part that was asked for. Pure. */
import { DateTime } from 'luxon';
import { money } from '../../core/base/money.ts';
import { decimalOf } from '../../core/base/show-money.ts';
import { TOO_FEW } from '../../core/digest/definitions.ts';
import {
  TIME_DIMENSIONS,
  type CostGroup,
  type FiguresAsked,
  type Group,
  type Measure,
  type TimeDimension,
} from '../../db/facts/figures.ts';

export type Figure = string | number | null;
export type FigureRow = Readonly<Record<string, Figure>>;

export interface Shaping {
  /** Weeks, days and months without any are rows, too. */
  readonly fill: boolean;
  /** Column to order by, the largest first; null: by what is counted by. */
  readonly sort: string | null;
  readonly top: number | null;
  /** Groups of fewer are left out. */
  readonly atLeast: number;
  /** Below five nothing is said of a rate or a time. */
  readonly hideFew: boolean;
}

export interface Figures {
  readonly total: FigureRow;
  readonly rows: readonly FigureRow[];
  /** Groups that were left out because they are of too few. */
  readonly few: number;
}

/** More rows than this are not filled up. */
const MOST_FILLED = 200_000;

export function shaped(
  asked: Pick<FiguresAsked, 'by' | 'measures' | 'zone' | 'from' | 'until'>,
  groups: readonly Group[],
  costs: readonly CostGroup[],
  shaping: Shaping,
): Figures {
  const whole = groups.find((group) => group.isTotal);
  const all = numberOf(whole?.values['n']) ?? 0;
  const spent = costColumns(costs);
  const found = asked.by.length === 0 ? [] : groups.filter((group) => !group.isTotal);
  const filled = shaping.fill ? filledUp(found, asked) : found;
  const enough = filled.filter(({ values }) => (numberOf(values['n']) ?? 0) >= shaping.atLeast);
  const measured = ({ keys, values, isTotal }: Group): FigureRow => ({
    ...measuresOf(asked.measures, values, all, shaping.hideFew),
    ...spent(isTotal ? null : keys),
  });
  const named = ({ keys }: Group): FigureRow =>
    Object.fromEntries(asked.by.map((name, at) => [name, keys[at] ?? null]));
  const rows = enough
    .toSorted((a, b) => inOrder(a.keys, b.keys))
    .map((group) => ({ ...named(group), ...measured(group) }));
  const { sort, top } = shaping;
  const by = (row: FigureRow): number => (sort === null ? 0 : (numberOf(row[sort]) ?? -1));
  const ordered = rows.toSorted((a, b) => by(b) - by(a));
  return {
    total: measured(whole ?? { isTotal: true, keys: [], values: {} }),
    rows: top === null ? ordered : ordered.slice(0, top),
    few: filled.length - enough.length,
  };
}

const numberOf = (value: Figure | undefined): number | null => (typeof value === 'number' ? value : null);

/** What is not said comes last. */
function inOrder(a: Group['keys'], b: Group['keys']): number {
  for (const [at, key] of a.entries()) {
    const other = b[at] ?? null;
    if (key === other) continue;
    if (key === null) return 1;
    if (other === null) return -1;
    return key < other ? -1 : 1;
  }
  return 0;
}

const DENOMINATORS: Readonly<Record<string, readonly [hits: string, of: string]>> = {
  open_rate: ['open', 'n'],
  accepted_rate: ['accepted', 'accepted_n'],
  reopened_rate: ['reopened', 'reopened_n'],
  satisfied_rate: ['satisfied', 'satisfaction_n'],
};
const RATE_OF: Readonly<Partial<Record<Measure, string>>> = {
  open: 'open_rate',
  accepted: 'accepted_rate',
  reopened: 'reopened_rate',
  satisfaction: 'satisfied_rate',
};

function measuresOf(measures: readonly Measure[], values: Group['values'], all: number, hideFew: boolean): FigureRow {
  const row: Record<string, Figure> = {};
  const n = values['n'] ?? 0;
  for (const [name, value] of Object.entries(values)) row[name] = value;
  for (const measure of measures) {
    const rate = RATE_OF[measure];
    const [hits, of] = (rate === undefined ? undefined : DENOMINATORS[rate]) ?? ['', ''];
    // what customers marked is never told of a few of them
    const few = hideFew || measure === 'satisfaction';
    if (rate !== undefined) row[rate] = part(values[hits] ?? 0, values[of] ?? 0, few);
    if (measure === 'share') {
      row['share'] = part(n, all, false);
      row['share_of'] = all;
    }
    if (few) for (const name of hiddenOf(measure, values)) row[name] = null;
  }
  return row;
}

/** Times and medians of too few. */
function hiddenOf(measure: Measure, values: Group['values']): readonly string[] {
  if ((values[`${measure}_n`] ?? TOO_FEW) >= TOO_FEW) return [];
  return measure === 'satisfaction'
    ? ['satisfied', 'satisfaction_median']
    : [`${measure}_median_s`, `${measure}_p90_s`].filter((name) => name in values);
}

const part = (hits: number, of: number, hideFew: boolean): number | null =>
  of === 0 || (hideFew && of < TOO_FEW) ? null : hits / of;

/** Columns for every kind and currency that anything was given in; where nothing was, it is 0 of none. */
function costColumns(costs: readonly CostGroup[]): (keys: Group['keys'] | null) => FigureRow {
  const pairs = [
    ...new Map(costs.map(({ kind, currency }) => [`${kind}_${currency.toLowerCase()}`, { kind, currency }])),
  ];
  const nameOf = (keys: Group['keys'] | null, column: string): string => JSON.stringify([keys, column]);
  const found = new Map(
    costs.map((cost) => [nameOf(cost.isTotal ? null : cost.keys, `${cost.kind}_${cost.currency.toLowerCase()}`), cost]),
  );
  return (keys) =>
    Object.fromEntries(
      pairs.flatMap(([column, { currency }]) => {
        const cost = found.get(nameOf(keys, column));
        const amount = (minor: string): string => decimalOf(money(BigInt(minor), currency));
        return [
          [`${column}_n`, cost?.n ?? 0],
          [column, amount(cost?.sum ?? '0')],
          [`${column}_median`, cost === undefined ? null : amount(cost.median)],
        ];
      }),
    );
}

/** Every step of time between the first and the last, for every combination of what else is counted by; those without any count 0. */
function filledUp(groups: readonly Group[], { by, zone, from, until }: Parameters<typeof shaped>[0]): readonly Group[] {
  const times = by.flatMap((name, at) => (isTime(name) ? [{ name, at }] : []));
  const [time, second] = times;
  if (time === undefined || second !== undefined || groups.length === 0) return groups;
  const there = groups.flatMap(({ keys }) => keys[time.at] ?? []).toSorted();
  const first = from === null ? there[0] : stepOf(time.name, DateTime.fromJSDate(from, { zone }));
  const last = until === null ? there.at(-1) : stepOf(time.name, DateTime.fromMillis(until.getTime() - 1, { zone }));
  if (first === undefined || last === undefined) return groups;
  const steps = stepsBetween(time.name, first, last);
  const others = new Map(groups.map(({ keys }) => [JSON.stringify(keys.toSpliced(time.at, 1)), keys]));
  if (steps.length * others.size > MOST_FILLED) return groups;
  const known = new Set(groups.map(({ keys }) => JSON.stringify(keys)));
  const zeros = Object.fromEntries(
    Object.entries(groups[0]?.values ?? {}).map(([name]) => [name, /_s$|_median$/.test(name) ? null : 0]),
  );
  const empty = [...others.values()].flatMap((keys) =>
    steps
      .map((step) => keys.with(time.at, step))
      .filter((made) => !known.has(JSON.stringify(made)))
      .map((made) => ({ isTotal: false, keys: made, values: zeros })),
  );
  return [...groups, ...empty];
}

const isTime = (name: string): name is TimeDimension => TIME_DIMENSIONS.some((each) => each === name);

const STEPS: Readonly<
  Record<TimeDimension, { readonly format: string; readonly each: 'days' | 'weeks' | 'months' | 'quarters' | 'years' }>
> = {
  day: { format: 'yyyy-MM-dd', each: 'days' },
  week: { format: "kkkk-'W'WW", each: 'weeks' },
  month: { format: 'yyyy-MM', each: 'months' },
  quarter: { format: "yyyy-'Q'q", each: 'quarters' },
  year: { format: 'yyyy', each: 'years' },
};

const stepOf = (name: TimeDimension, at: DateTime): string => at.toFormat(STEPS[name].format);

function stepsBetween(name: TimeDimension, first: string, last: string): readonly string[] {
  const steps: string[] = [];
  const quarter = /^(?<year>\d{4})-Q(?<q>\d)$/.exec(first)?.groups;
  const begin =
    quarter === undefined
      ? DateTime.fromISO(first, { zone: 'utc' })
      : DateTime.utc(Number(quarter['year']), Number(quarter['q']) * 3 - 2, 1);
  for (let at = begin; at.isValid && steps.length <= MOST_FILLED; at = at.plus({ [STEPS[name].each]: 1 })) {
    const step = stepOf(name, at);
    steps.push(step);
    if (step >= last) break;
  }
  return steps;
}
