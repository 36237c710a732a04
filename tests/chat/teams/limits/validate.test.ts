/** The validator finds what Teams would refuse, show wrongly, or let a stranger use. */
import { describe, expect, it } from 'vitest';
import { LIMITS, sizeOf } from '../../../../src/chat/teams/limits/limits.ts';
import { faultsInActivity, faultsInCard, faultsInDialog } from '../../../../src/chat/teams/limits/validate.ts';

const text = (words: string, over: object = {}): object => ({ type: 'TextBlock', text: words, wrap: true, ...over });
const run = (words: string): object => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: words }] });
const execute = (over: object = {}): object => ({
  type: 'Action.Execute',
  title: 'Approve',
  verb: 'approve',
  data: { press: {} },
  ...over,
});
const set = (...actions: object[]): object => ({ type: 'ActionSet', actions });
const input = (over: object = {}): object => ({ type: 'Input.Text', id: 'in_text', label: 'What happened?', ...over });
const FETCH = { msteams: { type: 'task/fetch' } };
const late = { title: 'Late', value: 'late' };
const comma = { title: 'Late at night', value: 'late,night' };
const choose = (over: object): object => ({
  type: 'Input.ChoiceSet',
  id: 'in_kind',
  label: 'Kind',
  choices: [late],
  wrap: true,
  ...over,
});
const card = (body: object[], over: object = {}): object => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  speak: 'R-1042 waits for Mia',
  fallbackText: 'R-1042 waits for Mia',
  ...over,
});
const mention = { type: 'mention', text: '<at>Mia</at>', mentioned: { id: 'aad-mia', name: 'Mia' } };
const message = (over: object = {}): object => ({
  type: 'message',
  text: 'R-1042 waits for Mia',
  textFormat: 'plain',
  ...over,
});
const attached = (content: object): object => ({ contentType: 'application/vnd.microsoft.card.adaptive', content });
const withCard = (content: object, over: object = {}): object => ({
  type: 'message',
  summary: 'R-1042 waits for Mia',
  attachments: [attached(content)],
  ...over,
});
const good = card([text('x')]);

describe('a card', () => {
  it.each([
    ['plain words', card([text('Hello'), run('Hello')])],
    ['a mention with its entity', card([text('Waits for <at>Mia</at>')], { msteams: { entities: [mention] } })],
    ['a moment', card([text('Due {{DATE(2026-12-10T10:00:00Z, SHORT)}} {{TIME(2026-12-10T10:00:00Z)}}')])],
    [
      'a required input that says what is needed',
      card([input({ isRequired: true, errorMessage: 'Please say it' }), set(execute({ style: 'positive' }))]),
    ],
  ])('with %s is good', (_what, good) => expect(faultsInCard(good)).toEqual([]));

  it.each([
    ['no object', null, ''],
    ['another version', card([text('x')], { version: '1.6' }), '/version'],
    ['no body', card([]), '/body'],
    ['nothing for a screen reader', card([text('x')], { speak: undefined }), '/speak'],
    ['nothing for a client without cards', card([text('x')], { fallbackText: undefined }), '/fallbackText'],
    ['an element we do not use', card([{ type: 'Badge', text: 'x' }]), '/body/0/type'],
    ['a property nobody knows', card([text('x', { colour: 'red' })]), '/body/0'],
    ['an empty text', card([text('')]), '/body/0/text'],
    ['a text that does not wrap', card([text('x', { wrap: false })]), '/body/0/wrap'],
    ['an input without a label', card([input({ label: undefined })]), '/body/0/label'],
    ['a required input without words for it', card([input({ isRequired: true })]), '/body/0'],
    ['two inputs of one id', card([input(), input()]), '/body/1/id'],
    ['seven buttons in a row', card([set(...Array.from({ length: 7 }, () => execute()))]), '/body/0/actions'],
    [
      'seven buttons beside a menu',
      card([set(...Array.from({ length: 7 }, () => execute()), execute({ mode: 'secondary' }))]),
      '/body/0/actions',
    ],
    [
      'a menu longer than a sheet',
      card([set(...Array.from({ length: 13 }, () => execute({ mode: 'secondary' })))]),
      '/body/0/actions',
    ],
    [
      'a loud entry of a menu',
      card([set(execute({ mode: 'secondary', style: 'positive' }))]),
      '/body/0/actions/0/style',
    ],
    [
      'two loud buttons',
      card([set(execute({ style: 'positive' })), set(execute({ style: 'positive' }))]),
      '/body/1/actions/0/style',
    ],
    ['words in a verb', card([set(execute({ verb: 'Approve it!' }))]), '/body/0/actions/0/verb'],
    ['a story in a button', card([set(execute({ data: { press: 'x'.repeat(3100) } }))]), '/body/0/actions/0/data'],
    ["somebody else's template", card([run('{{DATE(tomorrow)}}')]), '/body/0/inlines/0/text'],
    ['a mention without an entity', card([text('<at>Mia</at>')]), '/body/0/text'],
    [
      'a mention in a run, where Teams does not read it',
      card([run('<at>Mia</at>')], { msteams: { entities: [mention] } }),
      '/body/0/inlines/0/text',
    ],
    ['an entity nobody mentions', card([text('x')], { msteams: { entities: [mention] } }), '/msteams/entities'],
    ['a quote tag', card([run('<quoted messageId="1"/>')]), '/body/0/inlines/0/text'],
    [
      'a box in a box',
      card([{ type: 'Container', items: [{ type: 'Container', items: [text('x')] }] }]),
      '/body/0/items/0/type',
    ],
    ['more words than its input takes', card([input({ value: 'four', maxLength: 3 })]), '/body/0/value'],
    ['two choices that say the same', card([choose({ choices: [late, late] })]), '/body/0/choices/1/value'],
    ['a choice at the start that is none', card([choose({ value: 'noise' })]), '/body/0/value'],
    ['a comma between many', card([choose({ choices: [comma], isMultiSelect: true })]), '/body/0/choices/0/value'],
    [
      'typed words that take the place of what a button carries',
      card([input({ id: 'press' }), set(execute())]),
      '/body/1/actions/0/data/press',
    ],
    ['a dialog opened by Execute', card([set(execute({ data: FETCH }))]), '/body/0/actions/0/data/msteams'],
    [
      'a button that does what Teams does',
      card([set({ type: 'Action.Submit', title: 'Go', data: { msteams: { type: 'imBack', value: 'x' } } })]),
      '/body/0/actions/0/data/msteams',
    ],
    // the app has no cards that differ by reader or renew themselves, and serves no such request
    ['a refresh for some', card([text('x')], { refresh: { action: execute(), userIds: ['29:1'] } }), ''],
    ['a sign-in', card([text('x')], { authentication: { text: 'x' } }), ''],
    [
      'a link as a button',
      card([set({ type: 'Action.OpenUrl', title: 'Go', url: 'https://x.example' })]),
      '/body/0/actions/0/type',
    ],
    ['more than our budget', card(Array.from({ length: 30 }, () => run('x'.repeat(1000)))), ''],
  ])('with %s is faulty, and the place is named', (_what, bad, pointer) => {
    expect(faultsInCard(bad).map((fault) => fault.pointer)).toContain(pointer);
  });
});

describe('the card of a dialog', () => {
  const submit = (data: object): object => ({ type: 'Action.Submit', title: 'Send', data });

  it('takes a button that submits', () => {
    expect(faultsInDialog(card([input(), choose({}), set(submit({ ticket: {} }))]))).toEqual([]);
    const among = choose({ choices: [late, comma], value: 'late,night' });
    expect(faultsInDialog(card([among]))).toEqual([]);
    expect(faultsInDialog(card([choose({ isMultiSelect: true, value: 'late' })]))).toEqual([]);
  });

  /** Sources: Learn "Use dialogs in bots"; MicrosoftDocs/msteams-docs#1639. */
  it.each([
    ['a button that executes', execute()],
    ['a button that opens another dialog', submit(FETCH)],
  ])('is faulty with %s, which does nothing there', (_what, action) => {
    expect(faultsInDialog(card([set(action)]))).toEqual([
      { pointer: '/body/0/actions/0', message: 'does nothing in a dialog' },
    ]);
    expect(faultsInDialog(null)).not.toEqual([]);
  });

  it('has no menu, which a phone does not open there', () => {
    expect(faultsInDialog(card([set({ ...submit({}), mode: 'secondary' })]))).toEqual([
      {
        pointer: '/body/0/actions/0',
        message: 'is in a menu, which does not open in a dialog on a phone',
      },
    ]);
  });
});

describe('a message', () => {
  it.each([
    ['a card and its summary', withCard(good)],
    ['a plain line', message()],
    ['a plain line that mentions', message({ text: 'Hello <at>Mia</at>', entities: [mention] })],
  ])('of %s is good', (_what, activity) => expect(faultsInActivity(activity)).toEqual([]));

  it.each([
    ['neither words nor card', { type: 'message' }, '/text'],
    ['an empty line', message({ text: '' }), '/text'],
    ['words beside a card', withCard(good, { text: 'R-1042 waits for Mia', textFormat: 'plain' }), '/text'],
    ['even empty words beside a card', withCard(good, { text: '' }), '/text'],
    ['two cards', withCard(good, { attachments: [attached(good), attached(good)] }), '/attachments'],
    ['a card without a summary', withCard(good, { summary: undefined }), '/summary'],
    ['a tag in its summary', withCard(good, { summary: 'Hello <at>Mia</at>' }), '/summary'],
    ['a mention beside a card', withCard(good, { entities: [mention] }), '/entities'],
    ['no format', message({ textFormat: undefined }), '/textFormat'],
    ['a format that reads Markdown', message({ textFormat: 'markdown' }), '/textFormat'],
    ['a tag in its text', message({ text: 'Hello <at>Mia</at>' }), '/text'],
    ['a faulty card', withCard(card([text('')])), '/attachments/0/content/body/0/text'],
    [
      'an attachment that is no card',
      withCard(good, { attachments: [{ contentType: 'image/png', content: {} }] }),
      '/attachments/0/contentType',
    ],
  ])('with %s is faulty', (_what, bad, pointer) => {
    expect(faultsInActivity(bad).map((fault) => fault.pointer)).toContain(pointer);
  });
});

it('counts sizes as Teams counts them', () => {
  expect(sizeOf('ж')).toEqual({ json: 4, utf16: 6 });
  expect(LIMITS.messageUtf16Bytes).toBe(102_400);
});

describe('a chart', () => {
  const line = (change: object = {}): object => ({
    type: 'Chart.Line',
    title: 'Heard',
    showTitle: true,
    data: [{ legend: 'heard', values: [{ x: 'W46', y: 12 }] }],
    fallback: 'drop',
    ...change,
  });
  const pointers = (...body: object[]): readonly string[] => faultsInCard(card(body)).map(({ pointer }) => pointer);

  it('is taken with its numbers in words below it, twice on a card', () => {
    expect(pointers(line(), run('12'), line(), text('12'))).toEqual([]);
    expect(pointers(line(), run('12'), line(), run('12'), line(), run('12'))).toEqual(['/body/4']);
    expect(pointers(line())).toEqual(['/body/0']);
    expect(pointers(line(), set(execute()))).toEqual(['/body/0']);
  });

  it('has a fallback, a finite number for each place, and no field that is unknown', () => {
    const values = Array.from({ length: 21 }, (_, n) => ({ x: `W${n}`, y: n }));
    for (const bad of [
      { fallback: undefined },
      { data: [] },
      { data: [{ legend: 'heard', values: [] }] },
      { data: [{ legend: 'heard', values }] },
      { data: [{ legend: 'heard', values: [{ x: 'W46', y: Number.NaN }] }] },
      { data: ['a', 'a'].map((legend) => ({ legend, values: [{ x: 'W46', y: 1 }] })) },
      { title: 'a'.repeat(51) },
      { colour: 'red' },
    ])
      expect(pointers(line(bad), run('12'))).not.toEqual([]);
  });
});
