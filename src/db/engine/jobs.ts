/** pg-boss on the pool that everything else uses: for what happens by the calendar. */
import { PgBoss, type ConstructorOptions, type Db } from 'pg-boss';
import type pg from 'pg';
import { causeOf, type Log } from '../../log.ts';
import type { Database } from './client.ts';

export type Queues = Readonly<Record<string, NonNullable<Parameters<PgBoss['createQueue']>[1]>>>;

export interface Jobs {
  readonly boss: PgBoss;
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
    ...options,
  });
  boss.on('error', (error) => log.warn('job engine', { cause: causeOf(error) }));
  await boss.start();
  for (const [name, queue] of Object.entries(queues)) {
    await boss.createQueue(name, queue);
  }
  return {
    boss,
    stop: (timeoutMs = 5_000) => boss.stop({ timeout: timeoutMs }),
  };
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
  };
}

async function run(client: pg.PoolClient, text: string, values: unknown[] | undefined): Promise<{ rows: unknown[] }> {
  const done: pg.QueryResult | pg.QueryResult[] =
    values === undefined || values.length === 0 ? await client.query(text) : await client.query(text, values);
  return { rows: Array.isArray(done) ? done.flatMap(({ rows }) => rows) : done.rows };
}
