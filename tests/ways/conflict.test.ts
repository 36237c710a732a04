/** Who asks and who is complained about does not decide, from outside, on both platforms. Who may not is a rule: tests/core/approval/may-approve.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type AskedCase, type Journey } from './journey.ts';
import type { Somebody } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

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

    it('what lies with her when it turns out to be about her goes to somebody else: she is told that, and nothing else', async () => {
      const { chat, hotel } = journey;
      const it1 = await journey.asked();
      expect(it1.card().text).toContain(chat.mention('mia'));
      const heard = journey.since('mia');
      await saysAbout('ana', it1.id, 'mia');
      await chat.until(() => it1.card().text.includes(chat.mention('gil')), 'Gil asked');
      expect(it1.card().text).not.toMatch(named('mia'));
      await chat.until(() => heard().includes(`${it1.id}: somebody else decides this one.`), 'Mia told so');
      await hotel.drawn();
      const other = platform === 'Slack' ? hotel.teams.personal('mia') : hotel.slack.dms('U0MIA');
      expect(JSON.stringify(other.filter((m) => JSON.stringify(m).includes(it1.id)))).not.toMatch(LIVE);
      expect(await refusedTo('mia', it1, /Somebody else decides this one/)).toMatch(named('gil'));
      await hotel.drawn();
      expect(chat.caseCard(it1.id)?.text).not.toMatch(named('mia'));
      // the form never tells whom it is about
      await chat.press('bob', await chat.until(() => chat.caseCard(it1.id), 'the card'), 'Add facts…');
      await chat.until(() => chat.form('bob').includes('Is it about a colleague?'), 'the facts form');
      expect(chat.form('bob')).not.toMatch(
        /"(?:initial_option|value)":(?:\{[^}]*)?"mia"[^}]*\}?,"(?:label|isRequired)/,
      );
      await chat.closeForm('bob');
      expect(hotel.logged.filter((line) => /concerns/.test(line))).toEqual([]);
      await chat.press('gil', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('above 5,000 EUR two people approve; the same one twice is one', async () => {
      const [first, second] = ['mia', 'gil'] as const;
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
    });
  });
}
