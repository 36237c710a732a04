/** Makes actions with what they set aside, from what was asked and how it was judged. Pure. */
import type { AuthorityDecision, DecideInput } from '../../authority/decision.ts';
import { setAside } from '../../authority/set-aside.ts';
import type { BudgetLedgerEntry } from '../../authority/ledger.ts';
import type { ThingId } from '../../base/ids.ts';
import type { Member } from '../../base/members.ts';
import type { ActionStatus, RecoveryAction } from '../case.ts';
import type { Circumstances } from '../circumstances.ts';
import type { ItemAsked } from '../commands.ts';

export interface Made {
  readonly actions: readonly RecoveryAction[];
  readonly entries: readonly BudgetLedgerEntry[];
}

/** How the actions come about. */
export interface Making {
  readonly because: string | null;
  readonly suggested: boolean;
  readonly status: Extract<ActionStatus, 'authorised' | 'pending_approval' | 'countered'>;
  /** The question the decisions answered: whose authority, which case. */
  readonly question: DecideInput;
  /** Whose actions they are. */
  readonly by: Member;
}

/** One action for each item, in order; `decisions` in the same order. */
export function makeActions(
  items: readonly ItemAsked[],
  decisions: readonly AuthorityDecision[],
  making: Making,
  ctx: Circumstances,
): Made {
  const made = items.flatMap((item, i) => {
    const decision = decisions[i];
    return decision === undefined ? [] : [makeAction({ id: ctx.newId('act'), item, decision }, making, ctx)];
  });
  return { actions: made.map((m) => m.action), entries: made.flatMap((m) => m.entries) };
}

function makeAction(
  { id, item, decision }: { readonly id: ThingId; readonly item: ItemAsked; readonly decision: AuthorityDecision },
  making: Making,
  ctx: Circumstances,
): { readonly action: RecoveryAction; readonly entries: readonly BudgetLedgerEntry[] } {
  const { question } = making;
  // what waits for somebody else's authority sets nothing aside until that person says yes
  const entries =
    making.status === 'authorised'
      ? setAside({ question, asked: item, decision, action: id }, () => ctx.newId('led'))
      : [];
  const { policy } = question;
  const validFor = policy?.approval.approvedValidFor ?? null;
  const action: RecoveryAction = {
    id,
    kind: item.kind,
    status: making.status,
    amount: item.amount,
    units: item.units,
    typedCost: item.cost,
    passenger: item.passenger,
    cost: decision.cost,
    settles: decision.settles,
    because: making.because,
    by: making.by.id,
    at: ctx.at,
    decision: {
      policy: policy === null ? null : { id: policy.id, version: policy.version },
      at: ctx.at,
      role: making.by.role,
      ledgerSeq: ctx.ledgerSeq,
      decision,
      ...(making.question.storm && { storm: making.question.storm }),
    },
    entries: entries.map((e) => e.id),
    confirmedBy: null,
    suggested: making.suggested,
    lapsesAt: validFor === null || entries.length === 0 ? null : new Date(ctx.at.getTime() + validFor),
  };
  return { action, entries };
}

/** What was asked for with an action, so that it can be asked again. */
export const itemOf = (a: RecoveryAction): ItemAsked => ({
  kind: a.kind,
  amount: a.amount,
  units: a.units,
  cost: a.typedCost,
  passenger: a.passenger,
});
