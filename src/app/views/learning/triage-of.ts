/** How well complaints are read here, for whoever leads a team and for operators. Reads only. */
import type { WorkspaceId } from '../../../core/base/ids.ts';
import type { Member } from '../../../core/base/members.ts';
import { triageCard, triageNotForYou, type TriageSeen } from '../../../cards/learning/triage-card.ts';
import type { Card } from '../../../cards/kit/card.ts';
import type { Viewer } from '../../../cards/kit/viewer.ts';
import type { Queryable } from '../../../db/engine/serialisable.ts';
import { LEAST_TAUGHT, triageVersions } from '../../../db/learning/triage-models.ts';
import type { Shell } from '../../shell.ts';
import { ledBy } from '../leader.ts';

const MOST_KEPT = 20;

export async function triageAnswer(
  shell: Shell,
  { member, viewer }: { readonly member: Member; readonly viewer: Viewer },
): Promise<Card> {
  if (ledBy(member).length === 0) return triageNotForYou(viewer);
  return triageCard(await triageSeen(shell.db.read, shell.workspace), viewer);
}

export async function triageSeen(q: Queryable, workspace: WorkspaceId): Promise<TriageSeen> {
  const { inUse, versions } = await triageVersions(q, workspace, MOST_KEPT);
  const used = versions.find(({ version }) => version === inUse) ?? null;
  const [newest] = versions;
  const isBeside = newest !== undefined && newest.version !== inUse && newest.standing !== 'used';
  return {
    least: LEAST_TAUGHT,
    inUse: used,
    last: isBeside ? { ...newest, why: newest.standing === 'rolled_back' ? 'rolled_back' : 'not_as_good' } : null,
  };
}
