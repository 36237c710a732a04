/** A cost nobody but the approver can tell, and caps on what one person approves, from outside, typed into Slack. The same on cards of both: tests/core/case/rules/approved-later.test.ts, put-to.test.ts. */
import { describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { openJourney } from './journey.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

const NO_DAY_LIMIT = [`max: '600 EUR'`, `max: '90000 EUR'`] as const;

describe('what only an approver can tell, and how much one may approve', () => {
  it('10 KWD without a rate: the card says that the value is needed, and what Mia says is judged', async () => {
    const { chat, ...journey } = await openJourney(await openAnyDatabase(), 'Slack', {
      env: wideEnv(NO_DAY_LIMIT),
      world: WIDE_AURORA,
    });
    const it1 = await journey.asked('refund 10 KWD');
    expect(it1.card().text).toMatch(
      /not known for refund.KWD.10\.000; the first to approve says it: .amends approve R-1001 10 KWD worth …/,
    );
    expect(it1.card().text).toContain(chat.mention('mia'));
    const heard = journey.since('mia');
    await chat.press('mia', it1.card(), 'Approve');
    await chat.until(() => heard().includes(`approve ${it1.id} worth 25 EUR`), 'how to say the value');
    expect(await chat.answerTo('mia', `approve ${it1.id} worth 1200 EUR`, /above what you may approve/)).toMatch(
      /Gil Okafor|U0GIL/,
    );
    await chat.answerTo('mia', `approve ${it1.id} much`, /./);
    expect(it1.card().text).toContain('"Approve"');
    // an amount is not taken for its value
    expect(await chat.answerTo('mia', `approve ${it1.id} 25 EUR`, /not for/)).toContain(
      `approve ${it1.id} worth 25 EUR`,
    );
    expect(it1.card().text).toContain('"Approve"');
    await chat.type('mia', `approve ${it1.id} 10 KWD worth 25 EUR`);
    await journey.becomes(it1, /€25.00, as Mia Laurent says/);
    // nobody's word alone: the second one finds it right, or says another value and nothing is decided
    await chat.answerTo('gil', `approve ${it1.id} worth 30 EUR`, /says this is worth[^]*you say/);
    await chat.type('gil', `approve ${it1.id} 10 KWD`);
    await journey.becomes(it1, /Approved. by <@U0MIA> and <@U0GIL>/);
    const [held] = await journey.hotel.db.read.query<{ cost: string; state: string }>(
      `SELECT cost_minor::text AS cost, state FROM ledger_entry WHERE "case" = $1`,
      [it1.id],
    );
    expect(held).toEqual({ cost: '2500', state: 'reserved' });
    const it2 = await journey.asked('refund 10 KWD');
    await chat.type('mia', `decline ${it2.id} because dinars are not ours`);
    expect(await journey.becomes(it2, /Declined/)).toBeTruthy();
  });

  it('over what Mia may approve in a day she is told so, and the next request goes to Gil at once', async () => {
    const cap = [
      `approve: { up_to: '1000 EUR', teams: own }`,
      `approve: { up_to: '1000 EUR', teams: own, per_day: '700 EUR' }`,
    ] as const;
    const { chat, ...journey } = await openJourney(await openAnyDatabase(), 'Slack', {
      env: wideEnv(NO_DAY_LIMIT, cap),
      world: WIDE_AURORA,
    });
    const first = await journey.asked();
    const second = await journey.asked();
    expect(second.card().text).toContain(chat.mention('mia'));
    await chat.press('mia', first.card(), 'Approve');
    await journey.becomes(first, /Approved/);
    const heard = journey.since('mia');
    await chat.press('mia', second.card(), 'Approve');
    await chat.until(() => /above what you may approve in one period/.test(heard()), 'the cap said');
    expect(heard()).toMatch(/Gil Okafor|U0GIL/);
    expect(second.card().text).toContain('"Approve"');
    const third = await journey.asked();
    expect(third.card().text).toContain(chat.mention('gil'));
    expect(third.card().text).not.toContain(chat.mention('mia'));
    await journey.later(15 * 60_000);
    await chat.until(() => second.card().text.includes(chat.mention('gil')), 'what waits with Mia put to Gil');
    // saying no costs nothing
    await chat.type('mia', `decline ${second.id} because it was offered a room`);
    await journey.becomes(second, /Declined/);
    await journey.later(86_400_000);
    const tomorrow = await journey.asked();
    expect(tomorrow.card().text).toContain(chat.mention('mia'));
    // an offer that is accepted counts like a yes
    await chat.type('mia', `counter ${tomorrow.id} 390 EUR because it was late`);
    await journey.becomes(tomorrow, /"Accept"/);
    await chat.type('ana', `accept ${tomorrow.id}`);
    await journey.becomes(tomorrow, /Approved/);
    expect((await journey.asked()).card().text).toContain(chat.mention('gil'));
  });
});
