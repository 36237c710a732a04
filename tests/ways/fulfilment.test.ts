/** Authorised is not paid, on both platforms: what arrived and what failed is said by a line, a button and a form. */
import { beforeAll, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { ledgerOfCase, readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what became of a remedy', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let id: string;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const spent = async (): Promise<readonly string[]> =>
      (await ledgerOfCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id))).map(({ state }) => state);
    const stands = async (status: string): Promise<void> => {
      await soon(async () => expect((await stored()).actions[0]?.status).toBe(status));
    };

    it('failed, by a line: the customer still waits, the card says so, and the case is not resolved', async () => {
      id = await journey.opened('ana', 'The room was cold all night', { customer: 'K-90' });
      await chat.answerTo('ana', `give ${id} refund 40 EUR because it was cold`, /refund/);
      expect(await chat.answerTo('ana', `failed ${id}`, /Say why it failed/)).toContain('Nothing was changed yet');
      await chat.answerTo('ana', `failed ${id} refund – the card has expired`, /failed/);
      await stands('failed');
      expect(await spent()).toEqual(['released']);
      await hotel.drawn();
      expect(chat.caseCard(id)?.text).toContain('The customer still waits for it');
      await chat.answerTo('ana', `resolve ${id}`, /is not resolved/);
    });

    it('is paid once more by the button on its card, decided anew', async () => {
      const card = chat.caseCard(id);
      if (card === undefined) throw new Error('no card');
      await chat.press('ana', card, 'Pay again');
      await stands('executing');
      expect(await spent()).toEqual(['released', 'reserved']);
    });

    it('arrived, by the form in the menu; its reference stands in full', async () => {
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Paid or not…');
      await chat.until(() => chat.form('ana').includes('paid or not'), 'the form');
      await chat.fillIn('ana', { to: 'confirmed', reference: 'PAY-77' });
      await journey.told('ana', new RegExp(`${id}.{0,80}has arrived`, 's'));
      await stands('done');
      expect(await spent()).toEqual(['released', 'committed']);
      expect(await chat.inFull('ana', id)).toContain('PAY-77');
    });

    it('that came back after the case was resolved opens it again, and its owner is told', async () => {
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes' });
      await soon(async () => expect((await stored()).status).toBe('resolved'));
      await chat.answerTo('mia', `failed ${id} because the bank sent it back`, /failed/);
      await stands('failed');
      expect((await stored()).status).toBe('owned');
      await journey.told('ana', new RegExp(`${id}: refund.{0,40}failed.{0,80}the bank sent it back`, 's'));
      // it was spent before: the limit is not used a second time
      await chat.answerTo('ana', `pay again ${id}`, /once more/);
      await chat.answerTo('ana', `paid ${id} ref PAY-78`, /has arrived/);
      expect(await spent()).toEqual(['released', 'committed']);
      await chat.answerTo('bob', `paid ${id} ref PAY-79`, /owns this case/);
    });
  });
}
