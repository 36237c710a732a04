/** A case changes hands on both platforms, by word, button and form: offered, accepted, declined, taken over. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a case changes hands', platform, (open) => {
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
    /** Their private card of the offer, as long as it can be answered. */
    const offerTo = async (who: 'bob' | 'mia', id: string): Promise<Shown> =>
      await chat.until(() => {
        const card = chat.draft(who, 'Accept');
        return card?.text.includes(id) === true ? card : undefined;
      }, `the offer of ${id} to ${who}`);

    describe('by words and buttons', () => {
      let id: string;
      it('is offered with a sentence; the case’s card says so, and whoever is asked has a card of their own', async () => {
        id = await journey.opened('ana', 'The bathroom light flickers', { customer: 'K-31' });
        await chat.answerTo('ana', `promise ${id} in 4h send the electrician`, /Promised on/);
        expect(await chat.answerTo('ana', `handover ${id} @bob`, /needs one sentence/)).toContain('handover');
        expect(
          await chat.answerTo('ana', `handover ${id} @nobody the guest calls at five`, /is nobody here/),
        ).toContain('the guest calls at five');
        await chat.answerTo('ana', `hand over ${id} to bob because the guest calls at five`, /is offered to Bob/);
        await chat.until(() => chat.caseCard(id)?.text.includes('Offered to Bob'), 'the line on the card');
        expect((await offerTo('bob', id)).text).toContain('the guest calls at five');
        expect((await stored(id)).owner).toBe('ana');
      });

      it('somebody else who says yes is told whose it is to say', async () => {
        expect(await chat.answerTo('mia', `handover accept ${id}`, /is offered to Bob/)).toContain(
          'Nothing was changed',
        );
      });

      it('accepted by the button it is theirs: the promise, too; both know, and no button is left', async () => {
        const card = await offerTo('bob', id);
        await chat.press('bob', card, 'Accept');
        await journey.told('ana', /Bob( Lang)? has .*now|has R-\d+ now/);
        await chat.until(() => chat.draft('bob', 'Accept') === undefined, 'no live button');
        const c = await stored(id);
        expect(c).toMatchObject({ owner: 'bob', handovers: 1 });
        expect(c.promises[0]).toMatchObject({ by: 'ana', keeper: 'bob' });
        await chat.pressOld('bob', card, 'Accept');
        await hotel.drawn();
        expect((await stored(id)).handovers).toBe(1);
        await chat.answerTo('ana', `kept ${id}`, /Marked on/);
      });

      it('a lead takes it over with a reason; others are told who can', async () => {
        await chat.answerTo('ana', `take ${id} because I know them`, /A lead of the team can take it over/);
        await chat.answerTo('mia', `take over ${id} because Bob is with another guest`, /is yours now/);
        await journey.told('bob', /Bob is with another guest/);
        expect((await stored(id)).owner).toBe('mia');
        await chat.answerTo('ana', `history ${id}`, /taken over by a lead/);
      });
    });

    describe('by forms', () => {
      let id: string;
      it('is offered from the menu of its card', async () => {
        id = await journey.opened('ana', 'The coffee machine is broken', { customer: 'K-32' });
        await hotel.drawn();
        await chat.pressMenu('ana', id, 'Hand over…');
        await chat.until(() => chat.form('ana').includes(`Hand over ${id}`), 'the form');
        await chat.fillIn('ana', { to: 'person:bob', because: 'They will pass the desk at six' });
        await journey.told('ana', new RegExp(`${id} is offered to`));
        expect((await stored(id)).handover).toMatchObject({ status: 'offered', asked: ['bob'] });
      });

      it('declined with a sentence it stays, and whoever offered it reads why', async () => {
        await chat.press('bob', await offerTo('bob', id), 'Decline…');
        await chat.until(() => chat.form('bob').includes(`Decline ${id}`), 'the form');
        await chat.fillIn('bob', { reason: 'My shift ends, too' });
        await journey.told('ana', /was declined.{0,200}My shift ends, too/s);
        expect(await stored(id)).toMatchObject({ owner: 'ana', handovers: 0, handover: { status: 'declined' } });
        await chat.answerTo('bob', `handover accept ${id}`, /that offer was declined/);
      });

      it('the lead takes it over by a form; nobody else gets that form', async () => {
        const since = journey.since('bob');
        await hotel.drawn();
        await chat.pressMenu('bob', id, 'Take over…');
        await chat.until(() => /A lead of the team/.test(since() + chat.form('bob')), 'who can');
        await chat.pressMenu('mia', id, 'Take over…');
        await chat.until(() => chat.form('mia').includes(`Take over ${id}`), 'the form');
        await chat.fillIn('mia', { because: 'Ana is ill' });
        await journey.told('ana', /Ana is ill/);
        expect((await stored(id)).owner).toBe('mia');
      });
    });

    it('a case for few to see is offered to nobody who may not see it, and nothing of it stands in a channel', async () => {
      const id = await journey.opened('ana', 'The glass door fell on her foot and she is injured', {
        customer: 'K-33',
      });
      expect(await chat.answerTo('ana', `handover ${id} @bob she rings at five`, /Nothing was offered/)).toContain(
        'she rings at five',
      );
      await chat.answerTo('ana', `handover ${id} @mia she rings at five`, /offered to Mia|something is new/);
      const card = await offerTo('mia', id);
      expect(card.text).toContain('she rings at five');
      expect(chat.caseCard(id)?.text).not.toContain('she rings at five');
      await chat.press('mia', card, 'Accept');
      await chat.until(() => chat.draft('mia', 'Accept') === undefined, 'no live button');
      expect((await stored(id)).owner).toBe('mia');
    });
  });
}
