/** All teams' weekly digests due in the same minute: what they cost until each is drawn, and how long somebody waits who asks meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import pg from 'pg';
import { startAmends, slackSettings } from './harness/amends.ts';
import { startStub } from './harness/contest.ts';
import { withDatabases } from './harness/desk.ts';
import { median, oneLine, type Line } from './harness/lines.ts';
import { openLoop } from './harness/load.ts';
import { cpuMs, databasePids, foreignCpu } from './harness/machine.ts';
import type { Program } from './harness/program.ts';
import { openForm, submission } from './harness/slack.ts';
import { fillWeeks } from './harness/weeks.ts';
import type { Sent } from './harness/wire.ts';

const TEAMS = Number(process.env['BENCH_TEAMS'] ?? 1_000);
const ZONE = 'Europe/Paris';
const CROWD = { people: 4 * TEAMS, teams: TEAMS };
/** Of each team, and in the last week: each is told of something. */
const CASES_EACH = 2;
const RATE = 20;
const SLICE = 200;

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([url = '']: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // they are due by the minute; before that the start is over, and a quiet time is measured
  const due = DateTime.now()
    .setZone(ZONE)
    .plus({ minutes: 2, seconds: TEAMS / 40 })
    .startOf('minute');
  const crowd = { ...CROWD, digestAt: due.setLocale('en').toFormat('ccc HH:mm').toLowerCase() };
  const program = await startAmends({ databaseUrl: url, crowd, env: slackSettings(stub.url) });
  try {
    await fillWeeks(client, {
      workspace: 'bench',
      owner: 'p0',
      // far from those that are logged meanwhile
      first: 10_000_000,
      cases: CASES_EACH * TEAMS,
      teams: TEAMS,
      weeks: 1,
      // the Thursday of the week that is told
      until: due.minus({ weeks: 1 }).startOf('week').plus({ days: 3 }).toJSDate(),
    });
    const form = await openForm(program.url, stub.url, CROWD);
    let asked = 0;
    const ask = async (): Promise<Asked> => {
      const from = asked;
      asked += SLICE;
      const before = usedBy(program);
      const request = (n: number): Sent => submission(form, CROWD, from + n, 'hour');
      const { p99Ms } = await openLoop({ url: program.url, count: SLICE, request }, RATE);
      return { p99Ms, used: since(before, usedBy(program)) };
    };
    // the first warms up
    await ask();
    const quiet: Asked[] = [];
    while (Date.now() < due.toMillis() - (SLICE / RATE) * 1_500) quiet.push(await ask());
    if (quiet.length === 0) throw new Error('the digests were due before the start was over');
    await sleep(Math.max(0, due.toMillis() - Date.now()));
    const others = foreignCpu([program.pid, stub.pid, ...databasePids()]);
    const before = usedBy(program);
    const busy: Asked[] = [];
    while (!(await areDrawn(client))) busy.push(await ask());
    const used = since(before, usedBy(program));
    const tookS = (Date.now() - due.toMillis()) / 1_000;
    const foreign = others();
    const p99 = (of: readonly Asked[]): number => median(of.map(({ p99Ms }) => p99Ms));
    /** Without what was asked meanwhile, which costs the same when it is quiet. */
    const each = (what: keyof Used): number =>
      (used[what] - busy.length * median(quiet.map((one) => one.used[what]))) / TEAMS;
    return [
      oneLine({ name: 'a digest: CPU of Amends', unit: 'ms' }, each('own')),
      oneLine({ name: 'a digest: CPU of PostgreSQL', unit: 'ms' }, each('database')),
      oneLine(
        { name: '10,000 of them: CPU of both', unit: 'minutes', atMost: 10 },
        ((each('own') + each('database')) * 10_000) / 60_000,
      ),
      oneLine({ name: `${TEAMS.toLocaleString('en-GB')} of them: until the last is drawn`, unit: 's' }, tookS),
      oneLine({ name: 'a complaint meanwhile: acknowledged, p99', unit: 'ms' }, p99(busy)),
      oneLine({ name: 'a complaint when it is quiet: acknowledged, p99', unit: 'ms' }, p99(quiet)),
      oneLine({ name: 'p99 meanwhile to when it is quiet', unit: '×', atMost: 1.5 }, p99(busy) / p99(quiet)),
      oneLine({ name: 'p99 meanwhile, of the worst ten seconds', unit: 'ms' }, Math.max(...busy.map((b) => b.p99Ms))),
      oneLine({ name: 'memory after it', unit: 'MB' }, program.rssMb()),
      oneLine({ name: 'CPU of others', unit: '% of the machine' }, foreign * 100),
    ];
  } finally {
    await client.end();
    await program.end();
    await stub.end();
  }
}

interface Asked {
  readonly p99Ms: number;
  readonly used: Used;
}

/** Milliseconds of CPU. */
interface Used {
  readonly own: number;
  readonly database: number;
}

/** A process of PostgreSQL that ended meanwhile is not counted: none does while its connection is kept. */
const usedBy = (program: Program): Used => ({
  own: program.cpuMs(),
  database: databasePids().reduce((sum, pid) => sum + (cpuMs(pid) ?? 0), 0),
});

const since = (before: Used, after: Used): Used => ({
  own: after.own - before.own,
  database: after.database - before.database,
});

async function areDrawn(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ posted: string; left: string }>(
    `SELECT (SELECT count(*) FROM digest_week WHERE outcome = 'posted') AS posted,
       (SELECT count(*) FROM message WHERE shown < wanted) AS left`,
  );
  return Number(rows[0]?.posted) >= TEAMS && Number(rows[0]?.left) < RATE;
}
