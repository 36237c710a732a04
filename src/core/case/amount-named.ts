/** What somebody names with a decision, against what is decided on: it confirms that, and is never taken for another one. Pure. */
import { add } from '../base/money.ts';
import type { CaseId } from '../base/ids.ts';
import type { RecoveryAction } from './case.ts';
import type { AmountNamed, RemedyNamed } from './commands.ts';
import type { Refusal } from './said.ts';

/** A no when what is named is not what was asked or offered; undefined when it is, or nothing was named. */
export function amountDiffers(
  asked: readonly RecoveryAction[],
  named: AmountNamed | null | undefined,
  of: { readonly case: CaseId; readonly verb: 'approve' | 'decline' | 'accept' | 'withdraw' },
): Refusal | undefined {
  if (named === null || named === undefined || isNamed(asked, named)) return undefined;
  const items = asked.map(({ kind, amount, units, typedCost }) => ({ kind, amount: amount ?? typedCost, units }));
  const isUnknown = of.verb === 'approve' && asked.some(({ cost }) => cost === null);
  return { kind: 'amount_differs', ...of, named, asked: items, mayBeWorth: isUnknown };
}

/** Whether what is named is the whole of it: every remedy where remedies are named, else one currency, or points alone. */
export function isNamed(asked: readonly RecoveryAction[], named: AmountNamed): boolean {
  if (named.items !== undefined) return areNamed(asked, named.items);
  const sums = asked.flatMap((a) => a.amount ?? a.typedCost ?? []);
  const points = asked.reduce((sum, { units }) => sum + (units ?? 0n), 0n);
  if (points > 0n) return sums.length === 0 && named.units === points;
  const [first, ...others] = sums;
  if (first === undefined || named.amount === null) return false;
  if (others.some((other) => other.currency !== first.currency)) return false;
  const sum = others.reduce(add, first);
  return sum.currency === named.amount.currency && sum.minor === named.amount.minor;
}

/** Each remedy by its own name; a name alone stands for whatever amount is left. */
function areNamed(asked: readonly RecoveryAction[], items: readonly RemedyNamed[]): boolean {
  if (items.length !== asked.length) return false;
  const left = [...asked];
  const exactFirst = items.toSorted((a, b) => Number(isBare(a)) - Number(isBare(b)));
  return exactFirst.every((item) => {
    const n = left.findIndex((a) => isItem(a, item));
    if (n === -1) return false;
    left.splice(n, 1);
    return true;
  });
}

const isBare = ({ amount, units }: RemedyNamed): boolean => amount === null && units === null;

function isItem(a: RecoveryAction, item: RemedyNamed): boolean {
  if (a.kind !== item.kind) return false;
  if (isBare(item)) return true;
  if (a.units !== null) return item.units === a.units;
  // what a remedy in kind costs is said by the policy where nobody typed it
  const own = a.amount ?? a.typedCost ?? a.cost;
  return own !== null && item.amount?.currency === own.currency && item.amount.minor === own.minor;
}
