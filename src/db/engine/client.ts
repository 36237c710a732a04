/** The database of the app, embedded or on a server. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { causeOf, type Log } from '../../log.ts';
import { within } from '../../within.ts';
import type { Embedded } from './embedded.ts';
import { makeLanes } from './lanes.ts';
import type { ReplicaState } from './replica.ts';
import { makeTurnstile } from './turnstile.ts';
import { makeConnections } from './connections.ts';
import { CONNECTION_LIMITS, migrationPool } from './migration-pool.ts';
import { migrate } from './migrate.ts';
import {
  isUnanswered,
  outsideOfTransactions,
  SESSION,
  sqlState,
  statement,
  type Queryable,
  type Transactional,
} from './serialisable.ts';

export interface Database extends Transactional {
  readonly pool: pg.Pool;
  /** Reads outside of a transaction. Never inside one: the embedded database has a single connection. */
  readonly read: Queryable;
  /** Runs `take` in a session that lasts until the returned function is called, and again whenever that session was lost. */
  hold(session: Session): Promise<() => Promise<void>>;
  /** Resolves when the database answers; throws after `timeoutMs` (2,000 when not given) at the latest. */
  ping(timeoutMs?: number): Promise<void>;
  /** Where sums and exports read everything that is committed by now: a copy of the database, where there is one that has it. Never what a decision goes by. */
  forSums(): Promise<Queryable>;
  /** How that copy is; null where there is none. */
  replica(): Promise<ReplicaState | null>;
  /** The same database by so many connections of its own, to be closed by itself; the embedded one has a single connection, which all share. */
  beside(connections: number): Database;
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
  /** The same server as the owner of its tables, who brings them up to date; not given: whoever `url` names does. */
  readonly migrationUrl?: string | undefined;
  /** A copy of the same database that only reads; none when not given. */
  readonly replicaUrl?: string | undefined;
  /** Directory of the embedded database; in memory when not given. */
  readonly dir?: string | undefined;
  /** A dumped data directory to begin with, embedded only. */
  readonly template?: Blob | undefined;
  readonly log: Log;
  /** Gives up waiting for a server that is away. */
  readonly signal?: AbortSignal | undefined;
  /** Connections to a server, 10 when not given. */
  readonly connections?: number | undefined;
  /** A connection to a server that gives no answer for so many milliseconds counts as lost; 4,500 when not given, so that an outage shows within 5 seconds. */
  readonly answersWithinMs?: number | undefined;
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
    const server = { url, answersWithinMs: options.answersWithinMs ?? ANSWERS_WITHIN_MS, log };
    const pool = serverPool(server, options.connections ?? 10);
    try {
      await untilReachable(() => prepare(pool, options), options);
    } catch (error) {
      await pool.end();
      throw error;
    }
    const database = makeDatabase(pool, server);
    return options.replicaUrl === undefined ? database : await withReplica(database, options.replicaUrl, log);
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
  return makeDatabase(embedded.pool, embedded);
}

async function withReplica(database: Database, url: string, log: Log): Promise<Database> {
  const { openReplica } = await import('./replica.ts');
  const replica = openReplica(url, database.read, log);
  return {
    ...database,
    forSums: () => replica.current(),
    replica: () => replica.state(),
    beside: (connections) => ({ ...database.beside(connections), forSums: () => replica.current() }),
    close: async () => {
      await replica.close();
      await database.close();
    },
  };
}

async function prepare(pool: pg.Pool, { url, log, migrations, migrationUrl }: OpenDatabase): Promise<void> {
  if (migrations === false) {
    await pool.query('SELECT 1');
    return;
  }
  const applied = migrationUrl === undefined ? await ownMigrations(pool, url) : await ownersMigrations(migrationUrl);
  if (applied.length > 0) log.info('migrations applied', { count: applied.length, last: applied.at(-1) });
}

async function ownMigrations(pool: pg.Pool, url: string | undefined): Promise<readonly string[]> {
  const unbounded = url === undefined ? pool : migrationPool(url);
  try {
    return await migrate(unbounded);
  } finally {
    if (unbounded !== pool) await unbounded.end();
  }
}

/** What the owner of the tables does is not loaded where nobody else is. */
async function ownersMigrations(migrationUrl: string): Promise<readonly string[]> {
  const { bringUpToDate } = await import('./up-to-date.ts');
  return await bringUpToDate(migrationUrl);
}

interface Server {
  readonly url: string;
  readonly answersWithinMs: number;
  readonly log: Log;
}

function serverPool({ url: connectionString, answersWithinMs, log }: Server, max: number): pg.Pool {
  const onConnect = async (client: pg.ClientBase): Promise<void> => void (await client.query(SESSION));
  const limits = {
    ...SERVER_LIMITS,
    statement_timeout: answersWithinMs + 3_500,
    // a little above statement_timeout: the server's own answer is the better one, as its outcome is known
    query_timeout: answersWithinMs + 5_500,
  };
  // oxlint-disable-next-line typescript/no-misused-promises -- pg waits for it, which its types do not say
  const pool = new pg.Pool({ connectionString, max, ...limits, pipeline: true, onConnect });
  // Without a listener a lost connection would end the process: the pool's hears of idle ones, the client's of those in use.
  pool.on('error', (error) => log.warn('database connection lost', { cause: causeOf(error) }));
  pool.on('connect', (client) =>
    client.on('error', (error) => log.debug('connection lost', { cause: causeOf(error) })),
  );
  return pool;
}

const ANSWERS_WITHIN_MS = 4_500;

/** Bounds that make a half-open connection or a stuck statement show within seconds instead of never. */
const SERVER_LIMITS = {
  application_name: 'amends',
  ...CONNECTION_LIMITS,
  idle_in_transaction_session_timeout: 10_000,
  // a new one takes its first command ten times as long: until its statements are planned
  idleTimeoutMillis: 300_000,
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

/** Does something that needs the database, from the beginning whenever that is away, with a warning each time, until `signal` aborts. */
export async function untilReachable<T>(
  work: () => Promise<T>,
  { log, signal }: Pick<OpenDatabase, 'log' | 'signal'>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
      const afterMs = Math.min(250 * 2 ** (attempt - 1), 5_000);
      log.warn('database is away, trying again', { attempt, afterMs, cause: causeOf(error) });
      await pause(afterMs, undefined, signal && { signal });
    }
  }
}

/** A statement by itself that was given up for another one has done nothing, and is done again. Source: PostgreSQL, appendix A. */
const DEADLOCK = '40P01';
const MOST_DEADLOCKS = 3;

function makeDatabase(pool: pg.Pool, on: Embedded | Server): Database {
  const server = 'url' in on ? on : undefined;
  const answersWithinMs = server?.answersWithinMs ?? null;
  const connections = makeConnections(pool);
  const read: Queryable = {
    async query<T extends pg.QueryResultRow>(text: string, params: readonly unknown[] = [], name?: string) {
      outsideOfTransactions();
      for (let left = MOST_DEADLOCKS; ; left -= 1)
        try {
          return await once<T>(text, params, name);
        } catch (error) {
          if (sqlState(error) !== DEADLOCK || left === 0) throw error;
        }
    },
  };
  const once = async <T extends pg.QueryResultRow>(
    text: string,
    params: readonly unknown[],
    name: string | undefined,
  ): Promise<T[]> => {
    const client = await connections.take();
    let isBroken = false;
    try {
      return (await client.query<T>(statement(text, params, name, answersWithinMs))).rows;
    } catch (error) {
      isBroken = sqlState(error) === undefined;
      if (isUnanswered(error)) connections.doubt(client);
      throw error;
    } finally {
      client.release(isBroken);
    }
  };
  const database: Database = {
    pool,
    connections,
    read,
    embedded: server === undefined,
    answersWithinMs,
    lanes: makeLanes(),
    turnstile: makeTurnstile(TURN_MS),
    tally: { committed: 0, repeated: 0, failed: 0 },
    hold: async ({ take, release }) => {
      if (server !== undefined) return await inSession(server.url, take, server.log);
      await pool.query(take);
      return async () => void (await pool.query(release));
    },
    ping: (timeoutMs = 2_000) => ping(pool, timeoutMs),
    forSums: () => Promise.resolve(read),
    replica: () => Promise.resolve(null),
    beside: (connections) => {
      if (server === undefined) return database;
      const other = makeDatabase(serverPool(server, connections), server);
      // what waits for each other here waits whichever connection it goes by
      return { ...other, lanes: database.lanes, turnstile: database.turnstile };
    },
    close: () => ('url' in on ? pool.end() : on.close()),
  };
  return database;
}

async function ping(pool: pg.Pool, timeoutMs: number): Promise<void> {
  await within(timeoutMs, pool.query('SELECT 1'), 'the database did not answer');
}

/** A connection of its own, which is opened again when it is lost. Until then its lock is gone, and others may take what this process works on: keys and claims make that harmless. */
async function inSession(url: string, take: string, log: Log): Promise<() => Promise<void>> {
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
  const limits = { ...CONNECTION_LIMITS, application_name: 'amends session' };
  const client = new pg.Client({ connectionString, ...limits });
  // an error before anybody watches must not end the process; 'end' follows it
  client.on('error', () => undefined);
  await client.connect();
  await client.query(take);
  return client;
}
