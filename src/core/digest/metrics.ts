/** The metrics, each a row with a version: what is counted, what is left out, and which other one must stand beside it. A changed definition gets a new version and starts a new series. Pure. */
import {
  askedWithinOwnLimit,
  cameBack,
  content,
  empowerment,
  firstContactResolution,
  firstResponse,
  heard,
  lessonsClosed,
  peopleMet,
  promisesKept,
  promisesMoved,
  recoveryCost,
  statutoryPaid,
  surveyResponse,
  timeToOwn,
  timeToResolution,
} from './measures.ts';
import type { Measured } from './measured.ts';
import type { WeekSeen } from './week.ts';

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
  'touches/1',
  'post_recovery_satisfaction/1',
  'survey_response/1',
  'lesson_closure/1',
] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export interface Definition {
  /** Name and version. */
  readonly id: MetricId;
  /** Times are on the wall clock; people are a median, of the team. */
  readonly unit: 'count' | 'share' | 'time' | 'money' | 'people';
  /** What one of `n` is, for whoever reads this table; what the digest says stands in cards. */
  readonly counted: string;
  /** What is left out of `n`. */
  readonly leftOut: string;
  /** The metric that must stand beside it, so that neither can be bettered at the other's cost. */
  readonly pair: MetricId | null;
  readonly measure: (week: WeekSeen) => Measured;
}

/** Below this nothing is said of a time or a share but "too few to say", or "2 of 3". */
export const TOO_FEW = 5;

export const DEFINITIONS: Readonly<Record<MetricId, Definition>> = {
  'heard/1': {
    id: 'heard/1',
    unit: 'count',
    counted: 'complaints received in the week',
    leftOut: 'dismissed or merged',
    pair: null,
    measure: heard,
  },
  'time_to_own/1': {
    id: 'time_to_own/1',
    unit: 'time',
    counted: 'complaints received in the week that somebody took',
    leftOut: 'not taken yet',
    pair: 'first_response_time/1',
    measure: timeToOwn,
  },
  'first_response_time/1': {
    id: 'first_response_time/1',
    unit: 'time',
    counted: 'complaints received in the week whose customer a person has contacted',
    leftOut: 'still waiting',
    pair: 'first_contact_resolution/1',
    measure: firstResponse,
  },
  'time_to_resolution/1': {
    id: 'time_to_resolution/1',
    unit: 'time',
    counted: 'cases resolved in the week',
    leftOut: 'reopened since',
    pair: 'came_back/1',
    measure: timeToResolution,
  },
  'first_contact_resolution/1': {
    id: 'first_contact_resolution/1',
    unit: 'share',
    counted: 'cases resolved in the week before, so that seven days have passed',
    leftOut: 'it is not known whether the customer accepted',
    pair: 'came_back/1',
    measure: firstContactResolution,
  },
  'came_back/1': {
    id: 'came_back/1',
    unit: 'count',
    counted: 'cases resolved in the week before',
    leftOut: 'none',
    pair: 'first_contact_resolution/1',
    measure: cameBack,
  },
  'promise_kept_rate/1': {
    id: 'promise_kept_rate/1',
    unit: 'share',
    counted: 'promises due in the week',
    leftOut: 'moved in time to another date, void, or not yet settled',
    pair: 'promises_renegotiated/1',
    measure: promisesKept,
  },
  'promises_renegotiated/1': {
    id: 'promises_renegotiated/1',
    unit: 'count',
    counted: 'promises due in the week',
    leftOut: 'void, or not yet settled',
    pair: 'promise_kept_rate/1',
    measure: promisesMoved,
  },
  'empowerment_rate/1': {
    id: 'empowerment_rate/1',
    unit: 'share',
    counted: 'cases resolved in the week in which something with a cost was chosen to be given',
    leftOut: 'resolved with words or with what is owed alone',
    pair: 'asked_within_own_limit/1',
    measure: empowerment,
  },
  'asked_within_own_limit/1': {
    id: 'asked_within_own_limit/1',
    unit: 'share',
    counted: 'requests for approval made in the week',
    leftOut: 'none',
    pair: 'empowerment_rate/1',
    measure: askedWithinOwnLimit,
  },
  'recovery_cost/1': {
    id: 'recovery_cost/1',
    unit: 'money',
    counted: 'cases on which something was given in the week',
    leftOut: 'not given yet',
    pair: 'statutory_paid/1',
    measure: recoveryCost,
  },
  'statutory_paid/1': {
    id: 'statutory_paid/1',
    unit: 'money',
    counted: 'cases on which something owed by law was paid in the week',
    leftOut: 'not paid yet',
    pair: 'recovery_cost/1',
    measure: statutoryPaid,
  },
  'touches/1': {
    id: 'touches/1',
    unit: 'people',
    counted: 'cases resolved in the week, each with how many people of the house its customer dealt with',
    leftOut: 'reopened since, or nobody on record as having met the customer',
    pair: 'first_contact_resolution/1',
    measure: peopleMet,
  },
  'post_recovery_satisfaction/1': {
    id: 'post_recovery_satisfaction/1',
    unit: 'share',
    counted: 'answers of customers whose case was resolved in the week before, with a mark for all in all',
    leftOut: 'not asked, not answered, or no such mark',
    pair: 'survey_response/1',
    measure: content,
  },
  'survey_response/1': {
    id: 'survey_response/1',
    unit: 'share',
    counted: 'customers asked whose case was resolved in the week before',
    leftOut: 'not asked: restricted, opted out, or asked a short while ago',
    pair: 'post_recovery_satisfaction/1',
    measure: surveyResponse,
  },
  'lesson_closure/1': {
    id: 'lesson_closure/1',
    unit: 'share',
    counted: 'improvements due in the week',
    leftOut: 'dropped',
    pair: 'came_back/1',
    measure: lessonsClosed,
  },
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
    'touches/1': make('touches/1'),
    'post_recovery_satisfaction/1': make('post_recovery_satisfaction/1'),
    'survey_response/1': make('survey_response/1'),
    'lesson_closure/1': make('lesson_closure/1'),
  };
}
