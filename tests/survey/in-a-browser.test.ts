/** The page of a survey in a real browser without scripts: on a phone, by keyboard alone, light and dark. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBodies } from '../../src/bodies.ts';
import { thingId } from '../../src/core/base/ids.ts';
import { readSurveyToken, surveyToken } from '../../src/core/base/survey-link.ts';
import type { SurveyAnswer } from '../../src/core/case/care/survey.ts';
import { makeLog } from '../../src/log.ts';
import { makeServer } from '../../src/server.ts';
import { makeSurveyPage } from '../../src/survey/listen.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (CHROMIUM === undefined) process.stderr.write('No Chromium on this machine: the page is not tried in a browser.\n');

const SECRET = Buffer.alloc(32, 9);
const now = (): Date => new Date('2026-12-10T10:00:00Z');
const link = surveyToken({ id: thingId.parse('sur_0001'), expires: new Date('2027-03-10T10:00:00Z') }, SECRET);

describe.skipIf(CHROMIUM === undefined)('the page of a survey in a browser', () => {
  let server: Server;
  let browser: Browser;
  let address = '';
  const answers: SurveyAnswer[] = [];

  beforeAll(async () => {
    const survey = makeSurveyPage({
      door: {
        read: (token) => readSurveyToken(token, SECRET),
        state: () => Promise.resolve(answers.length === 0 ? 'open' : 'answered'),
        answer: (_, { answer }) => {
          if (answers.length > 0) return Promise.resolve({ kind: 'answered' });
          answers.push(answer);
          return Promise.resolve({ kind: 'kept' });
        },
      },
      company: 'Hotel Aurora',
      bodies: makeBodies(),
      log: makeLog('error', () => undefined, now),
      now,
    });
    server = makeServer(
      { survey, notReady: () => Promise.resolve([]), metrics: () => '', onError: () => undefined },
      createServer(),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/survey/${link}`;
    browser = await chromium.launch({ ...(CHROMIUM && { executablePath: CHROMIUM }), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  const opened = async (width: number, colorScheme: 'light' | 'dark'): Promise<Page> => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width, height: 844 }, colorScheme });
    await page.goto(address);
    return page;
  };
  const pictures = process.env['AMENDS_PICTURES'];

  it.each([
    [320, 'light'],
    [390, 'dark'],
    [1440, 'light'],
  ] as const)('fits %i pixels, %s, in every language: nothing goes over the edge', async (width, scheme) => {
    const page = await opened(width, scheme);
    for (const language of ['en', 'de', 'fr', 'es']) {
      await page.goto(`${address}?lang=${language}`);
      const box = await page.locator('html').evaluate((root) => [root.scrollWidth, root.clientWidth]);
      expect(box[0]).toBeLessThanOrEqual(box[1] ?? 0);
      const mark = await page.locator('.marks label').last().boundingBox();
      expect(mark?.height).toBeGreaterThanOrEqual(44);
      expect(mark?.width).toBeGreaterThanOrEqual(24);
      if (pictures !== undefined)
        await page.screenshot({ path: `${pictures}/survey-${width}-${scheme}-${language}.png`, fullPage: true });
    }
    await page.close();
  });

  it('is dark where the reader wants it dark', async () => {
    const page = await opened(390, 'dark');
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(26, 29, 33)');
    await page.close();
  });

  it('is answered by keyboard alone, with what is missing said first; a second time is told politely', async () => {
    const other = await opened(320, 'dark');
    const page = await opened(390, 'light');
    const { keyboard } = page;
    const focused = (): Promise<string> =>
      page.locator(':focus').evaluate((one) => one.getAttribute('name') ?? one.tagName);
    await keyboard.press('Tab');
    expect(await focused()).toBe('overall');
    for (const _ of ['outcome', 'procedure', 'interaction', 'effort', 'words', 'quote', 'send'])
      await keyboard.press('Tab');
    expect(await focused()).toBe('BUTTON');
    await keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowRight');
    expect(await page.getByRole('radio', { checked: true }).getAttribute('value')).toBe('3');
    for (const _ of ['outcome', 'procedure', 'interaction', 'effort', 'words']) await keyboard.press('Tab');
    expect(await focused()).toBe('words');
    await keyboard.type('The second room was fine');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you' }).waitFor();
    expect(answers).toEqual([expect.objectContaining({ overall: 3, words: 'The second room was fine' })]);
    await other.getByRole('radio', { name: '1, very badly' }).check();
    await other.getByRole('button', { name: 'Send the answer' }).click();
    await other.getByRole('heading', { name: 'Your answer is here already' }).waitFor();
    await other.close();
    expect(answers).toHaveLength(1);
    await page.close();
  });

  it('gives every mark a name of its own, under its question', async () => {
    answers.splice(0);
    const page = await opened(390, 'light');
    const group = page.getByRole('group', { name: 'How easy did we make it for you?' });
    expect(await group.getByRole('radio').count()).toBe(7);
    expect(await group.getByRole('radio', { name: '7, very easy' }).count()).toBe(1);
    expect(await page.getByRole('navigation', { name: 'Language' }).getByRole('link').count()).toBe(3);
    await page.close();
  });
});
