/** What was set aside lately, as those are shown it in chat who lead a team or own a source: what nobody has looked at yet. */
import type { MemberId, WorkspaceId } from '../../core/base/ids.ts';
import { SET_ASIDE, type SetAside } from '../../core/base/set-aside.ts';
import type { AsideCount, AsideSeen } from '../../core/listening/asides.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface AsidesWanted {
  readonly sources: readonly string[];
  readonly since: Date;
}

/** Nothing stands in these that anybody could think was a complaint. */
const IDLE: readonly SetAside[] = ['ping', 'loop', 'own_message'];
const OPEN = `workspace = $1 AND source = ANY($2) AND at > $3 AND "case" IS NULL AND settled_by IS NULL AND why <> ALL($4)`;

export async function countAsides(
  q: Queryable,
  workspace: WorkspaceId,
  { sources, since }: AsidesWanted,
): Promise<readonly AsideCount[]> {
  if (sources.length === 0) return [];
  const rows = await q.query<{ source: string; why: string; count: number }>(
    `SELECT source, why, count(*)::int AS count FROM set_aside WHERE ${OPEN} GROUP BY source, why ORDER BY source, why`,
    [workspace, sources, since, IDLE],
  );
  return rows.map((row) => ({ ...row, why: reasonOf(row.why) }));
}

/** The latest first. */
export async function asidesSeen(
  q: Queryable,
  workspace: WorkspaceId,
  { sources, since, limit, offset }: AsidesWanted & { readonly limit: number; readonly offset: number },
): Promise<readonly AsideSeen[]> {
  const rows = await q.query<{ id: string; source: string; why: string; words: string; receivedAt: Date }>(
    `SELECT id, source, why, words, received_at AS "receivedAt" FROM set_aside WHERE ${OPEN}
     ORDER BY at DESC, id LIMIT $5 OFFSET $6`,
    [workspace, sources, since, IDLE, limit, offset],
  );
  return rows.map((row) => ({ ...row, why: reasonOf(row.why) }));
}

/** Somebody looked: it is no complaint. Nothing where a case was opened of it. */
export async function settleAside(q: Queryable, workspace: WorkspaceId, id: string, by: MemberId): Promise<void> {
  await q.query(
    `UPDATE set_aside SET settled_by = coalesce(settled_by, $3) WHERE workspace = $1 AND id = $2 AND "case" IS NULL`,
    [workspace, id, by],
  );
}

/** A reason of a version that is newer than this one is shown as the plainest. */
const reasonOf = (why: string): SetAside => SET_ASIDE.find((known) => known === why) ?? 'not_a_complaint';
