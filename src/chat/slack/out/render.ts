/** Cards as Slack messages and home tabs. Pure; nobody's words are ever read as markup, everything fits what Slack takes. */
import { printSubject } from '../../../core/base/message-subject.ts';
import type {
  ActionsBlock,
  Button as SlackButton,
  HomeView,
  KnownBlock,
  Overflow,
  PlainTextOption,
} from '@slack/types';
import type { Block, Button, Card, More } from '../../../cards/kit/card.ts';
import { mostCharts, saidByCharts, withoutCharts } from '../../../cards/kit/chart.ts';
import { actionId } from '../ids.ts';
import {
  ACTIONS_ELEMENTS,
  BLOCKS,
  BUTTON_TEXT,
  BUTTON_VALUE,
  codePoints,
  HEADER,
  ID,
  MESSAGE_BLOCKS_JSON,
  MESSAGE_TEXT,
  OVERFLOW,
  SECTION_FIELD,
  SECTION_FIELDS,
} from '../limits/limits.ts';
import { drawPicture } from './picture.ts';
import { pressValue, shortPressValue } from '../press-value.ts';
import { drawChart, type DataVisualization } from './chart.ts';
import { clip, escapeWithin, lineOf, mrkdwn, neutral, plain, richSection, wordsOf, type SlackUserOf } from './text.ts';

/** What a post or an update carries; always both, because an update without blocks would remove them. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

export type SlackBlock = KnownBlock | DataVisualization;

/** Longest single text, tried in this order until the whole message fits. */
const BUDGETS = [2_900, 1_200, 500, 150] as const;
const SUMMARY = 300;
/** Room for what charts say behind all the words of a card. */
const TOLD_LEAVES = 800;

/** A card as a message. Throws when a button carries more than Slack takes: that is our bug. */
export function toMessage(card: Card, slackUserOf: SlackUserOf): SlackMessage {
  return { text: textOf(card), blocks: fitting(card, slackUserOf, BLOCKS.message) };
}

/** The same with charts as sentences: for an answer that is given once, where Slack could not say that it takes no charts. */
export const toPlainMessage = (card: Card, slackUserOf: SlackUserOf): SlackMessage => ({
  ...toMessage({ ...card, blocks: withoutCharts(card.blocks) }, slackUserOf),
  text: textOf(card),
});

/** A card as the App Home tab. */
export function toHome(card: Card, slackUserOf: SlackUserOf): HomeView {
  // a tab that is refused for its charts would stay as it was
  return { type: 'home', blocks: fitting({ ...card, blocks: withoutCharts(card.blocks) }, slackUserOf, BLOCKS.home) };
}

/** The line for notifications and screen readers, escaped. */
export const summaryOf = (card: Card): string => escapeWithin(neutral(card.summary), SUMMARY);

/** The same with what its charts say, because a chart says nothing to whoever cannot see it. */
function textOf(card: Card): string {
  const summary =
    card.told === undefined ? summaryOf(card) : escapeWithin(neutral(card.told), MESSAGE_TEXT - TOLD_LEAVES);
  const said = saidByCharts(card.blocks);
  return said === '' ? summary : `${summary}\n${escapeWithin(neutral(said), MESSAGE_TEXT - codePoints(summary) - 1)}`;
}

/** Blocks of a card that fit together; `most` is the number the surface takes. */
export function fitting(card: Card, slackUserOf: SlackUserOf, most: number): SlackBlock[] {
  for (const budget of BUDGETS) {
    const blocks = draw(card, slackUserOf, budget);
    if (blocks.length <= most && fits(blocks)) return blocks;
  }
  const plainer = { ...card, blocks: withoutCharts(card.blocks) };
  return trimmed(draw(plainer, slackUserOf, BUDGETS[BUDGETS.length - 1] ?? 150), most);
}

const fits = (blocks: readonly SlackBlock[]): boolean => codePoints(JSON.stringify(blocks)) <= MESSAGE_BLOCKS_JSON;

/** What is left when even the shortest texts are too many: buttons always, the rest from the top, and a word that more was cut. */
function trimmed(blocks: readonly SlackBlock[], most: number): SlackBlock[] {
  const cut: KnownBlock = { type: 'context', elements: [{ type: 'plain_text', text: '…' }] };
  const buttons = blocks.filter((block) => block.type === 'actions').slice(0, 5);
  const rest = blocks.filter((block) => block.type !== 'actions').slice(0, most - buttons.length - 1);
  while (rest.length > 0 && !fits([...rest, cut, ...buttons])) rest.pop();
  return [...rest, cut, ...buttons];
}

function draw(card: Card, slackUserOf: SlackUserOf, budget: number): SlackBlock[] {
  const primary = card.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find((button) => button.tone === 'primary');
  const header: KnownBlock[] = card.title === null ? [] : [{ type: 'header', text: plain(card.title, HEADER) }];
  return [
    ...header,
    ...mostCharts(card.blocks).flatMap((block, index) =>
      block.kind === 'buttons'
        ? drawButtons(block, blockId(card, index), primary)
        : drawBlock(block, slackUserOf, budget),
    ),
  ];
}

/** New with every version, so that what is approved is what was on the screen. */
const blockId = (card: Card, index: number): string =>
  clip(`${printSubject(card.subject)}:v${card.version}:${index}`, ID - 10);

function drawBlock(block: Exclude<Block, { kind: 'buttons' }>, slackUserOf: SlackUserOf, budget: number): SlackBlock[] {
  switch (block.kind) {
    case 'text': {
      const safe = mrkdwn(block.text, slackUserOf, budget);
      if (safe !== undefined) return [{ type: 'section', text: safe }];
      return [{ type: 'rich_text', elements: [richSection(block.text, slackUserOf, budget)] }];
    }
    case 'quote':
      return [drawQuote(block.text, budget)];
    case 'facts':
      return drawFacts(block.facts, slackUserOf, Math.min(budget, SECTION_FIELD));
    case 'list':
      return drawList(block.items, slackUserOf, budget);
    case 'context':
      return [{ type: 'context', elements: [lineOf(block.text, slackUserOf, budget)] }];
    case 'chart':
      return [drawChart(block.chart), { type: 'context', elements: [lineOf([block.chart.says], slackUserOf, budget)] }];
    case 'picture':
      return drawPicture(block.picture);
    case 'divider':
      return [{ type: 'divider' }];
  }
}

function drawQuote(words: string, budget: number): KnownBlock {
  const text = clip(neutral(words), budget);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: text === '' ? '–' : text }] }],
  };
}

function drawFacts(
  facts: Extract<Block, { kind: 'facts' }>['facts'],
  slackUserOf: SlackUserOf,
  budget: number,
): KnownBlock[] {
  const fields = facts.map(({ label, value }) => lineOf([{ bold: label }, '\n', ...value], slackUserOf, budget));
  return inGroups(fields, SECTION_FIELDS).map((group) => ({ type: 'section', fields: group }));
}

function drawList(
  items: Extract<Block, { kind: 'list' }>['items'],
  slackUserOf: SlackUserOf,
  budget: number,
): KnownBlock[] {
  if (items.length === 0) return [];
  const share = Math.max(80, Math.floor(budget / items.length));
  const most = Math.min(100, Math.max(10, Math.floor(budget / 30)));
  const shown = items.slice(0, most).map((item) => richSection(item, slackUserOf, share));
  if (items.length > most) shown.push(richSection(['…'], slackUserOf, share));
  return [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: shown }] }];
}

function drawButtons(
  { buttons, more }: Extract<Block, { kind: 'buttons' }>,
  id: string,
  primary: Button | undefined,
): ActionsBlock[] {
  const { menu, beside } = inMenu(more);
  const drawn = [...buttons, ...beside].map((button, n) => drawButton(button, n, button === primary));
  const elements = menu.length === 0 ? drawn : [...drawn, drawMenu(menu, drawn.length)];
  return inGroups(elements, ACTIONS_ELEMENTS).map((group, part) => ({
    type: 'actions',
    block_id: part === 0 ? id : `${id}.${part}`,
    elements: group,
  }));
}

/** What Slack takes into a menu, and what stands beside it as buttons: a menu of one, an entry that carries too much, what is too many. */
function inMenu(more: More | undefined): { readonly menu: readonly Button[]; readonly beside: readonly Button[] } {
  const all = more?.buttons ?? [];
  const [fitting, long] = [all.filter(fitsMenu), all.filter((button) => !fitsMenu(button))];
  if (fitting.length < OVERFLOW.least) return { menu: [], beside: all };
  if (fitting.length <= OVERFLOW.most) return { menu: fitting, beside: long };
  const others = more?.others;
  return others === undefined
    ? { menu: fitting.slice(0, OVERFLOW.most), beside: [...long, ...fitting.slice(OVERFLOW.most)] }
    : { menu: [...fitting.slice(0, OVERFLOW.most - 1), others], beside: long };
}

const fitsMenu = ({ press }: Button): boolean => codePoints(shortPressValue(press)) <= OVERFLOW.value;

function drawMenu(menu: readonly Button[], n: number): Overflow {
  const options = menu.map(({ label, press }): PlainTextOption => ({
    text: plain(label, OVERFLOW.text),
    value: shortPressValue(press),
  }));
  return { type: 'overflow', action_id: actionId('more', n), options };
}

function drawButton(button: Button, n: number, primary: boolean): SlackButton {
  const value = pressValue(button.press);
  const length = codePoints(value);
  if (length > BUTTON_VALUE) {
    throw new Error(
      `Button "${button.label}" carries ${length} characters; Slack takes ${BUTTON_VALUE}. Keep free text out of buttons.`,
    );
  }
  const id = actionId(button.press.kind, n);
  const text = plain(button.label, BUTTON_TEXT);
  return { type: 'button', action_id: id, text, value, ...(primary ? { style: 'primary' } : {}) };
}

/** Everything a card says, as plain words: for the simplest form of a message. */
export function cardWords(card: Card): string {
  return [card.title ?? '', ...card.blocks.map(blockWords)]
    .map((words) => neutral(words))
    .filter((words) => words !== '')
    .join('\n');
}

function blockWords(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'context':
      return wordsOf(block.text);
    case 'quote':
      return `“${clip(block.text, 1_500)}”`;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${wordsOf(value)}`).join('\n');
    case 'list':
      return block.items.map((item) => `• ${wordsOf(item)}`).join('\n');
    case 'chart':
      return block.chart.says;
    // what it says stands beside it
    case 'picture':
    case 'divider':
    case 'buttons':
      return '';
  }
}

function inGroups<T>(items: readonly T[], size: number): T[][] {
  const groups: T[][] = [];
  for (let start = 0; start < items.length; start += size) groups.push(items.slice(start, start + size));
  return groups;
}
