/** A second, plain way of adding entries up, for comparing: one pass for each span. */
import type { LaneSum, LaneSums } from '../../../src/core/authority/lane-sums.ts';
import { ledgerWindows } from '../../../src/core/authority/ledger-windows.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import { add, money } from '../../../src/core/base/money.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';

/** May an action with these entries be summed? */
export const coverable = (parts: readonly BudgetLedgerEntry[], policy: AuthorityPolicy): boolean =>
  parts.every(({ cost }) => cost.currency === policy.base);

/** The sums of these, whole actions, for the spans that the policy asks for at a moment. */
export function summedFor(entries: readonly BudgetLedgerEntry[], policy: AuthorityPolicy, at: Date): LaneSums {
  const spans = ledgerWindows(policy, at).sums?.spans ?? [];
  const counted = entries.filter(
    ({ state, basis }) => state !== 'released' && (basis === 'goodwill' || basis === 'actual_loss'),
  );
  const sums = spans.flatMap(({ period, since, before }) => {
    const inside = counted.filter((one) => since <= one.at.getTime() && one.at.getTime() < before);
    const lanes = period === 'day' || period === 'month' ? (['member', 'team'] as const) : (['team'] as const);
    return lanes.flatMap((lane) =>
      [...Map.groupBy(inside, (one) => keyOf(one, lane)).values()].map((alike) => sumOf(alike, lane, period, counted)),
    );
  });
  return {
    spans: new Map(spans.map(({ period, since, before }) => [period, { since, before }])),
    sums,
    covers: new Set(entries.map((one) => one.id)),
  };
}

function keyOf(one: BudgetLedgerEntry, lane: LaneSum['lane']): string {
  const { team, kind, basis, outage, customer, original } = one;
  const dims = [lane === 'member' ? one.member : '', team, kind, basis, outage !== undefined, customer !== null];
  return JSON.stringify([...dims, original?.currency]);
}

function sumOf(
  alike: readonly BudgetLedgerEntry[],
  lane: LaneSum['lane'],
  period: LaneSum['period'],
  all: readonly BudgetLedgerEntry[],
): LaneSum {
  const [first] = alike;
  if (first === undefined) throw new Error('a group has an entry');
  const { kind, basis, team, outage, customer } = first;
  const hasGoodwill = (action: string): boolean =>
    all.some((one) => one.action === action && one.basis === 'goodwill' && one.outage === undefined);
  const actions = new Set(alike.map(({ action }) => action));
  return {
    lane,
    period,
    kind,
    basis,
    team,
    state: 'committed',
    member: lane === 'member' ? first.member : '',
    customer: customer === null ? null : 'somebody',
    ...(outage !== undefined && { outage: 'some' }),
    cost: alike.map(({ cost }) => cost).reduce(add),
    original:
      first.original === null
        ? null
        : alike.map((one) => one.original ?? money(0n, first.original?.currency ?? '')).reduce(add),
    actions: actions.size,
    entries: alike.length,
    shared: basis === 'actual_loss' && outage === undefined ? [...actions].filter(hasGoodwill).length : 0,
  };
}
