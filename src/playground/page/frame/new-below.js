// New messages at the end of a conversation that somebody has scrolled up in: what is for them is shown, the rest is announced by a button.
import { el } from '../dom.js';

export function newBelow(scroll, testid) {
  const node = el('button', { type: 'button', class: 'new-below', 'data-testid': testid, hidden: true }, '↓ New below');
  const toEnd = () => {
    scroll.scrollTop = scroll.scrollHeight;
    node.hidden = true;
  };
  node.addEventListener('click', toEnd);
  let atEnd = true;
  scroll.addEventListener('scroll', () => {
    const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
    atEnd = left < 4;
    if (left < 40) node.hidden = true;
  });
  return {
    node,
    /** After drawing: `moved` to another place, `nearEnd` before, so many `fresh` messages, one of them `mine`. */
    after: ({ moved, nearEnd, fresh, mine }) => {
      // at the end one stays at the end, also where the last message has grown by a reply
      if (moved || mine || atEnd || (nearEnd && fresh > 0)) toEnd();
      else if (fresh > 0) node.hidden = false;
    },
  };
}
