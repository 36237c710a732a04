/** Decided exactly once: clicks at the same moment in two processes. A restart between card and click is in survives.test.ts; late clicks are rules: tests/core/case/rules/decide-request.test.ts. */
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { describeOnServer } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, LIVE, type Journey } from './journey.ts';
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

    it('20 clicks of Mia and Gil at once: one decision, one ledger entry, one message', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const card = it1.card();
      const clicks = Array.from({ length: 20 }, (_, n) => chat.pressOld(n % 2 === 0 ? 'mia' : 'gil', card, 'Approve'));
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
    });

    it.runIf(platform === 'Slack')(
      'a yes, a no and an offer at once: one of them, and the others are told',
      async () => {
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
      },
    );

    it('logs no error, in neither process', () => {
      expect(hotel.logged.filter((line) => /"level":"error"/.test(line))).toEqual([]);
    });
  });
}
