/** When a case is looked at again: the moment stands on its row, and whoever finds it past looks. */
import type { Team } from '../../core/base/members.ts';
import type { Absence } from '../../core/approval/absences.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { nextLook } from '../../core/case/follows/due.ts';
import { policyInForce } from '../../core/policy/in-force.ts';
import { setNextLook } from '../../db/case/next-look.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { rhythmOf } from '../rhythm.ts';
import type { Shell } from '../shell.ts';

export interface LookWithoutEffect {
  readonly case: RecoveryCase;
  readonly at: Date;
  readonly absences: readonly Absence[];
  readonly teams: readonly Team[];
}

/** Nothing was due: the case is looked at again at the next moment at which something may be. */
export async function lookLater(
  shell: Shell,
  tx: Tx,
  { case: c, at, absences, teams }: LookWithoutEffect,
): Promise<void> {
  const rhythm = rhythmOf(shell.packs, policyInForce(shell.policies(), at), teams);
  await setNextLook(tx, shell.workspace, c.id, nextLook(c, at, absences, rhythm));
}
