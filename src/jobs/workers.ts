/** What runs by itself: wishes of a process that died, messages to draw, cases to look at again, digests. A thin layer over pg-boss. */
import { z } from 'zod';
import { deliver } from '../app/messages/deliver.ts';
import type { Chat } from '../app/messages/chat-port.ts';
import { carryOut } from '../app/door/carry-out.ts';
import { openWish } from '../app/door/wishes.ts';
import { drawing, drawingOf } from '../app/messages/drawing.ts';
import { postDigest } from '../app/team/digesting.ts';
import { handle } from '../app/handle.ts';
import { redrawHomes } from '../app/messages/homes.ts';
import type { Shell } from '../app/shell.ts';
import { endStormsOver } from '../app/team/storms.ts';
import { caseId, memberId, teamId, thingId } from '../core/base/ids.ts';
import { messagesBehind, type MessageId } from '../db/messages/messages.ts';
import { casesDue } from '../db/case/reading.ts';
import { causeOf } from '../log.ts';

const wishJob = z.object({ key: z.string(), sealed: z.string() });
/** Whose homes show something of what has changed; beside a card, or alone. */
const homesJob = z.object({ homes: z.array(memberId).default([]) });
const timerJob = z.object({ case: caseId, at: z.string() });
const stormJob = z.object({ storm: thingId });
const digestJob = z.object({ team: teamId });

const POLL = { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 };

/** Starts every worker. `chats` are the platforms that are configured. */
export async function startWorkers(shell: Shell, chats: readonly Chat[]): Promise<void> {
  const { boss } = shell.jobs;
  await boss.work(
    'inbox',
    { ...POLL, batchSize: 1 },
    each(shell, 'inbox', async (data) => {
      await carryOut(shell, openWish(shell, wishJob.parse(data)));
    }),
  );
  // Several at a time: one slow or refused channel must not hold up the others. The card's own lease keeps its order.
  await boss.work(
    'outbox',
    { ...POLL, batchSize: 1, localConcurrency: 8 },
    each(shell, 'outbox', async (data) => {
      const { homes } = homesJob.parse(data);
      // some commands concern people and no message
      if (homes.length === 0 || drawing.safeParse(data).success) await drawCard(shell, chats, drawing.parse(data));
      // the card that everybody looks at goes first
      await redrawHomes(shell, homes);
    }),
  );
  await boss.work(
    'timers',
    { ...POLL, batchSize: 1 },
    each(shell, 'timers', async (data) => {
      if (stormJob.safeParse(data).success) return await endStormsOver(shell);
      const timer = timerJob.parse(data);
      await lookAgain(shell, timer.case, timer.at);
    }),
  );
  await boss.work(
    'digest',
    { ...POLL, batchSize: 1 },
    each(shell, 'digest', async (data) => postDigest(shell, digestJob.parse(data).team)),
  );
}

async function drawCard(shell: Shell, chats: readonly Chat[], id: MessageId): Promise<void> {
  const done = await deliver(shell, chats, id);
  if (done.kind === 'again')
    await shell.jobs.enqueue('outbox', drawingOf(id), { startAfter: Math.ceil(done.afterMs / 1000) });
}

/** A timer means only "look again": its key holds the due time, so a timer that rings twice does its work once. */
async function lookAgain(shell: Shell, id: z.infer<typeof caseId>, due: string): Promise<void> {
  await handle(shell, {
    key: `timer:${id}:${due}`,
    by: null,
    command: { kind: 'look_again', case: id },
    at: shell.now(),
  });
}

/**
 * The safety net under the jobs, for the start and once a minute: messages behind what they should show, and cases whose
 * time has come, whatever became of their jobs.
 */
export async function sweep(shell: Shell): Promise<void> {
  const at = shell.now();
  for (const card of await messagesBehind(shell.db.read, shell.workspace, at, 500)) {
    await shell.jobs.enqueue('outbox', drawingOf(card));
  }
  for (const id of await casesDue(shell.db.read, shell.workspace, at, 500)) {
    await lookAgain(shell, id, `sweep-${at.toISOString()}`);
  }
  await endStormsOver(shell);
}

/** Weekly, in each team's zone; a week missed while nothing ran is caught up once. */
export async function scheduleDigests(
  shell: Shell,
  teams: readonly { readonly id: string; readonly zone: string; readonly at: string }[],
): Promise<void> {
  const schedules = teams.map(({ id, zone, at }) => {
    const [day = 'mon', time = '09:00'] = at.split(' ');
    const [hour, minute] = time.split(':').map(Number);
    return { key: id, cron: `${minute} ${hour} * * ${day}`, zone, data: { team: id } };
  });
  await shell.jobs.scheduleAll('digest', schedules);
}

/** Runs one job at a time of a batch; what throws is tried again by the engine, and parked when it never works. */
function each(
  shell: Shell,
  queue: string,
  work: (data: unknown) => Promise<void>,
): (jobs: { readonly data: unknown }[]) => Promise<void> {
  return async (jobs) => {
    for (const job of jobs) {
      try {
        await work(job.data);
      } catch (error) {
        shell.log.warn('job failed, will be tried again', { queue, cause: causeOf(error) });
        throw error;
      }
    }
  };
}
