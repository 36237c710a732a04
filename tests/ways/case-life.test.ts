/** The life of a case besides its remedies, on both platforms: what stands on it is said otherwise, it is dismissed, merged and taken back. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { ledgerOfCase, readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, toldWhose, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { soon } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the life of a case', platform, (open) => {
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
    const spent = (id: string) => ledgerOfCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
    const becomes = async (id: string, status: RecoveryCase['status']): Promise<void> => {
      await soon(async () => expect((await stored(id)).status).toBe(status));
    };
    const presses = async (who: 'ana' | 'bob' | 'mia', id: string, button: string): Promise<void> => {
      await hotel.drawn();
      await chat.pressMenu(who, id, button);
    };

    describe('an edit', () => {
      let id: string;
      it('by the form changes only what was touched; both readings are kept', async () => {
        id = await journey.opened('ana', 'The bag is still missing after two days', { customer: 'K-77' });
        await presses('ana', id, 'Edit…');
        await chat.until(() => chat.form('ana').includes(`Edit ${id}`), 'the form');
        expect(chat.form('ana')).toContain('still missing after two days');
        const { failure } = (await stored(id)).triage;
        // somebody else says something meanwhile
        await chat.answerTo('mia', `edit ${id} wants the bag, today`, /Changed on/);
        await chat.fillIn('ana', {
          failure: 'process.billing',
          severity: 'S2',
          lossValue: '120 EUR',
          day: '2026-12-12',
          time: '9:30',
          addition: 'Her card 4111 1111 1111 1111 was in it',
          because: 'she showed the bill',
        });
        await journey.told('ana', new RegExp(`Changed on ${id}`));
        const c = await stored(id);
        expect(c.triage).toMatchObject({
          failure: { value: 'process.billing', by: 'person', because: 'she showed the bill', was: failure },
          severity: { value: 'S2', by: 'person' },
          deadline: { value: new Date('2026-12-12T08:30:00Z') },
          remedySought: { value: 'the bag, today' },
        });
        expect(c).toMatchObject({ lossValue: { minor: 12_000n }, customer: { reference: 'K-77' } });
        expect(c.complaints[1]?.text).not.toContain('4111');
        expect(await chat.inFull('ana', id)).toContain('she showed the bill');
      });

      it('is refused to others before they type, and what is typed comes back with a no', async () => {
        const since = journey.since('bob');
        await presses('bob', id, 'Edit…');
        await toldWhose(chat, 'bob', since);
        expect(await chat.answerTo('bob', `edit ${id} urgency S1`, /owns this case/)).toContain('owns this case');
        expect(await chat.answerTo('ana', `edit ${id} urgency when I can`, /Nothing was changed/)).toContain(
          'when I can',
        );
        expect((await stored(id)).triage.severity.value).toBe('S2');
      });

      it('is typed, too; a time is read where the one who types it is', async () => {
        await chat.answerTo('ana', `edit ${id} deadline tomorrow`, /Say at what time/);
        await chat.answerTo('ana', `correct ${id} deadline 2026-12-11 18:00`, /Changed on/);
        expect((await stored(id)).triage.deadline?.value).toEqual(new Date('2026-12-11T17:00:00Z'));
      });

      it('of somebody else’s case is told to its owner', async () => {
        await chat.answerTo('mia', `edit ${id} urgency S1 because the plane leaves`, /Changed on/);
        expect(await journey.told('ana', new RegExp(`${id} was changed.{0,200}the plane leaves`, 's'))).toContain('S1');
      });

      it('stands in the history: who, when, from what to what', async () => {
        const told = await chat.answerTo('bob', `history ${id}`, /The history of/);
        for (const words of ['S2, today matters →', 'S1, drop everything', 'billing or price', 'not known →', '120'])
          expect(told).toContain(words);
        const since = journey.since('bob');
        await presses('bob', id, 'History');
        await chat.until(() => since().includes(`The history of ${id}`), 'the same by the button');
      });

      it('that tells of harm keeps the case private at once, its history too', async () => {
        await chat.answerTo(
          'ana',
          `edit ${id} add She was hurt by the belt and needs a doctor`,
          /Changed on|something is new/,
        );
        expect((await stored(id)).sensitivity).toBe('injury');
        await chat.until(() => chat.caseCard(id)?.text.includes('kept private'), 'nothing in the channel');
        expect(await chat.answerTo('bob', `history ${id}`, /kept private/)).not.toContain('billing');
      });
    });

    describe('a case that is none', () => {
      let id: string;
      it('is dismissed by the form, with a reason, and those concerned are told', async () => {
        id = await journey.opened('ana', 'Somebody asked where the pool is', { customer: 'K-80' });
        await presses('mia', id, 'Not a case…');
        await chat.until(() => chat.form('mia').includes(`Dismiss ${id}`), 'the form');
        await chat.fillIn('mia', { reason: 'other' });
        await chat.until(() => chat.form('mia').includes('Say why'), 'what is missing');
        await chat.fillIn('mia', { reason: 'other', words: 'They only asked the way' });
        await journey.told('mia', new RegExp(`${id} is dismissed`));
        expect(await journey.told('ana', new RegExp(`${id} was dismissed.{0,300}asked the way`, 's'))).toContain('by');
        const shown = await chat.until(
          () => chat.caseCard(id)?.text.includes('asked the way') && chat.caseCard(id),
          'it on the card',
        );
        expect(shown.text).not.toContain('Give something else');
        expect(await chat.answerTo('ana', 'mine', /cases|nothing/i)).not.toContain(id);
      });

      it('is taken back by its button, and by a line not after thirty days', async () => {
        await presses('ana', id, 'Undo');
        await becomes(id, 'owned');
        await chat.answerTo('ana', `dismiss ${id} test`, /is dismissed/);
        expect((await stored(id)).dismissal).toMatchObject({ reason: 'test', by: 'ana', words: null });
        const since = journey.since('bob');
        await chat.type('bob', `undo ${id}`);
        await toldWhose(chat, 'bob', since);
        await hotel.drawn();
        hotel.forward(31 * 86_400_000);
        expect(await chat.answerTo('ana', `undo ${id}`, /more than 30 days/)).toContain('Nothing was undone');
      });

      it('waits while something is promised or set aside, and says what to do', async () => {
        const other = await journey.opened('ana', 'The tap drips', { customer: 'K-81' });
        await chat.answerTo('ana', `promise ${other} in 3h call back`, /Promised on/);
        const since = journey.since('ana');
        await presses('ana', other, 'Not a case…');
        await chat.until(
          () => /promise to the customer is open/.test(since() + chat.form('ana')),
          'what stands in the way',
        );
        await chat.answerTo('ana', `kept ${other}`, /Marked on/);
        await chat.answerTo('ana', `give ${other} refund 10 EUR`, /Given on/);
        expect(await chat.answerTo('ana', `dismiss ${other} duplicate`, /authorised on it/)).toContain(
          'Resolve it instead',
        );
        expect((await stored(other)).status).toBe('owned');
      });
    });

    describe('a case resolved by mistake', () => {
      it('is open again by the button in the answer; the thank-you that followed is withdrawn', async () => {
        const id = await journey.opened('ana', 'No towels in the room', { customer: 'K-90' });
        await chat.answerTo('ana', `give ${id} refund 12 EUR`, /Given on/);
        await presses('ana', id, 'Resolve…');
        await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'Towels within five minutes' });
        await journey.told('ana', new RegExp(`${id} is resolved`));
        const ledger = await spent(id);
        await presses('ana', id, 'Undo');
        await becomes(id, 'owned');
        expect(await stored(id)).toMatchObject({ status: 'owned', resolution: null, resolvedAt: null });
        expect((await stored(id)).shoutOuts.filter(({ status }) => status === 'draft')).toEqual([]);
        expect(await spent(id)).toEqual(ledger);
        await hotel.drawn();
        expect(chat.draft('ana', 'Post it')?.text ?? '').not.toContain(id);
        await chat.answerTo('bob', `history ${id}`, /not resolved after all/);
        await chat.until(() => chat.caseCard(id)?.text.includes('Resolve…'), 'the open card');
      });

      it('is not after an hour, nor by somebody else', async () => {
        const id = await journey.opened('ana', 'No soap in the room', { customer: 'K-91' });
        await presses('ana', id, 'Resolve…');
        await chat.fillIn('ana', { accepted: 'unknown' });
        await journey.told('ana', new RegExp(`${id} is resolved`));
        expect(await chat.answerTo('bob', `undo ${id}`, /Nothing was undone/)).toContain('a lead of the team');
        await hotel.drawn();
        hotel.forward(3_600_001);
        expect(await chat.answerTo('ana', `undo ${id}`, /more than an hour/)).toContain('Nothing was undone');
        expect((await stored(id)).status).toBe('resolved');
      });
    });

    describe('two cases of one complaint', () => {
      let [ends, stays] = ['', ''];
      it('become one by the form: what was given and promised goes on there', async () => {
        stays = await journey.opened('bob', 'No heating on the third floor', { customer: 'K-95' });
        ends = await journey.opened('ana', 'The heating is off in my room', { customer: 'k 95' });
        await chat.answerTo('ana', `give ${ends} refund 30 EUR`, /Given on/);
        await chat.answerTo('ana', `promise ${ends} in 4h bring a heater`, /Promised on/);
        await presses('ana', ends, 'Merge…');
        await chat.fillIn('ana', { into: 'the other', reason: 'one night' });
        await chat.until(() => chat.form('ana').includes('is not a case number'), 'what is wrong with it');
        await chat.fillIn('ana', { into: stays, reason: 'one night' });
        await journey.told('ana', new RegExp(`${ends} is part of ${stays} now`));
        await journey.told('bob', new RegExp(`${ends} was merged into ${stays}`));
        expect(await stored(ends)).toMatchObject({ status: 'merged', mergedInto: stays, actions: [], promises: [] });
        const { complaints, actions, promises } = await stored(stays);
        expect([complaints.length, actions.length, promises.length]).toEqual([2, 1, 1]);
        await chat.until(
          () => chat.caseCard(stays)?.text.includes('bring a heater'),
          'the promise on the card that stays',
        );
        await chat.until(() => chat.caseCard(ends)?.text.includes(`Part of ${stays} now`), 'where it went');
      });

      it('count as one, whoever gives, and what is asked of the first is answered with the second', async () => {
        expect(await chat.answerTo('ana', `give ${ends} refund 5 EUR`, /is part of/)).toContain(`Do it on ${stays}`);
        expect(await chat.answerTo('bob', `show ${stays}`, /for this case/)).toContain('€220.00 for this case');
        expect(await chat.answerTo('mia', `unlink ${stays} ${ends}`, /Nothing was taken apart/)).toContain('are one');
      });

      it('become two again by the button while nothing has happened, and not after', async () => {
        await presses('ana', ends, 'Undo');
        await becomes(ends, 'owned');
        await journey.told('bob', new RegExp(`${ends} goes on by itself again`));
        expect(await stored(ends)).toMatchObject({ status: 'owned', linked: [] });
        expect((await stored(ends)).actions).toHaveLength(1);
        expect(await stored(stays)).toMatchObject({ actions: [], promises: [], linked: [] });
        await chat.answerTo('mia', `merge ${ends} ${stays}`, /is part of/);
        await chat.answerTo('bob', `give ${stays} apology`, /Given on/);
        expect(await chat.answerTo('ana', `undo ${ends}`, /Nothing was undone/)).toContain('something has happened');
      });

      it('goes on to its end: what came from the first is given there', async () => {
        await chat.answerTo('bob', `kept ${stays}`, /Marked on/);
        await presses('bob', stays, 'Resolve…');
        await chat.fillIn('bob', { accepted: 'yes' });
        await journey.told('bob', new RegExp(`${stays} is resolved`));
        expect((await spent(ends)).map(({ state }) => state)).toEqual(['committed']);
      });

      it('stay two where their customers are two, with what to say first', async () => {
        const [a, b] = [
          await journey.opened('ana', 'Noise', { customer: 'K-96' }),
          await journey.opened('ana', 'Noise', { customer: 'K-97' }),
        ];
        expect(await chat.answerTo('ana', `merge ${a} into ${b}`, /Nothing was merged/)).toContain(
          'different customers',
        );
        expect((await stored(a)).status).toBe('owned');
      });
    });
  });
}
