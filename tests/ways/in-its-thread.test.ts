/** In the thread under its card a case need not be named, and what somebody says with a verb stays. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';
import type { Shown } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('in the thread of a case', platform, (open) => {
    let journey: Journey;
    let root: Shown;
    const says = async (line: string): Promise<void> => {
      const { slack, teams } = journey.hotel;
      if (platform === 'Slack') slack.say('U0MIA', 'C0RECOVERIES', `@Amends ${line}`, root.id);
      else await teams.say('mia', 'guest-recoveries', line, { thread: root.id });
    };
    const offered = (): Shown | undefined =>
      platform === 'Slack'
        ? journey.chat.draft('mia', 'Open the form')
        : journey.hotel.teams
            .thread('guest-recoveries', root.id)
            .map((m) => ({ id: m.id, text: JSON.stringify(m.cards) }))
            .findLast(({ text }) => text.includes('form is ready: Resolve R-1001'));

    beforeAll(async () => {
      journey = await openJourney(await open(), platform);
      await journey.opened('mia');
      root = await journey.chat.until(() => journey.chat.caseCard('R-1001'), 'the card');
      await journey.hotel.drawn();
    });

    it('gives and promises without its number', async () => {
      await says('give refund 20 EUR because they waited');
      await journey.told('mia', /Given on R-1001/);
      await says('promise 17:00 call back');
      await journey.told('mia', /Promised on R-1001/);
      await says('kept');
      expect(await journey.told('mia', /[Kk]ept/)).toBeTruthy();
    });

    it('resolves, with the words as what helped', async () => {
      await says('resolve a call before midnight');
      const button = await journey.chat.until(offered, 'the offer of the form');
      await journey.chat.press('mia', button, platform === 'Slack' ? 'Open the form' : 'Resolve R-1001…');
      const isIn = (): boolean => journey.chat.form('mia').includes('a call before midnight');
      expect(await journey.chat.until(isIn, 'the form with the words')).toBe(true);
      await journey.chat.closeForm('mia');
    });

    it('is not logged once more: “log it” shows it', async () => {
      const heard = journey.since('mia');
      await says('log it, please');
      await journey.chat.until(() => heard().includes('R-1001 in full'), 'the case');
      expect(journey.chat.caseTitles()).toEqual(['R-1001']);
    });

    it.runIf(platform === 'Slack')('“log it” under any other message logs that message', async () => {
      const { slack } = journey.hotel;
      const root2 = slack.say('U0BOB', 'C0DESK', 'Guest in 9: the coffee was cold, twice');
      journey.hotel.forward(60_000);
      slack.say('U0MIA', 'C0DESK', '<@U0AMENDS> log it', root2);
      const card = await journey.chat.until(() => journey.chat.caseCard('R-1002'), 'its card');
      expect(card.text).toContain('the coffee was cold, twice');
      // where nothing can be read, nothing is made up
      slack.say('U0MIA', 'C0DESK', '<@U0AMENDS> log this please');
      await journey.chat.until(() => journey.chat.draft('mia', 'Open the form'), 'the offer of the form');
      await journey.hotel.drawn();
      expect(journey.chat.caseTitles()).not.toContain('R-1003');
    });

    it('thanks a colleague for what was done on it', async () => {
      await says('thanks @bob for the quick call last night');
      expect(await journey.told('mia', /can read it now/)).toBeTruthy();
    });
  });
}
