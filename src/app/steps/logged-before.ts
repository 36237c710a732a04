/** A message of a chat is logged once: which case it is is noted, and who comes second is told so. */
import { murmurOfMatter } from '../../db/listening/murmurs.ts';
import { readCase } from '../../db/case/reading.ts';
import type { Refusal } from '../../core/case/said.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { CaseId } from '../../core/base/ids.ts';
import type { AskedCommand } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { noteLogged } from '../team/listening/settle.ts';

/** Null where it is not, or where its case was found to be none. */
export async function loggedBefore(shell: Shell, tx: Tx, { command }: AskedCommand): Promise<Refusal | null> {
  if (command.kind !== 'log' || command.message === undefined) return null;
  const id = (await murmurOfMatter(tx, shell.workspace, command.message))?.case ?? null;
  const c = id === null ? null : await readCase(tx, shell.workspace, id);
  return c === null || c.status === 'dismissed' ? null : { kind: 'logged_before', case: c.id };
}

/** `of`: the case it became, or belongs to. Nothing where it is no message of a chat. */
export async function noteMessage(shell: Shell, tx: Tx, { command, by, at }: AskedCommand, of: CaseId): Promise<void> {
  if (command.kind !== 'log' || command.message === undefined) return;
  await noteLogged(shell, tx, { matter: command.message, case: of, by, at });
}
