/** A form that the rules refuse stays open with its fault and everything typed; what has to be done elsewhere first leads back to it. Each journey on both platforms. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { openJourney, type Journey } from './journey.ts';
import { troubleIn } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`a form that is refused, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform);
    });
    const resolving = async (id: string): Promise<void> => {
      const { chat } = journey;
      const card = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('ana', card, 'Resolve…');
      await chat.until(() => chat.form('ana').includes('What helped'), 'the form');
    };

    it('stays open with its fault and what was typed, and is taken once it is right', async () => {
      const { chat } = journey;
      const id = await journey.opened();
      await resolving(id);
      await chat.fillIn('ana', {
        accepted: 'yes',
        processArea: 'night shift',
        whatHelped: 'Bob forgot the boiler again',
      });
      const form = await chat.until(() => {
        const shown = chat.form('ana');
        return /bob/i.exec(shown) !== null && /process|rephrase|name/i.test(shown) ? shown : undefined;
      }, 'the fault at its field');
      for (const typed of ['night shift', 'Bob forgot the boiler again']) expect(form).toContain(typed);
      expect(chat.caseCard(id)?.text).not.toMatch(/resolved/i);
      await chat.fillIn('ana', {
        accepted: 'yes',
        processArea: 'night shift',
        whatHelped: 'The boiler is looked at twice',
      });
      await chat.until(() => /resolved/i.test(chat.caseCard(id)?.text ?? ''), 'resolved');
      await chat.closeForm('ana');
    });

    it('says beside it what comes first, and opens again as it was when that is done', async () => {
      const { chat } = journey;
      const id = await journey.opened();
      await chat.answerTo('ana', `promise ${id} in 2 hours call back about the noise`, /Promised/);
      await resolving(id);
      await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'A call before they asked' });
      const aside = await chat.until(() => chat.draft('ana', 'Open the form again'), 'what is said beside it');
      expect(chat.form('ana')).toContain('A call before they asked');
      await chat.closeForm('ana');
      await chat.answerTo('ana', `kept ${id}`, /kept/i);
      await chat.press('ana', aside, 'Open the form again');
      const again = await chat.until(() => {
        const shown = chat.form('ana');
        return shown.includes('What helped') ? shown : undefined;
      }, 'the form again');
      expect(again).toContain('A call before they asked');
      await chat.fillIn('ana', {});
      await chat.until(() => /resolved/i.test(chat.caseCard(id)?.text ?? ''), 'resolved');
    });

    it('gives what was typed back once where its case is over meanwhile', async () => {
      const { chat } = journey;
      const id = await journey.opened();
      await resolving(id);
      await chat.answerTo('ana', `dismiss ${id} test`, /dismissed|set aside/i);
      const words = 'Lavender on every pillow that night';
      await chat.fillIn('ana', { accepted: 'yes', whatHelped: words });
      await chat.until(() => chat.draft('ana', 'Open the form again')?.text.includes(words), 'the words back');
      await chat.closeForm('ana');
      // whatever else is said of it was under way before this
      await chat.answerTo('ana', 'limits', /€/);
      const said = chat.pieces('ana').filter((piece) => piece.includes(words) && !piece.startsWith('answer '));
      expect(said).toHaveLength(1);
    });

    it('does not open for whoever may not send it: they are told who can, before they type', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.press('bob', it1.card(), 'Counter…');
      await journey.told('bob', /Your role does not decide requests.*(?:MIA|Mia)/);
      expect(chat.form('bob')).not.toContain('What you offer instead');
      await chat.closeForm('bob');
    });

    it('logs no error', () => {
      expect(troubleIn(journey.hotel.logged)).toEqual([]);
    });
  });
}
