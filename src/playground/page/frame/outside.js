// “From outside”: a guest writes a review where Amends listens, a help desk sends a ticket by webhook.
import { el } from '../dom.js';

export function mountOutside(api, { show }) {
  const said = el('p', { class: 'wire-ordered', role: 'status' });
  let platform = 'slack';
  const button = (label, testid, act) =>
    el('button', { type: 'button', class: 'button small', 'data-testid': testid, on: { click: act } }, label);
  const review = async () => {
    try {
      await api.send('outside.review', { platform });
      said.textContent = 'Posted in #guest-reviews. What reads like a complaint is offered there.';
      show('reviews');
    } catch {
      // the shell has said why
    }
  };
  const ticket = async () => {
    try {
      const answer = await api.send('outside.ticket', { platform });
      said.textContent = answer?.case
        ? `Answered with ${answer.case}: it is Mia’s.`
        : 'It is no complaint: set aside. As Mia, type “aside”.';
    } catch {
      // the shell has said why
    }
  };
  return {
    node: el(
      'details',
      { class: 'wire-faults', 'data-testid': 'outside' },
      el('summary', {}, 'From outside'),
      el('p', {}, 'Complaints that nobody types: in a channel Amends listens to, and from another system.'),
      el(
        'div',
        { class: 'wire-fault-list' },
        button('A guest writes a review', 'outside-review', review),
        button('A help desk sends a ticket', 'outside-ticket', ticket),
      ),
      said,
    ),
    update: (next) => {
      if (next !== platform) said.textContent = '';
      platform = next;
    },
  };
}
