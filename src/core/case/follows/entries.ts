/** What an event sets aside, commits or releases in the ledger: entries come from events, never by hand. Pure. */
import type { BudgetLedgerEntry, EntryState } from '../../authority/ledger.ts';
import type { ThingId } from '../../base/ids.ts';
import type { RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { entriesReserved } from '../fulfilment.ts';

export interface LedgerChange {
  readonly add: readonly BudgetLedgerEntry[];
  /** Entries that leave `reserved`. */
  readonly move: readonly { readonly id: ThingId; readonly to: Exclude<EntryState, 'reserved'> }[];
}
const NONE: LedgerChange = { add: [], move: [] };

/** `before` is the case as it was when the event happened; null only for `logged`. */
export function entriesFor(event: CaseEvent, before: RecoveryCase | null): LedgerChange {
  if (before === null) return NONE;
  switch (event.kind) {
    case 'given':
      return { add: event.entries, move: [] };
    case 'facts_set': {
      const anew = event.rebooked;
      if (anew === undefined) return NONE;
      const ids = anew.actions.map((a) => a.id);
      return { add: anew.entries, move: moved(before, ids, 'released') };
    }
    case 'approved':
    case 'counter_accepted':
      return { add: event.stands?.entries ?? [], move: [] };
    case 'fulfilment_requested':
      return { add: event.again?.entries ?? [], move: [] };
    case 'fulfilment_settled': {
      const add = event.again?.entries ?? [];
      if (event.to === 'unknown') return { add, move: [] };
      return { add, move: moved(before, [event.action], event.to === 'confirmed' ? 'committed' : 'released') };
    }
    case 'action_done':
      return { add: [], move: moved(before, [event.action], 'committed') };
    case 'action_dropped':
      return { add: [], move: moved(before, [event.action], 'released') };
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
    case 'countered':
    case 'discussed':
    case 'request_edited':
    case 'declined':
    case 'withdrawn':
    case 'expired':
    case 'fulfilment_doubted':
    case 'asked_more':
    case 'answered_more':
    case 'reminded':
    case 'snoozed':
    case 'escalated':
    case 'reassigned':
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
      return NONE;
  }
}

function moved<S extends 'committed' | 'released'>(
  c: RecoveryCase,
  ids: readonly ThingId[],
  to: S,
): { id: ThingId; to: S }[] {
  return c.actions.filter((a) => ids.includes(a.id)).flatMap((a) => entriesReserved(a).map((id) => ({ id, to })));
}
