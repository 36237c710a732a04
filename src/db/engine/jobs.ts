/** pg-boss on the pool that everything else uses, so that a job can be part of the transaction it belongs to. */
import { createHash } from 'node:crypto';
import { PgBoss, type ConstructorOptions, type Db, type SendOptions } from 'pg-boss';
import type pg from 'pg';
import { causeOf, type Log } from '../../log.ts';
import type { Database } from './client.ts';
import { jsonParam } from './json-param.ts';
import type { Tx } from './serialisable.ts';

export type Queues = Readonly<Record<string, NonNullable<Parameters<PgBoss['createQueue']>[1]>>>;

export interface EnqueueOptions extends Pick<SendOptions, 'id' | 'startAfter' | 'singletonKey' | 'priority'> {
  /** Enqueues as part of this transaction; on its own when not given. */
  readonly tx?: Tx;
}

export interface JobToAdd extends Pick<SendOptions, 'id' | 'startAfter' | 'singletonKey' | 'priority'> {
  readonly data: object;
}

/** A job that comes again and again; one missed while nothing ran is caught up once. */
export interface Schedule {
  /** Tells it from the queue's others. */
  readonly key: string;
  readonly cron: string;
  readonly zone: string;
  readonly data: object;
}

export interface Jobs {
  readonly boss: PgBoss;
  /**
   * Enqueues a job. With an `id` (see `jobId`) that is there already nothing changes. Returns whether it is new.
   * Throws what the database says; inside `tx` the transaction is over then.
   */
  enqueue(queue: string, data: object, options?: EnqueueOptions): Promise<boolean>;
  /** Enqueues several jobs of one queue as part of a transaction, in one round trip. */
  enqueueAll(queue: string, jobs: readonly JobToAdd[], tx: Tx): Promise<void>;
  /**
   * Stores a job on its own, or throws within `timeoutMs`; then it is undone. Only when the answer to the very commit is
   * lost may it be there nevertheless: the same id on the next try makes it the same job.
   */
  enqueueWithin(timeoutMs: number, queue: string, job: JobToAdd & { readonly id: string }): Promise<boolean>;
  /** Deletes a job that is not needed any more, in whatever state; none of that id is fine. */
  drop(queue: string, id: string, tx?: Tx): Promise<void>;
  /** Makes schedules of a queue what is given; one that is so already is not written. Others of the queue stay. */
  scheduleAll(queue: string, schedules: readonly Schedule[]): Promise<void>;
  /** Stops taking jobs, and waits at most `timeoutMs` for those at work. The database stays open. */
  stop(timeoutMs?: number): Promise<void>;
}

/**
 * Starts pg-boss and creates the queues, in the order given: a dead letter queue before those that name it.
 * `options` may hold a `TestClock` as `clock`, and a `schema` of its own for it.
 */
export async function openJobs(
  database: Database,
  log: Log,
  queues: Queues,
  options: Partial<ConstructorOptions> = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    db: onPool(database),
    backend: database.embedded ? 'pglite' : 'postgres',
    useListenNotify: true,
    ...options,
  });
  boss.on('error', (error) => log.warn('job engine', { cause: causeOf(error) }));
  await boss.start();
  for (const [name, queue] of Object.entries(queues)) {
    await boss.createQueue(name, queue);
    // Fills the engine's queue cache now: filled inside a transaction it would wait for a second connection.
    await boss.findJobs(name, { id: '00000000-0000-0000-0000-000000000000' });
  }
  return {
    boss,
    enqueue: async (queue, data, { tx, ...job } = {}) =>
      (await boss.send(queue, data, { ...job, ...(tx && { db: inTransaction(tx) }) })) !== null,
    async enqueueAll(queue, added, tx) {
      if (added.length > 0) await boss.insert(queue, [...added], { db: inTransaction(tx) });
    },
    enqueueWithin: async (timeoutMs, queue, { data, ...options }) =>
      (await boss.send(queue, data, { ...options, db: within(database, timeoutMs) })) !== null,
    async drop(queue, id, tx) {
      await boss.deleteJob(queue, id, tx && { db: inTransaction(tx) });
    },
    async scheduleAll(queue, schedules) {
      await database.read.query(scheduled(options.schema ?? 'pgboss'), [queue, jsonParam(schedules)]);
    },
    stop: (timeoutMs = 5_000) => boss.stop({ timeout: timeoutMs }),
  };
}

/** What the engine's own `schedule` writes, one statement each, for as many as there are: there may be thousands of teams. */
function scheduled(schema: string): string {
  return `INSERT INTO ${schema}.schedule AS s (name, key, kind, cron, timezone, data, options)
    SELECT $1, key, 'cron', cron, zone, data, jsonb_build_object('tz', zone, 'key', key, 'missed', 'once')
    FROM jsonb_to_recordset($2::jsonb) AS wanted (key text, cron text, zone text, data jsonb)
    ON CONFLICT (name, key) DO UPDATE SET kind = excluded.kind, cron = excluded.cron, timezone = excluded.timezone,
      data = excluded.data, options = excluded.options, updated_on = excluded.updated_on
    WHERE (s.kind, s.cron, s.timezone, s.data, s.options) IS DISTINCT FROM
      (excluded.kind, excluded.cron, excluded.timezone, excluded.data, excluded.options)`;
}

/** The same id for the same words, always: a job enqueued twice under it is there once. A UUID (version 8, SHA-256). */
export function jobId(...words: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-');
}

/** Our transaction as pg-boss knows a database: what it does there is committed or undone with the rest. */
export function inTransaction(tx: Tx): Db {
  return { executeSql: async (text, values) => ({ rows: await tx.query(text, values) }) };
}

/** The pool as pg-boss knows a database. The embedded one has a single connection, which all must share. */
function onPool(database: Database): Db {
  const { pool, embedded } = database;
  let session: readonly string[] = [];
  const ready = new WeakSet<object>();
  const checkOut = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect();
    if (!ready.has(client)) for (const statement of session) await client.query(statement);
    ready.add(client);
    return client;
  };
  return {
    async executeSql(text, values) {
      const client = await checkOut();
      let lost = false;
      try {
        return await run(client, text, values);
      } catch (error) {
        // a failed block of several statements leaves a transaction open
        await client.query('ROLLBACK').catch(() => (lost = !embedded));
        throw error;
      } finally {
        client.release(lost);
      }
    },
    async setSessionStatements(statements) {
      session = statements;
      if (embedded) for (const statement of session) await pool.query(statement);
    },
    async listen(channel, onNotification, onReconnect) {
      const stop = await database.listen(channel, onNotification);
      onReconnect();
      return { close: stop };
    },
  };
}

async function run(client: pg.PoolClient, text: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
  const done: pg.QueryResult | pg.QueryResult[] =
    values === undefined || values.length === 0 ? await client.query(text) : await client.query(text, values);
  return { rows: Array.isArray(done) ? done.flatMap(({ rows }) => rows) : done.rows };
}

/** One transaction per statement that is given up, and so undone, when it takes too long. */
function within({ pool, embedded }: Database, timeoutMs: number): Db {
  return {
    async executeSql(text, values) {
      const late = AbortSignal.timeout(timeoutMs);
      const tooLate = new Promise<never>((_resolve, reject) => {
        late.addEventListener('abort', () => reject(new Error(`not stored within ${timeoutMs} ms`)));
      });
      const client = await connectOr(pool, tooLate);
      const storing = store(client, text, values, late);
      try {
        const done = await Promise.race([storing, tooLate]);
        client.release();
        return done;
      } catch (error) {
        // a server undoes what a closed connection did not commit; the only connection of the embedded one must go on
        if (late.aborted && !embedded) client.release(true);
        else {
          const undone = storing.catch(() => undefined).then(() => client.query('ROLLBACK'));
          undone.then(
            () => client.release(),
            (lost: Error) => client.release(lost),
          );
        }
        throw error;
      }
    },
  };
}

async function store(
  client: pg.PoolClient,
  text: string,
  values: unknown[] | undefined,
  late: AbortSignal,
): Promise<{ rows: unknown[] }> {
  await client.query('BEGIN');
  const done = await run(client, text, values);
  // nothing is committed once the caller has been told that it was too late
  late.throwIfAborted();
  await client.query('COMMIT');
  return done;
}

async function connectOr(pool: pg.Pool, tooLate: Promise<never>): Promise<pg.PoolClient> {
  const connecting = pool.connect();
  try {
    return await Promise.race([connecting, tooLate]);
  } catch (error) {
    // a connection that comes after all goes back to the pool
    connecting.then(
      (client) => client.release(),
      () => undefined,
    );
    throw error;
  }
}
