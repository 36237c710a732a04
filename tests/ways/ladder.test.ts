/** Nobody answers: reminders, snoozing and climbing, from outside, on both platforms. Working hours and expiry are rules: tests/core/case/rules/request-clock.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { HOUR, LIVE, MINUTE, openJourney, type Journey } from './journey.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

const NO_DAY_LIMIT = [`max: '600 EUR'`, `max: '90000 EUR'`] as const;

for (const platform of ['Slack', 'Teams'] as const) {
  const reminders = ({ chat }: Journey, who: 'mia' | 'gil', id: string, words: string): number =>
    chat.pieces(who).filter((piece) => piece.includes(`${id} ${words}`)).length;

  describe(`nobody answers, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      journey = await openJourney(await openAnyDatabase(), platform, {
        env: wideEnv(NO_DAY_LIMIT),
        world: WIDE_AURORA,
      });
    });

    it('reminds once after 15 minutes and climbs to Gil after 30, snoozed or not; each time with the customer’s wait as it is', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await journey.later(15 * MINUTE - 1);
      expect(reminders(journey, 'mia', it1.id, 'still waits for your decision')).toBe(0);
      expect(reminders(journey, 'mia', it1.id, 'needs your decision')).toBe(1);
      await journey.later(1);
      await journey.told('mia', new RegExp(`${it1.id} still waits for your decision`));
      expect(it1.card().text).toMatch(/15 min/);
      // snoozed, it is not brought to mind again, but climbs all the same
      await chat.press(
        'mia',
        await chat.until(() => chat.draft('mia', 'Remind me in 30 min'), 'the reminder'),
        'Remind me in 30 min',
      );
      await journey.told('mia', /No reminder for/);
      await journey.later(14 * MINUTE);
      expect(reminders(journey, 'mia', it1.id, 'still waits for your decision')).toBe(1);
      // the card itself came anew, and left no second one behind
      expect(reminders(journey, 'mia', it1.id, 'needs your decision')).toBe(0);
      expect(reminders(journey, 'mia', it1.id, 'has moved further down')).toBe(1);
      await journey.later(MINUTE);
      await journey.told('gil', new RegExp(`${it1.id} has climbed to you`));
      expect(it1.card().text).toContain(chat.mention('gil'));
      expect(it1.card().text).toMatch(/30 min/);
      const reminder = await chat.until(() => chat.draft('gil', 'Approve'), 'the button in private');
      await chat.press('gil', reminder, 'Approve');
      await journey.becomes(it1, /Approved/);
      expect(it1.card().text).not.toMatch(LIVE);
      await journey.hotel.drawn();
      for (const who of ['mia', 'gil'] as const)
        expect(chat.draft(who, 'Approve'), `a live button with ${who}`).toBeUndefined();
      for (const who of ['mia', 'gil'] as const)
        expect(
          chat.pieces(who).filter((p) => !p.startsWith('answer') && p.includes('Approved: ') && p.includes(it1.id)),
          `one card with ${who}`,
        ).toHaveLength(1);
      // decided: nobody is reminded any more
      const before = chat.pieces('gil').length;
      await journey.later(2 * HOUR);
      expect(chat.pieces('gil').length).toBe(before);
    });
  });
}
