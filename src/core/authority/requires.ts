/** What the form must ask for before an action can be authorised: a reason, evidence. Pure. */
import type { Money } from '../base/money.ts';
import type { Requirement } from './decision.ts';
import { down } from './exchange.ts';
import type { AuthorityPolicy } from '../policy/policy.ts';
import type { LimitContext } from './scope.ts';

/**
 * Requirements are not outcomes. Asking for approval always needs a reason; `reason_over` and `evidence_over` ask above
 * their amounts (strictly more). What cannot be compared (no rate, loss unknown) is asked for.
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
      ((rule.amount !== null && isOver(cost, rule.amount, ctx)) ||
        (rule.percentOfLoss !== null && isOverLoss(cost, rule.percentOfLoss, ctx))),
  );
  if (isAsking || mustSayWhy) requires.push('reason');
  if (evidenceMissing(kind, cost, ctx).length > 0) requires.push('evidence');
  return requires;
}

export type EvidenceRule = AuthorityPolicy['evidenceOver'][number];

/** The rules of `evidence_over` that this cost is over and of which none of the kinds has been seen on the case. */
export function evidenceMissing(kind: string, cost: bigint, ctx: LimitContext): readonly EvidenceRule[] {
  const seen = ctx.about.evidence ?? [];
  return ctx.policy.evidenceOver.filter(
    (rule) =>
      rule.actions.includes(kind) &&
      isOver(cost, rule.amount, ctx) &&
      !rule.kinds.some((evidence) => seen.includes(evidence)),
  );
}

function isOver(cost: bigint, amount: Money, ctx: LimitContext): boolean {
  const ratio = ctx.exchange.toBase(amount.currency);
  return !ratio || cost > down(amount.minor, ratio);
}

function isOverLoss(cost: bigint, percent: number, ctx: LimitContext): boolean {
  const loss = ctx.about.lossValue;
  if (loss === null) return cost > 0n;
  const ratio = ctx.exchange.toBase(loss.currency);
  return !ratio || cost > down(loss.minor * BigInt(percent), { over: ratio.over, under: ratio.under * 100n });
}
