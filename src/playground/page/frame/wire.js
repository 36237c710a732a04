// The wire log: each signed request to the app with its answer time, under it the calls it caused, whole payloads, and trouble on order.
import { el, keyed, replace, time } from '../dom.js';
import { mountOutside } from './outside.js';
import { mountTrouble } from './trouble.js';

const DEADLINE_MS = { slack: 3000, teams: 5000 };
const NAMES = { slack: 'Slack', teams: 'Teams' };

/** `close()` hides it where it lies over the conversation. */
export function mountWire(root, api, { close, show }) {
  const list = el('div', { class: 'wire-list' });
  const empty = el('p', { class: 'wire-empty' });
  const trouble = mountTrouble(api);
  const outside = mountOutside(api, { show });
  const title = el('h2', {}, 'Wire log');
  const button = (label, testid, act) =>
    el('button', { type: 'button', class: 'button quiet small', 'data-testid': testid, on: { click: act } }, label);
  const head = el(
    'div',
    { class: 'wire-head' },
    el('div', {}, title, el('span', {}, 'Real HTTP, signed and checked')),
    button('Clear', 'wire-clear', () => api.send('wire.clear', {}).catch(() => undefined)),
    el(
      'button',
      {
        type: 'button',
        class: 'button quiet small wire-close',
        'aria-label': 'Close the wire log',
        on: { click: close },
      },
      'Close',
    ),
  );
  replace(root, head, el('div', { class: 'wire-scroll', tabindex: '0' }, empty, list), outside.node, trouble.node);
  return {
    /** `platform` is the tab that is shown: its traffic alone. */
    update: (state, platform) => {
      const groups = grouped((state.wire ?? []).filter((entry) => entry.platform === platform));
      title.textContent = `${NAMES[platform]} wire log`;
      empty.hidden = groups.length > 0;
      empty.textContent = `Nothing yet. Each signed request of ${NAMES[platform]} to Amends appears here, with its answer time, and under it the calls it caused.`;
      trouble.update(state, platform);
      outside.update(platform);
      keyed(
        list,
        groups,
        (group) => group.entry.id,
        (group) => group,
        (group, before) => drawGroup(group, before, api),
      );
    },
    openTrouble: trouble.open,
  };
}

/** Requests newest first, each with the calls it caused; calls nobody caused stand for themselves. */
function grouped(entries) {
  const ids = new Set(entries.map((entry) => entry.id));
  const alone = entries.filter((entry) => entry.cause === null || !ids.has(entry.cause));
  return alone.toReversed().map((entry) => ({ entry, calls: entries.filter((call) => call.cause === entry.id) }));
}

function drawGroup({ entry, calls }, before, api) {
  const open = new Map(
    [...(before?.querySelectorAll('details.wire-entry[open]') ?? [])].map((node) => [node.dataset.entry, node]),
  );
  return el(
    'div',
    { class: 'wire-group' },
    drawEntry(entry, open, api),
    calls.map((call) => drawEntry(call, open, api, true)),
  );
}

function drawEntry(entry, open, api, nested = false) {
  const late = entry.ms !== null && entry.ms > DEADLINE_MS[entry.platform] && entry.direction === 'to_app';
  const failed = entry.status !== null && (entry.status === 0 || entry.status >= 400);
  const refused = entry.direction === 'from_app' && entry.note !== null;
  const arrow = entry.direction === 'to_app' ? '→' : '←';
  const status = entry.status === null ? '…' : entry.status === 0 ? 'none' : entry.status;
  const body = el('div', { class: 'wire-body' }, el('p', { class: 'wire-when' }, time(entry.at)));
  const node = el(
    'details',
    {
      class: ['wire-entry', nested && 'wire-nested', (late || failed) && 'wire-bad', refused && 'wire-warn']
        .filter(Boolean)
        .join(' '),
      'data-testid': 'wire-entry',
      'data-entry': entry.id,
    },
    el(
      'summary',
      {},
      el(
        'span',
        { class: 'wire-arrow', role: 'img', 'aria-label': entry.direction === 'to_app' ? 'to Amends' : 'from Amends' },
        arrow,
      ),
      el('span', { class: 'wire-what' }, entry.what),
      el('span', { class: 'wire-status' }, status),
      el('span', { class: 'wire-ms' }, entry.ms === null ? '' : `${entry.ms} ms`),
      entry.note !== null && el('span', { class: 'wire-note' }, entry.note),
    ),
    body,
  );
  node.addEventListener('toggle', () => {
    if (node.open) fillIn(body, entry, api).catch(() => undefined);
  });
  if (open.has(String(entry.id))) node.open = true;
  return node;
}

/** The payload is asked for when somebody looks: a state that carried them all would be slow. */
async function fillIn(body, entry, api) {
  const { headers, body: sent, answer } = await api.send('wire.payload', { id: entry.id });
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  replace(
    body,
    el('p', { class: 'wire-when' }, time(entry.at)),
    head.length > 0 && part('Head', head.join('\n'), false),
    part('Sent', pretty(sent), true),
    answer !== null && answer !== '' && part('Answered', pretty(answer), false),
  );
}

function part(label, text, isOpen) {
  const copy = el(
    'button',
    { type: 'button', class: 'button quiet small', 'data-testid': 'wire-copy', 'aria-label': `Copy: ${label}` },
    'Copy',
  );
  copy.addEventListener('click', async (event) => {
    event.preventDefault();
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    copy.textContent = done ? 'Copied' : 'Select and copy';
  });
  return el(
    'details',
    { class: 'wire-part', open: isOpen },
    el('summary', {}, el('span', {}, label), el('small', {}, sizeOf(text)), copy),
    el('pre', { tabindex: '0', 'aria-label': label }, text),
  );
}

const sizeOf = (text) => (text.length < 1000 ? `${text.length} B` : `${(text.length / 1000).toFixed(1)} KB`);

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
