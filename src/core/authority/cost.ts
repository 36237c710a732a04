/** What an action costs in the policy's base currency, rounded up. Pure. */
import type { ActionAsked } from './asked.ts';
import { costInBase, down, inverse, up, type Exchange } from './exchange.ts';
import type { ActionRule } from '../policy/policy.ts';
import { exponentOf } from '../base/currencies.ts';

/** Cost in minor units of the base; undefined when there is no current rate. A typed cost can only raise the default. */
export function costInKind(
  rule: Extract<ActionRule, { class: 'in_kind' }>,
  asked: ActionAsked,
  exchange: Exchange,
): bigint | undefined {
  const least = costInBase(rule.defaultCost, exchange);
  const typed = asked.cost === null ? least : costInBase(asked.cost, exchange);
  if (least === undefined || typed === undefined) return undefined;
  return typed > least ? typed : least;
}

/** Cost of points in minor units of the base. */
export function costOfPoints(
  rule: Extract<ActionRule, { class: 'points' }>,
  units: bigint,
  exchange: Exchange,
): bigint {
  return up(units, perPoint(rule, exchange));
}

/** How many points a cost in minor units of the base buys. */
export function pointsFor(rule: Extract<ActionRule, { class: 'points' }>, minor: bigint, exchange: Exchange): bigint {
  return down(minor, inverse(perPoint(rule, exchange)));
}

function perPoint(rule: Extract<ActionRule, { class: 'points' }>, exchange: Exchange) {
  const decimals = exponentOf(exchange.base) ?? 2;
  return { over: rule.unitCost.units * 10n ** BigInt(decimals), under: 10n ** BigInt(rule.unitCost.scale) };
}
