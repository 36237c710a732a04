/** Thank-yous a person received, for their own viewer. */
import type { MemberId, WorkspaceId } from '../../core/base/ids.ts';
import type { ShoutOut } from '../../core/case/ends.ts';
import { isRestricted } from '../../core/case/rules/who-may.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** The latest posted thank-yous to a member, newest first. They lie on the cases the member owned. */
export async function thanksOf(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  limit: number,
): Promise<ShoutOut[]> {
  const rows = await q.query<{ doc: unknown }>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND owner = $2 AND status IN ('resolved', 'closed')
     ORDER BY resolved_at DESC NULLS LAST, number DESC LIMIT $3`,
    [workspace, member, limit * 4],
  );
  return rows
    .flatMap(({ doc }) => {
      const c = caseOf(doc);
      return isRestricted(c) ? [] : c.shoutOuts;
    })
    .filter((s) => s.to === member && s.status === 'posted')
    .slice(0, limit);
}
