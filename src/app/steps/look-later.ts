/** When a case is looked at again: a timer that means only "look again". */
import type { Absence } from '../../core/approval/absences.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { nextLook } from '../../core/case/follows/due.ts';
import { setNextLook } from '../../db/case/next-look.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';

export interface LookWithoutEffect {
  readonly case: RecoveryCase;
  readonly at: Date;
  readonly absences: readonly Absence[];
}

/** Nothing was due: the case is looked at again at the next moment at which something may be. */
export async function lookLater(shell: Shell, tx: Tx, { case: c, at, absences }: LookWithoutEffect): Promise<void> {
  const look = nextLook(c, at, absences);
  // rung for once: timers of one moment must not each bring forth another
  if (await setNextLook(tx, shell.workspace, c.id, look)) await ringAt(shell, tx, c.id, look);
}

/** Null rings never. */
export async function ringAt(shell: Shell, tx: Tx, of: CaseId, look: Date | null): Promise<void> {
  if (look === null) return;
  const timer = { workspace: shell.workspace, case: of, at: look.toISOString() };
  await shell.jobs.enqueue('timers', timer, { tx, startAfter: look });
}
