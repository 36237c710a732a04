/** Who asks and who is complained about does not decide, from outside, on both platforms. Who may not is a rule: tests/core/approval/may-approve.test.ts. */
import { beforeAll, describe, expect, it } from 'vitest';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type Journey } from './journey.ts';
import type { Somebody } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`somebody else decides, in ${platform}`, () => {
    let journey: Journey;
    beforeAll(async () => {
      const env = wideEnv(
        [`max: '600 EUR'`, `max: '90000 EUR'`],
        ['max_delegation_depth: 2', 'max_delegation_depth: 2\n  tell_person_complained_about: true'],
      );
      journey = await openJourney(await openAnyDatabase(), platform, { world: WIDE_AURORA, env });
    });
    const named = (who: Somebody): RegExp =>
      new RegExp(`${journey.chat.mention(who)}|${WIDE_AURORA.people.find((p) => p.id === who)?.name ?? 'nobody'}`);
    it('what lies with her when it turns out to be about her goes to somebody else: she is told that, and nothing else', async () => {
      const { chat, hotel } = journey;
      const it1 = await journey.asked();
      const [asked, card] = [it1.card(), await chat.until(() => chat.caseCard(it1.id), 'the case card')];
      expect(asked.text).toContain(chat.mention('mia'));
      const [toMia, toGil] = [journey.since('mia'), journey.since('gil')];
      await chat.press('ana', card, 'Add facts…');
      await chat.until(() => chat.form('ana').includes('Is it about a colleague?'), 'the facts form');
      await chat.fillIn('ana', { concerns: 'mia' });
      await chat.closeForm('ana');
      await hotel.drawn();
      await chat.until(() => toGil().includes('"Approve"'), 'Gil asked, privately');
      await chat.until(() => toMia().includes(`${it1.id}: somebody else decides this one.`), 'Mia told so');
      await chat.until(() => toMia().includes(`${it1.id} is said to be about you`), 'Mia told that, too');
      // who reads the channel, as she does, reads nothing of it any more
      for (const shown of [it1.card().text, chat.caseCard(it1.id)?.text ?? '', toMia()])
        expect(shown).not.toMatch(/corridor|noise|400|K-1001/);
      for (const shown of [it1.card().text, chat.caseCard(it1.id)?.text]) expect(shown).not.toMatch(LIVE);
      const other = platform === 'Slack' ? hotel.teams.personal('mia') : hotel.slack.dms('U0MIA');
      expect(JSON.stringify(other.filter((m) => JSON.stringify(m).includes(it1.id)))).not.toMatch(LIVE);
      const refused = journey.since('mia');
      await chat.pressOld('mia', asked, 'Approve');
      await chat.until(() => /kept private/.test(refused()), 'her click refused');
      expect(await chat.answerTo('mia', `approve ${it1.id}`, /kept private/)).toMatch(named('gil'));
      // the form never tells whom it is about
      if (platform === 'Slack') await chat.pressOld('ana', card, 'Add facts…');
      else {
        await chat.answerTo('ana', `show ${it1.id}`, /corridor|noise/);
        await chat.press('ana', await chat.until(() => chat.draft('ana', 'Add facts…'), 'it, shown'), 'Add facts…');
      }
      await chat.until(() => chat.form('ana').includes('Is it about a colleague?'), 'the facts form');
      expect(chat.form('ana')).not.toMatch(
        /"(?:initial_option|value)":(?:\{[^}]*)?"mia"[^}]*\}?,"(?:label|isRequired)/,
      );
      await chat.closeForm('ana');
      expect(hotel.logged.filter((line) => /concerns/.test(line))).toEqual([]);
      await chat.press('gil', await chat.until(() => chat.draft('gil', 'Approve'), 'the request to Gil'), 'Approve');
      await journey.told('ana', /: approved\b/);
    });

    it('above 5,000 EUR two people approve; the same one twice is one', async () => {
      const [first, second] = ['mia', 'gil'] as const;
      const { chat, hotel } = journey;
      const it1 = await journey.asked('refund 6000 EUR');
      await chat.press(first, it1.card(), 'Approve');
      await journey.becomes(it1, /1 of 2/);
      await chat.until(() => it1.card().text.includes(chat.mention(second)), 'the second asked at once');
      const said = await chat.answerTo(first, `approve ${it1.id}`, /said yes already; a second person is needed/);
      expect(said).toMatch(named(second));
      expect(it1.card().text).toContain('"Approve"');
      await chat.press(second, it1.card(), 'Approve');
      await journey.becomes(it1, /"Approved: /);
      expect(it1.card().text).not.toMatch(LIVE);
      // the asker, too, is told of both, in their order
      const [one, other] = [chat.mention(first), chat.mention(second)];
      await journey.told('ana', new RegExp(`approved\\*{0,2} by ${one} and ${other}`));
      const [row] = await hotel.db.read.query<{ yes: number; entries: number }>(
        `SELECT (SELECT count(*)::int FROM journal_entry WHERE "case" = $1 AND kind = 'approved') AS yes,
           (SELECT count(*)::int FROM ledger_entry WHERE "case" = $1 AND state = 'reserved') AS entries`,
        [it1.id],
      );
      expect(row).toEqual({ yes: 2, entries: 1 });
    });
  });
}
