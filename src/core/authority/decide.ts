/**
 * May this member give this, here and now? The one place where authority is judged. Pure and synchronous.
 * Evaluation order and reason codes: docs/policy.md, section "How a decision is made".
 */
import { money, type Currency, type Money } from '../base/money.ts';
import type { ActionAsked } from './asked.ts';
import { costInKind, costOfPoints } from './cost.ts';
import type { AuthorityDecision, DecideInput, Reason } from './decision.ts';
import { leastOwed, owedNow, settledBy, type StillOwed } from './entitlements.ts';
import { isUniform } from './outage-share.ts';
import { exchangeAt, inverse, up } from './exchange.ts';
import { isInForce } from '../policy/in-force.ts';
import { caseStop, grantsFor, judgeAction, noGrant, NOTHING, refused, withWaysIn } from './judge.ts';
import { asIndex } from './ledger-index.ts';
import { lossLeft } from './loss.ts';
import type { ActionRule, AuthorityPolicy } from '../policy/policy.ts';
import { notGivenLately } from './not-given.ts';
import { requirementsOf } from './requires.ts';
import type { LimitContext } from './scope.ts';
import { whateverIsTrue } from './whatever-is-true.ts';
import { stormFor } from './storm-here.ts';

/** What needs no permission even while no policy says so: words. */
const ALWAYS_FREE: readonly string[] = ['apology', 'explanation', 'callback'];

/** Judges one action in the order of the documented evaluation. The same input gives the same answer, always. */
export function decide(input: DecideInput, asked: ActionAsked): AuthorityDecision {
  const { policy } = input;
  if (policy === null) return ALWAYS_FREE.includes(asked.kind) ? given(null) : withoutPolicy();
  return decideIn(limitContext(policy, input), asked);
}

/** What decisions about one person, case and moment share. */
export function limitContext(policy: AuthorityPolicy, input: DecideInput): LimitContext {
  const exchange = exchangeAt(policy, input.at);
  const index = asIndex(input.ledger);
  return {
    policy,
    exchange,
    at: input.at.getTime(),
    by: input.by,
    about: input.about,
    isGeneral: false,
    index,
    storm: stormFor(policy, input, index, exchange),
    worth: input.worth ?? null,
    lately: notGivenLately(input),
  };
}

export function decideIn(around: LimitContext, asked: ActionAsked): AuthorityDecision {
  const ctx = asked.passenger === null ? around : { ...around, passenger: asked.passenger };
  return whateverIsTrue(ctx, asked, decideByKnown);
}

function decideByKnown(ctx: LimitContext, asked: ActionAsked): AuthorityDecision {
  const rule = ctx.policy.actions.get(asked.kind);
  if (rule?.class !== 'free' && !isInForce(ctx.policy, new Date(ctx.at))) return withoutPolicy();
  if (!rule) return refused({ code: 'unknown_action', subject: asked.kind });
  switch (rule.class) {
    case 'free':
      return decideFree(rule, ctx);
    case 'in_kind':
      return decideInKind(rule, asked, ctx);
    case 'points':
      return decidePoints(rule, asked, ctx);
    case 'money':
      return decideMoney(rule, asked, ctx);
  }
}

/** Budgets, limits and dates of grants never block what is free; a grant must list it, and the case must be open to it. */
function decideFree(rule: ActionRule, ctx: LimitContext): AuthorityDecision {
  const grants = grantsFor(rule.name, ctx);
  const cost = money(0n, ctx.policy.base);
  if (grants.length === 0) return noGrant(rule.name, cost);
  const stops = grants.map((grant) => ({ grant, stop: caseStop(grant, ctx) }));
  const open = stops.find(({ stop }) => stop === null);
  if (open) return given(cost, open.grant.id);
  const quoted = stops.find(({ stop }) => stop?.outcome === 'needs_approval') ?? stops[0];
  if (!quoted?.stop) return noGrant(rule.name, cost);
  const { outcome, reason } = quoted.stop;
  const requires = outcome === 'refuse' ? [] : requirementsOf(rule.name, 0n, true, ctx);
  const all = stops.map(({ stop }) => stop);
  const reasons = [withWaysIn(reason, all, outcome)];
  return { ...NOTHING, outcome, cost, grant: quoted.grant.id, reasons, requires };
}

function decideInKind(
  rule: Extract<ActionRule, { class: 'in_kind' }>,
  asked: ActionAsked,
  ctx: LimitContext,
): AuthorityDecision {
  const cost = costInKind(rule, asked, ctx.exchange);
  if (cost === undefined) return noRate((asked.cost ?? rule.defaultCost).currency, null);
  const usual = costInKind(rule, { ...asked, cost: null }, ctx.exchange) ?? cost;
  const currency = asked.cost?.currency ?? ctx.policy.base;
  const ratio = ctx.exchange.toBase(currency);
  const least = ratio ? up(usual, inverse(ratio)) : usual;
  const uniform = isUniform(asked, ctx);
  return judgeAction({ rule, weight: { base: cost, own: null }, currency, settles: null, least, uniform }, ctx);
}

function decidePoints(
  rule: Extract<ActionRule, { class: 'points' }>,
  asked: ActionAsked,
  ctx: LimitContext,
): AuthorityDecision {
  if (asked.units === null || asked.units <= 0n) return refused({ code: 'units_required', subject: rule.name });
  const cost = costOfPoints(rule, asked.units, ctx.exchange);
  const { base } = ctx.policy;
  const weight = { base: cost, own: null };
  const uniform = isUniform(asked, ctx);
  return judgeAction({ rule, weight, currency: base, settles: null, least: 0n, uniform }, ctx);
}

function decideMoney(rule: ActionRule, asked: ActionAsked, ctx: LimitContext): AuthorityDecision {
  const { amount } = asked;
  // An amount left out never means "all".
  if (amount === null || amount.minor <= 0n) return refused({ code: 'amount_required', subject: rule.name });
  if (!ctx.policy.roles.has(ctx.by.role)) return noGrant(rule.name, null);
  const ratio = ctx.exchange.toBase(amount.currency);
  const owed = owedNow(rule, asked, amount.currency, ctx);
  if (owed.kind === 'unknown') {
    const whole = ratio ? up(amount.minor, ratio) : null;
    return { ...asking(owed.why), cost: whole === null ? null : money(whole, ctx.policy.base) };
  }
  const settled = settledBy(amount, owed.rules);
  if (owed.rules.length > 0 && !settled) return belowOwed(amount, owed.rules);
  const settles = settled ? settlement(settled) : null;
  const excess = money(amount.minor - (settled?.amount.minor ?? 0n), amount.currency);
  if (settled && excess.minor === 0n) return owedOnly(settled, settles, ctx);
  if (!ratio) {
    if (ctx.worth == null) return noRate(amount.currency, settles);
    const said = {
      rule,
      weight: { base: ctx.worth.minor, own: null },
      currency: ctx.policy.base,
      settles: null,
      least: 0n,
    };
    return { ...judgeAction({ ...said, uniform: false }, ctx), settles };
  }
  const weight = { base: up(excess.minor, ratio), own: excess };
  const uniform = isUniform(asked, ctx);
  const left = lossLeft(rule, settles?.amount ?? null, amount.currency, ctx);
  const what = { rule, weight, currency: amount.currency, settles, least: 0n, uniform, lossLeft: left };
  return judgeAction(what, ctx);
}

function settlement({ rule, amount, passenger }: StillOwed): AuthorityDecision['settles'] {
  return { rule: rule.id, passenger: rule.per === 'passenger' ? passenger : null, basis: rule.basis, amount };
}

function belowOwed(amount: Money, rules: readonly StillOwed[]): AuthorityDecision {
  const least = leastOwed(rules);
  const source = least && { owed: least.amount, subject: least.rule.source.title, asOf: least.rule.source.asOf };
  return refused({ code: 'below_entitlement', asked: amount, ...source });
}

function owedOnly(
  { rule, amount }: StillOwed,
  settles: AuthorityDecision['settles'],
  ctx: LimitContext,
): AuthorityDecision {
  const code = rule.basis === 'statutory' ? 'statutory_entitlement' : 'contractual_entitlement';
  const reason: Reason = { code, owed: amount, subject: rule.source.title, asOf: rule.source.asOf };
  return { ...given(money(0n, ctx.policy.base)), settles, reasons: [reason] };
}

const given = (cost: Money | null, grant: string | null = null): AuthorityDecision => ({
  ...NOTHING,
  outcome: 'allow',
  cost,
  grant,
  reasons: [],
});

const asking = (reason: Reason): AuthorityDecision => ({
  ...NOTHING,
  outcome: 'needs_approval',
  cost: null,
  reasons: [reason],
  requires: ['reason'],
});

const withoutPolicy = (): AuthorityDecision => asking({ code: 'no_policy_in_force' });

function noRate(currency: Currency, settles: AuthorityDecision['settles']): AuthorityDecision {
  return { ...asking({ code: 'no_current_rate', subject: currency }), settles };
}
