/** Letters to customers, on both platforms: drafted by word, button and form, privately, in the customer's language. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { HOUR, journeyIn, type Journey } from './journey.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

/** The hotel under the pack of banks, whose letters have clocks. */
const BANK = readFileSync('demo/policy.yaml', 'utf8').replace('source: hotel', 'source: bank-uk');

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('letters to customers', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(BANK) } });
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const stored = async (id: string): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };

    /** A button of the newest answer that has it. */
    const pressOwn = async (button: string, who: 'ana' | 'bob' = 'ana'): Promise<void> => {
      await hotel.drawn();
      await chat.press(who, await chat.until(() => chat.draft(who, button), button), button);
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

    describe('an edited draft', () => {
      let id: string;
      it('is looked at before it can be copied: what is found is quoted, with a better sentence', async () => {
        id = await journey.opened('ana', 'The room was cold for two nights', { customer: 'Room 414' });
        await chat.answerTo('ana', `draft ${id} apology in english`, /We apologise for/);
        await pressOwn('Edit and check…');
        await chat.until(() => chat.form('ana').includes(`Letter, ${id}`), 'the form');
        await chat.fillIn('ana', {
          text: 'Good day, we are sorry if you felt cold. My colleague forgot it. We will refund you 300 EUR by Friday.',
        });
        const said = await journey.told('ana', /Before you copy[\s\S]*Copy anyway/);
        expect(said).toContain('An apology with an if');
        const all = chat.heard('ana');
        for (const words of [
          'we are sorry if you felt cold',
          'blamed',
          '300 EUR is not authorised',
          'Rather: We are sorry',
        ])
          expect(all).toContain(words);
      });

      it('is copied anyway with what that passes over said', async () => {
        await pressOwn('Copy anyway');
        expect(await journey.told('ana', /This passes over: .*an amount that is not authorised/)).toContain(
          'with an if',
        );
      });

      it('makes a promise of the time in it with one press, which is then recognised', async () => {
        const text = 'We are sorry for the cold room. It is our responsibility. We will call you by Friday.';
        await chat.answerTo('bob', `draft ${id} apology in english`, /We apologise for/);
        await pressOwn('Edit and check…', 'bob');
        await chat.until(() => chat.form('bob').includes(`Letter, ${id}`), 'the form');
        await chat.fillIn('bob', { text });
        await journey.told('bob', /“by Friday” is a promise that is not on the case/);
        await pressOwn('Promise Fri 18:00', 'bob');
        await soon(async () => expect((await stored(id)).promises).toHaveLength(1));
        const [promise] = (await stored(id)).promises;
        expect(promise?.text).toBe('We will call you by Friday.');
        expect(promise?.due.toISOString()).toMatch(/T17:00:00/);
        await pressOwn('Edit again…', 'bob');
        await chat.until(() => chat.form('bob').includes('call you by Friday'), 'what was written');
        await chat.fillIn('bob', { text });
        await journey.told('bob', /Nothing was found/);
      });
    });

    it('says with a press, or a line, that a letter was sent', async () => {
      const id = await journey.opened('ana', 'The lift was out of order', { customer: 'Room 415' });
      await chat.answerTo('ana', `draft ${id} acknowledgement in english`, /Thank you for telling us/);
      await pressOwn('I sent it');
      await journey.told('ana', /Noted on .*the acknowledgement was sent/);
      await chat.answerTo('bob', `sent ${id} update`, /Noted on .*the update was sent/);
      expect((await stored(id)).lettersSent?.map(({ letter, by }) => [letter, by])).toEqual([
        ['acknowledgement', 'ana'],
        ['update', 'bob'],
      ]);
      expect(
        await chat.answerTo('ana', `sent ${id} a bunch of flowers`, /did not understand which letter was sent/),
      ).toContain('flowers');
    });

    it('shows by when the trade’s letters are due, and reminds the owner and then the lead', async () => {
      const id = await journey.opened('bob', 'My card was charged twice', { customer: 'K-88' });
      expect(await chat.inFull('bob', id)).toMatch(/Final response: to be sent by/);
      await journey.later(6 * 24 * HOUR);
      await journey.told('bob', new RegExp(`On ${id} the acknowledgement has to be with the customer`));
      expect(chat.heard('mia')).not.toContain(`On ${id} the acknowledgement`);
      await journey.later(24 * HOUR);
      await journey.told('mia', new RegExp(`On ${id} the acknowledgement`));
      await chat.answerTo(
        'bob',
        `draft ${id} final in english`,
        /final response to your complaint[^]*Financial Ombudsman Service/,
      );
      await chat.answerTo('bob', `sent ${id} final`, /the final response was sent/);
      expect(await chat.inFull('bob', id)).not.toMatch(/Final response: to be sent by/);
    });
  });
}
