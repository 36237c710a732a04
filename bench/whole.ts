/** What a complaint costs until it is carried out and drawn, for companies of 4, 5,000 and 40,000 people, beside Bolt that inserts and posts. */
import { withDatabases } from './harness/desk.ts';
import { enterAmends, enterAnchor, slice, startStub, type Contestant, type Slice } from './harness/contest.ts';
import { lineOf, type Line } from './harness/lines.ts';

const COUNT = Number(process.env['BENCH_COUNT'] ?? 200);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const SIZES = [
  { people: 4, teams: 2 },
  { people: 5_000, teams: 100 },
  { people: 40_000, teams: 2_000 },
];

/** Where 4 ms a complaint were asked for, the anchor took 1: the one is about a machine, their ratio is not. */
const MOST_TO_ANCHOR = 4;

interface Taking {
  readonly name: string;
  readonly contestant: Contestant;
  readonly slices: Slice[];
}

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(SIZES.length + 1, measure)) ?? [];
}

async function measure(urls: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const all: Taking[] = [];
  try {
    for (const [n, crowd] of SIZES.entries()) {
      const contestant = await enterAmends(urls[n] ?? '', stub, crowd);
      all.push({ name: `Amends, ${crowd.people.toLocaleString('en-GB')} people`, contestant, slices: [] });
    }
    const [like] = all;
    if (like === undefined) return [];
    const anchor = { databaseUrl: urls.at(-1) ?? '', stub, like: like.contestant, posts: true };
    all.push({ name: 'Bolt + insert + post', contestant: await enterAnchor('bolt', anchor), slices: [] });
    // the first round warms up and does not count
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (let turn = 0; turn < all.length; turn += 1) {
        const taking = all[(turn + round) % all.length];
        const taken = taking && (await slice(taking.contestant, round * COUNT, COUNT));
        if (taken !== undefined && round > 0) taking?.slices.push(taken);
      }
    }
    return linesOf(all);
  } finally {
    for (const { contestant } of all) await contestant.end();
    await stub.end();
  }
}

function linesOf(all: readonly Taking[]): readonly Line[] {
  const [smallest, ...others] = all;
  const cpu = (taking: Taking): readonly number[] => taking.slices.map(({ cpuMsEach }) => cpuMsEach);
  const ratios = others.flatMap((taking) => {
    const isAmends = taking.name.startsWith('Amends');
    return lineOf(
      { name: `${taking.name}, to the smallest: CPU`, unit: '×', ...(isAmends && { atMost: 1.3 }) },
      cpu(taking).map((ms, round) => ms / (smallest?.slices[round]?.cpuMsEach ?? 0)),
    );
  });
  const anchor = all.at(-1);
  const beside = all.slice(0, -1).map((taking) =>
    lineOf(
      { name: `${taking.name}, to ${anchor?.name}: CPU`, unit: '×', atMost: MOST_TO_ANCHOR },
      cpu(taking).map((ms, round) => ms / (anchor?.slices[round]?.cpuMsEach ?? 0)),
    ),
  );
  const each = all.flatMap((taking) => [
    lineOf(
      {
        name: `${taking.name}: CPU a complaint`,
        unit: 'ms',
        ...(taking.name.startsWith('Amends') && { atMost: 4 }),
      },
      cpu(taking),
    ),
    lineOf(
      { name: `${taking.name}: until drawn, 16 at once`, unit: 'ms' },
      taking.slices.map(({ wallMsEach }) => wallMsEach),
    ),
    lineOf({ name: `${taking.name}: memory after it`, unit: 'MB' }, [taking.contestant.program.rssMb()]),
  ]);
  const foreign = all.flatMap(({ slices }) => slices.map(({ foreign }) => foreign * 100));
  return [...ratios, ...beside, ...each, lineOf({ name: 'CPU of others', unit: '% of the machine' }, foreign)];
}
