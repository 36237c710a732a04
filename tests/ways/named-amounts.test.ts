/** An amount typed with a decision is never taken for another one, from outside, on both platforms. */
import { describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { openJourney } from './journey.ts';

describe.each(['Slack', 'Teams'] as const)('in %s', (platform) => {
  it('a yes to another amount decides nothing, names both, and advises a line that offers it', async () => {
    const { chat, hotel, ...journey } = await openJourney(await openAnyDatabase(), platform);
    const held = async (id: string): Promise<string | undefined> =>
      (
        await hotel.db.read.query<{ cost: string }>(
          `SELECT sum(cost_minor)::text AS cost FROM ledger_entry WHERE "case" = $1 AND state = 'reserved'`,
          [id],
        )
      )[0]?.cost;
    const it1 = await journey.asked('refund 400 EUR');
    for (const typed of ['250 EUR', '250 EUR because fair', '250', '400 USD']) {
      const said = await chat.answerTo('mia', `approve ${it1.id} ${typed}`, /not for/);
      expect(said).toMatch(/400,00 €/);
      expect(it1.card().text).toContain('"Approve"');
    }
    const said = await chat.answerTo('mia', `decline ${it1.id} 250 EUR because it is too much`, /not for/);
    expect(said).toContain(`counter ${it1.id} 250 EUR because …`);
    await chat.type('mia', `counter ${it1.id} 250 EUR because that is what we can do`);
    await journey.becomes(it1, /"Accept"/);
    await chat.answerTo('ana', `accept ${it1.id} 400 EUR`, /not €400\.00/);
    expect(it1.card().text).toContain('"Accept"');
    await chat.type('ana', `accept ${it1.id} 250 EUR`);
    await journey.becomes(it1, /Approved/);
    expect(await held(it1.id)).toBe('25000');
    const it2 = await journey.asked('refund 400 EUR');
    await chat.type('mia', `approve ${it2.id} 400 EUR because the corridor was cold`);
    await journey.becomes(it2, /Approved/);
    expect(it2.card().text).toContain('the corridor was cold');
    await journey.told('ana', /the corridor was cold/);
    expect(await held(it2.id)).toBe('40000');

    // two wait: what is typed is for the one it names, and which is asked where it names none
    const id = await journey.opened();
    await chat.type('ana', `give ${id} refund 400 EUR because the heating failed`);
    await chat.until(() => chat.requests(id)[0], 'the first request');
    await chat.type('ana', `give ${id} points 90000 because it failed again`);
    await chat.until(() => chat.requests(id)[1], 'the second request');
    const decided = (): boolean[] => chat.requests(id).map((card) => !card.text.includes('"Approve"'));
    expect(await chat.answerTo('mia', `approve ${id} 3000`, /no request that waits on/)).toContain('"Approve this"');
    await chat.answerTo('mia', `decline ${id} because it is too much`, /more than one[^]*it is too much/);
    await chat.answerTo('mia', `decline ${id} refund because.`, /needs a reason/);
    expect(decided()).toEqual([false, false]);
    await chat.answerTo(
      'mia',
      `decline ${id} points because they have enough`,
      /Declined on[^]*90.000 points[^]*asked by Ana/,
    );
    await chat.until(() => decided()[1], 'the second request declined');
    expect(decided()).toEqual([false, true]);
    await chat.answerTo('mia', `approve ${id} refund 400 EUR`, /Approved on[^]*refund 400,00 €[^]*asked by Ana/);
    // in Slack a typed line is gone: what was written comes back with the no
    if (platform === 'Slack')
      await chat.answerTo(
        'mia',
        `decline ${id} refund 400 EUR because we cannot pay for that`,
        /Already[^]*rich_text_quote[^]*we cannot pay for that/,
      );
  });
});
