/** pg-boss on the pool that everything else uses: for what happens by the calendar. */
import { PgBoss, type ConstructorOptions, type Db } from 'pg-boss';
import type pg from 'pg';
import { causeOf, type Log } from '../../log.ts';
import type { Database } from './client.ts';
import { MAY_NOT } from './migrate.ts';
import { sqlState } from './serialisable.ts';
import { jsonParam } from './json-param.ts';

export type Queues = Readonly<Record<string, NonNullable<Parameters<PgBoss['createQueue']>[1]>>>;

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
    // No job here waits for another one, and no schedule is so exact that it could not wait this long.
    flowIntervalSeconds: 3_600,
    cronWorkerIntervalSeconds: 20,
    ...options,
  });
  boss.on('error', (error) => log.warn('job engine', { cause: causeOf(error) }));
  try {
    await started(boss);
    await makeQueues(boss, queues);
  } catch (error) {
    // its timers would go on
    await Promise.allSettled([boss.stop({ timeout: 0 })]);
    throw error;
  }
  return {
    boss,
    async scheduleAll(queue, schedules) {
      await database.read.query(scheduled(options.schema ?? 'pgboss'), [queue, jsonParam(schedules)]);
    },
    stop: (timeoutMs = 5_000) => boss.stop({ timeout: timeoutMs }),
  };
}

async function started(boss: PgBoss): Promise<void> {
  try {
    await boss.start();
  } catch (error) {
    if (sqlState(error) !== MAY_NOT) throw error;
    throw new Error(
      'The tables of the job engine are not there or not up to date, and the role of DATABASE_URL may not make them: run amends migrate with DATABASE_MIGRATION_URL.',
      { cause: error },
    );
  }
}

/** Makes the tables of the job engine, or brings them up to date, as whoever owns them. */
export async function makeJobTables(pool: pg.Pool, log: Log): Promise<void> {
  const boss = new PgBoss({ db: onPool({ pool, embedded: false }), supervise: false, schedule: false });
  boss.on('error', (error) => log.warn('job engine', { cause: causeOf(error) }));
  await boss.start();
  await boss.stop({ graceful: false });
}

async function makeQueues(boss: PgBoss, queues: Queues): Promise<void> {
  const there = new Map((await boss.getQueues(Object.keys(queues))).map((queue) => [queue.name, queue]));
  for (const [name, queue] of Object.entries(queues)) {
    const known = there.get(name);
    if (known === undefined) await boss.createQueue(name, queue);
    else if ((known.deadLetter ?? undefined) !== queue.deadLetter) await boss.updateQueue(name, queue);
  }
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

/** The pool as pg-boss knows a database. The embedded one has a single connection, which all must share. */
function onPool({ pool, embedded }: Pick<Database, 'pool' | 'embedded'>): Db {
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
  };
}

async function run(client: pg.PoolClient, text: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
  const done: pg.QueryResult | pg.QueryResult[] =
    values === undefined || values.length === 0 ? await client.query(text) : await client.query(text, values);
  return { rows: Array.isArray(done) ? done.flatMap(({ rows }) => rows) : done.rows };
}
