/** What of a proved loss nothing makes up for yet: that much of a remedy in money is no goodwill. Pure. */
import type { Currency, Money } from '../base/money.ts';
import { entitlementOf, leftToPay, owedTo } from './entitlements.ts';
import { costInBase, down, inverse } from './exchange.ts';
import { isDiscretionary, type BudgetLedgerEntry } from './ledger.ts';
import type { ActionRule } from '../policy/policy.ts';
import { isSeen } from './requires.ts';
import { entriesIn, matterOf, settlingIn, sumOf, type LimitContext } from './scope.ts';

/**
 * In minor units of the base, rounded down, for a remedy asked in `currency` that also pays `settled` of what is owed.
 * Zero where nothing is proved: the loss is not known, no `evidence_over` of amount 0 is for the action, one of them has
 * not seen its evidence, a fact decides what is owed, or something has no current rate. The whole matter is looked at: one
 * loss is made up for once, on whichever of its cases, and what is owed makes up for it, too, whether it is paid already,
 * now or later: the order in which things are given changes nothing.
 */
export function lossLeft(rule: ActionRule, settled: Money | null, currency: Currency, ctx: LimitContext): bigint {
  const loss = ctx.about.lossValue;
  if (loss === null || ctx.isGeneral || rule.class !== 'money' || !isProved(rule.name, ctx)) return 0n;
  const { exchange } = ctx;
  const ratio = exchange.toBase(loss.currency);
  const own = exchange.toBase(currency);
  if (!ratio || !own) return 0n;
  const parts = matterOf(ctx, true);
  const before = sumOf(entriesIn({ parts, disjoint: false, counts: isForLoss, whole: false }, ctx), exchange);
  const paid = paidAsOwed(ctx);
  const owed = stillOwed(ctx);
  const now = settled === null ? 0n : costInBase(settled, exchange);
  if (before === undefined || paid === undefined || owed === undefined || now === undefined) return 0n;
  const left = down(loss.minor, ratio) - before - paid - (owed > now ? owed : now);
  // what is not even one minor unit of the remedy's currency cannot be told apart in it
  return left > 0n && down(left, inverse(own)) > 0n ? left : 0n;
}

const isForLoss = (entry: Pick<BudgetLedgerEntry, 'state' | 'basis'>): boolean =>
  isDiscretionary(entry) && entry.basis === 'actual_loss';

/** Every rule that always wants evidence for the action has been shown some, and there is such a rule. */
function isProved(kind: string, ctx: LimitContext): boolean {
  const always = ctx.policy.evidenceOver.filter((rule) => rule.amount.minor === 0n && rule.actions.includes(kind));
  return always.length > 0 && always.every((rule) => isSeen(rule, ctx));
}

/** What was paid counts, also where no rate told its cost then. */
function paidAsOwed(ctx: LimitContext): bigint | undefined {
  let sum = 0n;
  for (const { original, cost } of settlingIn(ctx, matterOf(ctx, true))) {
    const paid = costInBase(original ?? cost, ctx.exchange);
    if (paid === undefined) return undefined;
    sum += paid;
  }
  return sum;
}

function stillOwed(ctx: LimitContext): bigint | undefined {
  let sum = 0n;
  for (const rule of ctx.policy.entitlements) {
    const found = entitlementOf(rule, ctx);
    if (found.kind === 'unknown') return undefined;
    if (found.owed.minor <= 0n) continue;
    for (const passenger of owedTo(rule, ctx)) {
      const left = leftToPay({ rule, owed: found.owed }, { passenger, currency: ctx.exchange.base }, ctx);
      if (left === undefined) return undefined;
      sum += left;
    }
  }
  return sum;
}
