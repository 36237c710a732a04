/** Thank-yous drafted from a case, on both platforms: asked first who may read it, with the person and the lead, the first decides, and after a day it is over. */
import { beforeAll, expect, it } from 'vitest';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Shown, type Somebody, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a thank-you from evidence', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const room = HOTEL_AURORA.channels.find((c) => c.name === 'guest-recoveries');
    /** What stands where the team works. */
    const inRoom = (): string =>
      platform === 'Slack'
        ? JSON.stringify(hotel.slack.messages(room?.slackChannel ?? ''))
        : JSON.stringify(hotel.teams.messages(room?.name ?? ''));
    const draft = async (who: Somebody, button: string): Promise<Shown> =>
      await chat.until(() => chat.draft(who, button), `${button} for ${who}`);
    const noDraft = async (who: Somebody, button: string): Promise<void> =>
      void (await chat.until(() => chat.draft(who, button) === undefined, `no ${button} for ${who}`));
    /** A case that Ana has put right. */
    const resolved = async (text: string): Promise<string> => {
      const id = await journey.opened('ana', text);
      const card = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('ana', card, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes' });
      await chat.until(() => /Resolved/.test(chat.caseCard(id)?.text ?? ''), 'the resolved card');
      await hotel.drawn();
      return id;
    };

    it('asks the person first, while the lead waits, and both see what may be done then', async () => {
      const id = await resolved('The heating in the lobby is cold');
      const asked = await draft('ana', 'Before my team only');
      expect(asked.text).toContain(id);
      expect(chat.draft('ana', 'Post it')).toBeUndefined();
      const waiting = await chat.until(() => chat.draft('mia', 'Not this time'), 'the lead’s copy');
      expect(waiting.text).toMatch(/is asked first/);
      await chat.press('ana', asked, 'Before my team only');
      await journey.told('ana', /your own team’s channel only/);
      expect((await draft('mia', 'Post it to the team')).text).toMatch(/own team/);
      await draft('ana', 'Post it to the team');
    });

    it('marks at the field what leaks, goes to the team’s own channel, and the other card says who decided', async () => {
      await chat.press('mia', await draft('mia', 'Post it to the team'), 'Change the words…');
      await chat.fillIn('mia', { text: 'Ana covered for L.indqvist in room twelve', audience: 'team' });
      await chat.until(() => /twelve|indqvist/.test(chat.form('mia') + chat.heard('mia')), 'the word marked');
      expect(inRoom()).not.toContain('covered');
      await chat.fillIn('mia', { text: 'Ana saw it through, and said so to everybody', audience: 'team' });
      await chat.until(() => inRoom().includes('said so to everybody'), 'the post where the team works');
      await hotel.drawn();
      expect(chat.thanks()).toHaveLength(0);
      await noDraft('ana', 'Post it to the team');
      await noDraft('mia', 'Post it to the team');
    });

    it('is posted before everybody where the person likes that, once, and a late press is told', async () => {
      await chat.answerTo('ana', 'thank me in public', /before everybody/);
      await resolved('The lift hums');
      const own = await draft('ana', 'Post it');
      const leads = await draft('mia', 'Post it');
      await chat.press('ana', own, 'Post it');
      await chat.until(() => chat.thanks().length === 1, 'the thank-you');
      await hotel.drawn();
      await chat.pressAs('mia', leads, 'Post it').catch(() => undefined);
      await hotel.drawn();
      expect(chat.thanks()).toHaveLength(1);
    });

    it('lapses after a day, across a restart, without a word', async () => {
      await resolved('The soup was cold');
      await draft('ana', 'Post it');
      await hotel.restart();
      await journey.later(24 * HOUR);
      await noDraft('ana', 'Post it');
      await noDraft('mia', 'Post it');
      expect(chat.thanks()).toHaveLength(1);
    });

    it('is drafted no more for whoever wants none, by word', async () => {
      await chat.answerTo('ana', 'never thank me', /Nobody is told to thank you/);
      await chat.answerTo('ana', 'thanked', /Not at all/);
      await resolved('The window does not close');
      expect(chat.draft('ana', 'Post it')).toBeUndefined();
      expect(chat.draft('mia', 'Post it')).toBeUndefined();
      expect(await chat.answerTo('ana', 'digest preview', /Front desk|digest/i)).not.toContain('Ana');
    });
  });
}
