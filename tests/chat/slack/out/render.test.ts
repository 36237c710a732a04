/** Cards and forms as Slack shows them: always within its limits, nobody's words ever read as markup. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Button, Card, Form, Run } from '../../../../src/cards/kit/card.ts';
import { caseId, memberId, thingId, type MemberId } from '../../../../src/core/base/ids.ts';
import { press, type Press } from '../../../../src/core/case/press.ts';
import { rungsOf } from '../../../../src/chat/slack/out/degrade.ts';
import { readContext, readValues, toModal, toNotice } from '../../../../src/chat/slack/out/render-form.ts';
import { toHome, toMessage } from '../../../../src/chat/slack/out/render.ts';
import { readPressValue } from '../../../../src/chat/slack/press-value.ts';
import { faultsInHome, faultsInMessage, faultsInView } from '../../../../src/chat/slack/limits/validate.ts';
import { logForm } from '../stub-door.ts';

const ana = memberId.parse('ana');
const slackUserOf = (member: MemberId): string | undefined => (member === ana ? 'U0ANA' : undefined);
const approve: Press = {
  kind: 'approve',
  case: caseId.parse('R-1042'),
  v: 7,
  request: thingId.parse('req_abcd'),
  digest: 'd1',
};

const card = (...blocks: Block[]): Card => ({
  subject: { kind: 'case', case: caseId.parse('R-1042') },
  version: 7,
  title: 'R-1042',
  summary: 'R-1042 is new',
  blocks,
});
const text = (...runs: Run[]): Block => ({ kind: 'text', text: runs });
const draw = (...blocks: Block[]): string => JSON.stringify(toMessage(card(...blocks), slackUserOf).blocks);

describe('text', () => {
  it('escapes what Slack would read', () => {
    expect(draw(text('<!channel> <@U1> a & b <https://evil|your bank>'))).toContain(
      '&lt;!channel&gt; &lt;@U1&gt; a &amp; b &lt;https://evil|your bank&gt;',
    );
  });

  it('mentions members it knows and names the others', () => {
    const drawn = draw(
      text('for ', { person: ana, name: 'Ana Ortiz' }, ' and ', { person: memberId.parse('zoe'), name: 'Zoe <3' }),
    );
    expect(drawn).toContain('for <@U0ANA> and Zoe &lt;3');
  });

  it("shows a moment in the viewer's own time, with words for the rest", () => {
    const moment = new Date('2026-11-21T10:04:30Z');
    expect(draw(text({ moment, zone: 'Europe/Paris', locale: 'en-GB' }))).toMatch(
      /<!date\^1795255470\^\{date_short_pretty\} \{time\}\|Sat,? 21 Nov,? 11:04 (CET|GMT\+1)>/,
    );
  });

  it('becomes rich text, where nothing is markup, as soon as somebody could fake bold, code, quotes or emoji', () => {
    for (const faked of [
      '*Approved by Mia*',
      '_x_',
      '~x~',
      '`x`',
      '> said the boss',
      'a\n>quoted',
      ':white_check_mark:',
    ]) {
      const [, block] = toMessage(card(text(faked, { person: ana, name: 'Ana' })), slackUserOf).blocks;
      expect(block).toMatchObject({
        type: 'rich_text',
        elements: [
          {
            elements: [
              { type: 'text', text: faked },
              { type: 'user', user_id: 'U0ANA' },
            ],
          },
        ],
      });
    }
    const [, facts] = toMessage(
      card({ kind: 'facts', facts: [{ label: 'Room', value: ['*4*'] }] }),
      slackUserOf,
    ).blocks;
    expect(facts).toMatchObject({ fields: [{ type: 'plain_text', text: 'Room\n*4*' }] });
  });

  it('keeps a quote out of reach of markup and cuts it visibly', () => {
    const [, block] = toMessage(
      card({ kind: 'quote', text: `<!channel> *hi* ${'é'.repeat(20_000)}` }),
      slackUserOf,
    ).blocks;
    const drawn = JSON.stringify(block);
    expect(block?.type).toBe('rich_text');
    expect(drawn).toContain('<!channel> *hi*');
    expect(drawn).toContain(' …');
  });

  it('loses what hides or turns text round, and keeps emoji families and Persian joiners', () => {
    const { blocks } = toMessage({ ...card(), title: 'a\u202Eb\u200Bc\u0000d 👨‍👩‍👧 می\u200Cخواهم' }, slackUserOf);
    expect(blocks[0]).toMatchObject({ text: { type: 'plain_text', text: 'abcd 👨‍👩‍👧 می\u200Cخواهم' } });
  });

  it('never cuts a mention or an escape in two', () => {
    for (let length = 2_880; length < 2_905; length += 1) {
      const drawn = toMessage(card(text('a'.repeat(length), { person: ana, name: 'Ana' }, '&&&&')), slackUserOf);
      const [, block] = drawn.blocks;
      const words = block?.type === 'section' ? (block.text?.text ?? '') : '';
      expect(words.replaceAll('<@U0ANA>', '').replaceAll('&amp;', '')).not.toMatch(/[<>&@]/);
    }
  });
});

describe('buttons', () => {
  const drawn = toMessage(
    card({
      kind: 'buttons',
      buttons: [
        { label: 'Approve', press: approve, tone: 'primary' },
        { label: 'Withdraw', press: approve, tone: 'primary' },
      ],
    }),
    slackUserOf,
  );
  const block = drawn.blocks[1];

  it('give back the very press, with ids of their own and one primary at most', () => {
    const elements = block?.type === 'actions' ? block.elements : [];
    expect(elements.map((one) => ('value' in one ? press.parse(readPressValue(one.value)) : null))).toEqual([
      approve,
      approve,
    ]);
    expect(elements.map((one) => one.action_id)).toEqual(['do:approve:0', 'do:approve:1']);
    expect(elements.map((one) => ('style' in one ? one.style : undefined))).toEqual(['primary', undefined]);
  });

  it('stand in a block named after the subject and its version', () => {
    expect(block?.block_id).toBe('case:R-1042:v7:0');
  });

  it('that carry too much are our bug', () => {
    const press = { ...approve, digest: 'x'.repeat(2_001) };
    expect(() => draw({ kind: 'buttons', buttons: [{ label: 'Approve', press }] })).toThrow(
      /Button "Approve" carries \d+ characters/,
    );
  });

  it('read nothing from what is no JSON', () => {
    for (const odd of ['', 'x', '{', undefined, null, 5, {}, '['.repeat(5_000)])
      expect(readPressValue(odd)).toBeUndefined();
  });
});

describe('a menu', () => {
  const named = (label: string, of: Press = approve): Button => ({ label, press: of });
  const menu = (count: number, others?: Button): Block => ({
    kind: 'buttons',
    buttons: [named('Counter')],
    more: {
      buttons: Array.from({ length: count }, (_, n) => named(`Entry ${n}`, { ...approve, v: n })),
      ...(others && { others }),
    },
  });
  const drawn = (block: Block): { buttons: string[]; entries: string[]; presses: unknown[] } => {
    const message = toMessage(card(block), slackUserOf);
    expect(faultsInMessage(message)).toEqual([]);
    const elements = message.blocks.flatMap((one) => (one.type === 'actions' ? one.elements : []));
    const options = elements.flatMap((one) => (one.type === 'overflow' ? one.options : []));
    return {
      buttons: elements.flatMap((one) => (one.type === 'button' ? [one.text.text] : [])),
      entries: options.map((one) => one.text.text),
      presses: options.map((one) => press.parse(readPressValue(one.value))),
    };
  };

  it('gives back the very press of what is chosen, also with the longest ids', () => {
    const long: Press = {
      kind: 'open_decline',
      case: caseId.parse('R-1234567890'),
      v: 9_999,
      request: thingId.parse(`req_${'x'.repeat(16)}`),
      digest: 'a'.repeat(64),
    };
    const { entries, presses } = drawn({
      kind: 'buttons',
      buttons: [],
      more: { buttons: [named('Decline', long), named('Ask')] },
    });
    expect(entries).toEqual(['Decline', 'Ask']);
    expect(presses).toEqual([long, approve]);
  });

  it.each([
    ['nothing', 0, [], []],
    ['one entry, which is a button then', 1, ['Entry 0'], []],
    ['five', 5, [], ['Entry 0', 'Entry 1', 'Entry 2', 'Entry 3', 'Entry 4']],
    ['seven', 7, ['Entry 5', 'Entry 6'], ['Entry 0', 'Entry 1', 'Entry 2', 'Entry 3', 'Entry 4']],
  ])('of %s', (_, count, beside, entries) => {
    expect(drawn(menu(count))).toMatchObject({ buttons: ['Counter', ...beside], entries });
  });

  it('of more than fit leads to all of them', () => {
    const { buttons, entries } = drawn(menu(7, named('Other…')));
    expect(buttons).toEqual(['Counter']);
    expect(entries).toEqual(['Entry 0', 'Entry 1', 'Entry 2', 'Entry 3', 'Other…']);
  });

  it('leaves an entry that carries too much beside it', () => {
    const heavy = named('Heavy', { ...approve, digest: 'x'.repeat(151) });
    const block: Block = {
      kind: 'buttons',
      buttons: [],
      more: { buttons: [heavy, named('One'), named('Two', { ...approve, v: 8 })] },
    };
    expect(drawn(block)).toMatchObject({ buttons: ['Heavy'], entries: ['One', 'Two'] });
  });
});

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '<!here>',
    '&'.repeat(3_000),
    '👩‍🚒'.repeat(900),
    '"\\'.repeat(4_000),
    'a'.repeat(20_000),
  ),
);
const run: fc.Arbitrary<Run> = fc.oneof(
  words,
  fc.record({ bold: words }),
  fc.record({ person: fc.constantFrom(ana, memberId.parse('zoe')), name: words }),
  fc.record({
    moment: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
    zone: fc.constant('Asia/Tokyo'),
    locale: fc.constantFrom('en-GB', 'de-DE'),
  }),
);
const runs = fc.array(run, { maxLength: 4 });
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: runs }),
  fc.record({ kind: fc.constant('quote' as const), text: words }),
  fc.record({
    kind: fc.constant('facts' as const),
    facts: fc.array(fc.record({ label: words, value: runs }), { maxLength: 30 }),
  }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(runs, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('context' as const), text: runs }),
  fc.constant({ kind: 'divider' as const }),
  fc.record({
    kind: fc.constant('buttons' as const),
    buttons: fc.array(fc.record({ label: words, press: fc.constant(approve) }), { maxLength: 30 }),
    more: fc.record({
      buttons: fc
        .array(words, { maxLength: 8 })
        .map((labels) => labels.map((label, v) => ({ label, press: { ...approve, v } }))),
    }),
  }),
);
const anyCard: fc.Arbitrary<Card> = fc.record({
  subject: fc.constant({ kind: 'case' as const, case: caseId.parse('R-1') }),
  version: fc.nat(),
  title: fc.option(words),
  summary: words.filter((line) => /[a-z<&]/.test(line)),
  blocks: fc.array(block, { maxLength: 70 }),
});

describe('any card', () => {
  it('is a message, a home tab and a modal that Slack takes, on every rung', () => {
    fc.assert(
      fc.property(anyCard, (any) => {
        expect(faultsInMessage(toMessage(any, slackUserOf))).toEqual([]);
        expect(faultsInHome(toHome(any, slackUserOf))).toEqual([]);
        expect(faultsInView(toNotice(any, slackUserOf))).toEqual([]);
        const [, simpler, plainest] = rungsOf(any, slackUserOf);
        expect(faultsInMessage(plainest ?? {})).toEqual([]);
        expect(simpler?.blocks.every(({ type }) => ['header', 'section', 'actions'].includes(type))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps its news and its buttons when simplified, and only words at last', () => {
    const full = card(text('No hot water since ', { bold: 'Friday' }), {
      kind: 'buttons',
      buttons: [{ label: 'Approve', press: approve }],
    });
    const [, simpler, plainest] = rungsOf(full, slackUserOf);
    expect(simpler?.blocks.map(({ type }) => type)).toEqual(['header', 'section', 'actions']);
    expect(plainest).toEqual({ text: 'R-1042 is new\nR-1042\nNo hot water since Friday', blocks: [] });
  });
});

describe('a form', () => {
  const form: Form = {
    ...logForm('It is *cold* & dark'),
    notes: [['Last time: ', { bold: 'too short' }]],
  };

  it('becomes a modal that carries its context and keeps typed words', () => {
    const view = toModal(form, 'C1', slackUserOf);
    expect(faultsInView(view)).toEqual([]);
    expect(view).toMatchObject({
      callback_id: 'form:log',
      title: { text: 'Log a complaint' },
      submit: { text: 'Log case' },
    });
    expect(readContext(view.private_metadata)).toEqual({ about: { source: 'chat' }, channel: 'C1' });
    expect(view.blocks[1]).toMatchObject({
      block_id: 'field:text',
      optional: false,
      element: { type: 'plain_text_input', multiline: true, initial_value: 'It is *cold* & dark', max_length: 3_000 },
    });
    expect(view.blocks[3]).toMatchObject({ element: { type: 'static_select', initial_option: { value: 'S3' } } });
  });

  it('takes any number of ticks and leaves out what has nothing to choose from', () => {
    const options = Array.from({ length: 11 }, (_, n) => ({ value: `act_${n}`, label: `Action ${n}` }));
    const ticks = { kind: 'ticks', label: 'Done?', values: ['act_1'], hint: null } as const;
    const view = toModal(
      {
        ...form,
        fields: [
          { ...ticks, id: 'a', options: options.slice(0, 10) },
          { ...ticks, id: 'b', options },
          { ...ticks, id: 'c', options: [] },
        ],
      },
      null,
      slackUserOf,
    );
    expect(faultsInView(view)).toEqual([]);
    expect(view.blocks.slice(1)).toMatchObject([
      { element: { type: 'checkboxes', initial_options: [{ value: 'act_1' }] } },
      { element: { type: 'multi_static_select' } },
    ]);
    expect(view.blocks).toHaveLength(3);
  });

  it('reads its values back per field, empty ones as null', () => {
    expect(
      readValues({
        'field:text': { value: { type: 'plain_text_input', value: ' cold ' } },
        'field:customer': { value: { type: 'plain_text_input', value: null } },
        'field:blank': { value: { value: '  ' } },
        'field:severity': { value: { selected_option: { value: 'S2', text: {} } } },
        'field:done': { value: { selected_options: [{ value: 'a' }, { value: 'b' }] } },
        'field:none': { value: { selected_options: [] } },
        other: { value: { value: 'x' } },
      }),
    ).toEqual({ text: ' cold ', customer: null, blank: null, severity: 'S2', done: ['a', 'b'], none: [] });
    for (const odd of [null, 5, [], { a: 5 }, { a: { b: 5 } }]) expect(readValues(odd)).toBeUndefined();
    for (const odd of ['', '{nope', '{"about":{"a":1},"channel":null}', null]) expect(readContext(odd)).toBeUndefined();
  });

  it('that is about too much, or offers free text as a value, is our bug', () => {
    expect(() => toModal({ ...form, about: { a: 'x'.repeat(3_000) } }, null, slackUserOf)).toThrow(/Keep ids only/);
    const options = [{ value: 'x'.repeat(76), label: 'A' }];
    const field = { kind: 'choice', id: 'a', label: 'A', options, value: null, required: true, hint: null } as const;
    expect(() => toModal({ ...form, fields: [field] }, null, slackUserOf)).toThrow(/Use an id/);
  });
});
