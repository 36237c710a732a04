/** The same delivery, a second time: the answer it got before, with the case as it is now. Writes nothing. */
import type { CaseId } from '../../core/base/ids.ts';
import { fromWire } from '../../core/base/wire.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isOpen } from '../../core/case/evolve.ts';
import { alreadyDecided } from '../../core/case/rules/deciding.ts';
import type { Said } from '../../core/case/said.ts';
import type { LoadedForCommand } from '../../db/case/command-rows.ts';
import { rememberedReply } from '../../db/case/remembered.ts';
import type { Tx } from '../../db/engine/serialisable.ts';
import type { Handled } from '../handled.ts';
import type { Shell } from '../shell.ts';
import { loadAlone } from './load-asked.ts';

/** Undefined when the delivery is new. */
export async function earlierAnswer(
  shell: Shell,
  tx: Tx,
  key: string,
  loaded: LoadedForCommand,
): Promise<Handled | undefined> {
  const kept = (await rememberedReply(tx, shell.workspace, key)) as
    | { readonly case: CaseId; readonly said: unknown }
    | undefined;
  if (kept === undefined) return undefined;
  const said = fromWire(kept.said) as Said;
  if (loaded.case !== null)
    return decidedBefore(said, loaded.case) ?? { ok: true, said, case: loaded.case, isNew: false, isRepeat: true };
  const again = await loadAlone(shell, tx, kept.case);
  if (again.case === null) throw new Error(`remembered case ${kept.case} is gone`);
  return { ok: true, said, case: again.case, isNew: false, isRepeat: true };
}

/** A decision pressed twice is told who decided and when: that answers a second click, and a delivery that comes again, too. */
export function decidedBefore(said: Said, c: RecoveryCase): Handled | undefined {
  const isDecision = (said.kind === 'approved' && said.complete) || said.kind === 'declined';
  const request = isDecision ? c.requests.find((r) => r.id === said.request) : undefined;
  if (request === undefined || isOpen(request)) return undefined;
  const decided = alreadyDecided(request);
  return decided.ok ? undefined : { ok: false, no: decided.no, case: c };
}
