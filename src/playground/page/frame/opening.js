// How far the start has come, until there is something to play.
import { el, replace } from '../dom.js';

const WORDS = {
  database: [
    'Opening the hotel',
    'Amends starts, with a database of its own. The first time takes some seconds longer.',
  ],
  history: [
    'Telling the last five weeks',
    'Complaints, remedies, promises and thank-yous of Hotel Aurora, each through the same doors as yours will go. Look around; what you do now is answered when they are told.',
  ],
};

export function drawOpening(root, start) {
  const words = WORDS[start?.step ?? 'database'];
  root.hidden = words === undefined;
  if (words === undefined) return;
  const [title, about] = words;
  const part = start?.of > 0 ? Math.round((100 * start.done) / start.of) : null;
  const bar =
    part === null
      ? el('progress', { 'aria-label': title })
      : el('progress', { max: 100, value: part, 'aria-label': title });
  replace(
    root,
    el('strong', {}, part === null ? `${title} …` : `${title}: ${part} %`),
    bar,
    el('span', { class: 'opening-about' }, about),
  );
}
