/** Personal data in a complaint: masked where others read, told to its author, kept sealed for those who work on the case, and every look at it in the history. */
import { beforeAll, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import { readJournal } from '../../src/db/case/reading.ts';
import { dailyCleanup } from '../../src/jobs/daily-cleanup.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { onlookers, type Onlookers } from './onlookers.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const CARD = '4111 1111 1111 1111';
const COMPLAINT = `Charged twice on ${CARD}, IBAN DE89 3704 0044 0532 0130 00. Write to rosa@customer.example or call +33 6 12 34 56 78.`;
const RAW = /4111 1111|3704 0044|rosa@customer|12 34 56 78/;
const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('personal data', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    let outside: Onlookers;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
      outside = onlookers(hotel, ['bob', 'gil'], RAW);
    });
    const looks = async (): Promise<string[]> =>
      (await readJournal(hotel.db.read, hotel.app.shell.workspace, caseId.parse('R-1001'))).flatMap(({ event }) =>
        event.kind === 'viewed' ? [`${event.by ?? ''} ${event.what ?? 'details'}`] : [],
      );
    const hidden = (): number =>
      chat.privately('ana').filter(({ text }) => text.includes('R-1001: what was hidden')).length;

    it('is masked in the channel; its author is told what was hidden, and what of it is kept until when', async () => {
      await chat.log('ana', COMPLAINT, { customer: 'rosa@customer.example' });
      const card = await chat.until(() => chat.caseCard('R-1001'), 'the card');
      expect(card.text).toMatch(/card number hidden.*e-mail hidden/s);
      await journey.told('ana', /was hidden before saving: a card number, an account number, an e-mail address/);
      await journey.told(
        'ana',
        /kept encrypted until .{4,200}, for those who work on the case; card numbers and pass/s,
      );
    });

    it('is shown to whoever works on the case, and not to a colleague; every look is kept', async () => {
      const answer = await chat.until(() => chat.draft('ana', 'Show what was hidden'), 'the button');
      await chat.press('ana', answer, 'Show what was hidden');
      await chat.until(() => hidden() === 1, 'what was hidden');
      const shown = chat.privately('ana').findLast(({ text }) => text.includes('R-1001: what was hidden'))?.text ?? '';
      expect(shown).toMatch(/3704 0044.*rosa@customer\.example.*12 34 56 78/s);
      expect(shown).toContain('(card number hidden)');
      expect(shown).not.toContain(CARD);
      expect(await looks()).toEqual(['ana hidden']);

      await chat.answerTo('bob', 'show R-1001', /Charged twice/);
      expect(await looks()).toEqual(['ana hidden', 'bob details']);
      const heard = journey.since('bob');
      const his = await chat.until(() => chat.draft('bob', 'Show what was hidden'), 'the button for Bob');
      await chat.press('bob', his, 'Show what was hidden');
      await chat.until(() => /shown to those who work on it, so nothing was shown/.test(heard()), 'no to Bob');
      expect(await looks()).toEqual(['ana hidden', 'bob details']);
      // whoever owns it looks at their own work
      await chat.answerTo('ana', 'show R-1001', /Charged twice/);
      expect(await looks()).toHaveLength(2);
      expect(await chat.answerTo('mia', 'history R-1001', /History|what happened|R-1001/)).toMatch(
        /looked at what was hidden/,
      );
    });

    it('is told of with whatever else is typed, and kept beside it', async () => {
      await chat.answerTo(
        'ana',
        'promise R-1001 18:00 call +33 6 12 34 56 78',
        /telephone number.*kept encrypted until/s,
      );
      const asked = await chat.answerTo('ana', `give R-1001 apology because card ${CARD}`, /a card number/);
      expect(asked).toContain('It is kept nowhere');
    });

    it('is found by nobody: neither by the card number, nor by what was hidden', async () => {
      expect(await chat.answerTo('ana', `find ${CARD}`, /No case|Found/)).toContain('No case');
      expect(await chat.answerTo('ana', 'find 4111111111111111', /No case|Found/)).toContain('No case');
      // a customer is found by what they go by, which is compared and not kept
      expect(await chat.answerTo('ana', 'find rosa@customer.example', /No case|Found/)).toContain('R-1001');
    });

    it('is forgotten when its time is over', async () => {
      await hotel.drawn();
      hotel.forward(31 * DAY);
      const before = hidden();
      await dailyCleanup(hotel.app.shell);
      expect(await hotel.db.read.query(`SELECT 1 FROM sealed_text WHERE kind = 'original'`)).toEqual([]);
      const heard = journey.since('ana');
      const card = await chat.until(() => chat.draft('ana', 'Show what was hidden'), 'the button');
      await chat.press('ana', card, 'Show what was hidden');
      await chat.until(() => /Nothing that was hidden in R-1001 is kept/.test(heard()), 'that nothing is kept');
      expect(hidden()).toBe(before);
      expect(outside.saw).toEqual([]);
      expect(hotel.logged.filter((line) => RAW.test(line))).toEqual([]);
      expect(chat.failures()).toEqual([]);
    });
  });
}
