/** A copy of the database that only reads: sums and exports ask it, decisions never. Where it is behind, the database itself answers. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { causeOf, sparingly, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Queryable } from './serialisable.ts';

/** How a copy is: `not_a_copy` takes writes, or follows nothing. */
export type ReplicaState =
  | { readonly kind: 'follows'; readonly lagMs: number }
  | { readonly kind: 'not_a_copy' }
  | { readonly kind: 'away'; readonly cause: string };

export interface Replica {
  /** Where everything can be read that is committed by now: the copy, or the database itself. */
  current(): Promise<Queryable>;
  state(): Promise<ReplicaState>;
  close(): Promise<void>;
}

/** Behind by more than this it is not asked at all. */
export const MOST_LAG_MS = 60_000;
/** What was just committed is waited for this long: sums are asked for by nobody who stands at a desk. */
const WAIT_MS = 2_000;
const AGAIN_MS = 50;
const CONNECTIONS = 4;
const ANSWER_MS = 3_000;

export function openReplica(url: string, primary: Queryable, log: Log, now: () => Date = () => new Date()): Replica {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'amends sums',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
    // an export of years may take longer than what somebody waits for
    statement_timeout: 60_000,
    query_timeout: 62_000,
  });
  // who asks is told; an idle connection that is lost concerns nobody
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const read: Queryable = {
    query: async <T extends pg.QueryResultRow>(text: string, params: readonly unknown[] = []) =>
      (await pool.query<T>(text, [...params])).rows,
  };
  const passed = sparingly(log, now, 'the replica is not used, the database itself answers');
  return {
    current: async () => {
      const why = await behind(primary, read).catch((error: unknown) => causeOf(error));
      if (why === null) return read;
      passed({ cause: why });
      return primary;
    },
    state: () => stateOf(read).catch((error: unknown) => ({ kind: 'away', cause: causeOf(error) })),
    close: () => pool.end(),
  };
}

/** Why the copy cannot answer for what is committed by now; null: it can. */
async function behind(primary: Queryable, copy: Queryable): Promise<string | null> {
  const [here] = await primary.query<{ lsn: string }>('SELECT pg_current_wal_lsn()::text AS lsn');
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const state = await stateOf(copy, here?.lsn);
    if (state.kind !== 'follows') return 'it follows no other database';
    if (state.has) return null;
    if (state.lagMs > MOST_LAG_MS) return `it is ${Math.round(state.lagMs / 1000)} s behind`;
    if (performance.now() > until) return 'it does not have what was just committed';
    await pause(AGAIN_MS);
  }
}

/** `lsn`: is there everything up to it? Without traffic a copy is no older than what it received. */
async function stateOf(
  copy: Queryable,
  lsn: string | null = null,
): Promise<Exclude<ReplicaState, { kind: 'follows' | 'away' }> | { kind: 'follows'; lagMs: number; has: boolean }> {
  const [row] = await within(
    ANSWER_MS,
    copy.query<{ follows: boolean; has: boolean | null; lag: number | null }>(
      `SELECT pg_is_in_recovery() AS follows, pg_last_wal_replay_lsn() >= $1::pg_lsn AS has,
         CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
              ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp()) * 1000 END::float8 AS lag`,
      [lsn],
    ),
    'the replica did not answer',
  );
  if (row?.follows !== true) return { kind: 'not_a_copy' };
  return { kind: 'follows', lagMs: Math.max(0, row.lag ?? 0), has: row.has === true };
}
