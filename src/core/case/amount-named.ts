/** An amount somebody names with a decision, against what is decided on: it confirms that, and is never taken for another one. Pure. */
import { add } from '../base/money.ts';
import type { CaseId } from '../base/ids.ts';
import type { RecoveryAction } from './case.ts';
import type { AmountNamed } from './commands.ts';
import type { Refusal } from './said.ts';

/** A no when the amount named is not that of what was asked or offered; undefined when it is, or none was named. */
export function amountDiffers(
  asked: readonly RecoveryAction[],
  named: AmountNamed | null | undefined,
  of: { readonly case: CaseId; readonly verb: 'approve' | 'decline' | 'accept' },
): Refusal | undefined {
  if (named === null || named === undefined || isThis(asked, named)) return undefined;
  const items = asked.map(({ kind, amount, units, typedCost }) => ({ kind, amount: amount ?? typedCost, units }));
  const isUnknown = of.verb === 'approve' && asked.some(({ cost }) => cost === null);
  return { kind: 'amount_differs', ...of, named, asked: items, mayBeWorth: isUnknown };
}

/** The whole of it: one currency, or points alone; remedies without an amount say nothing. */
function isThis(asked: readonly RecoveryAction[], named: AmountNamed): boolean {
  const sums = asked.flatMap((a) => a.amount ?? a.typedCost ?? []);
  const points = asked.reduce((sum, { units }) => sum + (units ?? 0n), 0n);
  if (points > 0n) return sums.length === 0 && named.units === points;
  const [first, ...others] = sums;
  if (first === undefined || named.amount === null) return false;
  if (others.some((other) => other.currency !== first.currency)) return false;
  const sum = others.reduce(add, first);
  return sum.currency === named.amount.currency && sum.minor === named.amount.minor;
}
