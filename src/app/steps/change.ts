/** Events → the change of a case: the case after them, its journal chained on, what they do to the ledger. Pure. */
import { chainHash } from '../../core/base/chain.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { evolve } from '../../core/case/evolve.ts';
import { entriesFor, type LedgerChange } from '../../core/case/follows/entries.ts';
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
  let { seq, hash } = loaded.head;
  const journal: JournalEntry[] = [];
  const ledger: LedgerChange[] = [];
  for (const event of events) {
    ledger.push(entriesFor(event, after));
    after = evolve(after, event);
    const prevHash = hash;
    seq += 1;
    hash = chainHash(prevHash, event);
    journal.push({ seq, event, hash, prevHash });
  }
  if (after === null) throw new Error('a command changed no case');
  return { before: loaded.case, after, journal, ledger };
}
