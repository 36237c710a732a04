/** Digests by the calendar: of each workspace by itself, many at a time. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestQueue, queuesOf, type Shell } from '../../src/app/shell.ts';
import { teamId, workspaceId } from '../../src/core/base/ids.ts';
import { openJobs } from '../../src/db/engine/jobs.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { postOwed, scheduleDigests, workOnDigests } from '../../src/jobs/digests.ts';
import { AURORA } from '../core/case/build.ts';
import { openAnyDatabase, quietLog } from '../database.ts';
import { raceShell } from '../ways/race-shell.ts';

const BOREALIS = workspaceId.parse('borealis');
const TEAM = { id: teamId.parse('front-desk'), zone: 'Europe/Paris', at: 'fri 08:30', whenEmpty: false };
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
  await expect.poll(waiting).toBe(0);
});

describe('what is owed', () => {
  const rows = (sql: string): Promise<readonly unknown[]> => aurora.db.read.query(sql);
  const settled = (): Promise<readonly unknown[]> =>
    rows('SELECT team, week, outcome FROM digest_week ORDER BY week, team');
  // what is known of the team is read anew each time
  const at = (now: string): Shell => ({
    ...aurora,
    directory: makeDirectory(aurora.workspace),
    now: () => new Date(now),
  });
  const CHANNEL = JSON.stringify([{ platform: 'slack', place: 'T0HOTEL', channel: 'C0DESK' }]);
  beforeEach(async () => {
    await aurora.db.read.query('DELETE FROM digest_week');
    await aurora.db.read.query(`DELETE FROM message WHERE subject LIKE 'digest:%'`);
    await aurora.db.read.query('UPDATE team SET digest = $1::jsonb', [CHANNEL]);
  });

  it('is settled once, though several look at the same moment; an empty week is quiet', async () => {
    const now = at('2026-12-14T09:00:00Z');
    await Promise.all([1, 2, 3].map(() => postOwed(now, [{ ...TEAM, at: 'mon 09:00' }])));
    expect(await settled()).toEqual([{ team: TEAM.id, week: '2026-W50', outcome: 'quiet' }]);
    expect(await rows(`SELECT 1 FROM message WHERE subject LIKE 'digest:%'`)).toEqual([]);
  });

  it('is left to the calendar for its first minutes', async () => {
    await postOwed(at('2026-12-14T08:02:00Z'), [{ ...TEAM, at: 'mon 09:00' }]);
    expect(await settled()).toEqual([]);
    await postOwed(at('2026-12-14T08:02:00Z'), [{ ...TEAM, at: 'mon 09:00' }], 0);
    expect(await settled()).toHaveLength(1);
  });

  it('says so in a line where a team wants that; moved to another time it is not posted a second time, and none is left out', async () => {
    const team = { ...TEAM, whenEmpty: true };
    const posted = (): Promise<readonly unknown[]> =>
      rows(
        `SELECT subject, count(*)::int AS n FROM message WHERE subject LIKE 'digest:%' GROUP BY subject ORDER BY subject`,
      );
    await postOwed(at('2026-12-14T09:00:00Z'), [{ ...team, at: 'mon 09:00' }]);
    const first = await posted();
    expect(first).toEqual([{ subject: 'digest:front-desk:2026-W50', n: 1 }]);
    // later in that week, then back to a time that has passed
    await postOwed(at('2026-12-18T09:00:00Z'), [{ ...team, at: 'fri 09:00' }]);
    expect(await posted()).toEqual(first);
    await postOwed(at('2026-12-23T09:00:00Z'), [{ ...team, at: 'mon 09:00' }]);
    expect((await posted()).map((row) => (row as { subject: string }).subject)).toEqual([
      'digest:front-desk:2026-W50',
      'digest:front-desk:2026-W51',
    ]);
  });

  it('was found quiet by a clock that was ahead: that settles nothing once the clock is right', async () => {
    await postOwed(at('2027-01-04T09:00:00Z'), [{ ...TEAM, at: 'mon 09:00' }]);
    await postOwed(at('2026-12-28T09:00:00Z'), [{ ...TEAM, at: 'mon 09:00' }]);
    const again = { ...TEAM, at: 'mon 09:00', whenEmpty: true };
    await postOwed(at('2027-01-03T09:00:00Z'), [{ ...again, at: 'sun 09:00' }]);
    expect(await settled()).toEqual([
      { team: TEAM.id, week: '2026-W52', outcome: 'quiet' },
      { team: TEAM.id, week: '2026-W53', outcome: 'quiet' },
    ]);
    await postOwed(at('2027-01-04T08:30:00Z'), [again]);
    expect((await settled()).at(-1)).toEqual({ team: TEAM.id, week: '2026-W53', outcome: 'posted' });
  });

  it('of a team without a channel is told to its lead, once', async () => {
    await aurora.db.read.query(`UPDATE team SET digest = '[]'`);
    for (const monday of ['2026-12-14T09:00:00Z', '2026-12-21T09:00:00Z'])
      await postOwed(at(monday), [{ ...TEAM, at: 'mon 09:00', whenEmpty: true }]);
    expect(await settled()).toHaveLength(2);
    expect(await rows(`SELECT subject FROM message WHERE subject LIKE 'learning:digest_no_channel:%'`)).toHaveLength(1);
  });
});
