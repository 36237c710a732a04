/** What messages show right after a command, drawn from what it loaded and changed, without reading anything again. */
import { withoutThese } from '../../core/authority/lane-sums.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { LedgerChange } from '../../core/case/follows/entries.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Picture } from '../messages/drawing.ts';
import { draw } from '../messages/draw.ts';
import type { Known } from '../messages/draw-of-case.ts';
import type { Shell } from '../shell.ts';
import { caseContext, contextOf } from '../views/case-view.ts';
import type { CaseChange } from './change.ts';

/** A wish that was carried out later than that shows how things are now, not how they were when it was asked. */
const SAME_MOMENT_MS = 60_000;

/** One reading for all messages of the command, where its own does not tell everything a card shows. */
export function pictureAfter(shell: Shell, loaded: LoadedForCommand, change: CaseChange, at: Date): Picture {
  const { before, after, journal } = change;
  const events = new Map(journal.map(({ seq, event }) => [seq, event]));
  let known: Promise<Known | undefined> | undefined;
  const find = async (): Promise<Known | undefined> => {
    const isNow = shell.now().getTime() - at.getTime() < SAME_MOMENT_MS;
    if (isNow && isLookedAtAlike(before, after))
      return { context: contextOf(shell, after, ledgerAfter(loaded, change.ledger), { at }), events };
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

function ledgerAfter(loaded: LoadedForCommand, changes: readonly LedgerChange[]): LoadedForCommand {
  const moved = new Map(changes.flatMap((change) => change.move.map(({ id, to }) => [id, to] as const)));
  const added = changes.flatMap((change) => change.add);
  const released = loaded.ledger.filter(({ id }) => moved.get(id) === 'released');
  const ledger = [...loaded.ledger, ...added].map((entry) => {
    const state = moved.get(entry.id);
    return state === undefined ? entry : { ...entry, state };
  });
  return { ...loaded, ledger, sums: withoutThese(loaded.sums, released) };
}
