/** How somebody wants to be thanked is asked with the first thank-you; only their own choice is remembered, never a lead's for them. */
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import { chooseRecognition } from '../../db/team/members.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';

export async function rememberPreference(
  shell: Pick<Shell, 'workspace'>,
  tx: Tx,
  { command }: AskedCommand,
  { case: c, member }: LoadedForCommand,
): Promise<void> {
  if (member === null || (command.kind !== 'confirm_thanks' && command.kind !== 'drop_thanks')) return;
  if (c?.shoutOuts.find((s) => s.id === command.shoutOut)?.to !== member.id) return;
  if (command.kind === 'drop_thanks') {
    if (command.never) await chooseRecognition(tx, shell.workspace, member.id, 'none');
  } else if (member.recognition === 'unknown') {
    await chooseRecognition(tx, shell.workspace, member.id, command.audience);
  }
}
