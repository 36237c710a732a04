// Building and patching nodes without innerHTML: text is always text.

/**
 * Makes an element. Attributes: `class`, `data-*`, `aria-*` and others as they are; `on` holds listeners by event name;
 * true sets an empty attribute, false, null and undefined leave it out. Children may be nodes, text, lists, or nothing.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === false || value === null || value === undefined) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** Puts these children in place of all there are. */
export function replace(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

export const sameJson = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * Makes the children of `parent` follow `items`: a child stays as long as its item's key and signature stay, so focus, open
 * details and scroll survive. `build(item)` makes a new one.
 */
export function keyed(parent, items, keyOf, signatureOf, build) {
  const known = (parent.__keyed ??= new Map());
  const wanted = new Set();
  let place = parent.firstChild;
  for (const item of items) {
    const key = keyOf(item);
    const signature = JSON.stringify(signatureOf(item));
    wanted.add(key);
    let entry = known.get(key);
    if (entry === undefined || entry.signature !== signature) {
      const node = build(item, entry?.node);
      if (entry !== undefined) {
        if (place === entry.node) place = node;
        entry.node.replaceWith(node);
      }
      entry = { node, signature };
      known.set(key, entry);
    }
    if (entry.node === place) place = place.nextSibling;
    else parent.insertBefore(entry.node, place);
  }
  for (const [key, entry] of known) {
    if (wanted.has(key)) continue;
    entry.node.remove();
    known.delete(key);
  }
}

/**
 * Draws, then gives the focus and the place of the cursor back: to the control that had them, to the one that stands in its
 * place (the same id, or the same words in the same message), or else to the message itself, which then says what it is now.
 */
export function keepingFocus(root, act) {
  const active = root.contains(document.activeElement) ? document.activeElement : null;
  const [start, end] = [active?.selectionStart, active?.selectionEnd];
  const result = act();
  if (active === null || document.activeElement === active) return result;
  const again = successorOf(root, active);
  again?.focus();
  if (typeof start === 'number') again?.setSelectionRange?.(start, end);
  return result;
}

function successorOf(root, active) {
  if (root.contains(active)) return active;
  if (active.id !== '') return document.getElementById(active.id);
  const piece = active.closest('[data-piece]')?.dataset.piece;
  const now = [root, ...root.querySelectorAll('[data-piece]')].find((one) => one.dataset.piece === piece);
  return [...(now?.querySelectorAll('button') ?? [])].find((one) => one.textContent === active.textContent) ?? now;
}

/** The hour and minute of a moment, with its day where that is not today, in the visitor's own zone; the whole moment is its title. */
export function time(moment) {
  const date = new Date(moment);
  const isToday = date.toDateString() === new Date().toDateString();
  const hour = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const short = isToday ? hour : `${date.toLocaleDateString([], { day: 'numeric', month: 'short' })}, ${hour}`;
  return el('time', { datetime: date.toISOString(), title: date.toLocaleString() }, short);
}

/** A round mark with a person's first letters; the colour follows the name. */
export function avatar(name, app = false) {
  const letters = name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase();
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 6;
  return el(
    'span',
    { class: `avatar ${app ? 'avatar-app' : `avatar-${sum}`}`, 'aria-hidden': 'true' },
    app ? '✓' : letters,
  );
}

/** Where this page has a picture from: what the platform's client would show of it. */
export const pictureAt = (of, url) => `/playground/picture?${new URLSearchParams({ of, url })}`;
