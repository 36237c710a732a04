/** The day at a glance and the leader's digest, on both platforms: by word, and by the calendar, each once. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isPng } from '../../src/pictures/png.ts';
import { describeJourney } from '../database.ts';
import { casesChannel } from './channel.ts';
import { freePort } from './free-port.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn, type Journey } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('leading a team', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let journey: Journey;
    beforeAll(async () => {
      const port = await freePort();
      hotel = await openHotel(await open(), { env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` } });
      // in private people are told on one platform: the lead of this journey works on one
      const other = platform === 'Slack' ? 'teams' : 'slack';
      await hotel.db.read.query(`DELETE FROM member_identity WHERE member = 'mia' AND platform = $1`, [other]);
      chat = surfaceOf(hotel, platform);
      journey = journeyIn(hotel, chat);
    });
    /** The clock is somebody's who moves it: what is owed by then is posted. */
    const at = async (moment: string): Promise<void> => {
      await journey.at(moment);
      await hotel.app.clockMoved();
      await hotel.drawn();
    };
    const lineups = (): number => casesChannel(hotel, platform).filter((one) => /Promised for today/.test(one)).length;
    const rows = async (sql: string): Promise<readonly unknown[]> => await hotel.db.read.query(sql);

    describe('the day at a glance', () => {
      it('is shown to whoever asks, and says that there is nothing', async () => {
        expect(await chat.answerTo('ana', 'lineup', /Nothing for a line-up/)).toMatch(/nothing urgent is open/);
      });

      it('is switched on by whoever leads the team, and by nobody else', async () => {
        await chat.answerTo('ana', 'lineup on 08:30', /for whoever leads the team to say/);
        await chat.answerTo('mia', 'lineup on 8.30', /The line-up is posted at 08:30/);
        await chat.answerTo('mia', 'lineup on 25:00', /say at what time of day/);
        expect(await rows('SELECT team, time FROM lineup_choice')).toEqual([{ team: 'front-desk', time: '08:30' }]);
      });

      it('is posted at that time of the next day, once whoever looks, with what is promised and urgent', async () => {
        const id = await journey.opened('ana', 'No hot water since six', { customer: 'K-1', severity: 'S1' });
        await chat.answerTo('ana', `promise ${id} 2026-12-11 at 12:00: call the guest back`, /12:00/);
        await at('2026-12-11T07:29:00Z');
        expect(lineups()).toBe(0);
        await at('2026-12-11T07:30:00Z');
        await chat.until(() => lineups() === 1, 'the line-up');
        await hotel.app.clockMoved();
        await hotel.restart();
        await at('2026-12-11T08:00:00Z');
        expect(lineups()).toBe(1);
        expect(await chat.answerTo('bob', 'lineup', /Promised for today/)).toContain(id);
      });

      it('ends when the lead says so', async () => {
        await chat.answerTo('mia', 'lineup off', /not posted any more/);
        await at('2026-12-12T08:00:00Z');
        expect(await rows(`SELECT 1 FROM message WHERE subject = 'lineup:front-desk:2026-12-12'`)).toEqual([]);
      });
    });

    describe('the leader’s digest', () => {
      it('is for whoever leads a team', async () => {
        expect(await chat.answerTo('ana', 'digest leader', /you lead none here/)).toMatch(/digest preview/);
        await chat.answerTo('mia', 'digest leader', /Nothing to tell you of November 2026/);
      });

      it('comes in private on the first Monday of the month, once, and is what the word shows', async () => {
        await journey.asked('refund 400 EUR', 'ana');
        for (const month of ['08', '09', '10', '11'])
          await hotel.db.read.query(
            `INSERT INTO case_fact (workspace, "case", source, version, form, team, status, counted, restricted, received_at,
               stands, reopened, handovers, touches, discretionary, alone)
             VALUES ('hotel-aurora', $1, 'import', 1, 1, 'front-desk', 'closed', true, false, $2, false, 0, 0, 0, false, false)`,
            [`past-${month}`, `2026-${month}-10T09:00:00Z`],
          );
        if (platform === 'Slack') hotel.slack.state.chartless.add('T0AURORA');
        await hotel.drawn();
        const since = journey.since('mia');
        await at('2027-01-04T08:00:00Z');
        await chat.until(() => /Limits that made people ask/.test(since()), 'the digest');
        await hotel.app.clockMoved();
        await hotel.drawn();
        expect(await rows(`SELECT subject FROM message WHERE subject LIKE 'leader:%'`)).toEqual([
          { subject: 'leader:2026-12:mia' },
        ]);
        expect(since()).toMatch(/For whoever leads Front desk: December 2026/);
        expect(since()).toMatch(/per remedy: asked 1 time/);
        // Slack has no charts in this workspace, so that it shows a picture; Teams keeps one for clients that draw none
        const picture = /"(?:image_url|url)":"(http[^"?]+\/picture\/[^"?]+)"/;
        const url = await chat.until(() => picture.exec(since())?.[1], 'the picture of the chart');
        const png = await fetch(url);
        expect([png.status, isPng(new Uint8Array(await png.arrayBuffer()))]).toEqual([200, true]);
        expect(since()).toMatch(/Complaints: 2 in December 2026, 1 in August 2026/);
        expect(/data_visualization|Chart\.Line/.test(since())).toBe(platform === 'Teams');
        const asked = await chat.answerTo('mia', 'digest leader', /For whoever leads Front desk/);
        expect(asked).toMatch(/per remedy: asked 1 time/);
        expect(asked).not.toMatch(/Ana Ortiz|Gil Okafor/);
        expect(chat.heard('ana')).not.toMatch(/Limits that made people ask/);
      });
    });

    it('the week’s digest draws what changed over the weeks before', async () => {
      const facts = (month: number, day: number, count: number): Promise<readonly unknown[]> =>
        hotel.db.read.query(
          `INSERT INTO case_fact (workspace, "case", source, version, form, team, status, counted, restricted, received_at,
             stands, reopened, handovers, touches, discretionary, alone, failure)
           SELECT 'hotel-aurora', 'week-' || $1::text || n, 'import', 1, 1, 'front-desk', 'closed', true, false, $1::timestamptz,
             false, 0, 0, 0, false, false, 'outcome.facility' FROM generate_series(1, $2::int) n`,
          [new Date(Date.UTC(2026, month - 1, day, 7)), count],
        );
      for (let week = 0; week < 9; week += 1) await facts(11, 3 + 7 * week, 1 + (week % 2));
      await facts(13, 4, 7);
      if (platform === 'Slack') hotel.slack.state.chartless.clear();
      const said = await chat.answerTo('ana', 'digest preview', /with one change/);
      expect(said).toMatch(/came 7 times/);
      expect(said).toMatch(/data_visualization|Chart\.VerticalBar/);
      expect(said).toMatch(/Week by week, W46 to W1: [^.]*, 7\./);
    });
  });
}
