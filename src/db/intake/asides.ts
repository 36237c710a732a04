/** What came in and opened no case: kept with why, until it is forgotten or somebody opens a case of it. */
import { caseId, memberId, type CaseId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { SetAside } from '../../core/base/set-aside.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface Aside {
  readonly id: string;
  /** Name of the source in amends.yaml. */
  readonly source: string;
  /** The sender's own id of the delivery. */
  readonly sender: string;
  readonly why: SetAside;
  readonly rule: string;
  /** Masked. */
  readonly words: string;
  readonly matters: readonly string[];
  readonly at: Date;
  readonly receivedAt: Date;
}

export interface AsideKept extends Aside {
  /** Who wants a case of it; null: nobody. */
  readonly openFor: MemberId | null;
  /** The case that was opened of it; null: none. */
  readonly case: CaseId | null;
}

/** The same again is kept once. */
export async function keepAside(
  q: Queryable,
  workspace: WorkspaceId,
  { id, source, sender, why, rule, words, matters, at, receivedAt }: Aside,
  sealed: Uint8Array,
): Promise<void> {
  await q.query(
    `INSERT INTO set_aside (workspace, id, source, sender, why, rule, words, matters, at, received_at, sealed)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [workspace, id, source, sender, why, rule, words, matters, at, receivedAt, Buffer.from(sealed)],
  );
}

const COLUMNS = `id, source, sender, why, rule, words, matters, at, received_at AS "receivedAt", open_for AS "openFor", "case"`;

interface Row extends Omit<AsideKept, 'openFor' | 'case'> {
  readonly openFor: string | null;
  readonly case: string | null;
}
const kept = (row: Row): AsideKept => ({
  ...row,
  at: new Date(row.at),
  receivedAt: new Date(row.receivedAt),
  openFor: row.openFor === null ? null : memberId.parse(row.openFor),
  case: row.case === null ? null : caseId.parse(row.case),
});

export interface AsidesAsked {
  /** Null: every source. */
  readonly source: string | null;
  /** Null: whatever the reason. */
  readonly why: string | null;
  readonly limit: number;
}

/** The latest first; those a case was opened of as well. */
export async function listAsides(
  q: Queryable,
  workspace: WorkspaceId,
  { source, why, limit }: AsidesAsked,
): Promise<readonly AsideKept[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM set_aside WHERE workspace = $1 AND ($2::text IS NULL OR source = $2)
       AND ($3::text IS NULL OR why = $3) ORDER BY at DESC, id LIMIT $4`,
    [workspace, source, why, limit],
  );
  return rows.map(kept);
}

/** Null: there is none of this id any more. */
export async function readAside(q: Queryable, workspace: WorkspaceId, id: string): Promise<AsideKept | null> {
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM set_aside WHERE workspace = $1 AND id = $2`, [
    workspace,
    id,
  ]);
  return row === undefined ? null : kept(row);
}

/** Null: likewise. */
export async function sealedOfAside(q: Queryable, workspace: WorkspaceId, id: string): Promise<Uint8Array | null> {
  const [row] = await q.query<{ sealed: Uint8Array }>('SELECT sealed FROM set_aside WHERE workspace = $1 AND id = $2', [
    workspace,
    id,
  ]);
  return row?.sealed ?? null;
}

/** A case is to be opened of it, for this person, as soon as Amends runs. Nothing where that is done, or was wanted before. */
export async function wantCaseOf(q: Queryable, workspace: WorkspaceId, id: string, by: MemberId): Promise<void> {
  await q.query(
    `UPDATE set_aside SET open_for = coalesce(open_for, $3) WHERE workspace = $1 AND id = $2 AND "case" IS NULL`,
    [workspace, id, by],
  );
}

export async function asidesWanted(
  q: Queryable,
  workspace: WorkspaceId,
  limit: number,
): Promise<readonly { readonly id: string; readonly by: MemberId }[]> {
  const rows = await q.query<{ id: string; by: string }>(
    `SELECT id, open_for AS by FROM set_aside WHERE workspace = $1 AND open_for IS NOT NULL AND "case" IS NULL LIMIT $2`,
    [workspace, limit],
  );
  return rows.map(({ id, by }) => ({ id, by: memberId.parse(by) }));
}

export async function asideOpened(q: Queryable, workspace: WorkspaceId, id: string, as: CaseId): Promise<void> {
  await q.query('UPDATE set_aside SET "case" = $3 WHERE workspace = $1 AND id = $2', [workspace, id, as]);
}

/** It cannot be opened: nobody waits for it any more. */
export async function asideNotOpened(q: Queryable, workspace: WorkspaceId, id: string): Promise<void> {
  await q.query('UPDATE set_aside SET open_for = NULL WHERE workspace = $1 AND id = $2', [workspace, id]);
}

export async function forgetAsides(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query('DELETE FROM set_aside WHERE workspace = $1 AND at < $2', [workspace, before]);
}
