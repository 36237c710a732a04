/** The words of a card somebody's message carries: Adaptive, hero, list and connector cards alike. Pure; bounded in depth and length. */
import { wordsOfHtml } from '../../../core/base/html-words.ts';

const MOST_DEPTH = 30;
const MOST_WORDS = 200_000;

/** What stands in these is read, in the order of the card. */
const WORDS = new Set(
  'title subtitle text activityTitle activitySubtitle activityText heading altText codeSnippet'.split(' '),
);
/** Buttons, pictures and what a client shows instead of the card are not its words. */
const SKIPPED = new Set(
  (
    'actions buttons tap selectAction inlineAction potentialAction fallback fallbackText speak msteams data ' +
    'backgroundImage requires refresh authentication choices $schema type id icon images theme version url style'
  ).split(' '),
);
/** Their parts stand beside each other. */
const BESIDE = new Set(['columns', 'cells', 'inlines']);

export function wordsOfCard(card: unknown): string {
  const lines: string[] = [];
  const budget = { left: MOST_WORDS };
  gather(card, lines, budget, 0);
  return lines
    .map((line) => line.replace(/[ \t]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function gather(value: unknown, lines: string[], budget: { left: number }, depth: number): void {
  if (depth > MOST_DEPTH || budget.left <= 0) return;
  if (Array.isArray(value)) {
    for (const each of value) gather(each, lines, budget, depth + 1);
    return;
  }
  // a piece of a sentence, without a look of its own
  if (typeof value === 'string') return add(value, lines, budget);
  if (!isObject(value)) return;
  const fact = factOf(value);
  if (fact !== undefined) return add(fact, lines, budget);
  if (value['isVisible'] === false || PRESSED.test(String(value['type']))) return;
  if (value['type'] === 'Rating') return add(ratingOf(value), lines, budget);
  for (const [key, part] of Object.entries(value)) {
    if (SKIPPED.has(key)) continue;
    if (typeof part === 'string') {
      if (WORDS.has(key)) add(part, lines, budget);
    } else if (BESIDE.has(key)) {
      const row: string[] = [];
      gather(part, row, budget, depth + 1);
      // text runs bring their own blanks
      const words = row.join(key === 'inlines' ? '' : ' ');
      if (words !== '') lines.push(words);
    } else gather(part, lines, budget, depth + 1);
  }
}

/** Pressed or filled in: no words of the card. */
const PRESSED = /^(?:CompoundButton|Input\..{1,40}|Action\..{1,40})$/;

/** Stars, as they would be said. */
function ratingOf({ value, max = 5 }: Readonly<Record<string, unknown>>): string {
  return typeof value === 'number' && typeof max === 'number' ? `${value}/${max}` : '';
}

/** A label and its value: facts of every kind of card. */
function factOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const { name, title, value: said } = value;
  const label = typeof title === 'string' ? title : name;
  const keys = Object.keys(value).length;
  return typeof label === 'string' && typeof said === 'string' && keys <= 3 && !('type' in value)
    ? `${label.replace(/:\s*$/, '')}: ${said}`
    : undefined;
}

function add(words: string, lines: string[], budget: { left: number }): void {
  const text = readable(words.slice(0, Math.max(0, budget.left)));
  budget.left -= text.length;
  if (text !== '') lines.push(text);
}

/** Without the marks of Markdown and HTML that clients draw with; times as they are written. */
function readable(words: string): string {
  const bare = /<\/?[a-z][^<>]*>/i.test(words) ? wordsOfHtml(words) : words;
  return bare
    .replace(/\{\{(?:DATE|TIME)\(([^(){},]{1,40})(?:,[^(){}]{0,20})?\)\}\}/g, '$1')
    .replace(/\[([^[\]\n]{1,500})\]\([^()\s]{1,2000}\)/g, '$1')
    .replace(/\*\*|__/g, '');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
