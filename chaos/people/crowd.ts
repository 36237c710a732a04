/** Everybody who works in the company, for as long as the run lasts: each does one thing after the other, and now and then two at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../../src/playground/play-side.ts';
import { WORKERS, type Worker } from '../company.ts';
import type { Asked } from '../record.ts';
import { markOf, type Chance } from '../random.ts';
import type { Stage } from '../stage/stage.ts';
import { ACTS, type Act } from './acts.ts';
import type { Ack, Desk } from './desk.ts';
import { slackDesk } from './slack-desk.ts';
import { teamsDesk } from './teams-desk.ts';
import { wayOf } from './ways.ts';

export interface Crowd {
  /** Resolves when everybody has put down what they were at. */
  readonly done: Promise<void>;
  readonly asked: readonly Asked[];
}

export interface CrowdOptions {
  readonly stage: Stage;
  readonly chance: Chance;
  /** Milliseconds since the run began. */
  readonly at: () => number;
  readonly untilMs: number;
  /** Between two things one person does, from and to, in milliseconds. */
  readonly pauseMs: readonly [number, number];
}

export function letIn({ stage, chance, at, untilMs, pauseMs }: CrowdOptions): Crowd {
  const asked: Asked[] = [];
  /** Cases that wait for somebody's decision, as far as people have heard. */
  const waiting: { readonly id: string; readonly team: Worker['team'] }[] = [];
  let marks = 0;
  /** What was sent and is still on its way, while whoever sent it goes on. */
  const onTheWay: Promise<void>[] = [];

  const desks = new Map(WORKERS.map((worker) => [worker, deskOf(stage, worker)]));

  /** Somebody else who decides the same at the same moment, on the other platform. */
  const beside = async (worker: Worker, own: Chance): Promise<void> => {
    const other = WORKERS.find((one) => one.role !== 'agent' && one.team === worker.team && one !== worker);
    if (other !== undefined && own.happens(TOGETHER)) await doOne(other, own, chosenOf(own, DECISIONS));
  };

  const doOne = async (worker: Worker, own: Chance, act: Act): Promise<void> => {
    const desk = desks.get(worker) ?? deskOf(stage, worker);
    const mine = casesIn(desk.heard());
    marks += 1;
    const mark = markOf(marks * 7_919);
    const began = at();
    const colleague = own.oneOf(WORKERS.filter(({ person }) => person.id !== worker.person.id)).person.name;
    const { gesture = 'line' } = act;
    const way = wayOf(own, worker.on, gesture, { asked, isLate: began > untilMs / 3 });
    const latest = mine.slice(-4);
    const acting = {
      desk,
      chance: own,
      mark,
      way,
      colleague,
      own: latest.length === 0 ? null : own.oneOf(latest),
      asked: waiting.findLast(({ team }) => team === worker.team)?.id ?? null,
      note: (what: 'asked' | 'resolved', id: string): void => {
        if (what === 'asked') waiting.push({ id, team: worker.team });
      },
    } as const;
    const doing = tried(() => act.run(acting)).then((ack) => {
      if (ack === null) return;
      const { id } = worker.person;
      const typed = { act: act.name, gesture, by: id, on: worker.on, at: began, mark: act.marked ? mark : null };
      asked.push({ ...outcomeOf(ack), ...typed });
    });
    if (way === 'late') onTheWay.push(doing);
    else await doing;
  };

  const live = async (worker: Worker): Promise<void> => {
    const own = chance.apart(worker.person.id);
    await sleep(own.between(0, pauseMs[1]));
    while (at() < untilMs) {
      const act = chosen(own, worker.role !== 'agent');
      await Promise.all([doOne(worker, own, act), DECISIONS.includes(act) ? beside(worker, own) : null]);
      await sleep(own.between(...pauseMs));
    }
  };
  const done = async (): Promise<void> => {
    await Promise.all(WORKERS.map(live));
    await Promise.all(onTheWay);
  };
  return { done: done(), asked };
}

/** What they can see of the platform can be gone by the time they press it. */
async function tried(run: () => Promise<Ack | null>): Promise<Ack | null> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal || (error instanceof Error && /^(?:no )?button|no such button/i.test(error.message)))
      return null;
    throw error;
  }
}

const deskOf = (stage: Stage, worker: Worker): Desk =>
  worker.on === 'slack' ? slackDesk(stage.slack, worker) : teamsDesk(stage.teams, worker);

/** How often a decision is made by two at once. */
const TOGETHER = 0.4;
const DECISIONS = ACTS.filter(({ who }) => who === 'manager');

const chosen = (chance: Chance, isManager: boolean): Act =>
  chosenOf(
    chance,
    ACTS.filter(({ who }) => who === 'everybody' || (who === 'manager') === isManager),
  );

function chosenOf(chance: Chance, open: readonly Act[]): Act {
  let left = chance.next() * open.reduce((sum, { weight }) => sum + weight, 0);
  for (const act of open) {
    left -= act.weight;
    if (left <= 0) return act;
  }
  throw new Error('there is no act to choose from');
}

/** Words by which an acknowledgement says that it is none. */
const AGAINST = /not saved|response_action":"(?:errors|update)|did not understand/i;

function outcomeOf({ ok, ms, said, way }: Ack): Pick<Asked, 'outcome' | 'ms' | 'said' | 'way'> {
  const outcome = !ok ? 'unanswered' : AGAINST.test(said) ? 'turned away' : 'acknowledged';
  return { outcome, way, ms: Math.round(ms), said: said.slice(0, 2_000) };
}

/** Numbers of the cases somebody was told they logged. */
const casesIn = (heard: readonly string[]): readonly string[] =>
  heard.flatMap((text) => /Logged as (R-\d+)/.exec(text)?.[1] ?? []);
