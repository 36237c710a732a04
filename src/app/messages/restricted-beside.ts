/** Who may read a case is different now: cards beside it that name it, or that may name it again, are drawn anew. */
import type { CaseEvent, RecoveryCase } from '../../core/case/case.ts';
import { casesBeside } from '../../db/case/reading.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';
import { want } from './want.ts';

export async function redrawBeside(
  shell: Shell,
  tx: Tx,
  { after, events }: { readonly after: RecoveryCase; readonly events: readonly CaseEvent[] },
): Promise<void> {
  if (!events.some(({ kind }) => kind === 'restricted' || kind === 'lifted')) return;
  for (const beside of await casesBeside(tx, shell.workspace, after)) {
    await want(shell, { kind: 'anew', subject: { kind: 'case', case: beside.id } }, tx);
    for (const { id } of beside.requests)
      await want(shell, { kind: 'anew', subject: { kind: 'request', case: beside.id, request: id, to: null } }, tx);
  }
}
