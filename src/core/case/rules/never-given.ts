/** What is asked, judged once more at the yes: what the policy lets nobody give stays ungiven, whatever was unknown when it was asked. Pure. */
import { decidePlan } from '../../authority/plan.ts';
import { isNever } from '../../authority/whatever-is-true.ts';
import type { Money } from '../../base/money.ts';
import type { ApprovalRequest, RecoveryCase } from '../case.ts';
import { askerIn, questionFor, type Circumstances } from '../circumstances.ts';
import type { Refusal } from '../said.ts';
import { inBase, judgedBy } from './authorising.ts';
import { factsFirst } from './giving.ts';
import { itemOf } from './making.ts';

/** Undefined where somebody with the authority may say yes. `worth`: what the approver says it is worth where no rate does. */
export function neverGiven(
  c: RecoveryCase,
  request: ApprovalRequest,
  worth: Money | null,
  ctx: Circumstances,
): Refusal | undefined {
  const asked = c.actions.filter((a) => request.actions.includes(a.id));
  const policy = judgedBy(c, request, ctx);
  const asker = askerIn(ctx, request);
  if (policy === null || asker === undefined) return undefined;
  // with the role they had when they asked: a promotion since is no reason to refuse
  const role = asked[0]?.decision.role ?? asker.role;
  const question = questionFor(c, { ...asker, role }, { ...ctx, policy });
  const items = asked.map(itemOf);
  const plan = decidePlan({ ...question, worth: inBase(worth, policy, ctx.at) }, items);
  const n = plan.decisions.findIndex(isNever);
  const decision = plan.decisions[n];
  if (decision !== undefined) return { kind: 'may_not_give', remedy: items[n]?.kind ?? '', decision, of: request.by };
  return factsFirst(items, plan);
}
