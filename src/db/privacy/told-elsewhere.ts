/** Where it was told of a customer: counted, for whoever wants to know before they are erased, and what is on its way. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import type { Gone } from './erasures.ts';

/** How many rows of each kind hang on these cases, or go by these keys. */
export async function whereTold(
  q: Queryable,
  workspace: WorkspaceId,
  cases: readonly CaseId[],
  keys: readonly string[],
): Promise<Gone> {
  const [row] = await q.query<Record<string, number>>(
    `SELECT
       (SELECT count(*)::int FROM message m WHERE m.workspace = $1 AND split_part(m.subject, ':', 2) = ANY ($2::text[])
         AND m.state <> 'dead') AS messages,
       (SELECT count(*)::int FROM ledger_entry e WHERE e.workspace = $1 AND e.customer_key = ANY ($3::text[])) AS ledger,
       (SELECT count(*)::int FROM customer_note n WHERE n.workspace = $1 AND n.customer_key = ANY ($3::text[])) AS notes,
       (SELECT count(*)::int FROM customer_standing s WHERE s.workspace = $1 AND s.customer_key = ANY ($3::text[])) AS standings,
       (SELECT count(*)::int FROM customer_opt_out o WHERE o.workspace = $1 AND o.key = ANY ($3::text[])) AS opt_outs,
       (SELECT count(*)::int FROM purchase p WHERE p.workspace = $1 AND p.customer_key = ANY ($3::text[])) AS purchases,
       (SELECT count(*)::int FROM survey y WHERE y.workspace = $1 AND y.customer_key = ANY ($3::text[])) AS surveys,
       (SELECT count(*)::int FROM heard_elsewhere h WHERE h.workspace = $1 AND h.customer_key = ANY ($3::text[])) AS heard,
       (SELECT count(*)::int FROM case_fact f WHERE f.workspace = $1 AND f.source = 'import'
         AND f.customer_key = ANY ($3::text[])) AS imported`,
    [workspace, cases, keys],
  );
  return row ?? {};
}

/** In how many messages these cases stand, which are drawn anew. */
export async function messagesOf(q: Queryable, workspace: WorkspaceId, cases: readonly CaseId[]): Promise<number> {
  const [row] = await q.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM message m WHERE m.workspace = $1 AND split_part(m.subject, ':', 2) = ANY ($2::text[])
       AND m.state <> 'dead'`,
    [workspace, cases],
  );
  return row?.n ?? 0;
}

/** Orders to pay or to do something that another system has not taken yet: they are kept until it has. */
export async function stillToSend(q: Queryable, workspace: WorkspaceId, cases: readonly CaseId[]): Promise<number> {
  const [row] = await q.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM delivery WHERE workspace = $1 AND subject = ANY ($2::text[])',
    [workspace, cases],
  );
  return row?.n ?? 0;
}

/** Entries of the journal from before words stood apart from it: what they say is in the chain itself, and cannot be taken out. */
export async function entriesOfOld(q: Queryable, workspace: WorkspaceId, cases: readonly CaseId[]): Promise<number> {
  const [row] = await q.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM journal_entry j WHERE j.workspace = $1 AND j."case" = ANY ($2::text[]) AND j.form = 1
       AND j.body::text !~ 'told:[A-Za-z0-9_-]{43}'`,
    [workspace, cases],
  );
  return row?.n ?? 0;
}
