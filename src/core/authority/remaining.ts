/** What is left for a person to give, before anybody asks: what the case card and `limits` show. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import { pointsFor } from './cost.ts';
import { decideIn, limitContext } from './decide.ts';
import type { ActionAsked } from './asked.ts';
import type { AuthorityDecision, CaseFacts, DecideInput, Reason } from './decision.ts';
import { owedNow } from './entitlements.ts';
import { down, inverse } from './exchange.ts';
import { grantsFor, standingsOf, viewOf } from './judge.ts';
import { boundsOfBudgets, boundsOfCase, type LimitStanding } from './limits.ts';
import { lossLeft } from './loss.ts';
import { caseToCome } from './no-case.ts';
import type { ActionRule, LimitScope } from '../policy/policy.ts';
import type { LimitContext } from './scope.ts';

/** As for `decide`; without a case the values, facts and entitlements of one are not judged. */
export type RemainingInput = Omit<DecideInput, 'about'> & { readonly about: CaseFacts | null };

export interface Remaining {
  /** Every action some grant of the role lists, in the policy's order. */
  readonly actions: readonly ActionRemaining[];
  /** Each limit that applies to one of the actions under the grant quoted for it, once. Base currency. */
  readonly limits: readonly LimitStanding[];
  /** The most one money action may cost now beyond what is owed: "You decide up to …". Null without money actions or when unknowable. */
  readonly upTo: Money | null;
  /** What of `upTo` would make up for the proved loss; not given: nothing. */
  readonly loss?: Money;
  /** "… left for this case": the least that the limits of a scope leave, for the grant that leaves the most. Null = no such limit. */
  readonly left: Readonly<Record<'incident' | 'customer' | 'actor_day' | 'actor_month' | 'team_month', Money | null>>;
  /** The storm that makes limits of this person larger, until when, and to how many percent; not given: none. */
  readonly storm?: { readonly until: Date; readonly percent: number };
}

export interface ActionRemaining {
  readonly kind: string;
  readonly class: ActionRule['class'];
  /** `now`: some of it may be given without asking. */
  readonly standing: 'now' | 'ask' | 'refuse';
  /**
   * The largest amount (money), cost (in kind, points) allowed now: this much is allowed, one minor unit more is not.
   * What is owed is in it. Null for free actions, when it cannot be known, and when nothing bounds it.
   */
  readonly largest: Money | null;
  /** For points: how many. */
  readonly units: bigint | null;
  /** What is owed under a rule and not paid yet: less cannot be given. */
  readonly owed: Money | null;
  readonly grant: string | null;
  /** Why nothing, or no more: empty when some may be given. */
  readonly reasons: readonly Reason[];
  /** The limit that leaves the least now; null when none is known. */
  readonly binding: LimitStanding | null;
}

/**
 * What a person may give now; of one action when `kind` is said, in `currency` when it is not to be the base. Null while no policy is in force.
 * Agrees with `decide` on the same input: it asks it.
 */
export function remaining(input: RemainingInput, kind?: string, currency?: Currency): Remaining | null {
  const { policy } = input;
  if (policy === null) return null;
  const ctx = {
    ...limitContext(policy, { ...input, about: input.about ?? caseToCome(input.by.team) }),
    isGeneral: input.about === null,
  };
  const inCurrency = currency ?? policy.base;
  const looked = [...policy.actions.values()]
    .filter((rule) => (kind === undefined ? grantsFor(rule.name, ctx).length > 0 : rule.name === kind))
    .map((rule) => lookAt(rule, inCurrency, ctx));
  const widest = widestOf(looked.filter(({ action }) => action.class === 'money')) ?? looked[0];
  const upTo = widest?.action.class === 'money' ? beyondOwed(widest.action) : null;
  const loss = widest && upTo ? lossIn(widest.action, upTo, ctx) : null;
  return {
    actions: looked.map(({ action }) => action),
    limits: onceEach(looked.flatMap(({ standings }) => standings)),
    upTo,
    ...(loss && { loss }),
    left: leftByScope(widest?.standings ?? []),
    ...(ctx.storm && { storm: { until: ctx.storm.until, percent: ctx.storm.rule.multiplyPercent } }),
  };
}

interface Looked {
  readonly action: ActionRemaining;
  readonly standings: readonly LimitStanding[];
}

function lookAt(rule: ActionRule, currency: Currency, ctx: LimitContext): Looked {
  const owed = mostOwed(rule, currency, ctx);
  const decision = decideIn(ctx, probe(rule, currency, owed));
  const standings = standingsFor(rule, decision, currency, ctx);
  const largest = decision.outcome === 'refuse' ? null : decision.largestAllowed;
  const some = decision.outcome === 'allow' || (rule.class === 'money' && largest !== null && largest.minor > 0n);
  const standing = some ? 'now' : decision.outcome === 'refuse' ? 'refuse' : 'ask';
  const action: ActionRemaining = {
    kind: rule.name,
    class: rule.class,
    standing,
    largest,
    units: rule.class === 'points' && largest ? pointsFor(rule, largest.minor, ctx.exchange) : null,
    owed,
    grant: decision.grant,
    reasons: some ? [] : decision.reasons,
    binding: leastOf(standings),
  };
  return { action, standings };
}

/** The smallest thing that can be asked for beyond what is owed: whether it is allowed or not, the answer says how much would be. */
function probe(rule: ActionRule, currency: Currency, owed: Money | null): ActionAsked {
  const amount = rule.class === 'money' ? money((owed?.minor ?? 0n) + 1n, currency) : null;
  return { kind: rule.name, amount, units: rule.class === 'points' ? 1n : null, cost: null, passenger: null };
}

function mostOwed(rule: ActionRule, currency: Currency, ctx: LimitContext): Money | null {
  const owed = owedNow(rule, { passenger: null }, currency, ctx);
  let most: Money | null = null;
  if (owed.kind === 'known')
    for (const { amount } of owed.rules) if (most === null || amount.minor > most.minor) most = amount;
  return most;
}

function standingsFor(
  rule: ActionRule,
  decision: AuthorityDecision,
  currency: Currency,
  ctx: LimitContext,
): readonly LimitStanding[] {
  const grant = grantsFor(rule.name, ctx).find(({ id }) => id === decision.grant);
  if (rule.class === 'free' || !grant) return [];
  return standingsOf([
    ...boundsOfCase(rule, currency, ctx),
    ...viewOf(grant, { kind: rule.name, currency }, ctx).bounds,
    ...boundsOfBudgets(currency, ctx),
  ]);
}

/** In the currency of `upTo`; null where nothing is proved. */
function lossIn({ kind, owed }: ActionRemaining, upTo: Money, ctx: LimitContext): Money | null {
  const rule = ctx.policy.actions.get(kind);
  const ratio = ctx.exchange.toBase(upTo.currency);
  const left = rule && ratio ? down(lossLeft(rule, owed, upTo.currency, ctx), inverse(ratio)) : 0n;
  const minor = left < upTo.minor ? left : upTo.minor;
  return minor > 0n ? money(minor, upTo.currency) : null;
}

/** The money action that leaves the most beyond what is owed; the first of equals. */
function widestOf(looked: readonly Looked[]): Looked | undefined {
  let widest: Looked | undefined;
  for (const one of looked) {
    const more = (beyondOwed(one.action)?.minor ?? -1n) > ((widest && beyondOwed(widest.action)?.minor) ?? -1n);
    if (widest === undefined || more) widest = one;
  }
  return widest;
}

function beyondOwed({ largest, owed }: ActionRemaining): Money | null {
  return largest && money(largest.minor - (owed?.minor ?? 0n), largest.currency);
}

function leftByScope(standings: readonly LimitStanding[]): Remaining['left'] {
  const least = (scope: LimitScope): Money | null =>
    leastOf(standings.filter((one) => one.scope === scope && one.only === null))?.remaining ?? null;
  return {
    incident: least('incident'),
    customer: least('customer'),
    actor_day: least('actor_day'),
    actor_month: least('actor_month'),
    team_month: least('team_month'),
  };
}

function leastOf(standings: readonly LimitStanding[]): LimitStanding | null {
  let least: LimitStanding | null = null;
  for (const one of standings) if (least === null || leaves(one) < leaves(least)) least = one;
  return least;
}

/** A limit on how often leaves nothing when used up and otherwise does not bound an amount. */
function leaves(standing: LimitStanding): bigint {
  if (standing.times !== null) return standing.times.remaining > 0 ? BOUNDLESS : 0n;
  return standing.remaining?.minor ?? BOUNDLESS;
}

const BOUNDLESS = 10n ** 30n;

/** The same limit applies to several actions; it is told once. */
function onceEach(standings: readonly LimitStanding[]): readonly LimitStanding[] {
  const seen = new Map<string, LimitStanding>();
  for (const one of new Set(standings)) {
    const { code, grant, scope, subject, only, max, windowMs, times } = one;
    const key = [code, grant, scope, subject, only?.join(), max?.minor, windowMs, times?.max].join(' ');
    if (!seen.has(key)) seen.set(key, one);
  }
  return [...seen.values()];
}
