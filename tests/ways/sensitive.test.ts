/** A complaint whose words say that somebody was hurt: what the policy keeps from the agent is kept from the log on. */
import { beforeAll, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('sensitive cases', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
    });
    const logs = async (id: string, text: string, customer: string): Promise<void> => {
      await chat.log('ana', text, { customer });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
    };

    it('what the agent may give elsewhere needs a person there, at once', async () => {
      await logs('R-1001', 'The guest was injured by the door', 'Room 1');
      await chat.type('ana', 'give R-1001 refund 100 EUR because the door hit them');
      await chat.until(() => chat.requests('R-1001')[0], 'the request');
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse('R-1001'));
      expect(c).toMatchObject({ sensitivity: 'injury', triage: { sensitivity: { because: '“injur…” says so' } } });
      expect(chat.heard('ana')).not.toContain('Given on R-1001');
    });

    it('no money is offered on its card', async () => {
      expect(chat.caseCard('R-1001')?.text).not.toContain('Give this');
    });

    it('all that the words say holds, not only the first of it', async () => {
      await logs('R-1002', 'She calls the waiter racist, and she was injured', 'Room 2');
      await chat.type('ana', 'give R-1002 refund 10 EUR because of it');
      await chat.until(() => chat.requests('R-1002')[0], 'the request');
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse('R-1002'));
      expect(c).toMatchObject({ sensitivity: 'discrimination', alsoSensitive: ['injury'] });
    });

    it('a name alone makes nothing sensitive', async () => {
      await logs('R-1003', 'A guest named Ambulance Smith has no towels', 'Room 3');
      expect(await chat.answerTo('ana', 'give R-1003 refund 10 EUR because of it', /Given on R-1003|decide/)).toContain(
        'Given on',
      );
    });
  });
}
