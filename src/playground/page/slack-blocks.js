// Block Kit drawn: the blocks and elements this page knows, and an open notice for every other.
import { drawChart } from './chart.js';
import { el, pictureAt, replace } from './dom.js';
import { cannotDraw, drawElement } from './slack-elements.js';
import { richText, textNodes } from './slack-text.js';

/**
 * Draws blocks. `ctx` has `slack` (the Slack part of the state), `act({ what, block }, value)` for presses and choices, in a
 * message `folds`, and in a view `heading`, `errors` by block id and `given` (typed values by block id, then action id).
 */
export function drawBlocks(blocks, ctx) {
  return blocks.map((block) => drawBlock(block, ctx));
}

function drawBlock(block, ctx) {
  switch (block.type) {
    case 'header':
      return el(ctx.heading ?? 'h2', { class: 'b-header' }, textNodes(block.text, ctx.slack));
    case 'section':
      return drawSection(block, ctx);
    case 'context':
      return el(
        'div',
        { class: 'b-context' },
        block.elements.map((one) => drawContext(one, ctx)),
      );
    case 'divider':
      return el('hr');
    case 'actions':
    case 'context_actions':
      return el(
        'div',
        { class: 'b-actions' },
        block.elements.map((one) => drawElement(one, block, ctx)),
      );
    case 'rich_text':
      return el(
        'div',
        { class: 'b-rich' },
        block.elements.map((one) => richText(one, ctx.slack) ?? cannotDraw(`“${one.type}”`)),
      );
    case 'input':
      return drawInput(block, ctx);
    case 'image':
      return drawImage(block, ctx);
    case 'data_visualization':
      return ['line', 'bar'].includes(block.chart.type)
        ? chartOf(block)
        : cannotDraw(`a chart of type “${block.chart.type}”`);
    case 'alert':
      return el('div', { class: 'b-alert', role: 'note' }, textNodes(block.text, ctx.slack));
    default:
      return cannotDraw(`a block of type “${block.type}”`);
  }
}

/** Slack's own copy; where it has none, what is said of it. */
function drawImage({ alt_text: alt, image_url: url, slack_file: file, title }, ctx) {
  const address = pictureAt('slack', url ?? file?.id ?? file?.url);
  return el(
    'figure',
    { class: 'b-image' },
    title && el('figcaption', {}, textNodes(title, ctx.slack)),
    el('img', { src: address, alt, loading: 'lazy', 'data-testid': 'slack-image' }),
  );
}

function chartOf({ title, chart: { type, series, axis_config: axis } }) {
  const valueAt = ({ data }, category) => data.find(({ label }) => label === category)?.value ?? 0;
  return drawChart({
    kind: type,
    title,
    unit: axis.y_label,
    categories: axis.categories,
    series: series.map((one) => ({
      name: one.name,
      values: axis.categories.map((category) => valueAt(one, category)),
    })),
  });
}

function drawContext(one, ctx) {
  if (one.type === 'mrkdwn' || one.type === 'plain_text') return el('span', {}, textNodes(one, ctx.slack));
  return cannotDraw(`“${one.type}” in a context`);
}

function drawSection(block, ctx) {
  const accessory = block.accessory && drawElement(block.accessory, block, ctx);
  return el(
    'div',
    { class: 'b-section' },
    el(
      'div',
      { class: 'b-section-words' },
      block.text && foldable(block, ctx),
      block.fields &&
        el(
          'div',
          { class: 'b-fields' },
          block.fields.map((one) => el('div', {}, textNodes(one, ctx.slack))),
        ),
    ),
    accessory,
  );
}

/** What a message shows of a text before “Show more”. Slack gives no figures for it; these are about what its clients do. */
const FOLDED = { characters: 700, lines: 5 };

function foldable({ text, expand }, ctx) {
  const words = el('div', {}, textNodes(text, ctx.slack));
  const isLong = text.text.length > FOLDED.characters || text.text.split('\n').length > FOLDED.lines;
  if (ctx.folds !== true || expand === true || !isLong) return words;
  words.classList.add('is-folded');
  const toggle = () => {
    const folded = words.classList.toggle('is-folded');
    more.setAttribute('aria-expanded', String(!folded));
    replace(more, folded ? 'Show more' : 'Show less');
  };
  const more = el(
    'button',
    { type: 'button', class: 'b-more', 'aria-expanded': 'false', 'data-testid': 'slack-more', on: { click: toggle } },
    'Show more',
  );
  return [words, more];
}

function drawInput(block, ctx) {
  const id = `f-${block.block_id}`;
  const error = ctx.errors?.[block.block_id];
  const about = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ');
  const attributes = { id, 'aria-describedby': about === '' ? null : about, 'aria-invalid': error ? 'true' : null };
  const grouped = ['checkboxes', 'radio_buttons'].includes(block.element.type);
  const label = [textNodes(block.label, ctx.slack), block.optional && el('span', { class: 'optional' }, ' (optional)')];
  const control = drawElement(block.element, block, { ...ctx, inForm: true, attributes });
  return el(
    grouped ? 'fieldset' : 'div',
    {
      class: error ? 'field field-bad' : 'field',
      'data-block': block.block_id,
      'aria-describedby': grouped && about ? about : null,
    },
    grouped ? el('legend', {}, label) : el('label', { for: id }, label),
    control,
    block.hint && el('p', { class: 'field-hint', id: `${id}-hint` }, textNodes(block.hint, ctx.slack)),
    error && el('p', { class: 'field-error', id: `${id}-error`, role: 'alert' }, error),
  );
}
