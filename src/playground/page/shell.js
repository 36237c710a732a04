// The frame of the playground: tabs, who is played, the guide, the clock, the stream of states, and the two clients inside.
import { avatar, el, replace } from './dom.js';
import { mountClock } from './frame/clock.js';
import { mountGuide } from './frame/guide.js';
import { drawOpening } from './frame/opening.js';
import { listen } from './frame/stream.js';
import { makeTour } from './frame/tour.js';
import { mountWire } from './frame/wire.js';
import { mountSlack } from './slack.js';

const byId = (id) => document.getElementById(id);
const TABS = [
  { id: 'slack', label: 'Slack' },
  { id: 'teams', label: 'Teams' },
];
/** Below this there is no room for the wire log beside a conversation. */
const NARROW = matchMedia('(max-width: 1100px)');

let state = null;
let place = readPlace();
const clients = {};
const unread = { slack: 0, teams: 0 };
let waiting = { slack: {}, teams: {} };

const tour = makeTour(() => draw());
const clock = mountClock(byId('clock'), { send, say });
const guide = mountGuide(byId('guide'), tour, { go, fill, open, send, say, state: () => state });

const person = () => state.people.find((one) => one.id === place.person) ?? state.people[0];

function readPlace() {
  const [platform, who] = location.hash.replace(/^#/, '').split('/');
  return { platform: platform === 'teams' ? 'teams' : 'slack', person: who || 'ana' };
}

function go(next) {
  place = { ...place, ...next };
  history.replaceState(null, '', `#${place.platform}/${place.person}`);
  draw();
}

/** Puts a line into the composer, without sending it. */
function fill(line, where) {
  clients[place.platform]?.suggest(line, where);
}

/** Opens a place: `dm`, `cases`, `digest` of the client that is shown, or `trouble` beside it. */
function open(where) {
  if (where === 'trouble') {
    showWire(true);
    clients.wire.openTrouble();
  } else clients[place.platform]?.show?.(where);
}

async function send(op, args) {
  const answer = await fetch('/playground/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ op, args }),
  }).catch(() => null);
  const said = answer === null ? null : await answer.json().catch(() => null);
  if (said?.ok) return said.result;
  const problem = said?.problem ?? 'The playground did not answer. Is it still running?';
  toast(problem);
  throw new Error(problem);
}

function toast(text) {
  const node = el('div', { class: 'toast' }, text);
  byId('toasts').append(node);
  setTimeout(() => node.remove(), 6000);
}

function say(text) {
  byId('announcer').textContent = text;
}

function apiFor(platform) {
  return {
    get state() {
      return state;
    },
    get person() {
      return person();
    },
    send,
    announce: say,
    unread: (count, perPerson = {}) => {
      unread[platform] = count;
      waiting = { ...waiting, [platform]: perPerson };
      drawBar();
    },
  };
}

function drawBar() {
  byId('company').textContent = state.company;
  const tabs = TABS.filter(({ id }) => (state[id] ?? null) !== null);
  const signature = JSON.stringify([place, tabs, unread, waiting[place.platform], state.people]);
  if (byId('tabs').dataset.signature === signature) return;
  byId('tabs').dataset.signature = signature;
  const kept = document.activeElement?.id;
  replace(byId('tabs'), tabs.map(tab));
  replace(byId('people'), state.people.map(personButton));
  if (kept) byId(kept)?.focus();
}

function tab({ id, label }) {
  const chosen = place.platform === id;
  const count = unread[id];
  return el(
    'button',
    {
      type: 'button',
      role: 'tab',
      class: 'tab',
      id: `tab-${id}`,
      'data-testid': `tab-${id}`,
      'aria-selected': String(chosen),
      'aria-controls': id,
      tabindex: chosen ? '0' : '-1',
      on: { click: () => go({ platform: id }) },
    },
    label,
    count > 0 && el('span', { class: 'count', 'aria-label': `${count} unread` }, count),
  );
}

function personButton(one) {
  const count = waiting[place.platform][one.id] ?? 0;
  const mine = one.id === person().id;
  return el(
    'button',
    {
      type: 'button',
      class: one.stranger ? 'person is-stranger' : 'person',
      id: `person-${one.id}`,
      title: `${one.name}, ${one.job}`,
      'data-testid': `person-${one.id}`,
      'aria-pressed': String(mine),
      on: { click: () => go({ person: one.id }) },
    },
    avatar(one.name),
    el('span', { class: 'person-words' }, el('b', {}, one.name.split(' ')[0]), el('small', {}, one.job)),
    count > 0 && !mine && el('span', { class: 'count', 'aria-label': `${count} unread` }, count),
  );
}

function draw() {
  if (state === null) return;
  if ((state[place.platform] ?? null) === null)
    place = { ...place, platform: state.slack === null ? 'teams' : 'slack' };
  drawBar();
  drawOpening(byId('opening'), state.start);
  clock.update(state);
  guide.update({ state, person: person(), platform: place.platform });
  for (const { id } of TABS) byId(id).hidden = id !== place.platform;
  clients.wire.update(state, place.platform);
  for (const { id } of TABS) if ((state[id] ?? null) !== null) clients[id]?.update(state);
}

async function mountClients() {
  clients.wire = mountWire(byId('wire'), apiFor('slack'), {
    close: () => showWire(false),
    show: open,
  });
  if ((state.slack ?? null) !== null) clients.slack = mountSlack(byId('slack'), apiFor('slack'));
  if ((state.teams ?? null) === null) return;
  const { mountTeams } = await import('./teams.js');
  clients.teams = mountTeams(byId('teams'), apiFor('teams'));
}

function showWire(shown) {
  byId('stage').classList.toggle('without-wire', !shown);
  byId('wire-toggle').setAttribute('aria-expanded', String(shown));
  if (shown && NARROW.matches) byId('wire').querySelector('button')?.focus();
  else if (!shown && NARROW.matches) byId('wire-toggle').focus();
}

let mounted = null;
async function show(next) {
  state = next;
  mounted ??= mountClients();
  await mounted;
  draw();
}

byId('wire-toggle').addEventListener('click', () => showWire(byId('stage').classList.contains('without-wire')));
byId('wire').addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && NARROW.matches) showWire(false);
});
if (NARROW.matches) {
  byId('stage').classList.add('without-wire');
  byId('wire-toggle').setAttribute('aria-expanded', 'false');
}
addEventListener('hashchange', () => {
  place = readPlace();
  draw();
});
// Left and right move between tabs, as the tab pattern promises.
byId('tabs').addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const other = TABS.find(({ id }) => id !== place.platform && (state[id] ?? null) !== null);
  if (other === undefined) return;
  go({ platform: other.id });
  byId(`tab-${other.id}`).focus();
});
listen({
  show: (next) => show(next).catch((error) => toast(`The page cannot draw this: ${error.message}`)),
  lost: (isLost) => (byId('lost').hidden = !isLost),
});
