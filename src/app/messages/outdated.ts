/** Copies of a request, and reminders of a promise, that are out there already: drawn anew with the change, so that no button outlives what it stands for. Pure. */
import type { CaseEvent } from '../../core/case/case.ts';
import type { ThingId } from '../../core/base/ids.ts';
import type { Outdated } from '../../db/case/command-rows.ts';

/** What the events make outdated; nothing is looked for where no request changed hands or ended and no promise was kept. */
export function outdatedBy(events: readonly CaseEvent[]): Outdated {
  return {
    requests: [...new Set(events.flatMap(requestsChanged))],
    all: events.some((e) => e.kind === 'restricted' || e.kind === 'lifted'),
    promises: events.some((e) => e.kind === 'promise_settled' && e.status !== 'broken'),
  };
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
      return [...(event.rebooked?.digests.keys() ?? [])];
    case 'logged':
    case 'owned':
    case 'retriaged':
    case 'customer_linked':
    case 'customer_unlinked':
    case 'linked':
    case 'unlinked':
    case 'linked_outage':
    case 'restricted':
    case 'lifted':
    case 'viewed':
    case 'unlinked_outage':
    case 'asked':
    case 'given':
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
