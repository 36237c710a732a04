/** Counter-offers, questions and changes of a request, from outside, on both platforms. The edges are rules: tests/core/case/rules/counter.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { wideEnv } from './wide-world.ts';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type Journey } from './journey.ts';
import { troubleIn } from '../patience.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`a counter-offer, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      // every case on one day: no day's limit is to be in the way
      journey = await openJourney(await openAnyDatabase(), platform, {
        env: wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]),
      });
    });
    const reservedOn = async (id: string): Promise<string> => {
      const rows = await journey.hotel.db.read.query<{ cost: string }>(
        `SELECT (cost_minor / 100)::bigint::text AS cost FROM ledger_entry WHERE "case" = $1 AND state = 'reserved' ORDER BY seq`,
        [id],
      );
      return rows.map((row) => row.cost).join(' + ');
    };

    it('is made by a form, with another amount and another remedy, accepted in private, and done once', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.press('mia', it1.card(), 'Counter…');
      await chat.until(() => chat.form('mia').includes('Counter-offer'), 'the form');
      await chat.fillIn('mia', { offer: '250 EUR', reason: '  ' });
      expect(chat.form('mia'), 'it needs a reason').toContain('Counter-offer');
      await chat.fillIn('mia', { offer: '1,234', reason: 'fine' });
      expect(chat.form('mia'), 'an ambiguous amount is asked again, too').toContain('Counter-offer');
      await chat.fillIn('mia', { offer: 'refund 250 EUR + upgrade', reason: 'Half the night was quiet' });
      await chat.closeForm('mia');
      await journey.becomes(it1, /Half the night was quiet/);
      expect(it1.card().text).toMatch(/"Accept"[\s\S]*"Discuss…"/);
      expect(it1.card().text).not.toContain('"Approve"');
      expect(await reservedOn(it1.id), 'nothing is set aside for an offer').toBe('');
      await journey.told('ana', /a counter-offer/);
      const private1 = await chat.until(() => chat.draft('ana', 'Accept'), 'the offer in private');
      await chat.press('ana', private1, 'Accept');
      await journey.becomes(it1, /Approved/);
      expect(it1.card().text).not.toMatch(LIVE);
      expect(it1.card().text).toContain(chat.mention('mia'));
      await journey.told('mia', /your offer was accepted/);
      expect(await reservedOn(it1.id)).toBe('250 + 40');
      const kinds = await journey.hotel.db.read.query<{ kind: string }>(
        `SELECT kind FROM journal_entry WHERE "case" = $1 AND kind IN ('asked', 'countered', 'counter_accepted') ORDER BY seq`,
        [it1.id],
      );
      expect(kinds.map((k) => k.kind)).toEqual(['asked', 'countered', 'counter_accepted']);
      await journey.hotel.drawn();
      // the message that told her of the offer decides nothing any more
      expect(chat.draft('ana', 'Accept')).toBeUndefined();
      await chat.answerTo('ana', `accept ${it1.id}`, /Already approved by/);
      expect(await reservedOn(it1.id)).toBe('250 + 40');
    });

    it('follows a question and its answer, is made by words, and discussed: the request stands again, and Mia is asked once', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const first = it1.card();
      await chat.press('mia', it1.card(), 'Ask…');
      await chat.until(() => chat.form('mia').includes('Ask first'), 'the form');
      await chat.fillIn('mia', { text: 'How many nights?' });
      await chat.closeForm('mia');
      await journey.becomes(it1, /How many nights\?/);
      expect(it1.card().text).toMatch(/Answer by/);
      expect(it1.card().text).toContain('"Approve"');
      const question = await chat.until(() => chat.draft('ana', 'Answer…'), 'the question in private');
      await chat.press('ana', question, 'Answer…');
      await chat.until(() => chat.form('ana').includes('Answer'), 'the form');
      await chat.fillIn('ana', { text: 'Both nights' });
      await chat.closeForm('ana');
      await journey.becomes(it1, /Both nights/);
      await journey.told('mia', /Both nights/);
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      await journey.becomes(it1, /"Discuss…"/);
      const heard = journey.since('mia');
      await chat.press('ana', it1.card(), 'Discuss…');
      await chat.until(() => chat.form('ana').includes('Discuss'), 'the form');
      await chat.fillIn('ana', { text: 'They lost both nights' });
      await chat.closeForm('ana');
      await journey.becomes(it1, /"Approve"/);
      await chat.until(() => /They lost both nights/.test(heard()), 'the sentence told to Mia');
      expect(await reservedOn(it1.id)).toBe('');
      await journey.hotel.drawn();
      // what was offered and what was said to it stand on the card, in the thread and with Mia
      for (const text of [it1.card().text, heard()])
        expect(text).toMatch(/offered .*250.*: it was one night.*They lost both nights/);
      // the same as before the offer: the first card's digest is that of the request as it was asked
      expect(first.text).toContain('"Approve"');
      await chat.press('mia', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('logs no error on all of it', () => {
      expect(troubleIn(journey.hotel.logged)).toEqual([]);
    });
  });
}
