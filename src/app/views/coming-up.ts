/** What will be due next on the cases somebody works on: for whoever moves the clock. Reads only. */
import type { CaseId } from '../../core/base/ids.ts';
import { momentsAhead, type Ahead } from '../../core/case/follows/due.ts';
import { casesDueNext } from '../../db/case/reading.ts';
import { stormsOn } from '../../db/team/storms.ts';
import type { Shell } from '../shell.ts';

export interface Coming {
  readonly at: Date;
  readonly what: Ahead['what'] | 'storm_over';
  /** Null for what concerns a team. */
  readonly case: CaseId | null;
}

/** The next `most` of them that lie ahead, the first first. */
export async function comingUp(
  shell: Pick<Shell, 'db' | 'workspace' | 'now'>,
  most: number,
): Promise<readonly Coming[]> {
  const now = shell.now();
  const [cases, storms] = await Promise.all([
    casesDueNext(shell.db.read, shell.workspace, most),
    stormsOn(shell.db.read, shell.workspace),
  ]);
  const ofCases = cases.flatMap((c) => momentsAhead(c, now).map((ahead) => ({ ...ahead, case: c.id })));
  const ofStorms = storms.map(({ until }) => ({ at: until, what: 'storm_over' as const, case: null }));
  return [...ofCases, ...ofStorms]
    .filter(({ at }) => at > now)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
    .slice(0, most);
}
