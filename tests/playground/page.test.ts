/** The page in a real browser, with a stub for an app: by mouse and by keyboard, without a word in the console. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { playgroundListener } from '../../src/playground/server.ts';
import { slackSide } from '../../src/playground/slack/side.ts';
import { objectOf } from '../../src/playground/slack/json.ts';
import { HOTEL_AURORA } from '../../src/playground/world.ts';
import { button, modal, section, stage } from './slack/stub-app.ts';
import type { Heard, Reply, Stage } from './slack/stub-app.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (CHROMIUM === undefined) process.stderr.write('No Chromium on this machine: the page is not tried in a browser.\n');

let on: Stage;
let server: Server;
let browser: Browser;
let page: Page;
let address = '';
const said: string[] = [];

/** A form for `log`, a card for its submission, an update for a press. */
async function app(heard: Heard): Promise<Reply> {
  const { body } = heard;
  const trigger = body['trigger_id'];
  if (body['type'] === 'message_action' || String(body['text']).startsWith('log')) {
    await on.api('views.open', { trigger_id: trigger, view: modal() });
  }
  if (String(body['text']).startsWith('odd')) {
    const blocks = [{ type: 'markdown', text: '# A heading' }];
    await on.api('chat.postMessage', { channel: body['channel_id'], text: 'A heading', blocks });
  }
  if (String(body['text']).startsWith('twins')) {
    const blocks = [button('Give this', 'give', 'first'), button('Give this', 'give', 'second')];
    await on.api('chat.postMessage', { channel: body['channel_id'], text: 'Twins', blocks });
    await on.api('views.publish', { user_id: body['user_id'], view: { type: 'home', blocks } });
  }
  if (String(body['text']).startsWith('menu')) {
    const options = ['Decline', 'Withdraw'].map((words) => ({
      text: { type: 'plain_text', text: words },
      value: words.toLowerCase(),
    }));
    const approve = { type: 'button', action_id: 'approve', text: { type: 'plain_text', text: 'Approve' } };
    const elements = [approve, { type: 'overflow', action_id: 'more', options }];
    const blocks = [{ type: 'actions', block_id: 'menu', elements }];
    await on.api('chat.postMessage', { channel: body['channel_id'], text: 'A menu', blocks });
  }
  if (String(body['text']).startsWith('long')) {
    const blocks = [section('The room was cold and the tap was dry. '.repeat(30))];
    await on.api('chat.postMessage', { channel: body['channel_id'], text: 'A long text', blocks });
  }
  if (body['type'] === 'view_submission') {
    const what = String(
      objectOf(objectOf(objectOf(objectOf(objectOf(body['view'])['state'])['values'])['what'])['what_text'])['value'],
    );
    if (what.length < 10)
      return { body: { response_action: 'errors', errors: { what: 'Say a little more, please.' } } };
    const blocks = [section(`*R-1001*\n${what.replaceAll('<', '&lt;')}`), button('Give €40', 'give')];
    await on.api('chat.postMessage', { channel: 'C0RECOVERIES', text: 'R-1001', blocks });
    await on.api('chat.postEphemeral', { channel: 'C0RECOVERIES', user: 'U0ANA', text: 'You may give up to €80.' });
  }
  if (body['type'] === 'block_actions') {
    const { ts } = objectOf(body['message']);
    await on.api('chat.update', { channel: 'C0RECOVERIES', ts, text: 'Given', blocks: [section('Given: €40')] });
  }
  return {};
}

describe.skipIf(CHROMIUM === undefined)('the page', () => {
  beforeAll(async () => {
    on = await stage({ events: [] });
    on.stub.answer(app);
    const side = slackSide(on.slack, [{ callbackId: 'log_complaint', label: 'Log a complaint' }]);
    const play = playgroundListener({ slack: side, world: HOTEL_AURORA, wire: on.slack.wire });
    server = createServer((req, res) => {
      if (!play(req, res)) res.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    address = `http://127.0.0.1:${at !== null && typeof at === 'object' ? at.port : 0}/`;
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (line) => said.push(line.text()));
    page.on('pageerror', (error) => said.push(error.message));
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await on.end();
  });
  // opened anew in the one tab: a tab each costs a process each, which is most of what a test takes
  beforeEach(async () => {
    said.length = 0;
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(address);
    await page.getByTestId('slack-composer').waitFor();
    return async () => {
      await page.evaluate('localStorage.clear()');
      await page.goto('about:blank');
      if (said.length > 0) throw new Error(`The page wrote to the console: ${said.join('; ')}`);
    };
  });

  it('presses the one of two equal buttons that was clicked, in a message and on the home tab', async () => {
    await on.slack.command('U0ANA', 'C0DESK', 'twins');
    const heard = (): unknown =>
      on.stub.heard.findLast(({ body }) => body['type'] === 'block_actions')?.body['actions'];
    const { ts } = objectOf(on.slack.messages('C0DESK').at(-1));
    await on.slack.press('U0ANA', String(ts), { what: 'Give this', nth: 0 });
    await page.getByTestId('slack-channel-C0DESK').click();
    const buttons = page.getByRole('button', { name: 'Give this' });
    await buttons.nth(1).waitFor();
    for (const [nth, value] of [
      [1, 'second'],
      [0, 'first'],
    ] as const) {
      const before = on.stub.heard.length;
      await buttons.nth(nth).click();
      await expect.poll(() => on.stub.heard.length).toBeGreaterThan(before);
      expect(heard()).toMatchObject([{ value }]);
    }
  });

  it('leads from the hint to a form that keeps what was typed, to a card, to a gift', async () => {
    await page.getByTestId('hint-try').click();
    await page.getByTestId('slack-send').click();
    await page.getByLabel('What happened').fill('short');
    await page.getByLabel('Room').fill('412');
    await page.getByTestId('slack-submit').click();
    await page.getByText('Say a little more, please.').waitFor();
    expect(await page.getByLabel('Room').inputValue()).toBe('412');
    await page.getByLabel('What happened').fill('No hot water <img src=x onerror=alert(1)>');
    await page.getByTestId('slack-submit').click();
    await page.getByTestId('slack-dialog').waitFor({ state: 'hidden' });
    await page.getByTestId('slack-message').filter({ hasText: 'No hot water <img src=x onerror=alert(1)>' }).waitFor();
    await page.getByText('Only visible to you').waitFor();
    await page.getByRole('button', { name: 'Give €40' }).press('Enter');
    await page.getByTestId('slack-message').filter({ hasText: 'Given: €40' }).waitFor();
    expect(await page.evaluate('document.activeElement?.getAttribute("aria-label")')).toBe('Amends: Given');
    const wire = await page.getByTestId('wire-entry').allInnerTexts();
    expect(wire.join('\n')).toMatch(
      /block_actions give[\s\S]*chat\.update[\s\S]*view_submission log[\s\S]*\/amends log/,
    );

    await page.getByTestId('person-bob').click();
    await page.getByTestId('slack-message').filter({ hasText: 'Given: €40' }).waitFor();
    expect(await page.getByText('Only visible to you').count()).toBe(0);
  });

  it('can be used by keyboard alone: say, open the shortcut of a message, cancel', async () => {
    await page.getByTestId('slack-channel-C0DESK').focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('slack-composer').focus();
    await page.keyboard.type('The guest in 512 could not sleep');
    await page.keyboard.press('Enter');
    await page.getByTestId('slack-message').filter({ hasText: '512' }).waitFor();
    await page.getByTestId('slack-shortcut-log_complaint').last().focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('slack-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByTestId('slack-dialog').waitFor({ state: 'hidden' });
    expect(on.slack.openViews('U0ANA')).toEqual([]);
  });

  it('scrolls to what is said to whoever typed, and tells of the rest by a button', async () => {
    for (let n = 0; n < 30; n += 1) on.slack.say('U0BOB', 'C0DESK', `Something about the shift, number ${n}`);
    await page.getByTestId('slack-channel-C0DESK').click();
    const log = page.getByRole('log', { name: 'Conversation' });
    await log.getByText('number 29').waitFor();
    const up = (): Promise<void> => log.evaluate((node: { scrollTop: number }) => void (node.scrollTop = 0));
    const below = page.getByTestId('slack-new-below');
    await up();
    on.slack.say('U0BOB', 'C0DESK', 'One more for everybody');
    await below.waitFor();
    await below.click();
    await below.waitFor({ state: 'hidden' });
    await up();
    await page.getByTestId('slack-composer').fill('/amends twins');
    await page.keyboard.press('Enter');
    await below.waitFor();
    await page.getByTestId('slack-composer').fill('I am back at the desk');
    await page.keyboard.press('Enter');
    await below.waitFor({ state: 'hidden' });
    await log.getByText('I am back at the desk').waitFor();
  });

  it('shows what crossed the wire whole, without what is secret', async () => {
    const calls = page.getByTestId('wire-entry').filter({ hasText: 'chat.postMessage' });
    const before = await calls.count();
    await on.slack.command('U0ANA', 'C0DESK', 'twins');
    // the newest stands first, once the page has been told
    await calls.nth(before).waitFor();
    const call = calls.first();
    await call.locator('summary').first().click();
    await call.getByLabel('Sent', { exact: true }).filter({ hasText: '"first"' }).waitFor();
    await call.getByText('Head').click();
    expect(await call.innerText()).toMatch(/authorization: Bearer xoxb-…/);
    expect(await call.innerText()).not.toContain(HOTEL_AURORA.slack.botToken);
    await call.getByText('Answered').click();
    await call.getByLabel('Answered', { exact: true }).filter({ hasText: '"ok": true' }).waitFor();
  });

  it('says openly when it cannot draw a block', async () => {
    await page.getByTestId('slack-composer').fill('/amends odd');
    await page.keyboard.press('Enter');
    expect(await page.getByTestId('cannot-draw').innerText()).toContain('markdown');
  });

  it('fits a telephone without scrolling sideways, in the dark too', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await page.getByTestId('slack-send').isVisible()).toBe(true);
  });

  it('opens the menu beside the buttons, by keyboard and by thumb, and presses what was chosen', async () => {
    await on.slack.command('U0ANA', 'C0DESK', 'menu');
    await page.setViewportSize({ width: 390, height: 700 });
    await page.reload();
    await page.getByTestId('slack-channel-C0DESK').click();
    const message = page.getByTestId('slack-message').filter({ hasText: 'Approve' }).last();
    const menu = page.getByRole('menu', { name: 'More actions' });
    const heard = (): unknown =>
      on.stub.heard.findLast(({ body }) => body['type'] === 'block_actions')?.body['actions'];
    await message.getByTestId('slack-overflow').press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement?.dataset.testid')).toBe('slack-overflow');
    for (const [words, value] of [
      ['Withdraw', 'withdraw'],
      ['Decline', 'decline'],
    ] as const) {
      const before = on.stub.heard.length;
      await message.getByTestId('slack-overflow').click();
      const box = await menu.boundingBox();
      expect({ left: (box?.x ?? -1) >= 0, right: (box?.x ?? 0) + (box?.width ?? 0) <= 390 }).toEqual({
        left: true,
        right: true,
      });
      await page.getByRole('menuitem', { name: words }).click();
      await expect.poll(() => on.stub.heard.length).toBeGreaterThan(before);
      expect(heard()).toMatchObject([{ type: 'overflow', action_id: 'more', selected_option: { value } }]);
    }
  });

  it('folds a long text as Slack does, and shows the whole of it', async () => {
    await on.slack.command('U0ANA', 'C0DESK', 'long');
    await page.getByTestId('slack-channel-C0DESK').click();
    const more = page.getByTestId('slack-more').last();
    const words = page.locator('.b-section-words > div').last();
    const folded = (await words.boundingBox())?.height ?? 0;
    await more.press('Enter');
    expect(await more.innerText()).toBe('Show less');
    expect((await words.boundingBox())?.height ?? 0).toBeGreaterThan(2 * folded);
  });

  it('gives a message on a telephone the whole line, with its menu beside the name', async () => {
    await on.slack.command('U0ANA', 'C0DESK', 'twins');
    await page.getByTestId('slack-channel-C0DESK').click();
    const words = page.getByTestId('slack-message').filter({ hasText: 'Give this' }).last().locator('.s-main');
    for (const width of [320, 390, 700]) {
      await page.setViewportSize({ width, height: 700 });
      const box = await words.boundingBox();
      expect({ width, words: Math.round(box?.width ?? 0) }).toEqual({ width, words: width - 76 });
      const opener = await words.locator('..').getByTestId('slack-message-menu').boundingBox();
      const card = await words.locator('.s-blocks').boundingBox();
      expect({ width, covers: (opener?.y ?? 0) + (opener?.height ?? 0) > (card?.y ?? 0) }).toEqual({
        width,
        covers: false,
      });
    }
  });
});
