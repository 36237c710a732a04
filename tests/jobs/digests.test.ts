/** Digests by the calendar: each once, whoever looks and however the clocks go. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readCounts } from '../../src/app/keep/read-counts.ts';
import type { Shell } from '../../src/app/shell.ts';
import { teamId } from '../../src/core/base/ids.ts';
import { makeDirectory } from '../../src/db/team/directory.ts';
import type { DigestTime } from '../../src/core/digest/owed.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { makeDigests } from '../../src/jobs/digests.ts';
import { AURORA, NOON } from '../core/case/build.ts';
import { makeLog } from '../../src/log.ts';
import { openAnyDatabase } from '../database.ts';
import { raceShell, type RaceShell } from '../ways/race-shell.ts';

const TEAM = { id: teamId.parse('front-desk'), zone: 'Europe/Paris', at: 'fri 08:30', whenEmpty: false };
let aurora: RaceShell;

beforeAll(async () => {
  const db = await openAnyDatabase();
  await syncWorkspace(db, AURORA);
  aurora = await raceShell(db);
});
afterAll(async () => {
  await aurora.stop();
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
  const postOwed = (shell: Shell, times: readonly DigestTime[]): Promise<void> =>
    makeDigests(shell, () => times).postNow();
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

  it('of many teams is posted a few at a time, and none twice by two processes that look in turn', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `team-${n}`);
    await aurora.db.read.query(
      `INSERT INTO team (workspace, id, name, zone, locale, cases, thanks, digest, stands_for, active)
       SELECT t.workspace, wanted.id, wanted.id, t.zone, t.locale, '[]', '[]', t.digest, '{}', true
       FROM team t, unnest($1::text[]) AS wanted(id) WHERE t.id = 'front-desk'`,
      [many],
    );
    const now = at('2026-12-14T09:00:00Z');
    const times = many.map((id) => ({ id: teamId.parse(id), zone: 'Europe/Paris', at: 'mon 09:00', whenEmpty: true }));
    const one = makeDigests({ ...now, holder: 1 }, () => times);
    const two = makeDigests({ ...now, holder: 2 }, () => times);
    const waits: number[] = [];
    const posted: number[] = [];
    for (const digests of [one, two, one, two, one]) {
      waits.push(await digests.look());
      posted.push((await settled()).length);
    }
    expect(posted[0]).toBe(5);
    expect(posted.at(-1)).toBe(12);
    // whoever has something left looks again at once, and whoever has not takes its time
    expect(waits).toEqual([500, 500, 500, expect.any(Number), 20_000]);
    expect(await rows(`SELECT subject FROM message WHERE subject LIKE 'digest:%'`)).toHaveLength(12);
    await aurora.db.read.query('DELETE FROM team WHERE id = ANY ($1)', [many]);
  });

  it('is counted as waiting, and for how long, until it is', async () => {
    const digests = () => [{ ...TEAM, at: 'mon 09:00' }];
    const shell = { ...at('2026-12-14T09:00:00Z'), digests };
    const counted = () => readCounts(shell, { slackConnections: null, faults: 0, heldBack: 0 });
    expect(await counted()).toMatchObject({ digests: 1, digestLag: 3_600 });
    await makeDigests(shell, digests).look();
    expect(await counted()).toMatchObject({ digests: 0, digestLag: 0 });
  });

  it('is asked about no more once it is settled, until the next is due', async () => {
    const asked: string[] = [];
    const hearing = (now: string): Shell => ({
      ...at(now),
      db: {
        ...aurora.db,
        read: {
          query: (sql, params = [], name) => {
            asked.push(sql);
            return aurora.db.read.query(sql, params, name);
          },
        },
      },
    });
    const clock = { now: '2026-12-14T09:00:00Z' };
    const shell = hearing(clock.now);
    const digests = makeDigests({ ...shell, now: () => new Date(clock.now) }, () => [{ ...TEAM, at: 'mon 09:00' }]);
    await digests.look();
    asked.length = 0;
    for (const later of ['2026-12-14T09:00:20Z', '2026-12-18T09:00:00Z']) {
      clock.now = later;
      expect(await digests.look()).toBe(20_000);
    }
    expect(asked).toEqual([]);
    clock.now = '2026-12-21T08:00:00Z';
    await digests.look();
    expect(await settled()).toHaveLength(2);
  });

  it('that could not be posted waits for the others, and comes with the next look', async () => {
    const told: string[] = [];
    const log = makeLog(
      'warn',
      (line) => void told.push(line),
      () => NOON,
    );
    const shell = { ...at('2026-12-14T09:00:00Z'), log };
    const others = await aurora.db.read.query<{ id: string }>(`SELECT id FROM team WHERE id <> 'front-desk'`);
    const ids = [TEAM.id, ...others.map(({ id }) => teamId.parse(id))];
    const digests = makeDigests(shell, () => ids.map((id) => ({ ...TEAM, id, at: 'mon 09:00' })));
    await aurora.db.read.query(`ALTER TABLE digest_week ADD CONSTRAINT shut CHECK (team <> 'front-desk')`);
    expect(await digests.look()).toBe(20_000);
    expect(await settled()).toHaveLength(ids.length - 1);
    expect(told.join()).toMatch(/front-desk.*could not be posted, soon again/);
    await aurora.db.read.query('ALTER TABLE digest_week DROP CONSTRAINT shut');
    await digests.look();
    expect(await settled()).toHaveLength(ids.length);
  });

  it('of a team without a channel is told to its lead, once', async () => {
    await aurora.db.read.query(`UPDATE team SET digest = '[]'`);
    for (const monday of ['2026-12-14T09:00:00Z', '2026-12-21T09:00:00Z'])
      await postOwed(at(monday), [{ ...TEAM, at: 'mon 09:00', whenEmpty: true }]);
    expect(await settled()).toHaveLength(2);
    expect(await rows(`SELECT subject FROM message WHERE subject LIKE 'learning:digest_no_channel:%'`)).toHaveLength(1);
  });
});
