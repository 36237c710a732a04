/** Makes foreign words harmless before Teams sees them, and turns a card into plain lines. Pure. */
import type { Block, Card } from '../../../cards/kit/card.ts';
import { plain } from '../../../cards/kit/say.ts';
import { cleanText } from '../../../core/base/text.ts';

/** The same words without anything Teams would interpret: no template braces, no mention or quote tags, no hidden characters. */
export function neutralise(text: string): string {
  return cleanText(text)
    .replaceAll(/\{(?=\{)/g, '{ ')
    .replaceAll(/<(?=\s{0,9}\/?\s{0,9}(?:at|quoted)\b)/gi, '‹');
}

/** True when a text has no character Markdown, links or tags could start from; only such text may stand in a TextBlock. */
export function isSafeInMarkdown(text: string): boolean {
  return (
    /^[\p{L}\p{M}\p{N} \u00a0\u202f.,:;!?'’‘“”"…–—%€£$¥°/()+·•→-]*$/u.test(text) &&
    !/:\/\/|www\.|^\s*(?:[-+]|\d+[.)])\s/iu.test(text)
  );
}

/** A card as plain lines, for the answers of Teams that hold a sentence only. */
export function plainOf(card: Card): string {
  const lines = [...(card.title === null ? [] : [card.title]), ...card.blocks.flatMap(linesOf)];
  return neutralise(lines.length === 0 ? card.summary : lines.join('\n'));
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'text':
    case 'context':
      return [plain(block.text)];
    case 'quote':
      return [`“${block.text}”`];
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${plain(value)}`);
    case 'list':
      return block.items.map((item) => `• ${plain(item)}`);
    case 'chart':
      return [block.chart.says];
    case 'picture':
    case 'divider':
    case 'buttons':
      return [];
  }
}
