/** Small pieces every card is made of: amounts, moments, plain replies. Pure. */
import { showMoney, writeMoney } from '../../core/base/show-money.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import type { Money } from '../../core/base/money.ts';
import type { Block, Card, Run, Text } from './card.ts';
import { whenIn } from '../words/dates.ts';
import type { Viewer } from './viewer.ts';

export const amount = (m: Money, viewer: Pick<Viewer, 'locale'>): string => showMoney(m, viewer.locale);
/** An amount as it is typed: `250 EUR`, `0.50 EUR`. */
export const asTyped = (m: Money): string => writeMoney(m).replace(/\.0+(?= )/, '');
export const person = (id: Parameters<Viewer['name']>[0], viewer: Viewer): Run => ({
  person: id,
  name: viewer.name(id),
});
export const moment = (at: Date, { zone, locale }: Pick<Viewer, 'zone' | 'locale'>): Run => ({
  moment: at,
  zone,
  locale,
});
export const bold = (text: string): Run => ({ bold: text });

/** A private answer of a few sentences. The first one is also what a notification shows. */
export function reply(...paragraphs: readonly Text[]): Card {
  return {
    subject: { kind: 'reply' },
    version: 0,
    title: null,
    blocks: paragraphs.map((text) => ({ kind: 'text', text })),
    summary: lineOf(plain(paragraphs[0] ?? [])),
  };
}

/** A message of a few words and what goes with them. The words are also what a notification shows. */
export const note = (subject: Card['subject'], version: number, said: Text, blocks: readonly Block[]): Card => ({
  subject,
  version,
  title: null,
  blocks: [{ kind: 'text', text: said }, ...blocks],
  summary: lineOf(plain(said)),
});

/** One line of at most 300 characters, for notifications and screen readers; no letter is cut in two. */
export const lineOf = (words: string): string => clip(oneLine(words), 300);

/** A text without marks, for notifications and screen readers. Moments are given in the zone and the language they carry. */
export const plain = (text: Text): string => text.map(plainRun).join('');

function plainRun(run: Run): string {
  if (typeof run === 'string') return run;
  if ('bold' in run) return run.bold;
  return 'person' in run ? run.name : whenIn(run.moment, run);
}

/** All that is written on a card, a piece a line; what its buttons are called is left out. */
export const wordsOf = ({ title, blocks }: Pick<Card, 'title' | 'blocks'>): string =>
  [title ?? '', ...blocks.flatMap(wordsIn)].join('\n');

function wordsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
    case 'context':
      return [plain(block.text)];
    case 'quote':
      return [block.text];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label} ${plain(value)}`);
    case 'list':
      return block.items.map(plain);
    case 'buttons':
    case 'chart':
    case 'picture':
    case 'divider':
      return [];
  }
}

/** Pieces put together: neighbouring words become one run. */
export function joined(...parts: readonly (Text | string)[]): Text {
  const runs: Run[] = [];
  for (const run of parts.flat()) {
    const last = runs.at(-1);
    if (typeof run === 'string' && typeof last === 'string') runs[runs.length - 1] = `${last}${run}`;
    else if (run !== '') runs.push(run);
  }
  return runs;
}

/** Somebody's words as a sentence ends: never with two stops. */
export const ended = (words: string): string => (/[.!?…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

/** As a sentence begins. */
export const capital = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
