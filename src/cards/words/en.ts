/** The names of things in plain English: remedies, kinds of failure, states. Sentences are with the cards they belong to. */
import { nameInWords } from '../../core/policy/words/expression-in-words.ts';
import type { Sensitivity } from '../../core/policy/policy.ts';
import type { LimitScope } from '../../core/policy/policy.ts';
import type { FailureType, ServiceStage, Severity } from '../../core/base/failures.ts';
import type { CustomerAccepted, CaseStatus, Outcome, RootCause } from '../../core/case/status.ts';
import type { ActionStatus, RequestStatus } from '../../core/case/case.ts';

/** Remedies the field knows; an operator's own name is shown as typed, with its underscores opened. */
export const REMEDIES: Readonly<Record<string, string>> = {
  apology: 'apology',
  explanation: 'explanation',
  callback: 'call back',
  reperformance: 'put it right (room move, redo)',
  replacement: 'replacement',
  refund: 'refund',
  credit: 'credit',
  voucher: 'voucher',
  points: 'points',
  upgrade: 'upgrade',
  goodwill: 'goodwill payment',
  escalated_contact: 'call by a manager',
  correction: 'correction',
};
export const remedy = (kind: string): string =>
  Object.hasOwn(REMEDIES, kind) ? (REMEDIES[kind] ?? kind) : nameInWords(kind);

export const FAILURE: Readonly<Record<FailureType, string>> = {
  'outcome.product': 'the product or food was not right',
  'outcome.facility': 'room or facility failed',
  'outcome.availability': 'not available as booked',
  'outcome.delay': 'too late',
  'outcome.cancellation': 'cancelled',
  'outcome.lost_damaged': 'lost or damaged',
  'outcome.technical': 'technical failure',
  'outcome.safety': 'safety',
  'process.staff': 'how people were treated',
  'process.communication': 'not told, not called back',
  'process.billing': 'billing or price',
  'process.data': 'data or privacy',
  'process.access': 'could not get in or through',
  other: 'something else',
};

/** Stands for the name of a member the workplace does not know any more. */
export const SOMEBODY_GONE = 'somebody who has left';

export const NO_POLICY = 'No policy is in force today. The operator has to put one in force.';

export const SEVERITY: Readonly<Record<Severity, string>> = {
  S1: 'S1, drop everything',
  S2: 'S2, today matters',
  S3: 'S3, soon',
  S4: 'S4, when it suits the customer',
};
export const STAGE: Readonly<Record<ServiceStage, string>> = {
  before: 'before the service',
  during: 'the customer is still with us',
  after: 'after the service',
};
export const STATUS: Readonly<Record<CaseStatus, string>> = {
  owned: 'in hand',
  waiting: 'waiting for a decision',
  resolved: 'resolved',
  closed: 'closed',
  dismissed: 'not a complaint',
  merged: 'merged',
};
export const ACTION_STATUS: Readonly<Record<ActionStatus, string>> = {
  pending_approval: 'waiting for approval',
  countered: 'counter-offer made',
  authorised: 'authorised',
  done: 'done',
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'expired unanswered',
  lapsed: 'lapsed unused',
  refused_by_customer: 'not given',
};
export const REQUEST_STATUS: Readonly<Record<RequestStatus, string>> = {
  pending: 'waiting',
  countered: 'counter-offer made',
  approved: 'approved',
  declined: 'declined',
  withdrawn: 'withdrawn',
  expired: 'expired unanswered',
};
export const ACCEPTED: Readonly<Record<CustomerAccepted, string>> = { yes: 'yes', no: 'no', unknown: 'not known yet' };
export const OUTCOME: Readonly<Record<Outcome, string>> = {
  satisfied: 'the customer is satisfied',
  accepted: 'the customer accepted it',
  unresolved: 'not put right',
  withdrawn: 'the customer withdrew it',
  no_contact: 'we could not reach the customer',
};
export const ROOT_CAUSE: Readonly<Record<RootCause, string>> = {
  mistake: 'a slip in a step',
  rework: 'had to be done again',
  breakdown: 'something broke or was missing',
  inefficiency: 'the process is too slow or too long',
  variation: 'done differently each time',
};
export const SCOPE: Readonly<Record<LimitScope, string>> = {
  action: 'per remedy',
  passenger: 'for this passenger',
  incident: 'for this case',
  order: 'for this order',
  customer: 'for this customer',
  actor_day: 'today',
  actor_week: 'this week',
  actor_month: 'this month',
  actor_quarter: 'this quarter',
  actor_year: 'this year',
  team_week: 'for the team this week',
  team_month: 'for the team this month',
  team_quarter: 'for the team this quarter',
  team_year: 'for the team this year',
};

/** What a restricted case is about. */
export const SENSITIVITY: Readonly<Record<Sensitivity, string>> = {
  injury: 'somebody hurt, ill or in danger',
  discrimination: 'discrimination',
  safeguarding: 'a child, or somebody who may harm themselves',
  staff_misconduct: 'what a colleague did to somebody',
  legal: 'a lawyer, a court, an authority, a leak of data',
  press: 'the press, or going public',
};
