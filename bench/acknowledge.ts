/** How quickly Slack hears that all is well, and what a request costs, beside Bolt with one insert: complaints logged by form, and a typed wish. */
import { withDatabases } from './harness/desk.ts';
import { enterAmends, enterAnchor, slice, startStub, typing, type Contestant, type Slice } from './harness/contest.ts';
import { lineOf, median, type Line } from './harness/lines.ts';
import { openLoop } from './harness/load.ts';

/** Amends lets about 600 wait; a slice must not meet that bound. */
const COUNT = Number(process.env['BENCH_COUNT'] ?? 400);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 4);
const OPEN_SECONDS = 4;
const MOST_WAITING = 500;
/** More than 100,000 agents ask for in a busy second, see docs/performance.md. */
const BUSY = 100;
const CROWD = { people: 200, teams: 20 };
/** On cases that the first round of forms logged, each in turn: one case that is given on without end is nobody's. */
const wish = (n: number): string => `give R-${1001 + (n % COUNT)} refund 10 EUR because of noise`;

type Name = 'bare' | 'bolt' | 'posting' | 'amends' | 'boltTyped' | 'amendsTyped';
type Entered = Readonly<Record<Name, Contestant>>;
const NAMES: Readonly<Record<Name, string>> = {
  bare: 'bare node:http + insert',
  bolt: 'Bolt + insert',
  posting: 'Bolt + insert + post',
  amends: 'Amends, a form',
  boltTyped: 'Bolt + insert, typed',
  amendsTyped: 'Amends, typed',
};

export async function run(): Promise<readonly Line[]> {
  return (await withDatabases(4, measure)) ?? [];
}

async function measure(urls: readonly string[]): Promise<readonly Line[]> {
  const stub = await startStub();
  const entered: Contestant[] = [];
  const enter = async (coming: Promise<Contestant>): Promise<Contestant> => {
    const contestant = await coming;
    entered.push(contestant);
    return contestant;
  };
  try {
    const amends = await enter(enterAmends(urls[0] ?? '', stub, CROWD));
    const like = { stub, like: amends };
    const bare = await enter(enterAnchor('bare', { ...like, databaseUrl: urls[1] ?? '', posts: false }));
    const bolt = await enter(enterAnchor('bolt', { ...like, databaseUrl: urls[2] ?? '', posts: false }));
    const posting = await enter(enterAnchor('bolt', { ...like, databaseUrl: urls[3] ?? '', posts: true }));
    const all: Entered = {
      bare,
      bolt,
      posting,
      amends,
      boltTyped: typing(bolt, stub, wish),
      amendsTyped: typing(amends, stub, wish),
    };
    const slices = await closed(all);
    const capacity = median(slices.bolt.map(({ perSecond }) => perSecond));
    return [...closedLines(slices), ...(await open(all, BUSY)), ...(await open(all, capacity / 2))];
  } finally {
    for (const contestant of entered) await contestant.end();
    await stub.end();
  }
}

type Slices = Readonly<Record<Name, readonly Slice[]>>;

/** The first round warms up and does not count; each round begins with the next. */
async function closed(all: Entered): Promise<Slices> {
  const names = Object.keys(all) as Name[];
  const slices: Record<Name, Slice[]> = { bare: [], bolt: [], posting: [], amends: [], boltTyped: [], amendsTyped: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of rotated(names, round)) {
      const taken = await slice(all[name], round * COUNT, COUNT);
      if (round > 0) slices[name].push(taken);
    }
  }
  return slices;
}

const rotated = <T>(of: readonly T[], by: number): readonly T[] => [
  ...of.slice(by % of.length),
  ...of.slice(0, by % of.length),
];

function closedLines(slices: Slices): readonly Line[] {
  const names = Object.keys(slices) as Name[];
  const ratio = (name: Name, to: Name): readonly number[] =>
    slices[name].map(({ perSecond }, round) => perSecond / (slices[to][round]?.perSecond ?? 0));
  const each = (of: (slice: Slice) => number, what: string, unit: string): readonly Line[] =>
    names.map((name) => lineOf({ name: `${NAMES[name]}: ${what}`, unit }, slices[name].map(of)));
  const foreign = names.flatMap((name) => slices[name].map(({ foreign }) => foreign * 100));
  const generator = names.flatMap((name) => slices[name].map(({ generatorMsEach }) => generatorMsEach));
  const refused = names.flatMap((name) => slices[name].map(({ refused }) => refused));
  return [
    lineOf({ name: 'Amends to Bolt + insert, a form: acknowledged', unit: '×', atLeast: 1 }, ratio('amends', 'bolt')),
    lineOf(
      { name: 'Amends to Bolt + insert, typed: acknowledged', unit: '×', atLeast: 1 },
      ratio('amendsTyped', 'boltTyped'),
    ),
    lineOf({ name: 'bare node:http to Bolt + insert: acknowledged', unit: '×' }, ratio('bare', 'bolt')),
    lineOf({ name: 'Bolt + insert + post to Bolt + insert', unit: '×' }, ratio('posting', 'bolt')),
    ...each(({ perSecond }) => perSecond, 'acknowledged', 'a second'),
    ...each(({ cpuMsEach }) => cpuMsEach, 'CPU a request, all done', 'ms'),
    ...each(({ p50Ms }) => p50Ms, 'p50', 'ms'),
    ...each(({ p99Ms }) => p99Ms, 'p99', 'ms'),
    lineOf({ name: 'not taken, all of them', unit: 'requests' }, [refused.reduce((sum, n) => sum + n, 0)]),
    lineOf({ name: 'the generator itself: CPU a request', unit: 'ms' }, generator),
    lineOf({ name: 'CPU of others', unit: '% of the machine' }, foreign),
  ];
}

/** At a rate that Bolt can carry, each counted from the moment each was due. */
async function open(all: Entered, rate: number): Promise<readonly Line[]> {
  const count = Math.min(Math.floor(rate * OPEN_SECONDS), MOST_WAITING);
  const p99: Record<'bolt' | 'amends', number[]> = { bolt: [], amends: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of rotated(['bolt', 'amends'] as const, round)) {
      const { program, request, settle } = all[name];
      const from = Math.round(rate) * 1_000_000 + round * count;
      const taken = await openLoop({ url: program.url, count, request: (n) => request(from + n) }, rate);
      p99[name].push(taken.p99Ms);
      await settle();
    }
  }
  const at = `${Math.round(rate)} a second, ${count} of them`;
  return [
    lineOf(
      { name: `Amends to Bolt + insert: p99 at ${at}`, unit: '×', atMost: 1.2 },
      p99.amends.map((ms, round) => ms / (p99.bolt[round] ?? 0)),
    ),
    lineOf({ name: `Bolt + insert: p99 at ${at}`, unit: 'ms' }, p99.bolt),
    lineOf({ name: `Amends: p99 at ${at}`, unit: 'ms' }, p99.amends),
  ];
}
