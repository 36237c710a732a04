/** Private messages about one event: decided, expired, lapsed, a promise past its time. Pure. */
import type { MemberId } from '../../core/base/ids.ts';
import type { ApprovalRequest, RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { passedOverIn } from '../../core/case/follows/notices.ts';
import type { Block, Button, Card, Text } from '../kit/card.ts';
import { sayHeardAgain } from '../care/said-of-care.ts';
import { itemWords } from '../case/items.ts';
import { sayFollowUp, saySilence, sinceFollowUp, sinceSilence } from '../contact/said-of-contact.ts';
import { isAboutPromise, sayPromise, sincePromise } from '../case/promises.ts';
import { improveButton } from '../learning/improvement-card.ts';
import { reviewButtons, sayReviewed, sayReviewOffered } from '../learning/review-card.ts';
import { ended, lineOf, moment, person, plain } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { buttonsTold, isAboutFulfilment, sayFulfilmentTold } from '../fulfilment/said-of-fulfilment.ts';
import { helpedButtons, sayAdviceForAsker } from '../help/said-of-advice.ts';
import { sayHelpForOwner } from '../help/said-of-help.ts';
import { letterDueButtons, sayLetterDue } from '../letters/clocks.ts';
import { showButton } from '../life/life-buttons.ts';
import { tellOfOwning } from '../owning/said-of-owning.ts';
import { sayChangedForOwner, sayMergedForOthers, sayOverForOthers } from '../life/said-of-life.ts';
import { sayResolvedForOwner } from '../again/said-of-resolving.ts';
import { againWords } from '../words/again.ts';
import { sayWroteAgain, wroteAgainButtons } from '../again/said-of-coming-again.ts';
import { sayRepeated } from '../again/repeat-words.ts';
import { sayReopenedForOthers } from '../again/said-of-reopening.ts';
import { listIn } from '../words/common.ts';
import { names } from '../words/names.ts';
import { requestWords } from '../words/requests.ts';
import { toldWords as words } from '../words/told.ts';
import { textsIn } from './needs.ts';

/** Undefined for events nobody is told about privately. */
export function toldCard(
  { event, seq }: { readonly event: CaseEvent; readonly seq: number },
  c: RecoveryCase,
  viewer: Viewer,
  to: Told = ANYBODY,
): Card | undefined {
  const isPassedOver = to.id !== null && passedOverIn(event).includes(to.id);
  const text = isPassedOver ? words.text(viewer, 'passed_over', { case: c.id }) : sayEvent(event, c, viewer, to);
  if (text === undefined) return undefined;
  const below: Block[] = [
    ...sinceThen(event, c, viewer, to),
    { kind: 'buttons', buttons: buttonsFor(event, c, viewer) },
  ];
  return {
    subject: { kind: 'event', case: c.id, seq, to: null },
    version: c.version,
    title: null,
    blocks: [{ kind: 'text', text }, ...moreOf(event, c, viewer, to), ...(isPassedOver ? [] : below)],
    summary: lineOf(plain(text)),
  };
}

/** What was promised on a case that is theirs now, each in its own line. */
function moreOf(event: CaseEvent, c: RecoveryCase, viewer: Viewer, to: Told): Block[] {
  if (event.kind !== 'owned' && event.kind !== 'passed_on') return [];
  const [, ...more] = tellOfOwning(event, c, to.id, viewer) ?? [];
  return more.map((text): Block => ({ kind: 'text', text }));
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
  if (event.kind === 'went_silent') return [...sinceSilence(event, c, viewer).blocks];
  if (event.kind === 'follow_up_due') return [...sinceFollowUp(event, c, viewer).blocks];
  const request = requestOf(event, c);
  const asks = ASKS.includes(event.kind);
  if (request === undefined || !(asks || event.kind === 'countered' || event.kind === 'asked_more')) return [];
  if (request.status === 'pending' || request.status === 'countered') {
    const isElsewhere = asks && request.status === 'pending' && !to.mayDecide(request) && request.asked.length > 0;
    const who = listIn(request.asked.map(viewer.name), viewer, 'or');
    return isElsewhere ? [{ kind: 'context', text: requestWords.text(viewer, 'with.now', { who }) }] : [];
  }
  const said = { status: names(viewer).requestStatus[request.status], by: decidedBy(request, viewer) };
  const text =
    request.decidedAt === null
      ? words.text(viewer, 'since', said)
      : words.text(viewer, 'since.at', { ...said, at: moment(request.decidedAt, viewer) });
  return [{ kind: 'context', text }];
}

function requestOf(event: CaseEvent, c: RecoveryCase): ApprovalRequest | undefined {
  const single = 'request' in event && typeof event.request === 'string' ? event.request : null;
  const id = 'restated' in event ? event.restated.request : single;
  return c.requests.find((r) => r.id === id);
}

/** What the person told can do at once. */
function buttonsFor(event: CaseEvent, c: RecoveryCase, viewer: Viewer): Button[] {
  const show = showButton(c.id, viewer);
  if (isAboutPromise(event)) return [...sincePromise(event, c, viewer).buttons, show];
  if (event.kind === 'went_silent') return [...sinceSilence(event, c, viewer).buttons, show];
  if (event.kind === 'follow_up_due') return [...sinceFollowUp(event, c, viewer).buttons, show];
  if (isAboutFulfilment(event)) return [...buttonsTold(event, c, viewer), show];
  if (event.kind === 'resolved') return [...(event.offersReview === undefined ? [] : reviewButtons(c, viewer)), show];
  if (event.kind === 'reviewed') return [improveButton(c, 'review', viewer), show];
  if (event.kind === 'complaint_added' && event.by === null) return [...wroteAgainButtons(c, viewer), show];
  if (event.kind === 'advice') return [...helpedButtons(event, c, viewer), show];
  if (event.kind === 'letter_reminded') return [...letterDueButtons(event, c, viewer), show];
  const request = requestOf(event, c);
  if (request === undefined) return [show];
  const at = { case: c.id, v: c.version, request: request.id };
  if (event.kind === 'countered' && request.status === 'countered') {
    return [
      { label: requestWords.line(viewer, 'button.accept'), press: { kind: 'accept_counter', ...at }, tone: 'primary' },
      { label: requestWords.line(viewer, 'button.discuss'), press: { kind: 'open_discuss', ...at } },
      show,
    ];
  }
  const isUnanswered = request.questions.some((q) => q.answer === null);
  if (event.kind === 'asked_more' && request.status === 'pending' && isUnanswered) {
    return [
      { label: requestWords.line(viewer, 'button.answer'), press: { kind: 'open_answer', ...at }, tone: 'primary' },
      show,
    ];
  }
  // what the rules or the limits stood in the way of may be worth changing
  return event.kind === 'declined' ? [show, improveButton(c, 'declined', viewer)] : [show];
}

function sayEvent(event: CaseEvent, c: RecoveryCase, viewer: Viewer, to: Told): Text | undefined {
  switch (event.kind) {
    case 'facts_set':
      return event.tellsConcerned === undefined ? undefined : words.text(viewer, 'concerns', { case: c.id });
    case 'action_dropped': {
      const action = c.actions.find((a) => a.id === event.action);
      return action && words.text(viewer, 'dropped', { case: c.id, what: itemWords(action, viewer) });
    }
    case 'fulfilment_settled':
    case 'fulfilment_doubted':
      return sayFulfilmentTold(event, c, viewer);
    case 'advice':
      return sayAdviceForAsker(event, c, viewer);
    case 'assist':
      return sayHelpForOwner(event, c, viewer);
    case 'follow_up_due':
      return sayFollowUp(c, viewer);
    case 'went_silent':
      return saySilence(event, c, viewer);
    case 'promise_reminded':
    case 'promise_settled':
      return sayPromise(event, c, to.id, viewer);
    case 'approved':
    case 'declined':
    case 'expired':
    case 'reminded':
    case 'escalated':
    case 'reassigned':
      return sayDeciding(event, c, viewer);
    case 'countered':
    case 'counter_accepted':
    case 'discussed':
    case 'request_edited':
    case 'asked_more':
    case 'answered_more':
      return sayTalk(event, c, viewer);
    case 'logged':
    case 'restricted':
      return sayKeptPrivate(c, to, viewer);
    case 'merged':
    case 'merged_in':
    case 'unmerged':
    case 'merge_undone':
      return sayMergedForOthers(event, c, viewer);
    case 'dismissed':
    case 'restored':
    case 'resolve_undone':
      return sayOverForOthers(event, c, viewer);
    case 'reopened':
      return sayReopenedForOthers(event, c, viewer);
    case 'resolved':
      return sayResolvedTold(event, c, to.id, viewer);
    case 'withdrawn': {
      const request = requestOf(event, c);
      return againWords.text(viewer, 'withdrawn.told', { case: c.id, what: asked(request, c, viewer) });
    }
    case 'repeated':
      return sayRepeated(event, c, viewer);
    case 'letter_reminded':
      return sayLetterDue(event, c, viewer);
    case 'retriaged':
    case 'complaint_added':
      if (event.kind === 'complaint_added' && event.by === null)
        return event.complaint.source === 'survey' ? sayHeardAgain(c, viewer) : sayWroteAgain(c, viewer);
      return sayChangedForOwner(event, c, viewer);
    case 'reviewed':
      return sayReviewed(event, c, viewer);
    case 'owned':
    case 'handover_offered':
    case 'handover_settled':
    case 'passed_on':
      return tellOfOwning(event, c, to.id, viewer)?.[0];
    case 'snoozed':
    case 'came_again':
    case 'erased':
    case 'held':
    case 'hold_ended':
    case 'put_right':
    case 'said_apart':
    case 'customer_linked':
    case 'customer_unlinked':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'lifted':
    case 'viewed':
    case 'cared':
    case 'unlinked_outage':
    case 'given':
    case 'asked':
    case 'action_done':
    case 'fulfilment_requested':
    case 'promised':
    case 'contacted':
    case 'letters_due':
    case 'letter_sent':
    case 'followed_up':
    case 'writing_chosen':
    case 'closed':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return undefined;
  }
}

/** The owner hears that somebody else did, and whoever may look back on it that they may. */
function sayResolvedTold(
  event: Extract<CaseEvent, { kind: 'resolved' }>,
  c: RecoveryCase,
  to: MemberId | null,
  viewer: Viewer,
): Text | undefined {
  const offered = sayReviewOffered(event, c, to, viewer);
  if (to !== c.owner || event.by === to) return offered;
  return [...sayResolvedForOwner(event, c, viewer), ...(offered === undefined ? [] : [' ', ...offered])];
}

type Deciding = 'approved' | 'declined' | 'expired' | 'reminded' | 'escalated' | 'reassigned';

/** A decision, or that one is waited for. */
function sayDeciding(event: Extract<CaseEvent, { kind: Deciding }>, c: RecoveryCase, viewer: Viewer): Text {
  const request = c.requests.find((r) => r.id === event.request);
  const what = asked(request, c, viewer);
  const since = moment(c.receivedAt, viewer);
  switch (event.kind) {
    case 'approved': {
      const by =
        request?.status === 'approved' ? decidedBy(request, viewer) : byWhom(event.by, event.onBehalfOf, viewer);
      return words.text(viewer, 'approved', { case: c.id, by, reason: because(request?.reason ?? null, viewer), what });
    }
    case 'declined': {
      const by = byWhom(event.by, event.onBehalfOf, viewer);
      return [
        ...words.text(viewer, 'declined', { case: c.id, by, reason: because(event.reason, viewer) }),
        ...(event.alternative === null
          ? []
          : words.text(viewer, 'declined.instead', { instead: ended(event.alternative) })),
      ];
    }
    case 'reassigned':
      return event.asked.length === 0
        ? words.text(viewer, 'nobody', { case: c.id, what })
        : words.text(viewer, 'reassigned', { case: c.id, what, since });
    case 'expired':
    case 'reminded':
    case 'escalated':
      return words.text(viewer, event.kind, { case: c.id, what, since });
  }
}

type Talk = 'countered' | 'counter_accepted' | 'discussed' | 'request_edited' | 'asked_more' | 'answered_more';

/** What people say to each other before one is decided. */
function sayTalk(event: Extract<CaseEvent, { kind: Talk }>, c: RecoveryCase, viewer: Viewer): Text {
  switch (event.kind) {
    case 'countered': {
      const { counter, restated } = event;
      const by = byWhom(event.by, counter.onBehalfOf, viewer);
      const what = itemsOf(restated.actions, viewer);
      return [
        ...words.text(viewer, 'countered', { case: c.id, by, what, reason: because(counter.reason, viewer) }),
        ...(counter.withinOwn ? words.text(viewer, 'countered.own') : []),
      ];
    }
    case 'discussed': {
      const text = ended(event.text);
      return event.by === null
        ? words.text(viewer, 'discussed', { case: c.id, text })
        : words.text(viewer, 'discussed.who', { case: c.id, text, who: person(event.by, viewer) });
    }
    case 'request_edited': {
      const what = itemsOf(event.restated.actions, viewer);
      return words.text(viewer, event.kind, { case: c.id, by: byWhom(event.by, null, viewer), what });
    }
    case 'counter_accepted':
      return words.text(viewer, event.kind, { case: c.id, by: byWhom(event.by, null, viewer) });
    case 'asked_more':
    case 'answered_more':
      return words.text(viewer, event.kind, { case: c.id, by: byWhom(event.by, null, viewer), text: event.text });
  }
}

/** For whoever sees to it: that there is something, not what. */
function sayKeptPrivate(c: RecoveryCase, to: Told, viewer: Viewer): Text | undefined {
  if (c.sensitivity === null || to.id === null || c.contacts?.includes(to.id) !== true) return undefined;
  const urgent = c.triage.severity.value === 'S1' ? words.text(viewer, 'kept_private.urgent') : [];
  return [...words.text(viewer, 'kept_private', { case: c.id }), ...urgent];
}

const because = (reason: string | null, viewer: Viewer): string =>
  reason === null ? '' : words.line(viewer, 'reason', { reason: ended(reason) });

function byWhom(who: MemberId | null, onBehalfOf: MemberId | null, viewer: Viewer): Text {
  if (who === null) return [];
  return onBehalfOf === null
    ? words.text(viewer, 'by', { who: person(who, viewer) })
    : words.text(viewer, 'by.for', { who: person(who, viewer), whom: person(onBehalfOf, viewer) });
}

/** Everybody whose yes it took, in their order, else whoever decided. */
function decidedBy(r: ApprovalRequest, viewer: Viewer): Text {
  const all = r.status === 'approved' ? r.approvals : [];
  if (all.length === 0) return byWhom(r.decidedBy, r.onBehalfOf, viewer);
  const each = all.map(({ by, onBehalfOf }) =>
    onBehalfOf === null
      ? [person(by, viewer)]
      : words.text(viewer, 'each_for', { who: person(by, viewer), whom: person(onBehalfOf, viewer) }),
  );
  return words.text(viewer, 'by', { who: textsIn(each, viewer) });
}

const itemsOf = (items: readonly Parameters<typeof itemWords>[0][], viewer: Viewer): string =>
  listIn(
    items.map((a) => itemWords(a, viewer)),
    viewer,
  );

const asked = (request: ApprovalRequest | undefined, c: RecoveryCase, viewer: Viewer): string =>
  itemsOf(
    c.actions.filter((a) => request?.actions.includes(a.id) === true),
    viewer,
  );
