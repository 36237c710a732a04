/** Coaching: who talks with whom about which case; what they wrote lies sealed beside it, under the day it is forgotten. */
import { caseId, memberId, thingId, type MemberId, type ThingId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Coaching, CoachingStatus, CoachingWords } from '../../core/learning/coaching.ts';
import type { Sealer } from '../engine/sealed.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface Row {
  readonly id: string;
  readonly case: string;
  readonly person: string;
  readonly coach: string;
  readonly status: CoachingStatus;
  readonly at: Date;
  readonly keep_until: Date;
  readonly version: number;
}
const COLUMNS = 'id, "case", person, coach, status, at, keep_until, version';

const coachingOf = (row: Row): Coaching => ({
  id: thingId.parse(row.id),
  case: caseId.parse(row.case),
  person: memberId.parse(row.person),
  coach: memberId.parse(row.coach),
  status: row.status,
  at: row.at,
  keepUntil: row.keep_until,
  version: row.version,
});

/** Null when there is none. */
export async function readCoaching(q: Queryable, workspace: WorkspaceId, id: string): Promise<Coaching | null> {
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM coaching WHERE workspace = $1 AND id = $2`, [workspace, id]);
  return row === undefined ? null : coachingOf(row);
}

/** Somebody's own, on either side, the newest first; what is forgotten is left out. */
export async function coachingsOf(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<readonly Coaching[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM coaching WHERE workspace = $1 AND (person = $2 OR coach = $2)
       AND status IN ('offered', 'asked', 'done') ORDER BY at DESC, id OFFSET $3 LIMIT $4`,
    [workspace, member, from, limit],
  );
  return rows.map(coachingOf);
}

export async function insertCoaching(tx: Tx, workspace: WorkspaceId, one: Coaching): Promise<void> {
  await tx.query(
    `INSERT INTO coaching (workspace, id, "case", person, coach, status, at, keep_until, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [workspace, one.id, one.case, one.person, one.coach, one.status, one.at, one.keepUntil, one.version],
  );
}

export async function saveCoaching(tx: Tx, workspace: WorkspaceId, { id, status, version }: Coaching): Promise<void> {
  await tx.query('UPDATE coaching SET status = $3, version = $4 WHERE workspace = $1 AND id = $2', [
    workspace,
    id,
    status,
    version,
  ]);
}

/** Whose time is over, and those that were erased long enough ago that no message of them waits to be drawn. */
export async function coachingsOver(q: Queryable, workspace: WorkspaceId, at: Date): Promise<readonly Coaching[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM coaching WHERE workspace = $1 AND keep_until <= $2 AND status <> 'erased' LIMIT 500`,
    [workspace, at],
  );
  return rows.map(coachingOf);
}

export async function forgetErased(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query(`DELETE FROM coaching WHERE workspace = $1 AND keep_until <= $2 AND status = 'erased'`, [
    workspace,
    before,
  ]);
}

const KIND = 'coaching';
const PARTS = ['own', 'strength', 'idea'] as const;
type Part = (typeof PARTS)[number];
const refOf = (id: ThingId, part: Part): string => `${id}.${part}`;

/** Seals what was written, until the day it is forgotten. */
export async function keepCoachingWords(
  tx: Tx,
  sealer: Sealer,
  { workspace, of }: { readonly workspace: WorkspaceId; readonly of: Coaching },
  words: Partial<CoachingWords>,
): Promise<void> {
  for (const part of PARTS) {
    const said = words[part];
    if (said == null) continue;
    const ref = refOf(of.id, part);
    await tx.query(
      `INSERT INTO sealed_text (workspace, kind, ref, sealed, keep_until) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until`,
      [workspace, KIND, ref, sealer.seal(said, { workspace, kind: KIND, ref }), of.keepUntil],
    );
  }
}

export async function readCoachingWords(
  q: Queryable,
  sealer: Sealer,
  workspace: WorkspaceId,
  id: ThingId,
): Promise<CoachingWords> {
  const rows = await q.query<{ readonly ref: string; readonly sealed: Buffer }>(
    'SELECT ref, sealed FROM sealed_text WHERE workspace = $1 AND kind = $2 AND ref = ANY ($3::text[])',
    [workspace, KIND, PARTS.map((part) => refOf(id, part))],
  );
  const said = (part: Part): string | null => {
    const ref = refOf(id, part);
    const row = rows.find((one) => one.ref === ref);
    return row === undefined ? null : sealer.open(row.sealed, { workspace, kind: KIND, ref });
  };
  return { own: said('own'), strength: said('strength'), idea: said('idea') };
}

export async function dropCoachingWords(tx: Tx, workspace: WorkspaceId, id: ThingId): Promise<void> {
  await tx.query('DELETE FROM sealed_text WHERE workspace = $1 AND kind = $2 AND ref = ANY ($3::text[])', [
    workspace,
    KIND,
    PARTS.map((part) => refOf(id, part)),
  ]);
}
