/** An administrator sets up a team in chat, by word, button and form, on both platforms: it holds in every process, is told, and is written down. */
import { beforeAll, expect, it } from 'vitest';
import { policyInForce } from '../../src/core/policy/in-force.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney, describeOnServer } from '../database.ts';
import { administered } from './administered.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { besides } from './two-apps.ts';
import { soon } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the set-up in chat', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_CONFIG: administered() } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const rows = async (sql: string): Promise<readonly Record<string, unknown>[]> => await hotel.db.read.query(sql);
    const said = async (line: string, words: RegExp, who: 'mia' | 'gil' | 'ana' = 'mia'): Promise<string> =>
      await chat.answerTo(who, line, words);
    const pressed = async (button: string, title: string): Promise<void> => {
      const offer = await chat.until(() => chat.draft('mia', button), button);
      await chat.press('mia', offer, button);
      await chat.until(() => chat.form('mia').includes(title), 'the form');
    };
    const other = platform === 'Slack' ? 'C0WINS' : '19:wins@thread.tacv2';
    /** As people choose it: Slack's picker gives the id, of Teams the link is pasted. */
    const chosen =
      platform === 'Slack' ? other : 'https://teams.microsoft.com/l/channel/19%3Awins%40thread.tacv2/Wins?groupId=x';
    const nowhere = platform === 'Slack' ? 'C0NOWHERE' : '19:nowhere@thread.tacv2';
    const named = platform === 'Slack' ? '#wins' : 'wins';
    /** The platform refuses the next question about a channel. */
    const refuses = (how: 'outside' | 'slowed'): void => {
      const status = how === 'outside' ? 403 : 429;
      const wins = hotel.slack.state.channels.get('C0WINS');
      if (platform === 'Teams')
        hotel.teams.fault({ route: 'members', trouble: { kind: 'status', status, retryAfterS: 30 } });
      else if (how === 'slowed') hotel.slack.failApi('conversations.info', { kind: 'rate_limited', retryAfterS: 30 });
      else wins?.members.delete(HOTEL_AURORA.slack.botUser);
    };

    it('says what is missing in the home of an administrator, and to nobody else', async () => {
      await chat.openHome('mia');
      expect(await chat.until(() => chat.home('mia')?.text, 'the home')).toContain(
        'No channel for cases yet: Night desk',
      );
      await chat.openHome('ana');
      expect(await chat.until(() => chat.home('ana')?.text, 'the home')).not.toMatch(/Set up|No channel for cases/);
      await said('setup', /administrators set Amends up\. Ask Mia Laurent or Gil/, 'ana');
      await said('setup team night digest fri 15:00', /Nothing was changed[^]*setup team night digest fri/, 'ana');
    });

    it('is set by word; bad input says what to do and keeps what was typed', async () => {
      await said('setup team night hours late', /are no hours[^]*setup team night hours late/);
      await said('setup team cellar digest fri 15:00', /no team “cellar”[^]*front-desk/);
      await said('setup team night cases here please', /does not say which channel/);
      await said('setup team night digest friday 3 pm', /fri 15:00/);
      await said('setup team night digest fri 15:00', /so already/);
      expect(hotel.app.digests().find(({ id }) => id === 'night')?.at).toBe('fri 15:00');
      await said('setup team night hours mon-fri 8-18; sat 9-13', /Working hours: always/);
      await said('setup holidays 2026-12-25', /house · Holidays/);
      const policy = policyInForce(hotel.app.shell.policies(), hotel.now());
      expect(policy?.workingHours?.teams.get('night')).toHaveLength(7);
      expect(policy?.workingHours?.holidays).toEqual(['2026-12-25']);
    });

    it('is set by buttons and forms: channels, and the rest of a team', async () => {
      await said('setup team night', /Set-up of Night desk/);
      await pressed('Channels…', 'Night desk');
      await chat.fillIn('mia', { cases: nowhere, thanks: chosen });
      // a channel nothing can be posted in is said in the form, and what was chosen stays
      await chat.until(() => chat.form('mia').includes('there is no channel'), 'the form with what is wrong');
      expect(await rows(`SELECT thanks FROM team WHERE id = 'night'`)).toEqual([{ thanks: [] }]);
      await chat.fillIn('mia', { cases: chosen, thanks: '' });
      await journey.told('mia', new RegExp(`Cases in (Slack|Teams): — → [^]*${named}`));
      expect(await rows(`SELECT cases FROM team WHERE id = 'night'`)).toEqual([
        { cases: [expect.objectContaining({ channel: other })] },
      ]);
      expect(await said('setup team night', /Set-up of Night desk[^]*set by/)).toContain(named);
      await pressed('Change…', 'Night desk');
      await chat.fillIn('mia', { name: 'Late desk', leader: 'weekly', goal_promises: '95%' });
      await journey.told('mia', /Late desk[^]*at_least 95%/);
      expect(await rows(`SELECT name, leader, goals FROM team WHERE id = 'night'`)).toEqual([
        { name: 'Late desk', leader: 'weekly', goals: [{ metric: 'promise_kept_rate', atLeast: 0.95 }] },
      ]);
    });

    it('checks a channel when it is set, and takes it with a note where the platform cannot be asked', async () => {
      await said(
        `setup team front-desk thanks ${nowhere}`,
        new RegExp(`there is no channel ${nowhere}[^]*then set it again[^]*setup team front-desk thanks`),
      );
      refuses('outside');
      await said(`setup team front-desk digest ${chosen}`, /Amends is not in [^]*then set it again/);
      hotel.slack.state.channels.get('C0WINS')?.members.add(HOTEL_AURORA.slack.botUser);
      refuses('slowed');
      await said(`setup team front-desk digest ${chosen}`, /Saved[^]*could not be checked just now/);
      const history = await said('setup history', /What was changed/);
      expect(history).toMatch(new RegExp(`front-desk · Digest in (Slack|Teams): [^]*→ [^]*${named}`));
      expect(history).not.toContain(other);
      await said('setup team front-desk back digest', /as the file says/);
    });

    it('makes teams, and moves people; a role that approves money takes a second administrator', async () => {
      await said('setup team new pool "Pool bar"', /pool · Name/);
      await said('setup person bob team pool', /bob · Team/);
      expect(await rows(`SELECT team FROM member WHERE id = 'bob'`)).toEqual([{ team: 'pool' }]);
      await said('setup person mia role general_manager', /role above their own/);
      await said('setup person ana role duty_manager', /Number 1 waits/);
      await said('setup confirm 1', /somebody else has to confirm/);
      expect(await rows(`SELECT role FROM member WHERE id = 'ana'`)).toEqual([{ role: 'agent' }]);
      await hotel.drawn();
      const asked = await chat.until(() => chat.draft('gil', 'Confirm'), 'what waits');
      await chat.press('gil', asked, 'Confirm');
      await journey.told('gil', /Saved/);
      expect(await rows(`SELECT role FROM member WHERE id = 'ana'`)).toEqual([{ role: 'duty_manager' }]);
      // whoever said it hears the same again
      await said('setup confirm 1', /Saved/, 'gil');
      await said('setup decline 1', /answered before/, 'gil');
    });

    it('is told to the other administrators, written down, shown, and goes back to the file', async () => {
      await hotel.drawn();
      await journey.told('gil', /Mia Laurent[^]*changed the set-up/);
      const [entry] = await rows(
        `SELECT by, details FROM house_entry WHERE kind = 'settings_changed' AND details->>'key' = 'digest_at' ORDER BY seq`,
      );
      expect(entry).toMatchObject({
        by: 'member:mia',
        details: { of: 'team:night', before: 'mon_09:00', after: 'fri_15:00' },
      });
      expect(await said('setup history', /What was changed/)).toMatch(/pool[^]*Late desk/);
      await said('setup team night back digest', /as the file says/);
      expect(hotel.app.digests().find(({ id }) => id === 'night')?.at).toBe('mon 09:00');
    });

    it('holds after a restart', async () => {
      await said('setup team night digest thu 10:00', /thu 10:00/);
      await hotel.restart();
      expect(hotel.app.digests().find(({ id }) => id === 'night')?.at).toBe('thu 10:00');
      expect(await rows(`SELECT name FROM team WHERE id = 'night'`)).toEqual([{ name: 'Late desk' }]);
    });
  });
}

describeOnServer('two processes', (server) => {
  it('what is set up in one holds in the other at its next look, and at the next command', async () => {
    const env = { AMENDS_CONFIG: administered() };
    const hotel = await openHotel(await server.open(), { env });
    const { second } = await besides(hotel, await server.openAgain(), env);
    const chat = surfaceOf(hotel, 'Slack');
    // and where nobody commands anything, with the next look
    await chat.answerTo('mia', 'setup team night digest thu 09:00', /Saved/);
    for (const app of [hotel.app, second]) {
      await app.sweep();
      await soon(() => expect(app.digests().find(({ id }) => id === 'night')?.at).toBe('thu 09:00'));
    }
    // requests go to the one and the other in turn
    for (const day of ['tue', 'wed']) {
      await chat.answerTo('mia', `setup team night digest ${day} 09:00`, /Saved/);
      expect(await chat.answerTo('mia', 'setup team night', /Set-up of Night desk/)).toContain(`${day} 09:00`);
    }
    await chat.answerTo('mia', 'setup person bob team night', /Saved/);
    await chat.answerTo('mia', 'setup person bob team night', /so already/);
  });
});
