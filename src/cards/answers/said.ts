/** What was done, as a private answer. Pure. */
import { sayCameAgain } from '../again/said-of-coming-again.ts';
import type { ActionRemaining } from '../../core/authority/remaining.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Said } from '../../core/case/said.ts';
import { sayAdvised } from '../help/said-of-advice.ts';
import { sayAssisted } from '../help/said-of-help.ts';
import type { Card, Text } from '../kit/card.ts';
import type { ThingId } from '../../core/base/ids.ts';
import { sayCared, sayHeardAgain } from '../care/said-of-care.ts';
import { hiddenAs } from '../case/hidden-card.ts';
import { itemWords } from '../case/items.ts';
import { requestWords } from '../request/request-words.ts';
import { sayContacted } from '../contact/said-of-contact.ts';
import { saySettled, withPromised } from '../promises/said-of-promises.ts';
import { sayPromised } from '../case/promises.ts';
import { saySent } from '../letters/clocks.ts';
import { draftCard } from '../letters/draft-card.ts';
import { sayFulfilment } from '../fulfilment/said-of-fulfilment.ts';
import { sayOwnReview } from '../learning/review-card.ts';
import { withLearning } from '../life/over-blocks.ts';
import { sayDismissed, sayEdited, sayMerged, sayUndone } from '../life/said-of-life.ts';
import { sayPutRight } from '../again/put-right.ts';
import { sayReopened } from '../again/said-of-reopening.ts';
import { saySaidOfOwning } from '../owning/said-of-owning.ts';
import { sayReason } from './reasons.ts';
import { mostOf } from './limits-card.ts';
import { moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { answerWords as words } from '../words/answers.ts';
import { againWords } from '../words/again.ts';
import { contactWords } from '../words/contact.ts';
import { listIn } from '../words/common.ts';
import { remedyName } from '../words/names.ts';

/** What was done, said to the one who asked for it. */
export function saySaid(said: Said, c: RecoveryCase, viewer: Viewer): Card {
  const what = (request: ThingId): string => requestWords(c, request, viewer);
  switch (said.kind) {
    case 'logged':
      return sayLogged(said, c, viewer);
    case 'restricted':
      return reply(words.text(viewer, said.kind, { case: c.id, contacts: seesToIt(c, viewer) }));
    case 'given':
      return withPromised(sayGiven(said, c, viewer), said.promise, c, viewer);
    case 'asked':
      return withPromised(sayAsked(said, c, viewer), said.promise, c, viewer);
    case 'counter_accepted':
      return reply([
        ...words.text(viewer, said.kind, { case: c.id, what: what(said.request) }),
        ...(said.byWhen === true ? words.text(viewer, 'given.by_when', { command: viewer.command, case: c.id }) : []),
      ]);
    case 'approved':
      return reply(
        words.text(viewer, said.complete ? 'approved' : 'approved.first', { case: c.id, what: what(said.request) }),
      );
    case 'request_edited':
      return reply([
        ...words.text(viewer, said.kind, { case: c.id, what: what(said.request) }),
        ...(said.withinOwn ? words.text(viewer, 'request_edited.own') : []),
      ]);
    case 'declined':
    case 'countered':
    case 'discussed':
    case 'asked_more':
    case 'answered_more':
    case 'withdrawn':
      return reply(words.text(viewer, said.kind, { case: c.id, what: what(said.request) }));
    case 'snoozed':
      return reply(
        words.text(viewer, said.kind, {
          case: c.id,
          what: what(said.request),
          until: moment(said.until, viewer),
        }),
      );
    case 'lifted':
    case 'held':
    case 'hold_ended':
    case 'facts_set':
    case 'already_so':
    case 'looked':
      return reply(words.text(viewer, said.kind, { case: c.id }));
    case 'letter_sent':
      return saySent(said, c, viewer);
    case 'drafted':
      return draftCard(said, c, viewer);
    case 'payment_settled':
    case 'paid_again':
    case 'heard':
      return sayFulfilment(said, c, viewer);
    case 'cared':
      return sayCared(said.what, c, viewer);
    case 'came_again':
      return sayCameAgain(said, c, viewer);
    case 'heard_again':
      return reply(sayHeardAgain(c, viewer));
    case 'handover_offered':
    case 'handover_declined':
    case 'handover_withdrawn':
    case 'handover_accepted':
    case 'taken':
      return saySaidOfOwning(said, c, viewer);
    case 'dismissed':
      return sayDismissed(c, viewer);
    case 'merged':
      return sayMerged(said, c, viewer);
    case 'reviewed':
      return sayOwnReview(c, viewer);
    case 'put_right':
      return sayPutRight(said, c, viewer);
    case 'reopened':
      return sayReopened(c, viewer);
    case 'undone':
      return sayUndone(said, c, viewer);
    case 'edited':
      return sayEdited(said, c, viewer);
    case 'customer_linked':
    case 'customer_unlinked':
      return reply(words.text(viewer, said.kind, { case: c.id, with: said.with ?? words.line(viewer, 'that') }));
    case 'linked':
      return reply(words.text(viewer, said.kind, { cases: listIn([c.id, ...said.with], viewer) }));
    case 'unlinked':
      return reply(words.text(viewer, said.kind, { case: c.id, cases: listIn(said.with, viewer) }));
    case 'said_apart':
      return reply(againWords.text(viewer, 'apart.done', { case: c.id, other: said.from }));
    case 'linked_outage':
    case 'unlinked_outage':
      return reply(words.text(viewer, said.kind, { case: c.id, name: said.name }));
    case 'team_asked':
    case 'advised':
    case 'advice_thanked':
      return sayAdvised(said, viewer);
    case 'assist_asked':
    case 'assist_answered':
    case 'assist_withdrawn':
      return sayAssisted(said, c, viewer);
    case 'promised':
      return sayPromised(
        c.promises.find((p) => p.id === said.promise),
        c,
        viewer,
      );
    case 'promise_kept':
      return reply(words.text(viewer, said.late ? 'kept.late' : 'kept', { case: c.id }));
    case 'followed_up':
      return reply(contactWords.text(viewer, `followed_up.${said.how}`, { case: c.id }));
    case 'contacted':
      return sayContacted(said, c, viewer);
    case 'promise_released':
    case 'promises_settled':
      return saySettled(said, c, viewer);
    case 'resolved':
      return withLearning(
        reply([
          ...words.text(viewer, 'resolved', { case: c.id }),
          ...notGiven(c, viewer),
          ...words.text(viewer, said.draft ? 'resolved.draft' : 'resolved.thanks'),
        ]),
        c,
        viewer,
      );
    case 'thanks_posted': {
      const how =
        said.audience !== 'private' ? 'thanks.posted' : said.to === undefined ? 'thanks.private' : 'thanks.sent';
      return reply(words.text(viewer, how, { who: said.to === undefined ? '' : viewer.name(said.to) }));
    }
    case 'thanks_dropped':
      return reply(words.text(viewer, 'thanks.dropped'));
  }
}

/** Of a restricted case no words, no customer, no remedy: whoever logged it may stand at a desk where others look on. */
function sayLogged({ masked, follows }: Extract<Said, { kind: 'logged' }>, c: RecoveryCase, viewer: Viewer): Card {
  const first = isRestricted(c)
    ? words.text(viewer, 'logged.private', { case: c.id, contacts: seesToIt(c, viewer) })
    : words.text(viewer, 'logged', { case: c.id });
  const hidden =
    masked.length === 0
      ? []
      : [
          words.text(viewer, 'masked', {
            what: listIn(
              masked.map((kind) => hiddenAs(kind, viewer)),
              viewer,
            ),
          }),
        ];
  const tied = follows === undefined ? [] : [againWords.text(viewer, 'logged.follows', { case: follows })];
  return reply(first, ...tied, ...hidden);
}

function seesToIt(c: RecoveryCase, viewer: Viewer): string {
  const who = (c.contacts ?? []).map(viewer.name);
  return who.length === 0
    ? words.line(viewer, 'contacts.none')
    : words.line(viewer, 'contacts.told', { who: listIn(who, viewer), count: who.length });
}

function sayGiven(said: Extract<Said, { kind: 'given' }>, c: RecoveryCase, viewer: Viewer): Card {
  const given = c.actions.filter((a) => said.actions.includes(a.id)).map((a) => itemWords(a, viewer));
  return reply([
    ...words.text(viewer, 'given', { case: c.id, what: listIn(given, viewer) }),
    ...(said.takenBack === undefined ? [] : words.text(viewer, 'given.taken_back')),
    ...(said.asksToo === undefined ? [] : words.text(viewer, 'given.asks_too', { who: person(said.asksToo, viewer) })),
  ]);
}

/** `up to €150.00 as refund or voucher`: each amount once, for all it is the most of. */
function costlyWords(now: readonly ActionRemaining[], viewer: Viewer): string[] {
  const byMost = Map.groupBy(now, (a) => (a.class === 'points' ? '' : mostOf(a, viewer)));
  return [...byMost].flatMap(([most, those]) => {
    const names = those.map((a) => remedyName(a.kind, viewer));
    return most === ''
      ? those.map((a) => mostOf(a, viewer) || remedyName(a.kind, viewer))
      : [words.line(viewer, 'most.as', { most, remedies: listIn(names, viewer, 'or') })];
  });
}

function sayAsked(said: Extract<Said, { kind: 'asked' }>, c: RecoveryCase, viewer: Viewer): Card {
  const request = c.requests.find((r) => r.id === said.request);
  const who = listIn((request?.asked ?? []).map(viewer.name), viewer, 'or');
  const why = said.reasons.map((r) => sayReason(r, viewer, { together: said.together ?? [] })).join(' ');
  return reply(
    who === '' ? words.text(viewer, 'asked.somebody', { why }) : words.text(viewer, 'asked.who', { who, why }),
    words.text(viewer, isRestricted(c) ? 'asked.privately' : 'asked.where', { case: c.id }),
    meanwhileOf(said.meanwhile ?? [], c, viewer),
  );
}

function meanwhileOf(now: readonly ActionRemaining[], c: RecoveryCase, viewer: Viewer): Text {
  const free = now.filter((a) => a.class === 'free').map((a) => remedyName(a.kind, viewer));
  const costly = costlyWords(
    now.filter((a) => a.class !== 'free'),
    viewer,
  );
  return [
    ...(free.length === 0
      ? words.text(viewer, 'asked.meanwhile')
      : words.text(viewer, 'asked.meanwhile_free', { free: listIn(free, viewer) })),
    ...(costly.length === 0
      ? []
      : words.text(viewer, 'asked.meanwhile_costly', {
          costly: costly.join('; '),
          command: viewer.command,
          case: c.id,
        })),
  ];
}

/** What was authorised and the case closed without; nothing of what is free. */
function notGiven(c: RecoveryCase, viewer: Viewer): Text {
  const left = c.actions.filter((a) => a.status === 'refused_by_customer' && (a.cost?.minor ?? 0n) > 0n);
  const what = left.map((a) => itemWords(a, viewer));
  return what.length === 0 ? [] : words.text(viewer, 'resolved.not_given', { what: listIn(what, viewer) });
}
