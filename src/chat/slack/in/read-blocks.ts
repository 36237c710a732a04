/** The words a person sees in blocks of Slack: rich text, sections, tables, cards. Buttons and pickers say nothing. Pure. */
import { shownWords } from './said.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Deeper ones Slack does not make. */
const DEEPEST = 12;

/** What is pressed, chosen or only drawn. */
const SILENT = new Set(['actions', 'divider', 'context_actions', 'feedback_buttons', 'button', 'icon_button']);
const SILENT_ENDING = /(?:_select|_input|checkboxes|radio_buttons|overflow|picker)$/;

/** In the order a person reads them; what is not there says nothing. */
const SHOWN = [
  'title',
  'subtitle',
  'text',
  'label',
  'body',
  'description',
  'fields',
  'elements',
  'blocks',
  'cards',
  'children',
  'alt_text',
] as const;

/** A line for each thing that stands by itself. */
export function wordsOfBlocks(blocks: readonly unknown[]): string {
  return blocks
    .map((block) => wordsOf(block, 0).trim())
    .filter((line) => line !== '')
    .join('\n');
}

function wordsOf(node: unknown, depth: number): string {
  if (depth > DEEPEST) return '';
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return lines(node.map((each) => wordsOf(each, depth + 1)));
  if (!isFields(node)) return '';
  const type = typeof node['type'] === 'string' ? node['type'] : '';
  if (SILENT.has(type) || SILENT_ENDING.test(type)) return '';
  switch (type) {
    case 'plain_text':
      return textOf(node, 'text');
    case 'mrkdwn':
      return shownWords(textOf(node, 'text'));
    case 'markdown':
      return unmarkedDown(textOf(node, 'text'));
    case 'raw_number':
      return textOf(node, 'text') === '' ? numberOf(node, 'value') : textOf(node, 'text');
    case 'rich_text':
      return lines(elementsOf(node).map((each) => richBlock(each, depth + 1)));
    case 'table':
    case 'data_table':
      return lines(rowsOf(node).map((row) => cells(row, depth + 1)));
  }
  return lines(SHOWN.map((key) => wordsOf(node[key], depth + 1)));
}

/** The cells of a row are words apart: `Room` and `412` are two. */
function cells(row: unknown, depth: number): string {
  const all = Array.isArray(row) ? row : isFields(row) ? elementsOf(row, 'cells') : [];
  return all
    .map((cell) => wordsOf(cell, depth).replaceAll('\n', ' ').trim())
    .filter((cell) => cell !== '')
    .join(' ');
}

const rowsOf = (table: Fields): readonly unknown[] => {
  const rows = table['rows'];
  const columns = table['columns'];
  return [...(Array.isArray(columns) && !Array.isArray(rows) ? [columns] : []), ...(Array.isArray(rows) ? rows : [])];
};

function richBlock(node: unknown, depth: number): string {
  if (!isFields(node) || depth > DEEPEST) return '';
  const parts = elementsOf(node);
  switch (node['type']) {
    case 'rich_text_list': {
      const first = Number(numberOf(node, 'offset')) + 1;
      const mark = (at: number): string => (node['style'] === 'ordered' ? `${first + at}.` : '•');
      return lines(parts.map((item, at) => `${mark(at)} ${richBlock(item, depth + 1)}`));
    }
    case 'rich_text_quote':
    case 'rich_text_preformatted':
    case 'rich_text_section':
      return parts.map((part) => spoken(part)).join('');
  }
  return wordsOf(node, depth + 1);
}

/** A piece of rich text as it is read aloud. */
function spoken(part: unknown): string {
  if (!isFields(part)) return '';
  switch (part['type']) {
    case 'text':
      return textOf(part, 'text');
    case 'link':
      return textOf(part, 'text') === '' ? textOf(part, 'url') : textOf(part, 'text');
    case 'emoji':
      return emoji(part);
    case 'user':
      return `@${textOf(part, 'user_id')}`;
    case 'usergroup':
      return `@${textOf(part, 'usergroup_id')}`;
    case 'channel':
      return `#${textOf(part, 'channel_id')}`;
    case 'broadcast':
      return `@${textOf(part, 'range')}`;
    case 'date':
      return textOf(part, 'fallback') === '' ? dayOf(part) : textOf(part, 'fallback');
    case 'color':
      return textOf(part, 'value');
  }
  return textOf(part, 'text');
}

/** Slack names the signs by their numbers, joined by hyphens; a workspace's own picture has a name only. */
function emoji(part: Fields): string {
  const points = textOf(part, 'unicode')
    .split('-')
    .map((code) => Number.parseInt(code, 16));
  const isSign = points.every((point) => point > 0 && point <= 0x10ffff);
  return isSign ? String.fromCodePoint(...points) : `:${textOf(part, 'name')}:`;
}

/** A moment that only Slack's own clients can write out: its day, which every reader's clock agrees on but for the hour. */
function dayOf(part: Fields): string {
  const at = new Date(Number(numberOf(part, 'timestamp')) * 1_000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10);
}

/** Markdown as it is drawn: links by their words, the cells of a table apart, no marks of emphasis. */
const unmarkedDown = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*\|[\s:|-]+\|\s*$/.test(line))
    .map((line) => (/^\s*\|.*\|\s*$/.test(line) ? line.replaceAll('|', ' ').replace(/ {2,}/g, ' ').trim() : line))
    .map((line) => line.replace(/^\s{0,3}#{1,6}\s+/, ''))
    .join('\n')
    .replace(/!?\[([^[\]\n]{1,500})\]\([^()\s]{1,2000}\)/g, '$1')
    .replace(/\*\*|__/g, '');

const elementsOf = (node: Fields, key = 'elements'): readonly unknown[] => {
  const all = node[key];
  return Array.isArray(all) ? all : [];
};

const textOf = (node: Fields, key: string): string => {
  const text = node[key];
  return typeof text === 'string' ? text : '';
};

const numberOf = (node: Fields, key: string): string => {
  const value = node[key];
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
};

const lines = (all: readonly string[]): string => all.filter((line) => line.trim() !== '').join('\n');

const isFields = (node: unknown): node is Fields => typeof node === 'object' && node !== null && !Array.isArray(node);
