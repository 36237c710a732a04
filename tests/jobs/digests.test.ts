/** Digests by the calendar: of each workspace by itself, many at a time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestQueue, queuesOf, type Shell } from '../../src/app/shell.ts';
import { workspaceId } from '../../src/core/base/ids.ts';
import { openJobs } from '../../src/db/engine/jobs.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { scheduleDigests, workOnDigests } from '../../src/jobs/digests.ts';
import { AURORA } from '../core/case/build.ts';
import { openAnyDatabase, quietLog } from '../database.ts';
import { raceShell } from '../ways/race-shell.ts';

const BOREALIS = workspaceId.parse('borealis');
const TEAM = { id: 'front-desk', zone: 'Europe/Paris', at: 'fri 08:30' };
let aurora: Shell;
let borealis: Shell;

beforeAll(async () => {
  const db = await openAnyDatabase();
  await syncWorkspace(db, AURORA);
  aurora = await raceShell(db);
  const jobs = await openJobs(db, quietLog, queuesOf(BOREALIS), { supervise: false, schedule: false });
  borealis = { ...aurora, workspace: BOREALIS, directory: makeDirectory(BOREALIS), jobs };
});
afterAll(async () => {
  await borealis.jobs.stop();
  await aurora.jobs.stop();
});

it('two workspaces on one database have a schedule each, for teams of one id', async () => {
  await scheduleDigests(aurora, [TEAM]);
  await scheduleDigests(borealis, [{ ...TEAM, zone: 'Pacific/Auckland', at: 'mon 09:00' }]);
  const schedules = await aurora.jobs.boss.getSchedules();
  expect(new Set(schedules.map(({ name, cron, timezone }) => `${name} ${cron} ${timezone}`))).toEqual(
    new Set([
      `${digestQueue(AURORA.id)} 30 8 * * fri Europe/Paris`,
      `${digestQueue(BOREALIS)} 0 9 * * mon Pacific/Auckland`,
    ]),
  );
});

it('one that is due is taken by its own workspace only, and with it all that are due with it', async () => {
  const queue = digestQueue(AURORA.id);
  const waiting = async (): Promise<number> =>
    (await aurora.jobs.boss.findJobs(queue)).filter(({ state }) => state === 'created').length;
  for (let n = 0; n < 40; n += 1) await aurora.jobs.boss.send(queue, { team: `team-${n}` });
  await workOnDigests(borealis);
  expect(await waiting()).toBe(40);
  await workOnDigests(aurora);
  // within its first look, long before the next one
  await expect.poll(waiting, { interval: 20, timeout: 9_000 }).toBe(0);
});
