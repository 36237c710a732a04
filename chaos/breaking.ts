/** How each kind of fault is done to the stage, and undone. */
import { setTimeout as sleep } from 'node:timers/promises';
import { FAULTS, type FaultKind } from './faults.ts';
import type { PlannedFault } from './plan.ts';
import type { Fault } from './record.ts';
import type { Stage } from './stage/stage.ts';

/** Breaks something and resolves when it is whole again; false where it could not be broken. */
type Break = (stage: Stage, planned: PlannedFault, noted: (stoppedMs: number) => void) => Promise<boolean>;

/** Calls that one fault of a platform spoils. */
const callsOf = ({ roll }: PlannedFault): number => 1 + (roll % 4);

/** The calls that post, each with its own fault. */
const SLACK_POSTS = ['chat.postMessage', 'chat.update', 'chat.postMessage'] as const;

const slackFault =
  (fault: Parameters<Stage['slack']['failApi']>[1]): Break =>
  async ({ slack }, planned) => {
    for (let n = 0; n < callsOf(planned); n += 1) slack.failApi(SLACK_POSTS[n % SLACK_POSTS.length] ?? '*', fault);
    return true;
  };

const teamsFault =
  (trouble: Parameters<Stage['teams']['fault']>[0]['trouble'], route: 'post' | 'edit' = 'post'): Break =>
  async ({ teams }, planned) => {
    teams.fault({ route: planned.roll % 3 === 0 ? 'edit' : route, times: callsOf(planned), trouble });
    return true;
  };

const wired =
  (which: 'wire' | 'slackWire', how: 'silent' | 'refused'): Break =>
  async (stage, { lastsMs }) => {
    stage[which].set(how);
    await sleep(lastsMs);
    stage[which].set('open');
    return true;
  };

const killed =
  (signal: 'SIGKILL' | 'SIGTERM'): Break =>
  async ({ apps }, { roll, lastsMs }, noted) => {
    const app = apps[roll % 2 === 0 ? 0 : 1];
    const ms = await app.end(signal);
    if (signal === 'SIGTERM') noted(ms);
    await sleep(lastsMs);
    await app.start();
    return true;
  };

const model =
  (mood: 'hanging' | 'refusing'): Break =>
  async (stage, { lastsMs }) => {
    stage.model.set(mood);
    await sleep(lastsMs);
    stage.model.set('rubbish');
    return true;
  };

/** Of one process alone, by half a minute to two: what is signed stays within the five minutes that both platforms allow. */
const clock =
  (direction: 1 | -1): Break =>
  async ({ apps }, { roll, lastsMs }) => {
    const app = apps[roll % 2 === 0 ? 0 : 1];
    app.setClock(direction * (30_000 + (roll % 90_000)));
    await sleep(lastsMs);
    app.setClock(0);
    return true;
  };

const BREAKS: Readonly<Record<FaultKind, Break>> = {
  'app killed': killed('SIGKILL'),
  'app stopped': killed('SIGTERM'),
  'database restarted': async ({ cluster }) => {
    await cluster.restart('fast');
    return true;
  },
  'database crashed': async ({ cluster }) => {
    await cluster.restart('immediate');
    return true;
  },
  'database failed over': async ({ cluster, wire }) => {
    if (!(await cluster.canFailOver())) return false;
    wire.set('refused');
    await cluster.failOver();
    wire.leadTo(cluster.port());
    wire.set('open');
    return true;
  },
  'database half-open': wired('wire', 'silent'),
  'database refused': wired('wire', 'refused'),
  'database reset': async ({ wire }) => {
    wire.cut();
    return true;
  },
  'Slack half-open': wired('slackWire', 'silent'),
  'Slack refused': wired('slackWire', 'refused'),
  'Slack slowed down': slackFault({ kind: 'rate_limited', retryAfterS: 3 }),
  'Slack 503': slackFault({ kind: 'status', status: 503 }),
  'Slack lost replies': slackFault({ kind: 'drop_after' }),
  'Slack lost calls': slackFault({ kind: 'drop_before' }),
  'Slack slow': slackFault({ kind: 'slow', ms: 4_000 }),
  'Slack channel gone': async ({ slack }) => {
    slack.failApi('chat.postMessage', { kind: 'error', error: 'is_archived' });
    return true;
  },
  'Teams slowed down': teamsFault({ kind: 'status', status: 429, retryAfterS: 3 }),
  'Teams 502': teamsFault({ kind: 'deliverThenStatus', status: 502 }),
  'Teams lost replies': teamsFault({ kind: 'deliverThenDrop' }),
  'Teams lost calls': teamsFault({ kind: 'drop' }),
  'Teams hanging': async ({ teams }, { lastsMs }) => {
    const over = sleep(lastsMs);
    teams.fault({ route: 'post', times: 3, trouble: { kind: 'slow', until: over } });
    await over;
    return true;
  },
  'model hanging': model('hanging'),
  'model failing': model('refusing'),
  'clock jumps on': clock(1),
  'clock jumps back': clock(-1),
};

/** Lives through the plan; resolves when all of it is over and whole again, to how long those took to stop that were told to. `at`: milliseconds since the run began. */
export async function breakBy(
  plan: readonly PlannedFault[],
  stage: Stage,
  at: () => number,
  lived: (fault: Fault) => void,
): Promise<readonly number[]> {
  const under: Promise<void>[] = [];
  const stoppedMs: number[] = [];
  for (const planned of plan) {
    await sleep(Math.max(0, planned.at - at()));
    const from = at();
    under.push(
      BREAKS[planned.kind](stage, planned, (ms) => void stoppedMs.push(ms)).then((done) => {
        if (done) lived({ kind: planned.kind, part: FAULTS[planned.kind].part, from, until: at() });
      }),
    );
  }
  await Promise.all(under);
  return stoppedMs;
}
