// Microsoft's own client against the real Amends: `amends dev-teams` with the Agents Playground of Microsoft, in headless
// Chromium: log, give, request, approve and resolve. The Playground's licence allows trying it out and no more, so it is no
// dependency: it is fetched here, and where it cannot be had, this says so and is not tried. `--picture FILE` keeps a picture.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const picture = process.argv.includes('--picture') ? process.argv[process.argv.indexOf('--picture') + 1] : undefined;
const folder = mkdtempSync(path.join(tmpdir(), 'amends-teams-client-'));
const children = [];
const CASES = 'channel-announcements-id';

/** The folder of the package; undefined when it cannot be had. */
function fetched() {
  const packed = spawnSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder], { encoding: 'utf8' });
  const file = packed.stdout?.trim().split('\n').at(-1);
  if (packed.status !== 0 || !file) return undefined;
  const unpacked = spawnSync('tar', ['xzf', path.join(folder, file), '-C', folder]);
  return unpacked.status === 0 ? path.join(folder, 'package') : undefined;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function start(args, env) {
  const child = spawn(process.execPath, args, { env: { ...withoutOurs(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (words) => said.push(String(words)));
  children.push(child);
  return { child, said };
}

/** The environment without what points at this checkout or at real platforms. */
function withoutOurs() {
  const ours = /^(npm_|SLACK_|TEAMS_|AMENDS_|DATABASE_URL|TEST_DATABASE_URL|NODE_ENV)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}

async function until(look, what, withinMs = 120_000) {
  const began = performance.now();
  for (;;) {
    const found = await look();
    if (found) return found;
    if (performance.now() - began > withinMs) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const answers = (url) =>
  fetch(url).then(
    (answer) => answer.ok,
    () => false,
  );

async function visit({ client, amends, door }) {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    // fonts and icons come from elsewhere, and are not needed
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
    ],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1500, height: 1300 } });
    page.setDefaultTimeout(60_000);
    await page.goto(client, { waitUntil: 'domcontentloaded' });
    await see(page, 'Your recoveries');
    // Amends hears of a channel when somebody speaks to it there
    await say(client, door, 'limits');
    await type(page, 'log Room 412: no hot water for two nights, family with a baby');
    await page.getByRole('button', { name: 'Log case' }).last().click();
    await see(page, 'Logged as R-1001');
    await type(page, 'give R-1001 refund 40 EUR');
    await see(page, 'Given on R-1001');
    await page.getByText('Announcements', { exact: true }).first().click();
    await see(page, '€40.00');
    await say(client, door, 'give R-1001 refund 400 EUR because two nights were lost');
    await page.getByRole('button', { name: 'Approve', exact: true }).first().click();
    await see(page, /Approved/);
    await until(
      async () => (await page.getByRole('button', { name: 'Approve', exact: true }).count()) === 0,
      'a decided request without buttons',
    );
    if (picture !== undefined) {
      mkdirSync(path.dirname(picture), { recursive: true });
      await page.screenshot({ path: picture });
    }
    await page.getByText('Personal Chat', { exact: true }).first().click();
    await type(page, 'resolve R-1001');
    await page.getByRole('button', { name: 'Resolve case' }).last().click();
    await see(page, /R-1001 is resolved|Resolved R-1001|R-1001.*resolved/);
    await refusesStrangers(amends);
  } catch (error) {
    const [page] = browser.contexts().flatMap((context) => context.pages());
    if (picture !== undefined && page !== undefined) await page.screenshot({ path: picture });
    throw error;
  } finally {
    await browser.close();
  }
}

const see = (page, words) => page.getByText(words).last().waitFor();

async function type(page, words) {
  const before = await page.getByText(words, { exact: true }).count();
  await page.locator('[data-lexical-editor="true"]').first().click();
  await page.keyboard.type(words);
  await page.getByLabel('Send Message').click();
  await until(async () => (await page.getByText(words, { exact: true }).count()) > before, `"${words}" in the chat`);
}

/** Somebody else in the simulated tenant, whom the page cannot play: what the client would send of them, by the same door. */
async function say(client, door, words) {
  const { config } = await (await fetch(`${client}/_internal/v1/config`)).json();
  const [{ aadObjectId, id, name }] = config.users;
  const tag = `<at>${config.bot.name}</at>`;
  const body = {
    type: 'message',
    id: String(Date.now()),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: `http://localhost:${new URL(client).port}/_connector`,
    from: { id, name, aadObjectId },
    recipient: config.bot,
    conversation: { id: CASES, conversationType: 'channel', isGroup: true, tenantId: config.tenantId },
    channelData: { tenant: { id: config.tenantId }, channel: { id: CASES } },
    text: `${tag} ${words}`,
    entities: [{ type: 'mention', text: tag, mentioned: config.bot }],
  };
  const answer = await fetch(door, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-ms-agents-playground': 'true' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`"${words}" was refused: ${answer.status} ${await answer.text()}`);
}

/** Authentication is on: what nobody signed is refused. */
async function refusesStrangers(amends) {
  const { status } = await fetch(`${amends}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text: 'limits' }),
  });
  if (status !== 401) throw new Error(`an unsigned request was answered with ${status}`);
}

async function end(child) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}

async function main() {
  if (CHROMIUM === undefined) return console.log('No Chromium on this machine: the Teams client is not tried.');
  const from = fetched();
  if (from === undefined) return console.log(`${PACKAGE} cannot be fetched here: the Teams client is not tried.`);
  const [clientPort, doorPort, appPort] = [await freePort(), await freePort(), await freePort()];
  const client = `http://127.0.0.1:${clientPort}`;
  const amends = `http://127.0.0.1:${appPort}`;
  const door = `http://127.0.0.1:${doorPort}/api/messages`;
  const playground = [path.join(from, 'cli.js'), '-e', door, '-c', 'msteams', '-p', String(clientPort)];
  start([...playground, '--disable-telemetry'], { BROWSER: 'none' });
  const dev = start(['bin/amends.js', 'dev-teams', '--playground', client, '--port', String(doorPort)], {
    PORT: String(appPort),
    AMENDS_DATA_DIR: path.join(folder, 'data'),
  });
  try {
    await until(() => answers(`${amends}/readyz`), 'Amends');
    await visit({ client, amends, door });
    console.log('logged, given, requested, approved and resolved in the Agents Playground, authentication on');
  } catch (error) {
    if (picture !== undefined) console.error(`see ${picture}`);
    console.error(dev.said.join('').slice(-4_000));
    throw error;
  }
}

try {
  await main();
} finally {
  for (const child of children.toReversed()) await end(child);
  rmSync(folder, { recursive: true, force: true });
}
