/** What messages show right after a command, drawn from what it loaded and changed, without reading anything again. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { LedgerChange } from '../../core/case/follows/entries.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Picture } from '../messages/drawing.ts';
import { draw } from '../messages/draw.ts';
import type { Known } from '../messages/draw-of-case.ts';
import type { Shell } from '../shell.ts';
import { caseContext, contextOf } from '../views/case-view.ts';
import type { CaseChange } from './change.ts';

/** One reading for all messages of the command, where its own does not tell everything a card shows. */
export function pictureAfter(shell: Shell, loaded: LoadedForCommand, change: CaseChange): Picture {
  const { before, after, journal } = change;
  const events = new Map(journal.map(({ seq, event }) => [seq, event]));
  let known: Promise<Known | undefined> | undefined;
  const find = async (): Promise<Known | undefined> => {
    if (isLookedAtAlike(before, after))
      return { context: contextOf(shell, after, { ...loaded, ledger: ledgerAfter(loaded, change.ledger) }), events };
    const context = await caseContext(shell, after.id);
    return context && { context, events };
  };
  return async (subject, platform) => {
    known ??= find();
    return await draw(shell, subject, platform, await known);
  };
}

/** Are the cases and sums that count for it those that were loaded before? */
function isLookedAtAlike(before: RecoveryCase | null, after: RecoveryCase): boolean {
  return (
    before !== null &&
    before.owner === after.owner &&
    before.team === after.team &&
    before.customer.key === after.customer.key &&
    before.triage.failure.value === after.triage.failure.value &&
    before.linked.length === after.linked.length &&
    before.outage?.id === after.outage?.id &&
    before.sensitivity === after.sensitivity
  );
}

function ledgerAfter({ ledger }: LoadedForCommand, changes: readonly LedgerChange[]): readonly BudgetLedgerEntry[] {
  const moved = new Map(changes.flatMap((change) => change.move.map(({ id, to }) => [id, to] as const)));
  const added = changes.flatMap((change) => change.add);
  if (moved.size === 0) return [...ledger, ...added];
  return [...ledger, ...added].map((entry) => ({ ...entry, state: moved.get(entry.id) ?? entry.state }));
}
