/** A storm: named limits of named roles are larger for a while, because much goes wrong at once. Pure. */
import type { MemberId, TeamId, ThingId } from '../base/ids.ts';
import type { Money } from '../base/money.ts';
import { costInBase, limitInBase, type Exchange } from './exchange.ts';
import type { Limit, StormRule } from '../policy/policy.ts';

/** A storm somebody switched on and nobody ended yet. */
export interface StormInForce {
  readonly id: ThingId;
  /** The team whose limits are larger. */
  readonly team: TeamId;
  /** Who switched it on, and may not use it. */
  readonly by: MemberId;
  /** It holds in `[from, until)`. */
  readonly from: Date;
  readonly until: Date;
  /** What was set aside and given above the normal limits so far, one sum per base currency; released amounts are free again. */
  readonly spent: readonly Money[];
}

/** What a storm adds to one decision: the id, and what goes above the normal limits, in minor units of the base. */
export interface StormUse {
  readonly id: ThingId;
  readonly above: Money;
}

/** The storm as it stands for the person judged. */
export interface StormHere {
  readonly id: ThingId;
  readonly until: Date;
  readonly rule: StormRule;
  /** What is left of the storm's budget, in minor units of the base; more than zero. */
  readonly left: bigint;
}

export const isOn = (storm: Pick<StormInForce, 'from' | 'until'>, at: Date): boolean =>
  storm.from <= at && at < storm.until;

/** What is left of a storm's budget, in minor units of the base; null without a current rate. May be below zero. */
export function leftOfStorm(rule: StormRule, storm: Pick<StormInForce, 'spent'>, exchange: Exchange): bigint | null {
  let left = limitInBase(rule.budget, exchange);
  for (const amount of storm.spent) {
    const spent = costInBase(amount, exchange);
    if (left === undefined || spent === undefined) return null;
    left -= spent;
  }
  return left ?? null;
}

/** The roles that may switch a storm on and off. */
export const maySwitchStorm = (rule: StormRule, role: string): boolean => rule.switchedBy.includes(role);

/** What these take from a storm's budget, in minor units of the base; what has no current rate counts nothing. */
export function aboveOf(
  storm: Pick<StormInForce, 'id'>,
  entries: readonly { readonly storm?: StormUse }[],
  exchange: Exchange,
): bigint {
  let sum = 0n;
  for (const { storm: use } of entries) if (use?.id === storm.id) sum += costInBase(use.above, exchange) ?? 0n;
  return sum;
}

/** What one command sets aside, and what it gives back. */
export interface Spending {
  readonly added: readonly { readonly storm?: StormUse }[];
  readonly back: readonly { readonly storm?: StormUse }[];
}

/** This is what uses up the storm's budget: it is then at its end. Never where nothing of it goes above the normal limits. */
export function isUsedUp(rule: StormRule, storm: StormInForce, { added, back }: Spending, exchange: Exchange): boolean {
  const left = leftOfStorm(rule, storm, exchange);
  if (left === null || !added.some((entry) => entry.storm?.id === storm.id)) return false;
  return left - aboveOf(storm, added, exchange) + aboveOf(storm, back, exchange) <= 0n;
}

/**
 * The maximum of a limit during a storm, in minor units of the base: multiplied, and never further above the normal limits
 * than the storm's budget has left. The normal maximum where the storm does not name the limit. What counts how often, a
 * share of a value, and what nobody may go over are never raised.
 */
export function raisedMax(
  { normal, used }: { readonly normal: bigint; readonly used: bigint },
  limit: Limit,
  kind: string,
  storm: StormHere | null,
): bigint {
  if (storm === null || !isNamed(limit, kind, storm.rule)) return normal;
  const multiplied = (normal * BigInt(storm.rule.multiplyPercent)) / 100n;
  const afforded = (used > normal ? used : normal) + storm.left;
  return multiplied < afforded ? multiplied : afforded;
}

function isNamed(limit: Limit, kind: string, rule: StormRule): boolean {
  const isAmount = limit.max.kind === 'money' || limit.max.kind === 'each';
  return isAmount && limit.over === 'ask' && rule.scopes.includes(limit.scope) && rule.actions.includes(kind);
}
