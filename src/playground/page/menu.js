// A button that opens a menu: above everything, by mouse, thumb and keyboard, and never out of the window.
import { el, replace } from './dom.js';

/**
 * The button and its menu, to stand beside one another. `entries()` is asked when it opens: `{ words, testid, run }` each;
 * `words` may be nodes. Arrows, Home and End move, Escape and Tab close, a click elsewhere closes; the focus goes back.
 */
export function menuButton({ label, entries, words = '⋯', ...attributes }) {
  const opener = el('button', { type: 'button', 'aria-label': label, ...attributes }, words);
  return [opener, menuOf(opener, { label, entries })];
}

/** A menu for a button that is there already. */
export function menuOf(opener, { label, entries }) {
  const menu = el('div', { class: 'menu', role: 'menu', popover: 'auto', 'aria-label': label });
  opener.setAttribute('aria-haspopup', 'menu');
  opener.setAttribute('aria-expanded', 'false');
  opener.popoverTargetElement = menu;
  const close = () => menu.hidePopover();
  const fill = () =>
    replace(
      menu,
      entries().map((entry, n) => item(entry, close, n === 0)),
    );
  menu.addEventListener('beforetoggle', ({ newState }) => {
    opener.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'open') fill();
    else if (menu.contains(document.activeElement)) opener.focus();
  });
  menu.addEventListener('toggle', ({ newState }) => {
    if (newState === 'open') place(menu, opener);
  });
  menu.addEventListener('keydown', (event) => move(event, menu, opener, close));
  return menu;
}

// the first takes the focus as the menu opens, before another key can be pressed
function item({ words, testid, run }, close, autofocus) {
  const choose = () => {
    close();
    run();
  };
  const look = { type: 'button', role: 'menuitem', 'data-testid': testid, autofocus };
  return el('button', { ...look, on: { click: choose } }, words);
}

/** Under the button where there is room, above it where there is more; its right edge never beyond the window's. */
function place(menu, opener) {
  const at = opener.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + 4 + height <= innerHeight || at.top < height;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? Math.max(8, Math.min(at.bottom + 4, innerHeight - height - 8)) : at.top - height - 4}px`;
}

function move(event, menu, opener, close) {
  const items = [...menu.querySelectorAll('button')];
  const now = items.indexOf(document.activeElement);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) items[next % items.length]?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') {
    close();
    opener.focus();
  } else return;
  if (event.key !== 'Tab') event.preventDefault();
  event.stopPropagation();
}
