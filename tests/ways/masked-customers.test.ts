/** Customers whose references are masked, on both platforms: two stay two, and one typed again is the same. */
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('customers whose references are masked', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
    });
    const card = (id: string): string => chat.caseCard(id)?.text ?? '';
    const logs = async (id: string, text: string, customer: string): Promise<void> => {
      await chat.log('ana', text, { customer });
      await chat.until(() => chat.caseCard(id), `the card of ${id}`);
      // the answer may come after the card, and speaks of approval, too
      await chat.until(() => chat.heard('ana').includes(`Logged as ${id}`), `the answer of ${id}`);
    };
    const gives = (id: string, amount: number): Promise<string> =>
      chat.answerTo('ana', `give ${id} refund ${amount} EUR because nobody slept`, /Given on|needs approval|decide/);

    it('two e-mail addresses are two customers, each with a whole limit', async () => {
      await logs('R-1001', 'Loud music next door until three', 'rosa@example.com');
      expect(card('R-1001')).toContain('(e-mail hidden)');
      expect(await gives('R-1001', 150)).toContain('Given on R-1001');
      expect(await gives('R-1001', 100)).toContain('Given on R-1001');
      await logs('R-1002', 'Loud music next door until three', 'timo@example.org');
      expect(await gives('R-1002', 149)).toContain('Given on R-1002');
      expect(card('R-1002')).not.toContain('If it is one matter');
    });

    it('one typed again in other letters is the same customer: offered for a link, and over the limit', async () => {
      await logs('R-1003', 'The minibar was charged twice', ' ROSA@Example.com');
      await chat.until(() => card('R-1003').includes('the same customer, still open'), 'the offer of a link');
      expect(await gives('R-1003', 150)).toContain('Given on R-1003');
      expect(await gives('R-1003', 1)).toContain('€400.00 for this customer');
    });

    it('saving a form that shows the masked words says nothing about who it is', async () => {
      await chat.press('ana', chat.caseCard('R-1002') ?? { id: '', text: '' }, 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Save facts'), 'the facts form');
      expect(chat.form('ana')).toContain('(e-mail hidden)');
      await chat.fillIn('ana', { customer: '(e-mail hidden)', lossValue: '20 EUR' });
      await chat.until(() => card('R-1002').includes('€20.00'), 'the loss on the card');
      expect(await chat.answerTo('ana', 'find timo@example.org', /R-1002|Nothing/)).toContain('R-1002');
    });

    it('is found by typing it again, also after a restart, and lies nowhere in clear', async () => {
      await hotel.drawn();
      await hotel.restart();
      const found = await chat.answerTo('ana', 'find rosa@EXAMPLE.com', /R-1003|Nothing/);
      expect(found).toContain('R-1001');
      expect(found).not.toContain('R-1002');
      await hotel.drawn();
      for (const table of ['recovery_case', 'journal_entry', 'ledger_entry', 'answer', 'message', 'pgboss.job']) {
        const rows = await hotel.db.read.query(`SELECT to_jsonb(t)::text AS kept FROM ${table} AS t`);
        const kept = rows.map((row) => String(row['kept'])).filter((row) => /rosa|timo/i.test(row));
        expect({ table, kept }).toEqual({ table, kept: [] });
      }
      expect(hotel.logged.join('\n')).not.toMatch(/rosa|timo/i);
    });
  });
}
