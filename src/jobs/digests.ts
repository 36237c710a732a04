/** The weekly digests, on the clock of the job engine: a thin layer over pg-boss. */
import { z } from 'zod';
import { postDigest } from '../app/team/digesting.ts';
import { digestQueue, type Shell } from '../app/shell.ts';
import { teamId, type TeamId } from '../core/base/ids.ts';
import { nextWeekly } from '../core/base/time.ts';
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

/** When a team's digest is due: `at` is a day and a time in its zone, `mon 09:00`. */
export interface DigestTime {
  readonly id: TeamId;
  readonly zone: string;
  readonly at: string;
}

/** Weekly, in each team's zone; a week missed while nothing ran is caught up once. */
export async function scheduleDigests(shell: Shell, teams: readonly DigestTime[]): Promise<void> {
  const schedules = teams.map(({ id, zone, at }) => {
    const { day, hour, minute } = parts(at);
    return { key: id, cron: `${minute} ${hour} * * ${day}`, zone, data: { team: id } };
  });
  await shell.jobs.scheduleAll(digestQueue(shell.workspace), schedules);
}

/** The job engine goes by a clock of its own: where somebody moved ours since `from`, the digests that came due are posted here. */
export async function postDigestsSince(shell: Shell, teams: readonly DigestTime[], from: Date): Promise<void> {
  for (const team of teams) if (nextDigest(team, from) <= shell.now()) await postDigest(shell, team.id);
}

/** The first time after `after` at which a team's digest is due. */
export function nextDigest({ zone, at }: DigestTime, after: Date): Date {
  const { day, hour, minute } = parts(at);
  return nextWeekly(after, { weekday: DAYS.indexOf(day) + 1, minutes: hour * 60 + minute }, zone);
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function parts(at: string): { readonly day: string; readonly hour: number; readonly minute: number } {
  const [day = 'mon', time = '09:00'] = at.split(' ');
  const [hour = 9, minute = 0] = time.split(':').map(Number);
  return { day, hour, minute };
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
