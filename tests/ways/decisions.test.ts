/** The worked decisions, from outside: typed into Slack, judged by the real app with the hotel's policy, compared by outcome and by the numbers told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { HOTEL_YAML } from '../core/authority/hotel.ts';
import { describeEachDatabase } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Fields, type Surface, type Who } from './surfaces.ts';

const DAY = 86_400_000;
const USER: Readonly<Record<Who, string>> = { ana: 'U0ANA', bob: 'U0BOB', mia: 'U0MIA', gil: 'U0GIL' };
const GIVEN = /Given on R-/;
const INCIDENT = (left: string, others = ''): string =>
  `Together above €250.00 for this case${others} needs approval; ${left} is left.`;

describeEachDatabase('the worked decisions, typed', (open) => {
  let hotel: Hotel;
  let chat: Surface;
  let number = 1000;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(HOTEL_YAML) } });
    chat = surfaceOf(hotel, 'Slack');
  });

  /** A fresh case with the values of the worked examples, on a day of its own, so that no day's limit is touched. */
  const opened = async (who: Who = 'ana', fields: Fields = {}): Promise<string> => {
    number += 1;
    const id = `R-${number}`;
    await chat.log(who, 'Loud music next door until three', {
      customer: `K-${number}`,
      orderValue: '900 EUR',
      failure: 'outcome.facility',
      ...fields,
    });
    await chat.until(() => chat.caseCard(id), `the card of ${id}`);
    return id;
  };
  const later = async (days: number): Promise<void> => {
    await hotel.drawn();
    hotel.forward(days * DAY);
  };
  /** The private answer to a give. */
  const gives = async (who: Who, id: string, what: string): Promise<string> => {
    const answers = () =>
      hotel.slack.ephemerals(USER[who]).filter((m) => /Given on|decide this|Not given/.test(m.text));
    const before = answers().length;
    await chat.type(who, `give ${id} ${what} because the night was lost`);
    const said = await chat.until(() => answers()[before], `the answer to ${what}`);
    return `${said.text} ${JSON.stringify(said.blocks)}`.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
  };
  /** What an answer that asks somebody should have said and did not. */
  const lacking = (said: string, ...numbers: readonly string[]): string[] =>
    ['has to decide this', ...numbers].filter((words) => !said.includes(words)).map((words) => `${words} | ${said}`);

  describe('on a case of its own', () => {
    it('D-36: 126.05 GBP is within 150 EUR, one penny more is not; D-25: 130 GBP would be 126.05 at most', async () => {
      expect(await gives('ana', await opened(), 'refund 126.05 GBP')).toMatch(GIVEN);
      expect(
        lacking(
          await gives('ana', await opened(), 'refund 126.06 GBP'),
          '€150.00 per remedy',
          'up to £126.05 yourself',
        ),
      ).toEqual([]);
      await later(1);
      expect(
        lacking(await gives('ana', await opened(), 'refund 130 GBP'), '€150.00 per remedy', 'up to £126.05 yourself'),
      ).toEqual([]);
    });

    it('D-01: 150 EUR is given; D-02: one cent more is asked for', async () => {
      await later(1);
      expect(await gives('ana', await opened(), 'refund 150 EUR')).toMatch(GIVEN);
      expect(
        lacking(
          await gives('ana', await opened(), 'refund 150.01 EUR'),
          'You decide up to €150.00 per remedy',
          'up to €150.00 yourself',
        ),
      ).toEqual([]);
    });

    it('D-03: 400 EUR is over the remedy and over the case', async () => {
      await later(1);
      expect(
        lacking(await gives('ana', await opened(), 'refund 400 EUR'), '€150.00 per remedy', INCIDENT('€250.00')),
      ).toEqual([]);
    });

    it('D-04 and D-07: with 150 given, 150 more is asked for, by Ana and by Bob; D-05: 100 is given', async () => {
      await later(1);
      const id = await opened();
      expect(await gives('ana', id, 'refund 150 EUR')).toMatch(GIVEN);
      const byBob = await gives('bob', id, 'refund 150 EUR');
      expect(lacking(byBob, INCIDENT('€100.00'), 'up to €100.00 yourself')).toEqual([]);
      await chat.press('bob', await chat.until(() => chat.requests(id)[0], 'the request'), 'Withdraw');
      await chat.until(() => chat.requests(id)[0]?.text.includes('Withdrawn'), 'the request withdrawn');
      const byAna = await gives('ana', id, 'refund 150 EUR');
      expect(lacking(byAna, INCIDENT('€100.00'))).toEqual([]);
      await chat.press('ana', await chat.until(() => chat.requests(id)[1], 'the second request'), 'Withdraw');
      await chat.until(() => chat.requests(id)[1]?.text.includes('Withdrawn'), 'the second request withdrawn');
      expect(await gives('ana', id, 'refund 100 EUR')).toMatch(GIVEN);
    });

    it('D-06: another case of the same customer and failure, two days earlier, counts together', async () => {
      await later(1);
      const earlier = await opened('ana', { customer: 'K-six' });
      expect(await gives('ana', earlier, 'refund 150 EUR')).toMatch(GIVEN);
      await later(2);
      const id = await opened('ana', { customer: 'K-six' });
      expect(lacking(await gives('ana', id, 'refund 150 EUR'), INCIDENT('€100.00', ` and ${earlier}`))).toEqual([]);
    });

    it('D-14: 80 EUR of goodwill is over the 75 of one gesture', async () => {
      await later(1);
      const id = await opened();
      const card = await chat.until(() => chat.caseCard(id), 'the card');
      await chat.press('ana', card, 'Add facts…');
      await chat.fillIn('ana', { lossValue: '900 EUR' });
      await chat.until(() => chat.caseCard(id)?.text.includes('Loss'), 'the loss on the card');
      expect(
        lacking(
          await gives('ana', id, 'goodwill 80 EUR'),
          'You decide up to €75.00 per remedy',
          'up to €75.00 yourself',
        ),
      ).toEqual([]);
    });

    it('D-17: an upgrade typed as one cent costs its default of 40', async () => {
      await later(1);
      const id = await opened();
      expect(await gives('ana', id, 'upgrade 0.01 EUR')).toMatch(GIVEN);
      await chat.until(() => chat.caseCard(id)?.text.includes('€210.00 for this case'), '40 less for the case');
    });

    it('D-18: 30,001 points are one point too many', async () => {
      await later(1);
      expect(
        lacking(await gives('ana', await opened(), 'points 30001'), 'You decide up to €150.00 per remedy'),
      ).toEqual([]);
    });

    it('X-01: a duty manager is told her own limit, and the general manager is asked', async () => {
      await later(1);
      const said = await gives('mia', await opened('mia', { orderValue: '2000 EUR' }), 'refund 1200 EUR');
      expect(lacking(said, 'You decide up to 1 000,00 € per remedy')).toEqual([]);
      expect(said).toContain('Gil Okafor');
      expect(said).not.toContain('150,00');
    });

    it('X-02: the cap and every limit are told, with the largest amount that is within all', async () => {
      await later(1);
      expect(
        lacking(
          await gives('ana', await opened('ana', { orderValue: '300 EUR' }), 'refund 400 EUR'),
          '€300.00 is within reach',
          'You decide up to €150.00 per remedy',
          INCIDENT('€250.00'),
          'up to €150.00 yourself',
        ),
      ).toEqual([]);
    });

    it('X-13: refund, upgrade and goodwill are within reach one by one and over the case together', async () => {
      await later(1);
      const id = await opened();
      await chat.press('ana', await chat.until(() => chat.caseCard(id), 'the card'), 'Add facts…');
      await chat.fillIn('ana', { lossValue: '900 EUR' });
      await chat.until(() => chat.caseCard(id)?.text.includes('Loss'), 'the loss on the card');
      expect(await gives('ana', id, 'refund 150 EUR')).toMatch(GIVEN);
      expect(await gives('ana', id, 'upgrade')).toMatch(GIVEN);
      expect(lacking(await gives('ana', id, 'goodwill 75 EUR'), INCIDENT('€60.00'), 'up to €60.00 yourself')).toEqual(
        [],
      );
    });
  });
});
