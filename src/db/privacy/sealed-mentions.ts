/** Sealed rows that may tell of a customer and hang on no case: what came in and opened none, what could not be carried out, forms that did not open. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { SealedFor } from '../engine/sealed.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface SealedRow {
  readonly of: SealedFor;
  readonly sealed: Uint8Array;
  /** What stands open beside it. */
  readonly beside: string;
}

/** One kind of them, in pages. `kind`: as it is sealed. */
export interface MentionPlace {
  readonly kind: string;
  read(q: Queryable, workspace: WorkspaceId, after: string, limit: number): Promise<readonly SealedRow[]>;
  drop(q: Queryable, workspace: WorkspaceId, refs: readonly string[]): Promise<void>;
}

const place = (kind: string, from: string, ref: string, beside: string, where: string): MentionPlace => ({
  kind,
  async read(q, workspace, after, limit) {
    const rows = await q.query<{ ref: string; sealed: Uint8Array; beside: string }>(
      `SELECT ${ref} AS ref, sealed, ${beside} AS beside FROM ${from} WHERE workspace = $1 AND ${ref} > $2 AND ${where}
       ORDER BY ${ref} LIMIT $3`,
      [workspace, after, limit],
    );
    return rows.map((row) => ({ of: { workspace, kind, ref: row.ref }, sealed: row.sealed, beside: row.beside }));
  },
  async drop(q, workspace, refs) {
    await q.query(`DELETE FROM ${from} WHERE workspace = $1 AND ${ref} = ANY ($2::text[]) AND ${where}`, [
      workspace,
      refs,
    ]);
  },
});

/** A wish that is tried is carried out within moments, and then stands on its case. */
export const MENTION_PLACES: readonly MentionPlace[] = [
  place('aside', 'set_aside', 'id', 'words', 'true'),
  place('wish', 'wish', 'key', `''`, 'parked IS NOT NULL'),
  place('kept_words', 'sealed_text', 'ref', `''`, `kind = 'kept_words'`),
  place('kept_form', 'sealed_text', 'ref', `''`, `kind = 'kept_form'`),
  place('murmur', 'sealed_text', 'ref', `''`, `kind = 'murmur'`),
];
