/** Has a model asked, once what it is about stands: never on the way of a click, and whatever fails here fails alone. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { wantHint } from '../../db/hints/hints.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import { MOST_WAITING } from './hints.ts';
import { preparedHint } from './prepared.ts';
import type { HintSubject } from './subjects.ts';
import { printHint } from './subjects.ts';

/** After these there are other words to read, or others may read them. */
const TELL_MORE: ReadonlySet<CaseEvent['kind']> = new Set(['logged', 'complaint_added', 'merged_in', 'lifted']);

/** After a command. `key`: of its delivery, which names the source that sent it. */
export function wantOfCase(shell: Shell, c: RecoveryCase, events: readonly CaseEvent[], key: string): void {
  if (shell.hints === undefined || !events.some(({ kind }) => TELL_MORE.has(kind))) return;
  const source = /^intake:([^:]+):/.exec(key)?.[1] ?? null;
  void wantHintOf(shell, { kind: 'case', case: c.id }, { case: c, source });
}

/** Resolves when it is noted, or is not to be; what fails is logged. `known`: what is read already. */
export async function wantHintOf(
  shell: Shell,
  of: HintSubject,
  known: { readonly case?: RecoveryCase; readonly source?: string | null } = {},
): Promise<void> {
  const { hints } = shell;
  if (hints === undefined) return;
  try {
    const prepared = await preparedHint(shell, hints, of, known);
    if (prepared === null) return;
    const row = { workspace: shell.workspace, subject: printHint(of) };
    const asked = { bound: prepared.key, at: shell.now(), most: MOST_WAITING };
    if (await wantHint(shell.db.read, row, asked)) hints.wake();
  } catch (error) {
    shell.log.warn('a model is not asked', { of: of.kind, cause: causeOf(error) });
  }
}
