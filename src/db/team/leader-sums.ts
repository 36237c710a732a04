/** What a leader's digest tells, summed from the facts of cases: by level, by limit and by month, over whole teams; no row has a member. */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { Window } from '../../core/base/time.ts';
import type { LeaderSums, LimitAsked, Month, Wait } from '../../core/digest/leader.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface LeaderSpan {
  readonly teams: readonly TeamId[];
  readonly span: Window;
  /** The last twelve months that are over, the earliest first, `2026-11`; and their bounds. */
  readonly months: readonly string[];
  readonly year: Window;
  /** Whose months they are. */
  readonly zone: string;
}

/** SQL: of these teams, counted. */
const OURS = (row: string): string => `${row}.workspace = $1 AND ${row}.team = ANY($2::text[]) AND ${row}.counted`;
const DECIDED = `r.status IN ('approved', 'declined')`;

interface Row {
  readonly waits: readonly Wait[];
  readonly customer: Omit<Wait, 'level'>;
  readonly requests: LeaderSums['requests'];
  readonly limits: readonly LimitAsked[];
  readonly months: readonly Month[];
}

const quantiles = (of: string): string =>
  `count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${of}) AS p50,
   percentile_cont(0.9) WITHIN GROUP (ORDER BY ${of}) AS p90`;

/** A request that was withdrawn, or whose case was over, was neither decided nor left without an answer. */
const SUMS = `
WITH made AS (SELECT * FROM request_fact r WHERE ${OURS('r')} AND r.asked_at >= $3 AND r.asked_at < $4),
  decided AS (SELECT r.level, r.worked_ms::float8 AS worked, extract(epoch FROM r.decided_at - r.asked_at) * 1000 AS waited
    FROM request_fact r WHERE ${OURS('r')} AND r.decided_at >= $3 AND r.decided_at < $4 AND ${DECIDED} AND r.worked_ms IS NOT NULL)
SELECT
  (SELECT coalesce(json_agg(w ORDER BY w.level), '[]') FROM
    (SELECT level, ${quantiles('worked')} FROM decided GROUP BY level) w) AS waits,
  (SELECT row_to_json(c) FROM (SELECT ${quantiles('waited')} FROM decided) c) AS customer,
  (SELECT row_to_json(q) FROM (SELECT count(*)::int AS asked, count(*) FILTER (WHERE ${DECIDED})::int AS decided,
    count(*) FILTER (WHERE r.status = 'expired')::int AS expired, count(*) FILTER (WHERE r.within_own)::int AS within
    FROM made r) q) AS requests,
  (SELECT coalesce(json_agg(l ORDER BY l.asked DESC, l."limit"), '[]') FROM
    (SELECT r.limit_id AS "limit", count(*)::int AS asked, count(*) FILTER (WHERE ${DECIDED})::int AS decided,
      count(*) FILTER (WHERE r.status = 'approved')::int AS approved
     FROM made r WHERE r.limit_id IS NOT NULL GROUP BY r.limit_id ORDER BY asked DESC, r.limit_id LIMIT 3) l) AS limits,
  (SELECT coalesce(json_agg(json_build_object('month', m.month, 'heard', coalesce(h.n, 0),
      'kept', json_build_object('n', coalesce(k.n, 0), 'hits', coalesce(k.hits, 0)),
      'alone', json_build_object('n', coalesce(a.n, 0), 'hits', coalesce(a.hits, 0))) ORDER BY m.month), '[]')
    FROM unnest($5::text[]) m(month)
    LEFT JOIN (SELECT to_char(f.received_at AT TIME ZONE $8, 'YYYY-MM') AS month, count(*)::int AS n
      FROM case_fact f WHERE ${OURS('f')} AND f.received_at >= $6 AND f.received_at < $7 GROUP BY 1) h USING (month)
    LEFT JOIN (SELECT to_char(p.due AT TIME ZONE $8, 'YYYY-MM') AS month, count(*)::int AS n,
        count(*) FILTER (WHERE p.settled = 'kept')::int AS hits
      FROM promise_fact p WHERE ${OURS('p')} AND p.settled IN ('kept', 'broken') AND p.due >= $6 AND p.due < $7
      GROUP BY 1) k USING (month)
    LEFT JOIN (SELECT to_char(f.resolved_at AT TIME ZONE $8, 'YYYY-MM') AS month, count(*)::int AS n,
        count(*) FILTER (WHERE f.alone)::int AS hits
      FROM case_fact f WHERE ${OURS('f')} AND f.stands AND f.discretionary AND f.resolved_at >= $6 AND f.resolved_at < $7
      GROUP BY 1) a USING (month)) AS months`;

/** The facts must be up to date: `factsNow` first. */
export async function leaderSums(
  q: Queryable,
  workspace: WorkspaceId,
  { teams, span, months, year, zone }: LeaderSpan,
): Promise<LeaderSums> {
  const [row] = await q.query<Row>(SUMS, [
    workspace,
    teams,
    span.from,
    span.until,
    months,
    year.from,
    year.until,
    zone,
  ]);
  if (row === undefined) throw new Error('sums of a leader’s digest gave no row');
  return row;
}

/** Improvements under way whose time was over by `at`, of these teams. */
export async function improvementsOverdue(
  q: Queryable,
  workspace: WorkspaceId,
  teams: readonly TeamId[],
  at: Date,
): Promise<{ readonly count: number; readonly oldest: Date | null }> {
  const [row] = await q.query<{ readonly count: number; readonly oldest: Date | string | null }>(
    `SELECT count(*)::int AS count, min(due) AS oldest FROM improvement
     WHERE workspace = $1 AND team = ANY($2::text[]) AND status IN ('proposed', 'agreed') AND due < $3`,
    [workspace, teams, at],
  );
  return { count: row?.count ?? 0, oldest: row?.oldest == null ? null : new Date(row.oldest) };
}
