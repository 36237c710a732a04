/** Judges one action against the grants of a role and everything that holds beside them. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import type { AuthorityDecision, Reason } from './decision.ts';
import { coveredByOutage, deviates, withOutage } from './outage-share.ts';
import { evaluate, type Expression } from '../policy/expression.ts';
import type { Known } from '../policy/facts.ts';
import { unmetInWords } from '../policy/words/unmet-in-words.ts';
import { knownHere, unknownReason } from './known-here.ts';
import {
  boundsOfBudgets,
  boundsOfCase,
  boundsOfGrant,
  countsAll,
  roomIn,
  violationOf,
  type Bound,
  type LimitStanding,
  type Weight,
} from './limits.ts';
import { shareOf } from './exchange.ts';
import type { ActionRule, Grant } from '../policy/policy.ts';
import { requirementsOf } from './requires.ts';
import type { LimitContext } from './scope.ts';

type GrantOutcome = AuthorityDecision['outcome'];

/** Why a grant does not open for this case; `refuse` when this role can never. */
interface Stop {
  readonly reason: Reason;
  readonly outcome: 'needs_approval' | 'refuse';
}

/** One grant that lists the action, as it stands before the amount is looked at. */
export interface GrantView {
  readonly grant: Grant;
  readonly stop: Stop | null;
  readonly bounds: readonly Bound[];
  /** Largest amount in the request's currency; null unknowable, undefined unbounded. */
  readonly room: bigint | null | undefined;
}

export function grantsFor(kind: string, ctx: LimitContext): readonly Grant[] {
  return ctx.policy.roles.get(ctx.by.role)?.grants.filter((grant) => grant.actions.includes(kind)) ?? [];
}

/** What a grant is looked at for. */
interface LookedFor {
  readonly kind: string;
  readonly currency: Currency;
  /** What of the amount, in the base, makes up for a loss that limits do not count; not given: nothing. */
  readonly spared?: bigint;
}

export function viewOf(grant: Grant, { kind, currency, spared = 0n }: LookedFor, ctx: LimitContext): GrantView {
  const stop = dateStop(grant, ctx) ?? caseStop(grant, ctx);
  if (stop) return { grant, stop, bounds: [], room: 0n };
  const bounds = boundsOfGrant(grant, kind, currency, ctx);
  return { grant, stop: null, bounds, room: roomIn(bounds, currency, ctx, spared) };
}

const unlimited = (view: GrantView, is: boolean): GrantView => (is ? { ...view, bounds: [] } : view);

export function dateStop(grant: Grant, ctx: LimitContext): Stop | null {
  const { validFrom, validUntil } = grant;
  const said = { code: 'grant_not_in_force', subject: grant.id } as const;
  if (validUntil !== null && validUntil.getTime() <= ctx.at) {
    return { reason: { ...said, until: validUntil }, outcome: 'needs_approval' };
  }
  if (validFrom !== null && ctx.at < validFrom.getTime()) {
    return { reason: { ...said, from: validFrom }, outcome: 'needs_approval' };
  }
  return null;
}

/** What of the case itself closes a grant, also for what is free. What nobody may give stays so whoever sees to the case. */
export function caseStop(grant: Grant, ctx: LimitContext): Stop | null {
  if (grant.asks) return { reason: { code: 'always_asked', subject: grant.id }, outcome: 'needs_approval' };
  if (ctx.isGeneral) return null;
  const known = knownHere(ctx);
  const of = (outcome: Stop['outcome']): Stop | null =>
    conditionStop(
      grant,
      conditionsOf(grant).filter((one) => one.outcome === outcome),
      known,
    );
  return of('refuse') ?? sensitivityStop(grant, ctx) ?? of('needs_approval');
}

function sensitivityStop(grant: Grant, { about }: LimitContext): Stop | null {
  const { sensitivity, alsoSensitive = [] } = about;
  const closedTo = [sensitivity, ...alsoSensitive].find((s) => s !== null && grant.notSensitivity.includes(s));
  return closedTo == null ? null : { reason: { code: 'sensitive_case', subject: closedTo }, outcome: 'needs_approval' };
}

function conditionStop(grant: Grant, conditions: readonly Condition[], known: Known): Stop | null {
  const looked = conditions.map((one) => ({ ...one, verdict: evaluate(one.must, known) }));
  const closing = looked.find(({ verdict }) => verdict.kind === 'not_met');
  if (closing !== undefined) {
    const unmet = [unmetInWords(closing.must, known)];
    return { reason: { code: 'condition_not_met', subject: grant.id, unmet }, outcome: closing.outcome };
  }
  const unknown = looked.map(({ verdict }) => verdict).find((verdict) => verdict.kind === 'unknown');
  return unknown === undefined ? null : { reason: unknownReason(unknown.fact), outcome: 'needs_approval' };
}

/** What must be so for a grant to open, and what comes of it where it is not. */
interface Condition {
  readonly must: Expression;
  readonly outcome: Stop['outcome'];
}

function conditionsOf({ when, never, otherwise }: Grant): readonly Condition[] {
  const own = otherwise === 'refuse' ? 'refuse' : 'needs_approval';
  return [
    ...(never === undefined ? [] : [{ must: { kind: 'not', of: never }, outcome: 'refuse' } as const]),
    ...(when === null ? [] : [{ must: when, outcome: own } as const]),
  ];
}

/** Something of the grant may be closed to everybody by a condition. */
const mayForbid = ({ otherwise, never }: Grant): boolean => otherwise === 'refuse' || never !== undefined;

/** Where a condition closes the grant that is quoted, what would open each of the grants that are closed likewise. */
export function withWaysIn(quoted: Reason, stops: readonly (Stop | null)[], outcome: GrantOutcome): Reason {
  if (quoted.code !== 'condition_not_met') return quoted;
  const like = stops.filter((stop) => stop?.outcome === outcome && stop.reason.code === 'condition_not_met');
  const ways = like.flatMap((stop) => stop?.reason.unmet ?? []);
  const others = ways.filter((way, n) => ways.findIndex((other) => other.join() === way.join()) === n);
  return { ...quoted, unmet: others };
}

const RANK: Readonly<Record<GrantOutcome, number>> = { allow: 2, needs_approval: 1, refuse: 0 };

export const betterOf = (a: GrantOutcome, b: GrantOutcome): number => RANK[a] - RANK[b];

/** What is judged. `settles` has been taken out of the weight; `kept` is what it adds to the largest amount. */
export interface ToJudge {
  readonly rule: ActionRule;
  readonly weight: Weight;
  /** What of a proved loss nothing makes up for yet, in the base; the remedy does so first. */
  readonly lossLeft?: bigint;
  readonly currency: Currency;
  readonly settles: AuthorityDecision['settles'];
  /** Below this cost in the request's currency nothing can be given: an in-kind remedy's usual cost. */
  readonly least: bigint;
  /** It is the remedy everybody of the case's outage is given. */
  readonly uniform: boolean;
}

/** What is judged, and what of it counts where. */
interface Weighed extends ToJudge {
  /** Against budgets and the limits for unidentified customers: without a loss that is not counted. */
  readonly counted: Weight;
  /** Against the limits of grants: also without what an outage pays. */
  readonly limited: Weight;
  /** An outage pays all of it, so that nobody's limits are looked at. */
  readonly unlimited: boolean;
  /** What of any amount would not be counted, in the base. */
  readonly spared: bigint;
}

/** Steps 6 to 11: cap, unidentified, grants, budgets; one whole grant must allow, and nothing beside it may be over. */
export function judgeAction(what: ToJudge, ctx: LimitContext): AuthorityDecision {
  const { weight, uniform, lossLeft = 0n } = what;
  const covered = uniform ? coveredByOutage(weight.base, ctx) : 0n;
  const rest = weight.base - covered;
  const loss = lossLeft < rest ? lossLeft : rest;
  const counts = ctx.policy.budgetBases.includes('actual_loss');
  const spared = counts ? 0n : lossLeft;
  const counted = counts ? weight : weightWithout(loss, weight, ctx);
  const limited = covered === 0n ? counted : { ...counted, base: counted.base - covered, own: null };
  const nothing = !counts && loss > 0n && loss === rest;
  const weighed: Weighed = {
    ...what,
    counted,
    limited: nothing ? { ...limited, nothing } : limited,
    unlimited: covered > 0n && rest === 0n,
    spared,
  };
  const judged = judgeRest(weighed, ctx);
  const decision = covered === 0n ? judged : withOutage(judged, { cost: weight.base, covered, asked: weight.own }, ctx);
  if (loss === 0n || decision.outcome === 'refuse' || decision.cost === null) return decision;
  return { ...decision, loss: money(loss, ctx.policy.base) };
}

/** What is left of a weight when a part of it, in the base, makes up for a loss that limits do not count. */
export function weightWithout(loss: bigint, weight: Weight, ctx: LimitContext): Weight {
  if (loss === 0n) return weight;
  const { own } = weight;
  const base = weight.base - loss;
  const ratio = own && ctx.exchange.toBase(own.currency);
  const rest = own && ratio ? money(own.minor - shareOf(own.minor, loss, weight.base, ratio), own.currency) : null;
  return base === 0n ? { base, own: rest, nothing: true } : { base, own: rest };
}

/** What no outage pays; during a storm by its limits, where the normal ones do not allow it. */
function judgeRest(what: Weighed, ctx: LimitContext): AuthorityDecision {
  if (ctx.storm === null) return judgeIn(what, ctx).decision;
  const normal = judgeIn(what, { ...ctx, storm: null }).decision;
  const { decision, view } = judgeIn(what, ctx);
  // what is within the normal limits does not use the storm; a storm never takes anything away
  if (normal.outcome === 'allow') return { ...normal, largestAllowed: largerOf(normal, decision) };
  if (decision.outcome !== 'allow') return decision;
  const above = aboveNormal(view, what.limited, ctx.policy.base);
  return { ...decision, storm: { id: ctx.storm.id, above } };
}

/** What of the cost the raised limits of the grant would not let through without the storm. */
function aboveNormal(view: GrantView | null, weight: Weight, base: Currency): Money {
  let least = weight.base;
  for (const { normally } of standingsOf(view?.bounds ?? [])) {
    if (normally && normally.minor < least) least = normally.minor;
  }
  return money(weight.base - least, base);
}

function largerOf(a: AuthorityDecision, b: AuthorityDecision): Money | null {
  const [x, y] = [a.largestAllowed, b.largestAllowed];
  return x === null || y === null || x.minor > y.minor ? x : y;
}

function judgeIn(
  what: Weighed,
  ctx: LimitContext,
): { readonly decision: AuthorityDecision; readonly view: GrantView | null } {
  const { rule, weight, currency, settles, counted, spared } = what;
  const { base } = ctx.policy;
  const cost = money(weight.base, base);
  const grants = grantsFor(rule.name, ctx);
  if (grants.length === 0) return { decision: noGrant(rule.name, cost), view: null };
  const caseWide = boundsOfCase(rule, currency, ctx);
  const budgets = boundsOfBudgets(currency, ctx);
  const views = grants.map((grant) =>
    // what an outage pays whole is nobody's to limit
    unlimited(viewOf(grant, { kind: rule.name, currency, spared }, ctx), what.unlimited),
  );
  const best = bestOf(views, what.limited, base);
  const beside = (bounds: readonly Bound[]): readonly Reason[] =>
    bounds
      .map((bound) => violationOf(bound, countsAll(bound) ? weight : counted, base))
      .filter((reason) => reason !== undefined);
  const stops = views.map(({ stop }) => stop);
  const own = best.reasons.map((reason) => withWaysIn(reason, stops, best.outcome));
  const reasons = [...beside(caseWide), ...own, ...beside(budgets)];
  const outcome = best.outcome === 'allow' && reasons.length > 0 ? 'needs_approval' : best.outcome;
  const room = smaller(best.view.room, roomIn([...caseWide, ...budgets], currency, ctx, spared));
  const needsReason = outcome === 'needs_approval' || (weight.base > 0n && deviates(what.uniform, ctx));
  const requires = outcome === 'refuse' ? [] : requirementsOf(rule.name, weight.base, needsReason, ctx);
  const decision: AuthorityDecision = {
    outcome,
    cost,
    settles,
    grant: best.view.grant.id,
    reasons,
    bindingLimit: bindingOf(reasons),
    largestAllowed: largestOf(room, what),
    requires,
    ...(best.firstKnow.length > 0 && { firstKnow: best.firstKnow }),
  };
  return { decision, view: best.view };
}

interface JudgedAction {
  readonly view: GrantView;
  readonly outcome: GrantOutcome;
  readonly reasons: readonly Reason[];
  /** What nobody can go through the values of, and what a limit hangs on that nobody may be over. */
  readonly firstKnow: readonly string[];
}

/** Best of allow > needs_approval > refuse; among equals the grant that leaves the most, then the first in the file. */
function bestOf(views: readonly GrantView[], weight: Weight, base: Currency): JudgedAction {
  let best: JudgedAction | undefined;
  for (const view of views) {
    const judged = judgeGrant(view, weight, base);
    const better = best === undefined ? 1 : betterOf(judged.outcome, best.outcome);
    const open = best === undefined ? 0 : best.firstKnow.length - judged.firstKnow.length;
    const wider = open > 0 || (open === 0 && best !== undefined && leavesMore(view.room, best.view.room));
    if (best === undefined || better > 0 || (better === 0 && wider)) best = judged;
  }
  if (best === undefined) throw new Error('judged without a grant; at least one must list the action');
  return best;
}

function judgeGrant(view: GrantView, weight: Weight, base: Currency): JudgedAction {
  if (view.stop !== null) {
    const { outcome: stopped, reason } = view.stop;
    // what was given before may close the grant to everybody, and no rate says how much it was
    const hangs = stopped !== 'refuse' && reason.code === 'no_current_rate' && mayForbid(view.grant);
    return { view, outcome: stopped, reasons: [reason], firstKnow: hangs ? [reason.code] : [] };
  }
  let outcome: GrantOutcome = 'allow';
  const firstKnow: string[] = [];
  const reasons: Reason[] = [];
  for (const bound of view.bounds) {
    const reason = violationOf(bound, weight, base);
    if (!reason) continue;
    reasons.push(reason);
    if (bound.over === 'refuse' && (bound.kind === 'obstacle' || reason.code === 'no_current_rate'))
      firstKnow.push(reason.subject ?? reason.code);
    if (outcome !== 'refuse') outcome = isNever(bound, reason) ? 'refuse' : 'needs_approval';
  }
  return { view, outcome, reasons, firstKnow: outcome === 'needs_approval' ? firstKnow : [] };
}

const isNever = (bound: Bound, reason: Reason): boolean =>
  reason.code === 'over_limit' && bound.kind === 'standing' && bound.over === 'refuse';

export function noGrant(kind: string, cost: Money | null): AuthorityDecision {
  return refused({ code: 'no_grant_for_action', subject: kind }, cost);
}

export function refused(reason: Reason, cost: Money | null = null): AuthorityDecision {
  return { ...NOTHING, outcome: 'refuse', cost, reasons: [reason] };
}

export const NOTHING = {
  settles: null,
  grant: null,
  bindingLimit: null,
  largestAllowed: null,
  requires: [],
} as const;

type Room = bigint | null | undefined;

/** Undefined is boundless; null is unknowable, and then so is the smaller of the two, unless the other is nothing. */
export function smaller(a: Room, b: Room): Room {
  if (a === 0n || b === 0n) return 0n;
  if (a === null || b === null) return null;
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

function leavesMore(a: Room, b: Room): boolean {
  if (a === undefined || b === undefined) return a === undefined && b !== undefined;
  return (a ?? 0n) > (b ?? 0n);
}

function largestOf(room: Room, what: ToJudge): Money | null {
  if (room === null || room === undefined) return null;
  return money((room < what.least ? 0n : room) + (what.settles?.amount.minor ?? 0n), what.currency);
}

/** The violated limit with the smallest remaining amount; the first of equals. */
function bindingOf(reasons: readonly Reason[]): Reason | null {
  let binding: Reason | null = null;
  for (const reason of reasons) {
    if (reason.remaining === undefined) continue;
    if (binding?.remaining === undefined || reason.remaining.minor < binding.remaining.minor) binding = reason;
  }
  return binding;
}

/** Those of the bounds that stand, without what keeps others from being judged. */
export function standingsOf(bounds: readonly Bound[]): readonly LimitStanding[] {
  return bounds.filter((bound) => bound.kind === 'standing');
}
