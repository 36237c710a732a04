// Walks the guided tour of a playground that runs, as a visitor would, and fails where a step is not done:
// `node tools/walk-tour.mjs http://127.0.0.1:3000 [slack|teams] [--pictures FOLDER]`. With pictures each step is kept as PNG;
// the README's is made of them by hand: `img2webp -loop 0 -lossy -q 60 -d 1800 FOLDER/*.png -o docs/pictures/tour.webp`.
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

export const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** The loaded machine of a check needs longer than a visitor would wait. */
const PATIENCE_MS = 60_000;

/** Resolves to the titles of the steps, when the last is done. */
export async function walkTour(page, { url, platform, picture = async () => undefined }) {
  const by = (id) => page.getByTestId(id);
  const titles = [];
  await page.goto(`${url}/#${platform}/ana`);
  await by('guide').waitFor({ timeout: 5 * PATIENCE_MS });
  await by('tour-begin').click();
  for (;;) {
    const title = await page.locator('.guide-title strong').innerText();
    if ((await by('tour-trouble').count()) > 0) break;
    titles.push(title);
    if ((await by('tour-be').count()) > 0) await by('tour-be').click();
    await picture();
    await take(page, platform, picture);
    await page
      .waitForFunction((before) => document.querySelector('.guide-title strong')?.textContent !== before, title)
      .catch(() => {
        throw new Error(`the tour stands at "${title}" in ${platform}`);
      });
    await page.waitForTimeout(400);
  }
  await picture();
  return titles;
}

/** Does what the step asks for. */
async function take(page, platform, picture) {
  const by = (id) => page.getByTestId(id);
  const client = page.locator(`#${platform}`);
  if ((await by('tour-type').count()) > 0) {
    const line = await page.locator('.guide-line').innerText();
    await by('tour-type').click();
    await picture();
    await by(platform === 'slack' ? 'slack-send' : 'teams-composer-send').click();
    if (/\b(log|resolve)\b/.test(line)) await fillIn(page, platform, picture);
  } else if ((await by('tour-clock').count()) > 0) await by('tour-clock').click();
  else {
    await by('tour-open').click();
    const button = client.getByRole('button', { name: /^(Approve|Post it)/ }).last();
    await button.waitFor();
    await button.scrollIntoViewIfNeeded();
    await picture();
    await button.click();
  }
}

/** The form that opens, or stands in the chat. */
async function fillIn(page, platform, picture) {
  const submit =
    platform === 'slack'
      ? page.getByTestId('slack-submit')
      : page
          .locator('#teams')
          .getByRole('button', { name: /^(Log case|Resolve case)$/ })
          .last();
  await submit.waitFor();
  const accepted = page.getByLabel('Did the customer accept it').last();
  if ((await accepted.count()) > 0) await accepted.selectOption({ label: 'yes' });
  await picture();
  await submit.click();
}

async function main([url, ...rest]) {
  const platform = rest.includes('teams') ? 'teams' : 'slack';
  const folder = rest.includes('--pictures') ? rest[rest.indexOf('--pictures') + 1] : undefined;
  if (folder !== undefined) mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => console.log(error.message));
    let n = 0;
    const picture = async () => {
      if (folder === undefined) return;
      await page.waitForTimeout(350);
      await page.screenshot({ path: path.join(folder, `${String((n += 1)).padStart(3, '0')}.png`) });
    };
    const titles = await walkTour(page, { url, platform, picture });
    console.log(`the tour in ${platform}: ${titles.join(' · ')}`);
  } finally {
    await browser.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main(process.argv.slice(2));
