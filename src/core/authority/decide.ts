/**
 * May this member give this, here and now? The one place where authority is judged. Pure and synchronous.
 * Evaluation order and reason codes: docs/policy.md, section "How a decision is made".
 */
import type { CaseId, MemberId, TeamId } from '../base/ids.ts';
import { money, type Currency, type Money } from '../base/money.ts';
import { costInKind, costOfPoints } from './cost.ts';
import { leastOwed, owedNow, settledBy, type StillOwed } from './entitlements.ts';
import { isUniform, type OutageUse, type OpenOutage } from './outage.ts';
import { exchangeAt, inverse, up } from './exchange.ts';
import { isInForce } from '../policy/in-force.ts';
import { caseStop, grantsFor, judgeAction, noGrant, NOTHING, refused } from './judge.ts';
import type { BudgetLedgerEntry, Basis } from './ledger.ts';
import { asIndex, type LedgerIndex } from './ledger-index.ts';
import { lossLeft } from './loss.ts';
import type { ActionRule, AuthorityPolicy, Facts, LimitScope, Sensitivity } from '../policy/policy.ts';
import { requirementsOf } from './requires.ts';
import type { LimitContext } from './scope.ts';
import { stormFor, type StormInForce, type StormUse } from './storm.ts';

/** One remedy somebody wants to give. */
export interface ActionAsked {
  /** Name in the policy's `actions`. */
  readonly kind: string;
  readonly amount: Money | null;
  readonly units: bigint | null;
  /** For in-kind actions: a typed cost can only raise the default. */
  readonly cost: Money | null;
  /** For entitlements `per: passenger`. */
  readonly passenger: string | null;
}

/** The case as far as authority looks at it. */
export interface CaseFacts {
  readonly case: CaseId;
  /** Cases a person linked by hand, both ways; they count without window. */
  readonly linked: readonly CaseId[];
  readonly customer: string | null;
  readonly failure: string;
  readonly sensitivity: Sensitivity | null;
  /** Not given: it is nothing besides. */
  readonly alsoSensitive?: readonly Sensitivity[];
  readonly orderValue: Money | null;
  readonly lossValue: Money | null;
  readonly facts: Facts;
  readonly team: TeamId;
  /** Kinds of evidence somebody has seen, by the policy's names; not given: none. */
  readonly evidence?: readonly string[];
  /** The open outage the case belongs to; not given: none. */
  readonly outage?: OpenOutage | null;
}

export interface DecideInput {
  /** The version in force at `at`; null when none is. */
  readonly policy: AuthorityPolicy | null;
  readonly at: Date;
  readonly by: { readonly member: MemberId; readonly role: string; readonly team: TeamId };
  readonly about: CaseFacts;
  /** Every entry that may count in any scope; the engine filters. Released entries may be present. Indexed where many decisions follow. */
  readonly ledger: readonly BudgetLedgerEntry[] | LedgerIndex;
  /** Ids of ledger entries to leave out: the request's own earlier reservation is never counted against itself. */
  readonly leaveOut: ReadonlySet<string>;
  /** The storm that is on for the person's team; not given: none. */
  readonly storm?: StormInForce | null;
}

export type ReasonCode =
  | 'statutory_entitlement'
  | 'contractual_entitlement'
  | 'over_limit'
  | 'over_value_cap'
  | 'value_unknown'
  | 'no_current_rate'
  | 'grant_not_in_force'
  | 'sensitive_case'
  | 'fact_unknown'
  | 'unidentified_customer'
  | 'budget_exhausted'
  | 'no_policy_in_force'
  | 'condition_not_met'
  | 'below_entitlement'
  | 'amount_required'
  | 'units_required'
  | 'unknown_action'
  | 'no_grant_for_action';

export type ReasonScope = LimitScope | 'value_cap' | 'unidentified' | 'team_day' | 'budget';

/**
 * Why. Amounts are in the policy's base currency, except those of `below_entitlement` and of what is owed: they are in
 * the request's own currency.
 */
export interface Reason {
  readonly code: ReasonCode;
  readonly scope?: ReasonScope;
  readonly used?: Money;
  readonly asked?: Money;
  readonly remaining?: Money;
  readonly max?: Money;
  /** For limits on how often: this time would be one too many. */
  readonly times?: { readonly used: number; readonly max: number };
  /**
   * Sentence material: the unknown fact, `order_value` or `loss_value` · the currency without rate · the title of the
   * source of what is owed · the budget's id · the sensitivity · the id of the grant that is not in force or whose
   * condition is not met · the action nobody of the role may give.
   */
  readonly subject?: string;
  readonly asOf?: Date;
  readonly owed?: Money;
  /** When a grant ended. */
  readonly until?: Date;
  /** When a grant begins. */
  readonly from?: Date;
}

export type Requirement = 'reason' | 'evidence';

export interface AuthorityDecision {
  readonly outcome: 'allow' | 'needs_approval' | 'refuse';
  /**
   * Discretionary cost in base currency; null when it cannot be known (no rate, no policy) or the request is not a whole
   * one. While a fact decides what is owed, the whole amount.
   */
  readonly cost: Money | null;
  /** What part of the action is owed, and under which rule; cost excludes it. */
  readonly settles: {
    readonly rule: string;
    readonly passenger: string | null;
    readonly basis: Basis;
    readonly amount: Money;
  } | null;
  /** The grant that allows or that is quoted; null when none is concerned. */
  readonly grant: string | null;
  /** Every violated limit in file order; what is owed when that is why; empty when simply allowed. */
  readonly reasons: readonly Reason[];
  /** The violated limit with the smallest remaining amount. */
  readonly bindingLimit: Reason | null;
  /**
   * The largest amount that would be allowed, in the request's own currency, rounded down; what is owed is in it. Null
   * for free actions, when it cannot be known, when nothing bounds it, and when what was asked could not be judged at all.
   */
  readonly largestAllowed: Money | null;
  readonly requires: readonly Requirement[];
  /** What of `cost` makes up for a loss that was proved, in base currency; not given: nothing. */
  readonly loss?: Money;
  /** Only when it is allowed because of a storm: what of the cost is above the normal limits. */
  readonly storm?: StormUse;
  /** Only when it is the remedy everybody of an outage is given: what of the cost the outage pays. */
  readonly outage?: OutageUse;
}

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
    leaveOut: input.leaveOut,
    storm: stormFor(policy, input, index, exchange),
  };
}

export function decideIn(ctx: LimitContext, asked: ActionAsked): AuthorityDecision {
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
  return { ...NOTHING, outcome, cost, grant: quoted.grant.id, reasons: [reason], requires };
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
  if (owed.stop) {
    const whole = ratio ? up(amount.minor, ratio) : null;
    return { ...asking(owed.stop), cost: whole === null ? null : money(whole, ctx.policy.base) };
  }
  const settled = settledBy(amount, owed.rules);
  if (owed.rules.length > 0 && !settled) return belowOwed(amount, owed.rules);
  const settles = settled ? settlement(settled, asked.passenger) : null;
  const excess = money(amount.minor - (settled?.amount.minor ?? 0n), amount.currency);
  if (settled && excess.minor === 0n) return owedOnly(settled, settles, ctx);
  if (!ratio) return noRate(amount.currency, settles);
  const weight = { base: up(excess.minor, ratio), own: excess };
  const uniform = isUniform(asked, ctx);
  const left = lossLeft(rule, settles?.amount ?? null, amount.currency, ctx);
  const what = { rule, weight, currency: amount.currency, settles, least: 0n, uniform, lossLeft: left };
  return judgeAction(what, ctx);
}

function settlement({ rule, amount }: StillOwed, passenger: string | null): AuthorityDecision['settles'] {
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
