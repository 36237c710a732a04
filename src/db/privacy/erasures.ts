/** That customers are to be erased, or were: what an interrupted erasure goes on from, and its certificate. */
import { caseId, thingId, type CaseId, type ThingId, type WorkspaceId } from '../../core/base/ids.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';

export type ErasureState = 'asked' | 'running' | 'done' | 'declined';

/** How many rows, by what they were; and ids of cases. No identity. */
export type Gone = Readonly<Record<string, number | readonly string[]>>;

export interface Erasure {
  readonly id: ThingId;
  /** What the customer goes by; empty once it is done. */
  readonly keys: readonly string[];
  /** The key they are counted under from then on. */
  readonly counted: string;
  readonly state: ErasureState;
  /** `member:ana` or `operator`. */
  readonly askedBy: string;
  readonly confirmedBy: string | null;
  readonly askedAt: Date;
  readonly doneAt: Date | null;
  readonly gone: Gone;
}

const COLUMNS = `id, keys, counted, state, asked_by AS "askedBy", confirmed_by AS "confirmedBy", asked_at AS "askedAt",
  done_at AS "doneAt", gone`;

interface Row extends Omit<Erasure, 'id'> {
  readonly id: string;
}
const erasureOf = (row: Row): Erasure => ({ ...row, id: thingId.parse(row.id) });

/** Every key that one customer goes by; the key itself where nobody said anything. */
export async function keysOfCustomer(q: Queryable, workspace: WorkspaceId, key: string): Promise<readonly string[]> {
  const rows = await q.query<{ key: string }>(
    `SELECT $2::text AS key UNION SELECT o.key FROM customer_identity i JOIN customer_identity o
       ON o.workspace = $1 AND o.customer = i.customer WHERE i.workspace = $1 AND i.key = $2 ORDER BY 1`,
    [workspace, key],
  );
  return rows.map((row) => row.key);
}

export interface NewErasure extends Pick<Erasure, 'id' | 'keys' | 'counted' | 'askedBy' | 'askedAt'> {
  readonly state: 'asked' | 'running';
  /** How the customer was named, sealed. */
  readonly sealed: Uint8Array;
  /** What it would be, as it was when it was asked for. */
  readonly gone?: Gone;
}

export async function insertErasure(q: Queryable, workspace: WorkspaceId, one: NewErasure): Promise<void> {
  await q.query(
    `INSERT INTO erasure (workspace, id, keys, counted, sealed, state, asked_by, asked_at, gone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)`,
    [
      workspace,
      one.id,
      one.keys,
      one.counted,
      Buffer.from(one.sealed),
      one.state,
      one.askedBy,
      one.askedAt,
      jsonParam(one.gone ?? {}),
    ],
  );
}

/** Those in a state, the oldest first; not what is kept too long, which is found anew each day. */
export async function erasuresIn(
  q: Queryable,
  workspace: WorkspaceId,
  state: ErasureState,
): Promise<readonly Erasure[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM erasure WHERE workspace = $1 AND state = $2 AND asked_by <> 'retention' ORDER BY asked_at, id`,
    [workspace, state],
  );
  return rows.map(erasureOf);
}

export async function readErasure(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<Erasure | null> {
  const [row] = await q.query<Row>(`SELECT ${COLUMNS} FROM erasure WHERE workspace = $1 AND id = $2`, [workspace, id]);
  return row === undefined ? null : erasureOf(row);
}

/** Made anew by each try of a transaction: what a lost one counted was undone with it. */
export function summed(...all: readonly Gone[]): Gone {
  const sums: Record<string, number | readonly string[]> = {};
  for (const [what, n] of all.flatMap((gone) => Object.entries(gone))) {
    const before = sums[what];
    if (typeof n === 'number') sums[what] = (typeof before === 'number' ? before : 0) + n;
    else sums[what] = [...new Set([...(typeof before === 'object' ? before : []), ...n])];
  }
  return sums;
}

/** What went so far, for as long as the transaction is open nobody else's to change; null: it is under way no more. */
export async function goneSoFar(tx: Tx, workspace: WorkspaceId, id: ThingId): Promise<Gone | null> {
  const [row] = await tx.query<{ gone: Gone }>(
    `SELECT gone FROM erasure WHERE workspace = $1 AND id = $2 AND state = 'running' FOR UPDATE`,
    [workspace, id],
  );
  return row?.gone ?? null;
}

export async function noteGone(tx: Tx, workspace: WorkspaceId, id: ThingId, gone: Gone): Promise<void> {
  await tx.query('UPDATE erasure SET gone = $3::jsonb WHERE workspace = $1 AND id = $2', [
    workspace,
    id,
    jsonParam(gone),
  ]);
}

/** SQL: the same for the rows of `took`, in the statement that takes them. `$1` is the workspace. */
export const notedIn = (what: string, took: string, id: string): string => `
  UPDATE erasure e SET gone = e.gone || jsonb_build_object('${what}',
    coalesce((e.gone ->> '${what}')::int, 0) + (SELECT count(*) FROM ${took}))
  WHERE e.workspace = $1 AND e.id = ${id} AND e.state = 'running' AND EXISTS (SELECT FROM ${took})`;

/** Somebody said yes to what was asked for, and what went is counted from here; false: it was settled already. */
export async function startErasure(
  q: Queryable,
  workspace: WorkspaceId,
  { id, confirmedBy }: { readonly id: ThingId; readonly confirmedBy: string },
): Promise<boolean> {
  const rows = await q.query(
    `UPDATE erasure SET state = 'running', confirmed_by = $3, gone = '{}' WHERE workspace = $1 AND id = $2 AND state = 'asked' RETURNING 1`,
    [workspace, id, confirmedBy],
  );
  return rows.length > 0;
}

/** Nobody is erased: who it would have been goes at once. */
export async function declineErasure(
  q: Queryable,
  workspace: WorkspaceId,
  { id, at }: { readonly id: ThingId; readonly at: Date },
): Promise<boolean> {
  const rows = await q.query(
    `UPDATE erasure SET state = 'declined', keys = '{}', sealed = NULL, done_at = $3, gone = '{}'
     WHERE workspace = $1 AND id = $2 AND state = 'asked' RETURNING 1`,
    [workspace, id, at],
  );
  return rows.length > 0;
}

/** The latest first. */
export async function listErasures(q: Queryable, workspace: WorkspaceId, limit: number): Promise<readonly Erasure[]> {
  const rows = await q.query<Row>(
    `SELECT ${COLUMNS} FROM erasure WHERE workspace = $1 AND asked_by <> 'retention' ORDER BY asked_at DESC, id LIMIT $2`,
    [workspace, limit],
  );
  return rows.map(erasureOf);
}

/** How the customer was named, as it was sealed; null: that is gone. */
export async function sealedOfErasure(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<Uint8Array | null> {
  const [row] = await q.query<{ sealed: Uint8Array | null }>(
    'SELECT sealed FROM erasure WHERE workspace = $1 AND id = $2',
    [workspace, id],
  );
  return row?.sealed ?? null;
}

/** More keys that it goes by, because somebody said so meanwhile. */
export async function addKeys(
  q: Queryable,
  workspace: WorkspaceId,
  id: ThingId,
  keys: readonly string[],
): Promise<void> {
  await q.query('UPDATE erasure SET keys = $3 WHERE workspace = $1 AND id = $2', [workspace, id, keys]);
}

/** It is done: what could tell whose it was goes with it. False: another process was at it, too, and has done it. */
export async function finishErasure(
  q: Queryable,
  workspace: WorkspaceId,
  { id, at, gone }: { readonly id: ThingId; readonly at: Date; readonly gone: Gone },
): Promise<boolean> {
  const rows = await q.query(
    `UPDATE erasure SET state = 'done', keys = '{}', sealed = NULL, done_at = $3, gone = $4::jsonb
     WHERE workspace = $1 AND id = $2 AND state = 'running' RETURNING 1`,
    [workspace, id, at, jsonParam(gone)],
  );
  return rows.length > 0;
}

/** Of what was kept too long no certificate is kept for each customer: the journal of the house has the sum. */
export async function dropErasure(q: Queryable, workspace: WorkspaceId, id: ThingId): Promise<void> {
  await q.query(`DELETE FROM erasure WHERE workspace = $1 AND id = $2 AND asked_by = 'retention'`, [workspace, id]);
}

/** Of what was kept too long, and broken off by an earlier version between its cases and what hangs on them: those cases. */
export async function retentionBrokenOff(
  q: Queryable,
  workspace: WorkspaceId,
  before: Date,
): Promise<readonly (Pick<Erasure, 'id' | 'counted'> & { readonly cases: readonly CaseId[] })[]> {
  const rows = await q.query<{ id: string; counted: string; cases: readonly string[] }>(
    `SELECT e.id, e.counted, ARRAY (SELECT j."case" FROM journal_entry j
       WHERE j.workspace = $1 AND j.kind = 'erased' AND j.body ->> 'erasure' = e.id) AS cases
     FROM erasure e WHERE e.workspace = $1 AND e.state = 'running' AND e.asked_by = 'retention' AND e.asked_at < $2`,
    [workspace, before],
  );
  return rows.map(({ id, counted, cases }) => ({
    id: thingId.parse(id),
    counted,
    cases: cases.map((one) => caseId.parse(one)),
  }));
}
