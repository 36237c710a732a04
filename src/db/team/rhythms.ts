/** Leader's digests and line-ups that are settled, and when a lead wants the line-up. One row a period is what keeps it from being posted twice. */
import { teamId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export interface PeriodOf {
  readonly kind: 'leader' | 'lineup';
  /** Who reads it, or which team. */
  readonly whom: string;
  /** `2026-W47`, `2026-11` or `2026-11-23`. */
  readonly period: string;
}

/** `quiet`: there was nothing to tell. Resolves to false where it was settled before: then nothing may follow. */
export async function settlePeriod(
  tx: Tx,
  workspace: WorkspaceId,
  { kind, whom, period, outcome, at }: PeriodOf & { readonly outcome: 'posted' | 'quiet'; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO posted_period (workspace, kind, whom, period, outcome, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (workspace, kind, whom, period) DO NOTHING RETURNING 1`,
    [workspace, kind, whom, period, outcome, at],
  );
  return rows.length > 0;
}

/** Of these the ones that are not settled. */
export async function unsettledPeriods(
  q: Queryable,
  workspace: WorkspaceId,
  owed: readonly PeriodOf[],
): Promise<readonly PeriodOf[]> {
  if (owed.length === 0) return [];
  return await q.query<PeriodOf>(
    `SELECT kind, whom, period FROM jsonb_to_recordset($2::jsonb) AS owed (kind text, whom text, period text)
     WHERE NOT EXISTS (SELECT FROM posted_period p
       WHERE p.workspace = $1 AND p.kind = owed.kind AND p.whom = owed.whom AND p.period = owed.period)`,
    [workspace, jsonParam(owed.map(({ kind, whom, period }) => ({ kind, whom, period })))],
  );
}

/** What was settled before is no use to anybody after so long: no period is owed again by then. */
export async function forgetPeriods(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query('DELETE FROM posted_period WHERE workspace = $1 AND at < $2', [workspace, before]);
}

/** Of teams whose lead chose: `08:30`, or null for not at all. */
export async function lineupChoices(q: Queryable, workspace: WorkspaceId): Promise<ReadonlyMap<TeamId, string | null>> {
  const rows = await q.query<{ readonly team: string; readonly time: string | null }>(
    'SELECT team, time FROM lineup_choice WHERE workspace = $1',
    [workspace],
  );
  return new Map(rows.map(({ team, time }) => [teamId.parse(team), time]));
}

export async function chooseLineup(
  tx: Tx,
  workspace: WorkspaceId,
  { team, time, at }: { readonly team: TeamId; readonly time: string | null; readonly at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO lineup_choice (workspace, team, time, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace, team) DO UPDATE SET time = excluded.time, at = excluded.at`,
    [workspace, team, time, at],
  );
}

/** No lead said anything: it is as the team is set up. */
export async function forgetLineup(tx: Tx, workspace: WorkspaceId, team: TeamId): Promise<void> {
  await tx.query('DELETE FROM lineup_choice WHERE workspace = $1 AND team = $2', [workspace, team]);
}
