/** Counter-offers, questions and changes of a request, from outside, on both platforms (AT-03, F39, F40, F48). */
import { beforeAll, describe, expect, it } from 'vitest';
import { wideEnv } from './wide-world.ts';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, HOUR, type Journey } from './journey.ts';

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

    it('is made by a form, with another amount and another remedy (AT-03.1), and accepted (AT-03.2)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.press('mia', it1.card(), 'Counter…');
      await chat.until(() => chat.form('mia').includes('Counter on'), 'the form');
      await chat.fillIn('mia', { offer: 'refund 250 EUR + upgrade', reason: 'Half the night was quiet' });
      await chat.closeForm('mia');
      await journey.becomes(it1, /Half the night was quiet/);
      expect(it1.card().text).toMatch(/"Accept"[\s\S]*"Discuss…"/);
      expect(it1.card().text).not.toContain('"Approve"');
      expect(await reservedOn(it1.id)).toBe('250 + 40');
      await journey.told('ana', /a counter-offer/);
      await chat.press('ana', it1.card(), 'Accept');
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
    });

    it('is made by words, accepted in the private message, and done once however often it is pressed', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.type('mia', `counter ${it1.id} 250 EUR because the second night was quiet`);
      await journey.becomes(it1, /the second night was quiet/);
      const private1 = await chat.until(() => chat.draft('ana', 'Accept'), 'the offer in private');
      await chat.press('ana', private1, 'Accept');
      await journey.becomes(it1, /Approved/);
      const more = journey.since('ana');
      await chat.type('ana', `accept ${it1.id}`);
      await chat.until(() => /Already approved by/.test(more()), 'the second press told so');
      expect(await reservedOn(it1.id)).toBe('250');
    });

    it('is discussed with a sentence: the request stands again, and Mia is asked once (AT-03.3)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const first = it1.card();
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      await journey.becomes(it1, /"Discuss…"/);
      const heard = journey.since('mia');
      await chat.press('ana', it1.card(), 'Discuss…');
      await chat.until(() => chat.form('ana').includes('Discuss'), 'the form');
      await chat.fillIn('ana', { text: 'They lost both nights' });
      await chat.closeForm('ana');
      await journey.becomes(it1, /"Approve"/);
      await chat.until(() => /They lost both nights/.test(heard()), 'the sentence told to Mia');
      expect(await reservedOn(it1.id)).toBe('400');
      await journey.hotel.drawn();
      expect(chat.pieces('mia').filter((p) => p.includes(`${it1.id}: your offer does not help yet`))).toHaveLength(1);
      // the same as before the offer: the first card's digest is that of the request as it was asked
      expect(first.text).toContain('"Approve"');
      await chat.press('mia', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('stays within what the one who offers may approve, and names who can (AT-03.4)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const said = await chat.answerTo(
        'mia',
        `counter ${it1.id} 1200 EUR because they are regulars`,
        /above what you may/,
      );
      expect(said).toMatch(new RegExp(`Gil Okafor|${chat.mention('gil')}`));
      expect(it1.card().text).toContain('"Approve"');
      expect(await reservedOn(it1.id)).toBe('400');
    });

    it('says when Ana could have decided it alone (AT-03.5)', async () => {
      const it1 = await journey.asked();
      await journey.chat.type('mia', `counter ${it1.id} 120 EUR because breakfast was fine`);
      await journey.becomes(it1, /within Ana Ortiz’s own authority/);
      expect(await journey.told('ana', /within your own authority: you may decide it yourself/)).toBeTruthy();
    });

    it('is void when Ana changes the request (AT-03.6)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      const countered = await journey.becomes(it1, /"Accept"/);
      await chat.press('ana', it1.card(), 'Change…');
      await chat.until(() => chat.form('ana').includes('Change on'), 'the form');
      await chat.fillIn('ana', { kind: 'refund', quantity: '300 EUR', because: 'one night only' });
      await chat.closeForm('ana');
      await journey.becomes(it1, /"Approve"/);
      expect(it1.card().text).toMatch(/€300\.00|300,00/);
      expect(await reservedOn(it1.id)).toBe('300');
      const heard = journey.since('ana');
      await chat.pressOld('ana', countered, 'Accept');
      expect(await chat.until(() => /no counter-offer to answer/.test(heard()), 'a no to the old Accept')).toBeTruthy();
      expect(it1.card().text).toContain('"Approve"');
    });

    it('expires like a request (AT-03.7)', async () => {
      const it1 = await journey.asked();
      await journey.chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      const countered = await journey.becomes(it1, /"Accept"/);
      await journey.hotel.drawn();
      journey.hotel.forward(25 * HOUR);
      const heard = journey.since('ana');
      await journey.chat.pressOld('ana', countered, 'Accept');
      await journey.chat.until(() => /has expired; nothing was decided/.test(heard()), 'a late accept told so');
      await journey.later(0);
      await journey.becomes(it1, /[Ee]xpired/);
      expect(it1.card().text).not.toMatch(LIVE);
      expect(await reservedOn(it1.id)).toBe('');
    });

    it('needs a reason: an error at the field, by words a sentence (AT-03.8)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.press('mia', it1.card(), 'Counter…');
      await chat.until(() => chat.form('mia').includes('Counter on'), 'the form');
      await chat.fillIn('mia', { offer: '250 EUR', reason: '  ' });
      expect(chat.form('mia')).toContain('Counter on');
      await chat.fillIn('mia', { offer: '1,234', reason: 'fine' });
      expect(chat.form('mia'), 'an ambiguous amount is asked again, too').toContain('Counter on');
      await chat.closeForm('mia');
      await chat.answerTo('mia', `counter ${it1.id} 250 EUR`, /needs a reason/);
      expect(it1.card().text).toContain('"Approve"');
      expect(await reservedOn(it1.id)).toBe('400');
    });

    it('cannot be approved over from the old card: Gil is told why, and whom it waits for (AT-03.9)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const old = it1.card();
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      await journey.becomes(it1, /"Accept"/);
      const heard = journey.since('gil');
      await chat.pressOld('gil', old, 'Approve');
      await chat.until(() => /The request has changed: there is a counter-offer/.test(heard()), 'a private no');
      expect(heard()).toMatch(new RegExp(`It waits for|${chat.mention('ana')}`));
      expect(it1.card().text).toContain('"Accept"');
    });

    it('is accepted by nobody but the asker', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      await journey.becomes(it1, /"Accept"/);
      const heard = journey.since('bob');
      await chat.press('bob', it1.card(), 'Accept');
      await chat.until(() => /in the hands of/.test(heard()), 'a private no');
      expect(it1.card().text).toContain('"Accept"');
    });

    it('a question waits for its answer while the clock goes on; both stand on the card', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
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
      await journey.told('mia', /answered/);
      const heard = journey.since('bob');
      await chat.type('bob', `ask ${it1.id} why so much`);
      expect(await chat.until(() => /does not decide requests/.test(heard()), 'Bob told who can')).toBeTruthy();
    });

    it('a changed request has a new digest: the old card says so and decides nothing; who may decide is asked anew', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const old = it1.card();
      await chat.press('ana', old, 'Change…');
      await chat.until(() => chat.form('ana').includes('Change on'), 'the form');
      await chat.fillIn('ana', { kind: 'refund', quantity: '1400 EUR', because: 'both nights and the flight' });
      await chat.closeForm('ana');
      await journey.becomes(it1, /1[\s\S]?400/);
      expect(it1.card().text).toContain(chat.mention('gil'));
      const heard = journey.since('mia');
      await chat.pressOld('mia', old, 'Approve');
      await chat.until(() => /The request has changed since this card was drawn/.test(heard()), 'a private no');
      const again = await chat.answerTo('mia', `approve ${it1.id}`, /above what you may approve/);
      expect(again).toMatch(new RegExp(`Gil Okafor|${chat.mention('gil')}`));
      await chat.press('gil', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('logs no error on all of it', () => {
      expect(journey.hotel.logged.filter((line) => /"level":"(error|warn)"/.test(line))).toEqual([]);
    });
  });
}
