/** Sealed rows that may tell of a customer and hang on no case: what came in and opened none, what could not be carried out, forms that did not open, sentences in messages of no case. */
import type { ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { SealedFor } from '../engine/sealed.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';
import { notedIn } from './erasures.ts';

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
  /** With it goes what a message shows of it. How many there were is noted on the erasure. */
  drop(q: Queryable, workspace: WorkspaceId, erasure: ThingId, refs: readonly string[]): Promise<void>;
}

interface Where {
  readonly kind: string;
  /** SQL: its table, what a row is kept under, what stands open beside it, and which rows of the table they are. */
  readonly from: string;
  readonly ref: string;
  readonly beside?: string;
  readonly where?: string;
  /** SQL: whether the message `c` shows the row `t`. */
  readonly shows?: string;
}

const place = ({ kind, from, ref, beside = `''`, where = 'true', shows = 'false' }: Where): MentionPlace => ({
  kind,
  async read(q, workspace, after, limit) {
    const rows = await q.query<{ ref: string; sealed: Uint8Array; beside: string }>(
      `SELECT ${ref} AS ref, sealed, ${beside} AS beside FROM ${from} WHERE workspace = $1 AND ${ref} > $2 AND ${where}
       ORDER BY ${ref} LIMIT $3`,
      [workspace, after, limit],
    );
    return rows.map((row) => ({ of: { workspace, kind, ref: row.ref }, sealed: row.sealed, beside: row.beside }));
  },
  async drop(q, workspace, erasure, refs) {
    await q.query(
      `WITH took AS (DELETE FROM ${from} WHERE workspace = $1 AND ${ref} = ANY ($2::text[]) AND ${where} RETURNING ${ref} AS ref),
         noted AS (${notedIn('set_asides', 'took', '$3')})
       UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM took t
       WHERE c.workspace = $1 AND c.state <> 'dead' AND ${shows}`,
      [workspace, refs, erasure],
    );
  },
});

const inText = (kind: string, shows?: string): MentionPlace =>
  place({ kind, from: 'sealed_text', ref: 'ref', where: `kind = '${kind}'`, ...(shows !== undefined && { shows }) });

const OF_SECOND = `split_part(c.subject, ':', 2) = t.ref AND split_part(c.subject, ':', 1) =`;

/** A wish that is tried is carried out within moments, and then stands on its case. */
export const MENTION_PLACES: readonly MentionPlace[] = [
  place({ kind: 'aside', from: 'set_aside', ref: 'id', beside: 'words' }),
  place({ kind: 'wish', from: 'wish', ref: 'key', where: 'parked IS NOT NULL' }),
  inText('kept_words'),
  inText('kept_form'),
  inText('murmur', `${OF_SECOND} 'murmur'`),
  inText('unheard', `${OF_SECOND} 'unheard'`),
  inText('authority', `split_part(c.subject, ':', 3) = t.ref AND split_part(c.subject, ':', 2) = 'authority'`),
];

/** Answers told later whose day is over: nobody knows any more whom their words name, so that all are drawn anew without. */
export async function emptyUnheard(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} WHERE c.workspace = $1 AND c.subject LIKE 'unheard:%'
       AND c.state <> 'dead' AND NOT EXISTS (SELECT FROM sealed_text t WHERE t.workspace = $1 AND t.kind = 'unheard'
         AND t.ref = split_part(c.subject, ':', 2))`,
    [workspace],
  );
}
