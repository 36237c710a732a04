/** A storm from outside, on both platforms: switched on, announced, used, used up, ended. */
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { casesChannel } from './channel.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { CALM_HOTEL, policyFile } from './policy-file.ts';
import { surfaceOf, type Surface, type Who } from './surfaces.ts';

const HOUR = 3_600_000;
const STORMY = `${CALM_HOTEL}
storm:
  switched_by: [duty_manager]
  roles: [agent, duty_manager]
  actions: [reperformance, refund]
  scopes: [action, incident, actor_day]
  multiply_percent: 200
  max_duration: PT24H
  budget: '200 EUR'
`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('a storm', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(STORMY) } });
      chat = surfaceOf(hotel, platform);
    });
    const channel = (): readonly string[] => casesChannel(hotel, platform);
    const announced = (): readonly string[] =>
      channel().filter((text) => /[Ss]torm/.test(text) && !/R-\d+ ·/.test(text));
    const becomes = (n: number, words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(announced()[n] ?? ''), `${String(words)} in announcement ${n}`);
    const says = (who: Who, line: string, words: RegExp): Promise<string> => chat.answerTo(who, line, words);
    const logs = async (n: number): Promise<string> => {
      await chat.log('ana', `Ice cold water in the shower, number ${n}`, { customer: `K-${n}` });
      await chat.until(() => chat.caseCard(`R-${n}`), `the card of R-${n}`);
      return `R-${n}`;
    };
    const rows = async (sql: string): Promise<readonly unknown[]> => await hotel.db.read.query(sql);

    describe('is refused, and nothing is changed,', () => {
      it.each([
        ['ana', 'storm on 6h boilers down', /switched by a duty manager/],
        ['ana', 'storm off', /switched by a duty manager/],
        ['mia', 'storm', /Say for how long, and why/],
        ['mia', 'storm on boilers down', /Say for how long, and why/],
        ['mia', 'storm on 6h', /Say for how long, and why/],
        ['mia', 'storm on 0h boilers down', /Say for how long, and why/],
        ['mia', 'storm on 25h boilers down', /lasts 1 day at most/],
        ['mia', 'storm off', /[Nn]o storm is on/],
      ] as const)('%s: "%s"', async (who, line, words) => {
        await says(who, line, words);
        expect(await rows('SELECT 1 FROM storm')).toEqual([]);
        expect(announced()).toEqual([]);
      });
    });

    describe('switched on', () => {
      it('is announced in the channel with its reason, once', async () => {
        await says('mia', 'storm on 6h "boilers down, call 06 12 34 56 78"', /The storm is on until/);
        await becomes(0, /boilers down/);
        expect(announced()).toHaveLength(1);
        expect(announced()[0]).toMatch(/doubled/);
        expect(announced()[0]).toMatch(/€200\.00 above the normal limits/);
        expect(announced()[0]).not.toContain('06 12 34 56 78');
      });

      it('a second time is refused, naming who did it', async () => {
        await says('mia', 'storm on 6h again', /Mia.* switched a storm on/s);
        expect(await rows('SELECT 1 FROM storm')).toHaveLength(1);
      });

      it('shows on limits and on new cards: the storm, until when, doubled', async () => {
        await says('ana', 'limits', /Storm.{0,200}doubled/s);
        await logs(1001);
        expect(await chat.inFull('ana', 'R-1001')).toMatch(/Storm.{0,300}doubled/s);
        expect(await says('ana', 'show R-1001', /€300/)).toMatch(/up to €300\.00/);
      });

      it('does not change what its switcher may give', async () => {
        const said = await says('mia', 'limits', /What you may decide now/);
        expect(said).not.toMatch(/Storm/);
      });

      it('lets an agent give twice as much of what it names, and the decision says which storm', async () => {
        await says('ana', 'give R-1001 refund 300 EUR because the boilers are down', /Given on R-1001/);
        expect(await rows('SELECT storm IS NOT NULL AS storm, above_minor::int FROM ledger_entry')).toEqual([
          { storm: true, above_minor: 15_000 },
        ]);
        const kept = await rows(
          `SELECT d.doc #>> '{actions,0,decision,storm,id}' = s.id AS same FROM recovery_case d, storm s`,
        );
        expect(kept).toEqual([{ same: true }]);
      });

      it('leaves other remedies and the customer’s limit as they are', async () => {
        const said = await says('ana', 'give R-1001 voucher 151 EUR because of all of it', /has to decide this/);
        expect(said.replaceAll('\u00a0', ' ')).toContain('over your €150.00 per remedy');
        await chat.press('ana', await chat.until(() => chat.requests('R-1001')[0], 'the request'), 'Withdraw');
        await chat.until(() => chat.requests('R-1001')[0]?.text.includes('Withdrawn'), 'the request withdrawn');
      });

      it('asks for more than its budget has left, and ends when it is used up', async () => {
        await logs(1002);
        await says(
          'ana',
          'give R-1002 refund 200.01 EUR because the boilers are down',
          /up to €200\.00 as [^;]*refund/,
        );
        await chat.press('ana', await chat.until(() => chat.requests('R-1002')[0], 'the request'), 'Withdraw');
        await chat.until(() => chat.requests('R-1002')[0]?.text.includes('Withdrawn'), 'the request withdrawn');
        await says('ana', 'give R-1002 refund 200 EUR because the boilers are down', /Given on R-1002/);
        await becomes(0, /because its budget is used up/);
        expect(announced()).toHaveLength(1);
        await logs(1003);
        await says('ana', 'show R-1003', /up to €100\.00/);
        expect(await chat.inFull('ana', 'R-1003')).not.toMatch(/Storm/);
      });
    });

    describe('switched on again', () => {
      it('has a budget of its own, and ends by itself at its time', async () => {
        await hotel.drawn();
        hotel.forward(24 * HOUR);
        await says('mia', 'storm on 90m burst pipe', /The storm is on until/);
        await becomes(1, /burst pipe/);
        await hotel.drawn();
        hotel.forward(1.5 * HOUR - 1);
        await says('ana', 'limits', /Storm.{0,200}doubled/s);
        await hotel.drawn();
        hotel.forward(1);
        expect(await says('ana', 'limits', /What you may decide now/)).not.toMatch(/Storm/);
        await hotel.app.sweep();
        await becomes(1, /The storm ended at/);
        await hotel.app.sweep();
        expect(announced()).toHaveLength(2);
      });

      it('is ended by hand', async () => {
        await says('mia', 'storm on 1h hail', /The storm is on until/);
        await becomes(2, /hail/);
        await says('mia', 'storm off', /The storm is over/);
        expect(await becomes(2, /Mia.{0,80}ended the storm/s)).toBe(true);
        await says('mia', 'storm off', /[Nn]o storm is on/);
      });

      it('is one storm when the delivery comes twice', async () => {
        chat.twice();
        await says('mia', 'storm on 1h sleet', /The storm is on until/);
        await becomes(3, /sleet/);
        await hotel.drawn();
        expect(await rows(`SELECT 1 FROM storm WHERE reason = 'sleet'`)).toHaveLength(1);
        expect(announced()).toHaveLength(4);
      });
    });

    it('is in the help, and its words are not in the log', async () => {
      await says('ana', 'help team', /storm on 6h/);
      expect(hotel.logged.join('\n')).not.toMatch(/boilers|sleet/);
    });
  });
}
