/** The database of the app, embedded or on a server: one pool that pg-boss and our own SQL share. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { causeOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Embedded } from './embedded.ts';
import { makeLanes } from './lanes.ts';
import { makeTurnstile } from './turnstile.ts';
import { migrate } from './migrate.ts';
import { SESSION, statement, type Queryable, type Transactional } from './serialisable.ts';

export interface Database extends Transactional {
  /** Reads outside of a transaction. Never inside one: the embedded database has a single connection. */
  readonly read: Queryable;
  /** Runs `take` in a session that lasts until the returned function is called, and again whenever that session was lost. */
  hold(session: Session): Promise<() => Promise<void>>;
  /** Resolves when the database answers; throws after `timeoutMs` (2,000 when not given) at the latest. */
  ping(timeoutMs?: number): Promise<void>;
  close(): Promise<void>;
}

/** What is taken in a session, and how it is given back where the session goes on. */
export interface Session {
  readonly take: string;
  readonly release: string;
}

export interface OpenDatabase {
  /** A server, `postgresql://…`; the embedded database when not given. */
  readonly url?: string | undefined;
  /** Directory of the embedded database; in memory when not given. */
  readonly dir?: string | undefined;
  /** A dumped data directory to begin with, embedded only. */
  readonly template?: Blob | undefined;
  readonly log: Log;
  /** Gives up waiting for a server that is away. */
  readonly signal?: AbortSignal | undefined;
  /** Connections to a server, 10 when not given. */
  readonly connections?: number | undefined;
  /** False leaves the tables as they are; then they must be up to date. */
  readonly migrations?: boolean | undefined;
}

/**
 * Opens the database and brings its tables up to date. A server that is away is waited for, with a warning each time,
 * until it answers or `signal` aborts. Throws at once when the data directory is in use or a migration cannot run.
 */
export async function openDatabase(options: OpenDatabase): Promise<Database> {
  const { url, log } = options;
  if (url !== undefined) {
    const pool = serverPool(url, options.connections ?? 10, log);
    try {
      await untilReachable(() => prepare(pool, options), options);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return makeDatabase(pool, undefined, url, log);
  }
  // not loaded where a server is used
  const { openEmbedded } = await import('./embedded.ts');
  const embedded = await openEmbedded(options.dir, options.template);
  try {
    await prepare(embedded.pool, options);
    await embedded.pool.query(SESSION);
  } catch (error) {
    await embedded.close();
    throw error;
  }
  return makeDatabase(embedded.pool, embedded, undefined, log);
}

async function prepare(pool: pg.Pool, { url, log, migrations }: OpenDatabase): Promise<void> {
  if (migrations === false) {
    await pool.query('SELECT 1');
    return;
  }
  // A server's migrations get a connection without time limits: one may take long, or wait for another process's.
  const unbounded = url === undefined ? pool : migrationPool(url);
  try {
    const applied = await migrate(unbounded);
    if (applied.length > 0) log.info('migrations applied', { count: applied.length, last: applied.at(-1) });
  } finally {
    if (unbounded !== pool) await unbounded.end();
  }
}

function migrationPool(connectionString: string): pg.Pool {
  const { connectionTimeoutMillis, keepAlive, keepAliveInitialDelayMillis } = SERVER_LIMITS;
  const pool = new pg.Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis,
    keepAlive,
    keepAliveInitialDelayMillis,
  });
  // the statement that is running when a connection is lost tells of it
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

function serverPool(connectionString: string, max: number, log: Log): pg.Pool {
  const onConnect = async (client: pg.ClientBase): Promise<void> => void (await client.query(SESSION));
  // oxlint-disable-next-line typescript/no-misused-promises -- pg waits for it, which its types do not say
  const pool = new pg.Pool({ connectionString, max, ...SERVER_LIMITS, pipeline: true, onConnect });
  // Without a listener a lost connection would end the process: the pool's hears of idle ones, the client's of those in use.
  pool.on('error', (error) => log.warn('database connection lost', { cause: causeOf(error) }));
  pool.on('connect', (client) =>
    client.on('error', (error) => log.debug('connection lost', { cause: causeOf(error) })),
  );
  return pool;
}

/** Bounds that make a half-open connection or a stuck statement show within seconds instead of never. */
const SERVER_LIMITS = {
  application_name: 'amends',
  keepAlive: true,
  keepAliveInitialDelayMillis: 5_000,
  connectionTimeoutMillis: 3_000,
  statement_timeout: 8_000,
  // a little above statement_timeout: the server's own answer is the better one, as its outcome is known
  query_timeout: 10_000,
  idle_in_transaction_session_timeout: 10_000,
} as const;

/** Several times what a transaction takes on a busy machine. */
const TURN_MS = 50;

/** Codes of a server that is away or starting, as against one that refuses us. Source: Node errors, PostgreSQL appendix A. */
const AWAY = /^(ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT|08\w{3}|57P0[123]|53300)$/;
const AWAY_MESSAGE = /timeout|terminated|Connection ended|Client has encountered a connection error/i;

/** Is the database away, so that the same may work later? */
export function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return (code === undefined ? AWAY_MESSAGE.test(error.message) : AWAY.test(code)) || isAway(error.cause);
}

/** Codes that leave it open whether the last statement was carried out. Source: PostgreSQL appendix A. */
const OPEN = /^(08|57P0[12]|57P05|40003)/;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** No connection came about. */
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/;

/** Was the statement that failed with this certainly not carried out? */
export function isUndone(error: unknown): boolean {
  if (error instanceof AggregateError && error.errors.length > 0) return error.errors.every(isUndone);
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return NOT_SENT.test(error.code) || (SQLSTATE.test(error.code) && !OPEN.test(error.code));
}

async function untilReachable(work: () => Promise<void>, { log, signal }: OpenDatabase): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      await work();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      const afterMs = Math.min(250 * 2 ** (attempt - 1), 5_000);
      log.warn('database is away, trying again', { attempt, afterMs, cause: causeOf(error) });
      await pause(afterMs, undefined, signal && { signal });
    }
  }
}

function makeDatabase(pool: pg.Pool, embedded: Embedded | undefined, url: string | undefined, log: Log): Database {
  const read: Queryable = {
    query: async <T extends pg.QueryResultRow>(text: string, params: readonly unknown[] = [], name?: string) =>
      (await pool.query<T>(statement(text, params, name, embedded === undefined))).rows,
  };
  return {
    pool,
    read,
    embedded: embedded !== undefined,
    lanes: makeLanes(),
    turnstile: makeTurnstile(TURN_MS),
    hold: async ({ take, release }) => {
      if (embedded === undefined) return await inSession(url, take, log);
      await embedded.pool.query(take);
      return async () => void (await embedded.pool.query(release));
    },
    ping: (timeoutMs = 2_000) => ping(pool, timeoutMs),
    close: () => (embedded === undefined ? pool.end() : embedded.close()),
  };
}

async function ping(pool: pg.Pool, timeoutMs: number): Promise<void> {
  await within(timeoutMs, pool.query('SELECT 1'), 'the database did not answer');
}

/** A connection of its own, which is opened again when it is lost. Until then its lock is gone, and others may take what this process works on: keys and claims make that harmless. */
async function inSession(url: string | undefined, take: string, log: Log): Promise<() => Promise<void>> {
  const stop = new AbortController();
  let client = await connectSession(url, take);
  const watch = (): void => {
    client.once('error', (error) => log.warn('database session lost', { cause: causeOf(error) }));
    client.once('end', () => {
      if (!stop.signal.aborted) reconnect().catch((error: unknown) => log.error('session', { cause: causeOf(error) }));
    });
  };
  const reconnect = async (): Promise<void> => {
    for (;;) {
      try {
        await pause(1_000, undefined, { signal: stop.signal });
        client = await connectSession(url, take);
        watch();
        return;
      } catch (error) {
        if (stop.signal.aborted) return;
        log.warn('database session is away, trying again', { cause: causeOf(error) });
      }
    }
  };
  watch();
  return async () => {
    stop.abort();
    await client.end();
  };
}

async function connectSession(connectionString: string | undefined, take: string): Promise<pg.Client> {
  const { keepAlive, keepAliveInitialDelayMillis, connectionTimeoutMillis } = SERVER_LIMITS;
  const limits = {
    keepAlive,
    keepAliveInitialDelayMillis,
    connectionTimeoutMillis,
    application_name: 'amends session',
  };
  const client = new pg.Client({ connectionString, ...limits });
  // an error before anybody watches must not end the process; 'end' follows it
  client.on('error', () => undefined);
  await client.connect();
  await client.query(take);
  return client;
}
