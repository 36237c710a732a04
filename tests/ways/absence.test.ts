/** The manager is on leave, from outside, on both platforms: deputies by words, and to the minute. Who decides then is a rule: tests/core/approval/may-approve.test.ts. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { houseEntries } from '../../src/db/engine/house-journal.ts';
import { carryOut } from '../../src/app/door/carry-out.ts';
import { openAnyDatabase } from '../database.ts';
import { openJourney, type AskedCase, type Journey } from './journey.ts';
import type { Somebody } from './surfaces.ts';
import { wideEnv, WIDE_AURORA } from './wide-world.ts';

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
    const nameIn = (who: Somebody): RegExp =>
      new RegExp(`${journey.chat.mention(who)}|${WIDE_AURORA.people.find((p) => p.id === who)?.name ?? 'nobody'}`);
    const errors = (): string[] => journey.hotel.logged.filter((line) => line.includes('"level":"error"'));

    it.runIf(platform === 'Slack')(
      'takes a name, and says who stands in; nobody for themselves, nobody unknown',
      async () => {
        const { chat } = journey;
        expect(await goes('mia', '2026-12-20', 'Max Weber')).toMatch(/Max Weber|U0MAX/);
        await chat.answerTo('mia', 'away 2026-12-09 to 2026-12-20 @Mia', /nobody stands in for themselves/);
        await chat.answerTo('mia', 'away 2026-12-09 to 2026-12-20 Zoe', /nobody Amends knows/);
        await chat.answerTo('mia', 'away 2026-12-09 to 2026-02-31', /does not exist/);
        await chat.answerTo('mia', 'away 2026-12-20 to 2026-12-09', /has to lie ahead/);
        await chat.answerTo('mia', 'away next week', /Say from when until when/);
      },
    );

    it.runIf(platform === 'Slack')('hands nothing over for ever, and writes down who did what, for good', async () => {
      const { chat, hotel } = journey;
      await chat.answerTo('gil', 'away 2026-12-09 to 9999-12-31', /may be stood in for 367 days/);
      await chat.answerTo('gil', 'away 2028-12-09 to 2028-12-10', /begins more than a year from now/);
      await goes('gil', '2026-12-20', 'Max Weber');
      await goesBack('gil');
      const rows = await hotel.db.read.query(
        `SELECT kind, member, deputy, by FROM absence_entry WHERE member = 'gil' ORDER BY at, kind`,
      );
      expect(rows).toEqual([
        { kind: 'away', member: 'gil', deputy: 'max', by: 'gil' },
        { kind: 'back', member: 'gil', deputy: null, by: 'gil' },
      ]);
      // a delivery that is carried out again, after a crash or late, says nothing anew
      const gil = WIDE_AURORA.people.find((p) => p.id === 'gil');
      const caller = {
        platform: 'slack',
        place: 'T0AURORA',
        user: gil?.slackUser ?? '',
        name: null,
        channel: { platform: 'slack', place: 'T0AURORA', channel: 'C1' },
        locale: null,
        at: hotel.now(),
      } as const;
      const wish = { kind: 'away', from: '2026-12-22', until: '2026-12-24', deputy: null } as const;
      const { shell } = hotel.app;
      await carryOut(shell, { key: 'slack:T0AURORA:once', caller, wish });
      await carryOut(shell, { key: 'slack:T0AURORA:back', caller, wish: { kind: 'back' } });
      await carryOut(shell, { key: 'slack:T0AURORA:once', caller, wish });
      const said = await hotel.db.read.query(`SELECT kind FROM absence_entry WHERE member = 'gil'`);
      expect(said.filter((row) => row['kind'] === 'away')).toHaveLength(2);
      expect(said).toHaveLength(4);
      const noted = (await houseEntries(hotel.db.read, shell.workspace, 0, 100)).filter(
        ({ by }) => by === 'member:gil',
      );
      expect(noted.map(({ kind, details }) => [kind, details['deputy']])).toEqual([
        ['away', 'max'],
        ['back', undefined],
        ['away', null],
        ['back', undefined],
      ]);
      expect(
        await hotel.db.read.query(`SELECT FROM absence WHERE member = 'gil' AND until > $1`, [hotel.now()]),
      ).toEqual([]);
      await expect(hotel.db.read.query('DELETE FROM absence_entry')).rejects.toThrow(/append-only/);
      await expect(hotel.db.read.query('UPDATE absence_entry SET by = member')).rejects.toThrow(/append-only/);
    });

    it('asks Max, who approves for Mia, as card and audit say; by "back" what lies with him is Mia’s again', async () => {
      const { chat } = journey;
      expect(await goes('mia', '2026-12-20', '@Max')).toMatch(/decides in your place, with your limits/);
      const said = await chat.answerTo('ana', 'whocan 400 EUR', /Who can decide/);
      expect(said).toMatch(/Max Weber[\s\S]{0,40}for Mia Laurent/);
      expect(said).toMatch(/Gil Okafor/);
      expect(await chat.answerTo('ana', 'whocan 1500 EUR', /Who can decide/)).not.toMatch(/Max Weber/);
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

      const it2 = await asked();
      const his = it2.card();
      await goesBack('mia');
      await journey.becomes(it2, platform === 'Slack' ? /<@U0MIA> can decide/ : /<at>Mia Laurent<\/at>/);
      expect(it2.card().text).not.toContain(chat.mention('max'));
      await journey.hotel.drawn();
      expect(chat.draft('max', 'Approve'), 'no live button lies with Max').toBeUndefined();
      const heard = journey.since('max');
      await chat.pressOld('max', his, 'Approve');
      await chat.until(() => /another team/.test(heard()), 'the old card told so');
      expect(heard()).toMatch(nameIn('mia'));
      await chat.press('mia', it2.card(), 'Approve');
      expect(await journey.becomes(it2, /Approved/)).toBeTruthy();
    });

    it.runIf(platform === 'Teams')('redraws an open card at midnight in Paris, at that very moment', async () => {
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

    it('with nobody left it is said at once, also when the last one goes while it waits: never a silent wait', async () => {
      const { chat, hotel } = journey;
      const metrics = async (): Promise<string> => (await fetch(`${hotel.app.url}/metrics`)).text();
      const it1 = await asked();
      await goes('mia', '2027-01-20');
      await chat.until(() => it1.card().text.includes(chat.mention('gil')), 'Gil asked');
      const before = errors().length;
      await goes('gil', '2027-01-20');
      await journey.told('ana', new RegExp(`${it1.id}: nobody can decide now`));
      expect(it1.card().text).toMatch(/Nobody can decide at the moment; the operator has been told/);
      expect(errors().slice(before).length).toBeGreaterThan(0);
      expect(await metrics()).toMatch(/amends_requests_without_decider\{[^}]*\} [1-9]/);
      const id = await journey.opened();
      const asking = errors().length;
      await chat.answerTo('ana', `give ${id} refund 400 EUR because of the noise`, /Nobody can approve this/);
      expect(chat.requests(id)).toEqual([]);
      expect(
        errors()
          .slice(asking)
          .map((line) => (JSON.parse(line) as { message: string }).message),
      ).toEqual(['nobody can approve']);
      expect(await metrics()).toMatch(/amends_nobody_can_approve_total\{[^}]*\} [1-9]/);
      await goesBack('mia');
      await chat.until(() => it1.card().text.includes(chat.mention('mia')), 'Mia asked again');
      expect(await metrics()).toMatch(/amends_requests_without_decider\{[^}]*\} 0/);
    });
  });
}
