/** What an operator's monitoring reads of a workspace: how far chat is behind, what waits and since when, what is parked. A table of metrics over what is counted. */
import type { Waiting } from '../../db/work/waiting.ts';

/** What is counted, read once for all metrics. */
export interface Counts extends Waiting {
  readonly behind: number;
  readonly uncertain: number;
  readonly undeliverable: number;
  readonly withoutDecider: number;
  readonly nobodyCanApprove: number;
  /** Wishes waiting to be carried out. */
  readonly wishes: number;
  /** Wishes that failed every time. */
  readonly wishesParked: number;
  /** What other systems are still to be told. */
  readonly deliveries: number;
  readonly deliveriesDead: number;
  /** Digests that are due and not settled. */
  readonly digests: number;
  /** Seconds since the oldest of them is due; 0: there is none. */
  readonly digestLag: number;
  /** Open cases whose owner has left, because nobody could be found who sees to them. */
  readonly withoutOwner: number;
  /** Open connections to Slack; null where Slack calls over HTTP. */
  readonly slackConnections: number | null;
  /** Faults in the file of people as it was read last. */
  readonly faults: number;
  /** How many it drops, where they are too many for it to be taken by itself. */
  readonly heldBack: number;
  /** The model that suggests; null: there is none. */
  readonly ai: {
    readonly outcomes: ReadonlyMap<string, number>;
    readonly waiting: number;
    readonly tokens: number;
    /** Whole units of the operator's currency. */
    readonly cost: number;
    readonly leftAlone: boolean;
    /** The most of a day. */
    readonly mostTokens: number;
    /** Null: the tokens alone bound it. */
    readonly mostCost: number | null;
  } | null;
}

/** What tells several numbers of one metric apart. */
export const LABELS = ['workspace', 'queue', 'outcome'] as const;

export interface Metric {
  readonly name: string;
  /** One sentence, without a line break. */
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  /** One number, or one for each queue; null where there is nothing to count. */
  readonly read: (counts: Counts) => number | ReadonlyMap<string, number> | null;
  /** What tells several numbers apart; `queue` when not given. */
  readonly by?: Exclude<(typeof LABELS)[number], 'workspace'>;
}

export const METRICS: readonly Metric[] = [
  {
    name: 'amends_messages_behind',
    help: 'Messages that do not yet show what they should.',
    type: 'gauge',
    read: (counts) => counts.behind,
  },
  {
    name: 'amends_messages_uncertain',
    help: 'Messages of which it is not known whether they were posted.',
    type: 'gauge',
    read: (counts) => counts.uncertain,
  },
  {
    name: 'amends_messages_undeliverable',
    help: 'Messages that could not be posted where they should be; they are tried again.',
    type: 'gauge',
    read: (counts) => counts.undeliverable,
  },
  {
    name: 'amends_requests_without_decider',
    help: 'Requests that nobody can decide now.',
    type: 'gauge',
    read: (counts) => counts.withoutDecider,
  },
  {
    name: 'amends_nobody_can_approve_total',
    help: 'Times that nobody could approve what was asked, since the start.',
    type: 'counter',
    read: (counts) => counts.nobodyCanApprove,
  },
  {
    name: 'amends_cases_without_owner',
    help: 'Open cases whose owner has left and that nobody could take over.',
    type: 'gauge',
    read: (counts) => counts.withoutOwner,
  },
  {
    name: 'amends_people_file_faults',
    help: 'Faults in the file of people as it was read last; where there are any, everybody stays as they were.',
    type: 'gauge',
    read: (counts) => counts.faults,
  },
  {
    name: 'amends_people_file_held_back',
    help: 'People whom the changed file of people drops, where they are too many for it to be taken by itself; everybody stays as they were.',
    type: 'gauge',
    read: (counts) => counts.heldBack,
  },
  {
    name: 'amends_wishes',
    help: 'What people asked for and what waits to be carried out.',
    type: 'gauge',
    read: (counts) => counts.wishes,
  },
  {
    name: 'amends_wishes_parked',
    help: 'What people asked for and what could not be carried out, however often it was tried.',
    type: 'gauge',
    read: (counts) => counts.wishesParked,
  },
  {
    name: 'amends_deliveries',
    help: 'What other systems are to be told and were not told yet.',
    type: 'gauge',
    read: (counts) => counts.deliveries,
  },
  {
    name: 'amends_deliveries_dead',
    help: 'What other systems could not be told, however often it was tried.',
    type: 'gauge',
    read: (counts) => counts.deliveriesDead,
  },
  {
    name: 'amends_slack_connections',
    help: 'Open connections to Slack in Socket Mode; without one nothing of Slack arrives.',
    type: 'gauge',
    read: (counts) => counts.slackConnections,
  },
  {
    name: 'amends_ai_calls_total',
    help: 'What came of asking the model, by outcome, since the start.',
    type: 'counter',
    by: 'outcome',
    read: ({ ai }) => ai && ai.outcomes,
  },
  {
    name: 'amends_ai_waiting',
    help: 'What the model is still to be asked.',
    type: 'gauge',
    read: ({ ai }) => ai && ai.waiting,
  },
  {
    name: 'amends_ai_tokens_today',
    help: 'Tokens that all processes used since midnight UTC.',
    type: 'gauge',
    read: ({ ai }) => ai && ai.tokens,
  },
  {
    name: 'amends_ai_cost_today',
    help: 'What they cost, in the currency of the prices in amends.yaml.',
    type: 'gauge',
    read: ({ ai }) => ai && ai.cost,
  },
  {
    name: 'amends_ai_left_alone',
    help: 'Whether this process leaves the model alone for a while, because it did not answer.',
    type: 'gauge',
    read: ({ ai }) => ai && Number(ai.leftAlone),
  },
  {
    name: 'amends_ai_tokens_most',
    help: 'Tokens that may be used in a day.',
    type: 'gauge',
    read: ({ ai }) => ai && ai.mostTokens,
  },
  {
    name: 'amends_ai_cost_most',
    help: 'What they may cost in a day, where amends.yaml says.',
    type: 'gauge',
    read: ({ ai }) => ai && ai.mostCost,
  },
  {
    name: 'amends_digests_waiting',
    help: 'Digests of teams that are due and not posted.',
    type: 'gauge',
    read: (counts) => counts.digests,
  },
  {
    name: 'amends_digest_lag_seconds',
    help: 'How long the digest that waits longest is due.',
    type: 'gauge',
    read: (counts) => counts.digestLag,
  },
  {
    name: 'amends_messages_oldest_seconds',
    help: 'How long the message that is behind longest has not shown what it should.',
    type: 'gauge',
    read: (counts) => counts.oldestMessage,
  },
  {
    name: 'amends_messages_dead',
    help: 'Messages that do not show what they should and are not tried any more.',
    type: 'gauge',
    read: (counts) => counts.messagesDead,
  },
  {
    name: 'amends_wishes_put_off',
    help: 'What could not be carried out so far and is tried again.',
    type: 'gauge',
    read: (counts) => counts.wishesPutOff,
  },
  {
    name: 'amends_wishes_oldest_seconds',
    help: 'How long what people asked for and is not parked has waited at most.',
    type: 'gauge',
    read: (counts) => counts.oldestWish,
  },
  {
    name: 'amends_deliveries_oldest_seconds',
    help: 'How long another system has waited at most to be told something that is not given up.',
    type: 'gauge',
    read: (counts) => counts.oldestDelivery,
  },
  {
    name: 'amends_timers_late',
    help: 'Cases that were to be looked at more than 15 seconds ago.',
    type: 'gauge',
    read: (counts) => counts.timersLate,
  },
  {
    name: 'amends_timers_late_seconds',
    help: 'By how much the latest of them is late.',
    type: 'gauge',
    read: (counts) => counts.latestTimer,
  },
  {
    name: 'amends_sealed_by_old_key',
    help: 'Secrets and waiting texts that an older key than the first of AMENDS_SECRET_KEY opens.',
    type: 'gauge',
    read: (counts) => counts.sealedByOldKey,
  },
  {
    name: 'amends_audit_verified_seconds',
    help: 'Since when the journal was verified last; where it never was, since its first entry.',
    type: 'gauge',
    read: (counts) => counts.sinceVerified,
  },
  {
    name: 'amends_processes',
    help: 'Processes of Amends at work on this database.',
    type: 'gauge',
    read: (counts) => counts.processes,
  },
];
