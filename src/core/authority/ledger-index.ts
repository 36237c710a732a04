/** The ledger sorted for questions: what lies on this case, customer, person or team between two instants. Pure. */
import type { Currency } from '../base/money.ts';
import { NO_SUMS, type LaneSum, type LaneSums } from './lane-sums.ts';
import { isDiscretionary, type BudgetLedgerEntry } from './ledger.ts';

export type LaneKind = 'case' | 'customer' | 'order' | 'member' | 'team';

/** The discretionary entries of one case, customer, member or team, oldest first. */
export interface Lane {
  /** Without those that are inside the sums. */
  readonly entries: readonly BudgetLedgerEntry[];
  /** Of members and teams only. */
  readonly sums: readonly LaneSum[];
  readonly times: readonly number[];
  /** Running sums (`sums[n]` = the first n), when all are in one currency and no outage's; null: add them up one by one. */
  readonly running: {
    readonly currency: Currency;
    readonly sums: readonly bigint[];
    /** The same without what makes up for a loss. */
    readonly goodwill: readonly bigint[];
  } | null;
}

/** Made by `indexLedger`; worth keeping where many decisions are taken over one ledger. */
export interface LedgerIndex {
  readonly lane: (kind: LaneKind, key: string) => Lane;
  /** What settles entitlements and is not released. */
  readonly settling: readonly BudgetLedgerEntry[];
  /** Entries that came after the index was made: the earlier actions of a plan. Few; discretionary or settling. */
  readonly later: readonly BudgetLedgerEntry[];
  readonly sums: LaneSums;
}

/** `ledger` may hold entries that are inside `sums`, too: they are counted there for members and teams, and once. */
export function indexLedger(ledger: readonly BudgetLedgerEntry[], sums = NO_SUMS): LedgerIndex {
  const grouped = new Map<LaneKind, Map<string, BudgetLedgerEntry[]>>();
  const lanes = new Map<string, Lane>();
  const groupsOf = (kind: LaneKind): Map<string, BudgetLedgerEntry[]> => {
    const known = grouped.get(kind) ?? group(ledger, kind, sums);
    grouped.set(kind, known);
    return known;
  };
  const lane = (kind: LaneKind, key: string): Lane => {
    const name = `${kind} ${key}`;
    const known = lanes.get(name);
    if (known) return known;
    const made = laneOf(groupsOf(kind).get(key) ?? [], sumsOf(sums, kind, key));
    lanes.set(name, made);
    return made;
  };
  const settling = ledger.filter(isSettling);
  return { lane, settling, later: [], sums };
}

/** The same index with more entries behind it; the first is left as it was. */
export function withLater(index: LedgerIndex, entries: readonly BudgetLedgerEntry[]): LedgerIndex {
  return {
    ...index,
    settling: [...index.settling, ...entries.filter(isSettling)],
    later: [...index.later, ...entries.filter(isDiscretionary)],
  };
}

export function asIndex(ledger: readonly BudgetLedgerEntry[] | LedgerIndex): LedgerIndex {
  return 'lane' in ledger ? ledger : indexLedger(ledger);
}

/** Where an entry lies; undefined for an entry of an unidentified customer in the lanes of customers. */
export function keyOf(entry: BudgetLedgerEntry, kind: LaneKind): string | undefined {
  switch (kind) {
    case 'case':
      return entry.case;
    case 'customer':
      return isIdentified(entry.customer) ? entry.customer : undefined;
    case 'order':
      return entry.order ?? undefined;
    case 'member':
      return entry.member;
    case 'team':
      return entry.team;
  }
}

/** A blank reference identifies nobody: two unknown customers are never the same customer. */
export function isIdentified(customer: string | null): customer is string {
  return customer !== null && customer.trim() !== '';
}

/** How many of the times, in order, lie before an instant. */
export function countBefore(times: readonly number[], instant: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? Infinity) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isSettling = (entry: BudgetLedgerEntry): boolean => entry.settles !== null && entry.state !== 'released';

/** Is what this kind of lane gave added up, so that single entries may be missing from it? */
export const isSummed = (kind: LaneKind): boolean => kind === 'member' || kind === 'team';

function sumsOf({ sums }: LaneSums, kind: LaneKind, key: string): readonly LaneSum[] {
  if (!isSummed(kind)) return [];
  return sums.filter((sum) => sum.lane === kind && (kind === 'member' ? sum.member : sum.team) === key);
}

function group(
  ledger: readonly BudgetLedgerEntry[],
  kind: LaneKind,
  { covers }: LaneSums,
): Map<string, BudgetLedgerEntry[]> {
  const groups = new Map<string, BudgetLedgerEntry[]>();
  for (const entry of ledger) {
    const key = isDiscretionary(entry) ? keyOf(entry, kind) : undefined;
    if (key === undefined || (isSummed(kind) && covers.has(entry.id))) continue;
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function laneOf(unsorted: readonly BudgetLedgerEntry[], sums: readonly LaneSum[]): Lane {
  const entries = unsorted.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const times = entries.map((entry) => entry.at.getTime());
  const currency = entries[0]?.cost.currency;
  const isPlain = entries.every((entry) => entry.cost.currency === currency && !entry.outage);
  if (currency === undefined || !isPlain) return { entries, sums, times, running: null };
  const all = runningSums(entries);
  const goodwill = entries.some(isForLoss)
    ? runningSums(entries.map((entry) => (isForLoss(entry) ? { cost: { minor: 0n } } : entry)))
    : all;
  return { entries, sums, times, running: { currency, sums: all, goodwill } };
}

const isForLoss = (entry: BudgetLedgerEntry): boolean => entry.basis === 'actual_loss';

function runningSums(entries: readonly { readonly cost: { readonly minor: bigint } }[]): readonly bigint[] {
  const sums = [0n];
  let sum = 0n;
  for (const { cost } of entries) sums.push((sum += cost.minor));
  return sums;
}
