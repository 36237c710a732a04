/** What a model is asked and what it suggested: the rows are the work. What it wrote lies sealed beside them, and is forgotten after a while. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { ALIVE } from '../engine/holder.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface HintOf {
  readonly workspace: WorkspaceId;
  readonly subject: string;
}

/**
 * Has it asked, unless it was asked of the same words before: then nothing is done. Other words than before are asked anew, and an
 * answer that is on its way to the old ones is dropped. False where nothing is to be asked, or `most` wait already.
 */
export async function wantHint(
  q: Queryable,
  { workspace, subject }: HintOf,
  { bound, at, most }: { readonly bound: string; readonly at: Date; readonly most: number },
): Promise<boolean> {
  const rows = await q.query(
    `INSERT INTO hint (workspace, subject, bound, due_at, at)
     SELECT $1, $2, $3, $4, $4 WHERE (SELECT count(*) FROM (
       SELECT FROM hint w WHERE w.workspace = $1 AND w.state IN ('waiting', 'asking') LIMIT $5) AS waiting) < $5
     ON CONFLICT (workspace, subject) DO UPDATE SET bound = excluded.bound, state = 'waiting', due_at = excluded.due_at,
       at = excluded.at, calls = 0, claim = hint.claim + 1, holder = NULL, lease_until = NULL, model = NULL,
       reading = NULL, trouble = NULL
     WHERE hint.bound <> excluded.bound RETURNING 1`,
    [workspace, subject, bound, at, most],
  );
  if (rows.length > 0) return true;
  // what was suggested of other words is not shown any more, though there is no room to ask anew
  await q.query(
    `UPDATE hint SET state = 'none', claim = claim + 1, trouble = 'no_room' WHERE workspace = $1 AND subject = $2
       AND bound <> $3`,
    [workspace, subject, bound],
  );
  return false;
}

export interface HintClaimed {
  readonly subject: string;
  readonly bound: string;
  readonly calls: number;
  readonly at: Date;
  /** Proves the claim. */
  readonly claim: number;
}

/** Takes what is due and in nobody's hands, the oldest first. What a dead process held is taken at once. */
export async function claimHints(
  q: Queryable,
  {
    workspace,
    holder,
    at,
    leaseUntil,
    limit,
  }: {
    readonly workspace: WorkspaceId;
    readonly holder: number;
    readonly at: Date;
    readonly leaseUntil: Date;
    readonly limit: number;
  },
): Promise<readonly HintClaimed[]> {
  const rows = await q.query<HintClaimed>(
    `WITH free AS (
       SELECT subject FROM hint WHERE workspace = $1 AND state IN ('waiting', 'asking') AND due_at <= $2
         AND (state = 'waiting' OR lease_until <= $2 OR holder NOT IN (${ALIVE}))
       ORDER BY number LIMIT $3 FOR UPDATE SKIP LOCKED)
     UPDATE hint h SET state = 'asking', claim = h.claim + 1, holder = $4, lease_until = $5
     FROM free WHERE h.workspace = $1 AND h.subject = free.subject
     RETURNING h.subject, h.bound, h.calls, h.at, h.claim`,
    [workspace, at, limit, holder, leaseUntil],
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

export interface HintHeld extends HintOf {
  readonly claim: number;
}

/** What came of it: given up with a reason, or asked again at a time. */
export async function hintFailed(
  q: Queryable,
  { workspace, subject, claim }: HintHeld,
  { dueAt, trouble }: { readonly dueAt: Date | null; readonly trouble: string },
): Promise<void> {
  await q.query(
    `UPDATE hint SET state = CASE WHEN $4::timestamptz IS NULL THEN 'none' ELSE 'waiting' END,
       due_at = coalesce($4, due_at), trouble = $5, holder = NULL, lease_until = NULL
     WHERE workspace = $1 AND subject = $2 AND claim = $3`,
    [workspace, subject, claim, dueAt, trouble],
  );
}

export interface HintFound {
  readonly model: string;
  readonly reading: object;
  /** Sealed; null where there are no words. */
  readonly sealed: Uint8Array | null;
  readonly keepUntil: Date;
}

/** Keeps what was suggested. False where the claim is gone: it was about other words than those that stand now. */
export async function hintThere(
  q: Queryable,
  { workspace, subject, claim }: HintHeld,
  { model, reading, sealed, keepUntil }: HintFound,
): Promise<boolean> {
  const rows = await q.query(
    `WITH there AS (
       UPDATE hint SET state = 'there', model = $4, reading = $5::jsonb, trouble = NULL, holder = NULL, lease_until = NULL
       WHERE workspace = $1 AND subject = $2 AND claim = $3 RETURNING subject),
     gone AS (DELETE FROM sealed_text s USING there
       WHERE s.workspace = $1 AND s.kind = '${HINT_KIND}' AND s.ref = there.subject AND $6::bytea IS NULL),
     words AS (INSERT INTO sealed_text (workspace, kind, ref, sealed, keep_until)
       SELECT $1, '${HINT_KIND}', subject, $6::bytea, $7 FROM there WHERE $6::bytea IS NOT NULL
       ON CONFLICT (workspace, kind, ref) DO UPDATE SET sealed = excluded.sealed, keep_until = excluded.keep_until)
     SELECT FROM there`,
    [workspace, subject, claim, model, jsonParam(reading), sealed, keepUntil],
  );
  return rows.length > 0;
}

/** The kind its words are sealed as. */
export const HINT_KIND = 'hint';

export interface HintRead {
  readonly bound: string;
  readonly state: 'waiting' | 'asking' | 'there' | 'none';
  readonly model: string | null;
  readonly reading: unknown;
  readonly sealed: Uint8Array | null;
}

/** Undefined where nothing was asked. */
export async function readHint(q: Queryable, { workspace, subject }: HintOf): Promise<HintRead | undefined> {
  const [row] = await q.query<HintRead>(
    `SELECT h.bound, h.state, h.model, h.reading, s.sealed FROM hint h
     LEFT JOIN sealed_text s ON s.workspace = h.workspace AND s.kind = '${HINT_KIND}' AND s.ref = h.subject
     WHERE h.workspace = $1 AND h.subject = $2`,
    [workspace, subject],
  );
  return row;
}

/** How many wait to be asked. */
export async function countHints(q: Queryable, workspace: WorkspaceId): Promise<number> {
  const [row] = await q.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM hint WHERE workspace = $1 AND state IN ('waiting', 'asking')`,
    [workspace],
  );
  return row?.n ?? 0;
}

/** What of a letter or a digest was suggested before then, and what came to nothing; what was suggested of a case stays beside it. */
export async function forgetHints(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query(
    `DELETE FROM hint WHERE workspace = $1 AND at < $2 AND (state <> 'there' OR subject NOT LIKE 'case:%')`,
    [workspace, before],
  );
}
