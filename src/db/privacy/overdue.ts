/** What is kept longer than the house says: cases that ended with their words, and what is said of customers beside cases. */
import { caseId, type CaseId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

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

interface Beside {
  readonly table: string;
  readonly key: string;
  /** What is set in a row that stays without whose it is; null: it goes. */
  readonly to: string | null;
  /** Which rows; `$2`: kept since before that. */
  readonly overdue: string;
}

/** By what it is. Marks and moments stay, without whose they are. What hangs on a case that is held stays with it. */
const BESIDE: Readonly<Record<string, Beside>> = {
  surveys: {
    table: 'survey',
    key: 'id',
    to: 'customer_key = NULL, words = NULL, language = NULL, may_quote = false, told = NULL',
    overdue: `resolved_at < $2 AND (customer_key IS NOT NULL OR words IS NOT NULL) AND NOT ${heldOn('survey')}`,
  },
  heard: {
    table: 'heard_elsewhere',
    key: 'id',
    to: `customer_key = NULL, raw = ''`,
    overdue: `at < $2 AND (customer_key IS NOT NULL OR raw <> '') AND NOT ${heldOn('heard_elsewhere')}`,
  },
  purchases: { table: 'purchase', key: 'id', to: null, overdue: 'at < $2' },
  standings: {
    table: 'customer_standing',
    key: 'id',
    to: null,
    overdue: `at < $2 AND NOT ${heldOn('customer_standing')}`,
  },
  imported: {
    table: 'case_fact',
    key: '"case"',
    to: `customer_key = NULL, labels = '{}'`,
    overdue: `source = 'import' AND received_at < $2 AND (customer_key IS NOT NULL OR labels <> '{}')`,
  },
};

function heldOn(table: string): string {
  return `EXISTS (SELECT FROM recovery_case c WHERE c.workspace = ${table}.workspace AND c.id = ${table}."case" AND c.doc ? 'hold')`;
}

/** Of so many rows after a key those that are overdue: there may be more than a statement has time for. By their keys, so that they are gone to whatever the statistics. */
const forgetPage = ({ table, key, to, overdue }: Beside): string => `
WITH page AS (SELECT ${key} AS k FROM ${table} WHERE workspace = $1 AND ${key} > $3 ORDER BY ${key} LIMIT $4),
  gone AS (${to === null ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${to}`}
    WHERE workspace = $1 AND ${key} = ANY (ARRAY(SELECT k FROM page)) AND ${overdue} RETURNING 1)
SELECT (SELECT max(k) FROM page) AS last, (SELECT count(*)::int FROM gone) AS gone`;

/** Returns how many rows of each. */
export async function forgetBeside(
  q: Queryable,
  workspace: WorkspaceId,
  before: Date,
  atOnce = 5_000,
): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [what, of] of Object.entries(BESIDE)) {
    counts[what] = 0;
    for (let after: string | null = ''; after !== null;) {
      const asked: readonly unknown[] = [workspace, before, after, atOnce];
      const [page] = await q.query<{ last: string | null; gone: number }>(forgetPage(of), asked);
      counts[what] += page?.gone ?? 0;
      after = page?.last ?? null;
    }
  }
  return counts;
}
