/** What masking hid on a case, as it was typed: sealed, one row a case, until nobody has needed it for as long as the house says. */
import { z } from 'zod';
import type { CaseId, MemberId, WorkspaceId } from '../../core/base/ids.ts';
import { memberId } from '../../core/base/ids.ts';
import type { Original } from '../../core/case/originals.ts';
import type { Sealer } from '../engine/sealed.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

/** `by`: null where another system sent it. */
export interface KeptOriginal extends Original {
  readonly by: MemberId | null;
  readonly at: Date;
  /** Forgotten from then on. */
  readonly until: Date;
}

const KIND = 'original';
/** A case holds so many at most; the oldest go first. */
const MOST = 100;

const kept = z.array(
  z.object({
    field: z.string(),
    text: z.string(),
    by: memberId.nullable(),
    at: z.coerce.date(),
    until: z.coerce.date(),
  }),
);

/** Still to be shown at this moment, the oldest first. Throws CannotOpen when the row was tampered with. */
export async function readOriginals(
  q: Queryable,
  sealer: Sealer,
  { workspace, id, at }: { readonly workspace: WorkspaceId; readonly id: CaseId; readonly at: Date },
): Promise<readonly KeptOriginal[]> {
  const [row] = await q.query<{ readonly sealed: Buffer }>(
    'SELECT sealed FROM sealed_text WHERE workspace = $1 AND kind = $2 AND ref = $3',
    [workspace, KIND, id],
  );
  if (row === undefined) return [];
  return kept
    .parse(JSON.parse(sealer.open(row.sealed, { workspace, kind: KIND, ref: id })))
    .filter(({ until }) => until > at);
}

/** Beside those that are kept, in the transaction that saves the case. */
export async function addOriginals(
  tx: Tx,
  sealer: Sealer,
  { workspace, id, at }: { readonly workspace: WorkspaceId; readonly id: CaseId; readonly at: Date },
  more: readonly KeptOriginal[],
): Promise<void> {
  const all = [...(await readOriginals(tx, sealer, { workspace, id, at })), ...more].slice(-MOST);
  const until = all.map((one) => one.until).reduce((a, b) => (a > b ? a : b), at);
  await tx.query(
    `INSERT INTO sealed_text (workspace, kind, ref, sealed, keep_until) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until`,
    [workspace, KIND, id, sealer.seal(JSON.stringify(all), { workspace, kind: KIND, ref: id }), until],
  );
}

/** All of them, or those of one case: where the house keeps none any more, and where a customer is to be forgotten. Resolves to how many cases had some. */
export async function dropOriginals(q: Queryable, workspace: WorkspaceId, id: CaseId | null = null): Promise<number> {
  const gone = await q.query(
    'DELETE FROM sealed_text WHERE workspace = $1 AND kind = $2 AND ($3::text IS NULL OR ref = $3) RETURNING 1',
    [workspace, KIND, id],
  );
  return gone.length;
}
