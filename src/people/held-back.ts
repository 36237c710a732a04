/** Whoever looks after Amends is told that a source drops many at once, and what to do either way; and says that it is meant. */
import type { WorkspaceId } from '../core/base/ids.ts';
import type { PeopleSource } from '../core/people/account.ts';
import { raiseRoster, releaseHeld } from '../db/people/accounts.ts';
import { dropGoneGroups } from '../db/people/scim.ts';
import { readSoon } from '../db/people/sources.ts';
import { serialisable, type Transactional } from '../db/engine/serialisable.ts';
import type { Log } from '../log.ts';

/** Of one source; null: of all. Resolves to how many have left by that. */
export async function confirmHeld(
  db: Transactional,
  workspace: WorkspaceId,
  source: PeopleSource | null,
): Promise<number> {
  return await serialisable(db, async (tx) => {
    const released = await releaseHeld(tx, workspace, source);
    if (released === 0) return 0;
    await dropGoneGroups(tx, workspace);
    await raiseRoster(tx, workspace);
    await readSoon(tx, workspace, source);
    return released;
  });
}

/** `file`: where the source is one. */
export function sayHeldBack(
  log: Log,
  left: number,
  { source, file }: { readonly source: PeopleSource; readonly file?: string },
): void {
  log.error('a source of people drops too many to be believed by itself, they stay as they were', {
    source,
    ...(file !== undefined && { file }),
    left,
    todo: `if it is meant: amends people confirm --source ${source}; otherwise mend ${file === undefined ? 'the groups there' : 'the list'}`,
  });
}
