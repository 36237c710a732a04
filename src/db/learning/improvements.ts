/** Improvements and the cases that taught them: written whole, found by team, by case and by when somebody is reminded. */
import { caseId, memberId, teamId, thingId, type CaseId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import {
  isUnderWay,
  nextReminder,
  type Improvement,
  type ImprovementStatus,
  type LearntFrom,
} from '../../core/learning/improvements.ts';
import { caseOf } from '../case/rows.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface Row {
  readonly id: string;
  readonly number: number;
  readonly team: string;
  readonly text: string;
  readonly owner: string;
  readonly due: Date;
  readonly status: ImprovementStatus;
  readonly reason: string | null;
  readonly learnt_from: LearntFrom;
  readonly made_by: string;
  readonly made_at: Date;
  readonly settled_at: Date | null;
  readonly reminded: number;
  readonly version: number;
  readonly cases: readonly string[];
}

const COLUMNS = `i.id, i.number, i.team, i.text, i.owner, i.due, i.status, i.reason, i.learnt_from, i.made_by, i.made_at,
  i.settled_at, i.reminded, i.version,
  ARRAY(SELECT c."case" FROM improvement_case c WHERE c.improvement = i.id AND c.workspace = i.workspace ORDER BY 1) AS cases`;

const improvementOf = (row: Row): Improvement => ({
  id: thingId.parse(row.id),
  number: row.number,
  team: teamId.parse(row.team),
  text: row.text,
  owner: memberId.parse(row.owner),
  due: row.due,
  status: row.status,
  reason: row.reason,
  from: row.learnt_from,
  by: memberId.parse(row.made_by),
  at: row.made_at,
  settledAt: row.settled_at,
  cases: row.cases.map((id) => caseId.parse(id)),
  reminded: row.reminded,
  version: row.version,
});

/** By its number or its id; null when there is none. */
export async function readImprovement(
  q: Queryable,
  workspace: WorkspaceId,
  named: number | string,
): Promise<Improvement | null> {
  const by = typeof named === 'number' ? 'i.number' : 'i.id';
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM improvement i WHERE i.workspace = $1 AND ${by} = $2`, [
    workspace,
    named,
  ]);
  return row === undefined ? null : improvementOf(row);
}

/** Gives it the next number of the workspace. */
export async function insertImprovement(
  tx: Tx,
  workspace: WorkspaceId,
  made: Omit<Improvement, 'number'>,
): Promise<Improvement> {
  const [last] = await tx.query<{ number: number }>(
    'SELECT number FROM improvement WHERE workspace = $1 ORDER BY number DESC LIMIT 1',
    [workspace],
  );
  const one = { ...made, number: (last?.number ?? 0) + 1 };
  await tx.query(
    `INSERT INTO improvement (workspace, id, number, team, text, owner, due, status, learnt_from, made_by, made_at, next_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      workspace,
      one.id,
      one.number,
      one.team,
      one.text,
      one.owner,
      one.due,
      one.status,
      one.from,
      one.by,
      one.at,
      nextReminder(one),
      one.version,
    ],
  );
  await tx.query('INSERT INTO improvement_case (workspace, improvement, "case") SELECT $1, $2, unnest($3::text[])', [
    workspace,
    one.id,
    one.cases,
  ]);
  return one;
}

/** As it stands from now on; false where somebody was quicker. */
export async function saveImprovement(
  tx: Tx,
  workspace: WorkspaceId,
  { id, status, due, reason, settledAt, reminded, version }: Improvement,
): Promise<boolean> {
  const next = nextReminder({ status, due, reminded });
  const rows = await tx.query(
    `UPDATE improvement SET status = $3, due = $4, reason = $5, settled_at = $6, reminded = $7, next_at = $8, version = $9
     WHERE workspace = $1 AND id = $2 AND version = $9 - 1 RETURNING 1`,
    [workspace, id, status, due, reason, settledAt, reminded, next, version],
  );
  return rows.length > 0;
}

/** Those of a team that are under way, the next due first. */
export async function improvementsOfTeam(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<{ readonly page: readonly Improvement[]; readonly more: number }> {
  const rows = await q.query<Row & { readonly of_all: string }>(
    `SELECT ${COLUMNS}, count(*) OVER () AS of_all FROM improvement i
     WHERE i.workspace = $1 AND i.team = $2 AND i.status IN ('proposed', 'agreed')
     ORDER BY i.due, i.number OFFSET $3 LIMIT $4`,
    [workspace, team, from, limit],
  );
  const all = Number(rows[0]?.of_all ?? 0);
  return { page: rows.map(improvementOf), more: Math.max(0, all - from - rows.length) };
}

/** Those a case taught, in the order they were made. */
export async function improvementsOfCase(
  q: Queryable,
  workspace: WorkspaceId,
  of: CaseId,
): Promise<readonly Improvement[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM improvement_case l JOIN improvement i ON i.workspace = $1 AND i.id = l.improvement
     WHERE l."case" = $2 AND l.workspace = $1 ORDER BY i.number LIMIT 50`,
    [workspace, of],
  );
  return rows.map(improvementOf);
}

/** Those somebody is to be reminded of by now. */
export async function improvementsToRemind(
  q: Queryable,
  workspace: WorkspaceId,
  at: Date,
  limit: number,
): Promise<readonly Improvement[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM improvement i WHERE i.workspace = $1 AND i.next_at <= $2 ORDER BY i.next_at LIMIT $3`,
    [workspace, at, limit],
  );
  return rows.map(improvementOf);
}

/** Of a team: done in a span of time, and past its time at the end of it. */
export async function improvementsInWeek(
  q: Queryable,
  workspace: WorkspaceId,
  team: TeamId,
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<{
  readonly done: readonly Improvement[];
  readonly overdue: readonly Improvement[];
}> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM improvement i WHERE i.workspace = $1 AND i.team = $2 AND (
       (i.status = 'done' AND i.settled_at >= $3 AND i.settled_at < $4) OR (i.status IN ('proposed', 'agreed') AND i.due < $4))
     ORDER BY i.settled_at DESC NULLS LAST, i.due`,
    [workspace, team, from, until],
  );
  const all = rows.map(improvementOf);
  const isIn = (at: Date): boolean => at >= from && at < until;
  return {
    done: all.filter(({ status, settledAt }) => status === 'done' && settledAt !== null && isIn(settledAt)),
    overdue: all.filter(isUnderWay),
  };
}

/** The cases by their ids. */
export async function casesById(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
): Promise<readonly RecoveryCase[]> {
  if (ids.length === 0) return [];
  const rows = await q.query<{ doc: unknown }>(
    'SELECT doc FROM recovery_case WHERE workspace = $1 AND id = ANY ($2::text[])',
    [workspace, [...new Set(ids)]],
  );
  return rows.map(({ doc }) => caseOf(doc));
}
