/**
 * What a decision comes to whatever a missing fact turns out to be: allowed where every value allows, refused where every
 * value refuses, asked otherwise; and then, which facts must be known before anybody may decide. Pure.
 */
import { canonicalJson } from '../base/canonical.ts';
import { toWire } from '../base/wire.ts';
import { isMoney, type FactValue } from '../policy/facts.ts';
import type { ActionAsked } from './asked.ts';
import type { AuthorityDecision, Reason } from './decision.ts';
import { entriesOfValues } from './values-that-matter.ts';
import type { LimitContext } from './scope.ts';

type Judge = (ctx: LimitContext, asked: ActionAsked) => AuthorityDecision;

/** So many judgements at most: a decision must not become slow because a policy has many facts. */
const MOST_TRIED = 400;

/** `judge` looks at what is known only, and says which fact it misses. */
export function whateverIsTrue(ctx: LimitContext, asked: ActionAsked, judge: Judge): AuthorityDecision {
  const decision = judge(ctx, asked);
  const missing = missingIn(decision);
  if (ctx.isGeneral || decision.outcome !== 'needs_approval' || missing.length === 0) return decision;
  const tried = tryAll(ctx, asked, judge, decision);
  const [first] = tried.leaves;
  if (tried.all && first !== undefined) {
    // how much less than is owed it would be, only the fact says
    if (tried.leaves.every(isNever)) return plainestOf(tried.leaves);
    if (tried.leaves.every((leaf) => leaf.outcome === 'allow' && isLike(leaf, first)))
      return { ...first, requires: [...new Set(tried.leaves.flatMap((leaf) => leaf.requires))] };
  }
  const { firstKnow = [], ...known } = decision;
  const mayBeNever = !tried.all || tried.leaves.some((leaf) => isNever(leaf) || leaf.firstKnow !== undefined);
  return mayBeNever ? { ...known, firstKnow: [...new Set([...missing, ...firstKnow])] } : known;
}

/** Refused by the policy's own words: nobody can allow it. Less than is owed, or no amount, is another matter. */
export const isNever = ({ outcome, reasons }: AuthorityDecision): boolean =>
  outcome === 'refuse' && reasons.some(({ code }) => code === 'over_limit' || code === 'condition_not_met');

/** The facts and values a decision says it misses. */
const missingIn = ({ reasons }: AuthorityDecision): readonly string[] =>
  reasons.flatMap((reason) => (isMissing(reason) && reason.subject !== undefined ? [reason.subject] : []));

const isMissing = ({ code }: Reason): boolean => code === 'fact_unknown' || code === 'value_unknown';

interface Tried {
  readonly leaves: readonly AuthorityDecision[];
  /** False when it was given up. */
  readonly all: boolean;
}

/** Stops as soon as one value can never be given and another can: nothing more can be learnt. */
function tryAll(ctx: LimitContext, asked: ActionAsked, judge: Judge, root: AuthorityDecision): Tried {
  const leaves: AuthorityDecision[] = [];
  let judged = 0;
  const isSettled = (): boolean => leaves.some(isNever) && !leaves.every(isNever);
  const go = (at: LimitContext, decision: AuthorityDecision): boolean => {
    const [fact] = decision.outcome === 'needs_approval' ? missingIn(decision) : [];
    const values = fact === undefined ? undefined : entriesOfValues(fact, asked.kind, at);
    if (fact === undefined || values === undefined) {
      leaves.push(decision);
      return true;
    }
    for (const value of values) {
      judged += 1;
      if (judged > MOST_TRIED) return false;
      const next = withValue(at, fact, value);
      if (!go(next, judge(next, asked))) return false;
      if (isSettled()) return true;
    }
    return true;
  };
  return { all: go(ctx, root), leaves };
}

function withValue(ctx: LimitContext, fact: string, value: FactValue): LimitContext {
  const { about } = ctx;
  const isAmount = isMoney(value);
  if (fact === 'order_value' && isAmount) return { ...ctx, about: { ...about, orderValue: value } };
  if (fact === 'loss_value' && isAmount) return { ...ctx, about: { ...about, lossValue: value } };
  return { ...ctx, about: { ...about, facts: new Map([...about.facts, [fact, value]]) } };
}

/** The same thing set aside, whatever is true: from the same limits, storm and outage. */
const isLike = (a: AuthorityDecision, b: AuthorityDecision): boolean =>
  a.settles === null &&
  b.settles === null &&
  canonicalJson(toWire(setsAside(a))) === canonicalJson(toWire(setsAside(b)));

const setsAside = ({ cost, loss, storm, outage }: AuthorityDecision) => ({
  cost: cost?.minor ?? null,
  loss: loss?.minor ?? null,
  storm: storm === undefined ? null : { id: storm.id, above: storm.above.minor },
  outage: outage === undefined ? null : { id: outage.id, covered: outage.covered.minor },
});

/** Of refusals with different reasons the one that says how much there may be. */
function plainestOf(refusals: readonly AuthorityDecision[]): AuthorityDecision {
  const [first] = refusals;
  if (first === undefined) throw new Error('refused for no reason; at least one value must have refused');
  return refusals.find(({ reasons }) => reasons.some(({ code }) => code === 'over_limit')) ?? first;
}
