/** What was tried in vain and waits for somebody: read for operators, and given back to whoever works. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface Parked {
  readonly kind: 'wish' | 'message' | 'delivery' | 'hint';
  /** `stuck` is tried again by itself now and then, `parked` only when somebody asks for it, `dead` never. */
  readonly state: 'stuck' | 'parked' | 'dead';
  /** Which it is: a number, a subject, an id. */
  readonly what: string;
  /** What went wrong last, in a fixed word or the name of an error; null: nobody knows. */
  readonly why: string | null;
  readonly since: Date | null;
}

const PARKED = `
  SELECT 'wish' AS kind, 'parked' AS state, 'wish ' || seq AS what, parked AS why, at AS since
    FROM wish WHERE workspace = $1 AND parked IS NOT NULL
  UNION ALL SELECT 'message', CASE WHEN state = 'dead' THEN 'dead' ELSE 'stuck' END,
      subject || ' (' || platform || ')', trouble, coalesce(wanted_at, stuck_since)
    FROM message WHERE workspace = $1 AND wanted > shown AND (failures > 0 OR state IN ('stuck', 'unknown', 'dead'))
  UNION ALL SELECT 'delivery', CASE WHEN state = 'dead' THEN 'parked' ELSE 'stuck' END,
      receiver || ': ' || type || ' ' || id, trouble, at
    FROM delivery WHERE workspace = $1 AND (state = 'dead' OR tries > 0)
  UNION ALL SELECT 'hint', 'stuck', subject, trouble, at
    FROM hint WHERE workspace = $1 AND trouble IS NOT NULL AND state = 'waiting'`;

/** The oldest first; `state`: of that alone. */
export async function listParked(
  q: Queryable,
  workspace: WorkspaceId,
  { most, state }: { readonly most: number; readonly state?: Parked['state'] },
): Promise<readonly Parked[]> {
  return await q.query<Parked>(
    `SELECT * FROM (${PARKED}) p WHERE $3::text IS NULL OR state = $3 ORDER BY since NULLS FIRST, what LIMIT $2`,
    [workspace, most, state ?? null],
  );
}

/** How many there are of each kind and state: more than anybody lists. */
export const countParked = (
  q: Queryable,
  workspace: WorkspaceId,
): Promise<readonly (Pick<Parked, 'kind' | 'state'> & { readonly n: number })[]> =>
  q.query(`SELECT kind, state, count(*)::int AS n FROM (${PARKED}) p GROUP BY kind, state`, [workspace]);
