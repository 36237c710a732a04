/** One serialisable transaction, repeated whole when it loses a race. Every writer of cases and ledger goes through here. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Connections } from './connections.ts';
import type { Lanes } from './lanes.ts';
import type { Turnstile } from './turnstile.ts';

/** Something that answers SQL: a transaction (`Tx`), or `database.read` outside of one. */
export interface Queryable {
  /**
   * Runs one statement; `$1 …` stand for the parameters. Throws what the database says, with its SQLSTATE as `code`.
   * A statement with a `name` is prepared once per connection: for the few big ones that every command runs.
   */
  query<T extends pg.QueryResultRow>(sql: string, params?: readonly unknown[], name?: string): Promise<T[]>;
}

/** A transaction that is open. Dead as soon as the work given to `serialisable` is over, or a statement has failed. */
export interface Tx extends Queryable {
  /** Tells it from `database.read`, which is outside of every transaction. */
  readonly open: true;
  /** The last statement, sent together with the COMMIT: nothing can be asked any more, and an error in it undoes everything. */
  last<T extends pg.QueryResultRow>(sql: string, params: readonly unknown[], name: string): Promise<T[]>;
  /** Run once the transaction is committed, and not at all when it is not. Must not throw. */
  afterCommit(work: () => void): void;
}

/** What transactions run on: a `Database`. */
export interface Transactional {
  readonly connections: Connections;
  readonly embedded: boolean;
  /** A connection that gives no answer for so many milliseconds counts as lost; null on the embedded database, where a wait is our own work going on. */
  readonly answersWithinMs: number | null;
  readonly lanes: Lanes;
  readonly turnstile: Turnstile;
  readonly tally: Tally;
}

/** What came of transactions since the process started. */
export interface Tally {
  committed: number;
  /** Lost a race, and were repeated. */
  repeated: number;
  /** Given up, for whatever reason. */
  failed: number;
}

export interface SerialisableOptions {
  /**
   * Transactions of this process that share a lane wait for each other instead of racing: what they are about, like a
   * case or a person. It only saves lost races: what holds between processes is the isolation level.
   */
  readonly lanes?: readonly string[];
  /**
   * Of those that say so one is tried at a time in this process while that is quick. What reads and writes near each other
   * in an index that is not large yet loses races that are none, and doing things twice takes longer than doing them in turn.
   */
  readonly inTurn?: boolean;
  /** Tries in all, 8 when not given. */
  readonly tries?: number;
  /** A random whole number below `n`. */
  readonly chance?: (n: number) => number;
}

/**
 * Runs `work` in a serialisable transaction and commits it. The whole of it is repeated, at most 8 tries with growing
 * random pauses, on a lost race: SQLSTATE 40001, 40P01, 53200, 23505 on the remembered answers.
 * `work` must therefore do nothing outside `tx`. `isSecond`: the race was lost to another delivery of the same. Throws the
 * last error when all tries are lost, and every other error at once; then nothing was changed, except that a connection lost
 * at the very commit leaves it unknown.
 */
export async function serialisable<T>(
  database: Transactional,
  work: (tx: Tx, isSecond: boolean) => Promise<T>,
  options: SerialisableOptions = {},
): Promise<T> {
  const run = (): Promise<T> =>
    tryAgain(
      (lost) => {
        const once = (over: () => void): Promise<T> => attempt(database, (tx) => work(tx, isOfAnswer(lost)), over);
        return options.inTurn === true ? database.turnstile.through(once) : once(() => undefined);
      },
      options.tries ?? 8,
      options.chance ?? randomInt,
      database.tally,
    );
  return options.lanes === undefined ? run() : database.lanes.through(options.lanes, run);
}

async function tryAgain<T>(
  run: (lost: unknown) => Promise<T>,
  tries: number,
  chance: (n: number) => number,
  tally: Tally,
): Promise<T> {
  let lost: unknown;
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await run(lost);
      tally.committed += 1;
      return done;
    } catch (error) {
      lost = error;
      if (attempt >= tries || !isLostRace(error)) {
        tally.failed += 1;
        throw error;
      }
      tally.repeated += 1;
      // 16 losers of one race spread over the next few commits of about 2 ms each; later losers wait longer
      await pause(1 + chance(Math.min(10 * 2 ** (attempt - 1), 250)));
    }
  }
}

/** `over`: the database is done with it. */
async function attempt<T>(database: Transactional, work: (tx: Tx) => Promise<T>, over: () => void): Promise<T> {
  const { connections, embedded } = database;
  const client = await connections.take();
  const state: TxState = { failed: undefined, over: false, committed: false, after: [] };
  let broken = false;
  let result: T;
  try {
    // the first statement goes along with it in one write
    const begun = together(client, embedded, () => client.query(BEGIN));
    if (embedded) await begun;
    result = await underWay.run(state, () => work(transactionOn(client, state, database)));
    await begun;
    // An error caught inside `work` has already undone everything: COMMIT would quietly roll back.
    if (state.failed !== undefined) throw state.failed;
    state.over = true;
    if (!state.committed) await client.query('COMMIT');
  } catch (error) {
    state.over = true;
    // a connection that gave no answer in time would give none to ROLLBACK either
    broken = isUnanswered(error);
    if (broken) connections.doubt(client);
    else await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
  over();
  // whoever waited for it asks the database before this process is busy with what follows
  if (state.after.length > 0) await nextTurn();
  // what is done already is not undone by it
  for (const one of state.after) one();
  return result;
}

/** What runs now belongs to a transaction, or was started by it. */
const underWay = new AsyncLocalStorage<TxState>();

/**
 * Throws where a transaction is open that this belongs to: what is asked beside it is not guarded against a race, waits for a
 * connection while holding one, and on the embedded database, which has one, waits for ever.
 */
export function outsideOfTransactions(): void {
  const state = underWay.getStore();
  if (state !== undefined && !state.over) throw new Error('read beside a transaction that is open: ask it instead');
}

/** A statement of ours as pg takes it, to be answered within so many milliseconds where that is bounded. */
export function statement(
  text: string,
  params: readonly unknown[],
  name: string | undefined,
  withinMs: number | null,
): pg.QueryConfig {
  return {
    text,
    values: [...params],
    ...(name !== undefined && { name }),
    ...(withinMs !== null && { query_timeout: withinMs }),
  };
}

/** pg's own words for a query that took longer than `query_timeout`. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message === 'Query read timeout';
}

/**
 * A statement is planned once for a connection, for whatever its parameters are: all that a decision asks goes by keys. Left
 * alone PostgreSQL plans each named one anew for its first five times, and the one that loads a command takes it 40 ms each.
 */
const BEGIN = 'BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL plan_cache_mode = force_generic_plan';

/**
 * Connections to a server are pipelined (see client.ts): what is asked in this breath goes out in one write, and nobody
 * waits for the answer to the first before the second leaves.
 */
function together<T>(client: pg.PoolClient, embedded: boolean, ask: () => Promise<T>): Promise<T> {
  if (embedded) return ask();
  const { stream } = (client as unknown as Wired).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  const asked = ask();
  // whoever waits for it is told; where an earlier one fails, nobody does
  asked.catch(() => undefined);
  return asked;
}
interface Wired {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

interface TxState {
  failed: Error | undefined;
  over: boolean;
  /** The COMMIT went along with the last statement. */
  committed: boolean;
  readonly after: (() => void)[];
}

/**
 * How a connection of ours is set. Small tables would be read from end to end, and in a serialisable transaction such a
 * read conflicts with every insert anywhere in them. Compiling a plan, and starting processes that read for it (which a read from
 * end to end makes the planner choose, as it believes it to cost ten thousand million), take longer than any of our statements.
 */
export const SESSION = 'SET enable_seqscan = off; SET jit = off; SET max_parallel_workers_per_gather = 0';

function transactionOn(
  client: pg.PoolClient,
  state: TxState,
  { embedded, answersWithinMs: withinMs }: Transactional,
): Tx {
  return {
    open: true,
    async last<T extends pg.QueryResultRow>(text: string, params: readonly unknown[], name: string): Promise<T[]> {
      if (embedded) return await this.query<T>(text, params, name);
      if (state.over) throw new Error('the transaction is over: await every statement inside of it');
      if (state.failed !== undefined) throw state.failed;
      state.over = true;
      const asked = together(client, embedded, () => client.query<T>(statement(text, params, name, withinMs)));
      const commit = client.query('COMMIT');
      commit.catch(() => undefined);
      try {
        const { rows } = await asked;
        await commit;
        state.committed = true;
        return rows;
      } catch (error) {
        state.failed = asError(error);
        throw state.failed;
      }
    },
    afterCommit: (work) => void state.after.push(work),
    async query<T extends pg.QueryResultRow>(
      text: string,
      params: readonly unknown[] = [],
      name?: string,
    ): Promise<T[]> {
      if (state.over) throw new Error('the transaction is over: await every statement inside of it');
      if (state.failed !== undefined) throw state.failed;
      try {
        return (await client.query<T>(statement(text, params, name, withinMs))).rows;
      } catch (error) {
        state.failed = asError(error);
        throw state.failed;
      }
    },
  };
}

const asError = (error: unknown): Error =>
  error instanceof Error ? error : new Error('statement failed', { cause: error });

/** The SQLSTATE of an error of pg; undefined when it did not come from the database server. */
export function sqlState(error: unknown): string | undefined {
  const fault = error as SqlFault | undefined;
  return fault?.severity === undefined ? undefined : fault.code;
}
interface SqlFault {
  readonly code?: string;
  readonly severity?: string;
  readonly constraint?: string;
}

/** Could not be serialised; deadlock; no room for more predicate locks, until other transactions are over. Source: PostgreSQL, appendix A. */
const LOST: ReadonlySet<string> = new Set(['40001', '40P01', '53200']);

function isLostRace(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined && LOST.has(state)) return true;
  return isOfAnswer(error);
}

/** The answer to this very delivery is remembered already. */
const isOfAnswer = (error: unknown): boolean =>
  sqlState(error) === '23505' && (error as SqlFault).constraint === 'answer_pkey';
