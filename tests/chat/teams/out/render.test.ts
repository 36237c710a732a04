/** Cards and forms as Teams gets them: harmless, complete and within the limits. */
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseId } from '../../../../src/core/base/ids.ts';
import type { Block, Card, Form } from '../../../../src/cards/kit/card.ts';
import { memberId } from '../../../../src/core/base/ids.ts';
import { press } from '../../../../src/core/case/press.ts';
import { LIMITS, sizeOf } from '../../../../src/chat/teams/limits/limits.ts';
import { DETAILS, toActivity, toCard } from '../../../../src/chat/teams/out/render.ts';
import { readFilled, toForm, withTyped } from '../../../../src/chat/teams/out/render-form.ts';
import { faultsInActivity, faultsInCard, faultsInDialog } from '../../../../src/chat/teams/limits/validate.ts';
import { logForm } from '../stub-door.ts';

const mia = memberId.parse('mia');
const userOf = (member: string): string | undefined => (member === 'mia' ? 'aad-mia' : undefined);
const nobody = (): undefined => undefined;
const READER = { locale: 'en-GB' };
const at = new Date('2026-12-10T10:00:00Z');
const approve = press.parse({ kind: 'approve', case: 'R-1042', v: 7, request: 'req_abcd', digest: 'd1' });

const cardOf = (blocks: readonly Block[], title: string | null = 'R-1042'): Card => ({
  subject: { kind: 'case', case: caseId.parse('R-1042') },
  version: 7,
  title,
  blocks,
  summary: 'R-1042 waits for Mia',
});
const drawn = (...blocks: Block[]): string => JSON.stringify(toCard(cardOf(blocks), userOf));
const textBlocks = (card: unknown): string[] =>
  [...JSON.stringify(card).matchAll(/"type":"TextBlock","text":"((?:[^"\\]|\\.)*)"/g)].map((m) => m[1] ?? '');

describe('a card', () => {
  it('says its summary to notifications, screen readers and clients without cards, never in words beside the card', () => {
    const activity = toActivity(cardOf([]), nobody);
    const sentence = 'R-1042 waits for Mia';
    expect(activity).toMatchObject({ type: 'message', summary: sentence });
    expect(Object.keys(activity)).toEqual(['type', 'summary', 'attachments']);
    expect(activity.attachments.map(({ content }) => content)).toMatchObject([
      { version: '1.5', speak: sentence, fallbackText: sentence },
    ]);
  });

  it('has the shape the SDK types ask for', () => {
    const card: IAdaptiveCard = toCard(
      cardOf([{ kind: 'buttons', buttons: [{ label: 'Approve', press: approve }] }]),
      userOf,
    ) as IAdaptiveCard;
    expect(card.type).toBe('AdaptiveCard');
  });

  it('draws the title as a heading, and a title with foreign marks as a run', () => {
    expect(toCard(cardOf([]), nobody).body[0]).toMatchObject({ type: 'TextBlock', style: 'heading', text: 'R-1042' });
    expect(toCard(cardOf([], '[R-1042](https://evil.example)'), nobody).body[0]).toMatchObject({
      type: 'RichTextBlock',
    });
  });

  it('gives the very press back with each button', () => {
    const card = toCard(
      cardOf([{ kind: 'buttons', buttons: [{ label: 'Approve', press: approve, tone: 'primary' }] }]),
      nobody,
    );
    const action = card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))[0];
    expect(action).toMatchObject({ type: 'Action.Execute', verb: 'approve', style: 'positive' });
    expect(press.parse(action?.data['press'])).toEqual(approve);
  });

  it('opens forms by a dialog', () => {
    const open = press.parse({ kind: 'open_give', case: 'R-1042', v: 7 });
    expect(drawn({ kind: 'buttons', buttons: [{ label: 'Give…', press: open }] })).toContain(
      '"type":"Action.Submit","title":"Give…","data":{"msteams":{"type":"task/fetch"},"press":{"kind":"open_give"',
    );
  });

  it('shows one loud button, and no more in a row than a telephone shows with their labels whole', () => {
    const buttons = Array.from({ length: 8 }, (_, i) => ({
      label: `Do ${i}`,
      press: approve,
      tone: 'primary' as const,
    }));
    const card = toCard(cardOf([{ kind: 'buttons', buttons }]), nobody);
    expect(faultsInCard(card)).toEqual([]);
    expect(JSON.stringify(card).match(/positive/g)).toHaveLength(1);
    const rows = card.body.flatMap((element) => (element.type === 'ActionSet' ? [element.actions.length] : []));
    expect(rows).toEqual([3, 3, 2]);
  });

  it('has a menu beside its last buttons, of entries that are as good as buttons and never loud', () => {
    const named = (label: string) => ({ label, press: approve, tone: 'primary' as const });
    const more = { buttons: Array.from({ length: 14 }, (_, i) => named(`Entry ${i}`)), others: named('Other…') };
    const card = toCard(cardOf([{ kind: 'buttons', buttons: [named('Approve'), named('Counter')], more }]), nobody);
    expect(faultsInCard(card)).toEqual([]);
    const [row, set, ...further] = card.body.filter((element) => element.type === 'ActionSet');
    expect(further).toEqual([]);
    const menu = set?.actions.filter(({ mode }) => mode === 'secondary') ?? [];
    // three abreast would be cut off on a telephone
    expect(row?.actions.map(({ title }) => title)).toEqual(['Approve', 'Counter']);
    expect(set?.actions).toEqual(menu);
    expect(menu.map(({ title }) => title)).toEqual([...more.buttons.slice(0, 11).map(({ label }) => label), 'Other…']);
    for (const one of menu) expect(press.parse(one.data['press'])).toEqual(approve);
  });

  it('mentions a person who has a Teams identity, and only names one who has none', () => {
    const text = { kind: 'text' as const, text: ['Waits for ', { person: mia, name: 'Mia Laurent' }, '.'] };
    const card = toCard(cardOf([text]), userOf);
    expect(JSON.stringify(card)).toContain('Waits for <at>Mia Laurent</at>.');
    expect(card.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Mia Laurent</at>', mentioned: { id: 'aad-mia', name: 'Mia Laurent' } },
    ]);
    const plain = toCard(cardOf([text]), nobody);
    expect(JSON.stringify(plain)).not.toContain('<at>');
    expect(plain.msteams).not.toHaveProperty('entities');
  });

  it('keeps foreign words out of the mention: they stay in a run, the mention stands below', () => {
    const card = toCard(
      cardOf([{ kind: 'text', text: ['*Approved* by ', { person: mia, name: 'Mia Laurent' }] }]),
      userOf,
    );
    expect(faultsInCard(card)).toEqual([]);
    expect(textBlocks(card)).toEqual(['R-1042', '<at>Mia Laurent</at>']);
  });

  it('shows moments in the zone of whoever looks', () => {
    expect(drawn({ kind: 'text', text: ['Due ', { moment: at, zone: 'Europe/Paris', locale: 'en-GB' }] })).toContain(
      'Due {{DATE(2026-12-10T10:00:00Z, SHORT)}} {{TIME(2026-12-10T10:00:00Z)}}',
    );
  });

  it.each([
    '[bank](https://evil.example)',
    '**Approved by Mia**',
    '<at>Mia Laurent</at>',
    '< /AT >',
    '<quoted messageId="1"/>',
    '{{DATE(2026-12-10T10:00:00Z, SHORT)}}',
    '{{{TIME(x)}}}',
    'pay \u202eRUE 04\u202c now',
    'a\u200bb',
    '\ud800 lone',
    '# big\n- list\n1. one',
  ])('shows %j as plain characters wherever it stands', (words) => {
    const blocks: Block[] = [
      { kind: 'text', text: [words, { bold: words }, { moment: at, zone: 'UTC', locale: 'en-GB' }] },
      { kind: 'quote', text: words },
      { kind: 'facts', facts: [{ label: 'Said', value: [words] }] },
      { kind: 'list', items: [[words]] },
      { kind: 'context', text: [words] },
    ];
    const card = toCard({ ...cardOf(blocks, words), summary: words }, userOf);
    expect(faultsInCard(card)).toEqual([]);
    expect(textBlocks(card).join()).not.toMatch(/[[\]#]|evil|quoted|Approved/);
    expect(JSON.stringify(card)).not.toMatch(/[\u200b\u202a-\u202e]/);
    expect(card.msteams?.entities ?? []).toEqual([]);
  });

  it('never makes a mention out of a name with tags in it', () => {
    const card = toCard(cardOf([{ kind: 'text', text: [{ person: mia, name: '<at>Everybody</at>' }] }]), userOf);
    expect(card.msteams).not.toHaveProperty('entities');
    expect(
      toCard(cardOf([{ kind: 'text', text: [{ person: mia, name: 'Mia [Ext]' }] }]), userOf).msteams?.entities,
    ).toMatchObject([{ text: '<at>Mia Ext</at>' }]);
  });

  it('clips what is too long and says that there is more', () => {
    expect(drawn({ kind: 'quote', text: 'hot water '.repeat(2000) })).toContain(' …');
  });

  it('is good at every size Teams may ask for, whatever stands in it', () => {
    const words = fc.string({ unit: 'binary', maxLength: 400 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({
        kind: fc.constant('text' as const),
        text: fc.array(
          fc.oneof(words, fc.record({ bold: words }), fc.record({ person: fc.constant(mia), name: words })),
          { maxLength: 4 },
        ),
      }),
      fc.record({ kind: fc.constant('quote' as const), text: words }),
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(fc.array(words, { maxLength: 2 }), { maxLength: 5 }),
      }),
      fc.record({ kind: fc.constant('divider' as const) }),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), words, (blocks, title) => {
        for (const detail of DETAILS) {
          const faults = faultsInActivity(toActivity(cardOf(blocks, title), userOf, detail));
          expect(faults.filter(({ message }) => !message.includes('budget'))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('fits the budget when drawn bare, however big the case', () => {
    const huge = Array.from({ length: 60 }, (): Block => ({ kind: 'quote', text: 'ж'.repeat(3000) }));
    expect(sizeOf(toActivity(cardOf(huge), nobody)).json).toBeGreaterThan(LIMITS.messageJsonBytes);
    expect(faultsInActivity(toActivity(cardOf(huge), nobody, 'bare'))).toEqual([]);
  });
});

describe('a form', () => {
  const given = { opened: { kind: 'log' as const }, once: 'f:1' };

  it('has a label on every input, says what is needed, and submits by its own verb in a message', () => {
    const card = toForm(logForm('Room 412'), given, { frame: 'message', userOf: nobody, reader: READER });
    expect(faultsInCard(card)).toEqual([]);
    expect(JSON.stringify(card)).toContain('"verb":"form:log"');
    expect(card.body.find(({ type }) => type === 'Input.Text')).toMatchObject({
      id: 'in_text',
      value: 'Room 412',
      isRequired: true,
      errorMessage: 'Please fill in: What happened?',
    });
  });

  it('asks for what is missing in the language of whoever fills it in', () => {
    const look = { frame: 'dialog', userOf: nobody, reader: { locale: 'de-AT' } } as const;
    expect(JSON.stringify(toForm(logForm(''), given, look))).toContain('Bitte ausfüllen: What happened?');
  });

  it('can be sent as it was opened, however its words are counted', () => {
    for (const words of ['😀'.repeat(3000), 'x'.repeat(3000), '']) {
      const card = toForm(logForm(words), given, { frame: 'dialog', userOf: nobody, reader: READER });
      expect(faultsInDialog(card)).toEqual([]);
    }
  });

  it('has nothing chosen that is not among the choices it has room for', () => {
    const options = Array.from({ length: LIMITS.choices + 1 }, (_, n) => ({ value: `v${n}`, label: `Choice ${n}` }));
    const of = { label: 'Which?', options, hint: null };
    const valuesOf = (...chosen: string[]): unknown[] => {
      const fields: Form['fields'] = [
        { ...of, kind: 'choice', id: 'one', value: chosen[0] ?? null, required: true },
        { ...of, kind: 'ticks', id: 'many', values: chosen },
      ];
      const card = toForm({ ...logForm(''), fields }, given, { frame: 'dialog', userOf: nobody, reader: READER });
      expect(faultsInDialog(card)).toEqual([]);
      return card.body.flatMap((each) => (each.type === 'Input.ChoiceSet' ? [each.value] : []));
    };
    expect(valuesOf(`v${LIMITS.choices}`)).toEqual([undefined, undefined]);
    expect(valuesOf('v99', 'v1', 'v100')).toEqual(['v99', 'v99,v1']);
    expect(valuesOf()).toEqual([undefined, undefined]);
  });

  it('says an error above its field', () => {
    const card = toForm(logForm(''), given, {
      frame: 'dialog',
      userOf: nobody,
      reader: READER,
      errors: { text: 'Please say which room.' },
    });
    const at = card.body.findIndex((element) => JSON.stringify(element).includes('which room'));
    expect(card.body[at + 1]).toMatchObject({ id: 'in_text' });
    expect(card.body[at]).toMatchObject({ inlines: [{ color: 'Attention' }] });
  });

  it('reads back what was typed, ticks as a list and empty fields as null', () => {
    const card = toForm(logForm('', 'https://teams.example/m'), given, {
      frame: 'dialog',
      userOf: nobody,
      reader: READER,
    });
    const data = card.body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))[0]?.data;
    const filled = readFilled({ ...data, in_text: '  ', ticks_given: 'apology,upgrade', evil: { a: 1 } });
    expect(filled).toEqual({
      ticket: { form: 'log', about: { permalink: 'https://teams.example/m' }, ...given },
      values: { text: null, given: ['apology', 'upgrade'] },
    });
  });

  it('puts typed values back, and treats a list Teams left out as empty', () => {
    const form: Form = { ...logForm('old') };
    const filled = readFilled({ ticket: { form: 'log', about: {}, ...given }, in_text: 'new' });
    if (filled === undefined) throw new Error('the form could not be read');
    expect(withTyped(form, filled).fields).toMatchObject([{ value: 'new' }, { values: [] }]);
  });

  it.each([
    [undefined],
    ['x'],
    [{ ticket: { form: 'evil', about: {}, ...given } }],
    [{ ticket: { form: 'log', about: { a: 1 }, ...given } }],
  ])('does not read %j', (raw) => expect(readFilled(raw)).toBeUndefined());
});
