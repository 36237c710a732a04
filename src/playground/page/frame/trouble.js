// “Make it hard”: trouble on order for the platform that is shown, to see that nothing is lost or done twice.
import { el, replace } from '../dom.js';

/** What may be ordered: of the platform, or of the next thing somebody does. */
const ORDERS = {
  slack: [
    ['rate_limited', 'Asks to wait: 429 with Retry-After to the next call'],
    ['server_error', 'Fails: 503 to the next call'],
    ['drop_after', 'Loses the reply: the next call is carried out, and not answered'],
    ['slow', 'Is slow: the next call is answered 2.5 s late'],
    ['no_charts', 'Takes no charts from now on: invalid_blocks, as where they have not come to yet'],
    ['duplicate', 'Sends the next request twice'],
    ['wrong_signature', 'Signs the next request wrongly'],
    ['old_timestamp', 'Stamps the next request 10 minutes ago'],
    ['future_timestamp', 'Stamps the next request tomorrow'],
  ].map(([name, label]) => ({ name, label, op: 'slack.fault', args: { kind: name } })),
};

const inTeams = ({ faults = [], oddities = [] }) => [
  ...faults.map((name) => ({ name, label: `Teams ${name}`, op: 'teams.fault', args: { name } })),
  ...oddities.map((name) => ({ name, label: `The next thing you do ${name}`, op: 'teams.oddity', args: { name } })),
];

export function mountTrouble(api) {
  const said = el('p', { class: 'wire-ordered', role: 'status' });
  const about = el('p', {});
  const list = el('div', { class: 'wire-fault-list' });
  const node = el(
    'details',
    { class: 'wire-faults', 'data-testid': 'trouble' },
    el('summary', {}, 'Make it hard'),
    about,
    list,
    said,
  );
  let drawn = '';
  const order = async ({ label, op, args }) => {
    try {
      await api.send(op, args);
      said.textContent = `Ordered: ${label}.`;
    } catch {
      // the shell has said why
    }
  };
  return {
    node,
    open: () => {
      node.open = true;
      node.querySelector('summary').focus();
    },
    update: (state, platform) => {
      const orders = platform === 'slack' ? ORDERS.slack : inTeams(state.teams ?? {});
      const signature = JSON.stringify([platform, orders]);
      if (signature === drawn) return;
      drawn = signature;
      said.textContent = '';
      about.textContent = `Order trouble on ${platform === 'slack' ? 'Slack’s' : 'Teams’'} side, then do something, and see that nothing is lost or done twice.`;
      replace(
        list,
        orders.map((one) =>
          el(
            'button',
            {
              type: 'button',
              class: 'button small',
              'data-testid': `fault-${one.name.replaceAll(' ', '-')}`,
              on: { click: () => order(one) },
            },
            one.label,
          ),
        ),
      );
    },
  };
}
