/** Events → the change of a case: the case after them, its journal chained on, what they do to the ledger. Pure but for the salts. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { evolve } from '../../core/case/evolve.ts';
import { entriesFor, type LedgerChange } from '../../core/case/follows/entries.ts';
import { linkEvent } from '../../db/case/link-event.ts';
import type { JournalEntry, LoadedForCommand } from '../../db/case/command-rows.ts';

export interface CaseChange {
  /** Null when the case is new. */
  readonly before: RecoveryCase | null;
  readonly after: RecoveryCase;
  /** At least one entry. */
  readonly journal: readonly JournalEntry[];
  /** What each event sets aside, commits or releases, in the order of the journal. */
  readonly ledger: readonly LedgerChange[];
}

/** At least one event. */
export function changeOf(loaded: Pick<LoadedForCommand, 'case' | 'head'>, events: readonly CaseEvent[]): CaseChange {
  let after = loaded.case;
  let { head } = loaded;
  const journal: JournalEntry[] = [];
  const ledger: LedgerChange[] = [];
  for (const event of events) {
    ledger.push(entriesFor(event, after));
    after = evolve(after, event);
    const link = linkEvent(after, head, event);
    head = link;
    journal.push(link);
  }
  if (after === null) throw new Error('a command changed no case');
  return { before: loaded.case, after, journal, ledger };
}
