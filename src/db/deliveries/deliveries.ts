/** What other systems are to be told, or asked to do: the rows are the work. Written with what happened, gone when delivered. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import { ALIVE } from '../engine/holder.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface NewDelivery {
  readonly receiver: string;
  /** The same for the same event, whoever writes it: it is there once. */
  readonly id: string;
  readonly type: string;
  /** Deliveries to one receiver about one subject go one after the other. */
  readonly subject: string;
  readonly at: Date;
  readonly sealed: Uint8Array;
  /** W3C traceparent of what happened; null: that is not traced. */
  readonly trace: string | null;
}

/** In the transaction of what they tell of. */
export async function addDeliveries(
  q: Queryable,
  workspace: WorkspaceId,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map(({ sealed, ...rest }, n) => ({
    ...rest,
    n,
    sealed: Buffer.from(sealed).toString('base64'),
  }));
  await q.query(
    `INSERT INTO delivery (workspace, receiver, id, type, subject, at, due_at, sealed, trace)
     SELECT $1, d.receiver, d.id, d.type, d.subject, d.at, d.at, decode(d.sealed, 'base64'), d.trace
     FROM jsonb_to_recordset($2::jsonb) AS d(
       receiver text, id text, type text, subject text, at timestamptz, sealed text, trace text, n int)
     ORDER BY d.n ON CONFLICT DO NOTHING`,
    [workspace, jsonParam(rows)],
  );
}

export interface Claiming {
  readonly workspace: WorkspaceId;
  readonly receiver: string;
  readonly holder: number;
  readonly at: Date;
  readonly leaseUntil: Date;
  readonly limit: number;
}

export interface Claimed {
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly at: Date;
  readonly sealed: Uint8Array;
  readonly tries: number;
  /** Proves the claim, until the lease ends. */
  readonly claim: number;
  /** It was somebody's who died, or took too long: perhaps it was sent. */
  readonly wasSending: boolean;
  /** W3C traceparent of what happened; null: that is not traced. */
  readonly trace: string | null;
}

/** Takes what is due and in nobody's hands, of each subject the first that waits. What a dead process held is taken at once. */
export async function claimDeliveries(q: Queryable, claiming: Claiming): Promise<readonly Claimed[]> {
  const { workspace, receiver, holder, at, leaseUntil, limit } = claiming;
  const rows = await q.query<Claimed>(
    `WITH free AS (
       SELECT w.id, w.state = 'sending' AS was_sending FROM delivery w
       WHERE w.receiver = $2 AND w.workspace = $1 AND w.state <> 'dead' AND w.due_at <= $3
         AND (w.state = 'waiting' OR w.lease_until <= $3 OR w.holder NOT IN (${ALIVE}))
         AND NOT EXISTS (SELECT FROM delivery e WHERE e.subject = w.subject AND e.receiver = $2 AND e.workspace = $1
           AND e.number < w.number AND e.state <> 'dead')
       ORDER BY w.number LIMIT $4 FOR UPDATE SKIP LOCKED)
     UPDATE delivery d SET state = 'sending', claim = d.claim + 1, holder = $5, lease_until = $6
     FROM free WHERE d.id = free.id AND d.receiver = $2 AND d.workspace = $1
     RETURNING d.id, d.type, d.subject, d.at, d.sealed, d.tries, d.claim, d.trace, free.was_sending AS "wasSending"`,
    [workspace, receiver, at, limit, holder, leaseUntil],
    'claim_deliveries',
  );
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

export interface Held {
  readonly workspace: WorkspaceId;
  readonly receiver: string;
  readonly id: string;
  readonly claim: number;
}

export async function deliveryDone(q: Queryable, { workspace, receiver, id, claim }: Held): Promise<void> {
  await q.query('DELETE FROM delivery WHERE id = $1 AND receiver = $2 AND workspace = $3 AND claim = $4', [
    id,
    receiver,
    workspace,
    claim,
  ]);
}

/** Not delivered: tried again at `dueAt`, or never by itself when that is null. */
export async function deliveryFailed(
  q: Queryable,
  { workspace, receiver, id, claim }: Held,
  { dueAt, fault }: { readonly dueAt: Date | null; readonly fault: string },
): Promise<void> {
  await q.query(
    `UPDATE delivery SET tries = tries + 1, holder = NULL, lease_until = NULL, trouble = $6,
       state = CASE WHEN $5::timestamptz IS NULL THEN 'dead' ELSE 'waiting' END, due_at = coalesce($5, due_at)
     WHERE id = $1 AND receiver = $2 AND workspace = $3 AND claim = $4`,
    [id, receiver, workspace, claim, dueAt, fault],
  );
}

export interface DeliveryListed {
  readonly receiver: string;
  readonly id: string;
  readonly type: string;
  readonly subject: string;
  readonly at: Date;
  readonly state: 'waiting' | 'sending' | 'dead';
  readonly tries: number;
  readonly dueAt: Date;
  readonly fault: string | null;
}

/** Those given up first, then the oldest. */
export async function listDeliveries(
  q: Queryable,
  workspace: WorkspaceId,
  most: number,
): Promise<readonly DeliveryListed[]> {
  return await q.query<DeliveryListed>(
    `SELECT receiver, id, type, subject, at, state, tries, due_at AS "dueAt", trouble AS fault
     FROM delivery WHERE workspace = $1 ORDER BY state = 'dead' DESC, number LIMIT $2`,
    [workspace, most],
  );
}

export async function countDeliveries(
  q: Queryable,
  workspace: WorkspaceId,
): Promise<{ readonly waiting: number; readonly dead: number }> {
  const [row] = await q.query<{ waiting: number; dead: number }>(
    `SELECT count(*) FILTER (WHERE state <> 'dead')::int AS waiting, count(*) FILTER (WHERE state = 'dead')::int AS dead
     FROM delivery WHERE workspace = $1`,
    [workspace],
  );
  return row ?? { waiting: 0, dead: 0 };
}

/** Gives back what was given up, of one receiver or of all; how many. It goes in its old order. */
export async function replayDeliveries(
  q: Queryable,
  workspace: WorkspaceId,
  { receiver, at }: { readonly receiver: string | null; readonly at: Date },
): Promise<number> {
  const rows = await q.query(
    `UPDATE delivery SET state = 'waiting', tries = 0, due_at = $3
     WHERE workspace = $1 AND state = 'dead' AND ($2::text IS NULL OR receiver = $2) RETURNING 1`,
    [workspace, receiver, at],
  );
  return rows.length;
}

/** What nobody took for so long is forgotten; how many. */
export async function dropDeliveries(q: Queryable, workspace: WorkspaceId, before: Date): Promise<number> {
  const gone = await q.query('DELETE FROM delivery WHERE workspace = $1 AND at < $2 RETURNING 1', [workspace, before]);
  return gone.length;
}
