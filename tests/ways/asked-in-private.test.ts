/** Who may decide has the whole card in private at once, and one live card only, whatever becomes of the request. Each journey on both platforms. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type Journey } from './journey.ts';
import type { Shown } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

const NO_DAY_LIMIT = [`max: '600 EUR'`, `max: '90000 EUR'`] as const;

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`asked to decide, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform, {
        env: wideEnv(NO_DAY_LIMIT),
        world: WIDE_AURORA,
      });
    });
    const own = async (who: 'mia' | 'gil', id: string): Promise<Shown> =>
      await journey.chat.until(() => {
        const shown = journey.chat.draft(who, 'Approve');
        return shown?.text.includes(id) === true ? shown : undefined;
      }, `the card of ${id} with ${who}`);
    /** Cards of the case with somebody in private that can still be pressed to decide. */
    const live = (who: 'mia' | 'gil', id: string): number =>
      journey.chat.pieces(who).filter((p) => !p.startsWith('answer') && p.includes(id) && LIVE.test(p)).length;

    it('Mia has who asks what and why, what it passes, what was given and since when the guest waits, and decides there', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const card = await own('mia', it1.id);
      expect(card.text).toContain(`${it1.id} needs your decision`);
      for (const words of [
        /asks for/,
        /€400|400,00/,
        /they stood in the corridor/,
        /over/,
        /Given before/,
        /Customer waiting/,
      ])
        expect(card.text).toMatch(words);
      for (const button of ['Approve', 'Counter…', 'Decline…', 'Ask…']) expect(card.text).toContain(`"${button}"`);
      // those are for the one who asked
      for (const button of ['Change…', 'Withdraw', 'Accept']) expect(card.text).not.toContain(`"${button}"`);
      expect(it1.card().text).toContain('"Approve"');
      expect(live('mia', it1.id)).toBe(1);
      await chat.press('mia', card, 'Decline…');
      await chat.until(() => chat.form('mia').includes('Decline'), 'the form');
      await chat.fillIn('mia', { reason: 'the room was moved' });
      await chat.closeForm('mia');
      await journey.becomes(it1, /Declined/);
      await journey.hotel.drawn();
      expect(live('mia', it1.id)).toBe(0);
      expect(chat.pieces('mia').find((p) => p.startsWith(`${card.id} `))).toMatch(/Declined[^]*the room was moved/);
    });

    it('an offer leaves nothing to press with whoever made it, and what the guest was asked for stays what it was', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await own('mia', it1.id);
      await chat.type('mia', `counter ${it1.id} 250 EUR because it was one night`);
      await journey.becomes(it1, /"Discuss…"/);
      await journey.hotel.drawn();
      expect(live('mia', it1.id)).toBe(0);
      expect(it1.card().text).toMatch(/asked for .*400/);
      expect(it1.card().text).not.toMatch(/asks for .*250/);
    });

    it('changed by its asker, it comes anew as the one live card', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      const before = await own('mia', it1.id);
      await chat.press('ana', it1.card(), 'Change…');
      await chat.until(() => chat.form('ana').includes('Change'), 'the form');
      await chat.fillIn('ana', { quantity: '300 EUR' });
      await chat.closeForm('ana');
      const after = await chat.until(() => {
        const shown = chat.draft('mia', 'Approve');
        return shown?.text.includes('300') === true ? shown : undefined;
      }, 'the card as changed');
      await journey.hotel.drawn();
      expect(after.id).not.toBe(before.id);
      expect(live('mia', it1.id)).toBe(1);
      await chat.press('mia', after, 'Approve');
      await journey.becomes(it1, /Approved/);
      await journey.hotel.drawn();
      expect(live('mia', it1.id)).toBe(0);
    });
  });
}
