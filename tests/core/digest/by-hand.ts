/** Metrics of a week as somebody would count them, case by case: what the sums of the database are held against. */
import { add, type Money } from '../../../src/core/base/money.ts';
import type { Window } from '../../../src/core/base/time.ts';
import type { CustomerPromise, RecoveryAction, RecoveryCase } from '../../../src/core/case/case.ts';
import { isGiven } from '../../../src/core/case/fulfilment.ts';
import { touches } from '../../../src/core/case/touches.ts';
import type { DigestMetricId } from '../../../src/core/digest/definitions.ts';
import { counts, firstReceived } from '../../../src/core/digest/facts.ts';
import { countOf, NOTHING, shareOf, timeOf, type Measured } from '../../../src/core/digest/measured.ts';
import { median, quantile } from '../../../src/core/digest/statistics.ts';

/** `ours`: of the team. `before`: the same length of time, seven days earlier. */
export interface WeekByHand {
  readonly ours: readonly RecoveryCase[];
  readonly all: readonly RecoveryCase[];
  readonly span: Window;
  readonly before: Window;
}

const WEEK_MS = 7 * 86_400_000;
const shift = (at: Date): Date => new Date(at.getTime() - WEEK_MS);
/** Of a week in which no clock is changed. */
export const weekOfCases = (ours: readonly RecoveryCase[], all: readonly RecoveryCase[], span: Window): WeekByHand => ({
  ours,
  all,
  span,
  before: { from: shift(span.from), until: shift(span.until) },
});

const isIn = (at: Date | null, { from, until }: Window): boolean => at !== null && at >= from && at < until;
const received = ({ ours, span }: WeekByHand) => ours.filter((c) => isIn(firstReceived(c), span));
const ended = ({ ours }: WeekByHand, span: Window) => ours.filter((c) => isIn(c.resolvedAt, span) && counts(c));
const standing = (week: WeekByHand) => ended(week, week.span).filter((c) => c.resolution !== null);
const since = (c: RecoveryCase, at: Date | null): number | null =>
  at === null ? null : Math.max(0, at.getTime() - firstReceived(c).getTime());

function times(all: readonly (number | null)[]): Measured {
  const known = all.filter((ms) => ms !== null);
  return timeOf(median(known), quantile(known, 0.9), known.length, all.length - known.length);
}

function isBack(c: RecoveryCase, { all }: WeekByHand): boolean {
  const { resolvedAt } = c;
  if (c.reopened > 0) return true;
  if (resolvedAt === null || c.customer.key === null) return false;
  return all.some((later) => {
    const after = firstReceived(later).getTime() - resolvedAt.getTime();
    return (
      later.id !== c.id &&
      counts(later) &&
      later.customer.key === c.customer.key &&
      later.triage.failure.value === c.triage.failure.value &&
      after > 0 &&
      after <= WEEK_MS
    );
  });
}

function firstContact(week: WeekByHand): Measured {
  const cohort = ended(week, week.before);
  const known = cohort.filter(
    (c) => c.reopened > 0 || (c.resolution ?? { customerAccepted: 'unknown' }).customerAccepted !== 'unknown',
  );
  const hits = known.filter(
    (c) => c.handovers === 0 && c.resolution?.customerAccepted === 'yes' && (c.spoken ?? 0) <= 1 && !isBack(c, week),
  );
  return shareOf(hits.length, known.length, cohort.length - known.length);
}

const settledAs = ({ status, settledAt, due }: CustomerPromise): 'kept' | 'broken' | 'moved' | null => {
  if (status === 'kept') return 'kept';
  if (status === 'kept_late' || status === 'broken') return 'broken';
  if (status !== 'renegotiated') return null;
  return settledAt !== null && settledAt > due ? 'broken' : 'moved';
};
const isDue = (p: CustomerPromise): boolean => settledAs(p) === 'kept' || settledAs(p) === 'broken';

function promisesOf({ ours, span }: WeekByHand) {
  return ours.flatMap((of) => of.promises.filter(({ due }) => isIn(due, span)).map((promise) => ({ of, promise })));
}

const isChosen = (a: RecoveryAction): boolean => isGiven(a) && a.cost !== null && a.cost.minor > 0n;
const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

function paid(
  { ours, span }: WeekByHand,
  amountOf: (a: RecoveryAction) => Money | null,
  isWaiting: (a: RecoveryAction) => boolean,
): Measured {
  const cases = ours.filter(counts);
  // of these cases nothing tells when it was done but when it was given
  const done = cases.map((c) => c.actions.filter((a) => a.status === 'done' && isIn(a.at, span)).map(amountOf));
  const amounts = done.map((of) => of.filter((m) => m !== null && m.minor > 0n));
  const all = amounts.flat().filter((m) => m !== null);
  const [first, ...others] = all;
  const waiting = cases.flatMap((c) => c.actions.filter((a) => isGiven(a) && a.status !== 'done' && isIn(a.at, span)));
  return {
    ...NOTHING,
    n: amounts.filter((of) => of.length > 0).length,
    excluded: waiting.filter(isWaiting).length,
    sums: first === undefined ? [] : [others.reduce(add, first)],
  };
}

export const BY_HAND = {
  'heard/1': (week) => {
    const n = received(week).filter(counts).length;
    return countOf(n, n, received(week).length - n);
  },
  'time_to_own/1': (week) =>
    times(
      received(week)
        .filter(counts)
        .map((c) => since(c, c.ownedAt)),
    ),
  'first_response_time/1': (week) =>
    times(
      received(week)
        .filter(counts)
        .map((c) => since(c, c.firstCustomerContactAt)),
    ),
  'time_to_resolution/1': (week) => ({
    ...times(standing(week).map((c) => since(c, c.resolvedAt))),
    excluded: ended(week, week.span).length - standing(week).length,
  }),
  'first_contact_resolution/2': firstContact,
  'came_back/1': (week) => {
    const cohort = ended(week, week.before);
    return countOf(cohort.filter((c) => isBack(c, week)).length, cohort.length, 0);
  },
  'promise_kept_rate/1': (week) => {
    const all = promisesOf(week).filter(({ of }) => counts(of));
    const due = all.filter(({ promise }) => isDue(promise));
    const kept = due.filter(({ promise }) => settledAs(promise) === 'kept').length;
    return shareOf(kept, due.length, all.length - due.length);
  },
  'promises_renegotiated/1': (week) => {
    const due = promisesOf(week).filter(({ of, promise }) => counts(of) && isDue(promise));
    const moved = due.filter(({ of, promise }) =>
      of.promises.some((p) => p.id === promise.follows && settledAs(p) === 'moved'),
    );
    return countOf(moved.length, due.length, promisesOf(week).length - due.length);
  },
  'empowerment_rate/1': (week) => {
    const chosen = standing(week).filter((c) => c.actions.some(isChosen));
    const alone = chosen.filter((c) => c.actions.filter(isChosen).every((a) => !wasAsked(a, c)));
    return shareOf(alone.length, chosen.length, standing(week).length - chosen.length);
  },
  'asked_within_own_limit/1': ({ ours, span }) => {
    const requests = ours
      .filter(counts)
      .flatMap((of) => of.requests.filter((r) => isIn(r.requestedAt, span)).map((request) => ({ of, request })));
    const within = requests.filter(({ of, request }) =>
      of.actions.filter((a) => request.actions.includes(a.id)).every((a) => a.decision.decision.outcome === 'allow'),
    );
    return shareOf(within.length, requests.length, 0);
  },
  'recovery_cost/2': (week) =>
    paid(
      week,
      (a) => a.cost,
      (a) => (a.cost?.minor ?? 0n) + (a.settles?.amount.minor ?? 0n) > 0n,
    ),
  'loss_paid/1': () => NOTHING,
  'statutory_paid/2': (week) =>
    paid(
      week,
      (a) => a.settles?.amount ?? null,
      (a) => a.settles !== null,
    ),
  'touches/1': (week) => {
    const met = standing(week)
      .map(touches)
      .filter((n) => n > 0);
    return { ...NOTHING, n: met.length, excluded: ended(week, week.span).length - met.length, value: median(met) };
  },
  'time_to_fulfil/1': (week) => {
    const worth = (a: RecoveryAction): boolean => (a.cost?.minor ?? 0n) + (a.settles?.amount.minor ?? 0n) > 0n;
    const on = week.ours
      .filter(counts)
      .flatMap((c) => c.actions.map((a) => ({ c, a })))
      .filter(({ a }) => worth(a) && isIn(a.at, week.span));
    const done = on.filter(({ a }) => a.status === 'done');
    const took = done.map(({ a, c }) => {
      const asked = c.requests.find((r) => r.actions.includes(a.id));
      return Math.max(0, a.at.getTime() - (asked?.decidedAt ?? a.at).getTime());
    });
    return { ...times(took), excluded: on.filter(({ a }) => isGiven(a) && a.status !== 'done').length };
  },
} satisfies Partial<Record<DigestMetricId, (week: WeekByHand) => Measured>>;
