/** One team's week in a long history: the whole of `digestFor`, beside the same statements asked by hand of another team. */
import pg from 'pg';
import { digestFor } from '../src/app/views/digest.ts';
import { factsNow } from '../src/app/keep/facts.ts';
import type { Shell } from '../src/app/shell.ts';
import type { Team, Workspace } from '../src/core/base/members.ts';
import type { Queryable } from '../src/db/engine/serialisable.ts';
import { syncWorkspace } from '../src/db/team/members.ts';
import { ANA, AURORA, HOTEL } from '../tests/core/case/build.ts';
import { THURSDAY, WEEK } from '../tests/core/digest/week.ts';
import { closeShell, openShell, withDatabases } from './harness/desk.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, type Line } from './harness/lines.ts';
import { fillWeeks, teamOf } from './harness/weeks.ts';

const CASES = 20_000;
const TEAMS = 200;
const WEEKS = 12;
const LOOKS = 40;

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([url = '']: readonly string[]): Promise<readonly Line[]> {
  const shell = await openShell(url, { id: AURORA.id, policy: HOTEL, holder: 1 });
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  try {
    await syncWorkspace(shell.db, company());
    await fillWeeks(bare, {
      cases: CASES,
      teams: TEAMS,
      weeks: WEEKS,
      workspace: AURORA.id,
      owner: 'ana',
      until: THURSDAY,
    });
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
      for (const { sql, params, name } of statements)
        await bare.query({ text: sql, values: params.map((param) => ofAnother(param, n)), name });
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

/** The same question about another team: nothing of it is in memory because it was just read. */
function ofAnother(param: unknown, n: number): unknown {
  if (Array.isArray(param)) return param.map((one) => ofAnother(one, n));
  return param === teamOf(n) ? teamOf(n + LOOKS) : param;
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
