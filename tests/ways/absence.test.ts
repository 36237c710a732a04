/** The manager is on leave, from outside, on both platforms (AT-06, F29): deputies by words, to the minute, and never past a conflict. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readOrganisation } from '../../src/organisation.ts';
import { lookAtWaiting } from '../../src/db/case/next-look.ts';
import { syncWorkspace } from '../../src/db/team/members.ts';
import { sweep } from '../../src/jobs/workers.ts';
import { openAnyDatabase } from '../database.ts';
import { LIVE, openJourney, type AskedCase, type Journey } from './journey.ts';
import type { Somebody } from './surfaces.ts';
import { wideEnv, wideOrganisation, WIDE_AURORA } from './wide-world.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describe(`the manager is on leave, in ${platform}`, () => {
    let journey: Journey;
    const away = new Set<Somebody>();
    const waiting = new Map<string, Somebody>();
    beforeAll(async () => {
      const env = wideEnv([`max: '600 EUR'`, `max: '90000 EUR'`]);
      journey = await openJourney(await openAnyDatabase(), platform, { world: WIDE_AURORA, env });
    });
    afterEach(async () => {
      // what waits would be redrawn whenever somebody comes or goes
      for (const [id, who] of waiting) await journey.chat.type(who, `withdraw ${id}`);
      waiting.clear();
      for (const who of away) await goesBack(who);
    });

    const asked = async (what?: string, who: Somebody = 'ana'): Promise<AskedCase> => {
      const it1 = await journey.asked(what, who);
      waiting.set(it1.id, who);
      return it1;
    };
    const goes = async (who: Somebody, until: string, deputy = ''): Promise<string> => {
      const day = journey.hotel.now().toISOString().slice(0, 10);
      away.add(who);
      const said = await journey.chat.answerTo(who, `away ${day} to ${until} ${deputy}`, /You are away/);
      await journey.later(0);
      return said;
    };
    const goesBack = async (who: Somebody): Promise<void> => {
      away.delete(who);
      await journey.chat.answerTo(who, 'back', /Welcome back|not away/);
      await journey.later(0);
    };
    const refusedTo = async (who: Somebody, of: AskedCase, words: RegExp): Promise<string> => {
      const heard = journey.since(who);
      await journey.chat.type(who, `approve ${of.id}`);
      await journey.chat.until(() => words.test(heard()), `${String(words)} to ${who}, who heard: ${heard()}`);
      return heard();
    };
    const nameIn = (who: Somebody): RegExp =>
      new RegExp(`${journey.chat.mention(who)}|${WIDE_AURORA.people.find((p) => p.id === who)?.name ?? 'nobody'}`);
    const errors = (): string[] => journey.hotel.logged.filter((line) => line.includes('"level":"error"'));

    it('takes a mention, a first name, and says who stands in; nobody for themselves, nobody unknown', async () => {
      const { chat } = journey;
      expect(await goes('mia', '2026-12-20', '@Max')).toMatch(/decides in your place, with your limits/);
      expect(await goes('mia', '2026-12-20', 'Max Weber')).toMatch(/Max Weber|U0MAX/);
      expect(await goes('mia', '2026-12-20')).toMatch(/climb to the next person/);
      await chat.answerTo('mia', 'away 2026-12-09 to 2026-12-20 @Mia', /Nobody stands in for themselves/);
      await chat.answerTo('mia', 'away 2026-12-09 to 2026-12-20 Zoe', /nobody Amends knows/);
      await chat.answerTo('mia', 'away 2026-12-09 to 2026-02-31', /does not exist/);
      await chat.answerTo('mia', 'away 2026-12-20 to 2026-12-09', /has to lie ahead/);
      await chat.answerTo('mia', 'away next week', /Say from when until when/);
    });

    it('asks Max, who approves for Mia: card and audit say so (AT-06.1)', async () => {
      await goes('mia', '2026-12-20', '@Max');
      const it1 = await asked();
      expect(it1.card().text).toMatch(nameIn('max'));
      expect(it1.card().text).not.toContain(journey.chat.mention('mia'));
      await journey.chat.press('max', it1.card(), 'Approve');
      const card = await journey.becomes(it1, /Approved/);
      expect(card.text).toMatch(
        platform === 'Slack'
          ? /<@U0MAX> for <@U0MIA>/
          : /Max Weber<\/at> for <at>Mia Laurent|Max Weber[\s\S]{0,60} for [\s\S]{0,60}Mia Laurent/,
      );
      const [audit] = await journey.hotel.db.read.query<{ by: string; for: string }>(
        `SELECT by, body->>'onBehalfOf' AS for FROM journal_entry WHERE "case" = $1 AND kind = 'approved'`,
        [it1.id],
      );
      expect(audit).toEqual({ by: 'max', for: 'mia' });
      expect(await journey.told('ana', /approved[\s\S]{0,80}(?:Max Weber|U0MAX)[\s\S]{0,40} for /)).toBeTruthy();
    });

    it('Max has Mia’s limit and no more; what is over it is put to Gil (AT-06.2)', async () => {
      await goes('mia', '2026-12-20', '@Max');
      const it1 = await asked('refund 1500 EUR');
      expect(it1.card().text).toContain(journey.chat.mention('gil'));
      expect(it1.card().text).not.toContain(journey.chat.mention('max'));
      expect(await refusedTo('max', it1, /another team|above what you may/)).toMatch(nameIn('gil'));
      expect(it1.card().text).toContain('"Approve"');
    });

    it('Max cannot approve what he asks himself (AT-06.4)', async () => {
      await goes('mia', '2026-12-20', '@Max');
      const it1 = await asked('refund 1200 EUR', 'max');
      expect(await refusedTo('max', it1, /Nobody decides on their own request/)).toMatch(nameIn('gil'));
    });

    it('ends early by "back": what lay with Max is taken away from him and is Mia’s again (AT-06.13)', async () => {
      const { chat } = journey;
      await goes('mia', '2026-12-20', '@Max');
      const it1 = await asked();
      const his = it1.card();
      await goesBack('mia');
      await journey.becomes(it1, platform === 'Slack' ? /Who can decide\*\\n<@U0MIA>/ : /<at>Mia Laurent<\/at>/);
      expect(it1.card().text).not.toContain(chat.mention('max'));
      await journey.hotel.drawn();
      expect(chat.draft('max', 'Approve'), 'no live button lies with Max').toBeUndefined();
      const heard = journey.since('max');
      await chat.pressOld('max', his, 'Approve');
      await chat.until(() => /another team/.test(heard()), 'the old card told so');
      expect(heard()).toMatch(nameIn('mia'));
      await chat.press('mia', it1.card(), 'Approve');
      expect(await journey.becomes(it1, /Approved/)).toBeTruthy();
    });

    it('ends sharp at midnight in Paris while a card is open (AT-06.3)', async () => {
      const { chat } = journey;
      const day = journey.hotel.now().toISOString().slice(0, 10);
      const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      await goes('mia', next, '@Max');
      // somebody else stands in Gil's way, so that it stays with Max until then
      const it1 = await asked();
      await journey.later(20 * 60_000);
      await journey.at(`${day}T22:59:59.999Z`);
      const before = it1.card();
      expect(before.text).not.toContain(chat.mention('mia'));
      await journey.at(`${day}T23:00:00Z`);
      const heard = journey.since('max');
      await chat.pressOld('max', before, 'Approve');
      await chat.until(() => /another team/.test(heard()), 'Max told that it is over');
      const it2 = await asked();
      expect(it2.card().text).toContain(chat.mention('mia'));
      expect(it1.card().text).toContain('"Approve"');
    });

    it('redraws an open card at that very moment, however late it was asked', async () => {
      const { chat } = journey;
      const day = journey.hotel.now().toISOString().slice(0, 10);
      const at = (time: string): string =>
        `${new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)}T${time}Z`;
      const until = new Date(Date.parse(`${day}T00:00:00Z`) + 2 * 86_400_000).toISOString().slice(0, 10);
      await goes('mia', until, '@Max');
      await journey.at(at('22:55:00'));
      const it1 = await asked();
      expect(it1.card().text).toContain(chat.mention('max'));
      await journey.at(at('22:59:59.999'));
      expect(it1.card().text).toContain(chat.mention('max'));
      await journey.at(at('23:00:00'));
      await chat.until(() => it1.card().text.includes(chat.mention('mia')), 'the card naming Mia');
      expect(it1.card().text).not.toContain(chat.mention('max'));
      await journey.hotel.drawn();
      expect(chat.draft('max', 'Approve')).toBeUndefined();
    });

    it('deputies in a circle stand in for nobody, and nothing hangs (AT-06.5)', async () => {
      await goes('mia', '2027-01-20', '@Bob');
      await goes('bob', '2027-01-20', '@Mia');
      const it1 = await asked();
      expect(it1.card().text).toContain(journey.chat.mention('gil'));
      expect(await refusedTo('nils', it1, /does not decide requests/)).toMatch(nameIn('gil'));
    });

    it('goes two links far and no further (AT-06.6)', async () => {
      await goes('mia', '2027-01-20', '@Bob');
      await goes('bob', '2027-01-20', '@Nils');
      const it1 = await asked();
      expect(it1.card().text).toContain(journey.chat.mention('nils'));
      await goes('nils', '2027-01-20', '@Max');
      await journey.chat.until(() => it1.card().text.includes(journey.chat.mention('gil')), 'Gil asked');
      await refusedTo('max', it1, /another team/);
      await goesBack('nils');
      await journey.chat.press('nils', it1.card(), 'Approve');
      expect((await journey.becomes(it1, /Approved/)).text).toMatch(/Nils Berg|U0NILS/);
    });

    it('never passes through the one who asks (AT-05.8)', async () => {
      await goes('mia', '2027-01-20', '@Ana');
      await goes('ana', '2027-01-20', '@Max');
      const it1 = await asked();
      expect(it1.card().text).toContain(journey.chat.mention('gil'));
      expect(await refusedTo('max', it1, /You stand in for somebody who is part of this/)).toMatch(nameIn('gil'));
    });

    it('with nobody left it is said at once: to Ana, and to the operator (AT-06.11)', async () => {
      const { chat, hotel } = journey;
      await goes('mia', '2027-01-20');
      await goes('gil', '2027-01-20');
      const id = await journey.opened();
      const before = errors().length;
      await chat.answerTo('ana', `give ${id} refund 400 EUR because of the noise`, /Nobody can approve this/);
      expect(chat.requests(id)).toEqual([]);
      expect(
        errors()
          .slice(before)
          .map((line) => (JSON.parse(line) as { message: string }).message),
      ).toEqual(['nobody can approve']);
      expect(await (await fetch(`${hotel.app.url}/metrics`)).text()).toMatch(/amends_nobody_can_approve_total [1-9]/);
    });

    it('and when the last one goes while it waits: never a silent wait', async () => {
      const { chat, hotel } = journey;
      const it1 = await asked();
      await goes('mia', '2027-01-20');
      await chat.until(() => it1.card().text.includes(chat.mention('gil')), 'Gil asked');
      const before = errors().length;
      await goes('gil', '2027-01-20');
      await journey.told('ana', new RegExp(`${it1.id}: nobody can decide now`));
      expect(it1.card().text).toMatch(/nobody at the moment; the operator has been told/);
      expect(errors().slice(before).length).toBeGreaterThan(0);
      expect(await (await fetch(`${hotel.app.url}/metrics`)).text()).toMatch(/amends_requests_without_decider [1-9]/);
      await goesBack('mia');
      await chat.until(() => it1.card().text.includes(chat.mention('mia')), 'Mia asked again');
      expect(await (await fetch(`${hotel.app.url}/metrics`)).text()).toMatch(/amends_requests_without_decider 0/);
    });

    it('who can decide now is said by name, deputies included and the absent left out (F92)', async () => {
      await goes('mia', '2027-01-20', '@Max');
      const said = await journey.chat.answerTo('ana', 'whocan 400 EUR', /Who can decide/);
      expect(said).toMatch(/Max Weber[\s\S]{0,40}for Mia Laurent/);
      expect(said).toMatch(/Gil Okafor/);
      expect(await journey.chat.answerTo('ana', 'whocan 1500 EUR', /Who can decide/)).not.toMatch(/Max Weber/);
    });

    it('whoever leaves has no authority from that moment; what waits for them climbs (AT-06.14)', async () => {
      const { chat, hotel } = journey;
      await goes('mia', '2027-01-20', '@Max');
      const it1 = await asked();
      expect(it1.card().text).toContain(chat.mention('max'));
      const roles = new Set(['agent', 'probationer', 'duty_manager', 'general_manager']);
      const read = readOrganisation(wideOrganisation(['max']), 'amends.yaml', roles, WIDE_AURORA.teams.tenant);
      if (!read.ok) throw new Error(read.faults.join('\n'));
      await syncWorkspace(hotel.db, read.organisation.workspace);
      await refusedTo('max', it1, /does not know you/);
      expect(it1.card().text).toMatch(LIVE);
      await lookAtWaiting(hotel.db.read, hotel.app.shell.workspace, hotel.now());
      await sweep(hotel.app.shell);
      expect(await chat.until(() => it1.card().text.includes(chat.mention('gil')), 'Gil asked')).toBeTruthy();
    });
  });
}
