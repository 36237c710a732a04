/** A week of a team as the metrics look at it. Pure. */
import type { Window } from '../base/time.ts';
import type { FairnessItem } from '../case/care/survey.ts';
import type { ApprovalRequest, CustomerPromise, RecoveryAction, RecoveryCase } from '../case/case.ts';
import type { ShoutOut } from '../case/ends.ts';
import { isGiven } from '../case/fulfilment.ts';

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
  /** Of its resolved cases; not given: not known. */
  readonly surveys?: SurveysCounted;
  /** Of the improvements that were due in it; not given: none. */
  readonly improvements?: { readonly due: number; readonly inTime: number; readonly dropped: number };
}

/** What the customers of a week's resolved cases said by now: sums, and nothing of any one of them. */
export interface SurveysCounted {
  readonly asked: number;
  /** Restricted, opted out, or asked a short while ago. */
  readonly notAsked: number;
  readonly answered: number;
  /** How many gave a mark, and how many of them a good one. */
  readonly marks: Readonly<Record<FairnessItem, { readonly n: number; readonly good: number }>>;
}

const NO_MARKS = { n: 0, good: 0 };
export const NO_SURVEYS: SurveysCounted = {
  asked: 0,
  notAsked: 0,
  answered: 0,
  marks: { overall: NO_MARKS, outcome: NO_MARKS, procedure: NO_MARKS, interaction: NO_MARKS },
};

export interface WeekSeen {
  readonly span: Window;
  readonly facts: WeekFacts;
  /** The week before: its resolved cases are seven days old when this week ends. Null when it is not known. */
  readonly before: WeekFacts | null;
}

/** Neither dismissed nor merged into another: what every count is about. */
export const counts = (c: RecoveryCase): boolean => c.status !== 'dismissed' && c.status !== 'merged';

/** When the customer first said it, also where several complaints were put together. */
export function firstReceived(c: RecoveryCase): Date {
  return c.complaints.map((one) => one.receivedAt).reduce(earlier, c.receivedAt);
}
const earlier = (a: Date, b: Date): Date => (b < a ? b : a);

/** Cases resolved in the week and not reopened since. */
export function resolvedIn(facts: WeekFacts): readonly RecoveryCase[] {
  return facts.resolved.filter((c) => counts(c) && c.resolution !== null);
}

/** Requests for approval made in the week, each with its case. */
export function requestsIn(
  week: WeekSeen,
): readonly { readonly of: RecoveryCase; readonly request: ApprovalRequest }[] {
  const { facts, span } = week;
  const cases = [...facts.received, ...facts.resolved, ...facts.open, ...facts.actions.map(({ of }) => of)];
  const once = [...new Map(cases.map((c) => [c.id, c])).values()].filter(counts);
  return once.flatMap((of) =>
    of.requests
      .filter((r) => r.requestedAt >= span.from && r.requestedAt < span.until)
      .map((request) => ({ of, request })),
  );
}

/** Chosen to be given, with a cost; words and what is owed by a rule are not. */
export const isDiscretionary = (a: RecoveryAction): boolean => isGiven(a) && a.cost !== null && a.cost.minor > 0n;

/** Nothing at all to tell about. */
export function isEmpty(facts: WeekFacts): boolean {
  const cases = facts.received.filter(counts).length + facts.resolved.filter(counts).length;
  const onCases = [...facts.promisesDue, ...facts.actions].filter(({ of }) => counts(of)).length;
  return cases + onCases + facts.shoutOuts.length === 0;
}
