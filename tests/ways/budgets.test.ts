/** A team's budget from outside: the lead is told once, then money asks and words stay free. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Surface, type Who } from './surfaces.ts';

const DAY = 86_400_000;
const withBudget = (period: string): string => `${readFileSync('demo/policy.yaml', 'utf8')}
budgets:
  - { id: desk, teams: [front-desk, night], cost_centre: '4711', period: ${period}, max: '200 EUR', warn_percent: 80 }
`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a budget', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let number = 1000;
    beforeAll(async () => {
      // Thursday 1 October: the first day of a quarter, in the middle of a week
      const env = { AMENDS_POLICY: policyFile(withBudget('quarter')) };
      hotel = await openHotel(await open(), { env, at: new Date('2026-10-01T10:00:00Z') });
      chat = surfaceOf(hotel, platform);
    });
    const says = (who: Who, line: string, words: RegExp): Promise<string> => chat.answerTo(who, line, words);
    const logs = async (): Promise<string> => {
      number += 1;
      const id = `R-${number}`;
      await chat.log('ana', `Ice cold water in the shower, number ${number}`, { customer: `K-${number}` });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      return id;
    };
    const gives = async (amount: string, words: RegExp): Promise<string> =>
      says('ana', `give ${await logs()} refund ${amount} because the boilers are down`, words);
    const notices = (who: Who): number => hotel.slack.dms(`U0${who.toUpperCase()}`).filter(isNotice).length;
    const isNotice = (message: unknown): boolean => JSON.stringify(message).includes('of the budget desk is used');

    it('is nobody’s news below its share', async () => {
      await gives('150 EUR', /Given on/);
      await gives('9.99 EUR', /Given on/);
      await hotel.drawn();
      expect(notices('mia')).toBe(0);
    });

    it('tells the lead once when the share is reached, and nobody else', async () => {
      await gives('0.01 EUR', /Given on/);
      await hotel.drawn();
      expect(notices('mia')).toBe(1);
      const said =
        chat.heard('mia') +
        hotel.slack
          .dms('U0MIA')
          .map((m) => JSON.stringify(m))
          .join();
      expect(said).toMatch(/80 % of the budget desk is used/);
      expect(said).toMatch(/cost centre 4711/);
      await gives('30 EUR', /Given on/);
      await hotel.drawn();
      expect(notices('mia')).toBe(1);
      expect(notices('ana') + notices('bob') + notices('gil')).toBe(0);
    });

    it('used up, asks for money and never for words', async () => {
      await gives('10.01 EUR', /budget has €10\.00 left/);
      // what waits for somebody's yes takes nothing of it
      await gives('10 EUR', /Given on/);
      await gives('0.01 EUR', /budget is used up/);
      const id = await logs();
      await says('ana', `give ${id} apology`, /Given on/);
      await says('ana', `give ${id} callback by 17:00`, /Given on/);
      await hotel.drawn();
      expect(notices('mia')).toBe(1);
    });

    it('counts the whole quarter, and begins anew with the next one', async () => {
      await hotel.drawn();
      hotel.forward(85 * DAY);
      await gives('10 EUR', /budget is used up/);
      await hotel.drawn();
      hotel.forward(7 * DAY);
      await gives('150 EUR', /Given on/);
      await gives('10 EUR', /Given on/);
      await hotel.drawn();
      expect(notices('mia')).toBe(2);
    });
  });
}
