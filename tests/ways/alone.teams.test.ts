import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { TeamsMessage } from '../../src/playground/teams/workplace.ts';
import { describeEmbedded } from '../database.ts';
import { openHotel, type Hotel } from './hotel.ts';
import { surfaceOf, type Surface } from './surfaces.ts';

describeEmbedded('an agent decides alone, in Teams', (open) => {
  let hotel: Hotel;
  let teams: Surface;
  beforeAll(async () => {
    hotel = await openHotel(await open(), { homes: true });
    teams = surfaceOf(hotel, 'Teams');
  });

  const formIn = (where: readonly { readonly id: string; readonly cards: readonly unknown[] }[]) =>
    where.find((m) => JSON.stringify(m.cards).includes('"Log case"'));
  const personalForm = () => formIn(hotel.teams.personal('ana'));

  it('answers the pages on privacy and terms that its manifest points to', async () => {
    const { developer } = z
      .object({ developer: z.object({ privacyUrl: z.url(), termsOfUseUrl: z.url() }) })
      .parse(JSON.parse(readFileSync('manifests/teams/manifest.json', 'utf8')));
    for (const url of [developer.privacyUrl, developer.termsOfUseUrl]) {
      const answer = await fetch(new URL(new URL(url).pathname, hotel.app.url));
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(await answer.text()).toContain('Amends at Hotel Aurora');
    }
  });

  it('answers a typed log with the form itself, prefilled', async () => {
    await hotel.teams.say('ana', 'personal', 'log Room 412: no hot water for two nights, family with a baby');
    const form = await teams.until(personalForm, 'the form');
    expect(JSON.stringify(form.cards)).toContain('no hot water for two nights');
    expect(JSON.stringify(form.cards)).toContain('"value":"Room 412"');
  });

  it('makes a case with its card as a post of its own in the channel', async () => {
    const form = await teams.until(personalForm, 'the form');
    await hotel.teams.press('ana', form.id, 'Log case', {
      inputs: { in_remedySought: 'a room that works' },
    });
    const drawn = (await teams.until(() => teams.caseCard('R-1001'), 'the case card')).text;
    expect(drawn).toContain('Ana Ortiz');
    expect(drawn).toContain('hot water');
    expect(drawn).toContain('find out what the customer lost');
    expect((await teams.options('ana', 'R-1001')).text).toContain('you can do this now');
    expect(drawn, 'what is left changes behind a card’s back').not.toContain('150.00');
    await teams.until(() => teams.heard('ana').includes('Logged as R-1001'), 'the private answer');
    expect(formIn(hotel.teams.personal('ana')), 'the form cannot be sent twice').toBeUndefined();
  });

  it('logs from a channel, where the form opens for whoever asked, and nobody else', async () => {
    await hotel.teams.say('bob', 'front-desk', 'log Room 7: minibar charged twice');
    const thread = () =>
      hotel.teams.messages('front-desk').flatMap((m) => [m, ...hotel.teams.thread('front-desk', m.id)]);
    const offered = (): TeamsMessage | undefined =>
      thread().find((m) => m.author === 'bot' && m.summary.includes('your form is ready'));
    const form = await teams.until(offered, 'the offer in the channel');
    const others = await hotel.teams.openDialog('ana', form.id, 'Log a complaint…');
    expect(JSON.stringify(others)).toContain('Bob Lindqvist asked for this form');
    await hotel.teams.openDialog('bob', form.id, 'Log a complaint…');
    expect(teams.form('bob')).toContain('minibar charged twice');
    const sent = await hotel.teams.submitDialog('bob');
    expect(JSON.stringify(sent)).toContain('Logged as R-1002');
    await teams.until(() => teams.caseCard('R-1002'), 'the second card');
    await teams.until(
      () => JSON.stringify(hotel.teams.message(form.id)?.cards).includes('sent by Bob'),
      'the form closed',
    );
  });

  it('records a typed give against her limits', async () => {
    await teams.type('ana', 'give R-1001 refund 40 EUR');
    await teams.until(() => teams.caseCard('R-1001')?.text.includes('€40.00'), 'the card with the refund');
    await teams.type('ana', 'limits');
    expect(await teams.until(() => teams.heard('ana').includes('€560.00'), 'her limits, 40 less today')).toBeTruthy();
  });

  it('gives a suggestion by its button and answers with the card as it is now', async () => {
    const before = await teams.until(() => teams.caseCard('R-1001'), 'the card');
    expect(before.text, 'something is given already').not.toContain('Give this');
    await teams.press('ana', await teams.options('ana', 'R-1001'), 'Give this', 0);
    expect(teams.heard('ana')).toMatch(/"kind":"card"/);
    await teams.until(() => teams.caseCard('R-1001')?.text.includes('apology'), 'the card with what was given');
  });

  it('resolves by a dialog, drafts in the personal chat, and thanks without customer or amount', async () => {
    const card = await teams.until(() => teams.caseCard('R-1001'), 'the card');
    await teams.press('ana', card, 'Resolve…');
    expect(teams.form('ana')).toContain('Resolve R-1001');
    await teams.fillIn('ana', { accepted: 'yes', whatHelped: 'Moving rooms before the second night' });
    await teams.until(() => teams.caseCard('R-1001')?.text.includes('Resolved ·'), 'the closed card');
    expect(teams.caseCard('R-1001')?.text).not.toContain('Give this');
    await teams.press(
      'ana',
      await teams.until(() => teams.draft('ana', 'Before everybody'), 'who may read it'),
      'Before everybody',
    );
    const draft = await teams.until(() => teams.draft('ana', 'Post it'), 'the draft');
    await teams.press('ana', draft, 'Post it');
    const posted = await teams.until(() => teams.thanks()[0], 'the thank-you');
    expect(posted.text).toContain('<at>Ana Ortiz</at>');
    expect(posted.text.replaceAll(/[0-9a-f-]{36}/g, '')).not.toMatch(/412|40|€|EUR|baby/);
    await teams.until(() => teams.draft('ana', 'Post it') === undefined, 'a draft without live buttons');
  });

  it('opens the form from a message with markup, its words in it', async () => {
    const said = await hotel.teams.say('mia', 'front-desk', 'a message of the shift', { mentionBot: false });
    const html =
      '<table><tr><td>Room</td><td>214</td></tr></table>AC &amp; TV &lt;both&gt; broken <img src="https://x.example/a.png"><attachment id="1"></attachment>';
    const written = new Date(Date.parse(hotel.teams.message(said.id)?.at ?? '') - 7_200_000).toISOString();
    const over = { subject: 'Night shift', createdDateTime: written, attachments: [QUOTED] };
    await hotel.teams.messageAction('ana', 'logComplaint', said.id, { change: (a) => withContent(a, html, over) });
    for (const words of ['Night shift', 'Room 214', 'AC & TV <both> broken', 'Gil Okafor: a baby is with them'])
      expect(teams.form('ana')).toContain(words);
    expect(teams.form('ana')).toContain('Written by Mia Laurent');
    expect(teams.form('ana')).not.toMatch(/<b>|<p>|img|x\.example/);
    await teams.fillIn('ana', {});
    const card = await teams.until(() => teams.caseCard('R-1003'), 'the third card');
    expect(card.text).toContain('AC & TV <both> broken');
    expect(card.text, 'the customer waits from when it was written').toContain(written.slice(0, 17));
  });

  it('answers mine, show, help, policy, find, whocan and digest preview', async () => {
    for (const [line, answer] of [
      ['mine', 'Thanks you received'],
      ['show R-1001', 'Resolved'],
      ['help', 'log a complaint'],
      ['policy', 'hotel-aurora'],
      ['find hot water', 'R-1001'],
      ['digest preview', 'Front desk'],
      ['whocan 400 EUR', 'Mia Laurent'],
      ['frobnicate', 'does not know'],
    ] as const) {
      await teams.type('ana', line);
      expect(await teams.until(() => teams.heard('ana').includes(answer), `the answer to "${line}"`)).toBeTruthy();
    }
  });

  it('says nothing of the customer in its log', () => {
    expect(hotel.logged.join('\n')).not.toMatch(/hot water|Room 412|minibar|Ortiz|Bearer/);
  });
});

const QUOTED = {
  id: '1',
  contentType: 'messageReference',
  content: JSON.stringify({
    messagePreview: 'a baby is with them',
    messageSender: { user: { displayName: 'Gil Okafor' } },
  }),
};

/** The activity of a message action, on a message with these words as Teams' editor makes them. */
function withContent(
  activity: Readonly<Record<string, unknown>>,
  content: string,
  over: Readonly<Record<string, unknown>>,
): unknown {
  const value = z.looseObject({ messagePayload: z.looseObject({ body: z.looseObject({}) }) }).parse(activity['value']);
  const body = { ...value.messagePayload.body, contentType: 'html', content };
  return { ...activity, value: { ...value, messagePayload: { ...value.messagePayload, body, ...over } } };
}
