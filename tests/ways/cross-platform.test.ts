/** Asked on one platform, decided on the other: the same people are known on both. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { journeyIn, LIVE, type Journey } from './journey.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';
import { troubleIn } from '../patience.ts';

for (const [home, other] of [
  ['Slack', 'Teams'],
  ['Teams', 'Slack'],
] as const) {
  describe(`asked in ${home}, decided in ${other}`, () => {
    let hotel: Hotel;
    let journey: Journey;
    let elsewhere: Surface;
    beforeAll(async () => {
      const env = wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]);
      hotel = await openHotel(await openAnyDatabase(), { env, world: WIDE_AURORA });
      journey = journeyIn(hotel, surfaceOf(hotel, home));
      elsewhere = surfaceOf(hotel, other);
    });
    const copyOf = (who: 'mia' | 'gil', id: string): Promise<Shown> =>
      elsewhere.until(() => {
        const shown = elsewhere.draft(who, 'Approve');
        return shown?.text.includes(id) === true ? shown : undefined;
      }, `the copy of ${who} in ${other}`);
    const textOf = (who: 'mia' | 'gil', id: string): string =>
      elsewhere
        .pieces(who)
        .filter((piece) => piece.includes(id) && !piece.startsWith('answer'))
        .join('\n');

    it('Mia has the card in private, approves there; the thread and her copy are redrawn, Ana is told where she asked', async () => {
      const it1 = await journey.asked();
      const copy = await copyOf('mia', it1.id);
      const heard = journey.since('ana');
      await elsewhere.press('mia', copy, 'Approve');
      await journey.becomes(it1, /Approved/);
      expect(it1.card().text).not.toMatch(LIVE);
      await journey.chat.until(() => heard().includes(`${it1.id}: approved`), 'Ana told');
      await hotel.drawn();
      expect(textOf('mia', it1.id)).not.toMatch(LIVE);
      expect(textOf('mia', it1.id)).toMatch(/Approved/);
      const told = await hotel.db.read.query(`SELECT 1 FROM message WHERE subject LIKE 'event:' || $1 || ':%:ana'`, [
        it1.id,
      ]);
      expect(told, 'told once').toHaveLength(1);
    });

    it('decided in the thread, her copy has no live button; a click under way is told so', async () => {
      const it1 = await journey.asked();
      const copy = await copyOf('mia', it1.id);
      await journey.chat.press('mia', it1.card(), 'Approve');
      await journey.becomes(it1, /Approved/);
      await hotel.drawn();
      expect(textOf('mia', it1.id)).not.toMatch(LIVE);
      const before = new Set(elsewhere.pieces('mia'));
      await elsewhere.pressOld('mia', copy, 'Approve');
      const said = (): string =>
        elsewhere
          .pieces('mia')
          .filter((piece) => !before.has(piece))
          .join('\n');
      await elsewhere.until(() => /Already approved by/.test(said()), 'a late click told so');
    });

    it('climbed to Gil and decided by him, every copy Mia and Gil have is closed', async () => {
      const it1 = await journey.asked();
      await copyOf('mia', it1.id);
      await journey.later(15 * 60_000);
      await journey.later(15 * 60_000);
      const his = await copyOf('gil', it1.id);
      await elsewhere.press('gil', his, 'Approve');
      await journey.becomes(it1, /Approved/);
      await hotel.drawn();
      for (const who of ['mia', 'gil'] as const) {
        expect(textOf(who, it1.id), `${who} in ${other}`).not.toMatch(LIVE);
        expect(
          journey.chat
            .pieces(who)
            .filter((p) => p.includes(it1.id) && !p.startsWith('answer'))
            .join(),
          `${who} in ${home}`,
        ).not.toMatch(LIVE);
      }
    });

    it('declined by words on the other platform it is the same', async () => {
      const it1 = await journey.asked();
      await copyOf('mia', it1.id);
      await elsewhere.type('mia', `decline ${it1.id} because the room was moved`);
      await journey.becomes(it1, /the room was moved/);
      await hotel.drawn();
      expect(it1.card().text + textOf('mia', it1.id)).not.toMatch(LIVE);
    });

    it('logs no error', () => {
      expect(troubleIn(hotel.logged)).toEqual([]);
    });
  });
}
