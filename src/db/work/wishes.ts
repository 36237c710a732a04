/** Wishes: what somebody wants done, from before it is acknowledged until it is carried out. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { ALIVE } from '../engine/holder.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface NewWish {
  /** The same key again changes nothing. */
  readonly key: string;
  readonly sealed: Uint8Array;
  readonly at: Date;
}

/** Several at once in one statement, all or none of them. */
export async function storeWishes(
  q: Queryable,
  { workspace, holder }: { readonly workspace: WorkspaceId; readonly holder: number },
  wishes: readonly NewWish[],
): Promise<void> {
  await q.query(
    `INSERT INTO wish (workspace, key, sealed, at, holder, due_at)
     SELECT $1, key, sealed, at, $5, at FROM unnest($2::text[], $3::bytea[], $4::timestamptz[]) AS w(key, sealed, at)
     ON CONFLICT DO NOTHING`,
    [workspace, wishes.map((w) => w.key), wishes.map((w) => Buffer.from(w.sealed)), wishes.map((w) => w.at), holder],
    'store_wishes',
  );
}

/** Is there a wish of this key? Not seen is not proof: one that is being stored is seen when it is committed. */
export async function isWishStored(q: Queryable, workspace: WorkspaceId, key: string): Promise<boolean> {
  return (await q.query('SELECT 1 FROM wish WHERE workspace = $1 AND key = $2', [workspace, key])).length > 0;
}

/** Carried out, or answered with a no. What a command changes drops its wish in the statement that saves it. */
export async function dropWishes(q: Queryable, workspace: WorkspaceId, keys: readonly string[]): Promise<void> {
  await q.query('DELETE FROM wish WHERE workspace = $1 AND key = ANY ($2::text[])', [workspace, keys], 'drop_wishes');
}

/** The same of one that this process took in and said it may not have: what another one acknowledged under the same key stays. */
export async function dropOwnWish(
  q: Queryable,
  { workspace, holder }: { readonly workspace: WorkspaceId; readonly holder: number },
  key: string,
): Promise<void> {
  await q.query('DELETE FROM wish WHERE workspace = $1 AND key = $2 AND holder = $3', [workspace, key, holder]);
}

export interface WaitingWish {
  readonly key: string;
  readonly sealed: Uint8Array;
}

export interface Taking {
  readonly workspace: WorkspaceId;
  /** Who takes them. */
  readonly holder: number;
  readonly at: Date;
  /** Keys that the taker is at work on. */
  readonly except: readonly string[];
  readonly limit: number;
  /** Only what the taker itself left undone. */
  readonly ownOnly?: boolean;
}

/** Takes wishes that nobody is at work on: of processes that are gone, put off and due again, or left behind. The oldest first. */
export async function takeWishes(q: Queryable, taking: Taking): Promise<readonly WaitingWish[]> {
  const { workspace, holder, at, except, limit, ownOnly = false } = taking;
  const rows = await q.query<WaitingWish & { seq: string }>(
    `UPDATE wish w SET holder = $2 FROM (
       SELECT key FROM wish WHERE ${TAKEABLE} AND NOT key = ANY ($4::text[]) AND (NOT $6 OR holder = $2)
       ORDER BY seq LIMIT $5 FOR UPDATE SKIP LOCKED) due
     WHERE w.workspace = $1 AND w.key = due.key RETURNING w.key, w.sealed, w.seq::text AS seq`,
    [workspace, holder, at, except, limit, ownOnly],
  );
  return rows.toSorted((a, b) => Number(BigInt(a.seq) - BigInt(b.seq)));
}

/**
 * SQL: wishes of workspace $1 that process $2 may take at $3. What it took in itself a moment ago it is at work on; what is
 * older, or of a moment to come because a clock was set back, was left undone. One that was never tried waits for nothing,
 * by whatever clock it was taken in.
 */
export const TAKEABLE = `workspace = $1 AND parked IS NULL AND (attempts = 0 OR due_at <= $3)
  AND ((holder = $2 AND at NOT BETWEEN $3::timestamptz - interval '15 seconds' AND $3::timestamptz + interval '15 seconds')
    OR holder NOT IN (${ALIVE}))`;

/** Tries after which a wish is kept but not tried any more. */
const MOST_TRIES = 8;

/** Could not be carried out now: tried again later, by whoever comes first; parked, with why, after the last try. */
export async function putOffWish(
  q: Queryable,
  workspace: WorkspaceId,
  key: string,
  off: { readonly at: Date; readonly why: string; readonly forGood: boolean },
): Promise<void> {
  await q.query(
    `UPDATE wish SET holder = 0, attempts = attempts + 1,
       due_at = $3::timestamptz + least(2 ^ attempts, 300) * interval '1 second',
       parked = CASE WHEN $5 OR attempts + 1 >= ${MOST_TRIES} THEN $4 END
     WHERE workspace = $1 AND key = $2`,
    [workspace, key, off.at, off.why, off.forGood],
  );
}

/** Wishes waiting to be carried out, and those given up until somebody looks. */
export async function countWishes(
  q: Queryable,
  workspace: WorkspaceId,
): Promise<{ readonly waiting: number; readonly parked: number }> {
  const [row] = await q.query<{ waiting: number; parked: number }>(
    `SELECT count(*) FILTER (WHERE parked IS NULL)::int AS waiting, count(parked)::int AS parked
     FROM wish WHERE workspace = $1`,
    [workspace],
  );
  return row ?? { waiting: 0, parked: 0 };
}

/** A start tries everything once more that was given up: what kept it may be mended. Resolves to how much. */
export async function unparkWishes(q: Queryable, workspace: WorkspaceId): Promise<number> {
  const rows = await q.query(
    `UPDATE wish SET parked = NULL, attempts = ${MOST_TRIES - 1}, due_at = at WHERE workspace = $1 AND parked IS NOT NULL
     RETURNING 1`,
    [workspace],
  );
  return rows.length;
}

/** Drops what was given up and came before a moment: a complaint as typed is not kept for ever. Resolves to how many. */
export async function dropParked(q: Queryable, workspace: WorkspaceId, before: Date): Promise<number> {
  const gone = await q.query('DELETE FROM wish WHERE workspace = $1 AND parked IS NOT NULL AND at < $2 RETURNING 1', [
    workspace,
    before,
  ]);
  return gone.length;
}
