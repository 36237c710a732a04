/** Nobody answers: reminders, snoozing, climbing and expiry on the clock of the team asked, from outside, on both platforms (AT-06.7–06.12, F43). */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { HOUR, LIVE, MINUTE, openJourney, type Journey } from './journey.ts';
import { wideEnv, WIDE_AURORA, WORKING_HOURS } from './wide-world.ts';

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

    it('reminds once after 15 minutes and climbs to Gil after 30 (AT-06.7); each time with the customer’s wait as it is', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await journey.later(15 * MINUTE - 1);
      expect(reminders(journey, 'mia', it1.id, 'waits for your decision')).toBe(0);
      await journey.later(1);
      await journey.told('mia', new RegExp(`${it1.id} waits for your decision`));
      expect(it1.card().text).toMatch(/15 min/);
      await journey.later(14 * MINUTE);
      expect(reminders(journey, 'mia', it1.id, 'waits for your decision')).toBe(1);
      await journey.later(MINUTE);
      await journey.told('gil', new RegExp(`${it1.id} has climbed to you`));
      expect(it1.card().text).toContain(chat.mention('gil'));
      expect(it1.card().text).toMatch(/30 min/);
      const reminder = await chat.until(() => chat.draft('gil', 'Approve'), 'the button in private');
      await chat.press('gil', reminder, 'Approve');
      await journey.becomes(it1, /Approved/);
      await journey.hotel.drawn();
      for (const who of ['mia', 'gil'] as const)
        expect(chat.draft(who, 'Approve'), `a live button with ${who}`).toBeUndefined();
      expect(chat.heard('mia')).toMatch(/Since then: approved/);
      // decided: nobody is reminded any more (AT-06.10)
      const before = chat.pieces('gil').length;
      await journey.later(2 * HOUR);
      expect(chat.pieces('gil').length).toBe(before);
    });

    it('snoozed for 30 minutes it is not brought to mind, but climbs all the same (AT-06.12)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked();
      await journey.later(15 * MINUTE);
      const reminder = await chat.until(() => chat.draft('mia', 'Remind me in 30 min'), 'the reminder');
      await chat.press('mia', reminder, 'Remind me in 30 min');
      await journey.told('mia', /No reminder for/);
      await journey.later(15 * MINUTE);
      expect(reminders(journey, 'mia', it1.id, 'waits for your decision')).toBe(1);
      await journey.told('gil', new RegExp(`${it1.id} has climbed to you`));
      const heard = journey.since('bob');
      await chat.pressAs('bob', reminder, 'Remind me in 30 min');
      expect(await chat.until(() => /does not decide requests/.test(heard()), 'Bob told who can')).toBeTruthy();
    });

    it('expires unapproved when nobody answers at all; Ana hears of it and how long the customer waits (AT-06.9)', async () => {
      const { chat, hotel } = journey;
      const it1 = await journey.asked();
      for (let hour = 0; hour < 24; hour += 1) await journey.later(HOUR);
      await journey.becomes(it1, /[Ee]xpired/);
      expect(it1.card().text).not.toMatch(LIVE);
      expect(
        await journey.told('ana', new RegExp(`${it1.id}: nobody decided in time[\\s\\S]*The customer waits since`)),
      ).toBeTruthy();
      const held = await hotel.db.read.query(`SELECT 1 FROM ledger_entry WHERE "case" = $1 AND state = 'reserved'`, [
        it1.id,
      ]);
      expect(held).toEqual([]);
      await hotel.drawn();
      for (const who of ['mia', 'gil'] as const) {
        const copies = chat.pieces(who).filter((p) => p.includes(it1.id) && !p.startsWith('answer'));
        expect(copies.filter((p) => /"Approve"/.test(p))).toEqual([]);
      }
    });
  });

  describe(`on Friday at 17:50, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      const env = wideEnv(NO_DAY_LIMIT, WORKING_HOURS);
      journey = await openJourney(await openAnyDatabase(), platform, { env, at: new Date('2026-12-11T16:50:00Z') });
    });

    it('waits for Monday: brought to mind at 08:05, climbs at 08:20; with S1 it is the same evening (AT-06.8)', async () => {
      const it1 = await journey.asked();
      const id = await journey.opened('ana', 'Guest injured by a falling lamp', { severity: 'S1' });
      await journey.chat.type('ana', `give ${id} refund 400 EUR because of the injury`);
      await journey.chat.until(() => journey.chat.requests(id)[0], 'the request of S1');
      const severe = { id, card: () => journey.cardOf(id) };
      await journey.at('2026-12-11T17:04:59Z');
      expect(reminders(journey, 'mia', severe.id, 'waits for your decision')).toBe(0);
      await journey.at('2026-12-11T17:05:00Z');
      await journey.told('mia', new RegExp(`${severe.id} waits for your decision`));
      await journey.at('2026-12-11T17:20:00Z');
      await journey.told('gil', new RegExp(`${severe.id} has climbed to you`));
      for (const quiet of ['2026-12-12T12:00:00Z', '2026-12-13T23:00:00Z', '2026-12-14T07:04:59Z'])
        await journey.at(quiet);
      expect(reminders(journey, 'mia', it1.id, 'waits for your decision')).toBe(0);
      await journey.at('2026-12-14T07:05:00Z');
      await journey.told('mia', new RegExp(`${it1.id} waits for your decision`));
      expect(it1.card().text, 'the customer waits on the wall clock').toMatch(/2 days 14 h/);
      await journey.at('2026-12-14T07:19:59Z');
      expect(reminders(journey, 'gil', it1.id, 'has climbed to you')).toBe(0);
      await journey.at('2026-12-14T07:20:00Z');
      expect(await journey.told('gil', new RegExp(`${it1.id} has climbed to you`))).toBeTruthy();
    });
  });
}

describe('a policy that asks once more before it gives up', () => {
  it('puts it to the last rung for as long again, once, and then it expires: silence is never a yes', async () => {
    const env = wideEnv(
      NO_DAY_LIMIT,
      ['on_expiry: expire', 'on_expiry: escalate'],
      ['escalate_after: PT30M', 'escalate_after: PT23H'],
    );
    const journey = await openJourney(await openAnyDatabase(), 'Slack', { env });
    const it1 = await journey.asked();
    await journey.later(22 * HOUR);
    await journey.later(2 * HOUR);
    await journey.chat.until(() => it1.card().text.includes(journey.chat.mention('gil')), 'Gil asked');
    expect(it1.card().text).toContain('"Approve"');
    await journey.later(23 * HOUR + 59 * MINUTE);
    expect(it1.card().text).toContain('"Approve"');
    await journey.later(MINUTE);
    await journey.becomes(it1, /[Ee]xpired/);
    await journey.told('ana', /nobody decided in time/);
  });
});
