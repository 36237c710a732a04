/** The weekly digests: rung for by the job engine's calendar, a thin layer over pg-boss, and looked for where it rang in vain. */
import { z } from 'zod';
import { postDigest } from '../app/team/digesting.ts';
import { digestQueue, type Shell } from '../app/shell.ts';
import { teamId } from '../core/base/ids.ts';
import { readWeekly, weekOwed, type DigestTime, type WeekOwed } from '../core/digest/owed.ts';
import { unsettledAmong } from '../db/team/digest-weeks.ts';
import { causeOf } from '../log.ts';
import { repeat } from './repeat.ts';

/** A job that an older version left behind says the team alone. */
const digestJob = z.object({
  team: teamId,
  at: z.string().default('mon 09:00'),
  whenEmpty: z.boolean().default(false),
});

/** Nobody waits for a digest to the second, and looking for one costs a statement; in the hour when all are due there are thousands. */
const POLL_S = 10;
const MOST_AT_ONCE = 150;
/** The calendar has this long before somebody looks what it left out. */
const LEFT_OUT_MS = 180_000;
const OWED_MS = 20_000;
/** It may ring by a clock that is ahead of ours by so much. */
const AHEAD_MS = 60_000;

export async function workOnDigests(shell: Shell): Promise<void> {
  const queue = digestQueue(shell.workspace);
  await shell.jobs.boss.work(
    queue,
    { pollingIntervalSeconds: POLL_S, batchSize: MOST_AT_ONCE },
    each(shell, queue, async (data) => {
      const { team: id, at, whenEmpty } = digestJob.parse(data);
      const { teams } = await shell.directory.now(shell.db.read);
      const team = teams.find((one) => one.id === id);
      if (team === undefined) return;
      const { week } = weekOwed(new Date(shell.now().getTime() + AHEAD_MS), { zone: team.zone, at });
      await postDigest(shell, id, { week, whenEmpty });
    }),
  );
}

/** Weekly, in each team's zone; the engine catches up once what it missed while nothing ran. */
export async function scheduleDigests(shell: Shell, teams: readonly DigestTime[]): Promise<void> {
  const schedules = teams.map(({ id, zone, at, whenEmpty }) => {
    const { day, minutes } = readWeekly(at);
    const cron = `${minutes % 60} ${Math.floor(minutes / 60)} * * ${day}`;
    return { key: id, cron, zone, data: { team: id, at, whenEmpty } };
  });
  await shell.jobs.scheduleAll(digestQueue(shell.workspace), schedules);
}

/**
 * Posts what is owed and not settled: a digest for which no calendar rang, because its time or zone was changed, its hour does
 * not exist on that day, or somebody moved the clock. What came due less than `leaveMs` ago is left to the calendar.
 */
export async function postOwed(shell: Shell, teams: readonly DigestTime[], leaveMs = LEFT_OUT_MS): Promise<void> {
  const now = shell.now();
  const before = new Date(now.getTime() - leaveMs);
  const times = new Map<string, WeekOwed>();
  const owed = teams.flatMap((team) => {
    const name = `${team.zone} ${team.at}`;
    const one = times.get(name) ?? weekOwed(now, team);
    times.set(name, one);
    return one.due > before ? [] : [{ team: team.id, week: one.week, whenEmpty: team.whenEmpty }];
  });
  const unsettled = await unsettledAmong(shell.db.read, shell.workspace, owed, now);
  for (const { team, week, whenEmpty } of owed) {
    if (!unsettled.has(team)) continue;
    try {
      await postDigest(shell, team, { week, whenEmpty });
    } catch (error) {
      shell.log.warn('a digest could not be posted, soon again', { team, week, cause: causeOf(error) });
    }
  }
}

/** Looks again and again for what no calendar rang for; what is returned ends it, as `repeat` says. */
export const lookForOwed = (shell: Shell, teams: () => readonly DigestTime[]): ReturnType<typeof repeat> =>
  repeat({ what: 'looking for digests', everyMs: OWED_MS, work: () => postOwed(shell, teams()), log: shell.log });

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
