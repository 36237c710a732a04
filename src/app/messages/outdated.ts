/** Copies of a request, and reminders of a promise, that are out there already: drawn anew with the change, so that no button outlives what it stands for. */
import type { CaseEvent, RecoveryCase } from '../../core/case/case.ts';
import { printSubject } from '../../core/base/message-subject.ts';
import type { ThingId } from '../../core/base/ids.ts';
import { messagesOfPromises, messagesOfRequests } from '../../db/messages/messages-of-case.ts';
import type { WantedMessage } from '../../db/case/command-rows.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';

/** The messages to draw anew besides those a command wants; nothing is read where no request changed hands or ended and no promise was kept. */
export async function outdatedMessages(
  q: Queryable,
  c: RecoveryCase,
  events: readonly CaseEvent[],
  wanted: readonly WantedMessage[],
): Promise<readonly WantedMessage[]> {
  const requests = [...new Set(events.flatMap(requestsChanged))];
  const isKept = events.some((e) => e.kind === 'promise_settled' && e.status !== 'broken');
  if (requests.length === 0 && !isKept) return [];
  const known = new Set(wanted.map(nameOf));
  const copies = [
    ...(requests.length === 0 ? [] : await messagesOfRequests(q, c.workspace, c.id, requests)),
    ...(isKept ? await messagesOfPromises(q, c.workspace, c.id) : []),
  ];
  return copies.filter((copy) => !known.has(nameOf(copy))).map((copy) => ({ ...copy, wanted: c.version }));
}

const nameOf = ({ subject, platform }: Pick<WantedMessage, 'subject' | 'platform'>): string =>
  `${printSubject(subject)} ${platform}`;

/** Requests whose buttons mean something else after the event, or nothing any more. */
function requestsChanged(event: CaseEvent): readonly ThingId[] {
  switch (event.kind) {
    case 'approved':
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'counter_accepted':
    case 'answered_more':
    case 'escalated':
    case 'reassigned':
      return [event.request];
    case 'countered':
    case 'discussed':
    case 'request_edited':
      return [event.restated.request];
    case 'given':
      return event.onAccountOf === null ? [] : [event.onAccountOf.request];
    case 'facts_set':
      return [...(event.rebooked?.digests.keys() ?? [])];
    case 'logged':
    case 'owned':
    case 'retriaged':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'unlinked_outage':
    case 'asked':
    case 'asked_more':
    case 'reminded':
    case 'snoozed':
    case 'action_done':
    case 'action_dropped':
    case 'promised':
    case 'promise_reminded':
    case 'promise_settled':
    case 'resolved':
    case 'closed':
    case 'reopened':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return [];
  }
}
