/** From when on entries of the ledger can count for somebody: what no limit looks at is not read, so that it cannot be raced for. Pure. */
import { startOfMonth } from '../base/time.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import { budgetsSince } from './budgets.ts';

/** Per scope the moment from which on, inclusive, entries are looked at; null where no limit looks at the scope. A case and those linked with it count whole, always. */
export interface LedgerWindows {
  readonly customerSince: Date | null;
  readonly memberSince: Date | null;
  readonly teamSince: Date | null;
  /** Teams that spend from one budget: with a team, the others of its budgets are looked at. */
  readonly sharedBudgets: readonly (readonly string[])[];
}

export const NO_WINDOWS: LedgerWindows = {
  customerSince: null,
  memberSince: null,
  teamSince: null,
  sharedBudgets: [],
};

/** Of the policy in force at `at`. */
export function ledgerWindows(policy: AuthorityPolicy | null, at: Date): LedgerWindows {
  if (policy === null) return NO_WINDOWS;
  const limits = [...policy.roles.values()].flatMap((r) => r.grants.flatMap((g) => g.limits));
  const ever = limits.some((l) => l.scope === 'customer' && l.window === null);
  const windows = limits.map((l) => l.window ?? 0);
  const month = startOfMonth(at, policy.zone);
  const monthly = limits.some((l) => l.scope === 'team_month') || policy.unidentified?.teamDay != null;
  const starts = [budgetsSince(policy, at), monthly ? month : null].filter((start) => start !== null);
  return {
    // a customer limit without a window counts for ever
    customerSince: ever ? new Date(0) : new Date(at.getTime() - Math.max(policy.splitting.linkWindow, ...windows)),
    memberSince: month,
    teamSince: starts.length === 0 ? null : new Date(Math.min(...starts.map((start) => start.getTime()))),
    sharedBudgets: policy.budgets.map((budget) => budget.teams).filter((teams) => teams.length > 1),
  };
}
