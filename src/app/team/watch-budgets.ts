/** What a gift uses up: a storm ends with its budget, and the lead of a team is told once when a budget is nearly used. */
import { budgetsOf, budgetStanding, isNearlyUsed, type BudgetStanding } from '../../core/authority/budgets.ts';
import { exchangeAt } from '../../core/authority/exchange.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import { withoutThese } from '../../core/authority/lane-sums.ts';
import { indexLedger } from '../../core/authority/ledger-index.ts';
import { isUsedUp } from '../../core/authority/storm.ts';
import type { Member } from '../../core/base/members.ts';
import { dayIn } from '../../core/base/time.ts';
import type { LedgerChange } from '../../core/case/follows/entries.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { want } from '../messages/want.ts';
import type { Shell } from '../shell.ts';
import { endAndSay } from './storm-news.ts';

export interface Used {
  readonly policy: AuthorityPolicy | null;
  readonly at: Date;
  readonly loaded: LoadedForCommand;
  readonly changes: readonly LedgerChange[];
}

/** In the transaction that sets the amounts aside. */
export async function watchBudgets(shell: Shell, tx: Tx, { policy, at, loaded, changes }: Used): Promise<void> {
  const added = changes.flatMap((change) => change.add);
  if (policy === null || added.length === 0) return;
  const released = new Set(changes.flatMap((c) => c.move.filter((m) => m.to === 'released').map((m) => String(m.id))));
  const exchange = exchangeAt(policy, at);
  const back = loaded.ledger.filter((entry) => released.has(entry.id));
  for (const storm of loaded.storms) {
    if (policy.storm !== null && isUsedUp(policy.storm, storm, { added, back }, exchange))
      await endAndSay(shell, tx, storm, { at, by: 'budget' });
  }
  const teams = new Set(added.map((entry) => entry.team));
  const still = [...loaded.ledger, ...added].filter((entry) => !released.has(entry.id));
  const ledger = indexLedger(still, withoutThese(loaded.sums, back));
  const budgets = new Set([...teams].flatMap((team) => budgetsOf(policy, team)));
  for (const budget of budgets) {
    const standing = budgetStanding(budget, policy, at, ledger);
    if (standing !== null && isNearlyUsed(standing))
      await tellLeads(shell, tx, standing, { zone: policy.zone, members: loaded.members });
  }
}

/** One private message per lead, budget and period, whatever happens after it. */
async function tellLeads(
  shell: Shell,
  tx: Tx,
  { budget, since }: BudgetStanding,
  { zone, members }: { readonly zone: string; readonly members: readonly Member[] },
): Promise<void> {
  for (const lead of members.filter((m) => m.lead && m.active && budget.teams.includes(m.team))) {
    const platform = lead.identities[0]?.platform;
    if (platform === undefined) continue;
    const day = dayIn(since, zone);
    const subject = { kind: 'budget', budget: budget.id, day, to: lead.id } as const;
    const dest = { kind: 'person', member: lead.id } as const;
    await want(shell, { kind: 'once', message: { subject, platform, dest } }, tx);
  }
}
