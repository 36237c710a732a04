/** Many facts, days, amounts of nothing and passengers, on both platforms: pages of what is asked, and what is owed to each. */
import { beforeAll, expect, it } from 'vitest';
import { DELAY_YAML } from '../core/authority/hotel.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

const MANY = Array.from({ length: 25 }, (_, at) => `answer${String(at).padStart(2, '0')}`);
const POLICY = `
schema: amends.authority/v1
id: many-facts
effective: { from: 2026-01-01 }
timezone: Europe/Paris
money: { base: EUR }
facts:
  bought: date
  fee: money
  ${MANY.map((name) => `${name}: bool`).join('\n  ')}
actions:
  apology: { class: free }
  explanation: { class: free }
  voucher: { class: money }
  goodwill: { class: money }
  refund: { class: money }
roles:
  agent:
    grants:
      - id: a
        actions: [apology, explanation]
      - id: b
        actions: [voucher]
        when: { if: 'days_since(bought) <= 30 and fee == "0 EUR"' }
        limits: [{ scope: customer, window: P90D, max: '90 EUR' }]
      - id: c
        actions: [goodwill]
        when: { if: '${MANY.join(' and ')}' }
        limits: [{ scope: customer, window: P90D, max: '90 EUR' }]
      - { id: d, actions: [refund], limits: [{ scope: incident, max: '10 EUR' }] }
  duty_manager: { extends: agent, approve: { up_to: "1000 EUR", teams: own } }
  general_manager: { extends: duty_manager, approve: { up_to: "10000 EUR", teams: all } }
approval: { ladder: [duty_manager, general_manager], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 2 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
${DELAY_YAML}`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('many facts', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    const id = 'R-1001';
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: { AMENDS_POLICY: policyFile(POLICY) } });
      chat = surfaceOf(hotel, platform);
      await chat.log('ana', 'We landed four hours late in Lisbon', { customer: 'AB1234' });
      await chat.until(() => chat.caseCard(id), 'the card');
    });

    const card = (): Shown => {
      const shown = chat.caseCard(id);
      if (shown === undefined) throw new Error('the card is gone');
      return shown;
    };
    const answerWith = (button: string): Promise<Shown> => chat.until(() => chat.draft('ana', button), `“${button}”`);
    const opened = (words: string): Promise<string> =>
      chat.until(() => chat.form('ana').includes(words) && chat.form('ana'), `a form with “${words}”`);

    it('asks for one remedy only what that remedy needs, a day by a picker', async () => {
      await chat.type('ana', `give ${id} voucher 80 EUR because they waited`);
      await chat.press('ana', await answerWith('Add facts…'), 'Add facts…');
      const form = await opened('Save facts');
      expect(form).toMatch(platform === 'Slack' ? /"datepicker"/ : /"Input\.Date"/);
      expect(form).toContain('"Fee"');
      expect(form).not.toMatch(/"Answer00"|"Value of the order"|"Distance km"\s*,?\s*"x"/);
    });

    it('takes an amount of nothing and a day, keeps both, and says them back', async () => {
      await chat.fillIn('ana', { fact_bought: '2026-11-20', fact_fee: '0 EUR' });
      const full = await chat.inFull('ana', id);
      expect(full).toContain('2026-11-20');
      expect(full).toMatch(/€0\.00/);
    });

    it('asks for many facts in pages, each going on to the next', async () => {
      await chat.closeForm('ana');
      await chat.type('ana', `give ${id} goodwill 20 EUR because they waited`);
      await chat.until(() => chat.heard('ana').includes('answer00'), 'the fact that is missing');
      await chat.closeForm('ana');
      await chat.press('ana', card(), 'Add facts…');
      await opened('facts 1 of 2');
      await chat.fillIn('ana', { fact_answer00: 'yes', passengers: 'Rosa Lind, Timo Berg' });
      await chat.press('ana', await answerWith('Next facts…'), 'Next facts…');
      await opened('facts 2 of 2');
      await chat.fillIn('ana', {
        fact_answer24: 'yes',
        fact_distance_km: '4200',
        fact_arrival_delay_min: '240',
        fact_extraordinary: 'no',
        fact_intra_eu: 'no',
      });
      const full = await chat.inFull('ana', id);
      for (const words of ['Answer24', 'Answer00', '2026-11-20']) expect(full).toContain(words);
    });

    it('owes each passenger the whole sum, named by words, by the form, or in turn', async () => {
      expect(await chat.inFull('ana', id), 'what is owed to the first').toContain('not paid yet to Rosa Lind');
      await chat.type('ana', `give ${id} refund 600 EUR for passenger Timo Berg`);
      const second = await chat.inFull('ana', id);
      expect(second).toContain('for Timo Berg');
      expect(second).toContain('not paid yet to Rosa Lind');
      await chat.type('ana', `give ${id} refund 600 EUR`);
      const first = await chat.inFull('ana', id);
      expect(first).toContain('for Rosa Lind');
      expect(first, 'all is paid').toContain('; paid.');
      await chat.type('ana', `give ${id} refund 600 EUR for passenger timo  BERG because they asked again`);
      expect(await chat.until(() => /decide/.test(chat.latest('ana')), 'not owed twice')).toBe(true);
    });
  });
}
