/** The picture of a thank-you, on both platforms: posted with the words, fetched by its address, and gone when it should be. */
import { beforeAll, expect, it } from 'vitest';
import { isPng } from '../../src/pictures/png.ts';
import { describeJourney } from '../database.ts';
import { freePort } from './free-port.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { journeyIn } from './journey.ts';
import { surfaceOf, type Surface } from './surfaces.ts';
import { thanked } from './thanked.ts';

for (const platform of ['Slack', 'Teams'] as const) {
  describeJourney('the picture of a thank-you', platform, (open) => {
    let hotel: Hotel;
    let chat: Surface;
    let url = '';
    beforeAll(async () => {
      const port = await freePort();
      hotel = await openHotel(await open(), { env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` } });
      chat = surfaceOf(hotel, platform);
    });
    const ask = (address: string, init: RequestInit = {}): Promise<Response> =>
      fetch(address, { redirect: 'error', ...init });
    const likes = async (wish: string): Promise<void> => {
      await chat.answerTo('ana', `thanked ${wish}`, /thank/i);
      await hotel.drawn();
    };

    it('stands with the words and says all of them to whoever does not see it', async () => {
      const id = await journeyIn(hotel, chat).opened('ana', 'Room noise all night');
      const { text } = await thanked(hotel, chat, id);
      expect(text).toMatch(
        /"(?:alt_text|altText)":"A card: Thank you, Ana Ortiz\. Lesson shared\. [^"]+ Team: Front desk\."/,
      );
      expect(text).toContain('Download the picture');
      url = /"(?:image_url|url)":"(http[^"?]+\/picture\/[^"?]+)"/.exec(text)?.[1] ?? '';
      expect(url).not.toBe('');
    });

    it('is a PNG that may be kept for a while, and asked for again without drawing it', async () => {
      const answer = await ask(url);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      expect([answer.status, isPng(bytes), bytes.length < 200_000]).toEqual([200, true, true]);
      const headers = Object.fromEntries(answer.headers);
      expect(headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(bytes.length),
        'cache-control': 'public, max-age=300, must-revalidate',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'content-disposition': 'inline; filename="thank-you-ana-ortiz.png"',
      });
      const again = await ask(url, { headers: { 'if-none-match': headers['etag'] ?? '' } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      const head = await ask(url, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
        200,
        String(bytes.length),
        '',
      ]);
      const saved = await ask(`${url}?save`);
      expect(saved.headers.get('content-disposition')).toBe('attachment; filename="thank-you-ana-ortiz.png"');
    });

    it('is shown in the playground as the client would show it, and nothing else is', async () => {
      const shown = platform === 'Slack' ? hotel.slack.state.images.get(url) : await hotel.teams.picture?.(url);
      expect(shown?.type).toBe('image/png');
      expect(await hotel.teams.picture?.('http://127.0.0.1:1/secrets')).toBeNull();
    });

    it('is found by nobody who guesses, at no address that was made for something else', async () => {
      const { origin, pathname } = new URL(url);
      const token = pathname.slice('/picture/'.length);
      const forged = [
        `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
        token.replace('R-1001', 'R-1002'),
        token.replace('thanks.', 'note.'),
        token.split('.').slice(0, -1).join('.'),
        'x',
      ];
      for (const one of forged) expect((await ask(`${origin}/picture/${one}`)).status).toBe(404);
      for (const path of ['/picture', '/picture/', '/picture/../healthz/x'])
        expect((await ask(`${origin}${path}`)).status).toBe(404);
      expect((await ask(url, { method: 'POST' })).status).toBe(405);
    });

    it('is gone once the case is private', async () => {
      const id = 'R-1001';
      await chat.answerTo('ana', `restrict ${id} legal because a solicitor wrote`, /./);
      await hotel.drawn();
      expect((await ask(url)).status).toBe(410);
    });

    it('says no name to whoever wishes to be thanked in the team alone, and nothing to whoever wishes for nothing', async () => {
      const id = await journeyIn(hotel, chat, 1001).opened('ana', 'No towels in the room');
      const { text } = await thanked(hotel, chat, id);
      const [, other = ''] = /"(?:image_url|url)":"(http[^"?]+\/picture\/[^"?]+)"/.exec(text) ?? [];
      const named = await ask(other);
      await likes('team');
      const unnamed = await ask(other);
      expect(unnamed.headers.get('etag')).not.toBe(named.headers.get('etag'));
      expect(unnamed.headers.get('content-disposition')).toBe('inline; filename="thank-you.png"');
      await likes('none');
      expect((await ask(other)).status).toBe(410);
      expect((await ask(other, { headers: { 'if-none-match': named.headers.get('etag') ?? '' } })).status).toBe(410);
      // what stands already keeps its words alone
      const isPlain = (): boolean => !JSON.stringify(chat.thanks()).includes('/picture/');
      expect(await chat.until(isPlain, 'the posts without their pictures')).toBe(true);
      expect(JSON.stringify(chat.thanks())).toContain('Thank you,');
    });

    it('comes with a thank-you from a colleague, too, and goes when whoever it thanks wishes for none', async () => {
      await likes('public');
      const before = chat.thanks().length;
      await chat.answerTo('bob', 'thanks @ana for moving forty guests within an hour', /channel/);
      const { text } = await chat.until(() => chat.thanks()[before], 'the thank-you');
      expect(text).toMatch(/A card: Thank you, Ana Ortiz\. From a colleague\. Moving forty guests within an hour\./);
      const [, peers = ''] = /"(?:image_url|url)":"(http[^"?]+\/picture\/[^"?]+)"/.exec(text) ?? [];
      expect((await ask(peers)).status).toBe(200);
      await likes('none');
      expect((await ask(peers)).status).toBe(410);
      const isPlain = (): boolean => chat.thanks()[before]?.text.includes('/picture/') === false;
      expect(await chat.until(isPlain, 'the post without its picture')).toBe(true);
    });

    it('is asked for only so often', async () => {
      const answers = await Promise.all(Array.from({ length: 70 }, () => ask(url).then(({ status }) => status)));
      expect(answers).toContain(429);
    });
  });

  describeJourney('a thank-you whose picture cannot be fetched', platform, (open) => {
    it('is posted all the same, once', async () => {
      const hotel = await openHotel(await open(), { env: { PUBLIC_URL: `http://127.0.0.1:${await freePort()}` } });
      const chat = surfaceOf(hotel, platform);
      const { text } = await thanked(hotel, chat, await journeyIn(hotel, chat).opened());
      expect(text).toContain('Thank you,');
      // Teams' clients fetch it when they show it, and say its words instead
      expect(text.includes('/picture/')).toBe(platform === 'Teams');
      expect(chat.thanks()).toHaveLength(1);
    });
  });
}
