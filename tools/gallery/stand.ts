/** A browser in which the page's own renderers draw cards and forms, for pictures and for tests. Nothing leaves the machine. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { filesIn, HEADERS, pageFiles } from '../../src/playground/page-files.ts';
import type { Look, Measured, Piece } from './piece.ts';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

const ADDRESS = 'http://gallery.localhost';
/** Served where they stand in the project, so that modules name one another as they do on the disk. */
const [OWN, PLAYGROUND] = ['/tools/gallery/page/', '/src/playground/page/'];
/** The moment of the cards' viewer: “today” must mean the same in every run. */
const NOW = new Date('2026-12-10T13:00:00Z');

export interface Shown extends Omit<Measured, keyof Look | 'file'> {
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** What the buttons of one piece sent. */
interface Pressed {
  readonly name: string;
  readonly sent: readonly unknown[];
}

export interface Stand {
  readonly page: Page;
  /** Whatever the page complained about since it was opened: errors, and words on the console. */
  readonly complaints: readonly string[];
  /** Draws all of them, one under the other, in the place of what was there. */
  readonly show: (pieces: readonly Piece[], look: Look) => Promise<readonly Shown[]>;
  /** Presses every button and every entry of every menu of these, which must have been shown, in reading order. */
  readonly pressAll: (pieces: readonly Piece[]) => Promise<readonly Pressed[]>;
  readonly picture: (box: Shown['box']) => Promise<Buffer>;
  readonly end: () => Promise<void>;
}

export async function openStand(locale = 'en-GB'): Promise<Stand> {
  if (CHROMIUM === undefined) throw new Error('No Chromium on this machine. On Debian: apt-get install chromium');
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--font-render-hinting=none'],
  });
  const page = await newPage(browser, locale);
  const complaints: string[] = [];
  page.on('console', (line) => complaints.push(line.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${ADDRESS}${OWN}stand.html`);
  await page.waitForFunction('globalThis.stand !== undefined');
  const devtools = await page.context().newCDPSession(page);
  return {
    page,
    complaints,
    show: async (pieces, look) => {
      await page.emulateMedia({ colorScheme: look.theme });
      await page.setViewportSize({ width: look.width < 500 ? look.width : 1_200, height: 900 });
      const asked = JSON.stringify([pieces, look, NOW.getTime() / 1_000]);
      return page.evaluate<readonly Shown[]>(`stand.show(...${asked})`);
    },
    pressAll: (pieces) =>
      page.evaluate<readonly Pressed[]>(`stand.pressAll(${JSON.stringify(pieces.map(({ name }) => name))})`),
    picture: async ({ x, y, width, height }) => {
      const clip = { x, y, width: Math.ceil(width), height: Math.ceil(height), scale: 1 };
      const { data } = await devtools.send('Page.captureScreenshot', { clip, captureBeyondViewport: true });
      return Buffer.from(data, 'base64');
    },
    end: () => browser.close(),
  };
}

async function newPage(browser: Browser, locale: string): Promise<Page> {
  const page = await browser.newPage({ locale, timezoneId: 'Europe/Paris' });
  page.setDefaultTimeout(30_000);
  await page.clock.setFixedTime(NOW);
  const own = filesIn(new URL('./page/', import.meta.url));
  const files = new Map([
    ...own.map(([name, file]) => [path.posix.join(OWN, name), file] as const),
    ...[...pageFiles()].map(([name, file]) => [path.posix.join(PLAYGROUND, name), file] as const),
  ]);
  await page.route('**/*', async (route) => {
    const file = files.get(new URL(route.request().url()).pathname);
    if (file === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ status: 200, body: file.body, headers: { ...HEADERS, 'content-type': file.type } });
  });
  return page;
}
