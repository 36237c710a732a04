/** Who asked for more authority; their sentence lies sealed beside it. And the cases somebody's own facts are read from. */
import { memberId, teamId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { MOST_CASES, type AuthorityAsked } from '../../core/learning/readiness.ts';
import { caseOf } from '../case/rows.ts';
import type { Sealer } from '../engine/sealed.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

interface Row {
  readonly id: string;
  readonly member: string;
  readonly team: string;
  readonly at: Date;
  readonly talks: string | null;
  readonly version: number;
}
const COLUMNS = 'id, member, team, at, talks, version';
const askedOf = ({ id, member, team, at, talks, version }: Row): AuthorityAsked => ({
  id,
  member: memberId.parse(member),
  team: teamId.parse(team),
  at,
  talks: talks === null ? null : memberId.parse(talks),
  version,
});

/** Of one person, on which something happened since. */
export async function ownCasesSince(
  q: Queryable,
  workspace: WorkspaceId,
  owner: MemberId,
  since: Date,
): Promise<readonly RecoveryCase[]> {
  const rows = await q.query<{ readonly doc: Parameters<typeof caseOf>[0] }>(
    `SELECT doc FROM recovery_case WHERE owner = $2 AND workspace = $1 AND last_at >= $3
       AND status NOT IN ('dismissed', 'merged') ORDER BY last_at DESC, number DESC LIMIT $4`,
    [workspace, owner, since, MOST_CASES],
  );
  return rows.map(({ doc }) => caseOf(doc));
}

/** Null when there is none. */
export async function readAsked(q: Queryable, workspace: WorkspaceId, id: string): Promise<AuthorityAsked | null> {
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM authority_asked WHERE id = $2 AND workspace = $1`, [
    workspace,
    id,
  ]);
  return row === undefined ? null : askedOf(row);
}

/** The latest of somebody; null: they have not asked. */
export async function latestAsked(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
): Promise<AuthorityAsked | null> {
  const [row] = await q.query<Row>(
    `SELECT ${COLUMNS} FROM authority_asked WHERE member = $2 AND workspace = $1 ORDER BY at DESC, id LIMIT 1`,
    [workspace, member],
  );
  return row === undefined ? null : askedOf(row);
}

const KIND = 'authority';

/** With the sentence, sealed until the day it is forgotten. */
export async function insertAsked(
  tx: Tx,
  sealer: Sealer,
  {
    workspace,
    asked,
    why,
    until,
  }: {
    readonly workspace: WorkspaceId;
    readonly asked: AuthorityAsked;
    readonly why: string;
    readonly until: Date;
  },
): Promise<void> {
  const { id, member, team, at, talks, version } = asked;
  await tx.query(
    'INSERT INTO authority_asked (workspace, id, member, team, at, talks, version) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [workspace, id, member, team, at, talks, version],
  );
  await tx.query(
    `INSERT INTO sealed_text (workspace, kind, ref, sealed, keep_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until`,
    [workspace, KIND, id, sealer.seal(why, { workspace, kind: KIND, ref: id }), until],
  );
}

export async function saveTalks(
  tx: Tx,
  workspace: WorkspaceId,
  { id, talks, version }: Pick<AuthorityAsked, 'id' | 'talks' | 'version'>,
): Promise<void> {
  await tx.query('UPDATE authority_asked SET talks = $3, version = $4 WHERE id = $2 AND workspace = $1', [
    workspace,
    id,
    talks,
    version,
  ]);
}

/** Null: it is forgotten. */
export async function readWhy(
  q: Queryable,
  sealer: Sealer,
  workspace: WorkspaceId,
  id: string,
): Promise<string | null> {
  const [row] = await q.query<{ readonly sealed: Buffer }>(
    'SELECT sealed FROM sealed_text WHERE workspace = $1 AND kind = $2 AND ref = $3',
    [workspace, KIND, id],
  );
  return row === undefined ? null : sealer.open(row.sealed, { workspace, kind: KIND, ref: id });
}

/** What is older, and what those asked who have left; with its words. */
export async function forgetAsked(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query(
    `WITH gone AS (
       DELETE FROM authority_asked a WHERE a.workspace = $1 AND (a.at <= $2 OR EXISTS (
         SELECT FROM member m WHERE m.workspace = a.workspace AND m.id = a.member AND NOT m.active)) RETURNING a.id)
     DELETE FROM sealed_text s USING gone WHERE s.workspace = $1 AND s.kind = $3 AND s.ref = gone.id`,
    [workspace, before, KIND],
  );
}
