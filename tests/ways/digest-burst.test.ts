/** Digests of many teams in the same minute, on a Slack that asks to wait: a form opens meanwhile, and each arrives once, whatever its post came to. */
import { expect, it } from 'vitest';
import { teamId } from '../../src/core/base/ids.ts';
import { makeDigests } from '../../src/jobs/digests.ts';
import { describeJourney } from '../database.ts';
import { openHotel } from './hotel.ts';
import { surfaceOf } from './surfaces.ts';
import { soon } from '../patience.ts';

const TEAMS = 40;
/** Slack gives a form this long; the machine that tests is loaded. */
const TRIGGER_MS = 3_000;
const MONDAY = new Date('2026-12-14T08:00:00Z');

describeJourney('forty digests in one minute', 'Slack', (open) => {
  it('arrive once each, though Slack asks to wait, drops answers and refuses blocks; a form opens meanwhile', async () => {
    const hotel = await openHotel(await open(), { at: MONDAY });
    const { slack, db } = hotel;
    const chat = surfaceOf(hotel, 'Slack');
    const names = Array.from({ length: TEAMS }, (_, n) => `team-${n}`);
    for (const [n, name] of names.entries())
      slack.addChannel({ id: `C9${String(n).padStart(4, '0')}`, name, members: ['U0ANA', 'U0AMENDS'] });
    await db.read.query(
      `INSERT INTO team (workspace, id, name, zone, locale, cases, thanks, digest, stands_for, active)
       SELECT t.workspace, 'team-' || n, 'Team ' || n, t.zone, t.locale, '[]', '[]',
         jsonb_build_array(jsonb_build_object('platform', 'slack', 'place', t.digest->0->>'place', 'channel', 'C9' || lpad(n::text, 4, '0'))),
         '{}', true
       FROM team t, generate_series(0, ${TEAMS - 1}) n WHERE t.id = 'front-desk'`,
    );
    await db.read.query('UPDATE workspace SET directory = directory + 1');
    for (let n = 0; n < 6; n += 1) slack.failApi('chat.postMessage', { kind: 'rate_limited', retryAfterS: 1 });
    slack.failApi('chat.postMessage', { kind: 'drop_after' });
    slack.failApi('chat.postMessage', { kind: 'drop_before' });
    slack.failApi('chat.postMessage', { kind: 'error', error: 'invalid_blocks' });

    const due = names.map((name) => ({
      id: teamId.parse(name),
      zone: 'Europe/Paris',
      at: 'mon 09:00',
      whenEmpty: true,
    }));
    const digests = (): Promise<void> => makeDigests(hotel.app.shell, () => due).postNow();
    await Promise.all([digests(), digests()]);
    const began = performance.now();
    await chat.openLog('ana');
    await chat.until(() => chat.logForm('ana').includes('Log'), 'the form');
    expect(performance.now() - began).toBeLessThan(TRIGGER_MS);

    const posted = (): readonly number[] =>
      names.map((_, n) => slack.messages(`C9${String(n).padStart(4, '0')}`).length);
    // what Slack asked to wait for goes by the clock, which nobody else moves
    const settled = (): Promise<void> =>
      soon(async () => {
        hotel.forward(250);
        await hotel.app.sweep();
        const behind = await db.read.query(`SELECT 1 FROM message WHERE shown < wanted AND state <> 'dead'`);
        expect(behind).toEqual([]);
      }, 100);
    await settled();
    expect(posted()).toEqual(names.map(() => 1));
    await digests();
    await settled();
    expect(posted()).toEqual(names.map(() => 1));
    const [before] = await db.read.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM digest_week WHERE team LIKE 'team-%'`,
    );
    expect(before?.n).toBe(TEAMS);
  });
});
