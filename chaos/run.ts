/** One run: the stage opens, people come to work, things break, all of it settles, and what is left is read for the judges. */
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { breakBy } from './breaking.ts';
import { readFacts, type Facts } from './facts.ts';
import { letIn } from './people/crowd.ts';
import { planOf } from './plan.ts';
import { makeChance } from './random.ts';
import type { Fault, RunRecord, Sample } from './record.ts';
import { openStage, type Stage } from './stage/stage.ts';
import { readTold } from './stage/told.ts';
import { askParked, doctorWhileRefused, runVerb } from './verbs.ts';

export interface RunOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly bin: string;
  readonly port: number;
  readonly keep: boolean;
  readonly say: (words: string) => void;
}

/** Beyond this many that want to run, for each core, the times of a run say more of the machine than of Amends. */
const BUSY = 2;
const PATIENT = 4;
const patienceNow = (): number => ((loadavg()[0] ?? 0) > BUSY * availableParallelism() ? PATIENT : 1);

/** So long the stage takes to open, and people to begin. */
const OPENS_MS = 25_000;
/** Half of the minute there is to settle: what is behind then is listed and mended by one command. */
const BY_ITSELF_MS = 30_000;
const SETTLE_MS = 60_000;
const LOOK_MS = 250;
const SAMPLE_MS = 500;
/** From one thing somebody does to the next. */
const PAUSE_MS: readonly [number, number] = [700, 3_500];

export async function run(options: RunOptions): Promise<{ readonly record: RunRecord; readonly facts: Facts }> {
  const { seed, seconds, say } = options;
  const chance = makeChance(seed);
  // a digest is due at a full minute: the first one when people will be at work
  const digestAt = new Date(Math.ceil((Date.now() + OPENS_MS) / 60_000) * 60_000);
  const stage = await openStage({ ...options, digestAt });
  try {
    const began = performance.now();
    const zero = Date.now();
    const at = (): number => Math.round(performance.now() - began);
    const samples: Sample[] = [];
    const sampling = watch(stage, at, (sample) => void samples.push(sample));
    const faults: Fault[] = [];
    const lived = (fault: Fault): void => {
      faults.push(fault);
      say(`${(fault.from / 1_000).toFixed(1)} s: ${fault.kind}, ${fault.until - fault.from} ms`);
    };
    const crowd = letIn({ stage, chance: chance.apart('people'), at, untilMs: seconds * 1_000, pauseMs: PAUSE_MS });
    const plan = planOf(chance.apart('faults'), seconds);
    const [stoppedMs] = await Promise.all([breakBy(plan, stage, at, lived), crowd.done]);
    stage.teams.clearFaults();
    stage.slack.clearFaults();
    const from = at();
    const refused = await doctorWhileRefused(stage);
    lived({ kind: 'database refused', part: 'database', from, until: at() });
    const patience = patienceNow();
    const settling = await settle(stage, patience);
    const { settledMs, behind, replaySaid } = settling;
    const parked = await askParked(stage);
    const doctor = { refused, well: await runVerb(stage, 'doctor') };
    const audit = await runVerb(stage, 'audit', 'verify');
    await sampling.stop();
    const verbs = { doctor, parked, auditOk: audit.ok, auditSaid: audit.said, behind, replaySaid };
    const endedByThemselves = stage.apps.reduce((sum, app) => sum + app.endedByItself(), 0);
    const facts = await factsAtRest(stage, patience);
    // after them: what is drawn in between is newer than they say, and never older
    const told = readTold(stage, zero);
    const skipped =
      (await stage.cluster.canFailOver()) || faults.some(({ kind }) => kind === 'database failed over')
        ? []
        : ['fail-over: there is no standby here'];
    return {
      record: {
        seed,
        seconds,
        patience,
        asked: crowd.asked.toSorted((a, b) => a.at - b.at),
        faults,
        samples,
        told,
        verbs,
        settledMs,
        skipped,
        stoppedMs,
        endedByThemselves,
      },
      facts,
    };
  } finally {
    await stage.close({ keep: options.keep });
    if (options.keep) say(`kept in ${stage.dir}`);
  }
}

function watch(stage: Stage, at: () => number, sampled: (sample: Sample) => void): { stop(): Promise<void> } {
  const over = new AbortController();
  const look = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await Promise.all(
        stage.apps.map(async (app) => {
          const [when, isRunning, rssMb] = [at(), app.isRunning(), app.rssMb()];
          sampled({ app: app.name, at: when, isRunning, rssMb, readyz: await app.readyz() });
        }),
      );
      await sleep(SAMPLE_MS);
    }
  };
  const looking = look();
  return {
    stop: async () => {
      over.abort();
      await looking;
    },
  };
}

/** Timers ring on while it is looked at: what is behind in that moment is behind only where it stays so. */
async function factsAtRest(stage: Stage, patience: number): Promise<Facts> {
  const until = performance.now() + SETTLE_MS * patience;
  for (;;) {
    const facts = await readFacts(stage.cluster.url());
    const isAtRest = facts.messages.every(
      ({ shown, wanted, state }) => state === 'dead' || (state === 'idle' && shown >= wanted),
    );
    if (isAtRest || performance.now() > until) return facts;
    await sleep(LOOK_MS);
  }
}

interface Settled {
  readonly settledMs: number | null;
  readonly behind: readonly string[];
  readonly replaySaid: string;
}

/** Waits until nothing is left to do; where that takes half of the time there is, `replay outbox` is typed once. */
async function settle(stage: Stage, patience: number): Promise<Settled> {
  const client = new pg.Client({ connectionString: stage.cluster.url() });
  client.on('error', () => undefined);
  await client.connect();
  const left = async (): Promise<readonly string[]> => {
    const { rows } = await client.query<{ what: string }>(
      `SELECT subject || ' on ' || platform || ': ' || state || ', ' || shown || ' of ' || wanted AS what FROM message
         WHERE (shown < wanted OR state <> 'idle') AND state <> 'dead'
       UNION ALL SELECT 'a wish, tried ' || attempts || ' times' || coalesce(', ' || parked, '') FROM wish`,
    );
    return rows.map(({ what }) => what);
  };
  const began = performance.now();
  let behind: readonly string[] = [];
  let replaySaid = '';
  try {
    for (;;) {
      const now = await left();
      const ms = Math.round(performance.now() - began);
      if (now.length === 0) return { settledMs: ms, behind, replaySaid };
      if (ms > SETTLE_MS * patience) return { settledMs: null, behind: now, replaySaid };
      if (ms > BY_ITSELF_MS * patience && replaySaid === '') {
        behind = now;
        replaySaid = (await runVerb(stage, 'replay', 'outbox')).said;
      }
      await sleep(LOOK_MS);
    }
  } finally {
    await client.end();
  }
}
