/** A request in one line: what, for whom, asked by whom; and the choice among several, each with its button. Pure. */
import { openReference } from '../../core/base/open-reference.ts';
import type { ThingId } from '../../core/base/ids.ts';
import type { ApprovalRequest, RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import { clip } from '../../core/base/text.ts';
import { askedIn } from '../../core/case/rules/request-meant.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { RequestVerb } from '../../core/case/refusal-values.ts';
import type { Press } from '../../core/case/press.ts';
import { itemsWords, passengerOf } from '../case/items.ts';
import type { Block, Card, Text } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { requestWords as said } from '../words/requests.ts';

/** `refund €400.00 for room 412, asked by Ana`. Of a restricted case nobody says whose it is. */
export function requestWords(c: RecoveryCase, request: ThingId, viewer: Viewer): string {
  const r = c.requests.find((one) => one.id === request);
  if (r === undefined) return said.line(viewer, 'one.unknown');
  const one = { what: whatOf(c, r, viewer), who: viewer.name(r.by) };
  const customer = forWhom(c, r);
  return customer === null ? said.line(viewer, 'one', one) : said.line(viewer, 'one.for', { ...one, customer });
}

const whatOf = (c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): string =>
  itemsWords(
    askedIn(c, r).map((a) => (c.sensitivity === null ? a : forNobody(a))),
    viewer,
  );

const forNobody = (a: RecoveryAction): RecoveryAction => ({ ...a, settles: null, passenger: null });

/** A passenger is named with the remedy. */
const forWhom = (c: RecoveryCase, r: ApprovalRequest): string | null =>
  c.sensitivity !== null || askedIn(c, r).some((a) => passengerOf(a) !== null)
    ? null
    : c.customer.reference && openReference(c.customer.reference);

/** So much of a reason tells one request from another. */
const MOST_OF_A_REASON = 120;

function choice(c: RecoveryCase, r: ApprovalRequest, viewer: Viewer): Text {
  const [reason] = askedIn(c, r).flatMap(({ because }) => because ?? []);
  const one = { what: whatOf(c, r, viewer), who: viewer.name(r.by) };
  return reason === undefined
    ? said.text(viewer, 'choice', one)
    : said.text(viewer, 'choice.why', { ...one, why: clip(reason, MOST_OF_A_REASON) });
}

/** More than this is no choice any more; the others stand in the thread of the case. */
const MOST_SHOWN = 8;

/** The answer that asks which one is meant, with a button for each. */
export function withRequests(card: Card, no: Refusal, c: RecoveryCase, viewer: Viewer): Card {
  if (no.kind !== 'which_request') return card;
  const requests = no.requests.flatMap((id) => c.requests.find((r) => r.id === id) ?? []);
  const rows = requests.slice(0, MOST_SHOWN).flatMap((r): Block[] => [
    { kind: 'text', text: choice(c, r, viewer) },
    {
      kind: 'buttons',
      buttons: [{ label: said.line(viewer, `button.${no.verb}_this`), press: pressOf(no.verb, c, r) }],
    },
  ]);
  const more = requests.length - MOST_SHOWN;
  const rest: Block[] = more > 0 ? [{ kind: 'context', text: [said.line(viewer, 'more', { n: more, id: c.id })] }] : [];
  const words: Block[] = no.words === null || no.words === '' ? [] : [{ kind: 'quote', text: no.words }];
  return { ...card, blocks: [...card.blocks, ...rows, ...rest, ...words] };
}

function pressOf(verb: RequestVerb, c: RecoveryCase, r: ApprovalRequest): Press {
  const at = { case: c.id, v: c.version, request: r.id };
  const { digest } = r;
  switch (verb) {
    case 'approve':
      return { kind: 'approve', ...at, digest };
    case 'decline':
      return { kind: 'open_decline', ...at, digest };
    case 'counter':
      return { kind: 'open_counter', ...at, digest };
    case 'ask':
      return { kind: 'open_ask', ...at };
    case 'accept':
      return { kind: 'accept_counter', ...at };
    case 'discuss':
      return { kind: 'open_discuss', ...at };
    case 'answer':
      return { kind: 'open_answer', ...at };
    case 'withdraw':
      return { kind: 'withdraw', ...at };
  }
}
