/** A link stands on every case of the matter or on none: the others change in the same transaction. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { mirrored, why } from '../../core/case/rules/linking.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { changeOf } from './change.ts';
import { leaveWord } from './leave-word.ts';
import { loadAlone } from './load-asked.ts';
import { saveChange } from './save-change.ts';

/** `c` and `other` as they were before the command. Nothing to do for a command that links nothing. */
export async function changeLinkedCases(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  { case: c, other }: { readonly case: RecoveryCase | null; readonly other: RecoveryCase | null },
): Promise<void> {
  const { command, at, by } = asked;
  if ((command.kind !== 'link' && command.kind !== 'unlink') || c === null || other === null) return;
  const kind = command.kind === 'unlink' ? 'unlinked' : 'linked';
  for (const { case: id, with: them } of mirrored(command, c, other)) {
    const loaded = await loadAlone(shell, tx, id);
    const has = loaded.case?.linked ?? [];
    const changed = them.filter((one) => has.includes(one) === (kind === 'unlinked'));
    if (loaded.case === null || changed.length === 0) continue;
    const event: CaseEvent = { kind, at, by, with: changed, ...why(command) };
    const change = changeOf(loaded, [event]);
    await leaveWord(shell, tx, { asked, loaded, change });
    await saveChange(shell, tx, { asked, loaded, change, said: null, isLast: false });
  }
}
