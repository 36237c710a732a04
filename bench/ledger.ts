/**
 * Does the transaction that gives a remedy stay as fast when the ledger grows? The whole of `handle`, on PostgreSQL, with
 * 10 thousand entries and with AMENDS_BENCH_LEDGER of them (1 million when not given). Target: at most 1.5 times at 10 million.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { handle } from '../src/app/handle.ts';
import { QUEUES, type Shell } from '../src/app/shell.ts';
import { customerKeys } from '../src/core/base/customers.ts';
import { thingId, type CaseId } from '../src/core/base/ids.ts';
import { openDatabase } from '../src/db/engine/client.ts';
import { openJobs } from '../src/db/engine/jobs.ts';
import { makeDirectory } from '../src/db/team/directory.ts';
import { rowsTogether } from '../src/db/work/rows-together.ts';
import { syncWorkspace } from '../src/db/team/members.ts';
import { makeSealer } from '../src/db/engine/sealed.ts';
import { makeLog, type Log } from '../src/log.ts';
import { ANA, AURORA, BOB, gives, HOTEL, logs, NOON, PACKS, refund } from '../tests/core/case/build.ts';

const USUAL_SERVER = 'postgresql://postgres@127.0.0.1:5432/postgres';
const FEW = 10_000;
/** Cases that are given on in turn, each with a customer of its own who has a history. */
const CASES = 60;
const ROUNDS = 6;

export interface Measured {
  readonly name: string;
  readonly entries: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Against the median with 10 thousand entries. */
  readonly ratio: number;
}

/**
 * Resolves to one line for each size; empty where no PostgreSQL can be reached. The two sizes take turns, so that whatever
 * else the machine does meets both. A million entries take about a minute to write.
 */
export async function run(
  entries: number = Number(process.env['AMENDS_BENCH_LEDGER'] ?? 1_000_000),
): Promise<readonly Measured[]> {
  const server = process.env['TEST_DATABASE_URL'] ?? USUAL_SERVER;
  const client = new pg.Client({ connectionString: server, connectionTimeoutMillis: 2_000 });
  const reached = await client.connect().then(
    () => true,
    () => false,
  );
  if (!reached) return [];
  const names = [FEW, entries].map(
    () => `amends_test_${Math.floor(Date.now() / 1000)}_${randomBytes(6).toString('hex')}`,
  );
  const desks: Desk[] = [];
  try {
    for (const [n, name] of names.entries()) {
      await client.query(`CREATE DATABASE ${name}`);
      const url = new URL(server);
      url.pathname = `/${name}`;
      desks.push(await openDesk(url.href, n === 0 ? FEW : entries));
    }
    return await measure(desks);
  } finally {
    for (const { shell } of desks) await close(shell);
    for (const name of names) await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}

/** One ledger, with cases to give on. */
interface Desk {
  readonly entries: number;
  readonly shell: Shell;
  readonly cases: readonly CaseId[];
  readonly times: number[];
}

async function openDesk(url: string, entries: number): Promise<Desk> {
  const log: Log = makeLog(
    'error',
    (line) => process.stderr.write(`${line}\n`),
    () => new Date(),
  );
  const db = await openDatabase({ url, log, connections: 4 });
  await syncWorkspace(db, AURORA);
  await fill(url, entries);
  const shell: Shell = {
    workspace: AURORA.id,
    db,
    jobs: await openJobs(db, log, QUEUES),
    holder: 1,
    directory: makeDirectory(AURORA.id),
    outbox: null,
    ...rowsTogether(db.read, AURORA.id, 1),
    sealer: makeSealer([Buffer.alloc(32, 7)]),
    customerKeyOf: customerKeys(Buffer.alloc(32, 8), AURORA.id),
    log,
    now: () => NOON,
    newId: (kind) => thingId.parse(`${kind}_${randomUUID().replaceAll('-', '')}`),
    policies: () => [HOTEL],
    policyOf: () => undefined,
    packs: PACKS,
  };
  const cases: CaseId[] = [];
  for (let n = 0; n < CASES; n += 1) {
    const command = logs('no hot water', { customer: `guest ${n}` });
    const logged = await handle(shell, { key: `log ${n}`, by: ANA.id, command, at: NOON });
    if (logged.case === null) throw new Error('nothing was logged');
    cases.push(logged.case.id);
  }
  return { entries, shell, cases, times: [] };
}

async function close({ jobs, db }: Shell): Promise<void> {
  await jobs.stop();
  await db.close();
}

/**
 * Entries of five years by 2,000 people in 200 teams, a hundred for each customer, nearly all settled: what one hotel group
 * would have. Ana's own desk has a thousand of this month.
 */
async function fill(url: string, entries: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const columns = `workspace, id, "case", action, kind, state, basis, cost_minor, cost_currency, customer_key, failure,
    member, team, at`;
  await client.query(
    `INSERT INTO ledger_entry (${columns})
     SELECT $1, 'led_filled' || n, 'R-' || (1000000 + n / 3), 'act_filled' || n, 'refund',
       CASE WHEN n % 5 = 0 THEN 'released' ELSE 'committed' END, 'goodwill', 500 + n % 7000, 'EUR',
       'customer ' || n % greatest(1, $2::int / 100), 'outcome.delay', 'member-' || n % 2000, 'team-' || n % 200,
       $3::timestamptz - (n % 1800) * interval '1 day' - (n % 86400) * interval '1 second'
     FROM generate_series(1, $2::int) n`,
    [AURORA.id, entries, NOON],
  );
  await client.query(
    `INSERT INTO ledger_entry (${columns})
     SELECT $1, 'led_desk' || n, 'R-' || (900000000 + n), 'act_desk' || n, 'refund', 'committed', 'goodwill', 100, 'EUR',
       'guest ' || n % ${CASES}, 'outcome.delay', CASE WHEN n % 2 = 0 THEN 'carl' ELSE 'dora' END, 'front-desk',
       $2::timestamptz - (1 + n % 9) * interval '1 day'
     FROM generate_series(1, 1000) n`,
    [AURORA.id, NOON],
  );
  await client.query('VACUUM (ANALYZE) ledger_entry');
  await client.end();
}

async function measure(desks: readonly Desk[]): Promise<readonly Measured[]> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let n = 0; n < CASES; n += 1) {
      for (const desk of desks) await giveOnce(desk, round, n);
    }
  }
  const medians = desks.map(({ times }) => percentile(times, 0.5));
  return desks.map(({ entries, times }, n) => ({
    name: `give, ledger of ${entries.toLocaleString('en-GB')} entries`,
    entries,
    p50Ms: medians[n] ?? 0,
    p99Ms: percentile(times, 0.99),
    ratio: Math.round(((medians[n] ?? 0) / (medians[0] ?? 1)) * 100) / 100,
  }));
}

async function giveOnce({ shell, cases, times }: Desk, round: number, n: number): Promise<void> {
  const of = cases[n];
  if (of === undefined) return;
  const began = performance.now();
  const by = round % 2 === 0 ? ANA.id : BOB.id;
  const command = gives([refund(1)], 'no hot water', of);
  const handled = await handle(shell, { key: `give ${round} ${n}`, by, command, at: NOON });
  if (!handled.ok) throw new Error(`refused: ${handled.no.kind}`);
  // the first round fills caches and plans statements
  if (round > 0) times.push(performance.now() - began);
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 100) / 100;
}
