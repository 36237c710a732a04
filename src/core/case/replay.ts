/** A journal played again: the case and the ledger entries that follow from its events. Pure. */
import type { BudgetLedgerEntry, EntryState } from '../authority/ledger.ts';
import type { RecoveryCase } from './case.ts';
import type { CaseEvent } from './events.ts';
import { evolve } from './evolve.ts';
import { entriesFor } from './follows/entries.ts';

export interface Replayed {
  readonly case: RecoveryCase;
  /** Entries that its events made, by id, each in the state its events brought it to. */
  readonly entries: ReadonlyMap<string, BudgetLedgerEntry>;
  /** What its events did to entries of another case, which was merged into it. */
  readonly elsewhere: ReadonlyMap<string, EntryState>;
}

/** Throws where the events are none of one case: no `logged` first, or nothing at all. */
export function replay(events: readonly CaseEvent[]): Replayed {
  let now: RecoveryCase | null = null;
  const entries = new Map<string, BudgetLedgerEntry>();
  const elsewhere = new Map<string, EntryState>();
  for (const event of events) {
    const { add, move } = entriesFor(event, now);
    for (const entry of add) entries.set(entry.id, entry);
    for (const { id, to } of move) {
      const entry = entries.get(id);
      if (entry === undefined) elsewhere.set(id, to);
      else entries.set(id, { ...entry, state: to });
    }
    now = evolve(now, event);
  }
  if (now === null) throw new Error('a journal without an event is none of a case');
  return { case: now, entries, elsewhere };
}
