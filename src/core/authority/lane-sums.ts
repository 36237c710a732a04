/** What members and teams gave, added up per span: read instead of the single entries. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import { isDiscretionary, type BudgetLedgerEntry, type Counted } from './ledger.ts';
import type { Period, Span } from './spans.ts';

/** Entries of one lane and span that are alike in all that limits ask. It stands for them: `counts` takes it as one. */
export interface LaneSum extends Counted {
  /** Of one member, or of everybody of `team`. */
  readonly lane: 'member' | 'team';
  readonly period: Period;
  /** In the policy's base currency. */
  readonly cost: Money;
  /** As asked, before conversion; null where some of it is in kind, points or parts. */
  readonly original: Money | null;
  /** How many different actions. */
  readonly actions: number;
  /** Those of them that are counted under goodwill, too. */
  readonly shared: number;
  readonly entries: number;
}

/** Sums beside the entries they were loaded with. */
export interface LaneSums {
  /** The spans that were asked for; empty: there are no sums, and every entry is read by itself. */
  readonly spans: ReadonlyMap<Period, Span>;
  readonly sums: readonly LaneSum[];
  /** Ids of the loaded entries that are inside the sums: they lie on the case or are the customer's as well. */
  readonly covers: ReadonlySet<string>;
}

export const NO_SUMS: LaneSums = { spans: new Map(), sums: [], covers: new Set() };

/** What sums are read for: those of other days or of another currency than the policy's are none. */
export interface SumsAsked {
  readonly zone: string;
  readonly base: Currency;
  readonly spans: readonly SpanAsked[];
}

export interface SpanAsked extends Span {
  readonly period: Period;
  /** Its first day in the zone: `2026-12-01`. */
  readonly first: string;
}

/**
 * The sums of a lane for a span. Throws where they were loaded for another one: the caller looked at another moment than it
 * loaded for, and would count nothing.
 */
export function sumsFor(
  { spans }: LaneSums,
  ofLane: readonly LaneSum[],
  asked: Span & { readonly period?: Period },
): readonly LaneSum[] {
  if (spans.size === 0) return [];
  const loaded = asked.period === undefined ? undefined : spans.get(asked.period);
  if (loaded?.since !== asked.since || loaded.before !== asked.before) {
    const from = new Date(asked.since);
    throw new Error(`sums were not loaded for the ${asked.period ?? 'time'} from ${String(from)} on`);
  }
  return ofLane.filter((sum) => sum.period === asked.period);
}

/** The same sums as if these had never been; of them only what is inside counts. Whole actions. */
export function withoutThese(loaded: LaneSums, gone: readonly BudgetLedgerEntry[]): LaneSums {
  const out = gone.filter((entry) => loaded.covers.has(entry.id) && isDiscretionary(entry));
  if (out.length === 0) return loaded;
  return { ...loaded, sums: loaded.sums.flatMap((sum) => less(sum, out, loaded.spans.get(sum.period)) ?? []) };
}

/** Undefined where nothing else is in the sum. */
function less(sum: LaneSum, out: readonly BudgetLedgerEntry[], span: Span | undefined): LaneSum | undefined {
  const inside = out.filter((entry) => isPartOf(sum, entry, span));
  if (inside.length === sum.entries) return undefined;
  const actions = new Set(inside.map(({ action }) => action));
  const besides = new Set(out.filter((e) => e.basis === 'goodwill' && !e.outage).map(({ action }) => action));
  const shared = sum.shared === 0 ? 0 : [...actions].filter((action) => besides.has(action)).length;
  const given = inside.reduce((minor, { cost }) => minor + cost.minor, 0n);
  const asked = inside.reduce((minor, { original }) => minor + (original?.minor ?? 0n), 0n);
  return {
    ...sum,
    cost: money(sum.cost.minor - given, sum.cost.currency),
    original: sum.original && money(sum.original.minor - asked, sum.original.currency),
    actions: sum.actions - actions.size,
    shared: sum.shared - shared,
    entries: sum.entries - inside.length,
  };
}

function isPartOf(sum: LaneSum, entry: BudgetLedgerEntry, span: Span | undefined): boolean {
  const at = entry.at.getTime();
  return (
    span !== undefined &&
    span.since <= at &&
    at < span.before &&
    (sum.lane === 'team' || sum.member === entry.member) &&
    sum.team === entry.team &&
    sum.kind === entry.kind &&
    sum.basis === entry.basis &&
    (sum.outage === undefined) === (entry.outage === undefined) &&
    (sum.customer === null) === (entry.customer === null) &&
    sum.original?.currency === entry.original?.currency
  );
}

/** Throws when one is not in the currency: such sums are not loaded. */
export function costOfSums(sums: readonly LaneSum[], currency: Currency): Money {
  let minor = 0n;
  for (const { cost } of sums) {
    if (cost.currency !== currency) throw new Error(`a sum is in ${cost.currency}, not in ${currency}`);
    minor += cost.minor;
  }
  return money(minor, currency);
}

/** How many different actions they hold. */
export function actionsIn(sums: readonly LaneSum[], withGoodwill: boolean): number {
  return sums.reduce((n, sum) => n + sum.actions - (withGoodwill ? sum.shared : 0), 0);
}
