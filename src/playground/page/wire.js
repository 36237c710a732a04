// The wire log: each signed request to the app with its answer time, and under it the calls it caused.
import { el, keyed, replace, time } from './dom.js';

const DEADLINE_MS = { slack: 3000, teams: 5000 };
const FAULTS = [
  ['rate_limited', 'Rate limit the next call (429)'],
  ['drop_after', 'Carry out the next call, lose the answer'],
  ['server_error', 'Fail the next call (503)'],
  ['slow', 'Answer the next call 2.5 s late'],
  ['duplicate', 'Send the next request twice'],
  ['wrong_signature', 'Sign the next request wrongly'],
  ['old_timestamp', 'Stamp the next request 10 minutes ago'],
  ['future_timestamp', 'Stamp the next request tomorrow'],
];

export function mountWire(root, api) {
  const list = el('div', { class: 'wire-list' });
  const empty = el(
    'p',
    { class: 'wire-empty' },
    'Nothing yet. Each signed request to Amends appears here, with its answer time.',
  );
  const ordered = el('p', { class: 'wire-ordered', role: 'status' });
  const faults = FAULTS.map(([kind, label]) =>
    el(
      'button',
      {
        type: 'button',
        class: 'button small',
        'data-testid': `fault-${kind}`,
        on: { click: () => order(kind, label) },
      },
      label,
    ),
  );
  const order = async (kind, label) => {
    await api.send('slack.fault', { kind });
    ordered.textContent = `Ordered: ${label.toLowerCase()}.`;
  };
  const trouble = el(
    'details',
    { class: 'wire-faults' },
    el('summary', {}, 'Make it hard'),
    el('p', {}, 'Order trouble for Slack’s side and see that nothing is lost or done twice.'),
    el('div', { class: 'wire-fault-list' }, faults),
    ordered,
  );
  const head = el(
    'div',
    { class: 'wire-head' },
    el('h2', {}, 'Wire log'),
    el('span', {}, 'Real HTTP, signed and checked'),
  );
  replace(root, head, el('div', { class: 'wire-scroll' }, empty, list), trouble);
  return {
    /** `platform` is the tab that is shown: the ordered trouble is Slack’s. */
    update: (state, platform) => {
      const groups = grouped(state.wire);
      empty.hidden = groups.length > 0;
      trouble.hidden = state.slack === null || platform !== 'slack';
      keyed(
        list,
        groups,
        (group) => group.entry.id,
        (group) => group,
        drawGroup,
      );
    },
  };
}

/** Requests newest first, each with the calls it caused; calls nobody caused stand for themselves. */
function grouped(entries) {
  const ids = new Set(entries.map((entry) => entry.id));
  const alone = entries.filter((entry) => entry.cause === null || !ids.has(entry.cause));
  return alone.toReversed().map((entry) => ({ entry, calls: entries.filter((call) => call.cause === entry.id) }));
}

function drawGroup({ entry, calls }, before) {
  const open = new Set([...(before?.querySelectorAll('details[open]') ?? [])].map((node) => node.dataset.entry));
  return el(
    'div',
    { class: 'wire-group' },
    drawEntry(entry, open),
    calls.map((call) => drawEntry(call, open, true)),
  );
}

function drawEntry(entry, open, nested = false) {
  const late = entry.ms !== null && entry.ms > DEADLINE_MS[entry.platform] && entry.direction === 'to_app';
  const failed = entry.status !== null && (entry.status === 0 || entry.status >= 400);
  const refused = entry.direction === 'from_app' && entry.note !== null;
  const arrow = entry.direction === 'to_app' ? '→' : '←';
  const status = entry.status === null ? '…' : entry.status === 0 ? 'none' : entry.status;
  return el(
    'details',
    {
      class: ['wire-entry', nested && 'wire-nested', (late || failed) && 'wire-bad', refused && 'wire-warn']
        .filter(Boolean)
        .join(' '),
      'data-testid': 'wire-entry',
      'data-entry': entry.id,
      open: open.has(String(entry.id)),
    },
    el(
      'summary',
      {},
      el(
        'span',
        { class: 'wire-arrow', 'aria-label': entry.direction === 'to_app' ? 'to Amends' : 'from Amends' },
        arrow,
      ),
      el('span', { class: 'wire-what' }, entry.what),
      el('span', { class: 'wire-status' }, status),
      el('span', { class: 'wire-ms' }, entry.ms === null ? '' : `${entry.ms} ms`),
      entry.note !== null && el('span', { class: 'wire-note' }, entry.note),
    ),
    el('p', { class: 'wire-when' }, entry.platform, ' · ', time(entry.at)),
    el('pre', { tabindex: '0' }, pretty(entry.body)),
  );
}

function pretty(body) {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
