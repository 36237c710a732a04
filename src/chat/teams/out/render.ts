/** Draws a card as an Adaptive Card 1.5 message. Pure; foreign words go into text runs only, which interpret nothing. */
import type { Block, Button, Card, More, Run, Text } from '../../../cards/kit/card.ts';
import { mostCharts, saidByCharts, withoutCharts } from '../../../cards/kit/chart.ts';
import { printSubject } from '../../../core/base/message-subject.ts';
import type { MemberId } from '../../../core/base/ids.ts';
import { clip } from '../../../core/base/text.ts';
import type { Action, CardShape, Element, Leaf, Mention } from './card-shape.ts';
import { drawChart } from './chart.ts';
import { LIMITS } from '../limits/limits.ts';
import { drawPicture } from './picture.ts';
import { isSafeInMarkdown, neutralise } from './plain.ts';
import { ADAPTIVE_CARD } from '../limits/validate.ts';

/** Teams identity (aadObjectId) of a member in the tenant the card goes to; undefined when there is none: then the name stands alone. */
export type UserOf = (member: MemberId) => string | undefined;

/** How much is drawn: `short` clips quotes and lists, `bare` keeps title, summary and buttons. For messages Teams finds too big. */
export type Detail = 'full' | 'short' | 'bare';
export const DETAILS: readonly Detail[] = ['full', 'short', 'bare'];

/**
 * A message to Teams: one card, its sentence in `summary`. `text` beside a card, or a second card, would make Teams post
 * several messages without an id, which can never be redrawn or answered in a thread: the type has no room for either.
 */
export interface MessageOut {
  readonly type: 'message';
  readonly summary: string;
  readonly text?: never;
  /** Mentions stand in the card's own `msteams.entities`. */
  readonly entities?: never;
  readonly attachments: readonly [{ readonly contentType: typeof ADAPTIVE_CARD; readonly content: CardShape }];
}

/** A whole message: the card, and one plain line for notifications. */
export function toActivity(card: Card, userOf: UserOf, detail: Detail = 'full'): MessageOut {
  return messageOf(card.told ?? card.summary, toCard(card, userOf, detail));
}

/** A message around an Adaptive Card made elsewhere; the one place where messages are put together. */
export function messageOf(summary: string, content: CardShape): MessageOut {
  return {
    type: 'message',
    summary: plainSummary(summary),
    attachments: [{ contentType: ADAPTIVE_CARD, content }],
  };
}

/** Only the Adaptive Card, for answers to button presses. */
export function toCard(card: Card, userOf: UserOf, detail: Detail = 'full'): CardShape {
  const { subject } = card;
  const pen = {
    ...newPen(userOf),
    isHome: subject.kind === 'home' || card.isOfMany === true,
    ...(subject.kind === 'reply' ? {} : { of: printSubject(subject) }),
  };
  const blocks = shownOf(card, detail);
  const title = card.title === null || neutralise(card.title).trim() === '' ? [] : [drawTitle(card.title)];
  const body = [...title, ...drawBlocks(onePrimary(blocks), pen, detail)];
  const said = saidByCharts(card.blocks);
  return finish(body.length > 0 ? body : [plainRun(card.summary)], pen, card.told ?? card.summary, said);
}

function shownOf(card: Card, detail: Detail): readonly Block[] {
  switch (detail) {
    case 'full':
      return mostCharts(card.blocks);
    case 'short':
      return withoutCharts(card.blocks);
    case 'bare':
      return bare(card);
  }
}

/** Puts the frame around elements: version, mentions, what a screen reader says (what the charts say, too) and what a client shows that draws no cards. */
export function finish(body: readonly Element[], pen: Pen, summary: string, charts = ''): CardShape {
  const entities = [...pen.mentions.values()];
  const msteams = { width: 'full' as const, ...(entities.length > 0 ? { entities } : {}) };
  const sentence = clip(`${plainSummary(summary)} ${neutralise(charts)}`.trim(), LIMITS.textRun);
  return {
    type: 'AdaptiveCard',
    version: LIMITS.cardVersion,
    body: body.slice(0, LIMITS.elements),
    msteams,
    speak: sentence,
    fallbackText: sentence,
  };
}

/** A notification without words says nothing at all, so there is always a sentence. */
function plainSummary(summary: string): string {
  const text = clip(neutralise(summary).replaceAll('\n', ' ').trim(), LIMITS.summary);
  return text === '' ? 'Amends' : text;
}

/** Collects the mentions of one card while it is drawn. */
export interface Pen {
  readonly userOf: UserOf;
  readonly mentions: Map<string, Mention>;
  /** The card shows many things: what is pressed on it must not take its place. */
  readonly isHome?: boolean;
  /** What the card is about, where it is kept up to date: by it an older copy of it is told from the one that counts. */
  readonly of?: string;
}

export function newPen(userOf: UserOf): Pen {
  return { userOf, mentions: new Map() };
}

function bare(card: Card): readonly Block[] {
  return [{ kind: 'text', text: [card.summary] }, ...card.blocks.filter((block) => block.kind === 'buttons')];
}

/** Teams draws every positive button loudly, so only the first primary one of a card is. */
function onePrimary(blocks: readonly Block[]): readonly Block[] {
  const first = blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .find((b) => b.tone === 'primary');
  return blocks.map((block) =>
    block.kind === 'buttons'
      ? { ...block, buttons: block.buttons.map((b) => (b === first ? b : { label: b.label, press: b.press })) }
      : block,
  );
}

function drawTitle(title: string): Leaf {
  const text = clip(neutralise(title).replaceAll('\n', ' '), LIMITS.text);
  // A heading must be a TextBlock, which reads Markdown: a title with foreign marks is drawn as a run instead.
  if (isSafeInMarkdown(text))
    return { type: 'TextBlock', text, wrap: true, style: 'heading', weight: 'Bolder', size: 'Large' };
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text, weight: 'Bolder', size: 'Large' }] };
}

function drawBlocks(blocks: readonly Block[], pen: Pen, detail: Detail): readonly Element[] {
  const drawn: Element[] = [];
  let separate = false;
  for (const block of blocks) {
    const elements = drawBlock(block, pen, detail);
    const [first, ...rest] = elements;
    if (first !== undefined) {
      drawn.push(separate ? { ...first, separator: true } : first, ...rest);
      separate = false;
    }
    if (block.kind === 'divider') separate = true;
  }
  return drawn;
}

function drawBlock(block: Block, pen: Pen, detail: Detail): readonly Element[] {
  const items = detail === 'full' ? 50 : 10;
  switch (block.kind) {
    case 'text':
      return drawText(block.text, pen);
    case 'quote':
      return [drawQuote(block.text, detail)];
    case 'facts':
      return block.facts.flatMap(({ label, value }) =>
        drawText([{ bold: `${label}: ` }, ...value], pen, { spacing: 'Small' }),
      );
    case 'list':
      return block.items.slice(0, items).flatMap((item) => drawText(['• ', ...item], pen, { spacing: 'Small' }));
    case 'context':
      return drawText(block.text, pen, { size: 'Small', isSubtle: true });
    case 'chart':
      return [
        drawChart(block.chart, block.picture),
        ...drawText([block.chart.says], pen, { size: 'Small', isSubtle: true }),
      ];
    case 'picture':
      return detail === 'full' ? drawPicture(block.picture) : [];
    case 'divider':
      return [];
    case 'buttons':
      return drawButtons(block, pen);
  }
}

interface Look {
  readonly size?: 'Small';
  readonly isSubtle?: boolean;
  readonly color?: 'Attention';
  readonly spacing?: 'Small';
}

/**
 * A text as runs. Mentions and moments work surely in a TextBlock only, which reads Markdown: a text that holds one becomes
 * a TextBlock when all its words are free of Markdown; otherwise its words stay in runs and the mentions follow on a line of their own.
 */
export function drawText(text: Text, pen: Pen, look: Look = {}): readonly Leaf[] {
  const runs = text.filter((run) => wordsOf(run) !== '');
  if (runs.length === 0) return [];
  const mentions = runs.flatMap((run) => mentionOf(run, pen));
  if (mentions.length === 0 && !runs.some(isMoment)) return [richText(runs, look)];
  if (runs.every((run) => isSafeInMarkdown(wordsOf(run)))) return [markdown(runs, pen, look)];
  const callOut =
    mentions.length > 0 ? [{ type: 'TextBlock' as const, text: mentions.join(' '), wrap: true as const, ...look }] : [];
  return [richText(runs, look), ...callOut];
}

function richText(runs: readonly Run[], { spacing, ...look }: Look): Leaf {
  const inlines = runs.map((run) => {
    const bolder = typeof run !== 'string' && !isMoment(run) ? { weight: 'Bolder' as const } : {};
    return {
      type: 'TextRun' as const,
      text: clip(isMoment(run) ? momentOf(run) : wordsOf(run), LIMITS.textRun),
      ...bolder,
      ...look,
    };
  });
  return { type: 'RichTextBlock', inlines, ...(spacing === undefined ? {} : { spacing }) };
}

function markdown(runs: readonly Run[], pen: Pen, look: Look): Leaf {
  const text = runs
    .map((run) => {
      if (isMoment(run)) return momentOf(run);
      const words = wordsOf(run);
      if (typeof run === 'string') return words;
      return mentionOf(run, pen)[0] ?? bold(words);
    })
    .join('');
  return { type: 'TextBlock', text: clip(text, LIMITS.textRun), wrap: true, ...look };
}

/** Markdown wants no blank inside the marks. */
function bold(words: string): string {
  const bare = words.trim();
  if (bare === '') return words;
  const at = words.indexOf(bare);
  return `${words.slice(0, at)}**${bare}**${words.slice(at + bare.length)}`;
}

function isMoment(run: Run): run is Extract<Run, { moment: Date }> {
  return typeof run !== 'string' && 'moment' in run;
}

/** Upper case, no blank beside a brace or bracket: the only form Teams expands in the viewer's own zone. */
function momentOf({ moment }: { readonly moment: Date }): string {
  const iso = `${moment.toISOString().slice(0, 19)}Z`;
  return `{{DATE(${iso}, SHORT)}} {{TIME(${iso})}}`;
}

/** The words of a run, made harmless; a moment counts as a word so that it is not dropped as empty. */
function wordsOf(run: Run): string {
  if (typeof run === 'string') return neutralise(run);
  if ('bold' in run) return neutralise(run.bold);
  if ('person' in run) return neutralise(run.name);
  return 'moment';
}

function mentionOf(run: Run, pen: Pen): readonly string[] {
  if (typeof run === 'string' || !('person' in run)) return [];
  const user = pen.userOf(run.person);
  // Both ends of a mention are ours, so a name only loses the marks Markdown would read; with angle brackets it is no name.
  const name = neutralise(run.name)
    .replaceAll(/[[\]*_~`#|\\@&{}]/g, '')
    .trim();
  if (user === undefined || name === '' || !isSafeInMarkdown(name)) return [];
  const text = `<at>${name}</at>`;
  const taken = pen.mentions.get(text);
  if (taken === undefined && pen.mentions.size >= LIMITS.mentions) return [];
  // Teams finds a mention by its text: two people of one name in one card cannot both be woken, so the second stays a name.
  if (taken !== undefined && taken.mentioned.id !== user) return [];
  pen.mentions.set(text, { type: 'mention', text, mentioned: { id: user, name } });
  return [text];
}

function drawQuote(words: string, detail: Detail): Element {
  const clipped = clip(neutralise(words).trim(), detail === 'full' ? 2500 : 400);
  // A run shows no line breaks: each line of the customer is a block of its own.
  const lines = clipped.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.length > 40 ? [...lines.slice(0, 39), '…'] : lines;
  const items = shown.map((line) => ({
    type: 'RichTextBlock' as const,
    inlines: [{ type: 'TextRun' as const, text: line, italic: true }],
  }));
  return { type: 'Container', style: 'emphasis', items: items.length > 0 ? items : [plainRun('…')] };
}

function plainRun(words: string): Leaf {
  const said = neutralise(words).trim();
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: said === '' ? '…' : clip(said, LIMITS.textRun) }],
  };
}

/** The menu stands in the last set: `mode` takes an action out of the row of buttons. */
function drawButtons({ buttons, more }: Extract<Block, { kind: 'buttons' }>, pen: Pen): readonly Leaf[] {
  const menu = inMenu(more).map(({ label, press }): Action => ({
    ...drawButton({ label, press }, pen),
    mode: 'secondary',
  }));
  const rows = inRows(buttons.map((one) => drawButton(one, pen)));
  const [last = []] = rows.splice(-1);
  const isFull = menu.length > 0 && last.length > 0 && !fitsRow([...last, { title: MENU }]);
  return [...rows, ...(isFull ? [last, menu] : [[...last, ...menu]])]
    .filter((actions) => actions.length > 0)
    .map((actions) => ({ type: 'ActionSet', actions: [...actions] }));
}

/** What the button of a menu takes in a row. */
const MENU = '…';
/** On a telephone Teams keeps a row in one row, all buttons as wide as one another: so many characters go beside each other. */
const ROW = 30;
const PADDING = 4;

const fitsRow = (row: readonly Pick<Action, 'title'>[]): boolean =>
  row.length * (Math.max(...row.map(({ title }) => title.length)) + PADDING) <= ROW;

/** As many in a row as are read on a telephone, which shows no more of a longer label than its beginning. */
function inRows(actions: readonly Action[]): Action[][] {
  const rows: Action[][] = [];
  for (const action of actions) {
    const row = rows.at(-1);
    if (row !== undefined && row.length < LIMITS.actionsPerSet && fitsRow([...row, action])) row.push(action);
    else rows.push([action]);
  }
  return rows;
}

function inMenu(more: More | undefined): readonly Button[] {
  const all = more?.buttons ?? [];
  if (all.length <= LIMITS.secondaryPerSet) return all;
  const others = more?.others;
  return others === undefined
    ? all.slice(0, LIMITS.secondaryPerSet)
    : [...all.slice(0, LIMITS.secondaryPerSet - 1), others];
}

function drawButton({ label, press, tone }: Button, { isHome, of }: Pen): Action {
  const about = of === undefined || isHome === true ? {} : { of };
  const title = clip(neutralise(label), LIMITS.actionTitle);
  const style = tone === 'primary' ? { style: 'positive' as const } : {};
  // Forms open as a dialog, which Teams does for Action.Submit only.
  if (press.kind.startsWith('open_'))
    return { type: 'Action.Submit', title, data: { msteams: { type: 'task/fetch' }, press, ...about }, ...style };
  return {
    type: 'Action.Execute',
    title,
    verb: press.kind,
    data: isHome === true ? { press, on: 'home' } : { press, ...about },
    ...style,
  };
}
