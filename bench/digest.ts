/** One team's week in a long history: the whole of `digestFor`, beside the same statements asked by hand. */
import pg from 'pg';
import { digestFor } from '../src/app/views/digest.ts';
import { factsNow } from '../src/app/keep/facts.ts';
import type { Shell } from '../src/app/shell.ts';
import { teamId, type TeamId } from '../src/core/base/ids.ts';
import type { Team, Workspace } from '../src/core/base/members.ts';
import { toWire } from '../src/core/base/wire.ts';
import type { Queryable } from '../src/db/engine/serialisable.ts';
import { syncWorkspace } from '../src/db/team/members.ts';
import { ANA, AURORA, eur, HOTEL, R } from '../tests/core/case/build.ts';
import { aCase, action, DAY, later, promise, resolution, shoutOut, WEEK } from '../tests/core/digest/week.ts';
import { closeShell, openShell, withDatabases } from './harness/desk.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, type Line } from './harness/lines.ts';

const CASES = 20_000;
const TEAMS = 200;
const WEEKS = 12;
const LOOKS = 40;
const BATCH = 1_000;

const teamOf = (n: number): TeamId => teamId.parse(`team-${n}`);

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([url = '']: readonly string[]): Promise<readonly Line[]> {
  const shell = await openShell(url, { id: AURORA.id, policy: HOTEL, holder: 1 });
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  try {
    await syncWorkspace(shell.db, company());
    await fill(bare);
    const filling = performance.now();
    const derived = await factsNow(shell);
    const perCase = (performance.now() - filling) / derived;
    for (const table of ['case_fact', 'promise_fact', 'request_fact', 'remedy_fact', 'thanks_fact'])
      await bare.query(`VACUUM (ANALYZE) ${table}`);
    const others = foreignCpu(databasePids());
    const whole: number[] = [];
    const alone: number[] = [];
    let asked = 0;
    let ownMs = 0;
    // each team once, so that nothing is in memory because it was just read; the first quarter warms up
    for (let n = 0; n < LOOKS; n += 1) {
      const statements: Asked[] = [];
      const cpu = process.cpuUsage();
      const began = performance.now();
      const digest = await digestFor(hearing(shell, statements), `team-${n}`, WEEK);
      const between = performance.now();
      const { user, system } = process.cpuUsage(cpu);
      if (n >= LOOKS / 4) ownMs += (user + system) / 1000 / (LOOKS - LOOKS / 4);
      if (digest === undefined) throw new Error('nothing happened in that week');
      for (const { sql, params, name } of statements) await bare.query({ text: sql, values: [...params], name });
      const ended = performance.now();
      asked = statements.length;
      if (n < LOOKS / 4) continue;
      whole.push(between - began);
      alone.push(ended - between);
    }
    return [
      lineOf({ name: "one team's week", unit: 'ms' }, whole),
      lineOf({ name: 'its statements alone', unit: 'ms' }, alone),
      lineOf(
        { name: 'to its statements alone', unit: '×', atMost: 2 },
        whole.map((ms, n) => ms / (alone[n] ?? 0)),
      ),
      lineOf({ name: 'statements', unit: '' }, [asked]),
      lineOf({ name: 'CPU of this process for a digest', unit: 'ms' }, [ownMs]),
      lineOf({ name: 'facts of a case, derived for the first time', unit: 'ms' }, [perCase]),
      lineOf({ name: 'CPU of others', unit: '% of the machine' }, [others() * 100]),
    ];
  } finally {
    await bare.end();
    await closeShell(shell);
  }
}

interface Asked {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly name: string | undefined;
}

/** The shell, with what it asks of the database noted down. */
function hearing(shell: Shell, statements: Asked[]): Shell {
  const read: Queryable = {
    query: (sql, params = [], name) => {
      statements.push({ sql, params, name });
      return shell.db.read.query(sql, params, name);
    },
  };
  return { ...shell, db: { ...shell.db, read } };
}

function company(): Workspace {
  const [like] = AURORA.teams;
  if (like === undefined) throw new Error('Hotel Aurora has a team');
  const teams: Team[] = Array.from({ length: TEAMS }, (_, n) => ({ ...like, id: teamOf(n), name: `Team ${n}` }));
  return { ...AURORA, teams, members: [{ ...ANA, team: teamOf(0) }] };
}

/** Cases spread over teams and weeks; half resolved the next day, with a refund, a promise and some thanks. */
async function fill(client: pg.Client): Promise<void> {
  for (let from = 0; from < CASES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, n) => rowOf(from + n));
    await client.query(
      `INSERT INTO recovery_case SELECT * FROM jsonb_populate_recordset(NULL::recovery_case, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
    await client.query(
      `INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash)
       SELECT workspace, id, seq, received_at + (seq - 1) * interval '2 hours', 'ana', 'logged', '{}', id || seq, id || (seq - 1)
       FROM jsonb_populate_recordset(NULL::recovery_case, $1::jsonb), generate_series(1, 5) seq`,
      [JSON.stringify(rows)],
    );
  }
  await client.query('VACUUM (ANALYZE) recovery_case');
  await client.query('VACUUM (ANALYZE) journal_entry');
}

function rowOf(n: number): object {
  // teams first, so that each has some of every week
  const at = later(-DAY * 7 * (Math.floor(n / TEAMS) % WEEKS) - (n % 97) * 60_000);
  const isResolved = n % 2 === 0;
  const end = later(DAY, at);
  const of = aCase({
    id: R(1001 + n),
    team: teamOf(n % TEAMS),
    status: isResolved ? 'resolved' : 'owned',
    receivedAt: at,
    ownedAt: at,
    resolvedAt: isResolved ? end : null,
    resolution: isResolved ? { ...resolution, at: end } : null,
    actions: [{ ...action(eur(10 + (n % 50))), at }],
    promises: n % 3 === 0 ? [promise('kept', { due: end })] : [],
    shoutOuts: n % 10 === 0 ? [shoutOut('you owned it to the end', { at })] : [],
  });
  const { workspace, id, version, status, team, owner, receivedAt, resolvedAt, linked } = of;
  return {
    workspace,
    id,
    version,
    status,
    team,
    owner,
    linked,
    asked: [],
    words: 'late breakfast',
    outage: null,
    number: 1001 + n,
    customer_key: `cus_${n % 5_000}`,
    customer_shown: 'a guest',
    failure: of.triage.failure.value,
    received_at: receivedAt,
    resolved_at: resolvedAt,
    next_look_at: null,
    last_at: isResolved ? end : later(DAY / 3, at),
    events: 5,
    head_hash: `${id}5`,
    doc: toWire(of),
  };
}
