/** Every table that holds something sealed, what each row is sealed for, and by which keys. */
import { openedOrNull, type SealedFor, type Sealer } from './sealed.ts';
import type { Queryable } from './serialisable.ts';

interface SealedPlace {
  readonly table: string;
  /** SQL: what its rows are sealed for, beside the workspace. */
  readonly kind: string;
  readonly ref: string;
  /** SQL: rows that nobody opens any more. */
  readonly over?: string;
}

export const SEALED_PLACES: readonly SealedPlace[] = [
  { table: 'sealed_text', kind: 'kind', ref: 'ref', over: 'keep_until <= now()' },
  { table: 'wish', kind: `'wish'`, ref: 'key' },
  { table: 'set_aside', kind: `'aside'`, ref: 'id' },
  { table: 'delivery', kind: `'delivery'`, ref: `receiver || ':' || id` },
  { table: 'erasure', kind: `'erasure'`, ref: 'id' },
];

/** SQL: the id of the key that sealed a row, as `sealed.ts` writes it. */
const KEY = `encode(substring(sealed FROM 2 FOR 8), 'hex')`;

export interface KeyInUse {
  /** Hex. */
  readonly key: string;
  readonly workspace: string;
  readonly table: string;
  readonly rows: number;
}

/** Which keys sealed what is stored and still wanted, in all workspaces. */
export async function keysInUse(q: Queryable): Promise<readonly KeyInUse[]> {
  const found: KeyInUse[] = [];
  for (const { table, over = 'false' } of SEALED_PLACES) {
    const rows = await q.query<Omit<KeyInUse, 'table'>>(
      `SELECT key, workspace, count(*)::int AS rows FROM (
         SELECT ${KEY} AS key, workspace FROM ${table} WHERE sealed IS NOT NULL AND (${over}) IS NOT TRUE) s
       GROUP BY key, workspace ORDER BY key, workspace`,
    );
    found.push(...rows.map((row) => ({ ...row, table })));
  }
  return found;
}

/** Throws, saying what to do, where something stored was sealed with a key that is not given. */
export async function checkKeys(q: Queryable, sealer: Sealer): Promise<void> {
  const strange = (await keysInUse(q)).filter(({ key }) => !sealer.keyIds.includes(key));
  if (strange.length === 0) return;
  const keys = [...new Set(strange.map(({ key }) => key))].join(', ');
  const rows = strange.reduce((sum, each) => sum + each.rows, 0);
  throw new Error(
    `AMENDS_SECRET_KEY does not open what is stored: ${rows === 1 ? 'one text is' : `${rows} texts are`} sealed with ${keys}, and given is ${sealer.keyIds.join(', ')}. Put the key it was sealed with behind the new one, AMENDS_SECRET_KEY=new,old; amends keys status says when it may go.`,
  );
}

const BATCH = 200;

/**
 * Seals anew with the first key what an older one sealed, in batches: broken off, it goes on where it was, and several may do it
 * at once. Returns how many. What was changed or taken meanwhile, and what cannot be opened, is left alone.
 */
export async function resealAll(
  database: { readonly read: Queryable },
  sealer: Sealer,
  workspace: string | null = null,
): Promise<number> {
  let resealed = 0;
  for (const place of SEALED_PLACES) resealed += await resealIn(database.read, sealer, place, workspace);
  return resealed;
}

async function resealIn(
  q: Queryable,
  sealer: Sealer,
  { table, kind, ref }: SealedPlace,
  workspace: string | null,
): Promise<number> {
  let resealed = 0;
  let after: SealedFor = { workspace: '', kind: '', ref: '' };
  for (;;) {
    const rows = await q.query<SealedFor & { readonly sealed: Buffer }>(
      `SELECT workspace, ${kind} AS kind, ${ref} AS ref, sealed FROM ${table}
       WHERE sealed IS NOT NULL AND ${KEY} <> $1 AND ($2::text IS NULL OR workspace = $2)
         AND (workspace, ${kind}, ${ref}) > ($3, $4, $5) ORDER BY 1, 2, 3 LIMIT $6`,
      [sealer.keyIds[0], workspace, after.workspace, after.kind, after.ref, BATCH],
    );
    for (const { sealed, ...of } of rows) {
      const text = openedOrNull(sealer, sealed, of);
      // whoever wants it is told so
      if (text === null) continue;
      const changed = await q.query(
        `UPDATE ${table} SET sealed = $5 WHERE workspace = $1 AND ${kind} = $2 AND ${ref} = $3 AND sealed = $4 RETURNING 1`,
        [of.workspace, of.kind, of.ref, sealed, sealer.seal(text, of)],
      );
      resealed += changed.length;
    }
    const last = rows.at(-1);
    if (last === undefined) return resealed;
    after = last;
  }
}
