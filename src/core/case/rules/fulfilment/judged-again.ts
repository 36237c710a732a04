/** What was released is given only if it may be given now: others may have used what it left free. Pure. */
import { decidePlan } from '../../../authority/plan.ts';
import { setAside } from '../../../authority/set-aside.ts';
import type { Member } from '../../../base/members.ts';
import type { RecoveryAction, RecoveryCase } from '../../case.ts';
import { questionFor, type Circumstances } from '../../circumstances.ts';
import type { Again } from '../../events.ts';
import { decidedBy } from '../../fulfilment.ts';
import type { Refusal } from '../../said.ts';
import { itemOf } from '../making.ts';
import { stillNeeded } from '../still-needed.ts';

/** Empty where what it costs counts still: then there is nothing to decide. */
export function judgedAgain(
  c: RecoveryCase,
  action: RecoveryAction,
  by: Member,
  ctx: Circumstances,
): { readonly again?: Again } | { readonly no: Refusal } {
  if (action.fulfilment?.counted === true) return {};
  const item = itemOf(action);
  const question = questionFor(c, by, ctx);
  const plan = decidePlan(question, [item]);
  const [decision] = plan.decisions;
  if (decision === undefined) throw new Error('a plan decides each of its items');
  const who = [decidedBy(c, action)].flatMap((id) => (id === null || id === by.id ? [] : [id]));
  // why it is given was said when it was given
  const missing = plan.requires.filter((one) => one !== 'reason');
  if (plan.outcome !== 'refuse' && missing.length > 0)
    return { no: stillNeeded(c, { items: [item], question, plan }, missing, ctx) };
  if (plan.outcome !== 'now')
    return { no: { kind: 'not_yours_to_pay', case: c.id, remedy: action.kind, decision, who } };
  const { policy } = question;
  return {
    again: {
      entries: setAside({ question, asked: item, decision, action: action.id }, () => ctx.newId('led')),
      cost: decision.cost,
      decision: {
        policy: policy === null ? null : { id: policy.id, version: policy.version },
        at: ctx.at,
        role: by.role,
        ledgerSeq: ctx.ledgerSeq,
        decision,
        ...(question.storm && { storm: question.storm }),
      },
    },
  };
}
