/** Writes the change of a case: the case, its journal and ledger, the answer to remember, the messages that should show it. */
import { toWire } from '../../core/base/wire.ts';
import { nextLook } from '../../core/case/follows/due.ts';
import { noticesFor } from '../../core/case/follows/notices.ts';
import type { Said } from '../../core/case/said.ts';
import type { LoadedForCommand, WantedMessage } from '../../db/case/command-rows.ts';
import { saveCommand } from '../../db/case/save-command.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { AskedCommand } from '../handled.ts';
import { messagesWanted } from '../messages/notify.ts';
import { outdatedMessages } from '../messages/outdated.ts';
import type { Shell } from '../shell.ts';
import type { CaseChange } from './change.ts';

export interface ToSave {
  readonly asked: AskedCommand;
  readonly loaded: LoadedForCommand;
  readonly change: CaseChange;
  /** What the delivery is answered, now and again; null when it was answered on another case. */
  readonly said: Said | null;
}

export interface SavedChange {
  /** The messages that should show it. */
  readonly messages: readonly WantedMessage[];
  /** When to look at the case again; null when nothing can become due. */
  readonly nextLook: Date | null;
}

export async function saveChange(shell: Shell, tx: Tx, { asked, loaded, change, said }: ToSave): Promise<SavedChange> {
  const { before, after, journal, ledger } = change;
  const messages = await messagesOf(shell, tx, loaded, change);
  const look = nextLook(after, asked.at, loaded.absences);
  await saveCommand(tx, {
    workspace: shell.workspace,
    before: before?.version ?? null,
    case: after,
    nextLookAt: look,
    events: journal,
    entries: ledger.flatMap((c) => c.add),
    settled: ledger.flatMap((c) => c.move.map((m) => ({ id: m.id, state: m.to }))),
    answer: said === null ? null : { key: asked.key, at: asked.at, reply: { case: after.id, said: toWire(said) } },
    messages,
  });
  return { messages, nextLook: look };
}

/** Those that tell of it, and those that are out there and would show what is no longer so. */
async function messagesOf(
  shell: Shell,
  tx: Tx,
  loaded: LoadedForCommand,
  { after, journal }: CaseChange,
): Promise<readonly WantedMessage[]> {
  const notices = journal.flatMap((e) => noticesFor(e.event, e.seq, after));
  const told = messagesWanted(shell, notices, { case: after, members: loaded.members, teams: loaded.teams });
  const events = journal.map((e) => e.event);
  return [...told, ...(await outdatedMessages(tx, after, events, told))];
}
