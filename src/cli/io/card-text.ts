/** A card as plain text, for a terminal. Pure. */
import type { Block, Card } from '../../cards/kit/card.ts';
import { plain } from '../../cards/kit/say.ts';

export function cardText(card: Card): string {
  const head = card.title === null ? [] : [card.title, '='.repeat([...card.title].length), ''];
  const body = card.blocks.flatMap((block) => {
    const lines = linesOf(block);
    return lines.length === 0 ? [] : [...lines, ''];
  });
  return `${[...head, ...body].join('\n').trimEnd()}\n`;
}

/** Buttons have nothing to say where nothing can be pressed. */
function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
    case 'context':
      return plain(block.text).split('\n');
    case 'quote':
      return block.text.split('\n').map((line) => `> ${line}`);
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'list':
      return block.items.map((item) => `- ${plain(item)}`);
    case 'chart':
      return [`${block.chart.title}: ${block.chart.says}`];
    case 'divider':
      return ['---'];
    case 'picture':
    case 'buttons':
      return [];
  }
}
