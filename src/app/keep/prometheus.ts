/** What an operator's monitoring reads: how far chat is behind, what is parked. A table of metrics, told as Prometheus text when it is asked for. */
import { messagesBehind } from '../../db/messages/messages.ts';
import { countDeliveries } from '../../db/deliveries/deliveries.ts';
import { countWithoutDecider, countWithoutOwner } from '../../db/case/next-look.ts';
import { countHints } from '../../db/hints/hints.ts';
import { usedOn } from '../../db/hints/use.ts';
import { countWishes } from '../../db/work/wishes.ts';
import { dayOfUse } from '../hints/hints.ts';
import type { Shell } from '../shell.ts';

/** What is counted, read once for all metrics. */
export interface Counts {
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
  /** Jobs waiting, by queue. */
  readonly jobs: ReadonlyMap<string, number>;
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
  } | null;
}

/** What tells several numbers of one metric apart. */
export const LABELS = ['queue', 'outcome'] as const;

export interface Metric {
  readonly name: string;
  /** One sentence, without a line break. */
  readonly help: string;
  readonly type: 'gauge' | 'counter';
  /** One number, or one for each queue; null where there is nothing to count. */
  readonly read: (counts: Counts) => number | ReadonlyMap<string, number> | null;
  /** What tells several numbers apart; `queue` when not given. */
  readonly by?: (typeof LABELS)[number];
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
  { name: 'amends_jobs', help: 'Jobs waiting, by queue.', type: 'gauge', read: (counts) => counts.jobs },
];

/** More messages than these are behind no worse. */
const MOST_BEHIND = 10_000;

export async function readCounts(
  shell: Shell,
  beside: Pick<Counts, 'slackConnections' | 'faults' | 'heldBack'> = { slackConnections: null, faults: 0, heldBack: 0 },
): Promise<Counts> {
  const behind = await messagesBehind(shell.db.read, shell.workspace, shell.now(), MOST_BEHIND);
  const queues = await shell.jobs.boss.getQueues();
  const wishes = await countWishes(shell.db.read, shell.workspace);
  const deliveries = await countDeliveries(shell.db.read, shell.workspace);
  return {
    behind: behind.length,
    uncertain: behind.filter((message) => message.uncertain).length,
    undeliverable: behind.filter((message) => message.stuck).length,
    withoutDecider: await countWithoutDecider(shell.db.read, shell.workspace),
    nobodyCanApprove: shell.alarms?.count ?? 0,
    wishes: wishes.waiting,
    wishesParked: wishes.parked,
    deliveries: deliveries.waiting,
    deliveriesDead: deliveries.dead,
    jobs: new Map(queues.map((queue) => [queue.name, queue.queuedCount ?? 0])),
    withoutOwner: await countWithoutOwner(shell.db.read, shell.workspace),
    ai: await ofModel(shell),
    ...beside,
  };
}

async function ofModel({ hints, db, workspace, now }: Shell): Promise<Counts['ai']> {
  if (hints === undefined) return null;
  const { tokens, cost } = await usedOn(db.read, workspace, dayOfUse(now()));
  const waiting = await countHints(db.read, workspace);
  return { outcomes: hints.outcomes, waiting, tokens, cost: cost / 1_000_000, leftAlone: hints.isLeftAlone() };
}

/** Format: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function prometheusText(counts: Counts): string {
  return METRICS.flatMap((metric) => linesOf(metric, counts).map((line) => `${line}\n`)).join('');
}

function linesOf({ name, help, type, read, by = 'queue' }: Metric, counts: Counts): readonly string[] {
  const value = read(counts);
  if (value === null) return [];
  const samples =
    typeof value === 'number'
      ? [`${name} ${value}`]
      : [...value].map(([queue, count]) => `${name}{${by}="${queue}"} ${count}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...samples];
}
