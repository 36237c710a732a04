/** What was set up in chat: a row each time, so that who did what stays known; and what waits for a second administrator. */
import { memberId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import {
  isAskedOf,
  isSettingKey,
  isSettingOf,
  type AskedOf,
  type Change,
  type Setting,
  type SettingOf,
} from '../../core/setup/settings.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';

/** 0 where nothing was ever set up. */
export async function setupVersion(q: Queryable, workspace: WorkspaceId): Promise<number> {
  const [row] = await q.query<{ version: number }>(
    'SELECT coalesce(max(version), 0)::int AS version FROM setup_change WHERE workspace = $1',
    [workspace],
    'setup_version',
  );
  return row?.version ?? 0;
}

/** The latest word on each thing and key, taken back or not. */
export async function readSettings(q: Queryable, workspace: WorkspaceId): Promise<readonly Setting[]> {
  const rows = await q.query<SettingRow>(
    `SELECT DISTINCT ON (of, key) version, of, key, value, before, by, at FROM setup_change
     WHERE workspace = $1 ORDER BY of, key, version DESC`,
    [workspace],
  );
  return rows.flatMap(settingOf);
}

/** All that was changed, the newest first. `version`: of that act alone. */
export async function setupHistory(
  q: Queryable,
  workspace: WorkspaceId,
  {
    limit,
    offset = 0,
    version = null,
  }: { readonly limit: number; readonly offset?: number; readonly version?: number | null },
): Promise<readonly Setting[]> {
  const rows = await q.query<SettingRow>(
    `SELECT version, of, key, value, before, by, at FROM setup_change
     WHERE workspace = $1 AND ($4::int IS NULL OR version = $4) ORDER BY version DESC, of, key LIMIT $2 OFFSET $3`,
    [workspace, limit, offset, version],
  );
  return rows.flatMap(settingOf);
}
interface SettingRow {
  readonly version: number;
  readonly of: string;
  readonly key: string;
  readonly value: string | null;
  readonly before: string | null;
  readonly by: string;
  readonly at: Date;
}

/** A key that a newer Amends knows says nothing here. */
function settingOf(row: SettingRow): readonly Setting[] {
  const { of, key } = row;
  return isSettingOf(of) && isSettingKey(key) ? [{ ...row, of, key, by: memberId.parse(row.by) }] : [];
}

export interface Act {
  readonly of: SettingOf;
  readonly changes: readonly (Change & { readonly before: string | null })[];
  readonly by: MemberId;
  readonly at: Date;
}

/** One act. Resolves to its version; two at once lose the race in serialisable transactions, and are done again. */
export async function addSettings(tx: Tx, workspace: WorkspaceId, { of, changes, by, at }: Act): Promise<number> {
  const version = (await setupVersion(tx, workspace)) + 1;
  await tx.query(
    `INSERT INTO setup_change (workspace, version, of, key, value, before, by, at)
     SELECT $1, $2, $3, key, value, before, $4, $5
     FROM jsonb_to_recordset($6::jsonb) AS c(key text, value text, before text)`,
    [workspace, version, of, by, at, jsonParam(changes)],
  );
  return version;
}

/** What waits for somebody else's yes, or did. */
export interface Asked {
  readonly n: number;
  readonly of: AskedOf;
  readonly changes: readonly Change[];
  readonly by: MemberId;
  readonly at: Date;
  readonly outcome: 'confirmed' | 'declined' | null;
  readonly settledBy: MemberId | null;
}

export async function askSetup(
  tx: Tx,
  workspace: WorkspaceId,
  { of, changes, by, at }: Omit<Asked, 'n' | 'outcome' | 'settledBy'>,
): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `INSERT INTO setup_asked (workspace, n, of, changes, by, at)
     SELECT $1, coalesce(max(n), 0) + 1, $2, $3::jsonb, $4, $5 FROM setup_asked WHERE workspace = $1 RETURNING n`,
    [workspace, of, jsonParam(changes), by, at],
  );
  return row?.n ?? 0;
}

export async function readAsked(q: Queryable, workspace: WorkspaceId, n: number): Promise<Asked | null> {
  const [row] = await q.query<AskedRow>(`${ASKED} AND n = $2`, [workspace, n]);
  return row === undefined ? null : (askedOf(row)[0] ?? null);
}

/** What waits, the oldest first. */
export async function askedNow(q: Queryable, workspace: WorkspaceId): Promise<readonly Asked[]> {
  const rows = await q.query<AskedRow>(`${ASKED} AND outcome IS NULL ORDER BY n LIMIT 20`, [workspace]);
  return rows.flatMap(askedOf);
}
const ASKED = `SELECT n, of, changes, by, at, outcome, settled_by AS "settledBy" FROM setup_asked WHERE workspace = $1`;
interface AskedRow {
  readonly n: number;
  readonly of: string;
  readonly changes: readonly { readonly key: string; readonly value: string | null }[];
  readonly by: string;
  readonly at: Date;
  readonly outcome: 'confirmed' | 'declined' | null;
  readonly settledBy: string | null;
}

function askedOf(row: AskedRow): readonly Asked[] {
  const { of } = row;
  if (!isAskedOf(of)) return [];
  const changes = row.changes.flatMap(({ key, value }) => (isSettingKey(key) ? [{ key, value }] : []));
  const settledBy = row.settledBy === null ? null : memberId.parse(row.settledBy);
  return [{ ...row, of, changes, by: memberId.parse(row.by), settledBy }];
}

/** False where somebody was quicker. */
export async function settleAsked(
  tx: Tx,
  workspace: WorkspaceId,
  {
    n,
    outcome,
    by,
    at,
  }: { readonly n: number; readonly outcome: 'confirmed' | 'declined'; readonly by: MemberId; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE setup_asked SET outcome = $3, settled_by = $4, settled_at = $5
     WHERE workspace = $1 AND n = $2 AND outcome IS NULL RETURNING 1`,
    [workspace, n, outcome, by, at],
  );
  return rows.length > 0;
}

/** The number under which it waits; null: it does not. */
export async function numberAsked(q: Queryable, workspace: WorkspaceId, of: AskedOf): Promise<number | null> {
  const [row] = await q.query<{ n: number }>(
    'SELECT n FROM setup_asked WHERE workspace = $1 AND of = $2 AND outcome IS NULL',
    [workspace, of],
  );
  return row?.n ?? null;
}

/**
 * It was settled by something else than a second administrator: an operator, or time. Their notes are drawn anew without buttons.
 * Resolves to its number; null: it waited no more.
 */
export async function settleOtherwise(
  q: Queryable,
  workspace: WorkspaceId,
  of: AskedOf,
  { outcome, at }: { readonly outcome: 'confirmed' | 'declined'; readonly at: Date },
): Promise<number | null> {
  const [row] = await q.query<{ n: number }>(
    `WITH settled AS (
       UPDATE setup_asked SET outcome = $3, settled_at = $4 WHERE workspace = $1 AND of = $2 AND outcome IS NULL RETURNING n),
     anew AS (
       UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM settled s
       WHERE c.workspace = $1 AND split_part(c.subject, ':', 3) = s.n::text AND split_part(c.subject, ':', 2) = 'setup_asked'
         AND split_part(c.subject, ':', 1) = 'learning' AND c.state <> 'dead')
     SELECT n FROM settled`,
    [workspace, of, outcome, at],
  );
  return row?.n ?? null;
}
