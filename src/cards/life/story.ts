/**
 * One sentence for each kind of thing that happens to a case and changes no field of it, as it goes on behind the name of who did
 * it. A new kind of event needs its row here and its words under `story`, or it does not compile. Pure.
 */
import { clip, oneLine } from '../../core/base/text.ts';
import type { MemberId, ThingId } from '../../core/base/ids.ts';
import type { RecoveryAction, RecoveryCase } from '../../core/case/case.ts';
import type { OtherEvent } from '../../core/case/history.ts';
import { cameAgainStory } from '../again/said-of-coming-again.ts';
import { itemsWords, itemWords } from '../case/items.ts';
import type { Text } from '../kit/card.ts';
import { moment } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { kindName } from '../letters/names.ts';
import { listIn } from '../words/common.ts';
import { reviewWords } from '../learning/review-card.ts';
import { againWords } from '../words/again.ts';
import { owningWords } from '../words/owning.ts';
import { storyWords as words } from '../words/story.ts';

/** As much of somebody's words as shows what they said. */
const LONGEST_WORDS = 200;
/** As much of a version's hash as tells two apart. */
const SHORT_VERSION = 8;

type EventOf<K extends OtherEvent['kind']> = Extract<OtherEvent, { readonly kind: K }>;
type Row<K extends OtherEvent['kind']> = (event: EventOf<K>, c: RecoveryCase, viewer: Viewer) => Text;

/** `after`: the case as it was after the event. */
export function storyOf<K extends OtherEvent['kind']>(event: EventOf<K>, after: RecoveryCase, viewer: Viewer): Text {
  const kind: K = event.kind;
  const rows: { readonly [L in K]: Row<L> } = STORY;
  return rows[kind](event, after, viewer);
}

const STORY: { readonly [K in OtherEvent['kind']]: Row<K> } = {
  came_again: (event, _, viewer) => cameAgainStory(event, viewer),
  erased: ({ counted }, _, viewer) => words.text(viewer, counted === null ? 'erased.part' : 'erased'),
  held: (_, __, viewer) => words.text(viewer, 'held'),
  hold_ended: (_, __, viewer) => words.text(viewer, 'hold_ended'),
  given: ({ actions }, _, viewer) => [
    ...words.text(viewer, actions.every(isOwed) ? 'given.owed' : 'given', { what: itemsWords(actions, viewer) }),
    ...policyOf(actions, viewer),
  ],
  asked: ({ actions, request }, _, viewer) => [
    ...words.text(viewer, 'asked', { what: itemsWords(actions, viewer) }),
    ...(request.asked.length === 0 ? [] : words.text(viewer, 'asked.of', { who: namesOf(request.asked, viewer) })),
    ...policyOf(actions, viewer),
  ],
  approved: (event, c, viewer) => [
    ...words.text(viewer, event.complete ? 'approved' : 'approved.first', { what: askedFor(event.request, c, viewer) }),
    ...onBehalf(event.onBehalfOf, viewer),
    ...policyOf(event.stands?.actions ?? actionsOf(event.request, c), viewer),
  ],
  declined: (event, c, viewer) => [
    ...words.text(viewer, 'declined', { what: askedFor(event.request, c, viewer) }),
    ...onBehalf(event.onBehalfOf, viewer),
    ...(event.alternative === null
      ? []
      : words.text(viewer, 'declined.instead', { instead: short(event.alternative) })),
  ],
  countered: ({ restated, counter }, _, viewer) => [
    ...words.text(viewer, 'countered', { what: itemsWords(restated.actions, viewer) }),
    ...onBehalf(counter.onBehalfOf, viewer),
    ...policyOf(restated.actions, viewer),
  ],
  counter_accepted: (event, c, viewer) => [
    ...words.text(viewer, 'counter_accepted', { what: askedFor(event.request, c, viewer) }),
    ...policyOf(event.stands?.actions ?? actionsOf(event.request, c), viewer),
  ],
  discussed: ({ text }, _, viewer) => words.text(viewer, 'discussed', { words: short(text) }),
  request_edited: ({ restated }, _, viewer) => [
    ...words.text(viewer, 'request_edited', { what: itemsWords(restated.actions, viewer) }),
    ...policyOf(restated.actions, viewer),
  ],
  asked_more: ({ text }, _, viewer) => words.text(viewer, 'asked_more', { words: short(text) }),
  answered_more: ({ text }, _, viewer) => words.text(viewer, 'answered_more', { words: short(text) }),
  reminded: (_, __, viewer) => words.text(viewer, 'reminded'),
  snoozed: ({ until }, _, viewer) => words.text(viewer, 'snoozed', { when: moment(until, viewer) }),
  escalated: ({ asked }, _, viewer) => words.text(viewer, 'escalated', { who: namesOf(asked, viewer) }),
  reassigned: ({ asked }, _, viewer) =>
    asked.length === 0
      ? words.text(viewer, 'reassigned.nobody')
      : words.text(viewer, 'reassigned', { who: namesOf(asked, viewer) }),
  withdrawn: ({ request }, c, viewer) => words.text(viewer, 'withdrawn', { what: askedFor(request, c, viewer) }),
  expired: ({ request }, c, viewer) => words.text(viewer, 'expired', { what: askedFor(request, c, viewer) }),
  action_done: ({ action }, c, viewer) => words.text(viewer, 'action_done', { what: whatOf(action, c, viewer) }),
  action_dropped: ({ action, status }, c, viewer) =>
    words.text(viewer, status === 'lapsed' ? 'dropped.lapsed' : 'dropped.refused', { what: whatOf(action, c, viewer) }),
  fulfilment_requested: ({ action }, c, viewer) =>
    words.text(viewer, 'fulfilment_requested', { what: whatOf(action, c, viewer) }),
  fulfilment_settled: ({ action, to }, c, viewer) =>
    words.text(viewer, `settled.${to}`, { what: whatOf(action, c, viewer) }),
  fulfilment_doubted: ({ action }, c, viewer) =>
    words.text(viewer, 'fulfilment_doubted', { what: whatOf(action, c, viewer) }),
  contacted: ({ reached, words: said }, _, viewer) =>
    words.text(viewer, `contacted.${reached}`, { words: said === null ? '' : `: ${short(said)}` }),
  follow_up_due: (_, __, viewer) => words.text(viewer, 'follow_up_due'),
  followed_up: ({ how, words: said }, _, viewer) =>
    words.text(viewer, `followed_up.${how}`, { words: said === null ? '' : `: ${short(said)}` }),
  went_silent: ({ to }, _, viewer) => words.text(viewer, `went_silent.${to}`),
  promised: ({ promise }, _, viewer) =>
    words.text(viewer, 'promised', { text: short(promise.text), due: moment(promise.due, viewer) }),
  promise_reminded: ({ promise, reminder }, c, viewer) =>
    words.text(viewer, `reminder.${reminder}`, { text: promiseOf(promise, c) }),
  promise_settled: ({ promise, status }, c, viewer) =>
    words.text(viewer, `promise.${status}`, { text: promiseOf(promise, c) }),
  thanks_drafted: ({ shoutOut }, _, viewer) => words.text(viewer, 'thanks_drafted', { who: viewer.name(shoutOut.to) }),
  thanks_posted: ({ audience }, _, viewer) => words.text(viewer, `thanks_posted.${audience}`),
  thanks_dropped: (_, __, viewer) => words.text(viewer, 'thanks_dropped'),
  linked_outage: ({ outage }, _, viewer) => words.text(viewer, 'linked_outage', { name: outage.name }),
  unlinked_outage: (_, __, viewer) => words.text(viewer, 'unlinked_outage'),
  advice: ({ what, advice, answer }, _, viewer) =>
    words.text(viewer, `advice.${what}`, {
      text: short(advice.answers.find(({ id }) => id === answer)?.text ?? advice.question),
    }),
  assist: ({ what, assist }, _, viewer) => words.text(viewer, `help.${what}`, { text: short(assist.text) }),
  put_right: ({ correction }, _, viewer) =>
    againWords.text(viewer, 'put_right.story', {
      text: short(correction.text),
      what: againWords.line(viewer, `put_right.${correction.leadsTo}`),
    }),
  reviewed: ({ review }, _, viewer) => [...words.text(viewer, 'reviewed'), ...reviewWords(review, viewer)],
  handover_offered: ({ handover }, _, viewer) =>
    owningWords.text(viewer, 'history.offered', { who: namesOf(handover.asked, viewer) }),
  handover_settled: ({ how }, _, viewer) => owningWords.text(viewer, `history.handover_${how}`),
  passed_on: ({ to }, _, viewer) => owningWords.text(viewer, 'history.passed_on', { who: viewer.name(to) }),
  letters_due: (_, __, viewer) => words.text(viewer, 'letters_due'),
  letter_sent: ({ letter }, _, viewer) => words.text(viewer, 'letter_sent', { letter: kindName(letter, viewer) }),
  letter_reminded: ({ letter, due, tells }, _, viewer) =>
    words.text(viewer, 'letter_reminded', {
      letter: kindName(letter, viewer),
      due: moment(due, viewer),
      who: namesOf(tells, viewer),
    }),
  writing_chosen: (_, __, viewer) => words.text(viewer, 'writing_chosen'),
};

const short = (said: string): string => clip(oneLine(said), LONGEST_WORDS);
const isOwed = ({ settles, cost }: RecoveryAction): boolean => settles !== null && cost?.minor === 0n;
const namesOf = (who: readonly MemberId[], viewer: Viewer): string => listIn(who.map(viewer.name), viewer, 'or');
const onBehalf = (who: MemberId | null, viewer: Viewer): Text =>
  who === null ? [] : words.text(viewer, 'for', { who: viewer.name(who) });

const actionsOf = (request: ThingId, c: RecoveryCase): readonly RecoveryAction[] => {
  const found = c.requests.find(({ id }) => id === request);
  return c.actions.filter(({ id }) => found?.actions.includes(id) === true);
};
const askedFor = (request: ThingId, c: RecoveryCase, viewer: Viewer): string =>
  itemsWords(actionsOf(request, c), viewer);

function whatOf(action: ThingId, c: RecoveryCase, viewer: Viewer): string {
  const found = c.actions.find(({ id }) => id === action);
  return found === undefined ? '…' : itemWords(found, viewer);
}

const promiseOf = (promise: ThingId, c: RecoveryCase): string =>
  short(c.promises.find(({ id }) => id === promise)?.text ?? '…');

/** What the decision rested on. */
function policyOf(actions: readonly RecoveryAction[], viewer: Viewer): Text {
  const policy = actions.find((a) => a.decision.policy !== null)?.decision.policy ?? null;
  if (policy === null) return [];
  return words.text(viewer, 'policy', { policy: policy.id, version: policy.version.slice(0, SHORT_VERSION) });
}
