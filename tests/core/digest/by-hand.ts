/** Metrics of a week as somebody would count them, case by case: what the sums of the database are held against, and what digests of tests are made of. */
import { add, type Money } from '../../../src/core/base/money.ts';
import { previousWeek, weekWindow, type Window } from '../../../src/core/base/time.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryAction, RecoveryCase } from '../../../src/core/case/case.ts';
import type { ShoutOut } from '../../../src/core/case/ends.ts';
import { isGiven } from '../../../src/core/case/fulfilment.ts';
import { touches } from '../../../src/core/case/touches.ts';
import type { DigestMetricId } from '../../../src/core/digest/definitions.ts';
import { counts, firstReceived } from '../../../src/core/digest/facts.ts';
import { countOf, NOTHING as NONE, shareOf, timeOf, type Measured } from '../../../src/core/digest/measured.ts';
import { median, quantile } from '../../../src/core/digest/statistics.ts';
import type { SurveysCounted } from '../../../src/core/digest/week.ts';

/** What happened to a team in one week, as rows; cases as they are now. */
export interface WeekFacts {
  readonly received: readonly RecoveryCase[];
  readonly resolved: readonly RecoveryCase[];
  /** Still open now. */
  readonly open: readonly RecoveryCase[];
  readonly promisesDue: readonly { readonly of: RecoveryCase; readonly promise: CustomerPromise }[];
  /** Asked for or given in the week. */
  readonly actions: readonly { readonly of: RecoveryCase; readonly action: RecoveryAction }[];
  /** Posted in the week. */
  readonly shoutOuts: readonly { readonly of: RecoveryCase; readonly shoutOut: ShoutOut }[];
  readonly surveys?: SurveysCounted;
  readonly improvements?: { readonly due: number; readonly inTime: number; readonly dropped: number };
}
export const NOTHING: WeekFacts = { received: [], resolved: [], open: [], promisesDue: [], actions: [], shoutOuts: [] };

const NO_MARKS = { n: 0, good: 0 };
export const NO_SURVEYS: SurveysCounted = {
  asked: 0,
  notAsked: 0,
  answered: 0,
  marks: { overall: NO_MARKS, outcome: NO_MARKS, procedure: NO_MARKS, interaction: NO_MARKS },
};

export interface WeekByHand {
  readonly span: Window;
  readonly facts: WeekFacts;
  /** The week before: its resolved cases are seven days old when this week ends. */
  readonly before: WeekFacts;
  /** Everything that may be the same again. */
  readonly all: readonly RecoveryCase[];
}

/** Of the cases of a team those that belong to a week by their times. */
export function weekOfCases(
  ours: readonly RecoveryCase[],
  all: readonly RecoveryCase[],
  week: string,
  zone: string,
): WeekByHand {
  const span = weekWindow(week, zone);
  const before = factsIn(ours, weekWindow(previousWeek(week), zone));
  return { span, facts: factsIn(ours, span), before, all };
}

function factsIn(ours: readonly RecoveryCase[], span: Window): WeekFacts {
  return {
    received: ours.filter((c) => isIn(firstReceived(c), span)),
    resolved: ours.filter((c) => isIn(c.resolvedAt, span)),
    open: ours,
    promisesDue: ours.flatMap((of) =>
      of.promises.filter(({ due }) => isIn(due, span)).map((promise) => ({ of, promise })),
    ),
    actions: ours.flatMap((of) => of.actions.filter(({ at }) => isIn(at, span)).map((action) => ({ of, action }))),
    shoutOuts: [],
  };
}

const isIn = (at: Date | null, { from, until }: Window): boolean => at !== null && at >= from && at < until;
const ended = ({ resolved }: WeekFacts) => resolved.filter(counts);
const standing = (facts: WeekFacts) => ended(facts).filter((c) => c.resolution !== null);
const since = (c: RecoveryCase, at: Date | null): number | null =>
  at === null ? null : Math.max(0, at.getTime() - firstReceived(c).getTime());

function times(all: readonly (number | null)[]): Measured {
  const known = all.filter((ms) => ms !== null);
  return timeOf(median(known), quantile(known, 0.9), known.length, all.length - known.length);
}

const WEEK_MS = 7 * 86_400_000;

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
  const cohort = ended(week.before);
  const known = cohort.filter(
    (c) => c.reopened > 0 || (c.resolution !== null && c.resolution.customerAccepted !== 'unknown'),
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

const isChosen = (a: RecoveryAction): boolean => isGiven(a) && a.cost !== null && a.cost.minor > 0n;
const isWorth = (a: RecoveryAction): boolean => (a.cost?.minor ?? 0n) + (a.settles?.amount.minor ?? 0n) > 0n;
const wasAsked = (a: RecoveryAction, c: RecoveryCase): boolean => c.requests.some((r) => r.actions.includes(a.id));

type On = WeekFacts['actions'][number];
const waitingIn = ({ facts }: WeekByHand): readonly On[] =>
  facts.actions.filter(({ of, action }) => counts(of) && isGiven(action) && action.status !== 'done');
// of these cases nothing tells when it was done but when it was given
const doneIn = ({ facts }: WeekByHand): readonly On[] =>
  facts.actions.filter(({ of, action }) => counts(of) && action.status === 'done');

function paid(
  week: WeekByHand,
  amountOf: (a: RecoveryAction) => Money | null,
  isOpen: (a: RecoveryAction) => boolean,
): Measured {
  const paidOn = doneIn(week).flatMap(({ of, action }) => {
    const amount = amountOf(action);
    return amount === null || amount.minor <= 0n ? [] : [{ of: of.id, amount }];
  });
  const [first, ...others] = paidOn;
  return {
    ...NONE,
    n: new Set(paidOn.map(({ of }) => of)).size,
    excluded: waitingIn(week).filter(({ action }) => isOpen(action)).length,
    sums: first === undefined ? [] : [others.reduce((sum, { amount }) => add(sum, amount), first.amount)],
  };
}

function requestsIn({ facts, span }: WeekByHand): readonly { of: RecoveryCase; request: ApprovalRequest }[] {
  const cases = [...facts.received, ...facts.resolved, ...facts.open, ...facts.actions.map(({ of }) => of)];
  const once = [...new Map(cases.map((c) => [c.id, c])).values()].filter(counts);
  return once.flatMap((of) => of.requests.filter((r) => isIn(r.requestedAt, span)).map((request) => ({ of, request })));
}

type Count = (week: WeekByHand) => Measured;

/** What the cases alone tell. */
export const BY_HAND = {
  'heard/1': ({ facts }) => {
    const n = facts.received.filter(counts).length;
    return countOf(n, n, facts.received.length - n);
  },
  'time_to_own/1': ({ facts }) => times(facts.received.filter(counts).map((c) => since(c, c.ownedAt))),
  'first_response_time/1': ({ facts }) =>
    times(facts.received.filter(counts).map((c) => since(c, c.firstCustomerContactAt))),
  'time_to_resolution/1': ({ facts }) => ({
    ...times(standing(facts).map((c) => since(c, c.resolvedAt))),
    excluded: ended(facts).length - standing(facts).length,
  }),
  'time_to_fulfil/1': (week) => {
    const took = doneIn(week)
      .filter(({ action }) => isWorth(action))
      .map(({ of, action: a }) => {
        const asked = of.requests.find((r) => r.actions.includes(a.id));
        return Math.max(0, a.at.getTime() - (asked?.decidedAt ?? a.at).getTime());
      });
    return { ...times(took), excluded: waitingIn(week).filter(({ action }) => isWorth(action)).length };
  },
  'first_contact_resolution/2': firstContact,
  'came_back/1': (week) => {
    const cohort = ended(week.before);
    return countOf(cohort.filter((c) => isBack(c, week)).length, cohort.length, 0);
  },
  'promise_kept_rate/1': ({ facts }) => {
    const all = facts.promisesDue.filter(({ of }) => counts(of));
    const due = all.filter(({ promise }) => isDue(promise));
    const kept = due.filter(({ promise }) => settledAs(promise) === 'kept').length;
    return shareOf(kept, due.length, all.length - due.length);
  },
  'promises_renegotiated/1': ({ facts }) => {
    const due = facts.promisesDue.filter(({ of, promise }) => counts(of) && isDue(promise));
    const moved = due.filter(({ of, promise }) =>
      of.promises.some((p) => p.id === promise.follows && settledAs(p) === 'moved'),
    );
    return countOf(moved.length, due.length, facts.promisesDue.length - due.length);
  },
  'empowerment_rate/1': ({ facts }) => {
    const chosen = standing(facts).filter((c) => c.actions.some(isChosen));
    const alone = chosen.filter((c) => c.actions.filter(isChosen).every((a) => !wasAsked(a, c)));
    return shareOf(alone.length, chosen.length, standing(facts).length - chosen.length);
  },
  'asked_within_own_limit/1': (week) => {
    const requests = requestsIn(week);
    const within = requests.filter(({ of, request }) => {
      const asked = of.actions.filter((a) => request.actions.includes(a.id));
      return asked.length > 0 && asked.every((a) => a.decision.decision.outcome === 'allow');
    });
    return shareOf(within.length, requests.length, 0);
  },
  'recovery_cost/2': (week) => paid(week, (a) => a.cost, isWorth),
  'loss_paid/1': () => NONE,
  'statutory_paid/2': (week) =>
    paid(
      week,
      (a) => a.settles?.amount ?? null,
      (a) => a.settles !== null,
    ),
  'touches/1': ({ facts }) => {
    const met = standing(facts)
      .map(touches)
      .filter((n) => n > 0);
    return { ...NONE, n: met.length, excluded: ended(facts).length - met.length, value: median(met) };
  },
} satisfies Partial<Record<DigestMetricId, Count>>;

/** With what is not on a case. */
export const ALL_BY_HAND: Readonly<Record<DigestMetricId, Count>> = {
  ...BY_HAND,
  'repeat_complaint_rate/1': () => NONE,
  'post_recovery_satisfaction/1': ({ before: { surveys = NO_SURVEYS } }) => {
    const { good, n } = surveys.marks.overall;
    return shareOf(good, n, surveys.asked - n + surveys.notAsked);
  },
  'survey_response/1': ({ before: { surveys = NO_SURVEYS } }) =>
    shareOf(surveys.answered, surveys.asked, surveys.notAsked),
  'lesson_closure/1': ({ facts: { improvements = { due: 0, inTime: 0, dropped: 0 } } }) =>
    shareOf(improvements.inTime, improvements.due, improvements.dropped),
};
