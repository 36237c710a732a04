/** The teams' budgets: how much of one is used in the period a moment lies in, and when its lead should know. Pure. */
import { money, type Money } from '../base/money.ts';
import { exchangeAt, limitInBase } from './exchange.ts';
import { costOfSums, sumsFor } from './lane-sums.ts';
import { countsFor, type BudgetLedgerEntry } from './ledger.ts';
import { asIndex, type LedgerIndex } from './ledger-index.ts';
import type { AuthorityPolicy, BudgetRule } from '../policy/policy.ts';
import { sumOf } from './scope.ts';
import { spanOf } from './spans.ts';

/** Amounts in the policy's base currency; the period is `[since, before)`. */
export interface BudgetStanding {
  readonly budget: BudgetRule;
  readonly since: Date;
  readonly before: Date;
  readonly used: Money;
  readonly max: Money;
}

/** The budgets a team spends from. */
export const budgetsOf = (policy: AuthorityPolicy, team: string): readonly BudgetRule[] =>
  policy.budgets.filter((budget) => budget.teams.includes(team));

/** `ledger` holds all that the budget's teams gave in the period. Null where a currency has no current rate. */
export function budgetStanding(
  budget: BudgetRule,
  policy: AuthorityPolicy,
  at: Date,
  ledger: readonly BudgetLedgerEntry[] | LedgerIndex,
): BudgetStanding | null {
  const exchange = exchangeAt(policy, at);
  const { period } = budget;
  const { since, before } = spanOf(period, at.getTime(), policy.zone);
  const index = asIndex(ledger);
  const lanes = [...new Set<string>(budget.teams)].map((team) => index.lane('team', team));
  const single = lanes.flatMap(({ entries }) =>
    entries.filter(
      (entry) => since <= entry.at.getTime() && entry.at.getTime() < before && countsFor(entry, policy.budgetBases),
    ),
  );
  const summed = lanes
    .flatMap(({ sums }) => sumsFor(index.sums, sums, { period, since, before }))
    .filter((sum) => countsFor(sum, policy.budgetBases));
  const rest = sumOf(single, exchange);
  const most = limitInBase(budget.max, exchange);
  if (rest === undefined || most === undefined) return null;
  const used = money(rest + costOfSums(summed, policy.base).minor, policy.base);
  return { budget, since: new Date(since), before: new Date(before), used, max: money(most, policy.base) };
}

/** The share at which the lead should know is reached. */
export const isNearlyUsed = ({ budget, used, max }: BudgetStanding): boolean =>
  used.minor * 100n >= max.minor * BigInt(budget.warnPercent);

/** From when on the entries of the budgets' teams are looked at; null without budgets. */
export function budgetsSince(policy: AuthorityPolicy, at: Date): Date | null {
  const starts = policy.budgets.map(({ period }) => spanOf(period, at.getTime(), policy.zone).since);
  return starts.length === 0 ? null : new Date(Math.min(...starts));
}
