/** Which situations somebody has played, and when last; not how, and for them alone. */
import type { MemberId, WorkspaceId } from '../../core/base/ids.ts';
import type { Practised } from '../../core/learning/practice.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** The latest first. */
export async function practisedOf(q: Queryable, workspace: WorkspaceId, member: MemberId): Promise<Practised> {
  const rows = await q.query<{ readonly drill: string; readonly at: Date }>(
    'SELECT drill, at FROM practice WHERE workspace = $1 AND member = $2 ORDER BY at DESC, drill',
    [workspace, member],
  );
  return new Map(rows.map(({ drill, at }) => [drill, at]));
}

export async function markPractised(
  tx: Tx,
  workspace: WorkspaceId,
  { member, drill, at }: { readonly member: MemberId; readonly drill: string; readonly at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO practice (workspace, member, drill, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (member, drill, workspace) DO UPDATE SET at = greatest(practice.at, excluded.at)`,
    [workspace, member, drill, at],
  );
}

/** Of those who have left. */
export async function forgetPractice(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `DELETE FROM practice p USING member m
     WHERE p.workspace = $1 AND m.workspace = p.workspace AND m.id = p.member AND NOT m.active`,
    [workspace],
  );
}
