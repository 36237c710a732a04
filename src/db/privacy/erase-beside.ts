/** What hangs on the cases of an erased customer: words that lie elsewhere, and who has them on a screen. Done twice it does nothing more. */
import { GONE } from '../../core/base/committed.ts';
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';
import type { Erasure } from './erasures.ts';
import { rowCounts, type Takes } from './row-counts.ts';

/**
 * Each statement by itself: what is left after a crash is taken by the next try. `noted`: how many rows of each are gone is noted
 * on the erasure; not of what was kept too long, of which no certificate is.
 */
export async function eraseBeside(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
  { id, counted }: Pick<Erasure, 'id' | 'counted'>,
  noted = true,
): Promise<void> {
  await rowCounts(q, BESIDE, [workspace, ids, counted], noted ? id : null);
  await q.query(OPT_OUTS, [workspace, ids, GONE]);
}

/** Has the homes drawn anew that may show one of these cases; once they say nothing of the customer any more. */
export async function wantHomesOf(q: Queryable, workspace: WorkspaceId, ids: readonly CaseId[]): Promise<void> {
  await q.query(HOMES, [workspace, ids]);
}

const OF_CASES = '"case" = ANY ($2::text[])';
/** What a model was asked: of the case itself, or of a letter to its customer. */
const OF_SUBJECTS = `split_part(subject, ':', 2) = ANY ($2::text[]) AND split_part(subject, ':', 1) IN ('case', 'letter')`;

/** By what it is; each returns the rows it took. Words of two colleagues about a case are both's own and the customer's. */
const BESIDE: Readonly<Record<string, Takes>> = {
  originals: `DELETE FROM sealed_text WHERE workspace = $1 AND kind = 'original' AND ref = ANY ($2::text[]) RETURNING 1`,
  hint_words: `DELETE FROM sealed_text WHERE workspace = $1 AND kind = 'hint' AND split_part(ref, ':', 2) = ANY ($2::text[])
    AND split_part(ref, ':', 1) IN ('case', 'letter') RETURNING 1`,
  hints: `DELETE FROM hint WHERE workspace = $1 AND ${OF_SUBJECTS} RETURNING 1`,
  coaching_words: [
    `theirs AS (UPDATE coaching SET status = 'erased', version = version + 1
      WHERE workspace = $1 AND ${OF_CASES} AND status <> 'erased' RETURNING id),
    anew AS (UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM theirs t WHERE c.workspace = $1
      AND split_part(c.subject, ':', 1) = 'learning' AND split_part(c.subject, ':', 3) = t.id AND c.state <> 'dead')`,
    `DELETE FROM sealed_text s USING coaching o WHERE o.workspace = $1 AND o.${OF_CASES} AND s.workspace = $1
      AND s.kind = 'coaching' AND split_part(s.ref, '.', 1) = o.id RETURNING 1`,
  ],
  murmur_words: [
    `theirs AS (SELECT id FROM murmur m WHERE m.workspace = $1 AND m.${OF_CASES}),
    anew AS (UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM theirs t WHERE c.workspace = $1
      AND split_part(c.subject, ':', 2) = t.id AND c.state <> 'dead')`,
    `DELETE FROM sealed_text s USING murmur m WHERE m.workspace = $1 AND m.${OF_CASES} AND s.workspace = $1
    AND s.kind = 'murmur' AND s.ref = m.id RETURNING 1`,
  ],
  deliveries: `DELETE FROM delivery WHERE workspace = $1 AND subject = ANY ($2::text[])
    AND NOT (type = 'remedy.requested' AND state <> 'dead') RETURNING 1`,
  matters: `DELETE FROM matter_name WHERE workspace = $1 AND ${OF_CASES} RETURNING 1`,
  set_asides: `DELETE FROM set_aside WHERE workspace = $1 AND ${OF_CASES} RETURNING 1`,
  surveys: `UPDATE survey SET customer_key = CASE WHEN customer_key IS NULL THEN NULL ELSE $3 END, words = NULL, language = NULL, may_quote = false, told = NULL,
      expires_at = least(expires_at, resolved_at) WHERE workspace = $1 AND ${OF_CASES} AND (customer_key <> $3 OR words IS NOT NULL
      OR language IS NOT NULL OR may_quote OR told IS NOT NULL OR expires_at > resolved_at) RETURNING 1`,
  heard: `UPDATE heard_elsewhere SET customer_key = CASE WHEN customer_key IS NULL THEN NULL ELSE $3 END, raw = ''
    WHERE workspace = $1 AND ${OF_CASES} AND (customer_key <> $3 OR raw <> '') RETURNING 1`,
  notes: `DELETE FROM customer_note WHERE workspace = $1 AND ${OF_CASES} RETURNING 1`,
  standings: `DELETE FROM customer_standing WHERE workspace = $1 AND ${OF_CASES} RETURNING 1`,
};

/** That a customer is asked nothing is theirs, and goes by their key; it does not say any more whose the case was. */
const OPT_OUTS = `UPDATE customer_opt_out SET "case" = $3 WHERE workspace = $1 AND ${OF_CASES}`;

/** Whose home may show one of the cases: who works on it, and who leads the team. */
const HOMES = `
WITH cases AS (SELECT owner, asked, team FROM recovery_case WHERE workspace = $1 AND id = ANY ($2::text[])),
  people AS (SELECT owner AS id FROM cases UNION SELECT unnest(asked) FROM cases
    UNION SELECT m.id FROM member m WHERE m.workspace = $1 AND m.lead AND m.team IN (SELECT team FROM cases))
UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM people p
WHERE c.workspace = $1 AND c.subject = 'home:' || p.id AND c.subject LIKE 'home:%' AND c.state <> 'dead'`;
