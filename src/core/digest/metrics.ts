/** The metrics, each defined once, with a version. A changed definition gets a new version and starts a new series. Pure. */
import { add, type Money } from '../base/money.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase } from '../case/case.ts';
import { median, quantile } from './statistics.ts';
import { counts, firstReceived, isDiscretionary, requestsIn, resolvedIn, type WeekSeen } from './week.ts';

export const METRIC_IDS = [
  'heard/1',
  'time_to_own/1',
  'first_response_time/1',
  'time_to_resolution/1',
  'first_contact_resolution/1',
  'came_back/1',
  'promise_kept_rate/1',
  'promises_renegotiated/1',
  'empowerment_rate/1',
  'asked_within_own_limit/1',
  'recovery_cost/1',
  'statutory_paid/1',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export interface Measured {
  /** How many cases, promises or requests it was taken over. */
  readonly n: number;
  /** How many were left out, by the definition. */
  readonly excluded: number;
  /** Count · share from 0 to 1 · median in milliseconds; null when there was nothing to measure, and for money. */
  readonly value: number | null;
  /** Of a share: how many of n. */
  readonly hits: number | null;
  /** Of a time: the 90th percentile in milliseconds. */
  readonly p90: number | null;
  /** Of money: the team's sum in each currency. */
  readonly sums: readonly Money[];
}

export interface Definition {
  readonly id: MetricId;
  readonly unit: 'count' | 'share' | 'time' | 'money';
  /** What one of n is. */
  readonly n: string;
  /** What is left out. */
  readonly excluded: string;
  /** The metric that must stand beside it, so that neither can be bettered at the other's cost. */
  readonly pair: MetricId | null;
  readonly clock: 'wall' | null;
  readonly measure: (week: WeekSeen) => Measured;
}

/** Below this nothing is said of a time or a share but "too few to say", or "2 of 3". */
export const TOO_FEW = 5;

export const DEFINITIONS: Readonly<Record<MetricId, Definition>> = {
  'heard/1': define({
    id: 'heard/1',
    unit: 'count',
    n: 'complaints received in the week',
    excluded: 'dismissed or merged',
    pair: null,
    measure: heard,
  }),
  'time_to_own/1': define({
    id: 'time_to_own/1',
    unit: 'time',
    n: 'complaints received in the week that somebody took',
    excluded: 'not taken yet',
    pair: 'first_response_time/1',
    measure: timeToOwn,
  }),
  'first_response_time/1': define({
    id: 'first_response_time/1',
    unit: 'time',
    n: 'complaints received in the week whose customer a person has contacted',
    excluded: 'still waiting',
    pair: 'first_contact_resolution/1',
    measure: firstResponse,
  }),
  'time_to_resolution/1': define({
    id: 'time_to_resolution/1',
    unit: 'time',
    n: 'cases resolved in the week',
    excluded: 'reopened since',
    pair: 'came_back/1',
    measure: timeToResolution,
  }),
  'first_contact_resolution/1': define({
    id: 'first_contact_resolution/1',
    unit: 'share',
    n: 'cases resolved in the week before, so that seven days have passed',
    excluded: 'it is not known whether the customer accepted',
    pair: 'came_back/1',
    measure: firstContactResolution,
  }),
  'came_back/1': define({
    id: 'came_back/1',
    unit: 'count',
    n: 'cases resolved in the week before',
    excluded: 'none',
    pair: 'first_contact_resolution/1',
    measure: cameBack,
  }),
  'promise_kept_rate/1': define({
    id: 'promise_kept_rate/1',
    unit: 'share',
    n: 'promises due in the week',
    excluded: 'moved in time to another date, void, or not yet settled',
    pair: 'promises_renegotiated/1',
    measure: promisesKept,
  }),
  'promises_renegotiated/1': define({
    id: 'promises_renegotiated/1',
    unit: 'count',
    n: 'promises due in the week',
    excluded: 'void, or not yet settled',
    pair: 'promise_kept_rate/1',
    measure: promisesMoved,
  }),
  'empowerment_rate/1': define({
    id: 'empowerment_rate/1',
    unit: 'share',
    n: 'cases resolved in the week in which something with a cost was chosen to be given',
    excluded: 'resolved with words or with what is owed alone',
    pair: 'asked_within_own_limit/1',
    measure: empowerment,
  }),
  'asked_within_own_limit/1': define({
    id: 'asked_within_own_limit/1',
    unit: 'share',
    n: 'requests for approval made in the week',
    excluded: 'none',
    pair: 'empowerment_rate/1',
    measure: askedWithinOwnLimit,
  }),
  'recovery_cost/1': define({
    id: 'recovery_cost/1',
    unit: 'money',
    n: 'cases on which something was given in the week',
    excluded: 'not given yet',
    pair: 'statutory_paid/1',
    measure: recoveryCost,
  }),
  'statutory_paid/1': define({
    id: 'statutory_paid/1',
    unit: 'money',
    n: 'cases on which something owed by law was paid in the week',
    excluded: 'not paid yet',
    pair: 'recovery_cost/1',
    measure: statutoryPaid,
  }),
};

/** One thing for each metric. */
export function forEachMetric<T>(make: (id: MetricId) => T): Readonly<Record<MetricId, T>> {
  return {
    'heard/1': make('heard/1'),
    'time_to_own/1': make('time_to_own/1'),
    'first_response_time/1': make('first_response_time/1'),
    'time_to_resolution/1': make('time_to_resolution/1'),
    'first_contact_resolution/1': make('first_contact_resolution/1'),
    'came_back/1': make('came_back/1'),
    'promise_kept_rate/1': make('promise_kept_rate/1'),
    'promises_renegotiated/1': make('promises_renegotiated/1'),
    'empowerment_rate/1': make('empowerment_rate/1'),
    'asked_within_own_limit/1': make('asked_within_own_limit/1'),
    'recovery_cost/1': make('recovery_cost/1'),
    'statutory_paid/1': make('statutory_paid/1'),
  };
}

/** A time is one by the clock on the wall. */
function define(row: Omit<Definition, 'clock'>): Definition {
  return { ...row, clock: row.unit === 'time' ? 'wall' : null };
}

function heard({ facts }: WeekSeen): Measured {
  const n = facts.received.filter(counts).length;
  return count(n, n, facts.received.length - n);
}

function timeToOwn({ facts }: WeekSeen): Measured {
  const received = facts.received.filter(counts);
  return times(received.map((c) => since(c, c.ownedAt)));
}

function firstResponse({ facts }: WeekSeen): Measured {
  const received = facts.received.filter(counts);
  return times(received.map((c) => since(c, c.firstCustomerContactAt)));
}

function timeToResolution({ facts }: WeekSeen): Measured {
  const resolved = resolvedIn(facts);
  const measured = times(resolved.map((c) => since(c, c.resolvedAt)));
  return { ...measured, excluded: facts.resolved.filter(counts).length - resolved.length };
}

const since = (c: RecoveryCase, at: Date | null): number | null =>
  at === null ? null : Math.max(0, at.getTime() - firstReceived(c).getTime());

/** Resolved at once: nobody else had to take over, it was not reopened, and the same customer did not come back with the same thing. */
function firstContactResolution(week: WeekSeen): Measured {
  const cohort = (week.before?.resolved ?? []).filter(counts);
  const known = cohort.filter(
    (c) => c.reopened > 0 || (c.resolution !== null && c.resolution.customerAccepted !== 'unknown'),
  );
  const hits = known.filter((c) => c.handovers === 0 && c.resolution?.customerAccepted === 'yes' && !isBack(c, week));
  return share(hits.length, known.length, cohort.length - known.length);
}

function cameBack(week: WeekSeen): Measured {
  const cohort = (week.before?.resolved ?? []).filter(counts);
  return count(cohort.filter((c) => isBack(c, week)).length, cohort.length, 0);
}

const SEVEN_DAYS_MS = 7 * 86_400_000;

function isBack(c: RecoveryCase, { facts, before }: WeekSeen): boolean {
  if (c.reopened > 0) return true;
  const { resolvedAt } = c;
  if (resolvedAt === null || c.customer.key === null) return false;
  return [...facts.received, ...(before?.received ?? [])].some((later) => {
    const after = firstReceived(later).getTime() - resolvedAt.getTime();
    return (
      later.id !== c.id &&
      counts(later) &&
      later.customer.key === c.customer.key &&
      later.triage.failure.value === c.triage.failure.value &&
      after > 0 &&
      after <= SEVEN_DAYS_MS
    );
  });
}

type Settled = 'kept' | 'broken' | 'moved' | null;

/** A promise moved before it was due is followed by another one, which counts when it is due; moved afterwards it was broken. */
function settledAs({ status, settledAt, due }: CustomerPromise): Settled {
  switch (status) {
    case 'kept':
      return 'kept';
    case 'kept_late':
    case 'broken':
      return 'broken';
    case 'renegotiated':
      return settledAt !== null && settledAt > due ? 'broken' : 'moved';
    case 'open':
    case 'void':
      return null;
  }
}

function promisesKept({ facts }: WeekSeen): Measured {
  const due = facts.promisesDue.filter(({ of }) => counts(of)).map(({ promise }) => settledAs(promise));
  const kept = due.filter((how) => how === 'kept').length;
  const n = kept + due.filter((how) => how === 'broken').length;
  return share(kept, n, due.length - n);
}

/** Of the promises that count as due: those that took the place of one moved in time. */
function promisesMoved({ facts }: WeekSeen): Measured {
  const due = facts.promisesDue.filter(({ of, promise }) => {
    const how = settledAs(promise);
    return counts(of) && (how === 'kept' || how === 'broken');
  });
  const moved = due.filter(({ of, promise }) => {
    const before = of.promises.find((p) => p.id === promise.follows);
    return before !== undefined && settledAs(before) === 'moved';
  });
  return count(moved.length, due.length, facts.promisesDue.length - due.length);
}

function empowerment({ facts }: WeekSeen): Measured {
  const resolved = resolvedIn(facts);
  const chosen = resolved.filter((c) => c.actions.some(isDiscretionary));
  const alone = chosen.filter((c) => c.actions.filter(isDiscretionary).every((a) => !wasAsked(a, c)));
  return share(alone.length, chosen.length, resolved.length - chosen.length);
}

const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

/** By the decision kept with each action: what the policy would have said to giving it without asking. */
function askedWithinOwnLimit(week: WeekSeen): Measured {
  const requests = requestsIn(week);
  const within = requests.filter(({ of, request }) => {
    const asked = of.actions.filter((a) => request.actions.includes(a.id));
    return asked.length > 0 && asked.every((a) => a.decision.decision.outcome === 'allow');
  });
  return share(within.length, requests.length, 0);
}

function recoveryCost({ facts }: WeekSeen): Measured {
  const due = facts.actions.filter(({ of, action }) => counts(of) && action.cost !== null && action.cost.minor > 0n);
  const given = due.filter(({ action }) => action.status === 'done');
  return sums(given, ({ action }) => action.cost, due.length - given.length);
}

function statutoryPaid({ facts }: WeekSeen): Measured {
  const due = facts.actions.filter(({ of, action }) => counts(of) && action.settles?.basis === 'statutory');
  const paid = due.filter(({ action }) => action.status === 'done');
  return sums(paid, ({ action }) => action.settles?.amount ?? null, due.length - paid.length);
}

const NOTHING = { value: null, hits: null, p90: null, sums: [] } as const;

const count = (value: number, n: number, excluded: number): Measured => ({ ...NOTHING, n, excluded, value });

const share = (hits: number, n: number, excluded: number): Measured => ({
  ...NOTHING,
  n,
  excluded,
  hits,
  value: n === 0 ? null : hits / n,
});

function times(all: readonly (number | null)[]): Measured {
  const known = all.filter((ms) => ms !== null);
  return {
    ...NOTHING,
    n: known.length,
    excluded: all.length - known.length,
    value: wholeMs(median(known)),
    p90: wholeMs(quantile(known, 0.9)),
  };
}

const wholeMs = (ms: number | null): number | null => (ms === null ? null : Math.round(ms));

type Given = { readonly of: RecoveryCase; readonly action: RecoveryAction };

function sums(given: readonly Given[], amountOf: (one: Given) => Money | null, excluded: number): Measured {
  const byCurrency = new Map<string, Money>();
  for (const one of given) {
    const amount = amountOf(one);
    if (amount === null) continue;
    const before = byCurrency.get(amount.currency);
    byCurrency.set(amount.currency, before === undefined ? amount : add(before, amount));
  }
  return { ...NOTHING, n: new Set(given.map(({ of }) => of.id)).size, excluded, sums: [...byCurrency.values()] };
}
