/** Rules that depend on facts, on both platforms: what must be known is asked for, what is owed comes first, evidence is counted, three kinds of money stay apart. */
import { beforeAll, describe, expect, it } from 'vitest';
import { DELAY_YAML } from '../core/authority/hotel.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { policyFile } from './policy-file.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

const POLICY = `
schema: amends.authority/v1
id: flights
effective: { from: 2026-01-01 }
timezone: Europe/Paris
pack: { source: airline-eu, as_of: 2026-06-01, review_by: 2026-12-01 }
money: { base: EUR, rates: { as_of: 2026-10-01, max_age_days: 31, table: { GBP: "1.19" } } }
facts:
  tier: { enum: [gold, silver] }
  nights: int
  confirmed: bool
  fare: money
actions:
  apology: { class: free }
  explanation: { class: free }
  refund: { class: money }
  goodwill: { class: money }
  voucher: { class: money }
roles:
  agent:
    grants:
      - id: agent.base
        actions: [apology, explanation, refund, goodwill]
        limits:
          - { scope: action, max: "150 EUR" }
          - { scope: incident, max: "250 EUR" }
          - { scope: customer, max: "400 EUR", window: P90D }
      - id: agent.voucher
        actions: [voucher]
        when: { if: 'confirmed and tier == "gold" and nights >= 2', otherwise: refuse }
        limits:
          - { scope: action, max: { percent: 50, of: fare } }
          - { scope: customer, max: "400 EUR", window: P90D }
  duty_manager: { extends: agent, approve: { up_to: "1000 EUR", teams: own } }
  general_manager: { extends: duty_manager, approve: { up_to: "10000 EUR", teams: all } }
approval:
  ladder: [duty_manager, general_manager]
  remind_after: PT15M
  escalate_after: PT30M
  expire_after: PT24H
  approved_valid_for: P7D
  on_expiry: expire
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 2 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
evidence_over:
  - { actions: [goodwill], amount: "50 EUR", kinds: [boarding_pass, photo] }
  - { actions: [goodwill], amount: "100 EUR", kinds: [boarding_pass, photo], seen_by: other }
${DELAY_YAML}`;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('rules that depend on facts', platform, (open) => {
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
    const full = (): Promise<string> => chat.inFull('ana', id);
    const shows = async (words: string | RegExp): Promise<void> => {
      const text = await full();
      if (typeof words === 'string') expect(text).toContain(words);
      else expect(text).toMatch(words);
    };
    const told = (words: string): Promise<boolean> =>
      chat.until(() => chat.heard('ana').includes(words), `"${words}" said to Ana`);
    const opensFacts = async (): Promise<void> => {
      await chat.closeForm('ana');
      await chat.press('ana', card(), 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Save facts'), 'the facts form');
    };

    describe('a fact nobody knows', () => {
      it('stands first on the card, with the form at hand, and never more than once', async () => {
        await shows('find out: extraordinary, confirmed. What may be given depends on it.');
        expect(card().text.split('"Add facts…"')).toHaveLength(2);
      });

      it('is asked for when something is given that depends on it', async () => {
        await chat.type('ana', `give ${id} refund 600 EUR because we were four hours late`);
        await told('We need to know first: extraordinary.');
        expect(chat.heard('ana')).toContain('Add facts…');
        await chat.type('mia', `decline ${id} because the facts come first`);
        await shows('declined');
      });
    });

    describe('the facts form', () => {
      it('asks for what the policy looks at, by its kind, the most needed first', async () => {
        await opensFacts();
        const form = chat.form('ana');
        const order = ['Value of the order', 'Confirmed', 'Tier', 'Nights', 'Fare', 'Extraordinary', 'Distance km'];
        const places = order.map((label) => form.indexOf(`"${label}"`));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(form).toContain('Evidence you have seen');
        expect(form).toContain('Amends never guesses a fact');
      });

      it('tells every field that cannot be read, and keeps what was typed', async () => {
        await chat.fillIn('ana', { fact_nights: '2.5', fact_fare: 'a lot', fact_distance_km: '-3' });
        const form = await chat.until(() => /whole number/.test(chat.form('ana')) && chat.form('ana'), 'the errors');
        expect(form.match(/Type a whole number in digits only/g)).toHaveLength(2);
        expect(form).toContain('a lot');
      });

      it('keeps what is known, shows it, and leaves the rest unknown', async () => {
        await chat.fillIn('ana', {
          fact_nights: '2',
          fact_fare: '300 EUR',
          fact_distance_km: '4200',
          fact_arrival_delay_min: '240',
          fact_extraordinary: 'no',
          fact_intra_eu: 'no',
          fact_tier: 'silver',
        });
        await shows('Distance km');
        const text = await full();
        for (const words of [/4,200/, /€300\.00/, /silver/]) expect(text).toMatch(words);
        // silver already closes the voucher, so nobody has to find out whether it is confirmed
        expect(text).not.toMatch(/"Confirmed|find out:/);
      });
    });

    describe('what is owed', () => {
      const owed = 'Owed: €600.00 per passenger';
      const source = '(Regulation (EC) 261/2004 art. 7, as of 21 Nov 2026)';

      it('is told with its rule and date, and offered before everything else', async () => {
        await shows(owed);
        const text = await full();
        expect(text).toContain(`${source}; not paid yet. It does not use anybody’s limit, and less is not possible.`);
        const first = /refund (?:€600\.00|600,00 €)/.exec(text);
        expect(first?.index, 'the owed amount').toBeLessThan(text.indexOf('Give this'));
        expect(text).not.toMatch(/refund (?!€600)€\d+\.00/);
        await chat.type('ana', `show ${id}`);
        await told(owed);
      });

      it('is the least that can be given', async () => {
        await chat.type('ana', `give ${id} refund 250 EUR`);
        expect(await told(`The customer is owed €600.00 ${source}, so less is not possible.`)).toBe(true);
      });

      it('does not use the limit: of 740 the limit counts 140, and the two are told apart', async () => {
        await chat.type('ana', `give ${id} refund 740 EUR`);
        await shows('€600.00 owed, €140.00 goodwill');
        await chat.type('ana', `show ${id}`);
        await told('€110.00 for this case');
        await shows('; paid. It does not use');
      });

      it('is not owed twice: the same again is goodwill', async () => {
        await chat.type('ana', `give ${id} refund 600 EUR because they asked again`);
        await told('over your €250.00 for this case.');
        await chat.type('mia', `decline ${id} because it is paid`);
        await shows(/declined.*declined/s);
      });

      it('and is kept apart in limits', async () => {
        await chat.type('ana', 'limits');
        expect(await told('What a customer is owed by law or promise uses none of them.')).toBe(true);
      });
    });

    describe('evidence', () => {
      it('is asked for by its kinds above the amount of the policy', async () => {
        await chat.type('ana', `give ${id} goodwill 60 EUR because the night was lost`);
        await told(
          'Not given yet: a goodwill payment above €50.00 needs evidence. When you have seen the boarding pass or photo, tick it under “Add facts…” and give it again.',
        );
        expect(card().text).not.toContain('goodwill payment €60.00');
      });

      it('once seen is on the card and counts', async () => {
        await opensFacts();
        await chat.fillIn('ana', { evidence: ['photo'] });
        await shows('Evidence seen');
        await chat.type('ana', `give ${id} goodwill 60 EUR because the night was lost`);
        await shows('goodwill payment €60.00');
      });

      it('of which one was ticked by mistake counts no more', async () => {
        await opensFacts();
        await chat.fillIn('ana', { evidence: [] });
        expect(await full()).not.toContain('Evidence seen');
        await chat.type('ana', `give ${id} goodwill 51 EUR because the night was lost`);
        expect(
          await chat.until(() => chat.heard('ana').split('Not given yet: a goodwill').length > 2, 'the second no'),
        ).toBe(true);
      });

      it('must have been seen by somebody else where the policy says so, who says it for themselves', async () => {
        await opensFacts();
        await chat.fillIn('ana', { evidence: ['photo'] });
        await shows('Evidence seen');
        await chat.type('ana', `give ${id} goodwill 45 EUR because the second night was lost`);
        await told('somebody else than the one who asks must have seen the boarding pass or photo.');
        await told('They tick it under “Add facts…” on the card; then give it again.');
        await chat.press('mia', card(), 'Add facts…');
        await chat.until(() => chat.form('mia').includes('Seen by somebody else: photo.'), 'what Ana has seen');
        await chat.fillIn('mia', { evidence: ['photo'] });
        await chat.until(() => chat.heard('mia').includes('The facts of R-1001 are saved'), 'saved');
        await chat.type('ana', `give ${id} goodwill 45 EUR because the second night was lost`);
        await shows('goodwill payment €45.00');
      });
    });

    describe('a condition', () => {
      it('that is false refuses where the policy says so', async () => {
        await opensFacts();
        await chat.fillIn('ana', { fact_confirmed: 'yes' });
        await shows('Confirmed');
        await chat.type('ana', `give ${id} voucher 20 EUR`);
        expect(await told('Not given. You may give this only if tier is gold. That is not so here.')).toBe(true);
      });

      it('that is true opens the grant, with a limit in percent of a fact', async () => {
        await opensFacts();
        await chat.fillIn('ana', { fact_tier: 'gold' });
        await shows(/gold/);
        await chat.type('ana', `give ${id} voucher 10 EUR`);
        await shows('voucher €10.00');
      });

      it('becomes unknown again when the fact is emptied, and what others know stays', async () => {
        await opensFacts();
        await chat.fillIn('ana', { fact_tier: '"unknown"', fact_nights: '' });
        const text = await full();
        expect(text).not.toMatch(/"\*?Tier|gold|Nights/);
        expect(text).toContain('Fare');
        await chat.type('ana', `give ${id} voucher 10 EUR because they fly often`);
        await told('know first: tier.');
      });
    });

    it('warns of numbers past their date', async () => {
      const text = await full();
      expect(text).toMatch(/numbers of pack .{1,4}airline-eu.{1,4} were to be looked at again by 2026-12-01/);
      expect(text).toContain('the rates are older than 31 days');
    });

    it('keeps the facts and the evidence in the log of nobody', () => {
      expect(hotel.logged.join('\n')).not.toMatch(/AB1234|Lisbon|silver/);
    });
  });
}
