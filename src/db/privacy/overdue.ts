/** What is kept longer than the house says: cases that ended with their words, and what is said of customers beside cases. */
import { caseId, type CaseId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { rowCounts } from './row-counts.ts';

export interface OverdueCase {
  readonly id: CaseId;
  readonly customerKey: string | null;
  readonly lastAt: Date;
  /** Somebody holds it, so that it stays. */
  readonly isHeld: boolean;
}

/** As in the index `recovery_case_ended`. */
const ENDED = `status IN ('resolved', 'closed', 'dismissed', 'merged') AND words <> '—'`;

/** The oldest first, after the one named. */
export async function overdueCases(
  q: Queryable,
  workspace: WorkspaceId,
  { before, after, limit }: { readonly before: Date; readonly after: OverdueCase | null; readonly limit: number },
): Promise<readonly OverdueCase[]> {
  const rows = await q.query<{ id: string; key: string | null; last_at: Date; held: boolean }>(
    `SELECT id, customer_key AS key, last_at, doc ? 'hold' AS held FROM recovery_case
     WHERE workspace = $1 AND ${ENDED} AND last_at < $2 AND (last_at, id) > ($3, $4) ORDER BY last_at, id LIMIT $5`,
    [workspace, before, after?.lastAt ?? new Date(0), after?.id ?? '', limit],
  );
  return rows.map(({ id, key, last_at: lastAt, held }) => ({
    id: caseId.parse(id),
    customerKey: key,
    lastAt: new Date(lastAt),
    isHeld: held,
  }));
}

/** Those of them that nobody holds by now. */
export async function notHeld(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
): Promise<readonly CaseId[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM recovery_case WHERE workspace = $1 AND id = ANY ($2::text[]) AND NOT doc ? 'hold'`,
    [workspace, ids],
  );
  return rows.map(({ id }) => caseId.parse(id));
}

/** Whom anything was ever given to on these cases: nothing comes back later for those of before, whose the entries are as well. */
export async function keysOnCases(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
): Promise<readonly string[]> {
  const rows = await q.query<{ key: string }>(
    `SELECT DISTINCT customer_key AS key FROM ledger_entry
     WHERE workspace = $1 AND "case" = ANY ($2::text[]) AND customer_key IS NOT NULL ORDER BY 1`,
    [workspace, ids],
  );
  return rows.map(({ key }) => key);
}

/** How many cases should be without their words by then, and how many of those are held; at most so many are counted. */
export async function countOverdue(
  q: Queryable,
  workspace: WorkspaceId,
  before: Date,
  most: number,
): Promise<{ readonly overdue: number; readonly held: number }> {
  const [row] = await q.query<{ overdue: number; held: number }>(
    `SELECT count(*) FILTER (WHERE NOT held)::int AS overdue, count(*) FILTER (WHERE held)::int AS held FROM (
       SELECT doc ? 'hold' AS held FROM recovery_case WHERE workspace = $1 AND ${ENDED} AND last_at < $2 LIMIT $3) o`,
    [workspace, before, most],
  );
  return row ?? { overdue: 0, held: 0 };
}

/** By what it is. Marks and moments stay, without whose they are. */
const BESIDE: Readonly<Record<string, string>> = {
  surveys: `UPDATE survey SET customer_key = NULL, words = NULL, language = NULL, may_quote = false, told = NULL
    WHERE workspace = $1 AND resolved_at < $2 AND (customer_key IS NOT NULL OR words IS NOT NULL) AND NOT ${heldOn('survey')}
    RETURNING 1`,
  heard: `UPDATE heard_elsewhere SET customer_key = NULL, raw = ''
    WHERE workspace = $1 AND at < $2 AND (customer_key IS NOT NULL OR raw <> '') RETURNING 1`,
  purchases: 'DELETE FROM purchase WHERE workspace = $1 AND at < $2 RETURNING 1',
  standings: `DELETE FROM customer_standing WHERE workspace = $1 AND at < $2 AND NOT ${heldOn('customer_standing')} RETURNING 1`,
  imported: `UPDATE case_fact SET customer_key = NULL, labels = '{}' WHERE workspace = $1 AND source = 'import'
    AND received_at < $2 AND (customer_key IS NOT NULL OR labels <> '{}') RETURNING 1`,
};

function heldOn(table: string): string {
  return `EXISTS (SELECT FROM recovery_case c WHERE c.workspace = ${table}.workspace AND c.id = ${table}."case" AND c.doc ? 'hold')`;
}

/** Returns how many rows of each. */
export const forgetBeside = (
  q: Queryable,
  workspace: WorkspaceId,
  before: Date,
): Promise<Readonly<Record<string, number>>> => rowCounts(q, BESIDE, [workspace, before]);
