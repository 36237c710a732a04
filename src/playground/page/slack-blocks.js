// Block Kit drawn: the blocks and elements this page knows, and an open notice for every other.
import { el } from './dom.js';
import { richText, textNodes } from './slack-text.js';

/**
 * Draws blocks. `ctx` has `slack` (the Slack part of the state), `act({ what, block }, value)` for presses and choices, and in
 * a view `errors` by block id and `given` (typed values by block id, then action id).
 */
export function drawBlocks(blocks, ctx) {
  return blocks.map((block) => drawBlock(block, ctx));
}

export function cannotDraw(what) {
  return el(
    'div',
    { class: 'notice', 'data-testid': 'cannot-draw', role: 'note' },
    `The playground cannot draw ${what}. Slack can.`,
  );
}

function drawBlock(block, ctx) {
  switch (block.type) {
    case 'header':
      return el('h3', { class: 'b-header' }, textNodes(block.text, ctx.slack));
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
    case 'alert':
      return el('div', { class: 'b-alert', role: 'note' }, textNodes(block.text, ctx.slack));
    default:
      return cannotDraw(`a block of type “${block.type}”`);
  }
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
      block.text && el('div', {}, textNodes(block.text, ctx.slack)),
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

function drawElement(one, block, ctx) {
  const make = ELEMENTS[one.type];
  return make === undefined ? cannotDraw(`an element of type “${one.type}”`) : make(one, block, ctx);
}

const ELEMENTS = {
  button: drawButton,
  static_select: (one, block, ctx) => drawSelect(one, block, ctx, optionsOf(one)),
  users_select: (one, block, ctx) => drawSelect(one, block, ctx, peopleOptions(ctx)),
  conversations_select: (one, block, ctx) => drawSelect(one, block, ctx, channelOptions(ctx)),
  channels_select: (one, block, ctx) => drawSelect(one, block, ctx, channelOptions(ctx)),
  multi_static_select: (one, block, ctx) => drawTicks(one, block, ctx, 'checkbox'),
  overflow: drawOverflow,
  checkboxes: (one, block, ctx) => drawTicks(one, block, ctx, 'checkbox'),
  radio_buttons: (one, block, ctx) => drawTicks(one, block, ctx, 'radio'),
  plain_text_input: drawTextInput,
  number_input: (one, block, ctx) => drawField(one, block, ctx, { inputmode: 'decimal' }),
  email_text_input: (one, block, ctx) => drawField(one, block, ctx, { type: 'email' }),
  url_text_input: (one, block, ctx) => drawField(one, block, ctx, { type: 'url' }),
  datepicker: (one, block, ctx) => drawField(one, block, ctx, { type: 'date' }),
  timepicker: (one, block, ctx) => drawField(one, block, ctx, { type: 'time' }),
};

/** Where an element stands: its action id is unique in its block only. */
const placeOf = (one, block) => ({ what: one.action_id, block: block.block_id });

function drawButton(one, block, ctx) {
  const tone = one.style === 'primary' ? ' primary' : one.style === 'danger' ? ' danger' : '';
  const press = async (event) => {
    if (one.url) open(one.url, '_blank', 'noopener,noreferrer');
    if (one.confirm && !(await confirmed(one.confirm, ctx))) return;
    const button = event.target.closest('button');
    button.setAttribute('aria-busy', 'true');
    await ctx.act(placeOf(one, block), null).catch(() => undefined);
    button.removeAttribute('aria-busy');
  };
  return el(
    'button',
    {
      type: 'button',
      class: `button${tone}`,
      'data-action': one.action_id,
      'data-testid': 'slack-button',
      'aria-label': one.accessibility_label,
      on: { click: press },
    },
    textNodes(one.text, ctx.slack),
  );
}

/** Asks the question of an element's `confirm`; resolves to whether the person said yes. */
function confirmed(confirm, ctx) {
  return new Promise((resolve) => {
    const dialog = el('dialog', { class: 'dialog dialog-small', 'aria-label': confirm.title.text });
    const end = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const choice = (words, answer, look) =>
      el('button', { type: 'button', class: `button ${look}`, on: { click: () => end(answer) } }, words);
    dialog.append(
      el('h2', {}, confirm.title.text),
      el('div', { class: 'dialog-body' }, textNodes(confirm.text, ctx.slack)),
      el(
        'div',
        { class: 'dialog-foot' },
        choice(confirm.deny?.text ?? 'Cancel', false, 'quiet'),
        choice(confirm.confirm?.text ?? 'Yes', true, confirm.style === 'danger' ? 'danger' : 'primary'),
      ),
    );
    dialog.addEventListener('cancel', () => end(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}

const optionsOf = (one) => [...(one.options ?? []), ...(one.option_groups ?? []).flatMap((group) => group.options)];

const asOption = (value, text) => ({ value, text: { type: 'plain_text', text } });
const peopleOptions = ({ slack }) => slack.users.map((user) => asOption(user.id, user.realName));
const channelOptions = ({ slack }) =>
  slack.channels.filter((one) => one.kind !== 'im').map((one) => asOption(one.id, `#${one.name}`));

/** What stands in an element now: what was typed before, or what the app put there. */
function valueOf(one, block, ctx) {
  const typed = ctx.given?.[block.block_id]?.[one.action_id];
  if (typed !== undefined) return typed;
  const initial = one.initial_option?.value ?? one.initial_options?.map((each) => each.value);
  return initial ?? one.initial_value ?? one.initial_date ?? one.initial_time ?? one.initial_user ?? null;
}

const namesOf = (one, block, ctx) => ({
  'data-block-id': block.block_id,
  'data-action': one.action_id,
  'data-testid': `slack-field-${block.block_id}`,
  ...ctx.attributes,
});

/** Outside a form a choice is sent at once; inside only where the block asks for it. */
const atOnce = (block, ctx) => ctx.inForm !== true || block.dispatch_action === true;

function drawSelect(one, block, ctx, options) {
  const now = valueOf(one, block, ctx);
  const words = one.placeholder?.text ?? 'Choose…';
  const select = el(
    'select',
    {
      ...namesOf(one, block, ctx),
      'aria-label': ctx.inForm ? null : words,
      on: {
        change: (event) =>
          atOnce(block, ctx) &&
          event.target.value !== '' &&
          ctx.act(placeOf(one, block), event.target.value).catch(() => undefined),
      },
    },
    el('option', { value: '' }, words),
    options.map((option) => el('option', { value: option.value, selected: option.value === now }, option.text.text)),
  );
  return select;
}

function drawOverflow(one, block, ctx) {
  return drawSelect({ ...one, placeholder: { text: '⋯ More' } }, block, { ...ctx, given: {} }, one.options);
}

function drawTicks(one, block, ctx, kind) {
  const now = [valueOf(one, block, ctx) ?? []].flat();
  const name = `${block.block_id}-${one.action_id}`;
  const chosen = (box) => [...box.querySelectorAll('input:checked')].map((input) => input.value);
  const change = (event) => {
    if (!atOnce(block, ctx)) return;
    const values = chosen(event.target.closest('.ticks'));
    ctx.act(placeOf(one, block), kind === 'radio' ? (values[0] ?? null) : values).catch(() => undefined);
  };
  return el(
    'div',
    {
      class: 'ticks',
      'data-block-id': block.block_id,
      'data-kind': kind,
      'data-action': one.action_id,
      'data-testid': `slack-field-${block.block_id}`,
      on: { change },
    },
    optionsOf(one).map((option) =>
      el(
        'label',
        { class: 'tick' },
        el('input', { type: kind, name, value: option.value, checked: now.includes(option.value) }),
        el(
          'span',
          {},
          textNodes(option.text, ctx.slack),
          option.description && el('small', {}, textNodes(option.description, ctx.slack)),
        ),
      ),
    ),
  );
}

function drawTextInput(one, block, ctx) {
  const shared = {
    ...namesOf(one, block, ctx),
    placeholder: one.placeholder?.text,
    autocomplete: 'off',
    autofocus: one.focus_on_load,
  };
  const now = valueOf(one, block, ctx) ?? '';
  if (one.multiline !== true) return el('input', { type: 'text', ...shared, value: now });
  return el('textarea', { rows: '5', ...shared }, now);
}

function drawField(one, block, ctx, look) {
  const now = valueOf(one, block, ctx);
  const change = (event) =>
    atOnce(block, ctx) && ctx.act(placeOf(one, block), event.target.value).catch(() => undefined);
  const shared = { ...namesOf(one, block, ctx), placeholder: one.placeholder?.text, autocomplete: 'off' };
  return el('input', { type: 'text', ...look, ...shared, value: now, on: { change } });
}

/** What stands in the fields of a drawn form, by block id; the reverse of drawing. */
export function valuesIn(form) {
  const values = {};
  for (const node of form.querySelectorAll('[data-block-id]')) {
    const id = node.dataset.blockId;
    if (!node.classList.contains('ticks')) {
      values[id] = node.value === '' ? null : node.value;
      continue;
    }
    const ticked = [...node.querySelectorAll('input:checked')].map((input) => input.value);
    values[id] = node.dataset.kind === 'radio' ? (ticked[0] ?? null) : ticked;
  }
  return values;
}
