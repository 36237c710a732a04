/** Weeks whose digest is settled: posted, or nothing to tell. One row a team and week is what keeps it from being posted twice. */
import { teamId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** `quiet`: nothing had happened that a digest would tell. */
export type WeekOutcome = 'posted' | 'quiet';

export interface SettledWeek {
  readonly team: TeamId;
  readonly week: string;
  readonly outcome: WeekOutcome;
  readonly at: Date;
}

/** SQL: what was found quiet by a clock that was ahead says nothing of the week. */
const HOLDS = (row: string, now: string): string => `(${row}.outcome = 'posted' OR ${row}.at <= ${now})`;

/** Resolves to false where the week was settled before: then nothing may follow. */
export async function settleWeek(
  tx: Tx,
  workspace: WorkspaceId,
  { team, week, outcome, at }: SettledWeek,
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO digest_week AS d (workspace, team, week, outcome, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, team, week) DO UPDATE SET outcome = excluded.outcome, at = excluded.at
       WHERE NOT ${HOLDS('d', 'excluded.at')}
     RETURNING 1`,
    [workspace, team, week, outcome, at],
  );
  return rows.length > 0;
}

/** Of these weeks of teams the ones that are not settled at `now`. */
export async function unsettledAmong(
  q: Queryable,
  workspace: WorkspaceId,
  weeks: readonly Pick<SettledWeek, 'team' | 'week'>[],
  now: Date,
): Promise<ReadonlySet<TeamId>> {
  const asked = weeks.map(({ team, week }) => ({ team, week }));
  const rows = await q.query<{ readonly team: string }>(
    `SELECT team FROM jsonb_to_recordset($2::jsonb) AS owed (team text, week text) WHERE NOT EXISTS
       (SELECT 1 FROM digest_week d WHERE d.workspace = $1 AND d.team = owed.team AND d.week = owed.week
          AND ${HOLDS('d', '$3::timestamptz')})`,
    [workspace, jsonParam(asked), now],
  );
  return new Set(rows.map(({ team }) => teamId.parse(team)));
}
