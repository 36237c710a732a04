/** What /metrics answers: what the process measured of itself, always; and what waits in each workspace, as long as the database says. */
import type { Registry } from 'prom-client';
import Counter from 'prom-client/lib/counter.js';
import Gauge from 'prom-client/lib/gauge.js';
import { causeOf, type Log } from '../../log.ts';
import type { Meters } from '../../meters.ts';
import { within } from '../../within.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import type { ReplicaState } from '../../db/engine/replica.ts';
import type { Tally } from '../../db/engine/serialisable.ts';
import { METRICS, type Counts, type Metric } from './prometheus.ts';

/** One workspace, and how it is counted. */
export interface Counted {
  readonly workspace: WorkspaceId;
  /** Throws when the database is away. */
  readonly count: () => Promise<Counts>;
}

export interface ScrapeNeeds {
  readonly meters: Meters;
  readonly db: Pick<Database, 'replica'> & {
    readonly pool: Pick<Database['pool'], 'totalCount' | 'idleCount' | 'waitingCount'>;
    readonly tally: Tally;
  };
  readonly log: Log;
  /** Whoever asks again within so many milliseconds is told the same: many may ask, and counting is the database's work. */
  readonly sameMs: number;
}

/** Who scrapes gives up after ten seconds. */
const COUNTED_WITHIN_MS = 5_000;

/** Metrics of a process that are read when they are asked for. */
export const READ_OF_PROCESS = [
  { name: 'amends_database_up', help: 'Whether the database answered when it was counted last.', labels: [] },
  {
    name: 'amends_database_connections',
    help: 'Connections of this process to the database, and works that wait for one, by state: used, idle, waiting.',
    labels: ['state'],
  },
  {
    name: 'amends_transactions_total',
    help: 'Transactions of this process by what came of them: committed, repeated after a lost race, failed.',
    labels: ['outcome'],
  },
] as const;

/** Of the copy that sums are read from; told where there is one. */
export const READ_OF_REPLICA = [
  { name: 'amends_replica_up', help: 'Whether the replica answers and follows the database.', labels: [] },
  {
    name: 'amends_replica_lag_seconds',
    help: 'How far the replica is behind; left out while it does not follow.',
    labels: [],
  },
  {
    name: 'amends_replica_aligned_seconds',
    help: 'Since when the replica was not seen with everything, or since the first look where it never was.',
    labels: [],
  },
] as const;
/** Behind by less, it is as good as the database for what is summed. */
const ALIGNED_MS = 1_000;

export interface Scrape {
  /** As Prometheus reads it. */
  readonly text: (all: readonly Counted[]) => Promise<string>;
  /** See `Meters`. */
  readonly values: (all: readonly Counted[]) => Promise<readonly unknown[]>;
}

/** Makes what answers; what goes wrong with the database is said in the answer. */
export function makeScrape({ meters, db, log, sameMs }: ScrapeNeeds): Scrape {
  const { registry } = meters;
  const registers = [registry];
  const ofWorkspaces = METRICS.map((metric) => instrumentOf(metric, meters));
  const [UP, CONNECTIONS, TRANSACTIONS] = READ_OF_PROCESS;
  const up = new Gauge({ ...UP, registers });
  const connections = new Gauge({ ...CONNECTIONS, labelNames: [...CONNECTIONS.labels], registers });
  const transactions = new Counter({ ...TRANSACTIONS, labelNames: [...TRANSACTIONS.labels], registers });
  const copy = replicaTold(registers);
  let last: { readonly until: number; readonly read: Promise<void> } | null = null;

  const readAll = async (all: readonly Counted[]): Promise<void> => {
    try {
      const counting = Promise.all(all.map(async ({ workspace, count }) => ({ workspace, counts: await count() })));
      const counted = await within(COUNTED_WITHIN_MS, counting, 'the database did not say in time what waits');
      for (const one of ofWorkspaces) one.tell(counted);
      up.set(1);
    } catch (error) {
      log.warn('what waits could not be counted', { cause: causeOf(error) });
      for (const one of ofWorkspaces) one.tell([]);
      up.set(0);
    }
  };

  const count = async (all: readonly Counted[]): Promise<void> => {
    if (last === null || performance.now() >= last.until) {
      const read = readAll(all).finally(() => (last = { until: performance.now() + sameMs, read }));
      last = { until: Infinity, read };
    }
    await last.read;
    copy(await db.replica());
    const { totalCount, idleCount, waitingCount } = db.pool;
    connections.set({ state: 'used' }, totalCount - idleCount);
    connections.set({ state: 'idle' }, idleCount);
    connections.set({ state: 'waiting' }, waitingCount);
    transactions.reset();
    for (const [outcome, times] of Object.entries(db.tally)) transactions.inc({ outcome }, times);
  };
  return {
    text: async (all) => {
      await count(all);
      return await meters.told();
    },
    values: async (all) => {
      await count(all);
      return await meters.values();
    },
  };
}

/** Made when there is one for the first time: a metric that is there says 0 by itself. */
function replicaTold(registers: Registry[]): (state: ReplicaState | null) => void {
  let told: { up: Gauge; lag: Gauge; aligned: Gauge; at: number } | undefined;
  return (state) => {
    if (state === null) return;
    const [UP, LAG, ALIGNED] = READ_OF_REPLICA;
    told ??= {
      up: new Gauge({ ...UP, registers }),
      lag: new Gauge({ ...LAG, registers }),
      aligned: new Gauge({ ...ALIGNED, registers }),
      at: performance.now(),
    };
    told.up.set(Number(state.kind === 'follows'));
    if (state.kind === 'follows') told.lag.set(state.lagMs / 1_000);
    else told.lag.remove();
    if (state.kind === 'follows' && state.lagMs < ALIGNED_MS) told.at = performance.now();
    told.aligned.set((performance.now() - told.at) / 1_000);
  };
}

interface Instrument {
  /** Tells these, and nothing of what was told before. */
  tell(counted: readonly { readonly workspace: WorkspaceId; readonly counts: Counts }[]): void;
}

function instrumentOf({ name, help, type, read, by = 'queue' }: Metric, { registry }: Meters): Instrument {
  const settings = { name, help, registers: [registry], labelNames: ['workspace', by] };
  const told = type === 'gauge' ? new Gauge(settings) : new Counter(settings);
  return {
    tell: (counted) => {
      told.reset();
      for (const { workspace, counts } of counted) {
        const value = read(counts);
        const values = typeof value === 'number' ? [[undefined, value] as const] : [...(value ?? [])];
        for (const [of, number] of values) told.inc({ workspace, ...(of !== undefined && { [by]: of }) }, number);
      }
    },
  };
}
