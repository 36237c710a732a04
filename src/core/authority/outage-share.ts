/** What an outage pays of one decision: the remedy everybody is given, once per case, while its budget lasts. Pure. */
import { money, type Money } from '../base/money.ts';
import type { ActionAsked } from './asked.ts';
import type { AuthorityDecision } from './decision.ts';
import { costInBase, limitInBase } from './exchange.ts';
import type { BudgetLedgerEntry } from './ledger.ts';
import type { OpenOutage } from './outage.ts';
import type { LimitContext } from './scope.ts';

/** Is this the remedy everybody of the outage is given? */
export function isUniform(asked: ActionAsked, ctx: LimitContext): boolean {
  const remedy = ctx.about.outage?.remedy ?? null;
  return (
    remedy !== null &&
    remedy.kind === asked.kind &&
    sameAmount(remedy.amount, asked.amount) &&
    sameAmount(remedy.cost, asked.cost) &&
    remedy.units === asked.units
  );
}

/** On a case of an outage that has a remedy, everything else with a cost says why. */
export const deviates = (isTheUniform: boolean, ctx: LimitContext): boolean =>
  !isTheUniform && (ctx.about.outage?.remedy ?? null) !== null;

const sameAmount = (a: Money | null, b: Money | null): boolean =>
  a === null || b === null ? a === b : a.minor === b.minor && a.currency === b.currency;

/** What the outage pays of the uniform remedy, in minor units of the base: once per case, while its budget lasts. */
export function coveredByOutage(cost: bigint, ctx: LimitContext): bigint {
  const outage = ctx.about.outage ?? null;
  const rule = ctx.policy.outages;
  if (outage === null || rule === null || cost <= 0n) return 0n;
  const most = limitInBase(rule.maxPerCase, ctx.exchange);
  const left = leftOfOutage(outage, rule.budget, ctx);
  if (most === undefined || left === undefined || cost > most || left <= 0n || wasGiven(outage, ctx)) return 0n;
  return cost < left ? cost : left;
}

function leftOfOutage(outage: OpenOutage, budget: Money, ctx: LimitContext): bigint | undefined {
  let left = limitInBase(budget, ctx.exchange);
  for (const spent of outage.spent) {
    const minor = costInBase(spent, ctx.exchange);
    if (left === undefined || minor === undefined) return undefined;
    left -= minor;
  }
  if (left === undefined) return undefined;
  const ofOutage = (entry: BudgetLedgerEntry | undefined): bigint =>
    entry?.outage === outage.id && entry.state !== 'released' ? (costInBase(entry.cost, ctx.exchange) ?? 0n) : 0n;
  for (const entry of ctx.index.later) left -= ofOutage(entry);
  return left;
}

function wasGiven(outage: OpenOutage, ctx: LimitContext): boolean {
  const { index, about } = ctx;
  return [...index.lane('case', about.case).entries, ...index.later].some(
    (entry) => entry.outage === outage.id && entry.case === about.case,
  );
}

/** A decision on what the outage leaves to decide, as the decision on the whole. */
export function withOutage(
  rest: AuthorityDecision,
  { cost, covered, asked }: { readonly cost: bigint; readonly covered: bigint; readonly asked: Money | null },
  ctx: LimitContext,
): AuthorityDecision {
  const outage = ctx.about.outage ?? null;
  if (outage === null || rest.outcome !== 'allow') return { ...rest, cost: money(cost, ctx.policy.base) };
  const { largestAllowed: largest } = rest;
  const isMore =
    largest !== null && asked !== null && largest.currency === asked.currency && asked.minor > largest.minor;
  return {
    ...rest,
    cost: money(cost, ctx.policy.base),
    largestAllowed: isMore ? asked : largest,
    outage: { id: outage.id, covered: money(covered, ctx.policy.base) },
  };
}
