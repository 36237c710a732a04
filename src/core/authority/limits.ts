/** How every limit stands for one action now: what it allows, what is used, what is left. Pure. */
import { money, type Currency, type Money } from '../base/money.ts';
import { rememberedOf } from '../base/remembered.ts';
import type { Reason, ReasonScope } from './decision.ts';
import { down, inverse, percentage } from './exchange.ts';
import { evaluate } from '../policy/expression.ts';
import { knownHere, unknownReason } from './known-here.ts';
import { actionsIn } from './lane-sums.ts';
import { countsFor, isDiscretionary, type BudgetLedgerEntry, type Counted } from './ledger.ts';
import { isIdentified } from './ledger-index.ts';
import type { ActionRule, Grant, Limit } from '../policy/policy.ts';
import { orderFact, orderOf } from './orders.ts';
import {
  entriesIn,
  ofTeams,
  onThisCase,
  scopeOf,
  sumIn,
  sumsIn,
  unidentifiedToday,
  type LimitContext,
  type Selection,
} from './scope.ts';
import { raisedMax } from './storm.ts';
import { valueNamed } from './values-of-case.ts';

/** One limit as it stands. Amounts are in the policy's base currency; `remaining` is never below zero. */
export interface LimitStanding {
  readonly kind: 'standing';
  readonly code: 'over_limit' | 'over_value_cap' | 'unidentified_customer' | 'budget_exhausted';
  readonly scope: ReasonScope;
  /** The grant whose limit it is; null for what holds whatever the grant. */
  readonly grant: string | null;
  readonly max: Money | null;
  readonly used: Money | null;
  readonly remaining: Money | null;
  /** For limits on how often; then the amounts are null. */
  readonly times: { readonly max: number; readonly used: number; readonly remaining: number } | null;
  /** The actions it is for; null for all of the grant. */
  readonly only: readonly string[] | null;
  /** Rolling window in milliseconds; null where the scope says the period. */
  readonly windowMs: number | null;
  /** Budget id, `order_value`, `loss_value` or the fact a limit depends on. */
  readonly subject: string | null;
  /** What being over it means. */
  readonly over: 'ask' | 'refuse';
  /** The fact that must be known to tell whether the limit holds here; null when it surely does. */
  readonly doubt: string | null;
  /** What is left in the request's own currency, where limit, entries and request share one that is not the base. */
  readonly own: Money | null;
  /** Only while a storm makes the limit larger: what would be left without it. */
  readonly normally?: Money;
}

/** Something that keeps a limit from being judged. `blocks` = nothing may be given meanwhile, so that zero is the largest amount. */
export interface Obstacle {
  readonly kind: 'obstacle';
  readonly why: Reason;
  readonly blocks: boolean;
  /** What being over the limit would mean that cannot be judged; not given: somebody else decides. */
  readonly over?: Limit['over'];
}

export type Bound = LimitStanding | Obstacle;

/** Every limit of a grant that applies to the action, in file order. */
export function boundsOfGrant(grant: Grant, kind: string, currency: Currency, ctx: LimitContext): readonly Bound[] {
  const bounds: Bound[] = [];
  for (const limit of grant.limits) {
    if (limit.only !== null && !limit.only.includes(kind)) continue;
    const bound = boundHere(limit, grant, currency, ctx);
    if (bound !== undefined) bounds.push(bound.kind === 'obstacle' ? bound : raised(bound, limit, kind, ctx));
  }
  return bounds;
}

/** Whatever the action, a limit stands the same: what is left of ten actions looks at each limit once, not twenty times. */
const knownBounds = rememberedOf((_ctx: LimitContext) => ({
  ofGrants: new Map<Currency, Map<Grant, KnownOfGrant>>(),
  ofBudgets: new Map<Currency, readonly Bound[]>(),
}));

/** The limit as it stands without a storm; undefined where it does not apply to the case. */
function boundHere(limit: Limit, grant: Grant, currency: Currency, ctx: LimitContext): Bound | undefined {
  const known = madeOnce(knownBounds(ctx).ofGrants, currency, () => new Map<Grant, KnownOfGrant>());
  return madeOnce(madeOnce(known, grant, nothingKnown), limit, () => {
    const applies = ctx.isGeneral || limit.when === null ? null : evaluate(limit.when, knownHere(ctx));
    if (applies?.kind === 'not_met') return undefined;
    const bound = boundOf(limit, currency, ctx);
    if (bound === undefined) return undefined;
    const doubt = applies?.kind === 'unknown' ? applies.fact : null;
    if (bound.kind === 'obstacle') return { ...(doubt === null ? bound : unknownFact(doubt)), over: limit.over };
    return { ...bound, grant: grant.id, doubt };
  });
}

type KnownOfGrant = Map<Limit, Bound | undefined>;
const nothingKnown = (): KnownOfGrant => new Map();

function madeOnce<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined || known.has(key)) return before as V;
  const made = make();
  known.set(key, made);
  return made;
}

/** The limit as a storm leaves it; then it is compared in the base, because the storm's budget is. */
function raised(standing: LimitStanding, limit: Limit, kind: string, ctx: LimitContext): LimitStanding {
  const { max, used, remaining } = standing;
  if (max === null || used === null || remaining === null) return standing;
  const most = raisedMax({ normal: max.minor, used: used.minor }, limit, kind, ctx.storm);
  if (most === max.minor) return standing;
  const left = money(atLeastZero(most - used.minor), max.currency);
  return { ...standing, max: money(most, max.currency), remaining: left, own: null, normally: remaining };
}

function boundOf(limit: Limit, currency: Currency, ctx: LimitContext): Bound | undefined {
  const shared = { ...UNMARKED, only: limit.only, windowMs: limit.window, over: limit.over, scope: limit.scope };
  const { max } = limit;
  const number = limit.scope === 'order' ? orderFact(ctx.policy) : undefined;
  if (number !== undefined && !ctx.isGeneral && orderOf(ctx.about, ctx.policy) === null) return unknownFact(number);
  const selection = scopeOf(limit, ctx);
  switch (max.kind) {
    case 'money':
      return against(max.amount, selection, shared, { currency, ctx });
    case 'percent': {
      if (ctx.isGeneral) return undefined;
      const value = valueNamed(max.of, ctx.about);
      if (!value) return unknownFact(max.of);
      const share = money(down(value.minor, percentage(max.percent)), value.currency);
      return against(share, selection, { ...shared, subject: max.of }, { currency, ctx });
    }
    case 'each': {
      if (ctx.isGeneral) return undefined;
      const count = ctx.about.facts.get(max.each);
      if (typeof count !== 'bigint') return unknownFact(max.each);
      const together = money(max.amount.minor * count, max.amount.currency);
      return against(together, selection, { ...shared, subject: max.each }, { currency, ctx });
    }
    case 'times': {
      const single = new Set(entriesIn(selection, ctx).map((entry) => entry.action)).size;
      const used = single + actionsIn(sumsIn(selection, ctx), ctx.policy.budgetBases.includes('goodwill'));
      const times = { max: max.times, used, remaining: Math.max(0, max.times - used) };
      return { ...shared, max: null, used: null, remaining: null, own: null, times };
    }
  }
}

const UNMARKED = {
  kind: 'standing',
  code: 'over_limit',
  grant: null,
  subject: null,
  doubt: null,
  times: null,
} as const;

type Marks = Omit<LimitStanding, 'max' | 'used' | 'remaining' | 'own'>;

/** The currency of what is asked, and where. */
interface Asked {
  readonly currency: Currency;
  readonly ctx: LimitContext;
}

/** A maximum against what is used of it; an obstacle when either has no current rate. */
function against(max: Money, selection: Selection, marks: Marks, { currency, ctx }: Asked): Bound {
  const { base } = ctx.policy;
  const used = sumIn(selection, ctx);
  const ratio = ctx.exchange.toBase(max.currency);
  if (used === undefined || !ratio) return noRate(used === undefined ? null : max.currency, marks.scope);
  const most = down(max.minor, ratio);
  const isOwn = max.currency === currency && currency !== base;
  const own = isOwn ? ownRoom(max, [...entriesIn(selection, ctx), ...sumsIn(selection, ctx)]) : null;
  const left = own === null ? atLeastZero(most - used) : down(own.minor, ratio);
  return { ...marks, max: money(most, base), used: money(used, base), remaining: money(left, base), own };
}

/**
 * What is left without converting at all, when everything is in one currency: a refund of the whole order must not fail
 * by the cent that rounding twice would cost.
 */
function ownRoom(max: Money, given: readonly Pick<BudgetLedgerEntry, 'original'>[]): Money | null {
  let left = max.minor;
  for (const { original } of given) {
    if (original?.currency !== max.currency) return null;
    left -= original.minor;
  }
  return money(atLeastZero(left), max.currency);
}

/** What holds before any grant is looked at: what was lately not given, the value cap of the whole case, and the limits of unidentified customers. */
export function boundsOfCase(rule: ActionRule, currency: Currency, ctx: LimitContext): readonly Bound[] {
  const lately: Bound[] = ctx.lately ? [{ kind: 'obstacle', why: ctx.lately, blocks: true }] : [];
  if (ctx.isGeneral) return lately;
  return [...lately, ...valueCap(rule, currency, ctx), ...unidentified(rule.name, currency, ctx)];
}

function valueCap(rule: ActionRule, currency: Currency, ctx: LimitContext): readonly Bound[] {
  if (rule.class !== 'money' || rule.cap === null) return [];
  const { of, percent } = rule.cap;
  const value = valueNamed(of, ctx.about);
  if (!value) return [unknownFact(of)];
  const sharesTheCap = (entry: Counted): boolean => {
    const other = ctx.policy.actions.get(entry.kind);
    return isDiscretionary(entry) && other?.class === 'money' && other.cap?.of === of;
  };
  const most = money(down(value.minor, percentage(percent)), value.currency);
  const marks = { ...CASE_WIDE, code: 'over_value_cap', scope: 'value_cap', subject: of } as const;
  return [against(most, onThisCase(ctx, sharesTheCap), marks, { currency, ctx })];
}

const CASE_WIDE = { ...UNMARKED, only: null, windowMs: null, over: 'ask' } as const;

function unidentified(kind: string, currency: Currency, ctx: LimitContext): readonly Bound[] {
  if (isIdentified(ctx.about.customer)) return [];
  const rule = ctx.policy.unidentified;
  if (rule === null || !rule.actions.includes(kind)) {
    return [{ kind: 'obstacle', why: { code: 'unidentified_customer', scope: 'unidentified' }, blocks: true }];
  }
  const marks = { ...CASE_WIDE, code: 'unidentified_customer' } as const;
  const onCase = onThisCase(ctx, (entry) => countsFor(entry, ctx.policy.budgetBases));
  const bounds = [against(rule.max, onCase, { ...marks, scope: 'unidentified' }, { currency, ctx })];
  if (rule.teamDay === null) return bounds;
  return [...bounds, against(rule.teamDay, unidentifiedToday(ctx), { ...marks, scope: 'team_day' }, { currency, ctx })];
}

/** The budgets the giver's team spends from. */
export const boundsOfBudgets = (currency: Currency, ctx: LimitContext): readonly Bound[] =>
  madeOnce(knownBounds(ctx).ofBudgets, currency, () => {
    const own = ctx.policy.budgets.filter((budget) => budget.teams.includes(ctx.by.team));
    return own.map((budget) => {
      const marks = { ...CASE_WIDE, code: 'budget_exhausted', scope: 'budget', subject: budget.id } as const;
      return against(budget.max, ofTeams(ctx, budget.teams, budget.period), marks, { currency, ctx });
    });
  });

const unknownFact = (fact: string): Obstacle => ({ kind: 'obstacle', why: unknownReason(fact), blocks: false });

function noRate(currency: Currency | null, scope: ReasonScope): Obstacle {
  return {
    kind: 'obstacle',
    why: { code: 'no_current_rate', scope, ...(currency !== null && { subject: currency }) },
    blocks: false,
  };
}

const atLeastZero = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

/** What is asked for: its cost in minor units of the base, and the amount where money itself is asked. */
export interface Weight {
  readonly base: bigint;
  readonly own: Money | null;
  /** All of it makes up for a loss that limits do not count. */
  readonly nothing?: true;
}

/** Why a bound does not let it through; undefined when it does. `used + asked ≤ max` is within the limit. */
export function violationOf(bound: Bound, weight: Weight, base: Currency): Reason | undefined {
  if (bound.kind === 'obstacle') return bound.why;
  if (isWithin(bound, weight)) return undefined;
  if (bound.doubt !== null) return { ...unknownReason(bound.doubt), scope: bound.scope };
  const { code, scope, times } = bound;
  const said = {
    code,
    scope,
    asked: money(weight.base, base),
    ...(bound.subject !== null && { subject: bound.subject }),
    ...(code === 'over_limit' && bound.over === 'refuse' && { never: true as const }),
  };
  if (times !== null) return { ...said, remaining: money(0n, base), times: { used: times.used, max: times.max } };
  const { used, remaining, max } = bound;
  return { ...said, ...(used && { used }), ...(remaining && { remaining }), ...(max && { max }) };
}

function isWithin(standing: LimitStanding, weight: Weight): boolean {
  if (weight.nothing) return true;
  if (standing.times !== null) return standing.times.remaining > 0;
  if (standing.own !== null && weight.own?.currency === standing.own.currency) {
    return weight.own.minor <= standing.own.minor;
  }
  return (standing.used?.minor ?? 0n) + weight.base <= (standing.max?.minor ?? 0n);
}

/** The cap by a value holds for all that is chosen to be given, whatever the policy's `budget_bases`. */
export const countsAll = (bound: Bound): boolean => bound.kind === 'standing' && bound.code === 'over_value_cap';

/**
 * The largest amount in `currency` that every bound lets through, rounded down; null when that cannot be known, undefined
 * when nothing bounds it. `spared` of it, in the base, counts against none of them but the cap by a value.
 */
export function roomIn(
  bounds: readonly Bound[],
  currency: Currency,
  ctx: LimitContext,
  spared = 0n,
): bigint | null | undefined {
  const ratio = ctx.exchange.toBase(currency);
  if (!ratio) return null;
  const back = inverse(ratio);
  let room: bigint | null | undefined;
  for (const bound of bounds) {
    if (bound.kind === 'obstacle') {
      if (bound.blocks) return 0n;
      room = null;
      continue;
    }
    const one = roomOf(bound, currency, (minor) => down(minor, back), countsAll(bound) ? 0n : spared);
    if (one !== undefined && room !== null && (room === undefined || one < room)) room = one;
  }
  return room;
}

function roomOf(
  standing: LimitStanding,
  currency: Currency,
  convert: (minor: bigint) => bigint,
  spared: bigint,
): bigint | undefined {
  if (standing.times !== null) return standing.times.remaining > 0 ? undefined : convert(spared);
  if (standing.own?.currency === currency) return standing.own.minor + convert(spared);
  return convert((standing.remaining?.minor ?? 0n) + spared);
}
