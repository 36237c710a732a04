/** Who may read a case is different now: cards beside it that name it, or that may name it again, are drawn anew. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { changeWhoReads } from '../../core/case/rules/who-may.ts';
import { casesBeside } from '../../db/case/reading.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Shell } from '../shell.ts';
import { want } from './want.ts';

export async function redrawBeside(
  shell: Shell,
  tx: Tx,
  { after, events }: { readonly after: RecoveryCase; readonly events: readonly CaseEvent[] },
): Promise<void> {
  if (!changeWhoReads(events)) return;
  const subjects = (await casesBeside(tx, shell.workspace, after)).flatMap((beside): MessageSubject[] => [
    { kind: 'case', case: beside.id },
    ...beside.requests.flatMap(({ id, asked }) =>
      [null, ...asked].map((to) => ({ kind: 'request' as const, case: beside.id, request: id, to })),
    ),
  ]);
  if (subjects.length > 0) await want(shell, { kind: 'anew', subjects }, tx);
}
