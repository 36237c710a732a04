/** What like cases cost, and whether it was accepted: consistency without names. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import type { RecoveryCase } from '../case/case.ts';

export interface LikeCases {
  readonly count: number;
  readonly median: Money;
  readonly least: Money;
  readonly most: Money;
  readonly accepted: number;
  readonly unknown: number;
}

/** Fewer say more about the people in them than about the matter. */
const FEWEST = 3;

/** Null when there are fewer than three with something given in this currency. */
export function precedents(like: readonly RecoveryCase[], base: Currency): LikeCases | null {
  const given = like.flatMap((c) => {
    const cost = costOf(c, base);
    return cost === null ? [] : [{ cost, accepted: c.resolution?.customerAccepted ?? 'unknown' }];
  });
  if (given.length < FEWEST) return null;
  const costs = given.map((g) => g.cost).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (i: number): Money => money(costs[i] ?? 0n, base);
  return {
    count: given.length,
    median: at(Math.floor((costs.length - 1) / 2)),
    least: at(0),
    most: at(costs.length - 1),
    accepted: given.filter((g) => g.accepted === 'yes').length,
    unknown: given.filter((g) => g.accepted === 'unknown').length,
  };
}

/** What was chosen to be given and was given; null when nothing was, or in another currency. */
function costOf(c: RecoveryCase, base: Currency): bigint | null {
  let sum = 0n;
  for (const a of c.actions) {
    if (a.status !== 'done' || a.cost === null) continue;
    if (a.cost.currency !== base) return null;
    sum += a.cost.minor;
  }
  return sum > 0n ? sum : null;
}
