/** Slack programs side by side: Amends and the anchors, each a process with a database of its own, and one stub of Slack. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { settled, slackSettings, startAmends } from './amends.ts';
import { databasePids, foreignCpu } from './machine.ts';
import { closedLoop, type Loaded } from './load.ts';
import { startProgram, type Program } from './program.ts';
import { openForm, SECRET, slash, submission, type Crowd, type OpenedForm } from './slack.ts';
import type { Sent } from './wire.ts';

export interface Contestant {
  readonly program: Program;
  readonly crowd: Crowd;
  /** Its n-th request. */
  readonly request: (n: number) => Sent;
  /** Resolves when all it was asked for is done. */
  readonly settle: () => Promise<void>;
  /** The form that Amends opened; an anchor is sent the same. */
  readonly form: OpenedForm;
  readonly end: () => Promise<void>;
}

export interface Slice extends Loaded {
  readonly cpuMsEach: number;
  /** What the generator itself took, from the same machine. */
  readonly generatorMsEach: number;
  /** From the first request until all was done, per request. */
  readonly wallMsEach: number;
  /** Share of the machine, 0 to 1, that neither the program nor the generator nor the databases used. */
  readonly foreign: number;
}

let marks = 0;
/** Tells the deliveries of one contestant from all others'. */
const newMark = (): string => `b${process.pid}x${(marks += 1)}`;

export const startStub = (): Promise<Program> =>
  startProgram('bench/anchors/slack-stub.ts', {}, { path: '/counts', status: 200 });

/** Amends for a company of that size, with its form opened. */
export async function enterAmends(databaseUrl: string, stub: Program, crowd: Crowd): Promise<Contestant> {
  const program = await startAmends({ databaseUrl, crowd, env: slackSettings(stub.url) });
  const form = await openForm(program.url, stub.url, crowd);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const mark = newMark();
  return {
    program,
    crowd,
    form,
    request: (n) => submission(form, crowd, n, mark),
    settle: () => settled(client),
    end: async () => {
      await client.end();
      await program.end();
    },
  };
}

/** `posts`: it posts to a channel after each insert. */
export async function enterAnchor(
  file: 'bare' | 'bolt',
  { databaseUrl, stub, like, posts }: { databaseUrl: string; stub: Program; like: Contestant; posts: boolean },
): Promise<Contestant> {
  const program = await startProgram(
    `bench/anchors/${file}.ts`,
    {
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: `${stub.url}/api/`,
      DATABASE_URL: databaseUrl,
      BENCH_POST: posts ? '1' : '0',
    },
    { path: '/', status: file === 'bare' ? 401 : 404 },
  );
  const mark = newMark();
  let asked = 0;
  /** Only one anchor posts, by words of its own: what it posted is what the stub counted of them. */
  const posted = async (): Promise<void> => {
    while ((await postedBy(stub)) < asked) await sleep(20);
  };
  return {
    ...like,
    program,
    request: (n) => {
      asked += 1;
      return submission(like.form, like.crowd, n, mark);
    },
    settle: async () => {
      if (posts) await posted();
    },
    end: () => program.end(),
  };
}

async function postedBy(stub: Program): Promise<number> {
  const counts = z.object({ anchor: z.number().default(0) });
  return counts.parse(await (await fetch(`${stub.url}/counts`)).json()).anchor;
}

/** The same contestant, asked by a slash command instead. */
export function typing(contestant: Contestant, stub: Program, text: (n: number) => string): Contestant {
  const mark = newMark();
  return {
    ...contestant,
    request: (n) => slash(contestant.crowd, n, { text: text(n), mark, stubUrl: stub.url }),
    end: () => Promise.resolve(),
  };
}

/** `count` requests from the `from`-th, 16 at once, until all is done. */
export async function slice(contestant: Contestant, from: number, count: number): Promise<Slice> {
  const { program, request, settle } = contestant;
  const foreign = foreignCpu([program.pid, ...databasePids()]);
  const cpu = program.cpuMs();
  const generator = process.cpuUsage();
  const began = performance.now();
  const loaded = await closedLoop({ url: program.url, count, request: (n) => request(from + n) });
  const { user, system } = process.cpuUsage(generator);
  await settle();
  return {
    ...loaded,
    generatorMsEach: (user + system) / 1_000 / count,
    wallMsEach: (performance.now() - began) / count,
    cpuMsEach: (program.cpuMs() - cpu) / count,
    foreign: foreign(),
  };
}
