/** Draws the Adaptive Cards Amends sends: the subset of version 1.5 it uses. What it cannot draw it says, visibly. */
import { el } from './dom.js';
import { markdown, showMoments } from './teams-text.js';

/**
 * `context`: `viewer` (a person), `key` (unique on the page), `values` (Map of typed values by input id), `errors` (by input id),
 * `busy` (pointer of the button whose answer is awaited), `act(pointer, title)`, `buttonId` (test handle of buttons).
 */
export function drawCard(card, context) {
  const mentions = card.msteams?.entities ?? [];
  const at = { ...context, mentions };
  const body = drawAll(card.body ?? [], '/body', at);
  const actions = card.actions ? [drawActions(card.actions, '/actions', at)] : [];
  return el('div', { class: 'ac', 'data-testid': 'teams-card' }, ...body, ...actions);
}

function drawAll(elements, pointer, at) {
  return elements.map((element, i) => drawElement(element, `${pointer}/${i}`, at));
}

function drawElement(element, pointer, at) {
  const draw = ELEMENTS[element.type];
  const node = draw ? draw(element, pointer, at) : cannotDraw(element.type ?? 'an element without a type');
  node.classList.add('ac-element', `ac-spacing-${lower(element.spacing ?? 'default')}`);
  if (element.separator) node.classList.add('ac-separator');
  return node;
}

// Cards may write these words in any case.
const lower = (word) => String(word).toLowerCase();

function cannotDraw(what) {
  return el('div', { class: 'notice', 'data-testid': 'cannot-draw' }, `This playground cannot draw “${what}”.`);
}

const ELEMENTS = {
  TextBlock: (element, _pointer, at) => {
    const tag = lower(element.style ?? '') === 'heading' ? 'h3' : 'div';
    const words = markdown(showMoments(element.text ?? '', at.viewer), at.mentions);
    return el(tag, { class: `ac-text ${look(element)}` }, ...words);
  },
  RichTextBlock: (element, _pointer, at) =>
    el('div', { class: 'ac-rich' }, ...(element.inlines ?? []).map((run) => drawRun(run, at))),
  FactSet: (element, _pointer, at) =>
    el(
      'dl',
      { class: 'ac-facts' },
      ...(element.facts ?? []).flatMap(({ title, value }) => [
        el('dt', {}, ...markdown(showMoments(title ?? '', at.viewer), at.mentions)),
        el('dd', {}, ...markdown(showMoments(value ?? '', at.viewer), at.mentions)),
      ]),
    ),
  Container: (element, pointer, at) =>
    el(
      'div',
      { class: `ac-container ac-style-${lower(element.style ?? 'none')}` },
      ...drawAll(element.items ?? [], `${pointer}/items`, at),
    ),
  ColumnSet: (element, pointer, at) =>
    el(
      'div',
      { class: 'ac-columns' },
      ...(element.columns ?? []).map((column, i) => drawColumn(column, `${pointer}/columns/${i}`, at)),
    ),
  ActionSet: (element, pointer, at) => drawActions(element.actions ?? [], `${pointer}/actions`, at),
  'Input.Text': (element, _pointer, at) => labelled(element, at, textInput(element, at)),
  'Input.ChoiceSet': (element, _pointer, at) => choiceSet(element, at),
  'Input.Toggle': (element, _pointer, at) => toggle(element, at),
};

function drawRun(run, at) {
  if (typeof run === 'string') return el('span', {}, run);
  if (run.type !== 'TextRun') return cannotDraw(run.type);
  const marks = ['italic', 'strikethrough', 'underline', 'highlight'].filter((mark) => run[mark]);
  const classes = [look(run), ...marks.map((mark) => `ac-${mark}`)].join(' ');
  return el('span', { class: classes }, showMoments(run.text ?? '', at.viewer));
}

function drawColumn(column, pointer, at) {
  const width = column.width === 'auto' ? 'ac-column-auto' : 'ac-column-stretch';
  return el('div', { class: `ac-column ${width}` }, ...drawAll(column.items ?? [], `${pointer}/items`, at));
}

function look({ size, weight, color, isSubtle }) {
  const classes = [
    size && `ac-size-${lower(size)}`,
    weight && `ac-weight-${lower(weight)}`,
    color && `ac-color-${lower(color)}`,
    isSubtle && 'ac-subtle',
  ];
  return classes.filter(Boolean).join(' ');
}

function drawActions(actions, pointer, at) {
  const draw = (action, i) => {
    const place = `${pointer}/${i}`;
    if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit') return cannotDraw(action.type);
    const button = el(
      'button',
      {
        type: 'button',
        class: `teams-button ac-action-${lower(action.style ?? 'default')}`,
        id: `${at.key}${place}`,
        'data-testid': at.buttonId ?? 'teams-button',
        'data-pointer': place,
      },
      action.title ?? '',
    );
    if (action.tooltip) button.title = action.tooltip;
    button.disabled = at.busy !== null && at.busy !== undefined;
    if (at.busy === place) button.setAttribute('aria-busy', 'true');
    button.addEventListener('click', () => at.act(place, action.title ?? ''));
    return button;
  };
  return el('div', { class: 'ac-actions' }, ...actions.map(draw));
}

const valueOf = (element, at) => at.values.get(element.id) ?? element.value ?? '';
const inputId = (element, at) => `${at.key}-${element.id}`;

function labelled(element, at, control) {
  const error = at.errors[element.id];
  if (error) {
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', `${inputId(element, at)}-error`);
  }
  const label = el('label', { for: inputId(element, at) }, element.label ?? element.id, ...star(element));
  return el('div', { class: 'field' }, label, control, ...errorLine(element, at, error));
}

function star(element) {
  return element.isRequired ? [el('span', { class: 'teams-required', 'aria-hidden': 'true' }, ' *')] : [];
}

function errorLine(element, at, error) {
  return error ? [el('p', { class: 'field-error', id: `${inputId(element, at)}-error`, role: 'alert' }, error)] : [];
}

function textInput(element, at) {
  const type = element.isMultiline ? null : 'text';
  const attributes = { id: inputId(element, at), type, 'data-testid': `teams-input-${element.id}` };
  const control = el(element.isMultiline ? 'textarea' : 'input', attributes);
  if (element.isMultiline) control.rows = 4;
  if (element.maxLength) control.maxLength = element.maxLength;
  if (element.placeholder) control.placeholder = element.placeholder;
  if (element.isRequired) control.setAttribute('aria-required', 'true');
  control.value = valueOf(element, at);
  control.addEventListener('input', () => at.values.set(element.id, control.value));
  return control;
}

function choiceSet(element, at) {
  if (element.isMultiSelect || lower(element.style ?? '') === 'expanded') return choiceGroup(element, at);
  const value = valueOf(element, at);
  const none = el('option', { value: '' }, element.placeholder ?? 'Choose…');
  const options = (element.choices ?? []).map((choice) => el('option', { value: choice.value }, choice.title));
  const control = el(
    'select',
    { id: inputId(element, at), 'data-testid': `teams-input-${element.id}` },
    none,
    ...options,
  );
  control.value = value;
  control.addEventListener('change', () => at.values.set(element.id, control.value));
  return labelled(element, at, control);
}

function choiceGroup(element, at) {
  const kind = element.isMultiSelect ? 'checkbox' : 'radio';
  const chosen = () =>
    valueOf(element, at)
      .split(',')
      .filter((each) => each !== '');
  const choices = (element.choices ?? []).map((choice, i) => {
    const id = `${inputId(element, at)}-${i}`;
    const control = el('input', { type: kind, id, name: inputId(element, at), value: choice.value });
    control.checked = chosen().includes(choice.value);
    control.addEventListener('change', () => {
      const others = kind === 'radio' ? [] : chosen().filter((each) => each !== choice.value);
      at.values.set(element.id, [...others, ...(control.checked ? [choice.value] : [])].join(','));
    });
    return el('label', { class: 'teams-choice', for: id }, control, el('span', {}, choice.title));
  });
  const legend = el('legend', {}, element.label ?? element.id, ...star(element));
  const group = el('fieldset', { class: 'field', 'data-testid': `teams-input-${element.id}` }, legend, ...choices);
  group.append(...errorLine(element, at, at.errors[element.id]));
  return group;
}

function toggle(element, at) {
  const [yes, no] = [element.valueOn ?? 'true', element.valueOff ?? 'false'];
  const id = inputId(element, at);
  const control = el('input', { type: 'checkbox', id, 'data-testid': `teams-input-${element.id}` });
  control.checked = (at.values.get(element.id) ?? element.value ?? no) === yes;
  control.addEventListener('change', () => at.values.set(element.id, control.checked ? yes : no));
  const title = el('span', {}, element.title ?? element.label ?? element.id, ...star(element));
  const error = errorLine(element, at, at.errors[element.id]);
  return el('div', { class: 'field' }, el('label', { class: 'teams-choice', for: id }, control, title), ...error);
}
