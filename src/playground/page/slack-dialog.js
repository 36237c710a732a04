// A modal of the app, as one person sees it: the top of their stack, with field errors that keep what was typed.
import { el, replace } from './dom.js';
import { drawBlocks } from './slack-blocks.js';
import { valuesIn } from './slack-elements.js';

export function mountDialog(api) {
  const dialog = el('dialog', {
    class: 'dialog slack-dialog',
    'data-testid': 'slack-dialog',
    'aria-labelledby': 'slack-dialog-title',
  });
  document.body.append(dialog);
  let shown = null;
  let busy = false;

  const cancel = (all = false) => api.send('slack.close', { user: api.person.slackUser, all }).catch(() => undefined);
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    cancel();
  });

  const submit = async (view, form) => {
    if (busy) return;
    busy = true;
    form.querySelector('[data-testid="slack-submit"]')?.setAttribute('aria-busy', 'true');
    const values = inputsOnly(view, valuesIn(form));
    await api.send('slack.submit', { user: api.person.slackUser, view: view.id, values }).catch(() => undefined);
    busy = false;
    form.querySelector('[data-testid="slack-submit"]')?.removeAttribute('aria-busy');
  };

  const draw = (view, depth) => {
    const sameView = shown?.id === view.id;
    const typed = sameView ? typedIn(dialog, view) : {};
    const focused = sameView ? document.activeElement?.id : undefined;
    const act = (place, value) =>
      api.send('slack.press', { user: api.person.slackUser, where: view.id, ...place, value });
    const ctx = { slack: api.state.slack, act, heading: 'h3', errors: view.errors, given: merged(view.given, typed) };
    const form = drawView(view, ctx, { depth, cancel: () => cancel(), submit: () => submit(view, form) });
    replace(dialog, form);
    if (!dialog.open) dialog.showModal();
    const bad = form.querySelector('.field-bad input, .field-bad textarea, .field-bad select');
    const first = form.querySelector('[autofocus], .field input, .field textarea, .field select');
    (bad ?? (focused ? document.getElementById(focused) : null) ?? first)?.focus();
  };

  return {
    update: (stack) => {
      const view = stack.at(-1);
      if (view === undefined) {
        if (dialog.open) dialog.close();
        shown = null;
        return;
      }
      const look = { id: view.id, hash: view.hash, errors: view.errors, trouble: view.trouble, depth: stack.length };
      if (shown !== null && JSON.stringify(look) === JSON.stringify(shown.look)) return;
      draw(view, stack.length);
      shown = { id: view.id, look };
    },
  };
}

/** A modal's form, as it stands in its frame. */
export function drawView(view, ctx, { depth, cancel, submit }) {
  return el(
    'form',
    { novalidate: true, on: { submit: (event) => (event.preventDefault(), submit()) } },
    el('h2', { id: 'slack-dialog-title' }, view.title?.text ?? ''),
    el(
      'div',
      { class: 'dialog-body' },
      view.trouble && el('div', { class: 'b-alert bad', role: 'alert' }, view.trouble),
      drawBlocks(view.blocks, ctx),
    ),
    el(
      'div',
      { class: 'dialog-foot' },
      el(
        'button',
        { type: 'button', class: 'button quiet', 'data-testid': 'slack-cancel', on: { click: cancel } },
        depth > 1 ? 'Back' : (view.close?.text ?? 'Cancel'),
      ),
      view.submit &&
        el('button', { type: 'submit', class: 'button primary', 'data-testid': 'slack-submit' }, view.submit.text),
    ),
  );
}

const inputsOnly = (view, values) => {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  return Object.fromEntries(Object.entries(values).filter(([id]) => inputs.has(id)));
};

/** What stands in the fields on screen, in the shape of `given`: by block id, then action id. */
function typedIn(dialog, view) {
  const values = inputsOnly(view, valuesIn(dialog));
  return Object.fromEntries(
    view.blocks
      .filter((block) => block.type === 'input' && values[block.block_id] !== undefined)
      .map((block) => [block.block_id, { [block.element.action_id]: values[block.block_id] }]),
  );
}

const merged = (given, typed) => ({ ...given, ...typed });
