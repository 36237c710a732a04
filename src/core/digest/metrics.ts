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
  'heard/1': define('heard/1', 'count', 'complaints received in the week', 'dismissed or merged', null, heard),
  'time_to_own/1': define(
    'time_to_own/1',
    'time',
    'complaints received in the week that somebody took',
    'not taken yet',
    'first_response_time/1',
    timeToOwn,
  ),
  'first_response_time/1': define(
    'first_response_time/1',
    'time',
    'complaints received in the week whose customer a person has contacted',
    'still waiting',
    'first_contact_resolution/1',
    firstResponse,
  ),
  'time_to_resolution/1': define(
    'time_to_resolution/1',
    'time',
    'cases resolved in the week',
    'reopened since',
    'came_back/1',
    timeToResolution,
  ),
  'first_contact_resolution/1': define(
    'first_contact_resolution/1',
    'share',
    'cases resolved in the week before, so that seven days have passed',
    'it is not known whether the customer accepted',
    'came_back/1',
    firstContactResolution,
  ),
  'came_back/1': define(
    'came_back/1',
    'count',
    'cases resolved in the week before',
    'none',
    'first_contact_resolution/1',
    cameBack,
  ),
  'promise_kept_rate/1': define(
    'promise_kept_rate/1',
    'share',
    'promises due in the week',
    'moved in time to another date, void, or not yet settled',
    'promises_renegotiated/1',
    promisesKept,
  ),
  'promises_renegotiated/1': define(
    'promises_renegotiated/1',
    'count',
    'promises due in the week',
    'void, or not yet settled',
    'promise_kept_rate/1',
    promisesMoved,
  ),
  'empowerment_rate/1': define(
    'empowerment_rate/1',
    'share',
    'cases resolved in the week in which something with a cost was chosen to be given',
    'resolved with words or with what is owed alone',
    'asked_within_own_limit/1',
    empowerment,
  ),
  'asked_within_own_limit/1': define(
    'asked_within_own_limit/1',
    'share',
    'requests for approval made in the week',
    'none',
    'empowerment_rate/1',
    askedWithinOwnLimit,
  ),
  'recovery_cost/1': define(
    'recovery_cost/1',
    'money',
    'cases on which something was given in the week',
    'not given yet',
    'statutory_paid/1',
    recoveryCost,
  ),
  'statutory_paid/1': define(
    'statutory_paid/1',
    'money',
    'cases on which something owed by law was paid in the week',
    'not paid yet',
    'recovery_cost/1',
    statutoryPaid,
  ),
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

function define(
  id: MetricId,
  unit: Definition['unit'],
  n: string,
  excluded: string,
  pair: MetricId | null,
  measure: Definition['measure'],
): Definition {
  return { id, unit, n, excluded, pair, clock: unit === 'time' ? 'wall' : null, measure };
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
