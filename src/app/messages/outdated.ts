/** Copies of a request, and reminders of a promise, that are out there already: drawn anew with the change, so that no button outlives what it stands for. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { changeWhoReads } from '../../core/case/rules/who-may.ts';
import type { ThingId } from '../../core/base/ids.ts';
import type { Outdated } from '../../db/case/command-rows.ts';

/** What the change makes outdated; nothing is looked for where no request changed, changed hands or ended and no promise was kept. */
export function outdatedBy(
  events: readonly CaseEvent[],
  before: Pick<RecoveryCase, 'requests' | 'silence'> | null,
  after: Pick<RecoveryCase, 'requests' | 'silence'>,
): Outdated {
  return {
    requests: [...new Set([...events.flatMap(requestsChanged), ...judgedAnew(before, after)])],
    // what stood on it stands on another case now, or stands there no more
    all: changeWhoReads(events) || events.some(({ kind }) => kind === 'merged' || kind === 'unmerged'),
    promises:
      events.some(
        (e) =>
          (e.kind === 'promise_settled' && (e.status !== 'broken' || e.by !== null)) ||
          (e.kind === 'advice' && e.what === 'helped'),
      ) ||
      events.some(({ kind }) => kind === 'followed_up' || kind === 'reopened') ||
      (before?.silence !== undefined && after.silence === undefined),
  };
}

/** Requests that are decided on by something else than before: a button drawn before decides nothing. */
function judgedAnew(
  before: Pick<RecoveryCase, 'requests'> | null,
  after: Pick<RecoveryCase, 'requests'>,
): readonly ThingId[] {
  const digests = new Map(before?.requests.map(({ id, digest }) => [id, digest]));
  return after.requests
    .filter((r) => isOpen(r) && digests.has(r.id) && digests.get(r.id) !== r.digest)
    .map(({ id }) => id);
}

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
    case 'facts_set':
    case 'logged':
    case 'owned':
    case 'handover_offered':
    case 'handover_settled':
    case 'passed_on':
    case 'retriaged':
    case 'complaint_added':
    case 'came_again':
    case 'erased':
    case 'held':
    case 'hold_ended':
    case 'repeated':
    case 'put_right':
    case 'said_apart':
    case 'customer_linked':
    case 'customer_unlinked':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'restricted':
    case 'lifted':
    case 'viewed':
    case 'cared':
    case 'unlinked_outage':
    case 'asked':
    case 'given':
    case 'asked_more':
    case 'reminded':
    case 'snoozed':
    case 'action_done':
    case 'fulfilment_requested':
    case 'fulfilment_settled':
    case 'fulfilment_doubted':
    case 'action_dropped':
    case 'assist':
    case 'advice':
    case 'promised':
    case 'contacted':
    case 'went_silent':
    case 'follow_up_due':
    case 'followed_up':
    case 'promise_reminded':
    case 'promise_settled':
    case 'resolved':
    case 'resolve_undone':
    case 'merged':
    case 'merged_in':
    case 'unmerged':
    case 'merge_undone':
    case 'dismissed':
    case 'restored':
    case 'reviewed':
    case 'letters_due':
    case 'letter_sent':
    case 'letter_reminded':
    case 'writing_chosen':
    case 'closed':
    case 'reopened':
    case 'thanks_drafted':
    case 'thanks_posted':
    case 'thanks_dropped':
      return [];
  }
}
