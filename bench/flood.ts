/** Twice what can be carried out, for a while: how long what was acknowledged waits, what becomes of everything else, and what it takes in memory. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withDatabases } from './harness/desk.ts';
import { enterAmends, slice, startStub, type Contestant } from './harness/contest.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { oneLine, percentile, type Line } from './harness/lines.ts';
import { isTaken } from './harness/load.ts';
import { openWire } from './harness/wire.ts';

const MINUTES = Number(process.env['BENCH_MINUTES'] ?? 1);
const RATE = Number(process.env['BENCH_RATE'] ?? 250);
/** Connections, each of which sends its next when it has its answer: Slack does not open one for each request either. */
const MOST_OPEN = 100;
const CROWD = { people: 200, teams: 20 };
/** What the start left behind is cleared up by then. */
const REST_MS = 4_000;
const LOOK_MS = 500;

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([url = '']: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const amends = await enterAmends(url, stub, CROWD);
  try {
    await sleep(REST_MS);
    const restMb = amends.program.rssMb();
    // what is not warm yet does not count
    await slice(amends, 0, CROWD.people);
    const others = foreignCpu([amends.program.pid, stub.pid, process.pid, ...databasePids()]);
    const before = await cases(client);
    const ended = new AbortController();
    const looking = look(client, amends, ended.signal);
    const { taken, refused, tookMs } = await flood(amends);
    ended.abort();
    const { agesS, mostMb } = await looking;
    const foreign = others();
    const carriedOut = (await cases(client)) - before;
    return [
      oneLine({ name: 'the oldest acknowledged wish: longest', unit: 's', atMost: 5 }, Math.max(...agesS)),
      oneLine({ name: 'the oldest acknowledged wish: half of the time', unit: 's' }, percentile(agesS, 0.5)),
      oneLine({ name: 'memory above rest', unit: 'MB', atMost: 100 }, mostMb - restMb),
      oneLine({ name: 'carried out', unit: 'a second' }, carriedOut / (MINUTES * 60)),
      oneLine({ name: 'acknowledged', unit: 'requests' }, taken),
      oneLine({ name: 'told "not saved"', unit: 'requests' }, refused),
      oneLine({ name: 'until an answer, p50', unit: 'ms' }, percentile(tookMs, 0.5)),
      // Slack waits for three seconds
      oneLine({ name: 'until an answer, p99', unit: 'ms', atMost: 3_000 }, percentile(tookMs, 0.99)),
      oneLine({ name: 'CPU of others', unit: '% of the machine' }, foreign * 100),
    ];
  } finally {
    await client.end();
    await amends.end();
    await stub.end();
  }
}

interface Flooded {
  readonly taken: number;
  readonly refused: number;
  readonly tookMs: readonly number[];
}

async function flood({ program, request }: Contestant): Promise<Flooded> {
  const tookMs: number[] = [];
  let [next, taken] = [0, 0];
  const began = performance.now();
  const until = began + MINUTES * 60_000;
  const send = async (): Promise<void> => {
    const wire = await openWire(program.url);
    while (performance.now() < until) {
      const n = next++;
      const earlyMs = began + (n * 1_000) / RATE - performance.now();
      if (earlyMs > 0) await sleep(earlyMs);
      const at = performance.now();
      const answered = await wire.post(request(CROWD.people + n));
      tookMs.push(performance.now() - at);
      if (isTaken(answered)) taken += 1;
    }
    wire.close();
  };
  await Promise.all(Array.from({ length: MOST_OPEN }, send));
  return { taken, refused: tookMs.length - taken, tookMs };
}

/** Again and again, how old the oldest wish is that was acknowledged and not carried out, and the most memory. */
async function look(
  client: pg.Client,
  { program }: Contestant,
  ended: AbortSignal,
): Promise<{ readonly agesS: readonly number[]; readonly mostMb: number }> {
  const agesS: number[] = [];
  let mostMb = 0;
  while (!ended.aborted) {
    const { rows } = await client.query<{ age: string | null }>(
      'SELECT extract(epoch FROM now() - min(at)) AS age FROM wish',
    );
    agesS.push(Number(rows[0]?.age ?? 0));
    mostMb = Math.max(mostMb, program.rssMb());
    await sleep(LOOK_MS);
  }
  return { agesS, mostMb };
}

async function cases(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM recovery_case');
  return Number(rows[0]?.count ?? 0);
}
