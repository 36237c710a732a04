/** When a case is looked at next, where no command changes it. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** A look that found nothing to do must not be looked for again: the next moment stands instead. Resolves to whether it is another one than before. */
export async function setNextLook(q: Queryable, workspace: WorkspaceId, of: CaseId, at: Date | null): Promise<boolean> {
  const changed = await q.query(
    `UPDATE recovery_case SET next_look_at = $3
     WHERE workspace = $1 AND id = $2 AND next_look_at IS DISTINCT FROM $3::timestamptz RETURNING 1`,
    [workspace, of, at],
  );
  return changed.length > 0;
}

/** Who may decide has changed: every case that waits for a decision is due at `at`, if it is not due before. */
export async function lookAtWaiting(q: Queryable, workspace: WorkspaceId, at: Date): Promise<void> {
  await q.query(
    `UPDATE recovery_case SET next_look_at = $2
     WHERE workspace = $1 AND status = 'waiting' AND (next_look_at IS NULL OR next_look_at > $2)`,
    [workspace, at],
  );
}

/** Cases with a request that is put to nobody. */
export async function countWithoutDecider(q: Queryable, workspace: WorkspaceId): Promise<number> {
  const [row] = await q.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM recovery_case c WHERE workspace = $1 AND status = 'waiting' AND EXISTS (
       SELECT FROM jsonb_array_elements(c.doc->'requests') r
       WHERE r->>'status' = 'pending' AND jsonb_array_length(r->'asked') = 0)`,
    [workspace],
  );
  return row?.count ?? 0;
}
