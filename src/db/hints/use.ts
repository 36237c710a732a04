/** What a workspace uses of its model on a day: set aside before a call, so that two processes together stay within it. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import type { HintHeld } from './hints.ts';

export interface Use {
  readonly tokens: number;
  /** Millionths of the currency. */
  readonly cost: number;
}

export interface Setting {
  /** `2026-12-10`, by UTC. */
  readonly day: string;
  readonly use: Use;
  /** `cost` null: the tokens alone bound it. */
  readonly most: { readonly tokens: number; readonly cost: number | null };
}

/** Sets it aside and counts the call; false where the day has no room for it, or it was called twice. One statement: a crash leaves it counted. */
export async function setAside(q: Queryable, held: HintHeld, { day, use, most }: Setting): Promise<boolean> {
  const rows = await q.query(
    `WITH used AS (
       INSERT INTO model_use AS u (workspace, day, calls, tokens, cost)
       SELECT $1, $4, 1, $5, $6 FROM hint WHERE workspace = $1 AND subject = $2 AND claim = $3 AND calls < 2
         AND $5::bigint <= $7::bigint AND $6::bigint <= coalesce($8::bigint, $6::bigint)
       ON CONFLICT (workspace, day) DO UPDATE SET calls = u.calls + 1, tokens = u.tokens + excluded.tokens,
         cost = u.cost + excluded.cost
       WHERE u.tokens + excluded.tokens <= $7 AND u.cost + excluded.cost <= coalesce($8, u.cost + excluded.cost)
       RETURNING 1)
     UPDATE hint SET calls = calls + 1 WHERE workspace = $1 AND subject = $2 AND claim = $3 AND calls < 2
       AND EXISTS (SELECT FROM used) RETURNING 1`,
    [held.workspace, held.subject, held.claim, day, use.tokens, use.cost, most.tokens, most.cost],
  );
  return rows.length > 0;
}

/** What was set aside turned out to be another amount; more counts as well. */
export async function putRight(
  q: Queryable,
  workspace: WorkspaceId,
  day: string,
  { aside, used }: { readonly aside: Use; readonly used: Use },
): Promise<void> {
  await q.query(
    `UPDATE model_use SET tokens = greatest(0, tokens + $3), cost = greatest(0, cost + $4) WHERE workspace = $1 AND day = $2`,
    [workspace, day, used.tokens - aside.tokens, used.cost - aside.cost],
  );
}

export async function usedOn(
  q: Queryable,
  workspace: WorkspaceId,
  day: string,
): Promise<Use & { readonly calls: number }> {
  const [row] = await q.query<{ calls: number; tokens: number; cost: number }>(
    'SELECT calls, tokens::float8 AS tokens, cost::float8 AS cost FROM model_use WHERE workspace = $1 AND day = $2',
    [workspace, day],
  );
  return row ?? { calls: 0, tokens: 0, cost: 0 };
}

/** Days before this one. */
export async function forgetUse(q: Queryable, workspace: WorkspaceId, before: string): Promise<void> {
  await q.query('DELETE FROM model_use WHERE workspace = $1 AND day < $2', [workspace, before]);
}
