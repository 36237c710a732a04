/** The cases that count together with one, as far as others may hear of them: a restricted one is not named beside a customer whom everybody reads. Reads only. */
import type { CaseId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import type { Said } from '../../core/case/said.ts';
import { restrictedAmong } from '../../db/case/reading.ts';
import type { Shell } from '../shell.ts';

/** What is shown of a case, without the restricted ones of its matter; whoever may see a restricted case sees what belongs to it. */
export async function matterOpenly<V extends { readonly case: RecoveryCase; readonly together: readonly CaseId[] }>(
  shell: Shell,
  seen: V,
): Promise<V> {
  const { case: c, together } = seen;
  const open = await openOnes(shell, c, [...new Set([...c.linked, ...together])]);
  return {
    ...seen,
    case: { ...c, linked: c.linked.filter((id) => open.has(id)) },
    together: together.filter((id) => open.has(id)),
  };
}

/** The case as everybody may hear of it. */
export const linkedOpenly = async (shell: Shell, c: RecoveryCase): Promise<RecoveryCase> =>
  (await matterOpenly(shell, { case: c, together: [] })).case;

/** The same for an answer. */
export async function saidOpenly(shell: Shell, said: Said, c: RecoveryCase): Promise<Said> {
  if (said.kind !== 'asked' || said.together === undefined) return said;
  const open = await openOnes(shell, c, said.together);
  return { ...said, together: said.together.filter((id) => open.has(id)) };
}

async function openOnes(shell: Shell, c: RecoveryCase, ids: readonly CaseId[]): Promise<ReadonlySet<CaseId>> {
  if (ids.length === 0 || isRestricted(c)) return new Set(ids);
  const hidden = await restrictedAmong(shell.db.read, shell.workspace, ids);
  return new Set(ids.filter((id) => !hidden.has(id)));
}
