/** Which entries lie in a limit's scope, and what they add up to. Pure. */
import type { Currency, Money } from '../base/money.ts';
import { isSamePassenger } from '../base/passengers.ts';
import type { CaseFacts, Reason } from './decision.ts';
import { up, type Exchange } from './exchange.ts';
import { costOfSums, sumsFor, type LaneSum } from './lane-sums.ts';
import { countsFor, type BudgetLedgerEntry, type Counted } from './ledger.ts';
import {
  countBefore,
  isIdentified,
  isSummed,
  keyOf,
  type Lane,
  type LaneKind,
  type LedgerIndex,
} from './ledger-index.ts';
import type { AuthorityPolicy, Limit } from '../policy/policy.ts';
import { orderOf } from './orders.ts';
import { periodOf, spanOf, type Period } from './spans.ts';
import type { StormHere } from './storm.ts';

/** One decision's surroundings, worked out once and then only read. */
export interface LimitContext {
  readonly policy: AuthorityPolicy;
  readonly exchange: Exchange;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly by: { readonly member: string; readonly role: string; readonly team: string };
  readonly about: CaseFacts;
  /** Nobody has a case yet: what depends on its values and facts is not judged. */
  readonly isGeneral: boolean;
  readonly index: LedgerIndex;
  readonly storm: StormHere | null;
  /** The passenger the remedy is for; null or not given: none is named, and what anybody got counts. */
  readonly passenger?: string | null;
  /** Why any gift needs somebody else just now; null or not given: it does not. */
  readonly lately?: Reason | null;
  /** What somebody says it is worth, in the base, where no rate does. */
  readonly worth?: Money | null;
}

/** Part of a scope: one lane between two instants (`since` belongs to it, `before` does not). */
interface Part {
  readonly kind: LaneKind;
  readonly key: string;
  readonly since: number;
  readonly before: number;
  /** Between these instants lies such a period of the policy's zone. */
  readonly period?: Period;
  readonly only?: (entry: BudgetLedgerEntry) => boolean;
}

/** A union of parts, narrowed. */
export interface Selection {
  readonly parts: readonly Part[];
  /** No entry can lie in two parts. */
  readonly disjoint: boolean;
  readonly counts: (one: Counted) => boolean;
  /** Nothing beyond the parts narrows it, except the policy's `budget_bases`. */
  readonly whole: boolean;
}

/** What a limit counts. An entry exactly `window` old no longer does. */
export function scopeOf(limit: Limit, ctx: LimitContext): Selection {
  const { by, policy } = ctx;
  const { only } = limit;
  const isActor = limit.counts === 'actor' && !limit.scope.startsWith('actor_');
  const ofPassenger = limit.scope === 'passenger' ? (ctx.passenger ?? null) : null;
  const parts = partsOf(limit, ctx);
  return {
    parts,
    disjoint: parts.length < 2,
    counts: (entry) =>
      countsFor(entry, policy.budgetBases) &&
      // what an outage pays is within nobody's limits
      entry.outage === undefined &&
      (only === null || only.includes(entry.kind)) &&
      (ofPassenger === null || entry.passenger == null || isSamePassenger(entry.passenger, ofPassenger)) &&
      (!isActor || (entry.member === by.member && (!limit.scope.startsWith('team_') || entry.team === by.team))),
    whole: only === null && !isActor && ofPassenger === null,
  };
}

function partsOf(limit: Limit, ctx: LimitContext): readonly Part[] {
  const { by } = ctx;
  switch (limit.scope) {
    case 'action':
      return [];
    case 'passenger':
    case 'incident':
      return matterOf(ctx);
    case 'order':
      return orderParts(ctx);
    case 'customer':
      return customerParts(ctx, limit.window);
    case 'actor_day':
    case 'actor_week':
    case 'actor_month':
    case 'actor_quarter':
    case 'actor_year':
      return [during(ctx, 'member', by.member, periodOf(limit.scope))];
    case 'team_week':
    case 'team_month':
    case 'team_quarter':
    case 'team_year':
      // what one person gave for the team lies with what they gave: there it is summed
      if (limit.counts === 'actor') return [during(ctx, 'member', by.member, periodOf(limit.scope))];
      return [during(ctx, 'team', by.team, periodOf(limit.scope))];
  }
}

/** What lies on the case is the order's, also what was given before its number was known. */
function orderParts(ctx: LimitContext): readonly Part[] {
  const key = orderOf(ctx.about, ctx.policy);
  const parts = [ctx.about.case, ...(ctx.about.sameOrder ?? [])].map((one) => always('case', one));
  return key === null ? parts : [...parts, always('order', key)];
}

/**
 * This case and, by `splitting`, the cases a person linked to it and the same customer with the same failure.
 * `alwaysLinked`: those linked by hand whatever `splitting` says.
 */
export function matterOf(ctx: LimitContext, alwaysLinked = false): readonly Part[] {
  const { about, at } = ctx;
  const { linkBy, linkWindow } = ctx.policy.splitting;
  const parts = [always('case', about.case)];
  if (alwaysLinked || linkBy.includes('linked_case'))
    parts.push(...about.linked.map((linked) => always('case', linked)));
  if (linkBy.includes('same_customer_same_failure') && isIdentified(about.customer)) {
    const since = at - linkWindow + 1;
    const failures = [about.failure, ...(about.failuresBefore ?? [])];
    const only = (entry: BudgetLedgerEntry): boolean => failures.includes(entry.failure);
    parts.push({ kind: 'customer', key: about.customer, since, before: Infinity, only });
  }
  return parts;
}

/** What lies on the case is the customer's, also what was given before the customer was known. */
function customerParts(ctx: LimitContext, window: number | null): readonly Part[] {
  const since = window === null ? -Infinity : ctx.at - window + 1;
  const { customer } = ctx.about;
  const parts: Part[] = [{ kind: 'case', key: ctx.about.case, since, before: Infinity }];
  if (isIdentified(customer)) parts.push({ kind: 'customer', key: customer, since, before: Infinity });
  return parts;
}

const always = (kind: LaneKind, key: string): Part => ({ kind, key, since: -Infinity, before: Infinity });

function during(ctx: LimitContext, kind: LaneKind, key: string, period: Period): Part {
  return { kind, key, period, ...spanOf(period, ctx.at, ctx.policy.zone) };
}

/** Everything chosen to be given on this very case, whatever `budget_bases` say. */
export function onThisCase(ctx: LimitContext, counts: (one: Counted) => boolean): Selection {
  return { parts: [always('case', ctx.about.case)], disjoint: true, counts, whole: false };
}

/** What teams gave in the period of the policy's zone in which the decision falls. */
export function ofTeams(ctx: LimitContext, teams: readonly string[], period: Period): Selection {
  const bases = ctx.policy.budgetBases;
  const parts = [...new Set(teams)].map((team) => during(ctx, 'team', team, period));
  return { parts, disjoint: true, counts: (entry) => countsFor(entry, bases), whole: true };
}

/** What the team gave to customers nobody had identified, on the same day. */
export function unidentifiedToday(ctx: LimitContext): Selection {
  const day = ofTeams(ctx, [ctx.by.team], 'day');
  return { ...day, whole: false, counts: (entry) => day.counts(entry) && !isIdentified(entry.customer) };
}

/** The entries of a selection, each once; of members and teams without those that are summed. */
export function entriesIn(selection: Selection, ctx: LimitContext): readonly BudgetLedgerEntry[] {
  const found: BudgetLedgerEntry[] = [];
  const seen = new Set<string>();
  const take = (entry: BudgetLedgerEntry, part: Part): void => {
    if (!selection.counts(entry) || part.only?.(entry) === false) return;
    if (!selection.disjoint) {
      if (seen.has(entry.id)) return;
      seen.add(entry.id);
    }
    found.push(entry);
  };
  for (const part of selection.parts) {
    const lane = ctx.index.lane(part.kind, part.key);
    const end = countBefore(lane.times, part.before);
    for (let n = countBefore(lane.times, part.since); n < end; n += 1) {
      const entry = lane.entries[n];
      if (entry) take(entry, part);
    }
    for (const entry of ctx.index.later) if (liesIn(entry, part)) take(entry, part);
  }
  return found;
}

/** The costs of a selection in minor units of the base; undefined when an old entry's currency has no current rate. */
export function sumIn(selection: Selection, ctx: LimitContext): bigint | undefined {
  const single = quickSum(selection, ctx) ?? sumOf(entriesIn(selection, ctx), ctx.exchange);
  return single === undefined ? undefined : single + costOfSums(sumsIn(selection, ctx), ctx.exchange.base).minor;
}

/** What of a selection is summed: it stands beside `entriesIn`. */
export const sumsIn = (selection: Selection, { index }: LimitContext): readonly LaneSum[] =>
  selection.parts
    .filter(({ kind }) => isSummed(kind))
    .flatMap((part) => sumsFor(index.sums, index.lane(part.kind, part.key).sums, part))
    .filter((sum) => selection.counts(sum));

export function sumOf(entries: readonly BudgetLedgerEntry[], exchange: Exchange): bigint | undefined {
  let sum = 0n;
  for (const { cost } of entries) {
    if (cost.currency === exchange.base) {
      sum += cost.minor;
      continue;
    }
    const ratio = exchange.toBase(cost.currency);
    if (!ratio) return undefined;
    sum += up(cost.minor, ratio);
  }
  return sum;
}

/** By running sums, where every entry between the two instants counts; undefined where they do not say. */
function quickSum(selection: Selection, ctx: LimitContext): bigint | undefined {
  const { budgetBases } = ctx.policy;
  if (!selection.whole || !selection.disjoint || !budgetBases.includes('goodwill')) return undefined;
  const withLoss = budgetBases.includes('actual_loss');
  let sum = 0n;
  for (const part of selection.parts) {
    const lane = ctx.index.lane(part.kind, part.key);
    if (lane.entries.length > 0) {
      const between = part.only ? undefined : runningSum(lane, part, ctx.exchange.base, withLoss);
      if (between === undefined) return undefined;
      sum += between;
    }
    for (const entry of ctx.index.later) {
      if (!countsFor(entry, budgetBases)) continue;
      if (entry.cost.currency !== ctx.exchange.base || entry.outage) return undefined;
      if (liesIn(entry, part)) sum += entry.cost.minor;
    }
  }
  return sum;
}

function runningSum(lane: Lane, part: Part, base: Currency, withLoss: boolean): bigint | undefined {
  if (lane.running === null || lane.running.currency !== base) return undefined;
  const sums = withLoss ? lane.running.sums : lane.running.goodwill;
  return (sums[countBefore(lane.times, part.before)] ?? 0n) - (sums[countBefore(lane.times, part.since)] ?? 0n);
}

/** What settled an entitlement rule in the same matter and is not released. */
export function settledIn(ctx: LimitContext, rule: string): readonly BudgetLedgerEntry[] {
  return settlingIn(ctx, matterOf(ctx), rule);
}

/** What settled entitlements, of one rule where it is named, in these parts and is not released. */
export function settlingIn(ctx: LimitContext, parts: readonly Part[], rule?: string): readonly BudgetLedgerEntry[] {
  return ctx.index.settling.filter(
    (entry) =>
      (rule === undefined || entry.settles?.rule === rule) &&
      parts.some((part) => liesIn(entry, part) && part.only?.(entry) !== false),
  );
}

function liesIn(entry: BudgetLedgerEntry, part: Part): boolean {
  const at = entry.at.getTime();
  return keyOf(entry, part.kind) === part.key && part.since <= at && at < part.before;
}
