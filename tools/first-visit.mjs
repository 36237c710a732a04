// A newcomer's first visit: a fresh clone in a temporary folder, `npm start`, and one complaint from log to thank-you
// through the page in headless Chromium. `--picture FILE` also keeps what the newcomer sees.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { walkTour } from './walk-tour.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const picture = process.argv.includes('--picture') ? process.argv[process.argv.indexOf('--picture') + 1] : undefined;
const PORT = 3917;
const READY_WITHIN_MS = 300_000;

const folder = mkdtempSync(path.join(tmpdir(), 'amends-first-visit-'));
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

function clone() {
  const to = path.join(folder, 'amends');
  const done = spawnSync('git', ['clone', '--quiet', process.cwd(), to], { stdio: 'inherit' });
  if (done.status !== 0) throw new Error('git clone failed');
  return to;
}

/** Starts as a newcomer would; resolves when the page answers. */
async function start(cwd) {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...withoutOurs(), PORT: String(PORT) },
  });
  let gone = false;
  child.once('exit', () => (gone = true));
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return { child, took: seconds(began) };
    if (gone) throw new Error('npm start ended before it was ready');
    if (performance.now() - began > READY_WITHIN_MS) throw new Error('npm start was not ready in time');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The environment without what points at this checkout or at real platforms. */
function withoutOurs() {
  const ours = /^(npm_|SLACK_|TEAMS_|AMENDS_|DATABASE_URL|TEST_DATABASE_URL|NODE_ENV)/;
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
  const bins = (env.PATH ?? '').split(path.delimiter).filter((dir) => !dir.includes('node_modules'));
  return { ...env, PATH: bins.join(path.delimiter) };
}

/** Resolves when the whole group is gone: npm ends before the process it started has drained. */
async function stop(child) {
  process.kill(-child.pid, 'SIGTERM');
  while (isAlive(child.pid)) await new Promise((resolve) => setTimeout(resolve, 50));
}

function isAlive(group) {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

async function visit() {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(15_000);
    const complaints = [];
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`http://127.0.0.1:${PORT}/#slack/ana`);
    await inSlack(page);
    await inTeams(page);
    for (const platform of ['slack', 'teams'])
      await walkTour(await browser.newPage(), { url: `http://127.0.0.1:${PORT}`, platform });
    console.log('the tour was walked in Slack and in Teams');
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join(' | ')}`);
  } finally {
    await browser.close();
  }
}

async function inSlack(page) {
  await page.getByTestId('slack-channel-C0RECOVERIES').click();
  const began = performance.now();
  await page.getByTestId('guide').waitFor({ timeout: READY_WITHIN_MS });
  console.log(`the last weeks are told ${seconds(began)} s after that`);
  const id = `R-${(await highestCase(page)) + 1}`;
  await type(page, 'slack', '/amends log Room 412: no hot water for two nights, family with a baby');
  await page.getByTestId('slack-dialog').waitFor();
  await page.getByTestId('slack-submit').click();
  await page.getByTestId('slack-message').filter({ hasText: id }).first().waitFor();
  await type(page, 'slack', `/amends give ${id} refund 40 EUR`);
  await page.getByText(`Given on ${id}`).first().waitFor();
  if (picture !== undefined) {
    mkdirSync(path.dirname(picture), { recursive: true });
    // high enough for the whole card
    await page.setViewportSize({ width: 1440, height: 1360 });
    await page.screenshot({ path: picture });
  }
  await type(page, 'slack', `/amends resolve ${id}`);
  await page.getByTestId('slack-dialog').waitFor();
  await page.getByLabel('Did the customer accept it').selectOption('yes');
  await page.getByTestId('slack-submit').click();
  await page.getByTestId('slack-channel-dm').click();
  await page.getByText('Post it').last().click();
  await page.getByTestId('slack-channel-C0WINS').click();
  await page.getByText('Thank you,').first().waitFor();
}

async function inTeams(page) {
  await page.getByTestId('tab-teams').click();
  await page.getByTestId('teams-chat').click();
  await page.getByTestId('teams-composer').fill('limits');
  await page.getByTestId('teams-composer-send').click();
  await page.getByText('What you may decide now').first().waitFor();
}

/** Of the cards in the channel. */
async function highestCase(page) {
  const cards = await page.getByTestId('slack-message').allInnerTexts();
  return Math.max(...cards.flatMap((text) => [...text.matchAll(/R-(\d+)/g)].map(([, n]) => Number(n))));
}

async function type(page, platform, words) {
  await page.getByTestId(`${platform}-composer`).fill(words);
  await page.getByTestId(`${platform}-send`).click();
}

if (CHROMIUM === undefined) {
  console.log('No Chromium on this machine: the first visit is not tried.');
} else {
  let running;
  try {
    const cwd = clone();
    running = await start(cwd);
    console.log(`ready ${running.took} s after npm start in a fresh clone`);
    await visit();
    await stop(running.child);
    running = undefined;
    rmSync(path.join(cwd, 'data'), { recursive: true, force: true });
    running = await start(cwd);
    console.log(`ready ${running.took} s after npm start with dependencies installed and no data`);
    await stop(running.child);
    running = await start(cwd);
    console.log(`ready ${running.took} s after npm start, warm`);
    console.log('first visit: logged, given, resolved and thanked in Slack; limits asked in Teams');
  } finally {
    if (running !== undefined) await stop(running.child).catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  }
}
