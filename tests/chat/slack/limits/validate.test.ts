/** What Slack would refuse is known before: each fault with a pointer, nothing valid called a fault. */
import { describe, expect, it } from 'vitest';
import {
  BLOCKS_TOO_LONG,
  faultsInHome,
  faultsInMessage,
  faultsInView,
} from '../../../../src/chat/slack/limits/validate.ts';

const section = (text: string, more: object = {}): object => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
  ...more,
});
const button = (more: object = {}): object => ({
  type: 'button',
  action_id: 'a',
  text: { type: 'plain_text', text: 'Go' },
  ...more,
});
const DEEP = '/elements/0/elements/0';
const LEAF = `/blocks/0${DEEP}`;
const richText = (...elements: object[]): object => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const linked = { text: { type: 'plain_text', text: 'a' }, value: 'a', url: 'https://example.com' };
const menu = (...values: string[]): object => ({
  type: 'overflow',
  action_id: 'a',
  options: values.map((value) => ({ text: { type: 'plain_text', text: 'a' }, value })),
});
const actions = (...elements: object[]): object => ({ type: 'actions', elements });
const message = (...blocks: object[]): string[] => faultsInMessage({ text: 'x', blocks }).map(({ pointer }) => pointer);
const title = { type: 'plain_text', text: 'Title' };
const modal = (blocks: object[], more: object = {}): string[] =>
  faultsInView({ type: 'modal', title, submit: title, blocks, ...more }).map(({ pointer }) => pointer);
const input = (element: object): object => ({ type: 'input', label: title, element });

describe('a message', () => {
  it('passes when it is within all limits', () => {
    expect(message(section('a'.repeat(3_000)), { type: 'divider' }, actions(button()))).toEqual([]);
    expect(faultsInMessage({ text: 'x', blocks: [] })).toEqual([]);
    expect(faultsInMessage({ text: 'x' })).toEqual([]);
  });

  it('words a length fault as Slack does, with a pointer', () => {
    expect(faultsInMessage({ text: 'x', blocks: [section('ok'), section('a'.repeat(3_001))] })).toEqual([
      { pointer: '/blocks/1/text/text', message: 'must be less than 3001 characters' },
    ]);
  });

  it('counts code points, not UTF-16 units', () => {
    expect(message({ type: 'header', text: { type: 'plain_text', text: '🏨'.repeat(150) } })).toEqual([]);
    expect(message({ type: 'header', text: { type: 'plain_text', text: '🏨'.repeat(151) } })).toHaveLength(1);
  });

  it('needs text even beside blocks', () => {
    expect(faultsInMessage({ blocks: [section('a')] })).toEqual([
      { pointer: '/text', message: 'missing required field' },
    ]);
    expect(faultsInMessage({ text: '', blocks: [section('a')] })).toHaveLength(1);
    expect(faultsInMessage({ text: 'a'.repeat(4_001) })).toHaveLength(1);
  });

  it.each([
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' })), '/blocks'],
    ['an alert', [{ type: 'alert', text: { type: 'plain_text', text: 'x' } }], '/blocks/0/type'],
    ['an unknown block', [{ type: 'nonsense' }], '/blocks/0/type'],
    ['a block that is no object', [null], '/blocks/0'],
    ['a repeated block_id', [section('a', { block_id: 'x' }), section('b', { block_id: 'x' })], '/blocks/1/block_id'],
    ['a repeated action_id', [actions(button(), button())], '/blocks/0/elements/1/action_id'],
    [
      '26 buttons',
      [actions(...Array.from({ length: 26 }, (_, n) => button({ action_id: `${n}` })))],
      '/blocks/0/elements',
    ],
    ['an over-long button value', [actions(button({ value: 'a'.repeat(2_001) }))], '/blocks/0/elements/0/value'],
    ['a javascript link', [actions(button({ url: 'javascript:alert(1)' }))], '/blocks/0/elements/0/url'],
    ['mrkdwn in a header', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }], '/blocks/0/text/type'],
    ['a number field', [input({ type: 'number_input', is_decimal_allowed: true })], '/blocks/0/element'],
    ['a menu of one', [actions(menu('a'))], '/blocks/0/elements/0/options'],
    ['a menu of six', [actions(menu('a', 'b', 'c', 'd', 'e', 'f'))], '/blocks/0/elements/0/options'],
    ['a menu with one value twice', [actions(menu('a', 'a'))], '/blocks/0/elements/0/options/1/value'],
    ['an entry that carries too much', [actions(menu('a', 'b'.repeat(151)))], '/blocks/0/elements/0/options/1/value'],
    ['an empty select', [actions({ type: 'static_select', options: [] })], '/blocks/0/elements/0/options'],
    [
      'unequal rows',
      [
        {
          type: 'table',
          rows: [
            [{ type: 'raw_text', text: 'a' }],
            [
              { type: 'raw_text', text: 'b' },
              { type: 'raw_text', text: 'c' },
            ],
          ],
        },
      ],
      '/blocks/0/rows/1',
    ],
    ['an empty cell', [{ type: 'table', rows: [[{ type: 'raw_text', text: '' }]] }], '/blocks/0/rows/0/0'],
    [
      'settings of a column there is not',
      [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]], column_settings: [{}, {}] }],
      '/blocks/0/column_settings',
    ],
    [
      'one picture from two places',
      [{ type: 'image', alt_text: 'a', image_url: 'https://example.com/a.png', slack_file: { id: 'F1' } }],
      '/blocks/0',
    ],
    [
      'a button for eleven people',
      [
        {
          type: 'context_actions',
          elements: [
            {
              type: 'icon_button',
              icon: 'trash',
              text: { type: 'plain_text', text: 'a' },
              visible_to_user_ids: Array.from({ length: 11 }, (_, n) => `U${n}`),
            },
          ],
        },
      ],
      '/blocks/0/elements/0/visible_to_user_ids',
    ],
    ['a person nobody names', [richText({ type: 'user' })], '/blocks/0/elements/0/elements/0/user_id'],
    ['a call to everybody there is not', [richText({ type: 'broadcast', range: 'all' })], `${LEAF}/range`],
    ['a date that is no number', [richText({ type: 'date', timestamp: '1', format: '{date}' })], `${LEAF}/timestamp`],
    ['a date without a token', [richText({ type: 'date', timestamp: 1, format: 'soon' })], `${LEAF}/format`],
    [
      'a link in a choice',
      [actions({ type: 'radio_buttons', options: [linked] })],
      '/blocks/0/elements/0/options/0/url',
    ],
    ['no day', [actions({ type: 'datepicker', initial_date: '20.11.2026' })], '/blocks/0/elements/0/initial_date'],
    ['no time', [actions({ type: 'timepicker', initial_time: '9:00' })], '/blocks/0/elements/0/initial_time'],
  ])('is refused with %s', (_, blocks, pointer) => {
    expect(faultsInMessage({ text: 'x', blocks }).map((fault) => fault.pointer)).toContain(pointer);
  });

  /** Sources: slack-go/slack 0.17.0-rc4, where every mrkdwn text carried `emoji`; slackhq/hack-json-schema for the words. */
  it.each([
    ['emoji in mrkdwn', { ...section('a'), text: { type: 'mrkdwn', text: 'a', emoji: false } }, '/text', 'emoji'],
    [
      'verbatim in plain text',
      { type: 'header', text: { type: 'plain_text', text: 'a', verbatim: true } },
      '/text',
      'verbatim',
    ],
    ['a field of another block', { type: 'divider', text: 'a' }, '', 'text'],
    ['a field of another element', actions(button({ options: [] })), '/elements/0', 'options'],
    ['a name for a block in its element', actions(button({ block_id: 'a' })), '/elements/0', 'block_id'],
    ['a style there is not', richText({ type: 'text', text: 'a', style: { big: true } }), `${DEEP}/style`, 'big'],
  ])('is refused with a field Slack does not know: %s', (_, block, place, field) => {
    expect(faultsInMessage({ text: 'x', blocks: [block] })).toEqual([
      { pointer: `/blocks/0${place}`, message: `invalid additional property: ${field}` },
    ]);
  });

  it('takes a chart with one finite number for each category, and no field beside', () => {
    const data = [{ label: 'W46', value: 12 }];
    const series = (change: object = {}): object => ({ name: 'heard', data, ...change });
    const chart = (change: object = {}, more: object = {}): object => ({
      type: 'data_visualization',
      title: 'Heard',
      chart: { type: 'bar', series: [series()], axis_config: { categories: ['W46'], y_label: 'a' }, ...change },
      ...more,
    });
    expect(message(chart())).toEqual([]);
    const six = Array.from({ length: 6 }, (_, n) => series({ name: `${n}` }));
    expect(message(chart({ series: six }))).toEqual([]);
    const at = '/blocks/0/chart';
    const long = Array.from({ length: 21 }, (_, n) => `W${n}`);
    for (const [bad, pointer] of [
      [chart({}, { title: 'a'.repeat(51) }), '/blocks/0/title'],
      [chart({}, { alt_text: 'a' }), '/blocks/0'],
      [chart({ series: [...six, series()] }), `${at}/series`],
      [chart({ series: [series(), series()] }), `${at}/series/1/name`],
      [chart({ series: [series({ name: 'a'.repeat(21) })] }), `${at}/series/0/name`],
      [chart({ series: [series({ color: '#fff' })] }), `${at}/series/0`],
      [chart({ series: [series({ data: [] })] }), `${at}/series/0/data`],
      [chart({ series: [series({ data: [{ label: 'W46', value: null }] })] }), `${at}/series/0/data/0/value`],
      [chart({ series: [series({ data: [{ label: 'W47', value: 1 }] })] }), `${at}/series/0/data`],
      [chart({ axis_config: { categories: long } }), `${at}/axis_config/categories`],
      [chart({ axis_config: { categories: ['W46'], title: 'a' } }), `${at}/axis_config`],
      [chart({ legend: true }), at],
    ] as const)
      expect(message(bad)).toContain(pointer);
  });

  it('takes one table, two charts and 12,000 characters of markdown in all', () => {
    const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
    const chart = {
      type: 'data_visualization',
      title: 'Cases',
      chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
    };
    const markdown = (length: number): object => ({ type: 'markdown', text: 'a'.repeat(length) });
    expect(message(table, chart, chart)).toEqual([]);
    expect(message(table, table)).toEqual(['/blocks']);
    expect(message(chart, chart, chart)).toEqual(['/blocks']);
    expect(message(markdown(6_001), markdown(6_000))).toContain('/blocks');
  });

  it('is refused as a whole above 13,000 characters of blocks', () => {
    const faults = faultsInMessage({ text: 'x', blocks: Array.from({ length: 5 }, () => section('a'.repeat(2_900))) });
    expect(faults).toEqual([{ pointer: '/blocks', message: BLOCKS_TOO_LONG }]);
  });

  it('keeps metadata flat and short', () => {
    const metadata = (payload: unknown): unknown => ({ event_type: 'amends', event_payload: payload });
    expect(faultsInMessage({ text: 'x', metadata: metadata({ key: 'k', list: ['a'], flat: { a: 1 } }) })).toEqual([]);
    expect(faultsInMessage({ text: 'x', metadata: {} })).toEqual([]);
    expect(faultsInMessage({ text: 'x', metadata: metadata({ a: { b: { c: 1 } } }) })).toHaveLength(1);
    expect(faultsInMessage({ text: 'x', metadata: metadata({ a: 'a'.repeat(1_000) }) })).toHaveLength(1);
  });

  it('is never too odd to be judged', () => {
    for (const odd of [
      null,
      5,
      'x',
      [],
      {},
      [[]],
      [{ type: 'section', fields: 7 }],
      [{ type: 'actions', elements: { 0: 1 } }],
    ]) {
      expect(faultsInMessage({ text: 'x', blocks: odd }).length).toBeGreaterThanOrEqual(
        Array.isArray(odd) && odd.length === 0 ? 0 : 1,
      );
    }
  });
});

describe('a modal', () => {
  it('points into the view', () => {
    expect(
      faultsInView({ type: 'modal', title: { type: 'plain_text', text: 'a'.repeat(25) }, blocks: [section('x')] }),
    ).toEqual([{ pointer: '/view/title/text', message: 'must be less than 25 characters' }]);
  });

  it('needs a block, and a submit label as soon as there is something to fill in', () => {
    expect(modal([])).toEqual(['/view/blocks']);
    expect(modal([input({ type: 'plain_text_input' })], { submit: undefined })).toEqual(['/view/submit']);
  });

  it('takes elements that messages do not, and refuses what only messages take', () => {
    expect(modal([input({ type: 'number_input', is_decimal_allowed: false }), { type: 'alert', text: title }])).toEqual(
      [],
    );
    expect(modal([{ type: 'markdown', text: 'x' }])).toEqual(['/view/blocks/0/type']);
  });

  it('wants the initial choice among the options', () => {
    const option = (value: string): object => ({ text: title, value });
    const select = { type: 'static_select', options: [option('a')], initial_option: option('b') };
    expect(modal([input(select)])).toEqual(['/view/blocks/0/element/initial_option']);
    expect(modal([input({ type: 'checkboxes', options: [option('a')], initial_options: [] })])).toHaveLength(1);
    const otherWords = { ...option('a'), text: { type: 'plain_text', text: 'Other words' } };
    expect(modal([input({ type: 'radio_buttons', options: [option('a')], initial_option: otherWords })])).toEqual([
      '/view/blocks/0/element/initial_option',
    ]);
    const groups = { type: 'static_select', option_groups: [{ label: title, options: [option('a')] }] };
    expect(modal([input({ ...groups, initial_option: option('a') })])).toEqual([]);
    expect(modal([input({ ...groups, initial_option: option('b') })])).toHaveLength(1);
  });

  it('is refused with two cursors, a length nothing has, or a field it does not know', () => {
    const text = (more: object): object => input({ type: 'plain_text_input', ...more });
    expect(modal([text({ focus_on_load: true }), text({ focus_on_load: true })])).toEqual(['/view/blocks/1']);
    expect(modal([text({ min_length: 9, max_length: 3 })])).toEqual(['/view/blocks/0/element/min_length']);
    const number = { type: 'number_input', is_decimal_allowed: false, min_value: '9', max_value: '3' };
    expect(modal([input(number)])).toEqual(['/view/blocks/0/element/min_value']);
    expect(modal([section('x')], { submit_label: 'Go' })).toEqual(['/view']);
  });

  it('holds 3,000 characters of private metadata', () => {
    expect(modal([section('x')], { private_metadata: 'a'.repeat(3_000) })).toEqual([]);
    expect(modal([section('x')], { private_metadata: 'a'.repeat(3_001) })).toEqual(['/view/private_metadata']);
  });
});

describe('a home tab', () => {
  it('may be empty but takes no tables', () => {
    expect(faultsInHome({ type: 'home', blocks: [] })).toEqual([]);
    expect(
      faultsInHome({ type: 'home', blocks: [{ type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] }] }),
    ).toHaveLength(1);
    expect(faultsInHome({ type: 'modal', blocks: [] })).toHaveLength(1);
    expect(faultsInHome({ type: 'home', blocks: [], title })).toHaveLength(1);
  });
});
