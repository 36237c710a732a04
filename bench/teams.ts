/** Signed activities of Teams, answered: Amends, which keeps a typed wish first, beside the SDK that only answers. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withDatabases } from './harness/desk.ts';
import { settled, startAmends } from './harness/amends.ts';
import { databasePids, foreignCpu } from './harness/machine.ts';
import { lineOf, type Line } from './harness/lines.ts';
import { closedLoop, type Loaded } from './harness/load.ts';
import { startProgram, type Program } from './harness/program.ts';
import { activity, CLIENT, makeSigner, teamsSettings, type Doing } from './harness/teams.ts';

const COUNT = Number(process.env['BENCH_COUNT'] ?? 300);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const CROWD = { people: 200, teams: 20 };
type Asks = (nth: string) => Doing;
/**
 * A wish is kept before it is answered; of a case that is not there it is answered with a no. The same words of the same person
 * within a minute would be no new wish.
 */
const MESSAGE: Asks = (nth) => ({ says: `give R-9999 refund 10 EUR because of noise ${nth}` });
/** A button that is nobody's is answered with a sentence. */
const PRESS: Asks = () => ({ pressed: { bench: true } });

interface Taken extends Loaded {
  readonly cpuMsEach: number;
}

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(1, measure)) ?? [];
}

async function measure([databaseUrl = '']: readonly string[]): Promise<readonly Line[]> {
  const signer = makeSigner();
  const stub = await startProgram(
    'bench/anchors/teams-stub.ts',
    { BENCH_JWK: signer.jwk },
    { path: '/counts', status: 200 },
  );
  const token = signer.token(`${stub.url}/teams`);
  const sdk = await startProgram(
    'bench/anchors/teams-sdk.ts',
    { BENCH_STUB: stub.url, TEAMS_CLIENT_ID: CLIENT },
    { path: '/', status: 404 },
  );
  const amends = await startAmends({ databaseUrl, crowd: CROWD, env: teamsSettings(stub.url) });
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let slices = 0;
  const take = async (program: Program, asks: Asks): Promise<Taken> => {
    const mark = `f:${process.pid}-${(slices += 1)}-`;
    const cpu = program.cpuMs();
    const loaded = await closedLoop({
      url: program.url,
      count: COUNT,
      request: (n) => activity(CROWD, asks(`${mark}${n}`), { n, mark, stubUrl: stub.url, token }),
    });
    if (program === amends) await answered(client, stub);
    return { ...loaded, cpuMsEach: (program.cpuMs() - cpu) / COUNT };
  };
  const others = foreignCpu([amends.pid, sdk.pid, stub.pid, ...databasePids()]);
  try {
    const lines = [
      ...(await contest('a typed wish', MESSAGE, { amends, sdk, take })),
      ...(await contest('a press', PRESS, { amends, sdk, take })),
    ];
    return [...lines, lineOf({ name: 'CPU of others', unit: '% of the machine' }, [others() * 100])];
  } finally {
    await client.end();
    for (const program of [amends, sdk, stub]) await program.end();
  }
}

interface Both {
  readonly amends: Program;
  readonly sdk: Program;
  readonly take: (program: Program, asks: Asks) => Promise<Taken>;
}

async function contest(what: string, asks: Asks, { amends, sdk, take }: Both): Promise<readonly Line[]> {
  const own: Taken[] = [];
  const theirs: Taken[] = [];
  // the first round warms up and does not count
  for (let round = 0; round <= ROUNDS; round += 1) {
    const first = round % 2 === 0 ? undefined : await take(sdk, asks);
    const mine = await take(amends, asks);
    const other = first ?? (await take(sdk, asks));
    if (round === 0) continue;
    own.push(mine);
    theirs.push(other);
  }
  const refused = [...own, ...theirs].reduce((sum, slice) => sum + slice.refused, 0);
  const each = (name: string, of: readonly Taken[]): readonly Line[] => [
    lineOf(
      { name: `${what}: ${name}`, unit: 'a second' },
      of.map((slice) => slice.perSecond),
    ),
    lineOf(
      { name: `${what}: ${name}, CPU a request`, unit: 'ms' },
      of.map((slice) => slice.cpuMsEach),
    ),
    lineOf(
      { name: `${what}: ${name}, p99`, unit: 'ms' },
      of.map((slice) => slice.p99Ms),
    ),
  ];
  return [
    lineOf(
      { name: `${what}: Amends to the SDK alone`, unit: '×', atLeast: 2 },
      own.map(({ perSecond }, round) => perSecond / (theirs[round]?.perSecond ?? 0)),
    ),
    ...each('Amends', own),
    ...each('the SDK alone', theirs),
    lineOf({ name: `${what}: not taken`, unit: 'requests' }, [refused]),
  ];
}

const QUIET_MS = 200;

/** Everything is carried out, and no answer has come in for a moment. */
async function answered(client: pg.Client, stub: Program): Promise<void> {
  await settled(client);
  const count = async (): Promise<string> => await (await fetch(`${stub.url}/counts`)).text();
  for (let before = ''; ;) {
    const now = await count();
    if (now === before) return;
    before = now;
    await sleep(QUIET_MS);
  }
}
