/** Where sealed secrets lie: one row per workspace, kind and reference. What is in them is sealed.ts's business. */
import type { Database } from './client.ts';
import type { SealedFor, Sealer } from './sealed.ts';

/** Keeps a secret, over an earlier one; `until` says when it may be forgotten. */
export async function keepSealed(
  database: Database,
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
  const [row] = await database.read.query<{ sealed: Buffer }>(
    `SELECT sealed FROM sealed_text WHERE ${PLACE}`,
    placeOf(of),
  );
  return row === undefined ? null : sealer.open(row.sealed, of);
}

export async function dropSealed(database: Database, of: SealedFor): Promise<void> {
  await database.read.query(`DELETE FROM sealed_text WHERE ${PLACE}`, placeOf(of));
}

/** Seals anew with the first key what an older one sealed; returns how many. A row changed meanwhile is left alone. */
export async function resealAll(database: Database, sealer: Sealer): Promise<number> {
  const rows = await database.read.query<SealedFor & { sealed: Buffer }>(
    'SELECT workspace, kind, ref, sealed FROM sealed_text',
  );
  let resealed = 0;
  for (const { sealed, ...of } of rows) {
    if (!sealer.isStale(sealed)) continue;
    const anew = sealer.seal(sealer.open(sealed, of), of);
    const changed = await database.read.query(
      `UPDATE sealed_text SET sealed = $5 WHERE ${PLACE} AND sealed = $4 RETURNING 1`,
      [...placeOf(of), sealed, anew],
    );
    resealed += changed.length;
  }
  return resealed;
}

const PLACE = 'workspace = $1 AND kind = $2 AND ref = $3';

function placeOf({ workspace, kind, ref }: SealedFor): readonly [string, string, string] {
  return [workspace, kind, ref];
}
