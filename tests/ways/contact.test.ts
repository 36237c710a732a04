/** The customer hears from us, on both platforms: said by a line and by a form, reminded of when they hear nothing. How long that is, and what begins it anew, are rules: tests/core/case/rules/silence.test.ts. */
import { beforeAll, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import { readCase } from '../../src/db/case/reading.ts';
import type { RecoveryCase } from '../../src/core/case/case.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Somebody, type Surface } from './surfaces.ts';
import { troubleIn } from '../patience.ts';

const HOUR = 3_600_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('staying in touch', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let id = '';
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      id = await journey.opened('ana', 'The bag is still missing', { customer: 'K-31' });
      await chat.answerTo('ana', `edit ${id} urgency S2`, /Changed on/);
    });
    const stored = async (): Promise<RecoveryCase> => {
      const c = await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      if (c === null) throw new Error(`no ${id}`);
      return c;
    };
    const later = async (ms: number): Promise<void> => {
      await hotel.drawn();
      hotel.forward(ms);
      await hotel.app.sweep();
      await hotel.drawn();
    };
    const silences = (who: Somebody): readonly string[] =>
      chat.pieces(who).filter((piece) => piece.includes(`${id}: the customer has heard nothing`));

    it('is said by a line, and is the first answer', async () => {
      expect((await stored()).firstCustomerContactAt).toBeNull();
      await chat.answerTo('bob', `contacted ${id} called, will wait`, /has heard from us/);
      expect((await stored()).firstCustomerContactAt).toEqual(hotel.now());
    });

    it('is brought to the owner’s mind when the time of the case runs out, then to the lead’s, each once', async () => {
      await later(4 * HOUR - 1);
      expect(silences('ana')).toEqual([]);
      await later(1);
      expect(silences('ana')).toHaveLength(1);
      expect(silences('mia')).toEqual([]);
      await chat.until(() => chat.caseCard(id)?.text.includes('No news for the customer'), 'it on the card');
      await later(4 * HOUR);
      expect(silences('mia')).toHaveLength(1);
      expect(silences('mia')[0]).toContain('Ana');
      await later(20 * HOUR);
      expect([silences('ana').length, silences('mia').length]).toEqual([1, 1]);
    });

    it('is said from the reminder in a form, whose buttons are gone then; the clock begins anew', async () => {
      const card = await chat.until(() => chat.draft('ana', 'Contacted…'), 'the reminder');
      expect(card.text).toContain('Promise…');
      await chat.press('ana', card, 'Contacted…');
      await chat.until(() => chat.form('ana').includes(`Contact on ${id}`), 'the form');
      await chat.fillIn('ana', { reached: 'never' });
      await chat.until(() => chat.form('ana').includes('cannot be contacted'), 'that a reason is missing');
      await chat.fillIn('ana', { reached: 'yes', words: 'they know that we look for it' });
      await chat.until(() => chat.heard('ana').includes('has heard from us'), 'the answer');
      await chat.closeForm('ana');
      await hotel.drawn();
      expect(silences('ana').filter((piece) => piece.includes('"Contacted…"'))).toEqual([]);
      expect(chat.caseCard(id)?.text).not.toContain('No news for the customer');
      await later(4 * HOUR);
      expect(silences('ana')).toHaveLength(2);
    });

    it('stops where the customer is not to be contacted', async () => {
      await chat.answerTo('ana', `contacted ${id} no way to reach because no number was given`, /not to be contacted/);
      await later(48 * HOUR);
      expect(silences('ana')).toHaveLength(2);
    });

    it('after it was resolved the owner is asked how it went; not well opens it again', async () => {
      await chat.answerTo('ana', `contacted ${id} they rang`, /has heard from us/);
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes' });
      await journey.told('ana', new RegExp(`${id} is resolved`));
      await later(48 * HOUR - 1);
      expect(chat.heard('ana')).not.toContain('ask the customer how it went');
      await later(1);
      const card = await chat.until(() => chat.draft('ana', 'Not well…'), 'the question');
      expect(card.text).toContain('Could not reach');
      await chat.press('ana', card, 'Not well…');
      await chat.until(() => chat.form('ana').includes(`After ${id}`), 'the form');
      await chat.fillIn('ana', { how: 'not_well', words: 'the strap is torn' });
      await journey.told('ana', new RegExp(`${id} goes on`));
      await chat.closeForm('ana');
      expect(await stored()).toMatchObject({ status: 'owned', reopening: { reason: 'the strap is torn' } });
    });

    it('all well is one press, or a line; an opted-out customer is not asked, and the case closes after the last', async () => {
      await hotel.drawn();
      await chat.pressMenu('ana', id, 'Resolve…');
      await chat.fillIn('ana', { accepted: 'yes' });
      await chat.until(() => /is resolved/.test(chat.latest('ana')) && true, 'that it is resolved');
      await later(48 * HOUR);
      const card = await chat.until(() => chat.draft('ana', 'All well'), 'the question');
      await chat.press('ana', card, 'All well');
      await journey.told('ana', /all is well/);
      await later(28 * 24 * HOUR);
      await chat.answerTo('bob', `checked ${id} all well`, /all is well/);
      await later(1);
      expect((await stored()).followUps?.map(({ status }) => status)).toEqual(['well', 'well']);
      expect((await stored()).status).toBe('closed');
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(hotel.logged)).toEqual([]);
      expect(chat.failures()).toEqual([]);
    });
  });
}
