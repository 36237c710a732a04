/** A printable note over HTTP and in a real browser without scripts: on a telephone, light and dark, and on paper. */
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GestureSeen } from '../../src/app/care/gesture-door.ts';
import { makeBodies } from '../../src/bodies.ts';
import { firstName, gesturePage } from '../../src/cards/pages/gesture/gesture-page.ts';
import { gestureToken, readGestureToken } from '../../src/core/base/gesture-link.ts';
import { caseId, thingId } from '../../src/core/base/ids.ts';
import { money } from '../../src/core/base/money.ts';
import { LETTER_LANGUAGES, LETTER_TONES, type Voice } from '../../src/core/letters/letter.ts';
import { makeLog } from '../../src/log.ts';
import { makeServer } from '../../src/server.ts';
import { makeNotePage } from '../../src/survey/listen-notes.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (CHROMIUM === undefined) process.stderr.write('No Chromium on this machine: the note is not tried in a browser.\n');

const SECRET = Buffer.alloc(32, 9);
const clock = { at: Date.parse('2026-12-10T10:00:00Z') };
const now = (): Date => new Date(clock.at);
const token = gestureToken(
  { case: caseId.parse('R-1042'), action: thingId.parse('act_0001'), expires: new Date('2027-12-10T23:00:00Z') },
  SECRET,
);
const note = (voice: Voice, kind = 'refund'): GestureSeen => ({
  kind: 'note',
  voice,
  note: {
    given: { kind, amount: money(4_000n, 'EUR'), units: null, owed: null, beyond: null, isDone: true },
    code: '7KQ2-M4XD-90TA',
    until: { at: new Date('2027-12-10T23:00:00Z'), isDay: true },
    zone: 'Europe/Paris',
    from: 'Ana',
  },
});
const ENGLISH: Voice = { language: 'en', tone: 'formal' };
let seen: GestureSeen | Error = note(ENGLISH);
let asked = 0;
let server: Server;
let address = '';

beforeAll(async () => {
  const log = makeLog('error', () => undefined, now);
  const door = {
    read: (given: string) => readGestureToken(given, SECRET),
    note: () => {
      asked += 1;
      return seen instanceof Error ? Promise.reject(seen) : Promise.resolve(seen);
    },
  };
  const page = makeNotePage({
    door,
    company: 'Corner <Shop> & Hôtel de la Très Longue Avenue',
    bodies: makeBodies(),
    log,
    now,
  });
  server = makeServer(
    { note: page, notReady: () => Promise.resolve([]), metrics: () => '', onError: () => undefined },
    createServer(),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/note/`;
});
afterAll(() => server.close());
beforeEach(() => {
  [seen, asked] = [note(ENGLISH), 0];
  clock.at += 60_000;
});

describe('a note over HTTP', () => {
  it('is served to whoever has its link, and kept by nobody on the way', async () => {
    const page = await fetch(address + token);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(page.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    for (const words of [
      'You receive a refund of €40.00.',
      '7KQ2-M4XD-90TA',
      '10 December 2027',
      'Ana, Corner &lt;Shop&gt;',
    ])
      expect(html).toContain(words);
    expect(html).not.toMatch(/<script|R-1042|act_0001/);
  });

  it('says politely that a gift is not valid any more, and of a forged link that nobody knows it, which asks nobody', async () => {
    seen = { kind: 'over', voice: { language: 'fr', tone: 'formal' } };
    const over = await fetch(address + token);
    expect([over.status, await over.text()]).toEqual([410, expect.stringContaining('n’est plus valable')]);
    expect(asked).toBe(1);
    const forged = await fetch(`${address}${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`, {
      headers: { 'accept-language': 'es' },
    });
    expect([forged.status, await forged.text()]).toEqual([404, expect.stringContaining('No conocemos esta tarjeta')]);
    expect(asked).toBe(1);
  });

  it('takes nothing but looks, not too many of them, and says so when it cannot look', async () => {
    expect((await fetch(address + token, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(address + token, { method: 'POST', body: 'x=1' })).status).toBe(405);
    seen = new Error('away');
    expect((await fetch(address + token)).status).toBe(503);
    seen = note(ENGLISH);
    for (let n = 2; n < 60; n += 1) await fetch(address + token, { method: 'HEAD' });
    expect((await fetch(address + token)).status).toBe(429);
  });
});

describe('the words of a note', () => {
  it('are whole in every language and tone', () => {
    for (const language of LETTER_LANGUAGES)
      for (const tone of LETTER_TONES)
        for (const state of [
          note({ language, tone }),
          { kind: 'over' },
          { kind: 'unknown' },
          { kind: 'busy' },
        ] as const) {
          const html = gesturePage({ company: 'Aurora', voice: { language, tone }, state });
          expect(html).toContain(`<html lang="${language}">`);
          expect(html).toContain('Aurora');
          expect(html.replace(/<style>.*<\/style>/, '')).not.toMatch(/[{}]|undefined|null/);
        }
  });

  it('name the sender as they are called', () => {
    expect(['Ana Lima', 'Dr. Mia Prof. Weiß', 'Nils', ' '].map(firstName)).toEqual(['Ana', 'Mia', 'Nils', null]);
  });
});

describe.skipIf(CHROMIUM === undefined)('a note in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ['--no-sandbox'] });
  });
  afterAll(async () => await browser.close());
  const pictures = process.env['AMENDS_PICTURES'];

  it.each([
    [320, 'dark'],
    [390, 'light'],
  ] as const)('fits %i pixels, %s, and a page of A6 and of A5, black on white', async (width, colorScheme) => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width, height: 844 }, colorScheme });
    const colour = (): Promise<string> =>
      page.evaluate('getComputedStyle(document.querySelector("main")).backgroundColor');
    for (const language of LETTER_LANGUAGES) {
      seen = note({ language, tone: 'formal' }, 'three_course_dinner_for_two_with_a_view');
      await page.goto(address + token);
      const box = await page.locator('html').evaluate((root) => [root.scrollWidth, root.clientWidth]);
      expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
      expect(await colour()).toBe(colorScheme === 'dark' ? 'rgb(35, 39, 44)' : 'rgb(255, 255, 255)');
      const path = `${pictures ?? ''}/note-${width}-${language}`;
      if (pictures !== undefined) await page.screenshot({ path: `${path}.png`, fullPage: true });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      const a5 = await page.pdf({ format: 'A5' });
      const pages = [pdf, a5].map((paper) => paper.toString('latin1').match(/\/Type \/Page\b/g)?.length);
      expect(pages).toEqual([1, 1]);
      if (pictures !== undefined) writeFileSync(`${path}-a5.pdf`, a5);
      if (pictures !== undefined) writeFileSync(`${path}-a6.pdf`, pdf);
      const [, wide, high] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)/.exec(pdf.toString('latin1')) ?? [];
      // points: 105 by 148 millimetres
      expect([Number(wide), Number(high)].map(Math.round)).toEqual([298, 420]);
      await page.emulateMedia({ media: 'print' });
      expect(await colour()).toBe('rgb(255, 255, 255)');
      expect(await page.locator('.screen').isVisible()).toBe(false);
      if (pictures !== undefined) await page.screenshot({ path: `${path}-paper.png`, fullPage: true });
      await page.emulateMedia({ media: null });
    }
    await page.close();
  });
});
