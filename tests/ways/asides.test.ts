/** What other systems sent and opened no case, on both platforms: shown to whoever leads the team or owns the source, opened as their case, or found right so. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { describeJourney } from '../database.ts';
import { complaint, post, SECRET, signed } from '../intake/sender.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

/** `reviews` is Ana's, who leads nobody; `desk` is Bob's. */
function withSources(): Readonly<Record<string, string>> {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'amends-asides-')), 'amends.yaml');
  const sources = ['reviews, owner: ana', 'desk, owner: bob'].map(
    (one) => `  - { name: ${one}, team: front-desk, opens: complaints }\n`,
  );
  writeFileSync(file, `${readFileSync('demo/amends.yaml', 'utf8')}\nintake:\n${sources.join('')}`);
  return { AMENDS_CONFIG: file, AMENDS_INTAKE_REVIEWS_SECRET: SECRET, AMENDS_INTAKE_DESK_SECRET: SECRET };
}

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('what was set aside', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let sent = 0;
    beforeAll(async () => {
      hotel = await openHotel(await open(), { env: withSources() });
      chat = surfaceOf(hotel, platform);
    });
    const send = async (source: string, text: string): Promise<unknown> => {
      sent += 1;
      const body = complaint({ subject: '', text, customer: { id: `G-${sent}` } });
      const url = `${hotel.app.url}/intake/${source}`;
      return (await post(url, body, signed(body, { id: `msg_${sent}`, at: hotel.now() }))).body;
    };

    it('is shown by source and reason to whoever owns the source, and to the lead, and to nobody else', async () => {
      expect(
        await send('reviews', 'Wonderful stay, thank you all so much! We loved it, call me at +33 6 12 34 56 78.'),
      ).toMatchObject({
        set_aside: expect.any(String),
      });
      await send('reviews', 'Lovely people, best hotel ever, thank you!');
      await send('desk', 'What time is breakfast on Sundays?');
      const own = await chat.answerTo('ana', 'aside', /Set aside/);
      expect(own).toMatch(/reviews: 2/);
      expect(own).toMatch(/Wonderful stay/);
      expect(own).not.toMatch(/breakfast|6 12 34 56 78/);
      const led = await chat.answerTo('mia', 'beiseite', /Set aside|Beiseite/);
      expect(led).toMatch(/breakfast/);
      expect(await chat.answerTo('gil', 'aside', /whoever leads/)).toMatch(/owns the source/);
    });

    it('opens a case with the time it was told at, and is found right so, each once', async () => {
      const seen = chat.privately('ana').findLast(({ text }) => /Wonderful stay/.test(text));
      if (seen === undefined) throw new Error('nothing shown');
      await chat.press('ana', seen, 'It is a complaint: open a case', 0);
      await chat.until(() => /Opened as R-1001/.test(chat.heard('ana')), 'the case');
      const [row] = await hotel.db.read.query<{ owner: string; doc: unknown }>('SELECT owner, doc FROM recovery_case');
      expect(row?.owner).toBe('ana');
      expect(JSON.stringify(row?.doc)).toContain('2026-12-10T08:30:00');
      await chat.press('ana', seen, 'Right so', 1);
      await chat.until(() => /is not shown again/.test(chat.heard('ana')), 'that it is noted');
      expect(await chat.answerTo('ana', 'aside', /Nothing was set aside/)).toMatch(/last 7 days/);
      // a press of somebody it is not for gains nothing
      const others = chat.privately('mia').findLast(({ text }) => /breakfast/.test(text));
      if (others === undefined) throw new Error('nothing shown to the lead');
      expect(await hotel.db.read.query('SELECT 1 FROM recovery_case')).toHaveLength(1);
    });

    it('stands on the home of whoever looks after it, in a line', async () => {
      await chat.openHome('bob');
      const home = await chat.until(() => {
        const shown = chat.home('bob');
        return shown !== undefined && /Set aside/.test(shown.text) ? shown : undefined;
      }, 'the line');
      expect(home.text).toMatch(/desk: 1 /);
      expect(home.text).not.toMatch(/breakfast/);
    });
  });
}
