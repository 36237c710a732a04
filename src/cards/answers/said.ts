/** What was done, as a private answer. Pure. */
import type { ActionRemaining } from '../../core/authority/remaining.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Said } from '../../core/case/said.ts';
import type { Card, Text } from '../kit/card.ts';
import type { ThingId } from '../../core/base/ids.ts';
import { itemWords } from '../case/case-card.ts';
import { requestWords } from '../request/request-words.ts';
import { sayPromised } from '../case/promises.ts';
import { withUndo } from '../life/over-blocks.ts';
import { sayDismissed, sayEdited, sayMerged, sayUndone } from '../life/said-of-life.ts';
import { sayReason } from './reasons.ts';
import { mostOf } from './limits-card.ts';
import { bold, listed, moment, person, reply } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { remedy } from '../words/en.ts';

/** What was done, said to the one who asked for it. */
export function saySaid(said: Said, c: RecoveryCase, viewer: Viewer): Card {
  const what = (request: ThingId): string => requestWords(c, request, viewer);
  switch (said.kind) {
    case 'logged':
      return isRestricted(c)
        ? loggedPrivately(said, c, viewer)
        : reply(
            [bold(`Logged as ${c.id}.`), ' You own it; the card with what you can offer goes to the channel.'],
            ...(said.masked.length === 0
              ? []
              : [[`For the customer’s sake these were masked before saving: ${listed(said.masked)}.`]]),
          );
    case 'restricted':
      return reply([
        bold(`${c.id} is kept private now.`),
        ` What stood in channels is taken away; ${seesToIt(c, viewer)}`,
      ]);
    case 'lifted':
      return reply([bold(`${c.id} can be seen by everybody again.`), ' Its card is in the channel.']);
    case 'given': {
      const given = c.actions.filter((a) => said.actions.includes(a.id));
      return reply([
        bold(`Given on ${c.id}: ${listed(given.map((a) => itemWords(a, viewer)))}.`),
        ' It is on record. Tick it as done when you resolve the case.',
        ...(said.takenBack === undefined
          ? []
          : [' Nobody has to decide it any more, so your request for it is taken back.']),
        ...(said.asksToo === undefined
          ? []
          : [
              ' The request of ',
              person(said.asksToo, viewer),
              ' for just this still waits: they take it back, or whoever decides declines it, unless it is to be given twice.',
            ]),
        ...(said.byWhen === true
          ? [
              ' Say by when you call back, so that you are reminded: ',
              bold(`${viewer.command} promise ${c.id} 17:00 call back`),
            ]
          : []),
      ]);
    }
    case 'asked':
      return sayAsked(said, c, viewer);
    case 'approved':
      return reply(
        said.complete
          ? [bold(`Approved on ${c.id}`), `: ${what(said.request)}. They have been told.`]
          : [bold(`Your yes on ${c.id}`), ` to ${what(said.request)} is on record; a second person is needed.`],
      );
    case 'declined':
      return reply([bold(`Declined on ${c.id}`), `: ${what(said.request)}. They have been told why.`]);
    case 'countered':
      return reply([
        bold(`Offered on ${c.id}`),
        `: ${what(said.request)}. Your offer is with them to accept or discuss.`,
      ]);
    case 'counter_accepted':
      return reply([
        bold(`Accepted on ${c.id}`),
        `: ${what(said.request)}. You may give it now; tick it as done when you resolve the case.`,
      ]);
    case 'discussed':
      return reply([
        `On ${c.id} your sentence is with the request, which stands again as it was asked: ${what(said.request)}.`,
      ]);
    case 'request_edited':
      return reply([
        `The request on ${c.id} is changed to ${what(said.request)}; whoever decides sees it as it is now.`,
        ...(said.withinOwn
          ? [' What you ask for now is within your own authority: withdraw it and give it yourself.']
          : []),
      ]);
    case 'asked_more':
      return reply([
        `Asked on ${c.id}, about ${what(said.request)}. The request keeps waiting; you will be told the answer.`,
      ]);
    case 'answered_more':
      return reply([`Answered on ${c.id}, about ${what(said.request)}.`]);
    case 'snoozed':
      return reply([
        `No reminder for ${what(said.request)} on ${c.id} until `,
        moment(said.until, viewer),
        '. It still climbs when its time is up.',
      ]);
    case 'withdrawn':
      return reply([bold(`Withdrawn on ${c.id}`), `: ${what(said.request)}. It waits for nobody any more.`]);
    case 'facts_set':
      return reply([`The facts of ${c.id} are saved; the card shows what is possible now.`]);
    case 'dismissed':
      return sayDismissed(c, viewer);
    case 'merged':
      return sayMerged(said, c, viewer);
    case 'undone':
      return sayUndone(said, c, viewer);
    case 'edited':
      return sayEdited(said, c, viewer);
    case 'customer_linked':
      return reply([
        `The customer of ${c.id} also goes by ${said.with ?? 'that'} now: what is given to either counts together, on every case.`,
      ]);
    case 'customer_unlinked':
      return reply([
        `${said.with ?? 'That'} is somebody else than the customer of ${c.id} now. What was given stays with whoever got it.`,
      ]);
    case 'linked':
      return reply([
        `${listed([c.id, ...said.with])} are one matter now: what is given on them counts together. Their cards show each other.`,
      ]);
    case 'unlinked':
      return reply([`${c.id} is no longer one matter with ${listed(said.with)}: what is given counts for each.`]);
    case 'linked_outage':
      return reply([`${c.id} is part of the event “${said.name}” now. Its card shows what everybody is given.`]);
    case 'unlinked_outage':
      return reply([
        `${c.id} is no longer part of the event “${said.name}”. What was given on it counts as usual from now on.`,
      ]);
    case 'promised':
      return sayPromised(
        c.promises.find((p) => p.id === said.promise),
        c,
        viewer,
      );
    case 'promise_kept':
      return reply([said.late ? `Marked on ${c.id}: kept, after its time.` : `Marked on ${c.id}: kept.`]);
    case 'resolved':
      return withUndo(
        reply([
          bold(`${c.id} is resolved.`),
          ...notGiven(c, viewer),
          said.draft ? ' A thank-you for you is waiting in your private messages.' : ' Thank you.',
        ]),
        c,
        viewer,
      );
    case 'thanks_posted':
      return reply([
        said.audience === 'private' ? 'Kept between us. Thank you.' : 'Thank you. It goes to its channel now.',
      ]);
    case 'thanks_dropped':
      return reply(['Nothing is posted.']);
    case 'already_so':
      return reply([`That was done already on ${c.id}; nothing happened twice.`]);
    case 'looked':
      return reply([`${c.id} was looked at.`]);
  }
}

/** No words, no customer, no remedy: whoever logged it may stand at a desk where others look on. */
function loggedPrivately({ masked }: Extract<Said, { kind: 'logged' }>, c: RecoveryCase, viewer: Viewer): Card {
  return reply(
    [bold(`Logged as ${c.id}.`), ` It is kept private: nothing of it is posted, and ${seesToIt(c, viewer)}`],
    ...(masked.length === 0 ? [] : [[`For the customer’s sake these were masked before saving: ${listed(masked)}.`]]),
  );
}

function seesToIt(c: RecoveryCase, viewer: Viewer): string {
  const who = listed((c.contacts ?? []).map(viewer.name));
  return who === ''
    ? 'nobody is named as a contact: tell your operator, and see to it yourself.'
    : `${who} ${(c.contacts ?? []).length === 1 ? 'has' : 'have'} been told.`;
}

/** `up to €150.00 as refund or voucher`: each amount once, for all it is the most of. */
function costlyWords(now: readonly ActionRemaining[], viewer: Viewer): string[] {
  const byMost = Map.groupBy(now, (a) => (a.class === 'points' ? '' : mostOf(a, viewer)));
  return [...byMost].flatMap(([most, those]) =>
    most === ''
      ? those.map((a) => mostOf(a, viewer) || remedy(a.kind))
      : [
          `${most} as ${listed(
            those.map((a) => remedy(a.kind)),
            'or',
          )}`,
        ],
  );
}

function sayAsked(said: Extract<Said, { kind: 'asked' }>, c: RecoveryCase, viewer: Viewer): Card {
  const request = c.requests.find((r) => r.id === said.request);
  const who = listed((request?.asked ?? []).map(viewer.name), 'or');
  const now = said.meanwhile ?? [];
  const free = now.filter((a) => a.class === 'free').map((a) => remedy(a.kind));
  const costly = costlyWords(
    now.filter((a) => a.class !== 'free'),
    viewer,
  );
  return reply(
    [
      bold(`${who === '' ? 'Somebody with the authority' : who} has to decide this.`),
      ` ${said.reasons.map((r) => sayReason(r, viewer, { together: said.together ?? [] })).join(' ')}`,
    ],
    [
      isRestricted(c)
        ? `They are asked privately, because ${c.id} is; you will be told as soon as it is decided.`
        : `The request is in the thread of ${c.id}; you will be told as soon as it is decided.`,
    ],
    [
      `Meanwhile you can ${free.length === 0 ? '' : `give ${listed(free)}, and `}promise a call back.`,
      ...(costly.length === 0
        ? []
        : [` Within your own authority, too: ${costly.join('; ')}: ${viewer.command} give ${c.id} …`]),
    ],
  );
}

/** What was authorised and the case closed without; nothing of what is free. */
function notGiven(c: RecoveryCase, viewer: Pick<Viewer, 'locale'>): Text {
  const left = c.actions.filter((a) => a.status === 'refused_by_customer' && (a.cost?.minor ?? 0n) > 0n);
  if (left.length === 0) return [];
  return [` Not given, and back in the limits: ${listed(left.map((a) => itemWords(a, viewer)))}.`];
}
