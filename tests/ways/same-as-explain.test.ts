/** What `policy explain` says of a gift is what chat then does with it: the same facts, the same words, in Slack and in Teams. */
import { beforeAll, expect, it } from 'vitest';
import { amends } from '../cli/amends.ts';
import { describeJourney } from '../database.ts';
import { openHotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

const POLICY = `
schema: amends.authority/v1
id: matrix
effective: { from: 2026-01-01 }
timezone: Europe/Paris
money: { base: EUR }
facts: { tier: { enum: [gold, silver] }, nights: int, bought: date, fee: money, checked: bool }
actions: { apology: { class: free }, explanation: { class: free }, refund: { class: money, cap_percent: 50, cap_of: order_value }, voucher: { class: money }, goodwill: { class: money }, upgrade: { class: in_kind, default_cost: '40 EUR' } }
roles:
  agent:
    grants:
      - { id: a, actions: [apology, explanation, refund], limits: [{ scope: action, max: '100 EUR' }] }
      - id: b
        actions: [voucher]
        when: { if: 'tier == "gold" and days_since(bought) <= 30', otherwise: refuse }
        limits: [{ scope: action, max: { each: nights, amount: '20 EUR' } }, { scope: action, max: '50 EUR', over: refuse }]
      - { id: c, actions: [goodwill], limits: [{ scope: action, max: '30 EUR', if: checked }, { scope: action, max: '10 EUR', if: not checked }] }
      - { id: d, actions: [upgrade], when: { if: 'fee == "0 EUR"' }, limits: [{ scope: action, max: '60 EUR' }] }
  duty_manager: { extends: agent, approve: { up_to: '1000 EUR', teams: own } }
  general_manager: { extends: duty_manager, approve: { up_to: '10000 EUR', teams: all } }
approval: { ladder: [duty_manager, general_manager], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 2 }
splitting: { link_window: P30D, link_by: [linked_case] }
`;

const FACTS = { nights: '2', bought: '2026-11-20', fee: '0 EUR', tier: 'gold', checked: 'yes' };
/** Cases by their facts; each gift stands alone within its limits. */
const TABLE: readonly { readonly facts: Readonly<Record<string, string>>; readonly gifts: readonly string[] }[] = [
  {
    facts: FACTS,
    gifts: ['refund 100 EUR', 'refund 100.01 EUR', 'voucher 40 EUR', 'voucher 50.01 EUR', 'goodwill 30 EUR', 'upgrade'],
  },
  {
    facts: { ...FACTS, tier: 'silver', checked: 'no' },
    gifts: ['voucher 1 EUR', 'goodwill 10.01 EUR', 'goodwill 10 EUR'],
  },
  { facts: { ...FACTS, bought: '2026-11-09', fee: '5 EUR' }, gifts: ['voucher 1 EUR', 'upgrade'] },
  { facts: {}, gifts: ['voucher 1 EUR', 'goodwill 5 EUR', 'goodwill 20 EUR', 'upgrade'] },
];

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the table of gifts', platform, (open) => {
    let chat: Surface;
    const file = policyFile(POLICY);
    beforeAll(async () => {
      chat = surfaceOf(await openHotel(await open(), { env: { AMENDS_POLICY: file } }), platform);
    });

    it.each(TABLE.map((row, at) => ({ ...row, id: `R-${1001 + at}` })))(
      'is decided on $id as it is explained',
      async ({ id, facts, gifts }) => {
        await chat.log('ana', 'The lamp is broken', { customer: `Room ${id}`, orderValue: '300 EUR' });
        await chat.until(() => chat.caseCard(id), 'the card');
        if (Object.keys(facts).length > 0) {
          const card = chat.caseCard(id);
          if (card === undefined) throw new Error('no card');
          await chat.press('ana', card, 'Add facts…');
          await chat.until(() => chat.form('ana').includes('Save facts'), 'the form');
          await chat.fillIn(
            'ana',
            Object.fromEntries(Object.entries(facts).map(([name, value]) => [`fact_${name}`, value])),
          );
          await chat.until(() => chat.heard('ana').includes(`The facts of ${id} are saved`), 'the facts saved');
          await chat.closeForm('ana');
        }
        for (const gift of gifts) {
          const words = [
            'policy',
            'explain',
            file,
            '--who',
            'agent',
            '--give',
            gift,
            '--order',
            '300 EUR',
            '--at',
            '2026-12-10T10:00:00Z',
            '--json',
          ];
          const { out } = await amends([
            ...words,
            ...Object.entries(facts).flatMap(([name, value]) => ['--fact', `${name}=${value}`]),
          ]);
          const { outcome } = JSON.parse(out);
          const before = chat.pieces('ana');
          await chat.type('ana', `give ${id} ${gift} because the lamp was broken`);
          const said = await chat.until(
            () =>
              chat
                .pieces('ana')
                .filter((piece) => !before.includes(piece) && !/Logged as|are saved/.test(piece))
                .join('\n') || undefined,
            `an answer to ${gift}`,
          );
          const given = /Not given\.|Nothing was given/.test(said)
            ? 'refuse'
            : /is asked|decide|need to know|Not given yet/.test(said)
              ? 'needs_approval'
              : 'allow';
          expect({ gift, given, said: given === outcome ? '' : said }).toEqual({ gift, given: outcome, said: '' });
        }
      },
    );

    it('is worked out where it is typed in percent, and given at a yes', async () => {
      await chat.answerTo('ana', 'give R-1001 refund 10% because of the lamp', /10 % of the order value .*30\.00/);
      const meant = chat.draft('ana', 'Yes, do that');
      if (meant === undefined) throw new Error('nothing is offered');
      await chat.press('ana', meant, 'Yes, do that');
      const given = chat.until(
        () => /Given on R-1001: refund [^.]*30\.00/.test(chat.heard('ana')),
        'the share is given',
      );
      expect(await given).toBe(true);
    });

    it('is asked while a fact is missing, and given by the same line once it is there', async () => {
      const id = `R-${1001 + TABLE.length}`;
      const line = `give ${id} goodwill 20 EUR because the lamp was broken`;
      await chat.log('ana', 'The lamp is broken', { customer: 'Room 99' });
      await chat.until(() => chat.caseCard(id), 'the card');
      await chat.answerTo('ana', line, /to know first: checked/);
      const answer = chat.draft('ana', 'Add facts…');
      if (answer === undefined) throw new Error('the answer asks for no facts');
      await chat.press('ana', answer, 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Save facts'), 'the form');
      await chat.fillIn('ana', { fact_checked: 'yes' });
      expect(await chat.inFull('ana', id)).toContain('Checked');
      await chat.closeForm('ana');
      await chat.answerTo('ana', line, /Given on .*[Yy]our request for it is taken back/);
      const isOver = chat.until(
        () => !/"Approve"/.test(chat.requests(id)[0]?.text ?? '"Approve"'),
        'nothing to approve',
      );
      expect(await isOver).toBe(true);
    });
  });
}
