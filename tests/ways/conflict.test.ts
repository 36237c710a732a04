/** Who asks and who is complained about does not decide, from outside, on both platforms (AT-05, F30, F45). */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type AskedCase, type Journey } from './journey.ts';
import type { Somebody } from './surfaces.ts';
import { oneManShop, wideEnv, WIDE_AURORA } from './wide-world.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`somebody else decides, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      const env = wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]);
      journey = await openJourney(await openAnyDatabase(), platform, { world: WIDE_AURORA, env });
    });
    const named = (who: Somebody): RegExp =>
      new RegExp(`${journey.chat.mention(who)}|${WIDE_AURORA.people.find((p) => p.id === who)?.name ?? 'nobody'}`);
    const refusedTo = async (who: Somebody, of: AskedCase, words: RegExp): Promise<string> => {
      const heard = journey.since(who);
      await journey.chat.press(who, of.card(), 'Approve');
      await journey.chat.until(
        () => words.test(heard()),
        `${String(words)} to ${who} by the button, who heard ${heard()}`,
      );
      return await journey.chat.answerTo(who, `approve ${of.id}`, words);
    };
    const saysAbout = async (who: Somebody, id: string, concerns: string): Promise<void> => {
      const { chat } = journey;
      const card = await chat.until(() => chat.caseCard(id), 'the case card');
      await chat.press(who, card, 'Add facts…');
      await chat.until(() => chat.form(who).includes('Is it about a colleague?'), 'the facts form');
      await chat.fillIn(who, { concerns });
      await chat.closeForm(who);
      await journey.hotel.drawn();
    };

    it('Mia does not decide on her own case, by button or by words; her own limit is quoted, and Gil is asked (AT-05.1)', async () => {
      const { chat } = journey;
      const it1 = await journey.asked('refund 1200 EUR', 'mia');
      expect(it1.card().text).toContain(chat.mention('gil'));
      await journey.told('mia', /You decide up to 1.000,00.€ per remedy/);
      expect(await refusedTo('mia', it1, /Nobody decides on their own request/)).toMatch(named('gil'));
      await chat.press('gil', it1.card(), 'Approve');
      expect((await journey.becomes(it1, /Approved/)).text).not.toMatch(LIVE);
    });

    it('a complaint about Mia is not put to her: she is told that somebody else decides, and nothing else (AT-05.2)', async () => {
      const { chat, hotel } = journey;
      const id = await journey.opened();
      await saysAbout('ana', id, 'mia');
      const heard = journey.since('mia');
      await chat.type('ana', `give ${id} refund 400 EUR because of how it was handled`);
      await chat.until(() => chat.requests(id)[0], 'the request');
      const it1: AskedCase = { id, card: () => journey.cardOf(id) };
      expect(it1.card().text).toContain(chat.mention('gil'));
      expect(it1.card().text).not.toMatch(named('mia'));
      await chat.until(() => heard().includes(`${id}: somebody else decides this one.`), 'Mia told so');
      expect(await refusedTo('mia', it1, /Somebody else decides this one/)).toMatch(named('gil'));
      await hotel.drawn();
      expect(chat.caseCard(id)?.text).not.toMatch(named('mia'));
      // the form never tells whom it is about
      await chat.press('bob', await chat.until(() => chat.caseCard(id), 'the card'), 'Add facts…');
      await chat.until(() => chat.form('bob').includes('Is it about a colleague?'), 'the facts form');
      expect(chat.form('bob')).not.toMatch(
        /"(?:initial_option|value)":(?:\{[^}]*)?"mia"[^}]*\}?,"(?:label|isRequired)/,
      );
      await chat.closeForm('bob');
      expect(hotel.logged.filter((line) => /concerns/.test(line))).toEqual([]);
      await chat.press('gil', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('what lies with her when it turns out to be about her goes to somebody else, every copy of it', async () => {
      const { chat, hotel } = journey;
      const it1 = await journey.asked();
      expect(it1.card().text).toContain(chat.mention('mia'));
      await saysAbout('ana', it1.id, 'mia');
      await chat.until(() => it1.card().text.includes(chat.mention('gil')), 'Gil asked');
      expect(it1.card().text).not.toMatch(named('mia'));
      await journey.told('mia', new RegExp(`${it1.id}: somebody else decides this one`));
      await hotel.drawn();
      const other = platform === 'Slack' ? hotel.teams.personal('mia') : hotel.slack.dms('U0MIA');
      expect(JSON.stringify(other.filter((m) => JSON.stringify(m).includes(it1.id)))).not.toMatch(LIVE);
      await refusedTo('mia', it1, /Somebody else decides this one/);
    });

    it('nor does her deputy decide (AT-05.3)', async () => {
      const { chat } = journey;
      await chat.answerTo('mia', 'away now to 2027-01-20 @Max', /You are away/);
      await journey.later(0);
      const id = await journey.opened();
      await saysAbout('ana', id, 'mia');
      await chat.type('ana', `give ${id} refund 400 EUR because of how it was handled`);
      await chat.until(() => chat.requests(id)[0], 'the request');
      const it1: AskedCase = { id, card: () => journey.cardOf(id) };
      expect(it1.card().text).toContain(chat.mention('gil'));
      expect(await refusedTo('max', it1, /Somebody else decides this one/)).toMatch(named('gil'));
      await chat.answerTo('mia', 'back', /Welcome back/);
      await journey.later(0);
    });

    it('where the only one left is part of it, Ana and the operator hear of it at once (AT-05.4)', async () => {
      const { chat, hotel } = journey;
      const id = await journey.opened('gil');
      await saysAbout('gil', id, 'mia');
      const before = hotel.logged.length;
      await chat.answerTo('gil', `give ${id} refund 4000 EUR because of the flood`, /Nobody can approve this/);
      expect(chat.requests(id)).toEqual([]);
      expect(hotel.logged.slice(before).filter((line) => line.includes('"nobody can approve"'))).toHaveLength(1);
    });

    it.each([
      ['mia', 'gil'],
      ['gil', 'mia'],
    ] as const)(
      'above 5,000 EUR two people approve, %s and then %s; the same one twice is one (AT-05.5, 05.6)',
      async (first, second) => {
        const { chat, hotel } = journey;
        const it1 = await journey.asked('refund 6000 EUR');
        await chat.press(first, it1.card(), 'Approve');
        await journey.becomes(it1, /1 of 2/);
        await chat.until(() => it1.card().text.includes(chat.mention(second)), 'the second asked at once');
        const said = await chat.answerTo(first, `approve ${it1.id}`, /approved already; a second person is needed/);
        expect(said).toMatch(named(second));
        expect(it1.card().text).toContain('"Approve"');
        await chat.press(second, it1.card(), 'Approve');
        await journey.becomes(it1, /· request approved/);
        expect(it1.card().text).not.toMatch(LIVE);
        const [row] = await hotel.db.read.query<{ yes: number; entries: number }>(
          `SELECT (SELECT count(*)::int FROM journal_entry WHERE "case" = $1 AND kind = 'approved') AS yes,
           (SELECT count(*)::int FROM ledger_entry WHERE "case" = $1 AND state = 'reserved') AS entries`,
          [it1.id],
        );
        expect(row).toEqual({ yes: 2, entries: 1 });
      },
    );
  });
}

describe('a shop of one', () => {
  it('hears that the limit is in its own file; nothing waits (AT-05.7)', async () => {
    const journey = await openJourney(await openAnyDatabase(), 'Slack', { env: oneManShop() });
    const id = await journey.opened('gil');
    await journey.chat.answerTo(
      'gil',
      `give ${id} refund 400 GBP because of the delay`,
      /raise your own limit in the policy file/,
    );
    expect(journey.chat.requests(id)).toEqual([]);
    expect(journey.chat.caseCard(id)?.text).not.toMatch(/waiting for approval/);
  });
});
