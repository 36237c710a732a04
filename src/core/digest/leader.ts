/** The digest of whoever leads a team: how long people wait for a yes, which limits make them ask, what is overdue. By level and team, never by a person. Pure. */
import type { BudgetStanding } from '../authority/budgets.ts';
import type { Goal, GoalMetric, Team } from '../base/members.ts';
import type { Window } from '../base/time.ts';
import { TOO_FEW } from './definitions.ts';

/** As the database sums it, over all teams that are looked at. */
export interface LeaderSums {
  /** Requests decided in the period, by the rung of the ladder that was asked last, from 0. Working time in milliseconds. */
  readonly waits: readonly Wait[];
  /** What the customer waited for these decisions, on the wall clock. */
  readonly customer: Omit<Wait, 'level'>;
  /** Of requests made in the period: `decided` in time, `expired` without an answer, `within` the asker's own limits. */
  readonly requests: {
    readonly asked: number;
    readonly decided: number;
    readonly expired: number;
    readonly within: number;
  };
  /** Limits that caused requests, the one that caused most first. */
  readonly limits: readonly LimitAsked[];
  /** Of the last twelve months, the earliest first. */
  readonly months: readonly Month[];
}
export interface Wait {
  readonly level: number;
  readonly n: number;
  readonly p50: number | null;
  readonly p90: number | null;
}
export interface LimitAsked {
  /** Grant and scope, as the policy names them. */
  readonly limit: string;
  readonly asked: number;
  readonly decided: number;
  /** With a yes, to what was asked or to another offer. */
  readonly approved: number;
}
export interface Month {
  /** `2026-11`. */
  readonly month: string;
  readonly heard: number;
  readonly kept: Share;
  readonly alone: Share;
}
export interface Share {
  readonly n: number;
  readonly hits: number;
}

export interface LeaderInput {
  readonly teams: readonly Team[];
  /** `2026-W47` or `2026-11`. */
  readonly period: string;
  readonly span: Window;
  readonly zone: string;
  readonly sums: LeaderSums;
  readonly overdue: { readonly count: number; readonly oldest: Date | null };
  readonly budgets: readonly BudgetStanding[];
  /** Of the period, by the goals of the teams; null: not measured. */
  readonly reached: ReadonlyMap<string, Reached>;
  /** Complaints that were heard, as the teams' digests count them. */
  readonly heard: number;
  /** Of all that was logged, how much was no complaint. */
  readonly notComplaints: Share;
  /** On the days of which the operator told how much was traded. */
  readonly traded: Traded;
  readonly pulse: readonly PulseTold[];
  /** Of all who were unhappy in a survey or review, how many had said nothing; null: not known. */
  readonly iceberg: Share | null;
  readonly recognition: Recognition | null;
}

export interface Traded {
  readonly transactions: number;
  readonly complaints: number;
}

/** How a team fared by one metric: a share, or the median of times. */
export interface Reached {
  readonly n: number;
  readonly value: number | null;
}
/** One sentence of the pulse: how many said yes, of those who answered. */
export interface PulseTold {
  readonly item: 'knew' | 'backed' | 'enough';
  readonly yes: number;
  readonly n: number;
}
export interface Recognition {
  readonly coverage: Share;
  /** Between the group with most and the one with least, from 0 to 1; null: fewer than two groups large enough. */
  readonly gap: number | null;
}

export interface LeaderDigest {
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  readonly period: string;
  readonly span: Window;
  readonly zone: string;
  /** The level asked first before the others; a level of few is counted alone. */
  readonly waits: readonly Told<Wait>[];
  readonly customer: Omit<Wait, 'level'> | null;
  /** Of the requests that were decided or expired. */
  readonly inTime: Share | null;
  readonly limits: readonly (LimitAsked & { readonly isAlways: boolean })[];
  readonly within: Share | null;
  readonly overdue: LeaderInput['overdue'] | null;
  readonly budgets: readonly BudgetStanding[];
  readonly goals: readonly GoalTold[];
  readonly heard: number;
  readonly notComplaints: Share | null;
  /** Complaints for each thousand transactions; null: nobody told of any. */
  readonly perThousand: number | null;
  readonly iceberg: Share | null;
  readonly recognition: Recognition | null;
  readonly pulse: readonly PulseTold[];
  readonly course: Course | null;
}
/** `isFew`: too few to say more than that. */
type Told<T> = T & { readonly isFew: boolean };
export interface GoalTold {
  readonly team: string;
  readonly metric: GoalMetric;
  readonly goal: Goal;
  /** Null: too few to say. */
  readonly value: number | null;
  readonly isReached: boolean | null;
}

/** Twelve months of what is told in percent, or of complaints where no share is known long enough. */
export type Course =
  | { readonly kind: 'shares'; readonly months: readonly string[]; readonly of: readonly CourseOf[] }
  | { readonly kind: 'heard'; readonly months: readonly string[]; readonly values: readonly number[] };
export interface CourseOf {
  readonly metric: 'promise_kept_rate' | 'empowerment_rate';
  /** From 0 to 1; null: too few in the month. */
  readonly values: readonly (number | null)[];
}

/** From so many answers on, and this share of yes, a limit is one that is always approved. */
const ALWAYS = 0.9;
const MOST_LIMITS = 3;
const MOST_GOALS = 5;
/** Fewer months are no course. */
const LEAST_MONTHS = 4;

/** Null when there is nothing to tell of the period, whatever there was before it. */
export function makeLeaderDigest(input: LeaderInput): LeaderDigest | null {
  const { sums, overdue, budgets, heard, notComplaints } = input;
  const { requests } = sums;
  const answered = requests.decided + requests.expired;
  if (notComplaints.n === 0 && requests.asked === 0 && answered === 0 && overdue.count === 0) return null;
  return {
    teams: input.teams.map(({ id, name }) => ({ id, name })),
    period: input.period,
    span: input.span,
    zone: input.zone,
    waits: sums.waits.filter(({ n }) => n > 0).map((one) => ({ ...one, isFew: one.n < TOO_FEW })),
    customer: sums.customer.n < TOO_FEW ? null : sums.customer,
    inTime: share(requests.decided, answered),
    limits: sums.limits.slice(0, MOST_LIMITS).map((one) => ({
      ...one,
      isAlways: one.decided >= TOO_FEW && one.approved / one.decided >= ALWAYS,
    })),
    within: requests.within === 0 ? null : share(requests.within, requests.asked),
    overdue: overdue.count === 0 ? null : overdue,
    budgets,
    goals: goalsOf(input).slice(0, MOST_GOALS),
    heard,
    notComplaints: notComplaints.hits === 0 ? null : notComplaints,
    perThousand: perThousandOf(input.traded),
    iceberg: input.iceberg === null || input.iceberg.n === 0 ? null : input.iceberg,
    recognition: input.recognition,
    pulse: input.pulse.filter(({ n }) => n >= TOO_FEW),
    course: courseOf(sums.months),
  };
}

const perThousandOf = ({ transactions, complaints }: Traded): number | null =>
  transactions < TOO_FEW ? null : (complaints / transactions) * 1000;

const share = (hits: number, n: number): Share | null => (n === 0 ? null : { hits, n });

function goalsOf({ teams, reached }: LeaderInput): readonly GoalTold[] {
  return teams.flatMap(({ id, name, goals = [] }) =>
    goals.flatMap((goal): readonly GoalTold[] => {
      const found = reached.get(`${id} ${goal.metric}`);
      if (found === undefined || found.n === 0) return [];
      const value = found.n < TOO_FEW ? null : found.value;
      return [
        { team: name, metric: goal.metric, goal, value, isReached: value === null ? null : isReached(goal, value) },
      ];
    }),
  );
}

const isReached = ({ atLeast = -Infinity, atMost = Infinity }: Goal, value: number): boolean =>
  value >= atLeast && value <= atMost;

const valueOf = ({ n, hits }: Share): number | null => (n < TOO_FEW ? null : hits / n);

/** As many shares as are known together for long enough; else how many complaints there were. */
function courseOf(months: readonly Month[]): Course | null {
  const names = months.map(({ month }) => month);
  const known: readonly CourseOf[] = [
    { metric: 'promise_kept_rate', values: months.map(({ kept }) => valueOf(kept)) },
    { metric: 'empowerment_rate', values: months.map(({ alone }) => valueOf(alone)) },
  ];
  const of: CourseOf[] = [];
  for (const one of known) if (together([...of, one]) >= LEAST_MONTHS) of.push(one);
  if (of.length > 0) return { kind: 'shares', months: names, of };
  const first = months.findIndex(({ heard }) => heard > 0);
  const since = first === -1 ? [] : months.slice(first);
  if (since.length < LEAST_MONTHS) return null;
  return { kind: 'heard', months: since.map(({ month }) => month), values: since.map(({ heard }) => heard) };
}

/** In how many months all of them are known. */
const together = (all: readonly CourseOf[]): number =>
  (all[0]?.values ?? []).filter((_, at) => all.every(({ values }) => values[at] !== null)).length;
