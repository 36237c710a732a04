/** What the form must ask for before an action can be authorised: a reason, evidence. Pure. */
import type { Money } from '../base/money.ts';
import type { Requirement } from './decision.ts';
import { down, isWithin, percentage } from './exchange.ts';
import { wantsOther } from '../policy/facts-asked.ts';
import type { EvidenceRule } from '../policy/policy.ts';
import { isDiscretionary, type Counted } from './ledger.ts';
import { matterOf, sumIn, type LimitContext } from './scope.ts';

/**
 * Requirements are not outcomes. Asking for approval always needs a reason; `reason_over` and `evidence_over` ask above
 * their amounts (strictly more), counted over the matter. What cannot be compared (no rate, loss unknown) is asked for.
 */
export function requirementsOf(
  kind: string,
  cost: bigint,
  isAsking: boolean,
  ctx: LimitContext,
): readonly Requirement[] {
  const { reasonOver } = ctx.policy;
  const requires: Requirement[] = [];
  const mustSayWhy = reasonOver.some(
    (rule) =>
      rule.actions.includes(kind) &&
      ((rule.amount !== null && isOver(onMatter(cost, rule.actions, ctx), rule.amount, ctx)) ||
        (rule.percentOfLoss !== null && isOverLoss(onMatter(cost, rule.actions, ctx), rule.percentOfLoss, ctx))),
  );
  if (isAsking || mustSayWhy) requires.push('reason');
  if (evidenceMissing(kind, cost, ctx).length > 0) requires.push('evidence');
  return requires;
}

/** The rules of `evidence_over` that this cost is over and of which none of the kinds has been seen on the case. */
export function evidenceMissing(kind: string, cost: bigint, ctx: LimitContext): readonly EvidenceRule[] {
  return ctx.policy.evidenceOver.filter(
    (rule) =>
      rule.actions.includes(kind) && isOver(onMatter(cost, rule.actions, ctx), rule.amount, ctx) && !isSeen(rule, ctx),
  );
}

/** Whether one of the kinds was seen; where the policy wants it, by somebody else than the one who gives or asks. */
export const isSeen = (
  rule: EvidenceRule,
  { policy, about, by }: Pick<LimitContext, 'policy' | 'about' | 'by'>,
): boolean =>
  rule.kinds.some((kind) =>
    wantsOther(policy, rule)
      ? about.evidenceSeenBy?.get(kind)?.some((member) => member !== by.member) === true
      : about.evidence?.includes(kind) === true,
  );

/**
 * With what was given on the matter before, of the same remedies: a large sum in small parts is a large sum. Undefined
 * where an old entry has no current rate. What costs nothing adds to nothing.
 */
function onMatter(cost: bigint, actions: readonly string[], ctx: LimitContext): bigint | undefined {
  if (cost === 0n || ctx.isGeneral) return cost;
  const parts = matterOf(ctx, true);
  const counts = (one: Counted): boolean => isDiscretionary(one) && actions.includes(one.kind);
  const before = sumIn({ parts, disjoint: parts.length < 2, counts, whole: false }, ctx);
  return before === undefined ? undefined : before + cost;
}

const isOver = (cost: bigint | undefined, amount: Money, { exchange }: LimitContext): boolean =>
  cost === undefined || !isWithin(cost, amount, exchange);

function isOverLoss(cost: bigint | undefined, percent: number, ctx: LimitContext): boolean {
  const loss = ctx.about.lossValue;
  if (loss === null) return cost === undefined || cost > 0n;
  const ratio = ctx.exchange.toBase(loss.currency);
  const share = percentage(percent);
  return (
    !ratio ||
    cost === undefined ||
    cost > down(loss.minor * share.over, { over: ratio.over, under: ratio.under * share.under })
  );
}
