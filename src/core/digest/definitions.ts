/** The metrics, each a row with a version: what is counted, what is left out, and which other one must stand beside it. A changed definition gets a new version and starts a new series. How each is summed: db/facts. Pure. */

/** What the weekly digest of a team shows. */
export const DIGEST_METRIC_IDS = [
  'heard/1',
  'time_to_own/1',
  'first_response_time/1',
  'time_to_resolution/1',
  'time_to_fulfil/1',
  'first_contact_resolution/2',
  'came_back/1',
  'repeat_complaint_rate/1',
  'promise_kept_rate/1',
  'promises_renegotiated/1',
  'empowerment_rate/1',
  'asked_within_own_limit/1',
  'recovery_cost/2',
  'loss_paid/1',
  'statutory_paid/2',
  'touches/1',
  'post_recovery_satisfaction/1',
  'survey_response/1',
  'lesson_closure/1',
] as const;
export type DigestMetricId = (typeof DIGEST_METRIC_IDS)[number];

/** What leaders and exports have besides. */
export const LEADER_METRIC_IDS = [
  'approvals_latency/1',
  'approvals_wait/1',
  'approvals_in_time/1',
  'approval_mix/1',
  'policy_friction/1',
  'recovery_cost_per_case/1',
  'remedy_consistency/1',
  'reopen_rate/1',
  'not_a_complaint_share/1',
  'customer_effort/1',
  'complaint_rate/1',
  'iceberg_ratio/1',
  'save_rate/1',
  'winback_rate/1',
] as const;

export const METRIC_IDS = [...DIGEST_METRIC_IDS, ...LEADER_METRIC_IDS] as const;
export type MetricId = (typeof METRIC_IDS)[number];

export interface Definition {
  /** Name and version. */
  readonly id: MetricId;
  /** Of people, of marks from 1 to 7 and of a case's amount it is the median of the team. `ratio`: a plain number. */
  readonly unit: 'count' | 'share' | 'time' | 'money' | 'people' | 'marks' | 'ratio';
  /** What a time is reckoned by; null: it is no time. */
  readonly clock: 'wall' | 'working' | null;
  /** What one of `n` is, for whoever reads this table; what the digest says stands in cards. */
  readonly counted: string;
  /** What is left out of `n`. */
  readonly leftOut: string;
  /** The metric that must stand beside it, so that neither can be bettered at the other's cost. */
  readonly pair: MetricId | null;
  /** So many days must have passed: it is of the same length of time, so many days earlier. */
  readonly days: number;
  /** What its parts are by; null: it has none. */
  readonly parts: 'level' | 'limit' | 'outcome' | 'kind' | null;
  /** It is of the whole house: nobody says to which team it belongs. */
  readonly ofHouse?: true;
}

/** Below this nothing is said of a time or a share but "too few to say", or "2 of 3". */
export const TOO_FEW = 5;

type Row = Pick<Definition, 'unit' | 'counted' | 'leftOut' | 'pair'> & Partial<Definition>;

type Rows = Readonly<Record<MetricId, Row>>;

const defined = (rows: Rows): Readonly<Record<MetricId, Definition>> =>
  forMetrics(METRIC_IDS, (id) => ({
    clock: rows[id].unit === 'time' ? 'wall' : null,
    days: 0,
    parts: null,
    ...rows[id],
    id,
  }));

const SPEED = {
  'heard/1': {
    unit: 'count',
    counted: 'complaints received',
    leftOut: 'dismissed or merged',
    pair: null,
  },
  'time_to_own/1': {
    unit: 'time',
    counted: 'complaints received that somebody took',
    leftOut: 'not taken yet',
    pair: 'first_response_time/1',
  },
  'first_response_time/1': {
    unit: 'time',
    counted: 'complaints received whose customer a person has contacted',
    leftOut: 'still waiting',
    pair: 'first_contact_resolution/2',
  },
  'time_to_resolution/1': {
    unit: 'time',
    counted: 'cases resolved',
    leftOut: 'reopened since',
    pair: 'reopen_rate/1',
  },
  'time_to_fulfil/1': {
    unit: 'time',
    counted: 'remedies with a cost, or owed, that were done, from when they might be given',
    leftOut: 'authorised in this time and not done yet',
    pair: 'recovery_cost/2',
  },
  'approvals_latency/1': {
    unit: 'time',
    clock: 'working',
    counted: 'requests for approval made that were decided, by how far up they went',
    leftOut: 'not decided',
    pair: 'approvals_in_time/1',
    parts: 'level',
  },
  'approvals_wait/1': {
    unit: 'time',
    counted: 'the same requests, by the clock on the wall, which is the customer’s',
    leftOut: 'not decided',
    pair: 'approvals_latency/1',
    parts: 'level',
  },
  'approvals_in_time/1': {
    unit: 'share',
    counted: 'requests for approval made that are settled; in time: decided before they ran out',
    leftOut: 'withdrawn, or still open',
    pair: 'approval_mix/1',
    parts: 'level',
  },
} as const;

const QUALITY = {
  'first_contact_resolution/2': {
    unit: 'share',
    counted: 'cases resolved, at least seven days ago; in touch once at most, one owner, accepted, and not back',
    leftOut: 'it is not known whether the customer accepted',
    pair: 'came_back/1',
    days: 7,
  },
  'came_back/1': {
    unit: 'count',
    counted: 'cases resolved, at least seven days ago',
    leftOut: 'none',
    pair: 'first_contact_resolution/2',
    days: 7,
  },
  'touches/1': {
    unit: 'people',
    counted: 'cases resolved, each with how many people of the house its customer dealt with',
    leftOut: 'reopened since, or nobody on record as having met the customer',
    pair: 'first_contact_resolution/2',
  },
  'repeat_complaint_rate/1': {
    unit: 'share',
    counted: 'customers with a case resolved at least 90 days ago; hit by the same failure again within 90 days',
    leftOut: 'cases whose customer nobody knows',
    pair: 'lesson_closure/1',
    days: 90,
  },
  'reopen_rate/1': {
    unit: 'share',
    counted: 'cases resolved at least 30 days ago; those that went on within 30 days of being resolved',
    leftOut: 'none',
    pair: 'time_to_resolution/1',
    days: 30,
  },
  'promise_kept_rate/1': {
    unit: 'share',
    counted: 'promises due',
    leftOut: 'moved in time to another date, void, or not yet settled',
    pair: 'promises_renegotiated/1',
  },
  'promises_renegotiated/1': {
    unit: 'count',
    counted: 'promises due',
    leftOut: 'void, or not yet settled',
    pair: 'promise_kept_rate/1',
  },
  'post_recovery_satisfaction/1': {
    unit: 'share',
    counted: 'answers of customers whose case was resolved seven days earlier, with a mark for all in all',
    leftOut: 'not asked, not answered, or no such mark',
    pair: 'survey_response/1',
    days: 7,
  },
  'survey_response/1': {
    unit: 'share',
    counted: 'customers asked whose case was resolved seven days earlier',
    leftOut: 'not asked: restricted, opted out, or asked a short while ago',
    pair: 'post_recovery_satisfaction/1',
    days: 7,
  },
  'customer_effort/1': {
    unit: 'marks',
    counted: 'answers, with a mark from 1 to 7 for how easy it was made; hits: three and below',
    leftOut: 'not asked, not answered, or no such mark',
    pair: 'survey_response/1',
    days: 7,
  },
  'remedy_consistency/1': {
    unit: 'ratio',
    counted: 'remedies with a cost, by failure and urgency; the middle half’s width over the median, at ten or more',
    leftOut: 'of kinds with fewer than ten',
    pair: 'recovery_cost_per_case/1',
    parts: 'kind',
  },
  'lesson_closure/1': {
    unit: 'share',
    counted: 'improvements due',
    leftOut: 'dropped',
    pair: 'repeat_complaint_rate/1',
  },
} as const;

const EMPOWERMENT = {
  'empowerment_rate/1': {
    unit: 'share',
    counted: 'cases resolved in which something with a cost was chosen to be given',
    leftOut: 'resolved with words or with what is owed alone',
    pair: 'asked_within_own_limit/1',
  },
  'asked_within_own_limit/1': {
    unit: 'share',
    counted: 'requests for approval made',
    leftOut: 'none',
    pair: 'empowerment_rate/1',
  },
  'approval_mix/1': {
    unit: 'share',
    counted: 'requests for approval made that are settled; hits: approved as they were asked',
    leftOut: 'still open',
    pair: 'approvals_latency/1',
    parts: 'outcome',
  },
  'policy_friction/1': {
    unit: 'count',
    counted: 'requests for approval made, by the limit that made them necessary',
    leftOut: 'no limit did',
    pair: 'approval_mix/1',
    parts: 'limit',
  },
  'recovery_cost/2': {
    unit: 'money',
    counted: 'cases on which something was given by choice, when it was done',
    leftOut: 'remedies asked for or given in this time that are not done yet',
    pair: 'statutory_paid/2',
  },
  'loss_paid/1': {
    unit: 'money',
    counted: 'cases on which a proved loss was made good, when it was done',
    leftOut: 'none',
    pair: 'recovery_cost/2',
  },
  'statutory_paid/2': {
    unit: 'money',
    counted: 'cases on which something owed by law was paid, when it was done',
    leftOut: 'owed in this time and not paid yet',
    pair: 'recovery_cost/2',
  },
  'recovery_cost_per_case/1': {
    unit: 'money',
    counted: 'cases on which something was given by choice; the median of a case',
    leftOut: 'none',
    pair: 'remedy_consistency/1',
  },
  'not_a_complaint_share/1': {
    unit: 'share',
    counted: 'complaints logged; hits: dismissed as none',
    leftOut: 'merged into another',
    pair: 'heard/1',
  },
} as const;

const LISTENING = {
  'complaint_rate/1': {
    unit: 'ratio',
    counted: 'transactions the operator told of; complaints for each thousand of them',
    leftOut: 'days nobody told of; what was heard in surveys and reviews',
    pair: 'iceberg_ratio/1',
  },
  'iceberg_ratio/1': {
    unit: 'share',
    counted: 'customers who were unhappy elsewhere; hits: without a complaint to us',
    leftOut: 'nobody knows who they are',
    pair: 'complaint_rate/1',
    ofHouse: true,
  },
  'save_rate/1': {
    unit: 'share',
    counted: 'customers marked as at risk 90 days ago of whom it is known whether they still buy',
    leftOut: 'not known',
    pair: 'winback_rate/1',
    days: 90,
  },
  'winback_rate/1': {
    unit: 'share',
    counted: 'customers somebody tried to win back',
    leftOut: 'not answered yet',
    pair: 'save_rate/1',
  },
} as const;

export const DEFINITIONS: Readonly<Record<MetricId, Definition>> = defined({
  ...SPEED,
  ...QUALITY,
  ...EMPOWERMENT,
  ...LISTENING,
});

/** One thing for each metric of the digest. */
export function forDigestMetrics<T>(make: (id: DigestMetricId) => T): Readonly<Record<DigestMetricId, T>> {
  return forMetrics(DIGEST_METRIC_IDS, make);
}

/** One thing for each of these metrics. */
export function forMetrics<Id extends MetricId, T>(ids: readonly Id[], make: (id: Id) => T): Readonly<Record<Id, T>> {
  const made: Partial<Record<Id, T>> = {};
  for (const id of ids) made[id] = make(id);
  // every id was given its own
  return made as Readonly<Record<Id, T>>;
}
