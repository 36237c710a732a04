/** What the house learns from its cases, on both platforms: an improvement with somebody who sees to it, reminded, done, and told to the people of its cases. */
import { forgetAsked } from '../../src/db/learning/authority.ts';
import { forgetPractice } from '../../src/db/learning/practice.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface, type Who } from './surfaces.ts';

const DAY = 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what the house learns', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const note = async (who: Who, button: string) =>
      await chat.until(() => chat.draft(who, button), `${button} for ${who}`);
    const said = (who: Who, words: RegExp): number => chat.pieces(who).filter((one) => words.test(one)).length;
    const rows = async (sql: string): Promise<readonly unknown[]> => await hotel.db.read.query(sql);

    describe('an improvement', () => {
      let id: string;
      it('noted in a line goes to whoever is to see to it; a name as the cause is asked to be said otherwise', async () => {
        id = await journey.opened('ana', 'Nobody said that the lift is out', { customer: 'K-1' });
        expect(
          await chat.answerTo('ana', `improve ${id} Bob should say it @mia by Friday`, /Nothing was noted/),
        ).toMatch(/names somebody.*Bob should say it/s);
        const said = await chat.answerTo(
          'ana',
          `improve ${id} say at check-in what is out of order @mia by Friday`,
          /is on the list/,
        );
        expect(said).toContain('I-1');
        expect(await rows('SELECT owner, status, text FROM improvement')).toEqual([
          { owner: 'mia', status: 'proposed', text: 'say at check-in what is out of order' },
        ]);
        const asked = await note('mia', 'I agree');
        expect(asked.text).toMatch(/proposes an improvement.*what is out of order/s);
        await chat.press('mia', asked, 'I agree');
        await journey.told('mia', /I-1 is agreed/);
      });

      it('is in the list of the team; who does not see to it changes nothing', async () => {
        const list = await chat.answerTo('bob', 'improvements', /What your team is improving/);
        expect(list).toContain('what is out of order');
        expect(list).not.toContain('"Done"');
        await chat.answerTo('bob', 'improve I-1 done', /sees to I-1/);
        await chat.answerTo('bob', 'improve I-9 done', /no improvement “I-9”/);
      });

      it('is moved by its form, and its time reminds whoever sees to it, once', async () => {
        const list = await chat.answerTo('mia', 'improve I-1 move to 2026-12-14', /is due by/);
        expect(list).toContain('14');
        await chat.press('mia', await note('mia', 'Move…'), 'Move…');
        await chat.until(() => chat.form('mia').includes('Move I-1'), 'the form');
        await chat.fillIn('mia', { day: '2026-01-01' });
        await chat.until(() => /not ahead/.test(chat.form('mia')), 'what is wrong');
        await chat.fillIn('mia', { day: '2026-12-15' });
        await chat.until(
          async () => JSON.stringify(await rows('SELECT due FROM improvement')).includes('2026-12-15'),
          'the new day',
        );
        const since = journey.since('mia');
        await journey.at('2026-12-15T16:00:01Z');
        await chat.until(() => /time of this improvement has come/.test(since()), 'the reminder');
        await journey.later(DAY / 2);
        expect(said('mia', /time of this improvement has come/)).toBe(1);
      });

      it('done by its button is told to the people of its case, once; the digest says it', async () => {
        await chat.press('mia', await note('mia', 'Done'), 'Done');
        expect(await journey.told('ana', /You said, we did:.{0,100}what is out of order/s)).toBeTruthy();
        await chat.answerTo('mia', 'improve I-1 done', /so already/);
        await hotel.drawn();
        expect(said('ana', /You said, we did/)).toBe(1);
        expect(await chat.answerTo('bob', 'digest preview', /You said, we did/)).toContain('from 1 case');
      });

      it('comes from a resolved case by the form, and is dropped with a reason', async () => {
        await chat.pressMenu('ana', id, 'Resolve…');
        await chat.until(() => chat.form('ana').includes(`Resolve ${id}`), 'the form');
        await chat.fillIn('ana', { accepted: 'yes', whatHelped: 'Saying it at once' });
        await journey.told('ana', new RegExp(`${id} is resolved`));
        await chat.press('ana', await note('ana', 'Improve something…'), 'Improve something…');
        await chat.until(() => chat.form('ana').includes('Saying it at once'), 'the form with what helped');
        await chat.fillIn('ana', { text: 'A sign at the lift' });
        await journey.told('ana', /I-2 is on the list/);
        await chat.answerTo('ana', 'improve I-2 drop', /say why in a few words/);
        await chat.answerTo('ana', 'improve I-2 drop because the lift works', /I-2 is dropped/);
        expect(await rows('SELECT status, reason FROM improvement WHERE number = 2')).toEqual([
          { status: 'dropped', reason: 'the lift works' },
        ]);
      });
    });

    describe('a review', () => {
      let id: string;
      it('is offered to the lead once a grave case is resolved, and names nobody', async () => {
        id = await journey.opened('ana', 'The door of the lift closed on a bag', { customer: 'K-2', severity: 'S1' });
        await chat.pressMenu('ana', id, 'Resolve…');
        await chat.until(() => chat.form('ana').includes(`Resolve ${id}`), 'the form');
        await chat.fillIn('ana', { accepted: 'yes' });
        await journey.told('mia', new RegExp(`${id} is resolved, and worth looking back at`));
        await chat.press('mia', await note('mia', 'Review…'), 'Review…');
        await chat.until(() => chat.form('mia').includes(`Review ${id}`), 'the form');
        await chat.fillIn('mia', { hindered: 'Bob had no key' });
        await chat.until(() => chat.form('mia').includes('names a person'), 'what is wrong');
        await chat.fillIn('mia', { hindered: 'no key at the desk', change: 'a key at the desk' });
        expect(await journey.told('mia', new RegExp(`The review of ${id} is kept`))).toContain(id);
      });

      it('is read by the people of the case and stands in its story; what changes becomes an improvement', async () => {
        expect(await journey.told('ana', /was looked back at.{0,300}a key at the desk/s)).toContain(
          'no key at the desk',
        );
        expect(await chat.answerTo('bob', `history ${id}`, /The history of/)).toMatch(/reviewed it.{0,200}no key/s);
        await chat.answerTo('bob', `review ${id} helped: calling`, /owns this case/);
        await chat.press('mia', await note('mia', 'Improve something…'), 'Improve something…');
        await chat.fillIn('mia', { text: 'A key at the desk', owner: 'Mia', day: '2026-12-30' });
        await journey.told('mia', /I-3 is on the list/);
        expect(await chat.answerTo('ana', `history ${id}`, /I-3 came of it/)).toContain('A key at the desk');
      });
    });

    describe('coaching', () => {
      let id: string;
      it('is asked for with the own view first, and goes to the coach alone', async () => {
        id = await journey.opened('ana', 'The bath was cold', { customer: 'K-3' });
        await chat.answerTo('ana', `coaching ${id} with @nobody I promised too early`, /does not know who/);
        await chat.answerTo('ana', `coaching ${id} I promised too early`, /has your view/);
        const asked = await note('mia', 'Add a strength and an idea…');
        expect(asked.text).toMatch(/would like to talk about.*I promised too early/s);
        await hotel.drawn();
        expect(chat.heard('bob')).not.toContain('promised too early');
        expect(await chat.answerTo('bob', 'coaching', /no coaching/)).not.toContain(id);
      });

      it('gets one strength and one idea by the form, sealed, and is erased for both', async () => {
        await chat.press('mia', await note('mia', 'Add a strength and an idea…'), 'Add a strength and an idea…');
        await chat.until(() => chat.form('mia').includes('One strength you see'), 'the form');
        await chat.fillIn('mia', { strength: 'You listened to the end', idea: 'Say when you will know' });
        await journey.told('ana', /You listened to the end/);
        const kept = JSON.stringify(
          await rows('SELECT c.*, s.* FROM coaching c JOIN sealed_text s ON s.kind = $$coaching$$'),
        );
        expect(kept).not.toMatch(/listened|too early/);
        expect(await chat.answerTo('ana', 'coaching', /both have written/)).not.toContain('listened');
        await chat.press('ana', await note('ana', 'Erase'), 'Erase');
        await journey.told('ana', /It is erased/);
        await hotel.drawn();
        expect(await rows('SELECT 1 FROM sealed_text WHERE kind = $$coaching$$')).toEqual([]);
        for (const who of ['ana', 'mia'] as const)
          expect(chat.privately(who).filter(({ text }) => text.includes('You listened'))).toEqual([]);
      });

      it('is offered by a lead, and a no is fine', async () => {
        await chat.answerTo('bob', `coaching ${id} for @ana`, /a lead of the team offers coaching/);
        await chat.answerTo('mia', `coaching ${id} for @ana`, /is asked/);
        await chat.press('ana', await note('ana', 'No, thank you'), 'No, thank you');
        await journey.told('ana', /You said no this time/);
        expect(await rows('SELECT status FROM coaching ORDER BY status')).toEqual([
          { status: 'declined' },
          { status: 'erased' },
        ]);
      });
    });

    describe('practice', () => {
      const stored = async () =>
        await rows(
          'SELECT (SELECT count(*)::int FROM recovery_case) AS cases, (SELECT count(*)::int FROM ledger_entry) AS given',
        );
      it('plays a situation from the help page, judged for whoever plays, and nothing of it is a case', async () => {
        const before = await stored();
        await chat.answerTo('ana', 'help learning', /play a situation of your trade/);
        await chat.press('ana', await note('ana', 'Practise'), 'Practise');
        const card = await note('ana', 'Only apologise');
        expect(card.text).toMatch(/This is practice.*no hot water.*What would you do/s);
        await chat.press('ana', card, 'Give what fits best');
        await journey.told('ana', /What good looks like.*Kept is that you played this/s);
        await chat.press('ana', await note('ana', 'Next one'), 'Next one');
        await journey.told('ana', /twin at the back/);
        await chat.answerTo('ana', 'practice room-not-ready apologise', /always yours/);
        await chat.answerTo('ana', 'practice room-404', /no situation “room-404”/);
        await hotel.drawn();
        expect(await stored()).toEqual(before);
      });

      it('is kept as played, told to that person alone, and forgotten once they have left', async () => {
        await chat.press('ana', await note('ana', 'Enough'), 'Enough');
        await journey.told('ana', /What you have practised/);
        expect(await chat.answerTo('ana', 'practice done', /What you have practised/)).toMatch(/no hot water/);
        await chat.answerTo('mia', 'practice done', /not practised yet/);
        expect(await rows('SELECT member, drill FROM practice ORDER BY drill')).toEqual([
          { member: 'ana', drill: 'cold-shower' },
          { member: 'ana', drill: 'room-not-ready' },
        ]);
        await rows(`INSERT INTO member (workspace, id, name, role, team, lead, locale, zone, recognition, active)
          SELECT workspace, 'gone', name, role, team, lead, locale, zone, recognition, false FROM member WHERE id = 'bob'`);
        await rows(`INSERT INTO practice SELECT workspace, 'gone', drill, at FROM practice`);
        await forgetPractice(hotel.db.read, hotel.app.shell.workspace);
        expect(await rows('SELECT DISTINCT member FROM practice')).toEqual([{ member: 'ana' }]);
        await rows(`DELETE FROM member WHERE id = 'gone'`);
      });
    });

    describe('readiness', () => {
      it('shows somebody their own facts, and puts more authority before a lead where they ask for it', async () => {
        await chat.answerTo('ana', 'help learning', /for you alone/);
        await chat.press('ana', await note('ana', 'What I have done'), 'What I have done');
        await chat.press('ana', await note('ana', 'Ask for more authority…'), 'Ask for more authority…');
        await chat.until(() => chat.form('ana').includes('What would you like to decide yourself'), 'the form');
        await chat.fillIn('ana', { why: 'Refunds at night' });
        await journey.told('ana', /It is before the lead of your team/);
        const card = await note('mia', 'I talk with them');
        expect(card.text).toMatch(/would like more authority.*Refunds at night.*2 situations practised/s);
        expect(card.text).toMatch(/role: duty_manager.{0,120}in place of role: agent/s);
        await hotel.drawn();
        expect(chat.heard('bob')).not.toContain('Refunds at night');
        expect(
          JSON.stringify(await rows('SELECT a.*, s.* FROM authority_asked a JOIN sealed_text s ON s.ref = a.id')),
        ).not.toContain('Refunds');
        await chat.answerTo(
          'ana',
          'readiness ask refunds by day, too',
          /Nothing was asked a second time.*by day, too/s,
        );
      });

      it('is talked about where a lead says so; nothing of anybody changes', async () => {
        const people = 'SELECT id, role, lead, team FROM member ORDER BY id';
        const before = await rows(people);
        await chat.press('mia', await note('mia', 'I talk with them'), 'I talk with them');
        await journey.told('ana', /talks with you about more authority/);
        expect(await rows('SELECT member, talks FROM authority_asked')).toEqual([{ member: 'ana', talks: 'mia' }]);
        expect(await rows(people)).toEqual(before);
        await hotel.drawn();
        expect(chat.draft('mia', 'I talk with them')).toBeUndefined();
        await forgetAsked(hotel.db.read, hotel.app.shell.workspace, new Date(hotel.now().getTime() + 1));
        expect(await rows('SELECT 1 FROM authority_asked')).toEqual([]);
        expect(await rows('SELECT 1 FROM sealed_text WHERE kind = $$authority$$')).toEqual([]);
      });
    });

    describe('the pulse', () => {
      it('is started by a lead, and asked in private of everybody of the team', async () => {
        await chat.answerTo('ana', 'pulse', /Your team has no pulse/);
        await chat.answerTo('ana', 'pulse start', /a lead of the team starts/);
        await chat.answerTo('mia', 'pulse start', /asked now/);
        expect(await note('ana', 'Don’t ask me again')).toMatchObject({
          text: expect.stringContaining('without your name'),
        });
      });

      it('adds each answer once, keeps who answered and not what, and tells nothing while it is open', async () => {
        await chat.press('ana', await note('ana', 'Partly'), 'Partly', 0);
        await journey.told('ana', /added to your team’s sum/);
        await chat.answerTo('ana', 'pulse yes yes no', /that is all/);
        await chat.answerTo('ana', 'pulse no no no', /You have answered that one/);
        expect(await rows('SELECT said FROM pulse_round')).toEqual([{ said: [0, 1, 0, 1, 0, 0, 0, 0, 1] }]);
        expect(await rows('SELECT member, items FROM pulse_mark')).toEqual([{ member: 'ana', items: 7 }]);
        expect(await chat.answerTo('mia', 'pulse', /The pulse of/)).not.toMatch(/partly 1|yes 1/);
      });

      it('is not told from few, not asked of whoever said so, and asked again the next month', async () => {
        await chat.answerTo('bob', 'pulse off', /not asked any more/);
        await journey.later(11 * DAY);
        expect(await chat.answerTo('mia', 'pulse', /The pulse of/)).toContain('too few answered to say');
        await chat.answerTo('ana', 'pulse yes yes yes', /no pulse of your team to answer/);
        const [ana, bob] = [journey.since('ana'), journey.since('bob')];
        await journey.later(31 * DAY);
        await chat.until(() => /without your name/.test(ana()), 'the next month');
        await hotel.drawn();
        expect(bob()).not.toMatch(/without your name/);
      });
    });
  });
}
