/** The card of a case is read at a glance, whatever stands on the case; what is left out is a press away. */
import { describe, expect, it } from 'vitest';
import { atAGlance } from '../../src/cards/kit/glance.ts';
import { buttonsOf, type Block, type Card } from '../../src/cards/kit/card.ts';
import { caseMenu, menuCard } from '../../src/cards/case/case-buttons.ts';
import { caseCard } from '../../src/cards/case/case-card.ts';
import { makeWorld } from '../core/case/world.ts';
import { openCase, R } from '../core/case/build.ts';
import { caseSeen, fullCards, usualCards, viewer } from './gallery.ts';

const OF_A_CASE = [
  ...Object.entries(usualCards()),
  ...Object.entries(fullCards()).map(([name, card]) => [`full ${name}`, card] as const),
].filter(([, card]) => card.subject.kind === 'case');

const linesOf = (block: Block): number => (block.kind === 'quote' ? block.text.split('\n').length : 1);
const rows = (card: Card): readonly Extract<Block, { kind: 'buttons' }>[] =>
  card.blocks.flatMap((block) => (block.kind === 'buttons' ? [block] : []));
const lines = (card: Card): number =>
  1 + card.blocks.filter(({ kind }) => kind !== 'buttons').reduce((sum, block) => sum + linesOf(block), 0);

describe.each(OF_A_CASE)('%s', (name, card) => {
  it('has twelve lines and three buttons at most, one of them loud', () => {
    expect(lines(card)).toBeLessThanOrEqual(12);
    expect(rows(card)).toHaveLength(1);
    expect(rows(card)[0]?.buttons.length).toBeLessThanOrEqual(3);
    const loud = buttonsOf(card).filter(({ tone }) => tone === 'primary');
    expect(loud.length).toBe(/resolved|over|private|dismissed|merged/.test(name) ? 0 : 1);
  });

  it('leads to everything else, and has nothing twice', () => {
    const presses = buttonsOf(card).map(({ press }) => press);
    expect(presses.map(({ kind }) => kind)).toContain('show_case');
    expect(new Set(presses.map((press) => JSON.stringify(press))).size).toBe(presses.length);
  });

  it('has no line that fills a screen', () => {
    const quotes = card.blocks.flatMap((block) => (block.kind === 'quote' ? [block.text.length] : []));
    expect(Math.max(0, ...quotes)).toBeLessThanOrEqual(160);
  });
});

describe('the menu of a case', () => {
  it('has near its top what a sentence of the card says is in it', () => {
    const c = openCase();
    const failure = { ...c.triage.failure, by: 'rules' as const, sure: 0.3 };
    const card = caseCard(caseSeen(makeWorld(), { case: { ...c, triage: { ...c.triage, failure } } }));
    expect(JSON.stringify(card.blocks)).toContain('in the menu says otherwise');
    const menu = rows(card).flatMap(({ more }) => more?.buttons ?? []);
    // Slack shows four of a menu
    expect(menu.slice(0, 4).map(({ press }) => press.kind)).toContain('open_edit_case');
  });

  const several = {
    plain: openCase(),
    linked: openCase({ linked: [R(7)] }),
    'with a wish': openCase({ triage: { ...openCase().triage, remedySought: null } }),
    private: openCase({ sensitivity: 'injury' }),
    'of a customer': openCase({ customer: { ...openCase().customer, key: 'cus_1' } }),
  };
  it.each(OF_A_CASE)('has at most ten entries on %s', (_, card) => {
    for (const { more } of rows(card)) expect(more?.buttons.length ?? 0).toBeLessThanOrEqual(10);
  });

  it.each(Object.entries(several))('leads to all there is, by what it is about, eight of it at most: %s', (_, c) => {
    const whole = menuCard(c, viewer());
    const groups = rows(whole).map(({ buttons }) => buttons);
    expect(groups).toHaveLength(4);
    for (const group of groups) expect(group.length).toBeLessThanOrEqual(8);
    const reached = new Set(groups.flat().map(({ press }) => press.kind));
    const short = caseMenu(c, viewer(), []).buttons.map(({ press }) => press.kind);
    expect(short.at(-1)).toBe('show_menu');
    expect(short.slice(0, -1).filter((kind) => !reached.has(kind))).toEqual([]);
    for (const kind of ['open_resolve', 'open_promise', 'open_hand_over', 'open_edit_case', 'open_merge', 'open_link'])
      expect(reached).toContain(kind);
    expect(reached).toContain(c.sensitivity === null ? 'open_restrict' : 'open_lift');
    expect(reached.has('open_unlink')).toBe(c.linked.length > 0);
  });
});

const PENDING = Object.entries(usualCards()).filter(([, card]) => card.subject.kind === 'request');
it.each(PENDING)('%s: twelve lines and three buttons at most, three lines when it is decided', (name, card) => {
  const isDecided = /approved|declined|withdrawn|expired/.test(name);
  expect(lines(card)).toBeLessThanOrEqual(isDecided ? 3 : 12);
  expect(rows(card).length).toBeLessThanOrEqual(isDecided ? 0 : 1);
  for (const { buttons } of rows(card)) expect(buttons.length).toBeLessThanOrEqual(3);
});

it('a case that is resolved has three lines', () => {
  for (const [name, card] of OF_A_CASE.filter(([of]) => /resolved|case over/.test(of)))
    expect([name, lines(card)]).toEqual([name, 3]);
});

describe('at a glance', () => {
  it.each([
    ['a short text, as it is', 'No hot water.', 'No hot water.', false],
    ['lines without the empty ones between', 'One\n\nTwo', 'One\nTwo', false],
    ['three lines of four', 'a\nb\nc\nd', 'a\nb\nc …', true],
    ['nothing of nothing', '', '', false],
  ])('%s', (_, text, shown, isCut) => {
    expect(atAGlance(text)).toEqual({ text: shown, isCut });
  });
  it('so much of a long text as is read at once', () => {
    const { text, isCut } = atAGlance('word '.repeat(10_000));
    expect(text.length).toBeLessThanOrEqual(150);
    expect([isCut, text.endsWith(' …')]).toEqual([true, true]);
  });
});
