/** What another system says became of a remedy, carried out on the case it stands on now. */
import type { HeardBack } from '../../core/case/commands.ts';
import { readCase } from '../../db/case/reading.ts';
import { handle } from '../handle.ts';
import type { Handled } from '../handled.ts';
import type { Shell } from '../shell.ts';

/** What was given on a case that was merged stands on the one that stayed. */
export async function heardBack(
  shell: Shell,
  { key, at }: { readonly key: string; readonly at: Date },
  said: Omit<HeardBack, 'kind'>,
): Promise<Handled> {
  const named = await readCase(shell.db.read, shell.workspace, said.case);
  const command: HeardBack = { kind: 'heard_back', ...said, case: named?.mergedInto ?? said.case };
  return await handle(shell, { key, by: null, command, at });
}
