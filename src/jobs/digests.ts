/** The weekly digests, on the clock of the job engine: a thin layer over pg-boss. */
import { z } from 'zod';
import { postDigest } from '../app/team/digesting.ts';
import { digestQueue, type Shell } from '../app/shell.ts';
import { teamId } from '../core/base/ids.ts';
import { causeOf } from '../log.ts';

const digestJob = z.object({ team: teamId });

/** Nobody waits for a digest to the second, and looking for one costs a statement; in the hour when all are due there are thousands. */
const POLL_S = 10;
const MOST_AT_ONCE = 150;

export async function workOnDigests(shell: Shell): Promise<void> {
  const queue = digestQueue(shell.workspace);
  await shell.jobs.boss.work(
    queue,
    { pollingIntervalSeconds: POLL_S, batchSize: MOST_AT_ONCE },
    each(shell, queue, async (data) => postDigest(shell, digestJob.parse(data).team)),
  );
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
  await shell.jobs.scheduleAll(digestQueue(shell.workspace), schedules);
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
