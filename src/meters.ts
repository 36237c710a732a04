/** What a process measures of itself, for whoever watches it: how long things take and how often they happen. By prom-client, one registry for each process. */
import Counter from 'prom-client/lib/counter.js';
import Histogram from 'prom-client/lib/histogram.js';
import Registry from 'prom-client/lib/registry.js';

/** Seconds: platforms wait three for an answer, a database answers in thousandths. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 120];

/** No label tells a person, a customer, a team or a channel: their values are fixed words of the code. */
export const METERS = {
  amends_acknowledge_seconds: {
    help: 'From a request to its answer, in seconds, by door and by what was answered: ok, refused, failed.',
    type: 'histogram',
    labels: ['door', 'outcome'],
  },
  amends_carry_out_seconds: {
    help: 'From the acknowledgement of what somebody wants done to its end, in seconds: ok, refused, put_off.',
    type: 'histogram',
    labels: ['outcome'],
  },
  amends_redrawn_seconds: {
    help: 'From what somebody asked to the message in chat that shows it, in seconds.',
    type: 'histogram',
    labels: ['platform'],
  },
  amends_chat_call_seconds: {
    help: 'Calls of a chat platform in seconds, by what is done and what came of it: sent, unknown, slowed (it asked to wait), later, never, absent, cannot_tell, failed.',
    type: 'histogram',
    labels: ['platform', 'method', 'outcome'],
  },
  amends_delivery_seconds: {
    help: 'Calls of other systems that are told, in seconds, by what came of it: done, failed, given_up, left.',
    type: 'histogram',
    labels: ['outcome'],
  },
  amends_model_seconds: {
    help: 'Questions to the model, in seconds, by what came of it.',
    type: 'histogram',
    labels: ['outcome'],
  },
  amends_not_saved_total: {
    help: 'Times that somebody was told that what they asked was not saved: not_saved, perhaps_saved, too_fast.',
    type: 'counter',
    labels: ['why'],
    words: ['not_saved', 'perhaps_saved', 'too_fast'],
  },
} as const satisfies Readonly<Record<string, MeterKind>>;

interface Kind {
  readonly help: string;
  readonly labels: readonly string[];
}

/** Of a counter all that its label may be: what was not told as 0 before shows no rise when it first happens. */
interface CounterKind extends Kind {
  readonly type: 'counter';
  readonly labels: readonly [string];
  readonly words: readonly string[];
}

type MeterKind = (Kind & { readonly type: 'histogram' }) | CounterKind;

type Timed = {
  [N in keyof typeof METERS]: (typeof METERS)[N]['type'] extends 'histogram' ? N : never;
}[keyof typeof METERS];
type Counted = Exclude<keyof typeof METERS, Timed>;
type LabelsOf<N extends Timed> = Readonly<Record<(typeof METERS)[N]['labels'][number], string>>;
type WordsOf<N extends Counted> = Readonly<
  Record<(typeof METERS)[N]['labels'][number], (typeof METERS)[N]['words'][number]>
>;

/** What an HTTP status says of how a request went. */
export const outcomeOf = (status: number): string => (status < 400 ? 'ok' : status < 500 ? 'refused' : 'failed');

export interface Meters {
  /** Notes that one of these took so many milliseconds. */
  took<N extends Timed>(name: N, labels: LabelsOf<N>, ms: number): void;
  /** Notes that one of these happened. */
  happened<N extends Counted>(name: N, labels: WordsOf<N>): void;
  /** Where everything that is told is registered. */
  readonly registry: Registry;
  /** All of it, as Prometheus reads it. */
  told(): Promise<string>;
  /** The same, as prom-client has it. */
  values(): Promise<readonly unknown[]>;
}

export interface TellNeeds {
  /** What /metrics would answer now, as prom-client has it. */
  readonly read: () => Promise<readonly unknown[]>;
  readonly now: () => Date;
  /** Tells this process from the others. */
  readonly instance: string;
  /** Told why somebody could not be told; it is tried again the next time. */
  readonly failed: (error: unknown) => void;
}

/** Begins to tell somebody the measures again and again, beside whoever asks for /metrics. */
export type TellMeasures = (needs: TellNeeds) => {
  /** Now, too. */
  tell(): Promise<void>;
  /** For the last time; takes at most so long, and never throws. */
  stop(mostMs: number): Promise<void>;
};

/** How often the loop of events is looked at, in milliseconds: ten times as seldom as usual, because a process that rests should rest. */
const LOOP_EVERY_MS = 100;

function fromZero(counter: Counter, { labels: [label], words }: CounterKind): Counter {
  for (const word of words) counter.inc({ [label]: word }, 0);
  return counter;
}

/** `ofProcess`: its memory, its processor and its loop of events, too, from when it is first told; once in a process. */
export function makeMeters({ ofProcess }: { readonly ofProcess: boolean }): Meters {
  const registry = new Registry();
  const registers = [registry];
  const timed = new Map<string, Histogram>();
  const counted = new Map<string, Counter>();
  for (const [name, kind] of Object.entries<MeterKind>(METERS)) {
    const settings = { name, help: kind.help, labelNames: [...kind.labels], registers };
    if (kind.type === 'histogram') timed.set(name, new Histogram({ ...settings, buckets: BUCKETS }));
    else counted.set(name, fromZero(new Counter(settings), kind));
  }
  // what watches the process is loaded when somebody asks: its modules are a twentieth of all, and nobody may ever ask
  const watch = async (): Promise<void> => {
    const { collectDefaultMetrics } = await import('prom-client');
    collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: LOOP_EVERY_MS });
  };
  let watching: Promise<void> | null = ofProcess ? null : Promise.resolve();
  return {
    took: (name, labels, ms) => timed.get(name)?.observe({ ...labels }, ms / 1_000),
    happened: (name, labels) => counted.get(name)?.inc({ ...labels }),
    registry,
    told: async () => {
      await (watching ??= watch());
      return await registry.metrics();
    },
    values: async () => {
      await (watching ??= watch());
      return await registry.getMetricsAsJSON();
    },
  };
}
