/** A request in one line: what, for whom, asked by whom; and the choice among several, each with its button. Pure. */
import type { ThingId } from '../../core/base/ids.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { clip } from '../../core/base/text.ts';
import { askedIn } from '../../core/case/rules/request-meant.ts';
import type { Refusal, RequestVerb } from '../../core/case/said.ts';
import { itemWords, passengerOf } from '../case/items.ts';
import type { Block, Button, Card } from '../kit/card.ts';
import { bold, listed } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';

/** `refund €400.00 for room 412, asked by Ana`. Of a restricted case nobody says whose it is. */
export function requestWords(c: RecoveryCase, request: ThingId, viewer: Viewer): string {
  const r = c.requests.find((one) => one.id === request);
  if (r === undefined) return 'the request';
  return `${whatOf(c, r, viewer)}${forWhom(c, r)}, asked by ${viewer.name(r.by)}`;
}

const whatOf = (c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): string =>
  listed(askedIn(c, r).map((a) => itemWords(c.sensitivity === null ? a : forNobody(a), viewer)));

const forNobody = (a: RecoveryAction): RecoveryAction => ({ ...a, settles: null, passenger: null });

/** A passenger is named with the remedy. */
const forWhom = (c: RecoveryCase, r: ApprovalRequest): string =>
  c.sensitivity !== null || c.customer.reference === null || askedIn(c, r).some((a) => passengerOf(a) !== null)
    ? ''
    : ` for ${c.customer.reference}`;

/** So much of a reason tells one request from another. */
const MOST_OF_A_REASON = 120;
const reasonOf = (c: RecoveryCase, r: ApprovalRequest): string => {
  const [reason] = askedIn(c, r).flatMap(({ because }) => because ?? []);
  return reason === undefined ? '' : `, because ${clip(reason, MOST_OF_A_REASON)}`;
};

/** More than this is no choice any more; the others stand in the thread of the case. */
const MOST_SHOWN = 8;

/** The answer that asks which one is meant, with a button for each. */
export function withRequests(card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card {
  if (no.kind !== 'which_request') return card;
  const requests = no.requests.flatMap((id) => c.requests.find((r) => r.id === id) ?? []);
  const rows = requests.slice(0, MOST_SHOWN).flatMap((r): Block[] => [
    { kind: 'text', text: [bold(whatOf(c, r, viewer)), ` · asked by ${viewer.name(r.by)}${reasonOf(c, r)}`] },
    { kind: 'buttons', buttons: [buttonOf(no.verb, c, r)] },
  ]);
  const more = requests.length - MOST_SHOWN;
  const rest: Block[] = more > 0 ? [{ kind: 'context', text: [`${more} more stand in the thread of ${c.id}.`] }] : [];
  const words: Block[] = no.words === null || no.words === '' ? [] : [{ kind: 'quote', text: no.words }];
  return { ...card, blocks: [...card.blocks, ...rows, ...rest, ...words] };
}

function buttonOf(verb: RequestVerb, c: RecoveryCase, r: ApprovalRequest): Button {
  const at = { case: c.id, v: c.version, request: r.id };
  const { digest } = r;
  switch (verb) {
    case 'approve':
      return { label: 'Approve this', press: { kind: 'approve', ...at, digest } };
    case 'decline':
      return { label: 'Decline this…', press: { kind: 'open_decline', ...at, digest } };
    case 'counter':
      return { label: 'Counter this…', press: { kind: 'open_counter', ...at, digest } };
    case 'ask':
      return { label: 'Ask about this…', press: { kind: 'open_ask', ...at } };
    case 'accept':
      return { label: 'Accept this', press: { kind: 'accept_counter', ...at } };
    case 'discuss':
      return { label: 'Discuss this…', press: { kind: 'open_discuss', ...at } };
    case 'answer':
      return { label: 'Answer this…', press: { kind: 'open_answer', ...at } };
    case 'withdraw':
      return { label: 'Withdraw this', press: { kind: 'withdraw', ...at } };
  }
}
