/** What the form must ask for before an action can be authorised: a reason, evidence. Pure. */
import type { Money } from '../base/money.ts';
import type { Requirement } from './decide.ts';
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
  scene: LimitContext,
): readonly Requirement[] {
  const { reasonOver } = scene.policy;
  const requires: Requirement[] = [];
  const mustSayWhy = reasonOver.some(
    (rule) =>
      rule.actions.includes(kind) &&
      ((rule.amount !== null && isOver(cost, rule.amount, scene)) ||
        (rule.percentOfLoss !== null && isOverLoss(cost, rule.percentOfLoss, scene))),
  );
  if (isAsking || mustSayWhy) requires.push('reason');
  if (evidenceMissing(kind, cost, scene).length > 0) requires.push('evidence');
  return requires;
}

export type EvidenceRule = AuthorityPolicy['evidenceOver'][number];

/** The rules of `evidence_over` that this cost is over and of which none of the kinds has been seen on the case. */
export function evidenceMissing(kind: string, cost: bigint, scene: LimitContext): readonly EvidenceRule[] {
  const seen = scene.about.evidence ?? [];
  return scene.policy.evidenceOver.filter(
    (rule) =>
      rule.actions.includes(kind) &&
      isOver(cost, rule.amount, scene) &&
      !rule.kinds.some((evidence) => seen.includes(evidence)),
  );
}

function isOver(cost: bigint, amount: Money, scene: LimitContext): boolean {
  const ratio = scene.exchange.toBase(amount.currency);
  return !ratio || cost > down(amount.minor, ratio);
}

function isOverLoss(cost: bigint, percent: number, scene: LimitContext): boolean {
  const loss = scene.about.lossValue;
  if (loss === null) return cost > 0n;
  const ratio = scene.exchange.toBase(loss.currency);
  return !ratio || cost > down(loss.minor * BigInt(percent), { over: ratio.over, under: ratio.under * 100n });
}
