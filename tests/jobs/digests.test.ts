/** Digests by the calendar: of each workspace by itself, many at a time. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { digestQueue, queuesOf, type Shell } from '../../src/app/shell.ts';
import { teamId, workspaceId } from '../../src/core/base/ids.ts';
import { openJobs } from '../../src/db/engine/jobs.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { nextDigest, scheduleDigests, workOnDigests } from '../../src/jobs/digests.ts';
import { AURORA } from '../core/case/build.ts';
import { openAnyDatabase, quietLog } from '../database.ts';
import { raceShell } from '../ways/race-shell.ts';

const BOREALIS = workspaceId.parse('borealis');
const TEAM = { id: teamId.parse('front-desk'), zone: 'Europe/Paris', at: 'fri 08:30' };
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

it.each([
  ['2026-12-10T10:00:00Z', '2026-12-11T07:30:00.000Z'],
  ['2026-12-11T07:29:59Z', '2026-12-11T07:30:00.000Z'],
  // the same moment is not after itself
  ['2026-12-11T07:30:00Z', '2026-12-18T07:30:00.000Z'],
  // summer time begins on the Sunday between
  ['2026-03-27T07:30:00Z', '2026-04-03T06:30:00.000Z'],
])('after %s the next is due at %s', (after, due) => expect(nextDigest(TEAM, new Date(after)).toISOString()).toBe(due));
