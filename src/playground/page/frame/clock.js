// The clock of the playground: what time it is there, what will be due, and moving it on.
import { el, replace } from '../dom.js';

const ZONE = 'Europe/Paris';
const WORDS = {
  expiry: 'a request expires',
  reminder: 'a decision is brought to mind',
  climb: 'a request goes one higher',
  absence: 'somebody goes or is back',
  lapse: 'an approval lapses unused',
  promise: 'a promise comes due',
  close: 'a case closes',
  storm_over: 'the storm is over',
  digest: 'the weekly digest is posted',
};
const JUMPS = [
  [60, 'One hour on'],
  [24 * 60, 'One day on'],
];

export const inWords = (due) => `${due.case === null ? '' : `${due.case}: `}${WORDS[due.what] ?? due.what}`;

export const atTime = (moment) =>
  new Date(moment).toLocaleString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  });

/** `send(op, args)` as everywhere; `say(text)` for screen readers. */
export function mountClock(root, { send, say }) {
  const face = el('summary', { class: 'button quiet clock-face', 'data-testid': 'clock' });
  const panel = el('div', { class: 'clock-panel' });
  const box = el('details', { class: 'clock' }, face, panel);
  replace(root, box);
  const now = { at: null, since: 0, moving: false, drawn: '' };
  const time = () => new Date(now.at.getTime() + performance.now() - now.since);
  const tick = () => {
    if (now.at === null) return;
    const words = now.moving ? 'Moving …' : atTime(time());
    if (face.title === words) return;
    face.title = words;
    const split = words.lastIndexOf(' ');
    replace(face, el('span', { class: 'clock-date' }, words.slice(0, split)), el('span', {}, words.slice(split + 1)));
    face.setAttribute('aria-label', `The hotel’s clock: ${words}`);
  };
  setInterval(tick, 1000);

  const go = async (op, args) => {
    try {
      await send(op, args);
      box.open = false;
      say(`The clock is at ${atTime(time())}.`);
    } catch {
      // the shell has said why
    }
  };
  const button = (label, testid, act, about) =>
    el(
      'button',
      { type: 'button', class: 'button', 'data-testid': testid, on: { click: act } },
      el('span', {}, label, about && el('small', {}, about)),
    );
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !box.open) return;
    box.open = false;
    face.focus();
  });
  document.addEventListener('click', (event) => {
    if (box.open && !box.contains(event.target)) box.open = false;
  });

  return {
    update: ({ clock, facts }) => {
      root.hidden = clock === null || clock === undefined;
      if (root.hidden) return;
      if (now.told !== clock.at)
        Object.assign(now, { at: new Date(clock.at), since: performance.now(), told: clock.at });
      now.moving = clock.moving;
      tick();
      const due = facts?.due ?? [];
      const signature = JSON.stringify([due, clock.moving]);
      if (signature === now.drawn) return;
      now.drawn = signature;
      const [next] = due;
      const digest = due.find(({ what }) => what === 'digest');
      replace(
        panel,
        el('h2', {}, 'The hotel’s clock'),
        el(
          'p',
          {},
          'Move it on, and what is due by then happens: reminders, promises, requests that expire, the digest.',
        ),
        el(
          'div',
          { class: 'clock-buttons' },
          next &&
            button('Go to the next thing due', 'clock-next', () => go('clock.goTo', { at: next.at }), inWords(next)),
          digest &&
            button(
              `Go to ${atTime(digest.at)}`,
              'clock-digest',
              () => go('clock.goTo', { at: digest.at }),
              'the weekly digest',
            ),
          JUMPS.map(([minutes, label]) => button(label, `clock-${minutes}`, () => go('clock.forward', { minutes }))),
        ),
        due.length > 0 && el('h3', {}, 'Coming up'),
        el(
          'ul',
          { class: 'clock-due' },
          due
            .slice(0, 6)
            .map((one) => el('li', {}, el('time', { datetime: one.at }, atTime(one.at)), ' ', inWords(one))),
        ),
      );
    },
  };
}
