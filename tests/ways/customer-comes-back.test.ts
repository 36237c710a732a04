/** A customer comes back, on both platforms: a case goes on again, and what comes too late becomes a new one with every word kept. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Somebody, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

const DAY_MS = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a customer comes back', platform, (open) => {
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
    const becomes = async (id: string, status: RecoveryCase['status']): Promise<void> => {
      await soon(async () => expect((await stored(id)).status).toBe(status));
    };
    const presses = async (who: Somebody, id: string, button: string): Promise<void> => {
      await hotel.drawn();
      await chat.pressMenu(who, id, button);
    };
    const resolves = async (id: string, fields: Record<string, string> = {}): Promise<void> => {
      await presses('ana', id, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes', ...fields });
      await becomes(id, 'resolved');
    };

    it('what the customer asks for is written down where the card says to ask, and what fits is worked out anew', async () => {
      const id = await journey.opened('ana', 'The tap drips', { customer: 'K-50', orderValue: '100 EUR' });
      expect((await chat.options('ana', id)).text).toMatch(/what would put it right.*They ask for…/);
      await presses('ana', id, 'They ask for…');
      await chat.fillIn('ana', { text: 'a refund of 20 EUR' });
      await journey.told('ana', new RegExp(`Changed on ${id}`));
      await chat.until(() => chat.caseCard(id)?.text.includes('refund €20.00'), 'what they asked for as the next step');
      await chat.type('ana', `wants ${id} another room`);
      await soon(async () => expect((await stored(id)).triage.remedySought).toMatchObject({ value: 'another room' }));
    });

    it('a lead who resolves what somebody else owns says why, and the owner reads it', async () => {
      const id = await journey.opened('ana', 'No towels', { customer: 'K-51' });
      await presses('mia', id, 'Resolve…');
      await chat.until(() => chat.form('mia').includes('Why you, and not Ana'), 'the question');
      await chat.fillIn('mia', { accepted: 'yes', whatHelped: 'Ortiz ran upstairs', because: 'Ana is off today' });
      await chat.until(() => chat.form('mia').includes('names a person'), 'that it names somebody');
      await chat.fillIn('mia', { accepted: 'yes', whatHelped: 'Towels at once', because: 'Ana is off today' });
      await becomes(id, 'resolved');
      await journey.told('ana', new RegExp(`${id} was resolved.{0,200}Ana is off today`, 's'));
      expect((await stored(id)).shoutOuts).toEqual([]);
    });

    it('what the customer takes back is resolved as that: what was set aside is free again', async () => {
      const id = await journey.opened('ana', 'No soap', { customer: 'K-52' });
      await chat.answerTo('ana', `give ${id} refund 20 EUR`, /Given on/);
      await presses('ana', id, 'Customer withdrew it…');
      await chat.fillIn('ana', { accepted: 'unknown' });
      await becomes(id, 'resolved');
      const { resolution, actions } = await stored(id);
      expect(resolution?.outcome).toBe('withdrawn');
      expect(actions.map(({ status }) => status)).toEqual(['refused_by_customer']);
    });

    it('a decision is corrected for the customer by the form, and an improvement may take it up', async () => {
      const id = await journey.opened('ana', 'No heating', { customer: 'K-53' });
      await chat.answerTo('ana', `give ${id} refund 20 EUR`, /Given on/);
      await presses('mia', id, 'Correct for customer…');
      await chat.fillIn('mia', { text: 'Two nights were lost, not one', leadsTo: 'policy_change' });
      await journey.told('mia', new RegExp(`Kept on ${id}`));
      expect((await stored(id)).correction).toMatchObject({ leadsTo: 'policy_change' });
      const said = await chat.answerTo('ana', `correct ${id} for the customer: a heater at once`, /Kept on/);
      expect(said).toContain('something to learn');
      await hotel.drawn();
      const next = await chat.until(() => chat.draft('ana', 'Improve something…'), 'the next step');
      await chat.press('ana', next, 'Improve something…');
      await chat.until(() => chat.form('ana').includes(id), 'the form');
      await chat.fillIn('ana', { text: 'A heater in each spare room' });
      await journey.told('ana', /is on the list/);
      const kept = await hotel.db.read.query('SELECT learnt_from, text FROM improvement');
      expect(kept).toEqual([{ learnt_from: 'correction', text: 'A heater in each spare room' }]);
    });

    describe('a second complaint', () => {
      let [first, again] = ['', ''];
      it('is one step more urgent, says what was done before, and the lead is told', async () => {
        first = await journey.opened('ana', 'No hot water in the room', { customer: 'K-70' });
        await chat.answerTo('ana', `give ${first} refund 60 EUR`, /Given on/);
        await resolves(first);
        await hotel.drawn();
        hotel.forward(40 * DAY_MS);
        again = await journey.opened('bob', 'No hot water in the room', { customer: 'k 70' });
        const { triage } = await stored(first);
        expect([triage.severity.value, (await stored(again)).triage.severity.value]).toEqual(['S3', 'S2']);
        const card = await chat.until(
          () => chat.caseCard(again)?.text.includes('Second time in 40 days') && chat.caseCard(again),
          'that it is the second',
        );
        expect(card.text).toContain('first: refund €60.00, accepted');
        expect(card.text).toContain('what has changed');
        expect(card.text, 'whose the first was is for the owner alone').not.toContain('knows what was tried');
        expect(await journey.told('mia', new RegExp(`${again} is not this customer’s first complaint`))).toContain(
          again,
        );
        const options = (await chat.options('bob', again)).text;
        expect(options).toContain('knows what was tried');
        expect(options).toContain('complaint no. 2 of this customer in 40 days');
      });

      it('an hour later is perhaps the same one told twice: merged, or said to be another', async () => {
        await hotel.drawn();
        hotel.forward(3_600_000);
        const twin = await journey.opened('bob', 'No hot water in the room', { customer: 'K-70' });
        const card = await chat.until(
          () => chat.caseCard(twin)?.text.includes(`Merge into ${again}`) && chat.caseCard(twin),
          'that it may be told twice',
        );
        await chat.press('bob', card, 'Another matter');
        await chat.until(() => chat.caseCard(twin)?.text.includes('Complaint no. 3'), 'that it is the third');
        expect(await stored(again)).toMatchObject({ apart: [twin] });
        await chat.answerTo('bob', `history ${twin}`, new RegExp(`another matter than ${again}`));
        const other = await journey.opened('bob', 'No hot water in the room', { customer: 'K-70' });
        const offered = await chat.until(
          () => chat.caseCard(other)?.text.includes(`Merge into ${twin}`) && chat.caseCard(other),
          'that it may be told twice',
        );
        await chat.press('bob', offered, `Merge into ${twin}`);
        await becomes(other, 'merged');
        expect((await stored(twin)).complaints).toHaveLength(2);
      });
    });

    describe('a case that goes on again', () => {
      let id: string;
      it('by the button and the form, with a reason; its owner is told', async () => {
        id = await journey.opened('ana', 'The shower is cold', { customer: 'K-60' });
        await chat.answerTo('ana', `give ${id} refund 60 EUR`, /Given on/);
        await resolves(id);
        await presses('bob', id, 'Open again…');
        await chat.until(() => chat.form('bob').includes(`Open ${id} again`), 'the form');
        expect(chat.form('bob')).toContain('The shower is cold');
        await chat.fillIn('bob', { reason: 'because' });
        await chat.until(() => chat.form('bob').includes('say in a few words'), 'what is missing');
        await chat.fillIn('bob', { reason: 'It is cold again' });
        await journey.told('bob', new RegExp(`${id} is open again`));
        expect(await journey.told('ana', new RegExp(`${id} is open again.{0,200}cold again`, 's'))).toContain('by');
        expect(await stored(id)).toMatchObject({ status: 'owned', reopened: 1, owner: 'ana' });
        const card = await chat.until(
          () => chat.caseCard(id)?.text.includes('Opened again') && chat.caseCard(id),
          'it on the card',
        );
        expect(card.text).toContain('€60.00');
        expect(card.text).toContain('what has changed');
        await chat.answerTo('bob', `history ${id}`, /opened again/);
      });

      it('is typed, too, and asks why', async () => {
        await resolves(id);
        const since = journey.since('bob');
        await chat.type('bob', `reopen ${id}`);
        await chat.until(() => (since() + chat.form('bob')).includes(`Open ${id} again`), 'the form');
        await chat.closeForm('bob');
        await chat.answerTo('ana', `reopen ${id} because they rang once more`, /is open again/);
        expect((await stored(id)).reopening).toMatchObject({ by: 'ana', reason: 'they rang once more' });
      });

      it('after thirty days becomes a new case of the same customer, with the words that were written', async () => {
        await resolves(id);
        await hotel.drawn();
        hotel.forward(30 * DAY_MS + 1);
        const told = await chat.answerTo('bob', `reopen ${id} because the water is brown now`, /not opened again/);
        expect(told).toContain('more than 30 days ago');
        const said = chat.draft('bob', 'New linked case…');
        if (said === undefined) throw new Error('no new case offered');
        await chat.press('bob', said, 'New linked case…');
        await chat.until(() => chat.form('bob').includes('the water is brown now'), 'the words in the form');
        await chat.fillIn('bob', { text: 'the water is brown now' });
        const next = `R-${Number(id.slice(2)) + 1}`;
        await chat.until(() => chat.caseCard(next), `the card of ${next}`);
        expect(await stored(next)).toMatchObject({
          owner: 'bob',
          linked: [id],
          customer: (await stored(id)).customer,
          complaints: [{ text: 'the water is brown now' }],
        });
        expect((await stored(id)).linked).toEqual([next]);
        await becomes(id, 'resolved');
      });
    });
  });
}
