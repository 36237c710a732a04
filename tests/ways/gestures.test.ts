/** Something to hand over, on both platforms: a printable note for what was given, privately, judged when it is opened. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const PUBLIC_URL = 'https://aurora.example/amends';
const LINK = /aurora\.example\/amends(\/note\/[A-Za-z0-9_.-]+)/g;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a printable note', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let id: string;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { PUBLIC_URL } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      id = await journey.opened('ana', 'Kein warmes Wasser seit gestern, und niemand kommt', { customer: 'K-4711' });
    });
    const linksIn = (said: string): string[] => [...new Set([...said.matchAll(LINK)].map(([, path]) => path ?? ''))];
    const page = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(`${hotel.app.url}${path}`);
      return [answer.status, await answer.text()];
    };

    it('is for something that was given: else it is said what to do first', async () => {
      await chat.answerTo('ana', `give ${id} apology`, /./);
      expect(await chat.answerTo('ana', `voucher ${id}`, /nothing to put on a note/)).toContain(`give ${id}`);
      // a figure behind it means to give one
      expect(await chat.answerTo('ana', `voucher ${id} 40 EUR`, /./)).toContain(`give ${id} voucher 40 EUR`);
    });

    let link = '';
    it('comes by word to the owner in private: in the customer’s language, with a code, and nothing of what happened', async () => {
      await chat.answerTo('ana', `give ${id} refund 40 EUR`, /40/);
      const said = await chat.answerTo('ana', `voucher ${id} refund`, /aurora\.example/);
      [link = ''] = linksIn(said);
      const [status, html] = await page(link);
      expect(status).toBe(200);
      expect(html).toContain('<html lang="de">');
      expect(html).toMatch(/Sie erhalten eine Erstattung über 40,00.€\./);
      expect(html).toContain('Ana, Hotel Aurora');
      for (const secret of [id, 'Wasser', '4711', 'Lima']) expect(html).not.toContain(secret);
      const code = /class="code">([0-9A-Z-]{14})</.exec(html)?.[1] ?? 'none';
      expect(said).toContain(code);
      expect(chat.caseCard(id)?.text).not.toMatch(/\/note\/|Printable/);
    });

    it('comes by its button, to the lead too, with the same link; a remedy that is not there is named', async () => {
      await hotel.drawn();
      await chat.pressMenu('mia', id, 'Printable note…');
      await journey.told('mia', /Printable note, [\s\S]*\/note\//);
      expect(linksIn(chat.heard('mia'))).toEqual([link]);
      expect(await chat.answerTo('ana', `voucher ${id} upgrade`, /no “upgrade”/)).toContain('40');
    });

    it('is for nobody else', async () => {
      expect(await chat.answerTo('bob', `voucher ${id}`, /owns this case/)).not.toContain('/note/');
    });

    it('of a restricted case is told to those who may see it, and says nothing of it', async () => {
      await chat.answerTo('ana', `restrict ${id} legal`, /./);
      await hotel.drawn();
      expect(await chat.answerTo('bob', `voucher ${id}`, /./)).not.toContain('/note/');
      expect(linksIn(await chat.answerTo('ana', `voucher ${id}`, /aurora\.example/))).toEqual([link]);
      expect((await page(link))[0]).toBe(200);
    });

    it('is not valid any more once the gift was taken back; a forged one never was', async () => {
      expect((await page(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`))[0]).toBe(404);
      await chat.answerTo('ana', `failed ${id} refund because the card is closed, for good`, /./);
      expect(await page(link)).toEqual([410, expect.stringContaining('Diese Karte gilt nicht mehr')]);
      await chat.answerTo('ana', `voucher ${id}`, /nothing to put on a note/);
    });
  });
}

describeJourney('a printable note without an address', 'Slack', (open) => {
  it('is not made, and who can mend it is said', async () => {
    const hotel = await openHotel(await open());
    const chat = surfaceOf(hotel, 'Slack');
    const id = await journeyIn(hotel, chat).opened();
    await chat.answerTo('ana', `give ${id} refund 40 EUR`, /40/);
    expect(await chat.answerTo('ana', `voucher ${id}`, /set PUBLIC_URL/)).toContain(`No note was made on ${id}`);
  });
});
