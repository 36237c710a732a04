/** Cases of one matter, on both platforms: offered neutrally, linked both ways, counted together, taken apart by the lead. */
import { beforeAll, describe, expect, it } from 'vitest';
import { caseId } from '../../src/core/base/ids.ts';
import { readCase, readJournal } from '../../src/db/case/reading.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface, type Who } from './surfaces.ts';

const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('cases of one matter', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
    });

    const text = (id: string): string => chat.caseCard(id)?.text ?? '';
    const shows = (id: string, words: string | RegExp): Promise<boolean> =>
      chat.until(
        () => (typeof words === 'string' ? text(id).includes(words) : words.test(text(id))),
        `${String(words)} on ${id}`,
      );
    const told = (who: Who, words: string): Promise<boolean> =>
      chat.until(() => chat.heard(who).includes(words), `"${words}" said to ${who}`);
    const tells = async (who: Who, line: string, words: string): Promise<void> => {
      const times = (): number => chat.heard(who).split(words).length;
      const before = times();
      await chat.type(who, line);
      await chat.until(() => times() > before, `"${words}" after "${line}"`);
    };
    const logs = async (id: string, words: string, customer: string, failure: string): Promise<void> => {
      await chat.log('ana', words, { customer, failure, remedySought: 'some sleep' });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
    };
    const events = async (id: string, kind: string): Promise<number> => {
      const journal = await readJournal(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      return journal.filter(({ event }) => event.kind === kind).length;
    };
    const reasons = async (id: string, kind: 'linked' | 'unlinked'): Promise<readonly unknown[]> => {
      const journal = await readJournal(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id));
      return journal.flatMap(({ event }) => (event.kind === kind ? [event.because] : []));
    };
    const linkedTo = async (id: string): Promise<readonly string[]> =>
      (await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse(id)))?.linked.toSorted() ?? [];

    describe('at log', () => {
      it('offers the case of the same customer and failure, privately and on the card', async () => {
        await logs('R-1001', 'Loud music next door until three', 'K-1', 'outcome.facility');
        await tells('ana', 'give R-1001 refund 150 EUR', 'Given on R-1001');
        await hotel.drawn();
        hotel.forward(2 * DAY);
        await logs('R-1002', 'The music again, all night', 'K-1', 'outcome.facility');
        const words = 'If it is one matter, link it: together above €250.00 for this case and R-1001 needs approval.';
        await told('ana', words);
        expect(chat.heard('ana')).toContain('Link R-1001');
        await shows('R-1002', 'Perhaps one matter with R-1001');
        const full = await chat.inFull('ana', 'R-1002');
        expect(full).toContain(words);
        expect(full).toContain('the same customer and the same failure');
      });

      it('offers a case of the customer that is still open, whatever failed; never one of somebody else', async () => {
        await logs('R-1003', 'The minibar was charged twice', 'K-1', 'process.billing');
        expect(await chat.inFull('ana', 'R-1003')).toContain('the same customer, still open');
        await logs('R-1004', 'The minibar was charged twice', 'K-2', 'process.billing');
        expect(await chat.inFull('ana', 'R-1004')).not.toContain('If it is one matter');
      });

      it('says what is over in neutral words', async () => {
        await chat.type('ana', 'give R-1002 refund 150 EUR because of a second night');
        await told('ana', 'It is €50.00 over your €250.00 for this case and R-1001 together.');
        await chat.until(
          () => chat.requests('R-1002')[0]?.text.includes('for this case and R-1001 together'),
          'the same on the request',
        );
        await chat.press('ana', chat.requests('R-1002')[0] ?? { id: '', text: '' }, 'Withdraw');
        await chat.until(() => chat.requests('R-1002')[0]?.text.includes('Withdrawn'), 'the request withdrawn');
        const all = ['R-1001', 'R-1002', 'R-1003'].map(text).join() + chat.heard('ana') + chat.heard('mia');
        expect(all).not.toMatch(/fraud|abuse|suspic|split|cheat|repeat offender/i);
      });
    });

    describe('a link', () => {
      it('by its button stands on both cards, and is offered no more', async () => {
        await chat.press('ana', await chat.options('ana', 'R-1002'), 'Link R-1001');
        expect(await chat.inFull('ana', 'R-1001')).toMatch(/Counted together with.{0,60}R-1002/s);
        const full = await chat.inFull('ana', 'R-1002');
        expect(full).toMatch(/Counted together with.{0,60}R-1001/s);
        expect(full, 'no more offer').not.toContain('Link R-1001');
        expect(await linkedTo('R-1001')).toEqual(['R-1002']);
        expect(await events('R-1001', 'linked')).toBe(1);
        expect(await events('R-1002', 'linked')).toBe(1);
      });

      it('twice changes nothing', async () => {
        await tells('bob', 'link R-1001 with R-1002', 'That was done already on R-1001');
        expect(await events('R-1001', 'linked')).toBe(1);
      });

      it('is offered as a form that says what it changes, keeps the reason, and takes one thing', async () => {
        await chat.pressMenu('ana', 'R-1001', 'Link…');
        await chat.until(() => chat.form('ana').includes('counts for the other, so less may be left'), 'the form');
        await chat.fillIn('ana', { other: 'soup', reason: 'one night' });
        await chat.until(() => chat.form('ana').includes('is not a case number'), 'the fault at its field');
        await chat.fillIn('ana', { other: 'R-1002', reason: 'one night' });
        await told('ana', 'That was done already on R-1001');
      });

      it('in words joins whole matters, of other customers too: sums follow', async () => {
        await tells('ana', 'link R-1004 R-1001', 'R-1004, R-1001 and R-1002 are one matter now');
        expect(await linkedTo('R-1002')).toEqual(['R-1001', 'R-1004']);
        expect(await linkedTo('R-1001')).toEqual(['R-1002', 'R-1004']);
        await tells('ana', 'show R-1004', '€100.00 for this case');
        await chat.type('ana', 'give R-1004 refund 101 EUR because it was charged twice');
        await told('ana', 'It is €50.00 over your €250.00 for this case and R-1001 together.');
        await chat.until(() => chat.requests('R-1004')[0], 'the request');
        await chat.press('ana', chat.requests('R-1004')[0] ?? { id: '', text: '' }, 'Withdraw');
        await chat.until(() => chat.requests('R-1004')[0]?.text.includes('Withdrawn'), 'the request withdrawn');
      });

      it.each([
        ['link', 'Name the case'],
        ['link R-1001 R-1001', 'cannot be linked with itself'],
        ['link R-1001 soup', 'is not a case number'],
        ['link R-1001 R-9999', 'There is no case R-9999'],
        ['link R-9999 R-1001', 'There is no case R-9999'],
        ['unlink R-1001 R-1003', 'are two matters'],
        ['unlink R-1001 R-1003', 'That was done already'],
      ])('"%s" changes nothing and says why', async (line, why) => {
        await tells('ana', line, why);
        expect(await linkedTo('R-1001')).toEqual(['R-1002', 'R-1004']);
      });
    });

    describe('taking apart', () => {
      it('gives room back, so it is for the lead of the team', async () => {
        await tells('ana', 'unlink R-1004 R-1001', 'the team’s lead does it. Ask them.');
        expect(await linkedTo('R-1004')).toEqual(['R-1001', 'R-1002']);
      });

      it('takes one case out of the whole matter, on every card', async () => {
        await tells(
          'mia',
          'unlink R-1004 from R-1001 because of two rooms',
          'R-1004 is no longer one matter with R-1001 and R-1002',
        );
        expect(await linkedTo('R-1004')).toEqual([]);
        expect(await reasons('R-1004', 'unlinked')).toEqual(['of two rooms']);
        expect(await reasons('R-1001', 'unlinked')).toEqual(['of two rooms']);
        expect(await linkedTo('R-1001')).toEqual(['R-1002']);
        expect(await linkedTo('R-1002')).toEqual(['R-1001']);
        await tells('ana', 'show R-1004', '€250.00 for this case');
        await tells('ana', 'give R-1004 refund 150 EUR', 'Given on R-1004');
      });
    });

    it('is in the help, and in the log by ids only', async () => {
      await tells('ana', 'help cases', 'link R-1042 R-1001');
      expect(hotel.logged.join('\n')).not.toMatch(/K-1|music|minibar/);
    });
  });
}
