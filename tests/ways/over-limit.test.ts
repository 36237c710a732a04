import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';
import { troubleIn } from '../patience.ts';

const HOUR = 3_600_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('over the limit', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let number = 1000;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { homes: platform === 'Teams' });
      chat = surfaceOf(hotel, platform);
    });

    /** A fresh case of Ana's with 400 EUR asked; its id and its request card. */
    const asked = async (): Promise<{ id: string; card: () => Shown }> => {
      number += 1;
      const id = `R-${number}`;
      await chat.log('ana', `Room noise all night, again, number ${number}`, { customer: `K-${number}` });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      await chat.type('ana', `give ${id} refund 400 EUR because they stood in the corridor till three`);
      await chat.until(() => chat.requests(id)[0], `the request on ${id}`);
      const card = (): Shown => {
        const [shown] = chat.requests(id);
        if (shown === undefined) throw new Error('the request card is gone');
        return shown;
      };
      return { id, card };
    };
    const later = async (ms: number): Promise<void> => {
      await hotel.drawn();
      hotel.forward(ms);
    };
    const becomes = (card: () => Shown, words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(card().text), `${String(words)} on the request card`);
    const told = (who: 'ana' | 'bob' | 'mia', words: RegExp): Promise<boolean> =>
      chat.until(() => words.test(chat.heard(who)), `${String(words)} said to ${who}`);

    describe('asked and approved', () => {
      let it1: { id: string; card: () => Shown };

      it('tells the asker what is over and what she can do meanwhile', async () => {
        it1 = await asked();
        await told('ana', /over your €150\.00 per remedy/);
        await told('ana', /over your €250\.00 for this case/);
        await told('ana', /Meanwhile you can .*up to €150\.00 as [^;]*refund/s);
        expect(
          await chat.until(() => chat.caseCard(it1.id)?.text.includes('See the request'), 'the card saying so'),
        ).toBeTruthy();
      });

      it('puts one card in the thread that names who can decide', () => {
        expect(chat.requests(it1.id)).toHaveLength(1);
        const { text } = it1.card();
        expect(text).toContain(chat.mention('mia'));
        expect(text).toContain('they stood in the corridor');
        expect(text).toMatch(/Customer waiting/);
        expect(text, 'what is left changes behind a card’s back').not.toMatch(/is left|on account/);
        expect(text, 'what Ana may do is not said as if it were Mia').not.toMatch(/your/);
        expect(text).toContain('over the €150.00 that Ana Ortiz has per remedy');
        expect(text).not.toContain(chat.mention('gil'));
      });

      it('tells Bob kindly who can, and changes nothing', async () => {
        await chat.press('bob', it1.card(), 'Approve');
        await told('bob', /Your role does not decide requests.*These can: /);
        expect(chat.heard('bob')).toMatch(/Mia Laurent|U0MIA/);
        expect(it1.card().text).toContain('"Approve"');
      });

      it('tells Ana that nobody decides on their own request', async () => {
        await chat.press('ana', it1.card(), 'Approve');
        await told('ana', /Nobody decides on their own request/);
        expect(it1.card().text).toContain('"Approve"');
      });

      it('closes the card and tells the asker when Mia approves', async () => {
        const stale = it1.card();
        await later(7 * 60_000);
        await chat.press('mia', stale, 'Approve');
        await becomes(it1.card, /Approved/);
        expect(it1.card().text).not.toMatch(/"Approve"|"Decline…"|"Withdraw"/);
        expect(it1.card().text).toContain(chat.mention('mia'));
        await told('ana', new RegExp(`${it1.id}: approved`));
        await chat.until(() => chat.caseCard(it1.id)?.text.includes('Approved:'), 'the case card saying so');
      });

      it('says "already approved" to a second decision by words', async () => {
        await chat.type('mia', `approve ${it1.id}`);
        await told('mia', /Already approved by /);
        await chat.type('mia', `decline ${it1.id} because it is too much`);
        expect(
          await chat.until(() => (chat.heard('mia').match(/Already approved by /g) ?? []).length > 1, 'the second no'),
        ).toBeTruthy();
      });
    });

    it('leaves another pending request untouched, approved by words', async () => {
      const first = await asked();
      const second = await asked();
      await chat.type('mia', `approve ${second.id}`);
      await becomes(second.card, /Approved/);
      expect(first.card().text).toContain('"Approve"');
    });

    it('declines by a form that needs a reason', async () => {
      const { id, card } = await asked();
      await chat.press('mia', card(), 'Decline…');
      await chat.until(() => chat.form('mia').includes('Decline on'), 'the decline form');
      await chat.fillIn('mia', { reason: '   ' });
      expect(chat.form('mia'), 'the form stays open').toContain('Decline on');
      expect(card().text).toContain('"Approve"');
      await chat.fillIn('mia', { reason: 'Half of it is fair', alternative: '200 EUR and a late check-out' });
      await becomes(card, /Half of it is fair/);
      expect(card().text).toMatch(/Declined/);
      expect(card().text).not.toContain('"Approve"');
      await told('ana', new RegExp(`${id}: declined`));
      expect(chat.heard('ana')).toContain('200 EUR and a late check-out');
      await chat.closeForm('mia');
    });

    it('declines by words, with a reason', async () => {
      const { id, card } = await asked();
      await chat.type('mia', `decline ${id}`);
      await told('mia', /a decline needs a reason/);
      await chat.type('mia', `decline ${id} because the hotel gave a room move already`);
      await becomes(card, /Declined/);
      expect(await told('ana', new RegExp(`${id}: declined`))).toBeTruthy();
    });

    it('is withdrawn by its asker, and by nobody else', async () => {
      const { id, card } = await asked();
      await chat.press('bob', card(), 'Withdraw');
      await told('bob', /owns this case/);
      expect(card().text).toContain('"Withdraw"');
      await chat.press('ana', card(), 'Withdraw');
      await becomes(card, /Withdrawn/);
      expect(card().text).not.toContain('"Approve"');
      await chat.type('mia', `approve ${id}`);
      await told('mia', /Already withdrawn by /);
    });

    it('says of an expired request that it has expired, however often', async () => {
      const { id, card } = await asked();
      await later(25 * HOUR);
      await hotel.app.sweep();
      await becomes(card, /[Ee]xpired/);
      await chat.type('mia', `approve ${id}`);
      expect(await told('mia', /this request has expired/)).toBeTruthy();
    });

    it('takes nothing from who asked; what is given meanwhile stands beside it, and the whole is judged again', async () => {
      const { id, card } = await asked();
      const old = card();
      await chat.type('ana', `give ${id} refund 400 EUR because they stood in the corridor`);
      await told('ana', /asked for just this on .* already/);
      await chat.type('ana', `give ${id} refund 150 EUR`);
      await becomes(card, /€150\.00.*with what is asked.*€550\.00 together/s);
      await chat.pressOld('mia', old, 'Approve');
      await becomes(card, /Approved/);
      const rows = await hotel.db.read.query(
        `SELECT cost_minor::int AS cost, member, state FROM ledger_entry WHERE "case" = $1 ORDER BY seq`,
        [id],
      );
      expect(rows).toEqual([
        { cost: 15_000, member: 'ana', state: 'reserved' },
        { cost: 40_000, member: 'mia', state: 'reserved' },
      ]);
    });

    it('expires by the clock, unapproved; a late click is told so', async () => {
      const { id, card } = await asked();
      await later(25 * HOUR);
      await chat.press('mia', card(), 'Approve');
      await told('mia', /this request has expired/);
      await hotel.app.sweep();
      await becomes(card, /[Ee]xpired/);
      expect(card().text).not.toContain('"Approve"');
      await told('ana', new RegExp(`${id}: nobody decided in time`));
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(hotel.logged)).toEqual([]);
    });
  });
}

describeJourney('approving by a mention in the thread', 'Slack', (open) => {
  it('takes "@Amends approve R-1001"', async () => {
    const hotel = await openHotel(await open());
    const chat = surfaceOf(hotel, 'Slack');
    await chat.log('ana', 'Room 412: AC noise till three', { customer: 'Room 412' });
    const root = await chat.until(() => chat.caseCard('R-1001'), 'the card');
    await chat.type('ana', 'give R-1001 refund 400 EUR');
    await chat.until(() => chat.requests('R-1001')[0], 'the request');
    hotel.slack.say('U0MIA', 'C0RECOVERIES', '@Amends approve R-1001', root.id);
    expect(
      await chat.until(() => chat.requests('R-1001')[0]?.text.includes('Approved'), 'the approved card'),
    ).toBeTruthy();
  });
});
