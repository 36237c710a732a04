/** Notes on customers, and that they are leaving: written where it is said, forgotten where nobody needs it. */
import type { CaseId, MemberId, ThingId, WorkspaceId } from '../../core/base/ids.ts';
import type { CareKept } from '../../core/case/care/care.ts';
import { identitiesOf } from '../case/identities.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface SaidBy {
  readonly by: MemberId | null;
  readonly at: Date;
  readonly case: CaseId;
}

type Kept<K extends CareKept['what']> = Extract<CareKept, { what: K }>;

export async function keepNote(
  tx: Queryable,
  workspace: WorkspaceId,
  { note, key, words, until }: Kept<'note'>,
  said: SaidBy,
): Promise<void> {
  await tx.query(
    `INSERT INTO customer_note (workspace, id, customer_key, words, "by", at, "case", until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [workspace, note, key, words, said.by ?? '', said.at, said.case, until],
  );
}

/** What stood there is gone. */
export async function correctNote(
  tx: Queryable,
  workspace: WorkspaceId,
  { note, words, until }: Kept<'note_words'>,
  { by, at }: SaidBy,
): Promise<void> {
  await tx.query(
    `UPDATE customer_note SET words = $3, until = $4, "by" = $5, at = $6 WHERE workspace = $1 AND id = $2`,
    [workspace, note, words, until, by ?? '', at],
  );
}

export async function forgetNote(tx: Queryable, workspace: WorkspaceId, note: ThingId): Promise<void> {
  await tx.query('DELETE FROM customer_note WHERE workspace = $1 AND id = $2', [workspace, note]);
}

/** Those past their time. */
export async function forgetNotes(q: Queryable, workspace: WorkspaceId, at: Date): Promise<number> {
  const gone = await q.query('DELETE FROM customer_note WHERE until <= $2 AND workspace = $1 RETURNING 1', [
    workspace,
    at,
  ]);
  return gone.length;
}

/** What was said of it before ends. */
export async function keepLeaving(
  tx: Queryable,
  workspace: WorkspaceId,
  leaving: Kept<'leaving'>,
  said: SaidBy,
): Promise<void> {
  const { id, key, standing, reason, words, value, consent, team } = leaving;
  await tx.query(
    `UPDATE customer_standing SET ended_at = $3 WHERE customer_key IN ${identitiesOf('$2::text')} AND workspace = $1 AND ended_at IS NULL`,
    [workspace, key, said.at],
  );
  await tx.query(
    `INSERT INTO customer_standing (workspace, id, customer_key, standing, reason, words, value_minor, value_currency, consent,
       team, "case", "by", at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      workspace,
      id,
      key,
      standing,
      reason,
      words,
      value?.minor.toString() ?? null,
      value?.currency ?? null,
      consent,
      team,
      said.case,
      said.by ?? '',
      said.at,
    ],
  );
}

export async function endLeaving(tx: Queryable, workspace: WorkspaceId, id: ThingId, at: Date): Promise<void> {
  await tx.query('UPDATE customer_standing SET ended_at = $3 WHERE workspace = $1 AND id = $2', [workspace, id, at]);
}

/** One who is won stays, so that is the end of it. */
export async function keepWinback(
  tx: Queryable,
  workspace: WorkspaceId,
  { id, outcome }: Kept<'winback'>,
  { by, at }: SaidBy,
): Promise<void> {
  await tx.query(
    `UPDATE customer_standing SET winback = $3, winback_by = $4, winback_at = $5::timestamptz, ended_at = CASE WHEN $6::boolean THEN $5::timestamptz END
     WHERE workspace = $1 AND id = $2`,
    [workspace, id, outcome, by ?? '', at, outcome === 'won'],
  );
}
