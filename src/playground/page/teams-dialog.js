/** The dialog of the Teams client: a card over the conversation, with the focus kept inside until it is sent or closed. */
import { el, replace } from './dom.js';
import { drawCard } from './teams-card.js';
import { drawnOnce } from './teams-message.js';

/** `context`: `viewer`, `form` of the card, `submit(pressed)`, `close()`. */
export function drawDialog(layer, dialog, context) {
  const { viewer, form, submit, close } = context;
  const title = el('h2', { id: 'teams-dialog-title' }, dialog.title);
  const x = el(
    'button',
    { type: 'button', class: 'teams-more', id: 'teams-dialog-x', 'aria-label': 'Close', 'data-testid': 'teams-cancel' },
    '✕',
  );
  x.addEventListener('click', close);
  const trouble =
    dialog.trouble === null ? [] : [el('p', { class: 'teams-notice is-error', role: 'alert' }, dialog.trouble)];
  const body =
    dialog.sentence === null
      ? drawnOnce(form, () => drawCard(dialog.card, { viewer, buttonId: 'teams-submit', press: submit }))
      : el('p', { class: 'teams-text', 'data-testid': 'teams-dialog-sentence' }, dialog.sentence);
  const box = el(
    'div',
    {
      class: 'dialog teams-dialog',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'teams-dialog-title',
      'data-testid': 'teams-dialog',
    },
    el('header', { class: 'teams-dialog-head' }, title, x),
    el('div', { class: 'teams-dialog-body' }, ...trouble, body),
  );
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') keepInside(event, box);
  });
  replace(layer, box);
  layer.hidden = false;
  return box;
}

/** The first thing a person would fill or press. */
export function focusDialog(box) {
  const first = box.querySelector('input, textarea, select') ?? box.querySelector('.ac button');
  (first ?? box.querySelector('button'))?.focus();
}

function keepInside(event, box) {
  const all = [...box.querySelectorAll('button, input, textarea, select, a[href]')].filter((each) => !each.disabled);
  const [first, last] = [all[0], all.at(-1)];
  const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last;
  if (!leaves) return;
  (event.shiftKey ? last : first)?.focus();
  event.preventDefault();
}
