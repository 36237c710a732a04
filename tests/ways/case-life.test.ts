/** The life of a case besides its remedies, on both platforms: what stands on it is said otherwise, and read back with who and when. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

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
    const card = (id: string) => chat.until(() => chat.caseCard(id), `the card of ${id}`);
    const presses = async (who: 'ana' | 'bob' | 'mia', id: string, button: string): Promise<void> => {
      await hotel.drawn();
      await chat.press(who, await card(id), button);
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
        await chat.until(() => chat.caseCard(id)?.text.includes('she showed the bill'), 'the card drawn anew');
      });

      it('is refused to others before they type, and what is typed comes back with a no', async () => {
        const since = journey.since('bob');
        await presses('bob', id, 'Edit…');
        await chat.until(() => /in the hands of/.test(since() + chat.form('bob')), 'whose it is');
        expect(await chat.answerTo('bob', `edit ${id} urgency S1`, /in the hands of/)).toContain('in the hands of');
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
  });
}
