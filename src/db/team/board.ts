/** What a team has in hand, and what its weeks were like until one hour of them: for the board of whoever leads it. */
import type { TeamId, WorkspaceId } from '../../core/base/ids.ts';
import type { Window } from '../../core/base/time.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface OpenOfTeam {
  readonly cases: readonly RecoveryCase[];
  /** How many there are, also beyond the limit. */
  readonly total: number;
}

/** The gravest first, then the longest waiting. */
export async function openCasesOfTeam(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  limit: number,
): Promise<OpenOfTeam> {
  const rows = await q.query<{ readonly doc: unknown; readonly total: string }>(
    `SELECT doc, count(*) OVER () AS total FROM recovery_case
     WHERE team = $2 AND workspace = $1 AND resolved_at IS NULL AND status IN ('owned', 'waiting')
     ORDER BY doc #>> '{triage,severity,value}', received_at, number LIMIT $3`,
    [workspace, team, limit],
    'open_of_team',
  );
  return { cases: rows.map((row) => caseOf(row.doc)), total: Number(rows[0]?.total ?? 0) };
}

export interface PartsCounted {
  /** In the order of the spans. Dismissed and merged cases are none. */
  readonly parts: readonly { readonly heard: number; readonly resolved: number }[];
  /** When the team's first case was received; null: never. */
  readonly began: Date | null;
}

/** Spans in any order; what was touched since the earliest is read once, by the columns that are drawn from the cases. */
export async function countParts(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  spans: readonly Window[],
): Promise<PartsCounted> {
  const [froms, untils] = [spans.map(({ from }) => from), spans.map(({ until }) => until)];
  const rows = await q.query<{ heard: string; resolved: string; began: string | Date | null }>(
    `WITH touched AS MATERIALIZED (
       SELECT received_at, resolved_at FROM recovery_case WHERE team = $2 AND workspace = $1
         AND last_at >= (SELECT min(at) FROM unnest($3::timestamptz[]) at) AND status NOT IN ('dismissed', 'merged'))
     SELECT
       (SELECT count(*) FROM touched t WHERE t.received_at >= s.from_at AND t.received_at < s.until_at) AS heard,
       (SELECT count(*) FROM touched t WHERE t.resolved_at >= s.from_at AND t.resolved_at < s.until_at) AS resolved,
       (SELECT min(received_at) FROM recovery_case WHERE team = $2 AND workspace = $1) AS began
     FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS s(from_at, until_at, n) ORDER BY s.n`,
    [workspace, team, froms, untils],
    'parts_of_weeks',
  );
  const began = rows[0]?.began ?? null;
  return {
    parts: rows.map(({ heard, resolved }) => ({ heard: Number(heard), resolved: Number(resolved) })),
    began: began === null ? null : new Date(began),
  };
}
