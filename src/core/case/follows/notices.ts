/** What happened → who is to be told what. Each notice names a wanted state of one message, never a change: drawing it twice is harmless. Pure. */
import type { CaseId, MemberId, ThingId } from '../../base/ids.ts';
import type { PostedSubject } from '../../base/message-subject.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { isRestricted } from '../rules/who-may.ts';
import { isOpen } from '../evolve.ts';
import { peopleOfCase } from '../rules/people-of-case.ts';
import { askersOf, keeperOf } from '../rules/owning/speaking.ts';

export type Notice =
  /** The case card, in the team's channel. */
  | { readonly kind: 'case'; readonly case: CaseId }
  /** A request card, in the case's thread. */
  | { readonly kind: 'request'; readonly case: CaseId; readonly request: ThingId }
  /** The same, privately to somebody who is asked. `anew`: it should stand at the end of the chat, because there is news. */
  | {
      readonly kind: 'request_to';
      readonly case: CaseId;
      readonly request: ThingId;
      readonly to: MemberId;
      readonly anew: boolean;
    }
  /** What somebody is asked to help with, in the channel of the team that is asked. */
  | { readonly kind: 'assist'; readonly case: CaseId; readonly assist: ThingId }
  /** The same, privately to somebody who has or had it. */
  | {
      readonly kind: 'assist_to';
      readonly case: CaseId;
      readonly assist: ThingId;
      readonly to: MemberId;
      readonly anew: boolean;
    }
  /** The offer of the case, privately to somebody who is asked. */
  | { readonly kind: 'handover_to'; readonly case: CaseId; readonly handover: ThingId; readonly to: MemberId }
  /** What the team is asked, in its channel. */
  | { readonly kind: 'advice'; readonly case: CaseId; readonly advice: ThingId }
  /** The draft of a thank-you, privately to each who may confirm it. */
  | {
      readonly kind: 'draft';
      readonly case: CaseId;
      readonly shoutOut: ThingId;
      readonly to: MemberId;
      /** A lead's copy. */
      readonly isLead: boolean;
    }
  /** The thank-you itself, where it was confirmed for. */
  | { readonly kind: 'thanks'; readonly case: CaseId; readonly shoutOut: ThingId }
  /** A private message about one event of the case, by its place in the journal. */
  | { readonly kind: 'event'; readonly case: CaseId; readonly seq: number; readonly to: MemberId };

/** `seq` is the event's place in the case's journal; `after` the case as it is after all events of the command. */
export function noticesFor(event: CaseEvent, seq: number, after: RecoveryCase): Notice[] {
  const notices = [
    ...noticesOf(event, seq, after),
    ...offerCards(event, after),
    ...tellContacts(event, seq, after),
    ...questionCards(event, after),
  ].filter((n) => !isRestricted(after) || !IN_CHANNELS.includes(n.kind));
  return after.outage?.quiet === true ? notices.filter((n) => n.kind !== 'case') : notices;
}

/** What stands in a channel besides the card, or is meant to: of a restricted case nothing is posted there. */
const IN_CHANNELS: readonly Notice['kind'][] = ['request', 'assist', 'advice', 'draft', 'thanks'];

/** Whoever sees to a restricted case hears of it at once, without a word of it. */
function tellContacts(event: CaseEvent, seq: number, after: RecoveryCase): Notice[] {
  const begins = event.kind === 'restricted' || (event.kind === 'logged' && isRestricted(after));
  return begins ? tell(after.contacts ?? [], seq, after) : [];
}

function noticesOf(event: CaseEvent, seq: number, after: RecoveryCase): Notice[] {
  const card: Notice = { kind: 'case', case: after.id };
  switch (event.kind) {
    case 'asked':
      return [card, ...requestCards(event.request.id, after), ...tellPassedOver(event, seq, after)];
    case 'given':
      // an approver sees what was given meanwhile
      return [card, ...openRequestCards(after)];
    case 'countered':
      return [card, ...requestCards(event.restated.request, after), ...tellOther(event, seq, after)];
    case 'discussed':
    case 'request_edited':
      return [card, ...requestCards(event.restated.request, after, 'anew')];
    case 'counter_accepted':
    case 'asked_more':
      return [card, ...requestCards(event.request, after), ...tellOther(event, seq, after)];
    case 'answered_more':
    case 'reminded':
    case 'escalated':
      return [card, ...requestCards(event.request, after, 'anew')];
    case 'reassigned':
      return [
        card,
        ...requestCards(event.request, after, 'anew'),
        ...tellOther(event, seq, after),
        ...tellPassedOver(event, seq, after),
      ];
    case 'snoozed':
    case 'viewed':
    case 'cared':
      return [];
    case 'approved':
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return [card, ...requestCards(event.request, after), ...tellAsker(event, seq, after)];
    case 'action_dropped': {
      const by = event.status === 'lapsed' ? after.actions.find((a) => a.id === event.action)?.by : undefined;
      return [card, ...tell(by === undefined ? [] : [by], seq, after)];
    }
    case 'fulfilment_settled':
    case 'fulfilment_doubted': {
      const isFine = event.kind === 'fulfilment_settled' && event.to === 'confirmed';
      return isFine ? [card] : [card, ...tellOthers([after.owner], event, seq, after)];
    }
    case 'advice':
      return [
        { kind: 'advice', case: after.id, advice: event.advice.id },
        ...(event.what === 'answered' ? tellOthers([event.advice.by], event, seq, after) : []),
      ];
    case 'assist':
      return [card, ...assistCards(event, after), ...tellOfHelp(event, seq, after)];
    case 'follow_up_due':
    case 'went_silent':
      return [card, ...tell(event.told, seq, after)];
    case 'promise_reminded':
    case 'promise_settled':
      return [card, ...tellPromise(event, seq, after)];
    case 'thanks_drafted':
      return [card, ...draftsOf(event.shoutOut.id, after)];
    case 'thanks_posted':
      return [...draftsOf(event.shoutOut, after), { kind: 'thanks', case: after.id, shoutOut: event.shoutOut }];
    case 'thanks_dropped':
      return draftsOf(event.shoutOut, after);
    case 'facts_set': {
      const told = event.tellsConcerned === undefined ? [] : [event.tellsConcerned];
      return [card, ...openRequestCards(after), ...tell(told, seq, after)];
    }
    case 'letter_reminded':
      return [card, ...tell(event.tells, seq, after)];
    case 'retriaged':
      // nobody said it: what the customer wrote is told by itself
      if (event.by === null) return [card, ...openRequestCards(after)];
      return [card, ...openRequestCards(after), ...tellOthers([after.owner], event, seq, after)];
    case 'complaint_added':
      return [card, ...openRequestCards(after), ...tellOthers([after.owner], event, seq, after)];
    case 'repeated':
      return [card, ...openRequestCards(after), ...tell(event.tells, seq, after)];
    case 'put_right':
    case 'said_apart':
    case 'customer_linked':
    case 'customer_unlinked':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'unlinked_outage':
      return [card, ...openRequestCards(after)];
    case 'reviewed':
      return tellOthers(peopleOfCase(after), event, seq, after);
    case 'resolve_undone':
      return [card, ...tellOthers([after.owner, event.resolution.by], event, seq, after)];
    case 'resolved':
      return [
        card,
        ...tell([...(event.offersReview ?? []), ...(event.by === after.owner ? [] : [after.owner])], seq, after),
      ];
    case 'reopened': {
      // what failed, and what a survey says, is told to the owner by itself
      const owner = event.cause === 'fulfilment_failed' || event.cause === 'survey' ? [] : [after.owner];
      const resolver = [after.reopening?.was?.by ?? []].flat().filter((id) => id !== after.owner || owner.length > 0);
      return [card, ...tellOthers([...owner, ...resolver], event, seq, after)];
    }
    case 'merged_in':
    case 'merge_undone':
      return [card, ...openRequestCards(after), ...tellOthers([after.owner], event, seq, after)];
    case 'merged':
    case 'unmerged':
    case 'dismissed':
    case 'restored':
      return [card, ...tellOthers([after.owner, after.loggedBy], event, seq, after)];
    case 'handover_offered':
      return [card, ...tellOthers([event.handover.from], event, seq, after)];
    case 'handover_settled':
    case 'owned':
    case 'passed_on':
      return [card, ...tellOwner(event, seq, after)];
    case 'logged':
    case 'came_again':
    case 'restricted':
    case 'lifted':
    case 'erased':
    case 'held':
    case 'hold_ended':
    case 'action_done':
    case 'fulfilment_requested':
    case 'promised':
    case 'contacted':
    case 'letters_due':
    case 'letter_sent':
    case 'followed_up':
    case 'writing_chosen':
    case 'closed':
      return [card];
  }
}

/** Whoever is asked sees the offer as it is: with what stands on the case, and without buttons once it is answered. */
function offerCards({ kind }: CaseEvent, after: RecoveryCase): Notice[] {
  const { handover } = after;
  if (handover == null || !CHANGES_OFFER.has(kind)) return [];
  return handover.asked.map((to) => ({ kind: 'handover_to', case: after.id, handover: handover.id, to }));
}

const CHANGES_OFFER: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>([
  'handover_offered',
  'handover_settled',
  'owned',
  'retriaged',
  'complaint_added',
  'facts_set',
  'promised',
  'promise_settled',
  'resolved',
  'merged',
  'dismissed',
]);

/** Who has it now, who had it, and who offered it: nobody of what they did themselves. */
function tellOwner(
  event: Extract<CaseEvent, { kind: 'owned' | 'handover_settled' | 'passed_on' }>,
  seq: number,
  after: RecoveryCase,
): Notice[] {
  if (event.kind === 'passed_on') return tell([event.to], seq, after);
  const offer = after.handover?.settledAt?.getTime() === event.at.getTime() ? after.handover : undefined;
  if (event.kind === 'owned') {
    if (event.how === undefined || event.from === undefined) return [];
    // who offered it is told of the no itself
    if (event.how === 'declined' || event.how === 'unanswered') return tell([event.owner], seq, after);
    const offered = offer === undefined ? [] : [offer.by];
    return tellOthers([event.owner, event.from, ...offered], event, seq, after);
  }
  // whoever offers it to somebody else knows
  if (offer === undefined || event.how === 'withdrawn') return [];
  return tellOthers([offer.by, offer.from], event, seq, after);
}

/** Each once. */
const tell = (whom: readonly MemberId[], seq: number, after: RecoveryCase): Notice[] =>
  [...new Set(whom)].map((to) => ({ kind: 'event', case: after.id, seq, to }));

/** Nobody of what they did themselves. */
const tellOthers = (whom: readonly MemberId[], event: CaseEvent, seq: number, after: RecoveryCase): Notice[] =>
  tell(
    whom.filter((to) => to !== event.by),
    seq,
    after,
  );

/** Whoever owns the case and whoever promised keep it between them; who promised, or has it from them, hears when somebody else kept it. */
function tellPromise(
  event: Extract<CaseEvent, { kind: 'promise_reminded' | 'promise_settled' }>,
  seq: number,
  after: RecoveryCase,
): Notice[] {
  const promise = after.promises.find((p) => p.id === event.promise);
  if (promise === undefined) return [];
  const isDue = event.kind === 'promise_reminded' || event.status === 'broken';
  const keeper = keeperOf(promise);
  const told = isDue ? [after.owner, keeper] : keeper === event.by ? [] : [keeper];
  return tell(told, seq, after);
}

/** Whether the team may still answer is seen on what it was asked: a case that ends, or goes on again, is drawn there, too. */
const questionCards = ({ kind }: CaseEvent, after: RecoveryCase): Notice[] =>
  ENDS_OR_GOES_ON.has(kind)
    ? (after.advice ?? []).map(({ id }) => ({ kind: 'advice', case: after.id, advice: id }))
    : [];

const ENDS_OR_GOES_ON: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>([
  'resolved',
  'resolve_undone',
  'reopened',
  'dismissed',
  'restored',
  'merged',
  'unmerged',
]);

/** The card in the channel of the team, and that of each who has or had it: at the end of the chat where there is news for them. */
function assistCards({ what, assist }: Extract<CaseEvent, { kind: 'assist' }>, after: RecoveryCase): Notice[] {
  const isNews = what === 'reminded' || what === 'passed' || what === 'withdrawn';
  const shared: Notice[] = assist.of.kind === 'team' ? [{ kind: 'assist', case: after.id, assist: assist.id }] : [];
  const own = assist.had.map((to): Notice => {
    const anew = isNews && assist.asked.includes(to);
    return { kind: 'assist_to', case: after.id, assist: assist.id, to, anew };
  });
  return [...shared, ...own];
}

/** The owner, and whoever asked for it. */
const tellOfHelp = (event: Extract<CaseEvent, { kind: 'assist' }>, seq: number, after: RecoveryCase): Notice[] =>
  tellOthers([after.owner, event.assist.by], event, seq, after);

/** Who else should know at once: the asker of what approvers do, whoever offered of the yes to it. Whoever is asked has the card. */
function tellOther(event: CaseEvent, seq: number, after: RecoveryCase): Notice[] {
  const request = after.requests.find((r) => r.id === requestOf(event));
  if (request === undefined) return [];
  const { decidedBy, asked } = request;
  const askers = askersOf(request);
  if (event.kind === 'countered' || event.kind === 'asked_more') return tell(askers, seq, after);
  if (event.kind === 'counter_accepted') return tell(decidedBy === null ? [] : [decidedBy], seq, after);
  return tell(event.kind === 'reassigned' && asked.length === 0 ? askers : [], seq, after);
}

/** Those who would have been asked, and are told that somebody else decides. */
export const passedOverIn = (event: CaseEvent): readonly MemberId[] => [
  ...('passedOver' in event && event.passedOver !== undefined ? [event.passedOver] : []),
  ...(event.kind === 'asked' ? (event.alsoPassedOver ?? []) : []),
];

const tellPassedOver = (event: CaseEvent, seq: number, after: RecoveryCase): Notice[] =>
  tell(passedOverIn(event), seq, after);

function requestOf(event: CaseEvent): ThingId | undefined {
  if ('restated' in event) return event.restated.request;
  return 'request' in event && typeof event.request === 'string' ? event.request : undefined;
}

/** What is judged anew is shown anew: a card drawn before decides nothing. */
const openRequestCards = (after: RecoveryCase): Notice[] =>
  after.requests.filter(isOpen).flatMap((r) => requestCards(r.id, after));

/** The card in the thread, and the own card of each who is asked. */
function requestCards(id: ThingId, after: RecoveryCase, how: 'there' | 'anew' = 'there'): Notice[] {
  const asked = after.requests.find((r) => r.id === id)?.asked ?? [];
  return [
    { kind: 'request', case: after.id, request: id },
    ...asked.map((to): Notice => ({ kind: 'request_to', case: after.id, request: id, to, anew: how === 'anew' })),
  ];
}

function tellAsker(
  event: Extract<CaseEvent, { kind: 'approved' | 'declined' | 'expired' | 'withdrawn' }>,
  seq: number,
  after: RecoveryCase,
): Notice[] {
  const request = after.requests.find((r) => r.id === event.request);
  // whoever withdrew knows; a first approval of two decides nothing yet
  if (request === undefined || (event.kind === 'approved' && !event.complete)) return [];
  const told = askersOf(request);
  return tell(event.kind === 'withdrawn' ? told.filter((to) => to !== event.by) : told, seq, after);
}

/** The person thanked, and the lead who has it too. */
function draftsOf(id: ThingId, after: RecoveryCase): Notice[] {
  const shoutOut = after.shoutOuts.find((s) => s.id === id);
  if (shoutOut === undefined) return [];
  return [
    { kind: 'draft', case: after.id, shoutOut: id, to: shoutOut.to, isLead: false },
    ...(shoutOut.leads ?? []).map((to): Notice => ({ kind: 'draft', case: after.id, shoutOut: id, to, isLead: true })),
  ];
}

/** What the message of a notice is about; the same message always has the same. */
export function subjectOf(n: Notice): PostedSubject {
  switch (n.kind) {
    case 'case':
      return { kind: 'case', case: n.case };
    case 'request':
      return { kind: 'request', case: n.case, request: n.request, to: null };
    case 'request_to':
      return { kind: 'request', case: n.case, request: n.request, to: n.to };
    case 'assist':
      return { kind: 'assist', case: n.case, assist: n.assist, to: null };
    case 'assist_to':
      return { kind: 'assist', case: n.case, assist: n.assist, to: n.to };
    case 'handover_to':
      return { kind: 'handover', case: n.case, handover: n.handover, to: n.to };
    case 'advice':
      return { kind: 'advice', case: n.case, advice: n.advice };
    case 'draft':
      return { kind: 'draft', case: n.case, shoutOut: n.shoutOut, to: n.isLead ? n.to : null };
    case 'thanks':
      return { kind: 'thanks', case: n.case, shoutOut: n.shoutOut };
    case 'event':
      return { kind: 'event', case: n.case, seq: n.seq, to: n.to };
  }
}
