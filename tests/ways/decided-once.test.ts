/** Decided exactly once: clicks at the same moment in two processes, a restart between card and click, late clicks on old cards (AT-02.5–02.8, F41, F42). */
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeJourney, describeOnServer } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, LIVE, openJourney, HOUR, type AskedCase, type Journey } from './journey.ts';
import { surfaceOf } from './surfaces.ts';
import { besides } from './two-apps.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

/** What became of a request: decisions, ledger entries by state, private messages to the asker. */
async function traces(db: Database, id: string): Promise<object> {
  const [row] = await db.read.query(
    `SELECT (SELECT count(*)::int FROM journal_entry WHERE "case" = $1 AND kind IN ('approved', 'declined', 'countered')) AS decisions,
       (SELECT string_agg(state || ' ' || cost_minor, ', ' ORDER BY seq) FROM ledger_entry WHERE "case" = $1) AS ledger,
       (SELECT count(*)::int FROM message WHERE subject LIKE 'event:' || $1 || ':%') AS messages,
       (SELECT count(*)::int FROM message WHERE subject LIKE 'request:' || $1 || ':%' AND dest->>'kind' = 'thread') AS cards`,
    [id],
  );
  return row ?? {};
}
const ONCE = { decisions: 1, ledger: 'reserved 40000', messages: 1, cards: 1 };

for (const platform of ['Slack', 'Teams'] as const) {
  describeOnServer(`two processes, in ${platform}`, (server) => {
    let hotel: Hotel;
    let journey: Journey;
    beforeAll(async () => {
      const env = wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]);
      hotel = await openHotel(await server.open(), { env, world: WIDE_AURORA });
      await besides(hotel, await server.openAgain(), env);
      journey = journeyIn(hotel, surfaceOf(hotel, platform));
    });

    it.each([1, 2, 3])(
      '20 clicks of Mia and Gil at once, round %i: one decision, one ledger entry, one message (AT-02.6)',
      async () => {
        const { chat } = journey;
        const it1 = await journey.asked();
        const card = it1.card();
        const clicks = Array.from({ length: 20 }, (_, n) =>
          chat.pressOld(n % 2 === 0 ? 'mia' : 'gil', card, 'Approve'),
        );
        await Promise.all(clicks);
        await journey.becomes(it1, /Approved/);
        await hotel.drawn();
        expect(await traces(hotel.db, it1.id)).toEqual(ONCE);
        expect(it1.card().text).not.toMatch(LIVE);
        expect(chat.requests(it1.id)).toHaveLength(1);
        await chat.until(
          () => [...chat.pieces('mia'), ...chat.pieces('gil')].filter((p) => /Already approved by/.test(p)).length >= 1,
          'a late click told so',
        );
      },
    );

    it('a yes, a no and an offer at once: one of them, and the others are told', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await Promise.all([
        chat.type('mia', `approve ${it1.id}`),
        chat.type('gil', `decline ${it1.id} because it was one night`),
        chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`),
      ]);
      await journey.becomes(it1, /Approved|Declined|counter-offer/);
      await hotel.drawn();
      expect(await traces(hotel.db, it1.id)).toMatchObject({ decisions: 1, messages: 1, cards: 1 });
    });

    it('logs no error, in neither process', () => {
      expect(hotel.logged.filter((line) => /"level":"error"/.test(line))).toEqual([]);
    });
  });

  describeJourney('a click that comes late', platform, (open) => {
    let journey: Journey;
    beforeAll(async () => {
      const env = wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]);
      journey = await openJourney(await open(), platform, { env, world: WIDE_AURORA });
    });
    /** The click as it was under way, and what is said of it. */
    const late = async (
      who: 'mia' | 'gil',
      of: AskedCase,
      old: ReturnType<AskedCase['card']>,
      words: RegExp,
    ): Promise<void> => {
      const heard = journey.since(who);
      await journey.chat.pressOld(who, old, 'Approve');
      try {
        await journey.chat.until(() => words.test(heard()), 'an answer');
      } catch {
        throw new Error(`${who} was not told ${String(words)} on ${of.id} but: ${heard().slice(0, 1_500)}`);
      }
    };

    it('twice by Mia: the second is told who and when (AT-02.5)', async () => {
      const it1 = await journey.asked();
      const old = it1.card();
      await Promise.all([journey.chat.pressOld('mia', old, 'Approve'), journey.chat.pressOld('mia', old, 'Approve')]);
      await journey.becomes(it1, /Approved/);
      await late('mia', it1, old, /Already approved by /);
      await journey.hotel.drawn();
      expect(await traces(journey.hotel.db, it1.id)).toEqual(ONCE);
    });

    it('after a restart between the card and the click it works (AT-02.7)', async () => {
      const it1 = await journey.asked();
      await journey.hotel.drawn();
      await journey.hotel.restart();
      await journey.chat.press('mia', it1.card(), 'Approve');
      await journey.becomes(it1, /Approved/);
      await journey.hotel.drawn();
      expect(await traces(journey.hotel.db, it1.id)).toEqual(ONCE);
    });

    it('after a change, a decision, a withdrawal: each is told the truth, and nothing happens', async () => {
      const { chat } = journey;
      const changed = await journey.asked();
      const first = changed.card();
      await chat.type('ana', `give ${changed.id} refund 100 EUR because they wait`);
      await journey.becomes(changed, /refund 300/);
      await late('mia', changed, first, /The request has changed since this card was drawn/);
      await chat.type('mia', `decline ${changed.id} because it was moved`);
      await journey.becomes(changed, /Declined/);
      await late('gil', changed, first, /Already declined by/);
      const taken = await journey.asked();
      const old = taken.card();
      await chat.type('ana', `withdraw ${taken.id}`);
      await journey.becomes(taken, /Withdrawn/);
      await late('gil', taken, old, /Already withdrawn by/);
      expect(taken.card().text + changed.card().text).not.toMatch(LIVE);
    });

    it('after its time: expired, ask again; what was set aside is free (AT-02.8)', async () => {
      const it1 = await journey.asked();
      const old = it1.card();
      await journey.later(20 * 60_000);
      await journey.later(25 * HOUR);
      await late('mia', it1, old, /has expired; nothing was decided/);
      await journey.becomes(it1, /[Ee]xpired/);
      expect(await traces(journey.hotel.db, it1.id)).toMatchObject({ decisions: 0, ledger: 'released 40000' });
    });

    it('logs no error', () => {
      expect(journey.hotel.logged.filter((line) => /"level":"(error|warn)"/.test(line))).toEqual([]);
    });
  });
}
