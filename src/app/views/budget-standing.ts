/** How much of a budget is used in a period. Reads only. */
import { budgetStanding, type BudgetStanding } from '../../core/authority/budgets.ts';
import { spanOf } from '../../core/authority/spans.ts';
import { teamId } from '../../core/base/ids.ts';
import type { AuthorityPolicy, BudgetRule } from '../../core/policy/policy.ts';
import { readLedger } from '../../db/case/reading.ts';
import type { Shell } from '../shell.ts';

/** In the budget's period in which `within` lies, as it stands now or stood at its end. Null where a currency has no current rate. */
export async function standingAt(
  shell: Shell,
  policy: AuthorityPolicy,
  budget: BudgetRule,
  within: Date,
): Promise<BudgetStanding | null> {
  const [first = '', ...also] = budget.teams;
  const { since, before } = spanOf(budget.period, within.getTime(), policy.zone);
  const team = { id: teamId.parse(first), also, since: new Date(since) };
  const ledger = await readLedger(shell.db.read, { workspace: shell.workspace, customer: null, member: null, team });
  // drawn late, after the period: it is judged as of its last moment
  const at = new Date(Math.min(shell.now().getTime(), before - 1));
  return budgetStanding(budget, policy, at, ledger);
}
