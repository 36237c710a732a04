/** Who was at work in a team and who was thanked. What the numbers are made of never leaves the database with a person: counts for metrics, names for the lead of the team alone. */
import { memberId, type MemberId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import {
  AT_WORK_CASES,
  COVERAGE_MS,
  type Coverage,
  type GroupCoverage,
  type GroupedBy,
} from '../../core/recognition/coverage.ts';
import type { Queryable } from '../engine/serialisable.ts';

const AT = (thing: string): string => `(${thing} ->> 'v')::timestamptz`;

/**
 * $1 workspace, $2 team, $3 from, $4 until. `at_work`: whoever of the team had a third case in hand, or helped with one, and wants
 * to be thanked at all; the third case of each stands for them, so that nobody is counted.
 */
const AT_WORK = `WITH seen AS (
    SELECT c.id, c.owner, c.doc, c.resolved_at, c.received_at FROM recovery_case c
    WHERE c.workspace = $1 AND c.team = $2 AND c.last_at >= $3 AND c.status NOT IN ('dismissed', 'merged')
    UNION ALL
    SELECT c.id, c.owner, c.doc, c.resolved_at, c.received_at FROM recovery_case c
    WHERE c.workspace = $1 AND c.team <> $2 AND c.last_at >= $3 AND (c.doc -> 'assists') IS NOT NULL
      AND c.status NOT IN ('dismissed', 'merged')
  ),
  hands AS (
    SELECT s.id, s.owner AS who FROM seen s WHERE s.received_at < $4 AND coalesce(s.resolved_at, $4) >= $3
    UNION
    SELECT s.id, a -> 'answer' ->> 'by' FROM seen s, jsonb_array_elements(s.doc -> 'assists') a
    WHERE (s.doc -> 'assists') IS NOT NULL AND a ->> 'status' = 'done' AND ${AT(`(a -> 'answer' -> 'at')`)} >= $3
      AND ${AT(`(a -> 'answer' -> 'at')`)} < $4
  ),
  third AS (
    SELECT who FROM (SELECT who, row_number() OVER (PARTITION BY who ORDER BY id) AS nth FROM hands) one WHERE nth = ${AT_WORK_CASES}
  ),
  at_work AS (
    SELECT m.id, m.name, m.role, m.contact_type, m.shift, m.site FROM third JOIN member m ON m.workspace = $1 AND m.id = third.who
    WHERE m.active AND m.team = $2 AND coalesce(m.recognition_chosen, m.recognition) <> 'none'
  ),
  thanked AS (
    SELECT s ->> 'to' AS who FROM seen, jsonb_array_elements(seen.doc -> 'shoutOuts') s
    WHERE s ->> 'status' = 'posted' AND ${AT(`(s -> 'at')`)} >= $3 AND ${AT(`(s -> 'at')`)} < $4
    UNION
    SELECT r.member FROM thank_to r WHERE r.workspace = $1 AND r.team = $2 AND r.given_at >= $3 AND r.given_at < $4
      AND r.state IN ('public', 'team', 'private') AND r.member IS NOT NULL
  )`;

const span = (until: Date): readonly [Date, Date] => [new Date(until.getTime() - COVERAGE_MS), until];

/** Of a team in the eight weeks before a moment. */
export async function coverageOf(q: Queryable, workspace: WorkspaceId, team: TeamId, until: Date): Promise<Coverage> {
  const [row] = await q.query<{ at_work: number; thanked: number }>(
    `${AT_WORK} SELECT count(*)::int AS at_work, count(*) FILTER (WHERE id IN (SELECT who FROM thanked))::int AS thanked FROM at_work`,
    [workspace, team, ...span(until)],
  );
  return { atWork: row?.at_work ?? 0, thanked: row?.thanked ?? 0 };
}

/** Of groups of five or more, without their names: smaller ones do not leave the database. */
export async function coverageByGroup(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  until: Date,
): Promise<readonly GroupCoverage[]> {
  const rows = await q.query<{ by: GroupedBy; at_work: number; thanked: number }>(
    `${AT_WORK} SELECT g.by, count(*)::int AS at_work, count(*) FILTER (WHERE id IN (SELECT who FROM thanked))::int AS thanked
     FROM at_work, LATERAL (VALUES ('role', role), ('contact_type', contact_type), ('shift', shift), ('site', site)) g (by, of)
     WHERE g.of IS NOT NULL GROUP BY g.by, g.of HAVING count(*) >= 5`,
    [workspace, team, ...span(until)],
  );
  return rows.map((row) => ({ by: row.by, atWork: row.at_work, thanked: row.thanked }));
}

/** For the lead of the team alone: whoever was at work and thanked by nobody. Names, without any number. */
export async function notThankedIn(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  until: Date,
): Promise<readonly { readonly id: MemberId; readonly name: string }[]> {
  const rows = await q.query<{ id: string; name: string }>(
    `${AT_WORK} SELECT id, name FROM at_work WHERE id NOT IN (SELECT who FROM thanked WHERE who IS NOT NULL)`,
    [workspace, team, ...span(until)],
  );
  return rows.map(({ id, name }) => ({ id: memberId.parse(id), name }));
}
