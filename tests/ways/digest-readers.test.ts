/** The weekly digest and its readers, on both platforms: posted once, as previewed; said to be useful or not; with the parts a team wants; in a lead's hands where its channel is gone. */
import { beforeAll, describe, expect, it } from 'vitest';
import { digestAnswer } from '../../src/app/views/weekly/preview.ts';
import { draw } from '../../src/app/messages/draw.ts';
import { viewerOf } from '../../src/app/views/case-view.ts';
import { toMessage } from '../../src/chat/slack/out/render.ts';
import { toActivity } from '../../src/chat/teams/out/render.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import { teamId } from '../../src/core/base/ids.ts';
import { describeJourney } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Shown, type Surface } from './surfaces.ts';

const WEEK = 7 * 86_400_000;

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the weekly digest', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      hotel = await openHotel(await open());
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    const rows = async (sql: string): Promise<readonly unknown[]> => await hotel.db.read.query(sql);
    const settle = async (): Promise<void> => {
      await hotel.drawn();
      await hotel.app.clockMoved();
      await hotel.drawn();
    };
    const monday = async (at: string): Promise<void> => {
      await hotel.drawn();
      hotel.forward(Date.parse(at) - hotel.now().getTime());
      await settle();
    };
    const digests = (week: number): readonly Shown[] =>
      chat.digests().filter((one) => one.text.includes(`week ${week}`));
    const newest = (): Shown => {
      const last = chat.digests().at(-1);
      if (last === undefined) throw new Error('no digest');
      return last;
    };
    /** What the platform is given, but for the names that tell two messages apart. */
    const payload = (card: Card): string =>
      JSON.stringify(platform === 'Slack' ? toMessage(card, () => undefined) : toActivity(card, () => undefined))
        .replaceAll(/"block_id":"[^"]*",?/g, '')
        .replaceAll(/,?"of":"[^"]*"/g, '');

    it('is posted on Monday at nine as the preview said, once, whatever is restarted', async () => {
      await journey.opened('ana', 'The lift was out all night');
      await monday('2026-12-14T07:59:00Z');
      expect(digests(50)).toEqual([]);
      const asked = await chat.answerTo('bob', 'digest preview', /Front desk, week 50/);
      expect(asked).toContain('Heard 1');
      const { shell } = hotel.app;
      const { members } = await shell.directory.now(shell.db.read);
      const member = members.find(({ id }) => id === 'bob');
      if (member === undefined) throw new Error('Bob works here');
      const seen = viewerOf(shell, { members }, member, platform === 'Slack' ? 'slack' : 'teams');
      const on = platform === 'Slack' ? 'slack' : 'teams';
      const preview = await digestAnswer(shell, { which: 'next', member, platform: on, viewer: seen });
      const posted = await draw(shell, { kind: 'digest', team: teamId.parse('front-desk'), week: '2026-W50' }, on);
      expect(posted && payload(preview)).toBe(posted && payload(posted));

      await monday('2026-12-14T08:00:00Z');
      expect(digests(50)).toHaveLength(1);
      await hotel.restart();
      await settle();
      await Promise.all([hotel.app.clockMoved(), hotel.app.clockMoved()]);
      await settle();
      expect(digests(50)).toHaveLength(1);
      expect(await rows(`SELECT week FROM digest_week WHERE outcome = 'posted'`)).toEqual([{ week: '2026-W50' }]);
    });

    it('and can be read by word afterwards, though nothing has happened since', async () => {
      expect(await chat.answerTo('bob', 'digest', /Front desk, week 50/)).not.toContain('leaves out');
      expect(await chat.answerTo('bob', 'digest preview', /Nothing has happened yet/)).toContain('week 50');
    });

    it('has one vote of each reader, which may change; the lead is told the sum, from three on', async () => {
      await chat.press('bob', newest(), 'Useful 👍');
      await journey.told('bob', /Noted: useful/);
      await chat.press('bob', newest(), 'Not useful 👎');
      await journey.told('bob', /Noted: not useful/);
      await chat.answerTo('ana', 'digest not useful', /Noted: not useful/);
      expect(await rows('SELECT useful, count(*)::int AS n FROM digest_vote GROUP BY useful')).toEqual([
        { useful: false, n: 2 },
      ]);
      expect(JSON.stringify(await rows('SELECT * FROM digest_vote'))).not.toMatch(/bob|ana/);
      expect(await chat.answerTo('mia', 'digest', /leaves out/)).toMatch(/week 50: too few said/);
      await chat.answerTo('mia', 'digest useful', /Noted: useful/);
      expect(await chat.answerTo('mia', 'digest', /leaves out/)).toMatch(/week 50 was useful to 1, and not to 2/);
    });

    it('tells what its team wants: by word and by form, from the next one on, and only as a lead says', async () => {
      await chat.answerTo('bob', 'digest without question', /a lead of the team chooses/);
      await chat.answerTo('mia', 'digest without weather', /no section/);
      await chat.answerTo('mia', 'digest without question', /Saved\./);
      await chat.answerTo('mia', 'digest without question', /so already/);
      const own = await chat.answerTo('mia', 'digest', /leaves out/);
      expect(own).not.toContain('Talk about, in the thread');
      expect(own).toMatch(/switched off by your team: a question to talk about/);
      const offer = await chat.until(() => chat.draft('mia', 'Choose sections…'), 'the button');
      await chat.press('mia', offer, 'Choose sections…');
      await chat.until(() => chat.form('mia').includes('What your digest tells'), 'the form');
      await chat.fillIn('mia', { shown: ['numbers', 'learned', 'question', 'useful'] });
      await journey.told('mia', /not of what you decided/);
      expect(
        await rows(`SELECT section, shown, by FROM digest_section WHERE section = 'question' ORDER BY version`),
      ).toEqual([
        { section: 'question', shown: false, by: 'mia' },
        { section: 'question', shown: true, by: 'mia' },
      ]);
    });

    it('gives what came up in its thread to the list of improvements, with nobody’s name', async () => {
      await chat.answerTo('ana', 'digest idea Bob writes a sign', /names somebody/);
      await chat.press('ana', newest(), 'Improve something…');
      await chat.until(() => chat.form('ana').includes('the digest of week 50'), 'the form');
      await chat.fillIn('ana', { text: 'a sign at the lift' });
      await journey.told('ana', /I-1 is on the list/);
      expect(await rows('SELECT text, learnt_from FROM improvement')).toEqual([
        { text: 'a sign at the lift', learnt_from: 'digest' },
      ]);
    });

    describe('whose channel is gone', () => {
      it('goes to the lead, whole and once; the next is posted in its channel again', async () => {
        await journey.opened('ana', 'The sauna was cold');
        const desk = hotel.slack.state.channels.get('C0DESK');
        const there = new Set(chat.digests().map(({ id }) => id));
        if (platform === 'Slack' && desk !== undefined) desk.archived = true;
        else
          hotel.teams.fault({
            route: 'post',
            conversation: '19:desk@thread.tacv2',
            trouble: { kind: 'status', status: 404 },
          });
        await monday('2026-12-21T08:00:00Z');
        const whole = (): number =>
          chat.pieces('mia').filter((one) => /could not be posted in its channel[^]*week 51/.test(one)).length;
        await chat.until(() => whole() > 0, 'the digest in private');
        if (desk !== undefined) desk.archived = false;
        hotel.forward(2 * 3_600_000);
        await hotel.app.sweep();
        await settle();
        expect(whole()).toBe(1);
        expect(chat.digests().filter(({ id, text }) => !there.has(id) && text.includes('week 51'))).toEqual([]);

        await journey.opened('ana', 'The sauna was cold again');
        await monday('2026-12-28T08:00:00Z');
        expect(digests(52)).toHaveLength(1);
      });
    });

    it('asks the lead what to change after three weeks of no, once', async () => {
      const since = journey.since('mia');
      await rows(`DELETE FROM digest_vote`);
      await rows(`INSERT INTO digest_vote SELECT workspace, team, week, 'v' || n, false
        FROM digest_week, generate_series(1, 3) n WHERE outcome = 'posted'`);
      await journey.opened('ana', 'The bar was closed');
      await monday('2027-01-04T08:00:00Z');
      await chat.until(() => /3 weeks in a row/.test(since()), 'the question');
      await journey.opened('ana', 'The bar was closed again');
      hotel.forward(WEEK);
      await settle();
      expect(
        await rows(`SELECT DISTINCT subject FROM message WHERE subject LIKE 'learning:digest_ask:%'`),
      ).toHaveLength(1);
    });
  });
}
