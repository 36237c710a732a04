/** What Amends costs while nobody asks for anything, and how long it takes to start, beside Bolt that does nothing. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withDatabases } from './harness/desk.ts';
import { settled, slackSettings, startAmends } from './harness/amends.ts';
import { startStub } from './harness/contest.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, type Line } from './harness/lines.ts';
import { startProgram, type Program } from './harness/program.ts';
import { SECRET } from './harness/slack.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const REST_MS = 20_000;
/** An idle connection tells PostgreSQL's statistics within ten seconds what was asked; a new database's first look for digests, after twenty, settles the last week of each team once. */
const QUIET_MS = 35_000;
const CROWD = { people: 200, teams: 20 };

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(2, measure)) ?? [];
}

async function measure(urls: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const [own = '', other = ''] = urls;
  const amends = (): Promise<Program> => startAmends({ databaseUrl: own, crowd: CROWD, env: slackSettings(stub.url) });
  const bolt = (): Promise<Program> =>
    startProgram(
      'bench/anchors/bolt.ts',
      { SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: `${stub.url}/api/`, DATABASE_URL: other },
      { path: '/', status: 404 },
    );
  try {
    // the first start migrates the database and has Node compile
    for (const start of [amends, bolt]) await (await start()).end();
    const starts = { amends: [] as number[], bolt: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of round % 2 === 0 ? (['amends', 'bolt'] as const) : (['bolt', 'amends'] as const)) {
        const program = await (name === 'amends' ? amends() : bolt());
        starts[name].push(program.startMs / 1_000);
        await program.end();
      }
    }
    const running = await amends();
    const anchor = await bolt();
    try {
      const others = foreignCpu([running.pid, anchor.pid, ...databasePids()]);
      const lines = await atRest(own, running, anchor);
      const foreign = others() * 100;
      return [
        ...lines,
        lineOf({ name: 'start of Amends, warm', unit: 's' }, starts.amends),
        lineOf({ name: 'start of Bolt, warm', unit: 's' }, starts.bolt),
        lineOf(
          { name: 'start of Amends to that of Bolt', unit: '×' },
          starts.amends.map((s, round) => s / (starts.bolt[round] ?? 0)),
        ),
        lineOf({ name: 'CPU of others', unit: '% of the machine' }, [foreign]),
      ];
    } finally {
      await running.end();
      await anchor.end();
    }
  } finally {
    await stub.end();
  }
}

async function atRest(url: string, running: Program, anchor: Program): Promise<readonly Line[]> {
  // asks in another database, so that its own statements are not counted
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await settled(client);
  await client.end();
  const asking = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  await asking.connect();
  const name = new URL(url).pathname.slice(1);
  const count = async (): Promise<number> => {
    const { rows } = await asking.query<{ count: string }>(
      'SELECT xact_commit + xact_rollback AS count FROM pg_stat_database WHERE datname = $1',
      [name],
    );
    return Number(rows[0]?.count);
  };
  await sleep(QUIET_MS);
  const before = await count();
  const cpu = running.cpuMs();
  await sleep(REST_MS);
  const perSecond = ((await count()) - before) / (REST_MS / 1_000);
  await asking.end();
  return [
    lineOf({ name: 'transactions at rest', unit: 'a second', atMost: 1 }, [perSecond]),
    lineOf({ name: 'CPU at rest', unit: '% of a core' }, [((running.cpuMs() - cpu) / REST_MS) * 100]),
    lineOf({ name: 'memory of Amends at rest', unit: 'MB', atMost: 150 }, [running.rssMb()]),
    lineOf({ name: 'memory of Bolt at rest', unit: 'MB' }, [anchor.rssMb()]),
  ];
}
