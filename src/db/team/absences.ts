/** Absences and deputies: written by `away`, read with every command. */
import type { Absence } from '../../core/approval/absences.ts';
import { memberId, type MemberId, type ThingId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export interface AbsenceRow {
  readonly id: string;
  readonly member: string;
  readonly from: string;
  readonly until: string;
  readonly deputy: string | null;
}

/** One absence as JSON; the table is `a`. */
export const ABSENCE_JSON = `json_build_object('id', a.id, 'member', a.member, 'from', a."from", 'until', a.until, 'deputy', a.deputy)`;

export function absenceOf(row: AbsenceRow): Absence {
  return {
    member: memberId.parse(row.member),
    from: new Date(row.from),
    until: new Date(row.until),
    deputy: row.deputy === null ? null : memberId.parse(row.deputy),
  };
}

export interface NewAbsence extends Absence {
  readonly id: ThingId;
  readonly madeBy: MemberId;
  readonly madeAt: Date;
}

/** Sets an absence. Those of the same person that it overlaps end where it begins, or vanish when they lie within it. */
export async function setAbsence(tx: Tx, workspace: WorkspaceId, absence: NewAbsence): Promise<void> {
  await endAbsences(tx, workspace, absence.member, absence.from);
  await tx.query(
    `INSERT INTO absence (workspace, id, member, "from", until, deputy, made_by, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      workspace,
      absence.id,
      absence.member,
      absence.from,
      absence.until,
      absence.deputy,
      absence.madeBy,
      absence.madeAt,
    ],
  );
}

/** What somebody said of an absence. */
export interface AbsenceSaid {
  readonly id: ThingId;
  readonly member: MemberId;
  readonly by: MemberId;
  readonly at: Date;
  /** Null when it was ended. */
  readonly absence: Absence | null;
}

/** Writes down who said what and when: such entries are never changed or deleted. False when it stands there under its id. */
export async function journalAbsence(tx: Tx, workspace: WorkspaceId, said: AbsenceSaid): Promise<boolean> {
  const { id, member, by, at, absence } = said;
  const rows = await tx.query(
    `INSERT INTO absence_entry (workspace, id, kind, member, "from", until, deputy, by, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING 1`,
    [
      workspace,
      id,
      absence === null ? 'back' : 'away',
      member,
      absence?.from ?? null,
      absence?.until ?? null,
      absence?.deputy ?? null,
      by,
      at,
    ],
  );
  return rows.length > 0;
}

/** Ends what reaches beyond `at`, and drops what has not begun by then. Resolves to how many were changed. */
export async function endAbsences(tx: Tx, workspace: WorkspaceId, member: MemberId, at: Date): Promise<number> {
  const dropped = await tx.query(
    'DELETE FROM absence WHERE workspace = $1 AND member = $2 AND "from" >= $3 RETURNING 1',
    [workspace, member, at],
  );
  const ended = await tx.query(
    'UPDATE absence SET until = $3 WHERE workspace = $1 AND member = $2 AND "from" < $3 AND until > $3 RETURNING 1',
    [workspace, member, at],
  );
  return dropped.length + ended.length;
}

/** Absences of the workspace that are not over. */
export async function absencesFrom(q: Queryable, workspace: WorkspaceId, at: Date): Promise<Absence[]> {
  const rows = await q.query<{ absence: AbsenceRow }>(
    `SELECT ${ABSENCE_JSON} AS absence FROM absence a WHERE a.workspace = $1 AND a.until > $2 ORDER BY a."from", a.id`,
    [workspace, at],
  );
  return rows.map((row) => absenceOf(row.absence));
}
