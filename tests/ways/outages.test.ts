/** A mass failure from outside, on both platforms: one card for all cases, one remedy for everybody. */
import { beforeAll, describe, expect, it } from 'vitest';
import { makeIntakeDoor } from '../../src/app/door/make-intake-door.ts';
import { memberId } from '../../src/core/base/ids.ts';
import { receivedWith } from '../../src/intake/received.ts';
import { describeJourney } from '../database.ts';
import { casesChannel } from './channel.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { CALM_HOTEL, policyFile } from './policy-file.ts';
import { surfaceOf, type Surface, type Who } from './surfaces.ts';

const EVENTFUL = `${CALM_HOTEL}
events: { opened_by: [duty_manager], max_per_case: '80 EUR', budget: '100 EUR' }
`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('an outage', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(EVENTFUL) } });
      chat = surfaceOf(hotel, platform);
    });
    const channel = (): readonly string[] => casesChannel(hotel, platform);
    const inSlack = (): readonly string[] => casesChannel(hotel, 'Slack');
    const cards = (): readonly string[] =>
      channel().filter((text) => text.includes('No hot water') && /Event/.test(text) && !/R-\d+ ·/.test(text));
    const becomes = (words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(cards().at(-1) ?? ''), `${String(words)} on the outage's card`);
    const says = (who: Who, line: string, words: RegExp): Promise<string> => chat.answerTo(who, line, words);
    const logs = async (n: number, words = 'There is no hot water in the shower'): Promise<string> => {
      await chat.log('ana', words, { customer: `K-${n}` });
      await chat.until(() => chat.caseCard(`R-${n}`), `the card of R-${n}`);
      return `R-${n}`;
    };
    const text = (id: string): string => chat.caseCard(id)?.text ?? '';

    describe('is refused, and nothing is changed,', () => {
      it.each([
        ['ana', 'event open "No hot water"', /opened and closed by a duty manager/],
        ['mia', 'event', /Say what to do/],
        ['mia', 'event open', /Say what to do/],
        ['mia', 'event open "No hot water" remedy helicopter', /has no “helicopter”/],
        ['mia', 'event open "No hot water" remedy refund 80.01 EUR', /€?80[.,]00/],
        ['mia', 'event close', /[Nn]o event is open/],
      ] as const)('%s: "%s"', async (who, line, words) => {
        await says(who, line, words);
        expect(await hotel.db.read.query('SELECT 1 FROM outage')).toEqual([]);
      });
    });

    it('opens with one card in the channel', async () => {
      await logs(1001);
      await says('mia', 'event open "No hot water" remedy refund 30 EUR', /is open/);
      await becomes(/0 cases.*refund €30\.00.*nothing of €100\.00/s);
      await says('mia', 'event open "No hot water either"', /is open already/);
      expect(cards()).toHaveLength(1);
    });

    it('is offered to new cases that fail the same way, and to no other', async () => {
      await logs(1002);
      expect(text('R-1002')).toContain('Part of the event');
      await logs(1003, 'My invoice is wrong, I was charged twice for the minibar');
      expect(text('R-1003')).not.toContain('Part of the event');
    });

    it('takes a case by its button, and an older one by words', async () => {
      await chat.press('ana', await chat.until(() => chat.caseCard('R-1002'), 'the card'), 'Part of the event');
      await becomes(/1 case, 0 resolved.*R-1002/s);
      await says('ana', 'event link R-1001', /R-1001 is part of the event/);
      await becomes(/2 cases/);
      await says('ana', 'event link R-1001', /done already/);
      const offered = await chat.until(() => text('R-1001').includes('Give what everybody gets'), 'the remedy offered');
      expect(offered).toBe(true);
    });

    it('gives what everybody gets by one press, once, out of its own budget', async () => {
      const card = await chat.until(() => chat.caseCard('R-1001'), 'the card');
      await chat.press('ana', card, 'Give what everybody gets');
      await becomes(/€30\.00 of €100\.00/);
      await chat.until(() => !text('R-1001').includes('Give what everybody gets'), 'the offer gone');
      expect(text('R-1001'), 'what is left is told to who asks').not.toContain('for this case');
      await says('ana', 'show R-1001', /€250\.00 for this case/);
      await says('bob', 'give R-1002 refund 30 EUR', /Given on R-1002/);
      await becomes(/€60\.00 of €100\.00/);
    });

    it('asks for a reason for anything else', async () => {
      await says('ana', 'give R-1002 refund 20 EUR', /needs a reason/);
      await says('ana', 'give R-1002 apology', /Given on R-1002/);
      await says('ana', 'give R-1002 refund 20 EUR because the baby could not be bathed', /Given on R-1002/);
      expect(await says('ana', 'show R-1002', /€230\.00 for this case/)).toBeTruthy();
    });

    it('takes in what other systems send, without a post for each', async () => {
      const door = makeIntakeDoor(hotel.app.shell);
      const posts = (): number => inSlack().length + casesChannel(hotel, 'Teams').length;
      const before = posts();
      for (let n = 0; n < 6; n += 1) {
        const complaint = receivedWith({ text: 'No hot water again', customer: `W-${n}`, receivedAt: hotel.now() });
        const body = Buffer.from(`{"n":${n}}`);
        const delivery = {
          source: 'web',
          id: `d-${n}`,
          owner: memberId.parse('ana'),
          opens: 'everything' as const,
          body,
          notice: { kind: 'complaint', complaint } as const,
          at: hotel.now(),
        };
        expect((await door.takeIn(delivery)).kind).toBe('case');
      }
      await becomes(/8 cases.*R-1009/s);
      await hotel.drawn();
      expect(posts()).toBe(before);
      expect(await says('ana', 'show R-1009', /Part of the event/)).toContain('R-1009');
    });

    it('pays while its budget lasts; then the giver’s own limits do', async () => {
      await says('ana', 'give R-1004 refund 30 EUR', /Given on R-1004/);
      await says('ana', 'give R-1005 refund 30 EUR', /Given on R-1005/);
      await becomes(/€100\.00 of €100\.00/);
      const rows = await hotel.db.read.query(
        `SELECT cost_minor::int AS cost, outage IS NOT NULL AS outage FROM ledger_entry WHERE "case" = 'R-1005' ORDER BY seq`,
      );
      expect(rows).toEqual([
        { cost: 1_000, outage: true },
        { cost: 2_000, outage: false },
      ]);
      expect(inSlack().some((message) => message.includes('R-1005 ·'))).toBe(false);
    });

    it('shows a case that needs a decision', async () => {
      await says('ana', 'give R-1006 refund 200 EUR because of a wedding', /has to decide this/);
      // without a platform of its own it goes to the first of the team
      const shown = await chat.until(() => inSlack().some((message) => message.startsWith('R-1006 is')), 'its card');
      expect(shown).toBe(true);
    });

    it('lets a case go that does not belong to it: every sum follows', async () => {
      await says('ana', 'event unlink R-1001', /no longer part of the event/);
      await becomes(/7 cases.*€70\.00 of €100\.00/s);
      await says('ana', 'show R-1001', /€220\.00 for this case/);
      await says('ana', 'event unlink R-1001', /done already/);
      const rows = await hotel.db.read.query(`SELECT state FROM ledger_entry WHERE "case" = 'R-1001'`);
      expect(rows).toEqual([{ state: 'reserved' }]);
    });

    it('is closed: what is given from then on is judged as usual', async () => {
      await says('mia', 'event close', /The event is closed/);
      await becomes(/Event over/);
      await says('ana', 'give R-1007 refund 20 EUR', /Given on R-1007/);
      await says('ana', 'event link R-1003', /[Nn]o event is open/);
      expect(cards()).toHaveLength(1);
    });

    it('is in the help, and its words are not in the log', async () => {
      await says('ana', 'help team', /event open/);
      expect(hotel.logged.join('\n')).not.toMatch(/hot water|bathed/);
    });
  });
}
