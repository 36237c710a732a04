// The frame of the playground: tabs, who is played, the hint, the stream of states, and the two clients inside.
import { avatar, el, replace } from './dom.js';
import { mountSlack } from './slack.js';
import { mountWire } from './wire.js';

const byId = (id) => document.getElementById(id);
const HINT_KEY = 'amends-playground-hint';
const TRY = '/amends log Room 412: no hot water for two nights, family with a baby';
const TABS = [
  { id: 'slack', label: 'Slack' },
  { id: 'teams', label: 'Teams' },
];

let state = null;
let place = readPlace();
const clients = {};
const unread = { slack: 0, teams: 0 };
let waiting = { slack: {}, teams: {} };

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

function apiFor(platform) {
  return {
    get state() {
      return state;
    },
    get person() {
      return person();
    },
    send,
    announce: (text) => {
      byId('announcer').textContent = text;
    },
    unread: (count, perPerson = {}) => {
      unread[platform] = count;
      waiting = { ...waiting, [platform]: perPerson };
      drawBar();
    },
  };
}

function drawBar() {
  byId('company').textContent = state.company;
  const tabs = TABS.filter(({ id }) => state[id] !== null);
  replace(byId('tabs'), tabs.map(tab));
  replace(byId('people'), state.people.map(personButton));
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
      class: 'person',
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

function drawHint() {
  const hint = byId('hint');
  const seen = localStorage.getItem(HINT_KEY) === 'seen';
  hint.hidden = seen;
  if (seen) return;
  const first = person().id === state.people[0].id;
  const words = first
    ? [
        el('span', {}, 'You are ', el('b', {}, 'Ana at the front desk'), '. Try: '),
        el(
          'button',
          { type: 'button', class: 'try', 'data-testid': 'hint-try', on: { click: suggest } },
          el('code', {}, TRY),
        ),
      ]
    : [el('span', {}, 'You are now ', el('b', {}, `${person().name}, ${person().job}`), ': you see what they see.')];
  const close = el(
    'button',
    { type: 'button', class: 'button quiet small', 'data-testid': 'hint-close', on: { click: dismissHint } },
    'Got it',
  );
  replace(hint, el('div', { class: 'hint-words' }, words), close);
}

function suggest() {
  const client = clients[place.platform];
  client?.suggest?.(place.platform === 'teams' ? TRY.replace('/amends', '@Amends') : TRY);
}

function dismissHint() {
  localStorage.setItem(HINT_KEY, 'seen');
  drawHint();
}

function draw() {
  if (state === null) return;
  if (state[place.platform] === null) place = { ...place, platform: state.slack === null ? 'teams' : 'slack' };
  drawBar();
  drawHint();
  for (const { id } of TABS) byId(id).hidden = id !== place.platform;
  clients.wire.update(state, place.platform);
  for (const { id } of TABS) if (state[id] !== null) clients[id]?.update(state);
}

async function mountClients() {
  clients.wire = mountWire(byId('wire'), apiFor('slack'));
  if (state.slack !== null) clients.slack = mountSlack(byId('slack'), apiFor('slack'));
  if (state.teams === null) return;
  const { mountTeams } = await import('./teams.js');
  clients.teams = mountTeams(byId('teams'), apiFor('teams'));
}

function toggleWire() {
  const shown = !byId('stage').classList.toggle('without-wire');
  byId('wire-toggle').setAttribute('aria-expanded', String(shown));
}

function listen() {
  const stream = new EventSource('/playground/events');
  let mounted = null;
  const show = async (text) => {
    byId('lost').hidden = true;
    state = JSON.parse(text);
    mounted ??= mountClients();
    await mounted;
    draw();
  };
  stream.addEventListener('message', (event) => {
    show(event.data).catch((error) => toast(`The page cannot draw this: ${error.message}`));
  });
  stream.addEventListener('error', () => {
    byId('lost').hidden = false;
  });
}

byId('wire-toggle').addEventListener('click', toggleWire);
if (matchMedia('(max-width: 1100px)').matches) toggleWire();
addEventListener('hashchange', () => {
  place = readPlace();
  draw();
});
// Left and right move between tabs, as the tab pattern promises.
byId('tabs').addEventListener('keydown', (event) => {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
  const other = TABS.find(({ id }) => id !== place.platform && state[id] !== null);
  if (other === undefined) return;
  go({ platform: other.id });
  byId(`tab-${other.id}`).focus();
});
listen();
