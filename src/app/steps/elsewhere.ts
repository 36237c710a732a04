/** What a command changes on other cases, in the transaction of the one it was asked of: all of them change, or none. */
import type { Elsewhere } from '../../core/case/said.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { changeOf } from './change.ts';
import { leaveWord } from './leave-word.ts';
import { loadAlone } from './load-asked.ts';
import { saveChange } from './save-change.ts';

export async function changeElsewhere(
  shell: Shell,
  tx: Tx,
  asked: AskedCommand,
  elsewhere: readonly Elsewhere[],
): Promise<void> {
  for (const { case: id, events } of elsewhere) {
    const loaded = await loadAlone(shell, tx, id);
    if (loaded.case === null || events.length === 0) continue;
    const change = changeOf(loaded, events);
    await leaveWord(shell, tx, { asked, loaded, change });
    await saveChange(shell, tx, { asked, loaded, change, said: null, isLast: false });
  }
}
