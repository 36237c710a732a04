/** What an approver says something costs, where no current rate does: judged, kept with the action and set aside like any other cost. Pure. */
import { exchangeAt, up } from '../../authority/exchange.ts';
import type { AuthorityPolicy } from '../../policy/policy.ts';
import { money, type Money } from '../../base/money.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../case.ts';
import { memberOf, questionFor, type Circumstances } from '../circumstances.ts';
import { setAside } from '../../authority/set-aside.ts';
import type { BudgetLedgerEntry } from '../../authority/ledger.ts';
import { itemOf } from './making.ts';

/** Actions whose cost was unknown, with their cost and the entries that set it aside. */
export interface Valued {
  readonly actions: readonly RecoveryAction[];
  readonly entries: readonly BudgetLedgerEntry[];
}

/** The value in base currency, rounded up; null when it has no current rate, or is not above zero. */
export function inBase(value: Money | null, policy: AuthorityPolicy, at: Date): Money | null {
  const ratio = value === null ? undefined : exchangeAt(policy, at).toBase(value.currency);
  return value === null || ratio === undefined || value.minor <= 0n ? null : money(up(value.minor, ratio), policy.base);
}

/**
 * The value stands for everything of the request whose cost nobody knew: the first such action carries it, the others
 * nothing beside it. Undefined when every cost was known, or no value was said.
 */
export function valued(
  c: RecoveryCase,
  request: ApprovalRequest,
  value: Money | null,
  ctx: Circumstances,
): Valued | undefined {
  const { policy } = ctx;
  const asker = memberOf(ctx, request.by);
  const base = policy === null ? null : inBase(value, policy, ctx.at);
  const unknown = c.actions.filter((a) => request.actions.includes(a.id) && a.cost === null);
  if (policy === null || base === null || asker === undefined || unknown.length === 0) return undefined;
  const entries: BudgetLedgerEntry[] = [];
  const actions = unknown.map((a, n): RecoveryAction => {
    const cost = n === 0 ? base : money(0n, base.currency);
    // what of it is owed was set aside when it was asked
    const decision = { ...a.decision.decision, cost, settles: null };
    const judged = { question: questionFor(c, asker, ctx), asked: itemOf(a), decision, action: a.id };
    const made = setAside(judged, () => ctx.newId('led'));
    entries.push(...made);
    const lapsesAt = new Date(a.at.getTime() + policy.approval.approvedValidFor);
    return { ...a, cost, entries: [...a.entries, ...made.map((e) => e.id)], lapsesAt };
  });
  return { actions, entries };
}
