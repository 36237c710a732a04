/** What messages show right after a command, drawn from what it loaded and changed, without reading anything again. */
import { withoutThese } from '../../core/authority/lane-sums.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { LedgerChange } from '../../core/case/follows/entries.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Picture } from '../messages/drawing.ts';
import { draw } from '../messages/draw.ts';
import type { Shell } from '../shell.ts';
import { askingOnce, caseContext, contextOf, type CaseContext } from '../views/case-view.ts';
import type { CaseChange } from './change.ts';

/** A wish that was carried out later than that shows how things are now, not how they were when it was asked. */
const SAME_MOMENT_MS = 60_000;

/** The case as it is after a command, read once however often it is asked for. */
export type Seen = () => Promise<CaseContext | undefined>;

/** From what the command loaded, where that tells everything a card shows; else by one reading. */
export function seenAfter(shell: Shell, loaded: LoadedForCommand, change: CaseChange, at: Date): Seen {
  const { before, after } = change;
  let seen: Promise<CaseContext | undefined> | undefined;
  const find = async (): Promise<CaseContext | undefined> => {
    const isNow = shell.now().getTime() - at.getTime() < SAME_MOMENT_MS;
    const context =
      isNow && isLookedAtAlike(before, after)
        ? contextOf(shell, after, ledgerAfter(loaded, change.ledger), { at })
        : await caseContext(shell, after.id);
    return context && askingOnce(shell, context);
  };
  return async () => await (seen ??= find());
}

/** What the messages of a command show. */
export function pictureOf(shell: Shell, seen: Seen, { journal }: CaseChange): Picture {
  const events = new Map(journal.map(({ seq, event }) => [seq, event]));
  return async (subject, platform) => {
    const context = await seen();
    return await draw(shell, subject, platform, context && { context, events });
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
