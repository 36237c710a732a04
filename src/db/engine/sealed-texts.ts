/** Where sealed secrets lie: one row per workspace, kind and reference. What is in them is sealed.ts's business. */
import type { Database } from './client.ts';
import { openedOrNull, type SealedFor, type Sealer } from './sealed.ts';
import type { Queryable } from './serialisable.ts';

/** Keeps a secret, over an earlier one; `until` says when it may be forgotten. */
export async function keepSealed(
  database: Pick<Database, 'read'>,
  sealer: Sealer,
  of: SealedFor,
  text: string,
  until: Date | null = null,
): Promise<void> {
  const sealed = sealer.seal(text, of);
  await database.read.query(
    `INSERT INTO sealed_text (workspace, kind, ref, sealed, keep_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until`,
    [...placeOf(of), sealed, until],
  );
}

/** Forgets what was only kept for a while. */
export async function dropSealedUntil(database: Database, workspace: string, at: Date): Promise<void> {
  await database.read.query('DELETE FROM sealed_text WHERE workspace = $1 AND keep_until <= $2', [workspace, at]);
}

/** The secret; null when there is none. Throws CannotOpen when it was tampered with. */
export async function readSealed(database: Database, sealer: Sealer, of: SealedFor): Promise<string | null> {
  return (await readSealedText(database, sealer, of))?.text ?? null;
}

/** A secret, and the bytes it lies in: no two writings have the same. */
export interface SealedText {
  readonly text: string;
  readonly sealed: Uint8Array;
}

/** The same as `readSealed`, to be replaced or dropped only while it stands there. */
export async function readSealedText(
  database: Pick<Database, 'read'>,
  sealer: Sealer,
  of: SealedFor,
): Promise<SealedText | null> {
  const [row] = await database.read.query<{ sealed: Buffer }>(
    `SELECT sealed FROM sealed_text WHERE ${PLACE}`,
    placeOf(of),
  );
  return row === undefined ? null : { text: sealer.open(row.sealed, of), sealed: row.sealed };
}

/** Every secret of a kind, by its reference; null for one that does not open. */
export async function readSealedOfKind(
  q: Queryable,
  sealer: Sealer,
  { workspace, kind }: Pick<SealedFor, 'workspace' | 'kind'>,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await q.query<{ ref: string; sealed: Buffer }>(
    'SELECT ref, sealed FROM sealed_text WHERE workspace = $1 AND kind = $2 ORDER BY ref',
    [workspace, kind],
  );
  return new Map(rows.map(({ ref, sealed }) => [ref, openedOrNull(sealer, sealed, { workspace, kind, ref })]));
}

/** Keeps a secret in place of these bytes; false where others, or none, stand there. */
export async function replaceSealed(
  database: Database,
  sealer: Sealer,
  of: SealedFor,
  change: { readonly before: Uint8Array; readonly text: string },
): Promise<boolean> {
  const changed = await database.read.query(
    `UPDATE sealed_text SET sealed = $5 WHERE ${PLACE} AND sealed = $4 RETURNING 1`,
    [...placeOf(of), Buffer.from(change.before), sealer.seal(change.text, of)],
  );
  return changed.length > 0;
}

/** False where none stood there. */
export async function dropSealed(database: Pick<Database, 'read'>, of: SealedFor): Promise<boolean> {
  const dropped = await database.read.query(`DELETE FROM sealed_text WHERE ${PLACE} RETURNING 1`, placeOf(of));
  return dropped.length > 0;
}

/** Drops these bytes; false where others, or none, stand there. */
export async function dropSealedText(
  database: Pick<Database, 'read'>,
  of: SealedFor,
  before: Uint8Array,
): Promise<boolean> {
  const dropped = await database.read.query(`DELETE FROM sealed_text WHERE ${PLACE} AND sealed = $4 RETURNING 1`, [
    ...placeOf(of),
    Buffer.from(before),
  ]);
  return dropped.length > 0;
}

/** Takes a place nobody has, or whose time is over: one caller of all gets it, until it is dropped or its time is over. */
export async function claimSealed(
  database: Database,
  sealer: Sealer,
  of: SealedFor,
  { at, until }: { readonly at: Date; readonly until: Date },
): Promise<boolean> {
  const claimed = await database.read.query(
    `INSERT INTO sealed_text AS t (workspace, kind, ref, sealed, keep_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until
       WHERE t.keep_until <= $6 RETURNING 1`,
    [...placeOf(of), sealer.seal('claimed', of), until, at],
  );
  return claimed.length > 0;
}

const PLACE = 'workspace = $1 AND kind = $2 AND ref = $3';

function placeOf({ workspace, kind, ref }: SealedFor): readonly [string, string, string] {
  return [workspace, kind, ref];
}
