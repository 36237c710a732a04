/** A box to write in: Enter sends, Shift and Enter makes a new line; what was typed stays until it is sent. */
import { el } from './dom.js';

/** `options`: `id` (also the test handle's stem), `label`, `start` (what an empty box begins with), `send(text)` → promise. */
export function makeComposer({ id, label, start, send }) {
  const drafts = new Map();
  let place = null;
  const box = el('textarea', { id, rows: 2, 'data-testid': id, 'aria-label': label, placeholder: label });
  const mention = el(
    'button',
    { type: 'button', class: 'button quiet', 'data-testid': `${id}-mention`, title: 'Mention Amends' },
    '@Amends',
  );
  const go = el('button', { type: 'submit', class: 'button primary', 'data-testid': `${id}-send` }, 'Send');
  const form = el('form', { class: 'teams-composer' }, box, el('div', { class: 'teams-composer-bar' }, mention, go));

  const submit = async () => {
    const [text, from] = [box.value.trim(), place];
    if (text === '' || text === start().trim()) return;
    go.disabled = true;
    try {
      await send(text, from);
      drafts.delete(from);
      if (place === from) box.value = start();
    } catch {
      // The shell has said why; what was typed stays in the box.
    } finally {
      go.disabled = false;
      box.focus();
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit().catch(() => undefined);
  });
  box.addEventListener('input', () => drafts.set(place, box.value));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit().catch(() => undefined);
  });
  mention.addEventListener('click', () => {
    if (!box.value.includes('@Amends')) box.value = `@Amends ${box.value}`;
    drafts.set(place, box.value);
    box.focus();
  });

  return {
    node: form,
    box,
    /** Shows the draft of this place. */
    at: (next, words) => {
      if (words !== undefined && box.placeholder !== words) {
        box.placeholder = words;
        box.setAttribute('aria-label', words);
      }
      if (next === place) return;
      place = next;
      box.value = drafts.get(place) ?? start();
    },
    /** Puts a suggestion in the box. */
    fill: (text) => {
      box.value = text;
      drafts.set(place, text);
      box.focus();
    },
  };
}
