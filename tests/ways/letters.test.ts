/** Letters to customers, on both platforms: drafted by word, button and form, privately, in the customer's language. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('letters to customers', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };

    describe('a draft', () => {
      let id: string;
      it('is answered privately to a typed line, in the language that the complaint is in', async () => {
        id = await journey.opened('ana', 'Pas d’eau chaude dans la chambre 412 depuis hier, et le <b>patron</b> rit', {
          customer: 'Chambre 412',
        });
        const said = await chat.answerTo('ana', `draft ${id}`, /Madame, Monsieur/);
        expect(said).toContain('Votre référence : Chambre 412');
        expect(said).toMatch(/Ana \p{L}+\n?.*Hotel Aurora/su);
        expect(said).not.toContain('patron');
        expect((await stored(id)).writes).toBeUndefined();
      });

      it('says what was authorised and nothing that was only asked for', async () => {
        await chat.answerTo('ana', `give ${id} refund 40 EUR`, /40/);
        await chat.answerTo('ana', `give ${id} refund 900 EUR because they left`, /decide|asked/);
        const said = await chat.answerTo('ana', `draft ${id} apology in spanish`, /Le pedimos disculpas/);
        expect(said).toContain('un reembolso de 40,00');
        expect(said).not.toMatch(/900/);
        expect((await stored(id)).writes).toEqual({ language: 'es', tone: 'formal' });
      });

      it('comes by the button and its form, which proposes the letter and remembers the language', async () => {
        await hotel.drawn();
        await chat.pressMenu('bob', id, 'Draft…');
        await chat.until(() => chat.form('bob').includes(`Draft on ${id}`), 'the form');
        await chat.fillIn('bob', { letter: 'update', language: 'de', tone: 'informal' });
        await journey.told('bob', /danke für deine Geduld[\s\S]*40,00/);
        expect((await stored(id)).writes).toEqual({ language: 'de', tone: 'informal' });
      });

      it('of words that name no letter is asked, with the words', async () => {
        expect(await chat.answerTo('ana', `draft ${id} a sonnet`, /did not understand which letter/)).toContain(
          'a sonnet',
        );
      });
    });
  });
}
