// The elements of Block Kit: buttons, menus, choices and fields, as Slack's clients draw them.
import { el } from './dom.js';
import { menuButton } from './menu.js';
import { textNodes } from './slack-text.js';

export function cannotDraw(what) {
  return el(
    'div',
    { class: 'notice', 'data-testid': 'cannot-draw', role: 'note' },
    `The playground cannot draw ${what}. Slack can.`,
  );
}

export function drawElement(one, block, ctx) {
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
  feedback_buttons: drawFeedback,
  icon_button: drawIconButton,
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
  const press = (event) => pressed(event.target.closest('button'), one, ctx, () => ctx.act(placeOf(one, block), null));
  return el(
    'button',
    {
      type: 'button',
      class: `b-button${tone}`,
      'data-action': one.action_id,
      'data-testid': 'slack-button',
      'aria-label': one.accessibility_label,
      on: { click: press },
    },
    textNodes(one.text, ctx.slack),
  );
}

/** Opens its address, asks its question, then acts; the button is busy until the app has answered. */
async function pressed(button, { url, confirm }, ctx, act) {
  if (button.getAttribute('aria-busy') === 'true') return;
  if (url) open(url, '_blank', 'noopener,noreferrer');
  if (confirm && !(await confirmed(confirm, ctx))) return;
  button.setAttribute('aria-busy', 'true');
  await act().catch(() => undefined);
  button.removeAttribute('aria-busy');
}

/** The dots beside a row of buttons, or at the end of a section. */
function drawOverflow(one, block, ctx) {
  const entries = () =>
    one.options.map((option) => ({
      words: [
        el('span', {}, textNodes(option.text, ctx.slack)),
        option.description && el('small', {}, textNodes(option.description, ctx.slack)),
      ],
      testid: 'slack-overflow-entry',
      run: () =>
        pressed(more, { url: option.url, confirm: one.confirm }, ctx, () =>
          ctx.act(placeOf(one, block), option.value ?? null),
        ),
    }));
  const [more, menu] = menuButton({
    label: 'More actions',
    entries,
    class: 'b-button b-overflow',
    'data-action': one.action_id,
    'data-testid': 'slack-overflow',
  });
  return [more, menu];
}

/** Two buttons that take one another's place: was this of use, or not. */
function drawFeedback(one, block, ctx) {
  const choices = [one.positive_button, one.negative_button].map((choice, n) =>
    el(
      'button',
      {
        type: 'button',
        class: 'b-button b-icon',
        'data-action': one.action_id,
        'data-testid': 'slack-feedback',
        'aria-label': choice.accessibility_label ?? choice.text.text,
        title: choice.text.text,
        on: {
          click: (event) =>
            pressed(event.target.closest('button'), {}, ctx, () => ctx.act(placeOf(one, block), choice.value)),
        },
      },
      n === 0 ? '👍' : '👎',
    ),
  );
  return el('span', { class: 'b-feedback', role: 'group' }, choices);
}

function drawIconButton(one, block, ctx) {
  const press = (event) => pressed(event.target.closest('button'), one, ctx, () => ctx.act(placeOf(one, block), null));
  return el(
    'button',
    {
      type: 'button',
      class: 'b-button b-icon',
      'data-action': one.action_id,
      'data-testid': 'slack-button',
      'aria-label': one.accessibility_label ?? one.text.text,
      title: one.text.text,
      on: { click: press },
    },
    one.icon === 'trash' ? '🗑' : '•',
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
