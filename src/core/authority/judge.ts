/** Judges one action against the grants of a role and everything that holds beside them. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import type { AuthorityDecision, Reason } from './decide.ts';
import { evaluate } from './expression.ts';
import {
  boundsOfBudgets,
  boundsOfCase,
  boundsOfGrant,
  roomIn,
  violationOf,
  type Bound,
  type LimitStanding,
  type Weight,
} from './limits.ts';
import type { ActionRule, Grant } from './policy.ts';
import { requirementsOf } from './requires.ts';
import type { Scene } from './scope.ts';

type Outcome = AuthorityDecision['outcome'];

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

export function grantsFor(kind: string, scene: Scene): readonly Grant[] {
  return scene.policy.roles.get(scene.by.role)?.grants.filter((grant) => grant.actions.includes(kind)) ?? [];
}

export function viewOf(grant: Grant, kind: string, currency: Currency, scene: Scene): GrantView {
  const stop = dateStop(grant, scene) ?? caseStop(grant, scene);
  if (stop) return { grant, stop, bounds: [], room: 0n };
  const bounds = boundsOfGrant(grant, kind, currency, scene);
  return { grant, stop: null, bounds, room: roomIn(bounds, currency, scene) };
}

function dateStop(grant: Grant, scene: Scene): Stop | null {
  const { validFrom, validUntil } = grant;
  const said = { code: 'grant_not_in_force', subject: grant.id } as const;
  if (validUntil !== null && validUntil.getTime() <= scene.at) {
    return { reason: { ...said, until: validUntil }, outcome: 'needs_approval' };
  }
  if (validFrom !== null && scene.at < validFrom.getTime()) {
    return { reason: { ...said, from: validFrom }, outcome: 'needs_approval' };
  }
  return null;
}

/** What of the case itself closes a grant, also for what is free. */
export function caseStop(grant: Grant, scene: Scene): Stop | null {
  if (scene.isGeneral) return null;
  const { sensitivity, facts } = scene.about;
  if (sensitivity !== null && grant.notSensitivity.includes(sensitivity)) {
    return { reason: { code: 'sensitive_case', subject: sensitivity }, outcome: 'needs_approval' };
  }
  if (grant.when === null) return null;
  const verdict = evaluate(grant.when, facts);
  if (verdict.is === true) return null;
  if (verdict.is === 'unknown') {
    return { reason: { code: 'fact_unknown', subject: verdict.fact }, outcome: 'needs_approval' };
  }
  const outcome = grant.otherwise === 'refuse' ? 'refuse' : 'needs_approval';
  return { reason: { code: 'condition_not_met', subject: grant.id }, outcome };
}

const RANK: Readonly<Record<Outcome, number>> = { allow: 2, needs_approval: 1, refuse: 0 };

export const betterOf = (a: Outcome, b: Outcome): number => RANK[a] - RANK[b];

/** What is judged. `settles` has been taken out of the weight; `kept` is what it adds to the largest amount. */
export interface ToJudge {
  readonly rule: ActionRule;
  readonly weight: Weight;
  readonly currency: Currency;
  readonly settles: AuthorityDecision['settles'];
  /** Below this cost in the request's currency nothing can be given: an in-kind remedy's usual cost. */
  readonly least: bigint;
}

/** Steps 6 to 11: cap, unidentified, grants, budgets; one whole grant must allow, and nothing beside it may be over. */
export function judge(what: ToJudge, scene: Scene): AuthorityDecision {
  if (scene.storm === null) return judgeIn(what, scene).decision;
  const normal = judgeIn(what, { ...scene, storm: null }).decision;
  const { decision, view } = judgeIn(what, scene);
  // what is within the normal limits does not use the storm; a storm never takes anything away
  if (normal.outcome === 'allow') return { ...normal, largestAllowed: largerOf(normal, decision) };
  if (decision.outcome !== 'allow') return decision;
  return { ...decision, storm: { id: scene.storm.id, above: aboveNormal(view, what.weight, scene.policy.base) } };
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
  what: ToJudge,
  scene: Scene,
): { readonly decision: AuthorityDecision; readonly view: GrantView | null } {
  const { rule, weight, currency, settles } = what;
  const { base } = scene.policy;
  const cost = money(weight.base, base);
  const grants = grantsFor(rule.name, scene);
  if (grants.length === 0) return { decision: noGrant(rule.name, cost), view: null };
  const caseWide = boundsOfCase(rule, currency, scene);
  const budgets = boundsOfBudgets(currency, scene);
  const best = bestOf(
    grants.map((grant) => viewOf(grant, rule.name, currency, scene)),
    weight,
    base,
  );
  const reasons = [...violations(caseWide, weight, base), ...best.reasons, ...violations(budgets, weight, base)];
  const outcome = best.outcome === 'allow' && reasons.length > 0 ? 'needs_approval' : best.outcome;
  const room = smaller(best.view.room, roomIn([...caseWide, ...budgets], currency, scene));
  const requires =
    outcome === 'refuse' ? [] : requirementsOf(rule.name, weight.base, outcome === 'needs_approval', scene);
  const decision: AuthorityDecision = {
    outcome,
    cost,
    settles,
    grant: best.view.grant.id,
    reasons,
    bindingLimit: bindingOf(reasons),
    largestAllowed: largestOf(room, what),
    requires,
  };
  return { decision, view: best.view };
}

interface Judged {
  readonly view: GrantView;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
}

/** Best of allow > needs_approval > refuse; among equals the grant that leaves the most, then the first in the file. */
function bestOf(views: readonly GrantView[], weight: Weight, base: Currency): Judged {
  let best: Judged | undefined;
  for (const view of views) {
    const judged = judgeGrant(view, weight, base);
    const better = best === undefined ? 1 : betterOf(judged.outcome, best.outcome);
    if (best === undefined || better > 0 || (better === 0 && leavesMore(view.room, best.view.room))) best = judged;
  }
  if (best === undefined) throw new Error('judged without a grant; at least one must list the action');
  return best;
}

function judgeGrant(view: GrantView, weight: Weight, base: Currency): Judged {
  if (view.stop !== null) return { view, outcome: view.stop.outcome, reasons: [view.stop.reason] };
  let outcome: Outcome = 'allow';
  const reasons: Reason[] = [];
  for (const bound of view.bounds) {
    const reason = violationOf(bound, weight, base);
    if (!reason) continue;
    reasons.push(reason);
    if (outcome !== 'refuse') outcome = isNever(bound, reason) ? 'refuse' : 'needs_approval';
  }
  return { view, outcome, reasons };
}

const isNever = (bound: Bound, reason: Reason): boolean =>
  reason.code === 'over_limit' && !('obstacle' in bound) && bound.over === 'refuse';

function violations(bounds: readonly Bound[], weight: Weight, base: Currency): readonly Reason[] {
  return bounds.map((bound) => violationOf(bound, weight, base)).filter((reason) => reason !== undefined);
}

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
  return bounds.filter((bound): bound is LimitStanding => !('obstacle' in bound));
}
