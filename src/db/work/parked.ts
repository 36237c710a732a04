/** What was tried in vain and waits for somebody: read for operators, and given back to whoever works. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface Parked {
  readonly kind: 'wish' | 'message' | 'delivery' | 'job' | 'hint';
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

const JOBS = `
  SELECT 'job' AS kind, 'parked' AS state, coalesce(data ->> 'team', id::text) AS what,
    left(source_output ->> 'name', 60) AS why, created_on AS since
  FROM pgboss.job WHERE name = $1 AND state < 'active'`;

/** The oldest first, at most so many of jobs and of everything else; `state`: of that alone. */
export async function listParked(
  q: Queryable,
  workspace: WorkspaceId,
  { queue, most, state }: { readonly queue: string; readonly most: number; readonly state?: Parked['state'] },
): Promise<readonly Parked[]> {
  const rows = await q.query<Parked>(
    `SELECT * FROM (${PARKED}) p WHERE $3::text IS NULL OR state = $3 ORDER BY since NULLS FIRST, what LIMIT $2`,
    [workspace, most, state ?? null],
  );
  if ((state ?? 'parked') !== 'parked' || !(await hasJobs(q))) return rows;
  return [...rows, ...(await q.query<Parked>(`${JOBS} ORDER BY created_on LIMIT $2`, [queue, most]))];
}

/** How many there are of each kind and state, jobs aside: more than anybody lists. */
export const countParked = (
  q: Queryable,
  workspace: WorkspaceId,
): Promise<readonly (Pick<Parked, 'kind' | 'state'> & { readonly n: number })[]> =>
  q.query(`SELECT kind, state, count(*)::int AS n FROM (${PARKED}) p GROUP BY kind, state`, [workspace]);

/** Amends has made no queues yet where it was never started. */
async function hasJobs(q: Queryable): Promise<boolean> {
  const [row] = await q.query<{ there: boolean }>(`SELECT to_regclass('pgboss.job') IS NOT NULL AS there`);
  return row?.there === true;
}

/** Takes jobs out of a queue of dead letters, so that they can be made anew. Resolves to how many. */
export async function takeParkedJobs(q: Queryable, queue: string): Promise<number> {
  if (!(await hasJobs(q))) return 0;
  const taken = await q.query(`DELETE FROM pgboss.job WHERE name = $1 AND state < 'active' RETURNING 1`, [queue]);
  return taken.length;
}
