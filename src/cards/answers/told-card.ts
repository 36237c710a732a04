/** Private messages about one event: decided, expired, lapsed, a promise past its time. Pure. */
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { passedOverIn } from '../../core/case/follows/notices.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { itemWords } from '../case/items.ts';
import { isAboutPromise, sayPromise, sincePromise } from '../case/promises.ts';
import { bold, lineOf, listed, moment, person, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { sayChangedForOwner, sayMergedForOthers, sayOverForOthers } from '../life/said-of-life.ts';
import { decidersOf } from '../request/who-decided.ts';
import { REQUEST_STATUS } from '../words/en.ts';

/** Undefined for events nobody is told about privately. */
export function toldCard(
  { event, seq }: { readonly event: CaseEvent; readonly seq: number },
  c: RecoveryCase,
  viewer: Viewer,
  to: Told = ANYBODY,
): Card | undefined {
  const isPassedOver = to.id !== null && passedOverIn(event).includes(to.id);
  const text = isPassedOver ? [`${c.id}: somebody else decides this one.`] : sayEvent(event, c, viewer, to);
  if (text === undefined) return undefined;
  const below: Block[] = [
    ...sinceThen(event, c, viewer, to),
    { kind: 'buttons', buttons: buttonsFor(event, c, viewer) },
  ];
  return {
    subject: { kind: 'event', case: c.id, seq, to: null },
    version: c.version,
    title: null,
    blocks: [{ kind: 'text', text }, ...(isPassedOver ? [] : below)],
    summary: lineOf(plain(text)),
  };
}

/** Who reads the message, and what they may still decide. */
export interface Told {
  readonly id: MemberId | null;
  readonly mayDecide: (request: ApprovalRequest) => boolean;
}
const ANYBODY: Told = { id: null, mayDecide: () => true };

const ASKS: readonly CaseEvent['kind'][] = ['reminded', 'escalated', 'reassigned'];

/** What became of a request since somebody was asked about it: an old message must not look as if it still waited. */
function sinceThen(event: CaseEvent, c: RecoveryCase, viewer: Viewer, to: Told): Block[] {
  if (isAboutPromise(event)) return [...sincePromise(event, c, viewer).blocks];
  const request = requestOf(event, c);
  const asks = ASKS.includes(event.kind);
  if (request === undefined || !(asks || event.kind === 'countered' || event.kind === 'asked_more')) return [];
  if (request.status === 'pending' || request.status === 'countered') {
    const isElsewhere = asks && request.status === 'pending' && !to.mayDecide(request) && request.asked.length > 0;
    const who = listed(request.asked.map(viewer.name), 'or');
    return isElsewhere ? [{ kind: 'context', text: [`This is with ${who} now.`] }] : [];
  }
  const who = decidersOf(request, viewer);
  const when: Text = request.decidedAt === null ? [] : [', ', moment(request.decidedAt, viewer)];
  return [{ kind: 'context', text: [`Since then: ${REQUEST_STATUS[request.status]}`, ...who, ...when, '.'] }];
}

function requestOf(event: CaseEvent, c: RecoveryCase): ApprovalRequest | undefined {
  const single = 'request' in event && typeof event.request === 'string' ? event.request : null;
  const id = 'restated' in event ? event.restated.request : single;
  return c.requests.find((r) => r.id === id);
}

/** What the person told can do at once. */
function buttonsFor(event: CaseEvent, c: RecoveryCase, viewer: Viewer): Button[] {
  const show: Button = { label: `Show ${c.id}`, press: { kind: 'show_case', case: c.id } };
  if (isAboutPromise(event)) return [...sincePromise(event, c, viewer).buttons, show];
  const request = requestOf(event, c);
  if (request === undefined) return [show];
  const at = { case: c.id, v: c.version, request: request.id };
  if (event.kind === 'countered' && request.status === 'countered') {
    return [
      { label: 'Accept', press: { kind: 'accept_counter', ...at }, tone: 'primary' },
      { label: 'Discuss…', press: { kind: 'open_discuss', ...at } },
      show,
    ];
  }
  const isUnanswered = request.questions.some((q) => q.answer === null);
  if (event.kind === 'asked_more' && request.status === 'pending' && isUnanswered) {
    return [{ label: 'Answer…', press: { kind: 'open_answer', ...at }, tone: 'primary' }, show];
  }
  return [show];
}

function reasonOf(id: ThingId, c: RecoveryCase): Text {
  const reason = c.requests.find((r) => r.id === id)?.reason ?? null;
  return reason === null ? [] : [`, reason: ${reason}`];
}

function sayEvent(event: CaseEvent, c: RecoveryCase, viewer: Viewer, to: Told): Text | undefined {
  switch (event.kind) {
    case 'facts_set':
      return event.tellsConcerned === undefined
        ? undefined
        : [bold(`${c.id} is said to be about you`), '. Somebody else decides on it; you need not do anything.'];
    case 'approved':
      return [
        bold(`${c.id}: approved`),
        ...(yesOf(event.request, c, viewer) ?? by(event.by, event.onBehalfOf, viewer)),
        ...reasonOf(event.request, c),
        `. You may give ${asked(event.request, c, viewer)} now; tick it as done when you resolve the case.`,
      ];
    case 'declined':
      return [
        bold(`${c.id}: declined`),
        ...by(event.by, event.onBehalfOf, viewer),
        `, reason: ${event.reason}.`,
        ...(event.alternative === null ? [] : [` This would be fine: ${event.alternative}.`]),
      ];
    case 'expired':
      return [
        bold(`${c.id}: nobody decided in time`),
        `, so ${asked(event.request, c, viewer)} was not approved and is free again. The customer waits since `,
        moment(c.receivedAt, viewer),
        '. Ask again, or give what is within your own authority.',
      ];
    case 'action_dropped': {
      const action = c.actions.find((a) => a.id === event.action);
      return action === undefined
        ? undefined
        : [
            bold(`${c.id}: ${itemWords(action, viewer)} lapsed`),
            '. It was authorised and not given in time, so it went back to the limits. Give it anew if the customer still waits.',
          ];
    }
    case 'promise_reminded':
    case 'promise_settled':
      return sayPromise(event, c, to.id, viewer);
    case 'countered':
      return [
        bold(`${c.id}: a counter-offer`),
        ...by(event.by, event.counter.onBehalfOf, viewer),
        `: ${listed(event.restated.actions.map((a) => itemWords(a, viewer)))}, because ${event.counter.reason}. `,
        event.counter.withinOwn ? 'This is within your own authority: you may decide it yourself, or accept. ' : '',
        'Accept or discuss it on the card in the thread.',
      ];
    case 'counter_accepted':
      return [bold(`${c.id}: your offer was accepted`), ...by(event.by, null, viewer), '.'];
    case 'discussed':
      return [
        bold(`${c.id}: your offer does not help yet`),
        ...by(event.by, null, viewer),
        `: ${event.text}. The request stands again as it was asked.`,
      ];
    case 'request_edited':
      return [
        bold(`${c.id}: the request has changed`),
        ...by(event.by, null, viewer),
        `: now ${listed(event.restated.actions.map((a) => itemWords(a, viewer)))}.`,
      ];
    case 'asked_more':
      return [bold(`${c.id}: a question first`), ...by(event.by, null, viewer), `: ${event.text}`];
    case 'answered_more':
      return [bold(`${c.id}: answered`), ...by(event.by, null, viewer), `: ${event.text}`];
    case 'reminded':
      return [
        bold(`${c.id} waits for your decision`),
        `: ${asked(event.request, c, viewer)}. The customer waits since `,
        moment(c.receivedAt, viewer),
        '.',
      ];
    case 'escalated':
      return [
        bold(`${c.id} has climbed to you`),
        `: ${asked(event.request, c, viewer)}. Nobody decided before; the customer waits since `,
        moment(c.receivedAt, viewer),
        '.',
      ];
    case 'reassigned':
      return event.asked.length === 0
        ? [
            bold(`${c.id}: nobody can decide now`),
            `, so ${asked(event.request, c, viewer)} has to wait; the operator has been told. Give what is within your own authority.`,
          ]
        : [
            bold(`${c.id} waits for your decision now`),
            `: ${asked(event.request, c, viewer)}. The customer waits since `,
            moment(c.receivedAt, viewer),
            '.',
          ];
    case 'logged':
    case 'restricted':
      return sayKeptPrivate(c, to);
    case 'merged':
    case 'merged_in':
    case 'unmerged':
    case 'merge_undone':
      return sayMergedForOthers(event, c, viewer);
    case 'dismissed':
    case 'restored':
    case 'resolve_undone':
      return sayOverForOthers(event, c, viewer);
    case 'retriaged':
    case 'complaint_added':
      return sayChangedForOwner(event, c, viewer);
    case 'snoozed':
    case 'owned':
    case 'customer_linked':
    case 'customer_unlinked':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'lifted':
    case 'viewed':
    case 'unlinked_outage':
    case 'given':
    case 'asked':
    case 'withdrawn':
    case 'action_done':
    case 'promised':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return undefined;
  }
}

/** For whoever sees to it: that there is something, not what. */
function sayKeptPrivate(c: RecoveryCase, to: Told): Text | undefined {
  if (c.sensitivity === null || to.id === null || c.contacts?.includes(to.id) !== true) return undefined;
  const urgent = c.triage.severity.value === 'S1' ? ' It may be about harm to somebody: please look at once.' : '';
  return [bold(`${c.id} is kept private, and you see to it.`), ` Nothing of it stands in a channel.${urgent}`];
}

/** Everybody whose yes it took; undefined while it is not decided, or not so any more. */
function yesOf(id: ThingId, c: RecoveryCase, viewer: Viewer): Text | undefined {
  const request = c.requests.find((r) => r.id === id);
  return request?.status === 'approved' ? decidersOf(request, viewer) : undefined;
}

const by = (
  who: Parameters<Viewer['name']>[0] | null,
  onBehalfOf: Parameters<Viewer['name']>[0] | null,
  viewer: Viewer,
): Text =>
  who === null
    ? []
    : [' by ', person(who, viewer), ...(onBehalfOf === null ? [] : [' for ', person(onBehalfOf, viewer)])];

function asked(request: string, c: RecoveryCase, viewer: Viewer): string {
  const actions = c.requests.find((r) => r.id === request)?.actions ?? [];
  return listed(c.actions.filter((a) => actions.includes(a.id)).map((a) => itemWords(a, viewer)));
}
