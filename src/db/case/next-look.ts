/** When a case is looked at next, where no command changes it. */
import type { CaseId, MemberId, WorkspaceId } from '../../core/base/ids.ts';
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

/** Open cases of somebody who goes away: each is due at `at`, if it is not due before. */
export async function lookAtCasesOf(q: Queryable, workspace: WorkspaceId, owner: MemberId, at: Date): Promise<void> {
  await q.query(
    `UPDATE recovery_case SET next_look_at = $3
     WHERE owner = $2 AND workspace = $1 AND status IN ('owned', 'waiting')
       AND (next_look_at IS NULL OR next_look_at > $3)`,
    [workspace, owner, at],
  );
}

/**
 * Open cases that somebody who has left owns, or on which they promised something that is open or were asked to help: due at `at`. What they asked
 * stands on cases that wait, which are looked at anyway. Only where people have changed: all open cases are read.
 */
export async function lookAtLeft(q: Queryable, workspace: WorkspaceId, at: Date): Promise<void> {
  await q.query(
    `WITH gone AS MATERIALIZED (SELECT id FROM member WHERE workspace = $1 AND NOT active)
     UPDATE recovery_case c SET next_look_at = $2
     WHERE workspace = $1 AND status IN ('owned', 'waiting') AND (next_look_at IS NULL OR next_look_at > $2)
       AND (owner IN (SELECT id FROM gone) OR c.asked && ARRAY(SELECT id FROM gone) OR EXISTS (
         SELECT FROM jsonb_array_elements(c.doc -> 'promises') p
         WHERE p ->> 'status' IN ('open', 'broken')
           AND coalesce(p ->> 'keeper', p ->> 'by') IN (SELECT id FROM gone)))`,
    [workspace, at],
  );
}

/** Open cases whose owner has left, because nobody could be found who sees to them. */
export async function countWithoutOwner(q: Queryable, workspace: WorkspaceId): Promise<number> {
  const [row] = await q.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM recovery_case c JOIN member m ON m.workspace = c.workspace AND m.id = c.owner
     WHERE c.workspace = $1 AND c.status IN ('owned', 'waiting') AND NOT m.active`,
    [workspace],
  );
  return row?.count ?? 0;
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
