/** How quickly a start carries out what a process that died left behind, beside how quickly it goes otherwise, and who waits meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { store } from '../src/app/door/wishes.ts';
import type { Shell } from '../src/app/shell.ts';
import { workspaceId } from '../src/core/base/ids.ts';
import { HOTEL, logs } from '../tests/core/case/build.ts';
import { closeShell, openShell, withDatabases } from './harness/desk.ts';
import { slackSettings, startAmends } from './harness/amends.ts';
import { enterAmends, slice, startStub } from './harness/contest.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, type Line } from './harness/lines.ts';
import { channelOf, submission, userOf, type OpenedForm } from './harness/slack.ts';
import { openWire } from './harness/wire.ts';

const LEFT = 2_000;
const COUNT = 400;
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const CROWD = { people: 200, teams: 20 };
/** No process has it. */
const GONE = 999_999;
const LOOK_MS = 20;

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([url = '']: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const client = new pg.Client({ connectionString: url });
  try {
    const first = await enterAmends(url, stub, CROWD);
    await client.connect();
    const usual: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const { wallMsEach } = await slice(first, round * COUNT, COUNT);
      // the first round warms up and does not count
      if (round > 0) usual.push(1_000 / wallMsEach);
    }
    await first.end();
    const last = await leave(client, url);
    const amends = await startAmends({ databaseUrl: url, crowd: CROWD, env: slackSettings(stub.url) });
    const others = foreignCpu([amends.pid, stub.pid, ...databasePids()]);
    try {
      const recovered = await watch(client, { last, url: amends.url, form: first.form });
      const usually = lineOf({ name: 'carried out while people ask', unit: 'a second' }, usual);
      return [
        lineOf({ name: 'recovering, to the usual rate', unit: '×', atLeast: 0.7 }, [
          recovered.perSecond / usually.figure,
        ]),
        usually,
        lineOf({ name: `carried out of ${LEFT} left`, unit: 'a second' }, [recovered.perSecond]),
        lineOf({ name: 'a new complaint meanwhile: acknowledged', unit: 'ms' }, [recovered.acknowledgedMs]),
        lineOf({ name: 'a new complaint meanwhile: carried out', unit: 'ms' }, [recovered.carriedOutMs]),
        lineOf({ name: 'left behind it when it was', unit: 'wishes', atLeast: 1 }, [recovered.leftBehind]),
        lineOf({ name: 'CPU of others', unit: '% of the machine' }, [others() * 100]),
      ];
    } finally {
      await amends.end();
    }
  } finally {
    await client.end();
    await stub.end();
  }
}

/** Kept by the app's own code, as by a process that died before it carried them out. Resolves to the last place in the row. */
async function leave(client: pg.Client, url: string): Promise<string> {
  const shell = await openShell(url, { id: workspaceId.parse('bench'), policy: HOTEL, holder: GONE });
  const at = new Date();
  const own = { ...shell, now: () => at };
  for (let n = 0; n < LEFT; n += 50) {
    await Promise.all(Array.from({ length: 50 }, (_, more) => storeOne(own, n + more, at)));
  }
  await closeShell(shell);
  const { rows } = await client.query<{ last: string }>('SELECT max(seq)::text AS last FROM wish');
  return rows[0]?.last ?? '0';
}

async function storeOne(shell: Shell, n: number, at: Date): Promise<void> {
  const caller = {
    platform: 'slack' as const,
    place: 'T0BENCH',
    user: userOf(n % CROWD.people),
    name: null,
    channel: { platform: 'slack' as const, place: 'T0BENCH', channel: channelOf(n % CROWD.teams) },
    locale: null,
    at,
  };
  const command = logs(`Room ${n}: late breakfast, guest upset`, { customer: `left ${n}` });
  await store(
    shell,
    { key: `left:${n}`, caller, wish: { kind: 'command', command } },
    { refused: new Set(), withinMs: 60_000 },
  );
}

interface Recovered {
  readonly perSecond: number;
  readonly acknowledgedMs: number;
  readonly carriedOutMs: number;
  readonly leftBehind: number;
}

/** From the first that is carried out to the last; when half of them are, somebody logs a complaint. */
async function watch(
  client: pg.Client,
  { last, url, form }: { readonly last: string; readonly url: string; readonly form: OpenedForm },
): Promise<Recovered> {
  const left = async (): Promise<{ old: number; fresh: number }> => {
    const { rows } = await client.query<{ old: number; fresh: number }>(
      `SELECT count(*) FILTER (WHERE seq <= $1)::int AS old, count(*) FILTER (WHERE seq > $1)::int AS fresh FROM wish`,
      [last],
    );
    return rows[0] ?? { old: 0, fresh: 0 };
  };
  const until = async (isSo: (now: { old: number; fresh: number }) => boolean): Promise<number> => {
    for (;;) {
      const now = await left();
      if (isSo(now)) return now.old;
      await sleep(LOOK_MS);
    }
  };
  const begunWith = await until(({ old }) => old < LEFT);
  const began = performance.now();
  await until(({ old }) => old <= LEFT / 2);
  const wire = await openWire(url);
  const asked = performance.now();
  await wire.post(submission(form, CROWD, 1, `new${process.pid}`));
  const acknowledged = performance.now();
  wire.close();
  const leftBehind = await until(({ fresh }) => fresh === 0);
  const carriedOut = performance.now();
  await until(({ old }) => old === 0);
  return {
    perSecond: (begunWith * 1_000) / (performance.now() - began),
    acknowledgedMs: acknowledged - asked,
    carriedOutMs: carriedOut - asked,
    leftBehind,
  };
}
