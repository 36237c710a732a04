/** Who a customer is, on both platforms: two stay two, one stays one however it is typed, and nobody is nobody. */
import { beforeAll, expect, it } from 'vitest';
import { makeIntakeDoor } from '../../src/app/door/make-intake-door.ts';
import { caseId, memberId } from '../../src/core/base/ids.ts';
import { readCase } from '../../src/db/case/reading.ts';
import { receivedWith } from '../../src/intake/received.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('customers', platform, (open) => {
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
      chat.answerTo('ana', `give ${id} refund ${amount} EUR because nobody slept`, /Given on|decide/);

    it('two e-mail addresses are two customers, each with a whole limit', async () => {
      await logs('R-1001', 'Loud music next door until three', 'rosalinde@example.com');
      expect(card('R-1001')).toContain('(e-mail hidden)');
      expect(await gives('R-1001', 150)).toContain('Given on R-1001');
      expect(await gives('R-1001', 100)).toContain('Given on R-1001');
      await logs('R-1002', 'Loud music next door until three', 'timotheus@example.org');
      expect(await gives('R-1002', 149)).toContain('Given on R-1002');
      expect(await chat.inFull('ana', 'R-1002')).not.toContain('If it is one matter');
    });

    it('one typed again in other letters is the same customer: offered for a link, and over the limit', async () => {
      await logs('R-1003', 'The minibar was charged twice', ' ROSALINDE@Example.com');
      expect(await chat.inFull('ana', 'R-1003'), 'the offer of a link').toContain('the same customer, still open');
      expect(await gives('R-1003', 150)).toContain('Given on R-1003');
      expect(await gives('R-1003', 1)).toContain('€400.00 for this customer');
    });

    it('saving a form that shows the masked words says nothing about who it is', async () => {
      await chat.press('ana', chat.caseCard('R-1002') ?? { id: '', text: '' }, 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Save facts'), 'the facts form');
      expect(chat.form('ana')).toContain('(e-mail hidden)');
      await chat.fillIn('ana', { customer: '(e-mail hidden)', lossValue: '20 EUR' });
      expect(await chat.inFull('ana', 'R-1002'), 'the loss').toContain('€20.00');
      expect(await chat.answerTo('ana', 'find timotheus@example.org', /R-1002|Nothing/)).toContain('R-1002');
    });

    it('a room is one customer however it is written, also by another system, with one limit', async () => {
      await hotel.drawn();
      hotel.forward(24 * 3_600_000);
      await logs('R-1004', 'The minibar was charged twice', 'Room 412');
      expect(await gives('R-1004', 150)).toContain('Given on R-1004');
      expect(await gives('R-1004', 100)).toContain('Given on R-1004');
      await logs('R-1005', 'Loud music next door until three', 'room\u2011412');
      expect(await chat.inFull('ana', 'R-1005'), 'the offer of a link').toContain('the same customer, still open');
      expect(card('R-1005')).toContain('room\u2011412');
      expect(await gives('R-1005', 150)).toContain('Given on R-1005');
      const door = makeIntakeDoor(hotel.app.shell);
      const complaint = receivedWith({ text: 'The towels were wet', customer: 'ＲＭ. 412', receivedAt: hotel.now() });
      const notice = { kind: 'complaint', complaint } as const;
      const owner = memberId.parse('ana');
      const body = Buffer.from('{}');
      await door.takeIn({ source: 'web', id: 'd-1', owner, opens: 'everything', body, notice, at: hotel.now() });
      expect(await gives('R-1006', 1)).toContain('€400.00 for this customer');
      expect(await chat.answerTo('ana', 'find ROOM412', /R-1006/)).toContain('R-1004');
    });

    it('words that name nobody leave the customer unknown, in any language and spelling', async () => {
      const offers = chat.heard('ana').split('If it is one matter').length;
      for (const [n, nobody] of ['unknown', 'N/A', 'Walk\u2011in guest', 'unbekannter Gast', '-'].entries()) {
        await logs(`R-${1007 + n}`, 'The minibar was charged twice', nobody);
        expect(chat.heard('ana').split('If it is one matter')).toHaveLength(offers);
      }
      expect(await gives('R-1009', 65)).toMatch(/do not know the customer|over your/i);
      expect(await gives('R-1010', 60)).toContain('Given on R-1010');
    });

    it('what one guest goes by is counted together once somebody says so, and apart once the lead says so', async () => {
      await hotel.drawn();
      hotel.forward(24 * 3_600_000);
      await logs('R-1012', 'The minibar was charged twice', 'QX7PLM');
      expect(await gives('R-1012', 150)).toContain('Given on R-1012');
      expect(await gives('R-1012', 100)).toContain('Given on R-1012');
      await logs('R-1013', 'Loud music next door until three', 'ana.guest@example.com');
      const says = (who: 'ana' | 'mia', line: string, answer: RegExp): Promise<string> =>
        chat.answerTo(who, line, answer);
      await says('ana', 'link R-1013 QX7PLM', /what the customer of R-1013 goes by\? Say why/);
      await says('ana', 'link R-1013 with pnr-unknown', /[Ss]ay why/);
      await says('ana', 'link R-1013 walk-in because we do not know', /names nobody/);
      await says('ana', 'link R-1013 qx7-plm because it is her booking', /also goes by qx7-plm now/);
      expect(await chat.inFull('ana', 'R-1013'), 'what else she goes by').toContain('also qx7-plm');
      expect(await gives('R-1013', 150)).toContain('Given on R-1013');
      expect(await gives('R-1013', 1)).toContain('€400.00 for this customer');
      expect(await says('ana', 'find qx7plm', /R-1013|Nothing/)).toContain('R-1012');
      // the same by form: chosen, because what is shown may be masked
      await chat.pressMenu('ana', 'R-1013', 'Link…');
      await chat.until(() => chat.form('ana').includes('also goes by'), 'the form');
      expect(chat.form('ana')).toMatch(/The customer of R-1013: \(e-mail hidden\) and qx7-plm/);
      await chat.fillIn('ana', { customer: 'jo.guest@example.com', reason: '' });
      await chat.until(() => chat.form('ana').includes('Say why'), 'the fault at its field');
      await chat.fillIn('ana', { customer: 'jo.guest@example.com', reason: 'her other address' });
      expect(await chat.inFull('ana', 'R-1013'), 'the other address').toContain('also qx7-plm and (e-mail hidden)');
      const apart = (who: 'ana' | 'mia'): Promise<void> => chat.pressMenu(who, 'R-1013', 'Take apart…');
      await apart('ana');
      await chat.until(() => chat.heard('ana').includes('so the team’s lead does it'), 'told before typing');
      await apart('mia');
      await chat.until(() => chat.form('mia').includes('stays with whoever got it'), 'what it changes');
      const identities = (await readCase(hotel.db.read, hotel.app.shell.workspace, caseId.parse('R-1013')))
        ?.alsoKnownAs;
      await chat.fillIn('mia', { known: identities?.[1]?.key ?? '', reason: 'somebody else’s' });
      expect(await chat.inFull('mia', 'R-1013'), 'the address gone').not.toContain('and (e-mail hidden)');
      await says('ana', 'unlink R-1013 QX7PLM because it is another guest', /lead/);
      await says('mia', 'unlink R-1013 QX7PLM because it is another guest', /stays with whoever got it/);
      await hotel.drawn();
      hotel.forward(24 * 3_600_000);
      expect(await gives('R-1013', 99)).toContain('Given on R-1013');
    });

    it('changing the reference gives no room back: what was given stays with whoever got it, and both are looked at', async () => {
      await hotel.drawn();
      hotel.forward(24 * 3_600_000);
      const changes = async (id: string, customer: string): Promise<void> => {
        await chat.press('ana', chat.caseCard(id) ?? { id: '', text: '' }, 'Add facts…');
        await chat.until(() => chat.form('ana').includes('Save facts'), 'the facts form');
        await chat.fillIn('ana', { customer });
        await chat.until(() => card(id).includes(customer), 'the customer on the card');
      };
      await logs('R-1014', 'Loud music next door until three', 'Table 7');
      expect(await gives('R-1014', 150)).toContain('Given on R-1014');
      await changes('R-1014', 'Table 8');
      await logs('R-1015', 'The minibar was charged twice', 'table 7');
      expect(await gives('R-1015', 150)).toContain('Given on R-1015');
      expect(await gives('R-1015', 100)).toContain('Given on R-1015');
      expect(await gives('R-1015', 1)).toContain('€400.00 for this customer');
      await changes('R-1015', 'Table 9');
      expect(await gives('R-1015', 2)).toContain('€400.00 for this customer');
      await logs('R-1016', 'The minibar was charged twice', 'table-8');
      await hotel.drawn();
      hotel.forward(24 * 3_600_000);
      expect(await gives('R-1016', 150)).toContain('Given on R-1016');
      expect(await gives('R-1016', 101)).toContain('€400.00 for this customer');
    });

    it('is found by typing it again, also after a restart, and lies nowhere in clear', async () => {
      await hotel.drawn();
      await hotel.restart();
      const found = await chat.answerTo('ana', 'find rosalinde@EXAMPLE.com', /R-1001|Nothing/);
      expect(found).toContain('R-1001');
      expect(found).not.toContain('R-1002');
      await hotel.drawn();
      for (const table of ['recovery_case', 'journal_entry', 'ledger_entry', 'answer', 'message']) {
        const rows = await hotel.db.read.query(`SELECT to_jsonb(t)::text AS kept FROM ${table} AS t`);
        const kept = rows.map((row) => String(row['kept'])).filter((row) => /rosalinde|timotheus/i.test(row));
        expect({ table, kept }).toEqual({ table, kept: [] });
      }
      expect(hotel.logged.join('\n')).not.toMatch(/rosalinde|timotheus/i);
    });
  });
}
