/** Has a model asked, once what it is about stands: never on the way of a click, and whatever fails here fails alone. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { wantHint } from '../../db/hints/hints.ts';
import type { Shell } from '../shell.ts';
import { MOST_WAITING } from './hints.ts';
import { preparedHint } from './prepared.ts';
import { printHint, type HintSubject } from './subjects.ts';

/** After these there are other words to read, or others may read them. */
const TELL_MORE: ReadonlySet<CaseEvent['kind']> = new Set(['logged', 'complaint_added', 'merged_in', 'lifted']);

/** After a command. */
export function wantOfCase(shell: Shell, c: RecoveryCase, events: readonly CaseEvent[]): void {
  if (!events.some(({ kind }) => TELL_MORE.has(kind))) return;
  wantHintOf(shell, { kind: 'case', case: c.id }, c);
}

/** `known`: the case, where it is read already. */
export function wantHintOf(shell: Shell, of: HintSubject, known?: RecoveryCase): void {
  const { hints } = shell;
  hints?.noting(async () => {
    const prepared = await preparedHint(shell, hints, of, known);
    if (prepared === null) return;
    const row = { workspace: shell.workspace, subject: printHint(of) };
    const asked = { bound: prepared.key, at: shell.now(), most: MOST_WAITING };
    if (await wantHint(shell.db.read, row, asked)) hints.wake();
  });
}
