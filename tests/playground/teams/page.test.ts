/** The Teams client of the playground in a real browser: the whole flow by mouse and keyboard, without one error on the console. */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { playgroundListener } from '../../../src/playground/server.ts';
import {
  buttons,
  card,
  connector,
  execute,
  line,
  opens,
  RECOVERIES,
  stage,
  unstage,
  withCard,
  WORLD,
} from './stub-app.ts';
import type { Connector, Stage } from './stub-app.ts';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

const text = (value: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: value }] });
const form = (amount?: string, problem?: string) =>
  card(
    ...(problem === undefined ? [] : [text(problem)]),
    {
      type: 'Input.Text',
      id: 'in_amount',
      label: 'Amount',
      isRequired: true,
      errorMessage: 'How much?',
      ...(amount === undefined ? {} : { value: amount }),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'ticks_more',
      label: 'Also',
      style: 'expanded',
      isMultiSelect: true,
      wrap: true,
      choices: [
        { title: 'Thank the guest', value: 'thank' },
        { title: 'Tell housekeeping', value: 'tell' },
      ],
    },
    buttons({ type: 'Action.Submit', title: 'Give', data: { form: 'give' } }),
  );
const dialog = (content: object) => ({
  task: {
    type: 'continue',
    value: { title: 'Another amount', card: { contentType: 'application/vnd.microsoft.card.adaptive', content } },
  },
});

describe.skipIf(CHROMIUM === undefined)('the Teams page (skipped where there is no Chromium)', () => {
  let on: Stage;
  let call: Connector;
  let server: Server;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];
  const by = (testId: string): Locator => page.getByTestId(testId);
  /** The whole client, without the wire log, which shows the same words as JSON. */
  const list = (): Locator => page.locator('#teams');
  const post = async (content: object, root?: string): Promise<string> => {
    const where = root === undefined ? RECOVERIES : `${RECOVERIES};messageid=${root}`;
    const { body, status } = await call(
      'POST',
      `conversations/${where}/activities`,
      withCard('R-1042 is open', content),
    );
    expect(status).toBe(201);
    return String(body['id']);
  };

  beforeAll(async () => {
    on = await stage({ rates: false });
    call = await connector(on.teams);
    const listen = playgroundListener({ teams: on.teams, world: WORLD, wire: on.teams.wire });
    server = createServer((request, response) => {
      if (!listen(request, response)) response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
    page = await browser.newPage({ locale: 'en-GB', timezoneId: 'Europe/Paris' });
    page.setDefaultTimeout(10_000);
    page.on('console', (said) => said.type() === 'error' && problems.push(said.text()));
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`http://127.0.0.1:${port}/#teams/ana`);
    await by('teams-composer').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await unstage(on);
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    problems.length = 0;
    on.app.heard.length = 0;
    on.app.answer = () => ({});
  });

  it('writes to the app from the keyboard and answers in the thread', async () => {
    const isHeard = (): boolean => on.app.heard.some(({ type }) => type === 'message');
    // a page that has only just opened may still be drawing what it is typed into
    const said = async (): Promise<boolean> => {
      if (isHeard()) return true;
      await by('teams-composer').fill('@Amends log Late check-in');
      await page.keyboard.press('Enter');
      return false;
    };
    await expect.poll(said).toBe(true);
    await by('teams-answer').last().click();
    await page.keyboard.type('thanks @Mia for helping');
    await page.keyboard.press('Enter');
    const reply = await on.teams.waitFor(
      () => on.teams.messages(RECOVERIES).flatMap(({ id }) => on.teams.thread(RECOVERIES, id))[0],
      { what: 'the reply' },
    );
    expect(reply.text).toBe('<at>Amends</at> thanks <at>Mia</at> for helping');
    expect(await by('teams-composer').inputValue()).toBe('@Amends ');
    expect(problems).toEqual([]);
  });

  it('draws a card as Teams does: foreign words plain, moments in the zone of the viewer', async () => {
    const words = 'We waited **long** [here](https://evil.example) <b>';
    const due = 'Due **{{DATE(2026-12-10T10:00:00Z, SHORT)}} {{TIME(2026-12-10T10:00:00Z)}}**';
    await post(card(text(words), line(due)));
    const drawn = by('teams-card').last();
    await expect.poll(async () => drawn.textContent()).toContain(words);
    expect(await drawn.textContent()).toContain('11:00');
    expect(await drawn.locator('a').count()).toBe(0);
    expect(await drawn.locator('strong').textContent()).toMatch(/10 Dec 2026/);
  });

  it('presses what stands in the menu beside the buttons, by keyboard, and no other of the same words', async () => {
    const row = (n: number): object =>
      buttons(execute('Agree', 'agree', { n }), { ...execute('Decline', 'decline', { n }), mode: 'secondary' });
    on.app.answer = () => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Heard.' },
    });
    await post(card(line('Two requests'), row(1), line('and another'), row(2)));
    const menu = page.getByRole('menu');
    await by('teams-overflow').nth(1).press('Enter');
    await menu.waitFor();
    expect(await menu.innerText()).toBe('Decline');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await by('teams-overflow').nth(1).getAttribute('aria-expanded')).toBe('false');
    for (const n of [2, 1]) {
      on.app.heard.length = 0;
      await by('teams-overflow')
        .nth(n - 1)
        .press('Enter');
      await page.keyboard.press('Enter');
      await expect.poll(() => on.app.heard.length).toBe(1);
      await page.locator('.ac[aria-busy]').waitFor({ state: 'detached' });
      expect(on.app.heard).toMatchObject([{ value: { action: { verb: 'decline', title: 'Decline', data: { n } } } }]);
    }
    expect(problems).toEqual([]);
  });

  it('shows the answer to a press under the card, and the edit to everybody', async () => {
    const id = await post(card(line('Approve this?'), buttons(execute('Approve', 'approve'))));
    const sentence = 'Only Mia Laurent can approve this.';
    on.app.answer = () => ({
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: sentence },
    });
    await page.getByRole('button', { name: 'Approve' }).click();
    await by('teams-notice').getByText(sentence).waitFor();
    await call('PUT', `conversations/${RECOVERIES}/activities/${id}`, withCard('done', card(line('Approved by Mia'))));
    await list().getByText('Approved by Mia').waitFor();
    expect(await by('teams-edited').count()).toBe(1);
    expect(await list().getByRole('button', { name: 'Approve' }).count()).toBe(0);
    expect(problems).toEqual([]);
  });

  it('fills a dialog by keyboard, keeps what was typed, and closes it with the last answer', async () => {
    await post(card(line('R-1042'), buttons(opens('Another amount…'))));
    on.app.answer = () => ({ body: dialog(form()) });
    await page.getByRole('button', { name: 'Another amount…' }).press('Enter');
    await by('teams-dialog').waitFor();
    await by('teams-submit').press('Enter');
    await list().getByText('How much?').waitFor();
    expect(on.app.heard.filter(({ name }) => name === 'task/submit')).toEqual([]);
    await by('teams-input-in_amount').fill('400');
    await page.getByLabel('Tell housekeeping').press('Space');
    await on.teams.say('bob', 'guest-recoveries', 'something else happens meanwhile', { mentionBot: false });
    await list().getByText('something else happens meanwhile').waitFor();
    expect(await by('teams-input-in_amount').inputValue()).toBe('400');
    on.app.answer = () => ({ status: 500 });
    await by('teams-submit').press('Enter');
    await by('teams-dialog').getByRole('alert').waitFor();
    expect(await by('teams-input-in_amount').inputValue()).toBe('400');
    on.app.answer = () => ({ body: dialog(form('400', 'That is above your limit.')) });
    await by('teams-submit').press('Enter');
    await list().getByText('That is above your limit.').waitFor();
    expect(on.app.heard.at(-1)).toMatchObject({
      value: { data: { in_amount: '400', ticks_more: 'tell', form: 'give' } },
    });
    on.app.answer = () => ({ body: {} });
    await by('teams-input-in_amount').fill('40');
    await by('teams-submit').click();
    await by('teams-dialog').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('logs a complaint from the menu of a message, by keyboard', async () => {
    const { id } = await on.teams.say('bob', 'guest-recoveries', 'Room 12 is cold', { mentionBot: false });
    const message = page.locator(`article[data-id="${id}"]`);
    on.app.answer = () => ({ body: dialog(form()) });
    await message.getByTestId('teams-more').press('Enter');
    await page.keyboard.press('Enter');
    await by('teams-dialog').waitFor();
    expect(on.app.heard.at(-1)).toMatchObject({ value: { commandId: 'logComplaint', messagePayload: { id } } });
    await page.keyboard.press('Escape');
    await by('teams-dialog').waitFor({ state: 'detached' });
  });

  it('tells a person when the app was not reached, and the rest of their words are kept', async () => {
    await post(card(line('x'), buttons(execute('Keep', 'keep'))));
    on.app.answer = () => ({ status: 500 });
    await by('teams-composer').fill('@Amends half a thought');
    await page.getByRole('button', { name: 'Keep' }).click();
    await list().getByText('Unable to reach app').waitFor();
    expect(await by('teams-composer').inputValue()).toBe('@Amends half a thought');
  });

  it('shows each person their own chat, and only them what is targeted at them', async () => {
    const recipient = { id: '29:1-ana-0001' };
    await call('POST', `conversations/${RECOVERIES}/activities?isTargetedActivity=true`, {
      ...withCard('Your limits', card(line('You may give 50 € today'))),
      recipient,
    });
    await by('teams-targeted').waitFor();
    await call('POST', 'conversations/a:1-mia/activities', withCard('Home', card(line('Approvals waiting for you'))));
    await by('person-mia').click();
    await by('teams-targeted').waitFor({ state: 'detached' });
    await by('teams-chat').click();
    await list().getByText('Approvals waiting for you').waitFor();
    await by('person-ana').click();
    await list().getByText('Approvals waiting for you').waitFor({ state: 'detached' });
    expect(problems).toEqual([]);
  });

  it('drew everything the app sent', async () => {
    expect(await by('cannot-draw').count()).toBe(0);
  });
});
