/** From when on entries of the ledger can count for somebody: what no limit looks at is not read, so that it cannot be raced for. Pure. */
import { dayIn, startOfMonth } from '../base/time.ts';
import type { AuthorityPolicy, LimitScope } from '../policy/policy.ts';
import { budgetsSince } from './budgets.ts';
import type { SumsAsked } from './lane-sums.ts';
import { periodOf, spanOf, type Period } from './spans.ts';

/** Per scope the moment from which on, inclusive, entries are looked at; null where no limit looks at the scope. A case and those linked with it count whole, always. */
export interface LedgerWindows {
  readonly customerSince: Date | null;
  readonly memberSince: Date | null;
  readonly teamSince: Date | null;
  /** From when on what was authorised and not given is looked at. */
  readonly notGivenSince: Date | null;
  /** Teams that spend from one budget: with a team, the others of its budgets are looked at. */
  readonly sharedBudgets: readonly (readonly string[])[];
  /** The spans of members and teams that limits look at, where they are summed; null where none does. */
  readonly sums: SumsAsked | null;
}

export const NO_WINDOWS: LedgerWindows = {
  customerSince: null,
  memberSince: null,
  teamSince: null,
  notGivenSince: null,
  sharedBudgets: [],
  sums: null,
};

/** Of the policy in force at `at`. */
export function ledgerWindows(policy: AuthorityPolicy | null, at: Date): LedgerWindows {
  if (policy === null) return NO_WINDOWS;
  const limits = [...policy.roles.values()].flatMap((r) =>
    [...r.grants, ...(r.approve?.grants ?? [])].flatMap((g) => g.limits),
  );
  const ever = limits.some((l) => l.scope === 'customer' && l.window === null);
  const windows = limits.map((l) => l.window ?? 0);
  const month = startOfMonth(at, policy.zone);
  const startOf = (period: Period): Date => new Date(spanOf(period, at.getTime(), policy.zone).since);
  const ofTeams = limits.flatMap(({ scope }) => (isOfTeam(scope) ? [startOf(periodOf(scope))] : []));
  const daily = policy.unidentified?.teamDay != null ? month : null;
  const starts = [budgetsSince(policy, at), daily, ...ofTeams].filter((start) => start !== null);
  // what one person gave for a team is looked at as what the person gave
  const ofMembers = limits.flatMap(({ scope }) => (isOfMember(scope) ? [startOf(periodOf(scope))] : []));
  return {
    // a customer limit without a window counts for ever
    customerSince: ever ? new Date(0) : new Date(at.getTime() - Math.max(policy.splitting.linkWindow, ...windows)),
    memberSince: earliest([month, ...ofMembers, ...ofTeams]),
    teamSince: starts.length === 0 ? null : earliest(starts),
    notGivenSince: new Date(at.getTime() - policy.splitting.linkWindow),
    sharedBudgets: policy.budgets.map((budget) => budget.teams).filter((teams) => teams.length > 1),
    sums: sumsAsked(policy, at),
  };
}

const earliest = (starts: readonly Date[]): Date => new Date(Math.min(...starts.map((start) => start.getTime())));

type OfTeam = Extract<LimitScope, `team_${string}`>;
type OfMember = Extract<LimitScope, `actor_${string}`>;
const isOfTeam = (scope: LimitScope): scope is OfTeam => scope.startsWith('team_');
const isOfMember = (scope: LimitScope): scope is OfMember => scope.startsWith('actor_');

/** The periods limits of members and teams go by. */
const periodsOf = (policy: AuthorityPolicy): readonly Period[] =>
  [...policy.roles.values()]
    .flatMap((role) => [...role.grants, ...(role.approve?.grants ?? [])].flatMap((grant) => grant.limits))
    .flatMap(({ scope }) => (isOfTeam(scope) || isOfMember(scope) ? [periodOf(scope)] : []));

/** What was asked last under each policy: naming days of a zone takes longer than all else here. */
const lastAsked = new WeakMap<AuthorityPolicy, SumsAsked>();

function sumsAsked(policy: AuthorityPolicy, at: Date): SumsAsked {
  const known = lastAsked.get(policy);
  if (known?.spans.every(({ since, before }) => since <= at.getTime() && at.getTime() < before)) return known;
  const asked = workOutAsked(policy, at);
  lastAsked.set(policy, asked);
  return asked;
}

function workOutAsked(policy: AuthorityPolicy, at: Date): SumsAsked {
  const { zone, base } = policy;
  const periods = new Set<Period>([
    'day',
    'month',
    ...policy.budgets.map(({ period }) => period),
    ...periodsOf(policy),
  ]);
  const spans = [...periods].map((period) => {
    const span = spanOf(period, at.getTime(), zone);
    return { ...span, period, first: dayIn(new Date(span.since), zone) };
  });
  return { zone, base, spans };
}

/** How entries are summed for the policy in force at `at`: by days of which zone, in which currency, and from when on. */
export interface Summing extends Omit<SumsAsked, 'spans'> {
  readonly since: Date;
}

/** From the month before on: what is judged at the turn of a month may still look at the old one. */
export function summingFor(policy: AuthorityPolicy, at: Date): Summing {
  const { zone, base } = policy;
  const before = startOfMonth(new Date(startOfMonth(at, zone).getTime() - 1), zone);
  const budgets = budgetsSince(policy, at) ?? before;
  const spans = periodsOf(policy).map((period) => new Date(spanOf(period, at.getTime(), zone).since));
  return { zone, base, since: earliest([before, budgets, ...spans]) };
}
