/** The board of whoever leads a team, on both platforms: by word, by the button on the home, page by page, with what to do next. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the board', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { homes: true });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });

    it('says that nothing is open while nothing is', async () => {
      const said = await chat.answerTo('mia', 'board', /How Front desk stands/);
      expect(said).toMatch(/Nothing is open\./);
      expect(said).toMatch(/too few weeks yet/);
    });

    it('is for leads: somebody else is told what shows their own', async () => {
      const said = await chat.answerTo('ana', 'board', /you lead none here/);
      expect(said).toMatch(/mine shows what is yours/);
    });

    describe('while there is work', () => {
      beforeAll(async () => {
        for (let n = 1; n <= 6; n += 1) await journey.opened('ana', `Noise all night, number ${n}`);
        await chat.answerTo('ana', 'give R-1001 refund 400 EUR because they stood in the corridor', /has to decide/);
        await chat.answerTo('ana', 'promise R-1002 in one hour: call the guest back', /12:00/);
        await hotel.drawn();
        await journey.later(2 * HOUR);
      });

      it('has what is overdue, who waits for whom, and the first page with what to do next', async () => {
        const said = await chat.answerTo('mia', 'board', /How Front desk stands/);
        expect(said).toMatch(/promise to the customer, due.{0,200}call the guest back · Ana Ortiz/s);
        expect(said).toMatch(/R-1001.{0,80}Ana Ortiz.{0,200}Gil Okafor/s);
        expect(said).toMatch(/Open cases, 1 to 5 of 6/);
        expect(said).toMatch(/Complaints heard.{0,200}6 · too few weeks/s);
        // what is overdue comes first
        expect(said.lastIndexOf('R-1002')).toBeGreaterThan(0);
        expect(said).toContain('Further cases');
      });

      it('is turned and refreshed by its buttons', async () => {
        const board = await chat.until(() => chat.draft('mia', 'Further cases'), 'the board');
        const since = journey.since('mia');
        await chat.press('mia', board, 'Further cases');
        await chat.until(() => since().includes('Open cases, 6 to 6 of 6'), 'the second page');
        const second = await chat.until(() => chat.draft('mia', 'Cases before'), 'the second page');
        await chat.press('mia', second, 'Refresh');
        expect(await chat.until(() => since().split('Open cases, 6 to 6 of 6').length > 2, 'the page drawn anew')).toBe(
          true,
        );
      });

      it('has the buttons of the case’s own card, which judge again', async () => {
        const board = await chat.until(() => chat.draft('mia', 'Further cases'), 'the board');
        const since = journey.since('mia');
        await chat.press('mia', board, 'See the request');
        expect(await chat.until(() => /refund/.test(since()), 'the request')).toBe(true);
      });

      it('names a restricted case to its lead and says no word of it', async () => {
        await chat.answerTo('ana', 'restrict R-1003 because the guest asked for it', /R-1003/);
        const said = await chat.answerTo('mia', 'board', /How Front desk stands/);
        expect(said).toContain('R-1003');
        expect(said).not.toContain('number 3');
      });

      it('stands in short on the home of the lead, with the way to it, and on nobody else’s', async () => {
        await chat.openHome('mia');
        await chat.until(() => /Your team/.test(chat.home('mia')?.text ?? ''), 'the team on the home of mia');
        expect(chat.home('mia')?.text).toMatch(/1 overdue|2 overdue/);
        const shown = chat.home('mia');
        if (shown === undefined) throw new Error('mia has no home');
        const since = journey.since('mia');
        await chat.press('mia', shown, 'Open the board');
        await chat.until(() => since().includes('How Front desk stands'), 'the board');
        await chat.openHome('ana');
        await chat.until(() => chat.home('ana'), 'the home of ana');
        expect(chat.home('ana')?.text).not.toMatch(/Your team|Open the board/);
      });
    });
  });
}
