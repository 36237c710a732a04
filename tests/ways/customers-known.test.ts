/** What is remembered of a customer, and whether they stay: on both platforms, by word, button and form. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what is known of a customer', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });

    describe('a note', () => {
      let first: string;
      let next: string;
      it('is made by a line or the form, and stands on the next case, for whoever sees it privately', async () => {
        first = await journey.opened('ana', 'Room noise all night', { customer: 'K-1' });
        await chat.answerTo('ana', `remember ${first} prefers a quiet room`, /Remembered/);
        await hotel.drawn();
        await chat.pressMenu('ana', first, 'Remember…');
        await chat.until(() => chat.form('ana').includes(`Remember: ${first}`), 'the form');
        await chat.fillIn('ana', { text: 'pays by invoice, rings from 0171 2345678' });
        await hotel.drawn();
        next = await journey.opened('bob', 'The towels were wet', { customer: 'K-1' });
        const seen = await chat.inFull('bob', next);
        expect(seen).toContain('prefers a quiet room');
        expect(seen).toContain('pays by invoice');
        expect(seen).not.toContain('2345678');
        expect(chat.caseCard(next)?.text).not.toContain('quiet room');
      });

      it('is refused kindly where it is theirs alone', async () => {
        await chat.answerTo('bob', `remember ${next} has diabetes and a bad knee`, /Nothing was noted/);
        const kept = await hotel.db.read.query<{ words: string }>('SELECT words FROM customer_note');
        expect(kept.map(({ words }) => words).join()).not.toContain('diabetes');
      });

      it('is corrected and forgotten by its buttons, and then gone', async () => {
        const told = chat.privately('bob').findLast((m) => m.text.includes('prefers a quiet room'));
        expect(told).toBeDefined();
        await chat.answerTo('bob', `forget ${next}`, /Remembered: /);
        await hotel.drawn();
        const card = await chat.until(() => chat.draft('bob', 'Correct…'), 'the notes');
        await chat.press('bob', card, 'Correct…', 0);
        await chat.until(() => chat.form('bob').includes('prefers a quiet room'), 'the form with what stands');
        await chat.fillIn('bob', { text: 'prefers a room to the yard' });
        await journey.told('bob', /Corrected/);
        await chat.answerTo('mia', `forget ${first}`, /Remembered: /);
        await hotel.drawn();
        const again = await chat.until(() => chat.draft('mia', 'Forget'), 'the notes');
        await chat.press('mia', again, 'Forget', 1);
        await journey.told('mia', /Forgotten/);
        await hotel.drawn();
        const kept = await hotel.db.read.query<{ words: string }>('SELECT words FROM customer_note');
        expect(kept).toHaveLength(1);
        expect(JSON.stringify(await hotel.db.read.query('SELECT body FROM journal_entry'))).not.toContain('quiet room');
      });
    });

    describe('a customer who leaves', () => {
      let id: string;
      it('is noted by the form or a line, and comes into the queue after the quiet period', async () => {
        id = await journey.opened('ana', 'The bill was wrong twice', { customer: 'K-7' });
        await hotel.drawn();
        await chat.pressMenu('ana', id, 'At risk, or lost…');
        await chat.until(() => chat.form('ana').includes(`Customer of ${id}`), 'the form');
        await chat.fillIn('ana', {
          standing: 'lost',
          reason: 'treatment',
          because: 'nobody called back',
          value: '4800 EUR',
          consent: ['yes'],
        });
        await journey.told('ana', /was lost/);
        const other = await journey.opened('bob', 'The soup was cold', { customer: 'K-8' });
        await chat.answerTo(
          'bob',
          `at risk ${other} price because the tariff is dearer, with consent`,
          /about to leave/,
        );
        const never = await journey.opened('bob', 'The soup was salty', { customer: 'K-9' });
        await chat.answerTo('bob', `lost ${never} moved with consent`, /was lost/);
        expect(await chat.answerTo('mia', 'winback', /Nobody waits/)).toContain('60 days');
        await journey.later(61 * DAY);
        const queue = await chat.answerTo('mia', 'winback', /Who could be won back/);
        // what is worth more stands first; who moved away cannot be won back
        expect(queue.indexOf(id)).toBeLessThan(queue.indexOf(other));
        expect(queue).not.toContain(never);
        expect(await chat.answerTo('bob', 'winback', /Who could be won back/)).not.toContain(id);
        expect(
          await chat.inFull('bob', await journey.opened('bob', 'The bed was short', { customer: 'K-7' })),
        ).toContain('nobody called back');
      });

      it('is taken up by a button and won by another; who opts out is left in peace', async () => {
        await chat.answerTo('mia', 'winback', /Who could be won back/);
        const card = await chat.until(() => chat.draft('mia', 'I take it up'), 'the queue');
        await chat.press('mia', card, 'I take it up', 0);
        await journey.told('mia', new RegExp(`You take up ${id}`));
        await hotel.drawn();
        expect(await chat.answerTo('mia', 'winback', /taken up by/)).toContain('Won back');
        await hotel.drawn();
        const taken = await chat.until(() => chat.draft('mia', 'Won back'), 'the queue');
        await chat.press('mia', taken, 'Won back', 0);
        await journey.told('mia', new RegExp(`Won back: the customer of ${id}`));
        const left = await chat.answerTo('mia', 'winback', /Who could be won back/);
        expect(left).not.toContain(`${id} `);
        await chat.answerTo(
          'bob',
          `opt out ${left.match(/R-\d+/)?.[0] ?? ''} because they rang`,
          /is not asked any more/,
        );
        expect(await chat.answerTo('mia', 'winback', /Nobody waits/)).not.toContain('K-8');
      });
    });
  });
}
