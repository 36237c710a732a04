/** What `audit verify` reads: cases with their journals and ledger entries, page by page, so that memory stays flat. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { STORED_ENTRY, type StoredEntry } from './reading.ts';

/** The columns of a case that follow from its journal; how far the journal should go; how many rows of words it has. */
export interface StoredCase extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly number: number;
  readonly events: number;
  readonly head_hash: string;
  readonly doc: unknown;
  /** Rows of words beside its journal. */
  readonly worded: number;
}

export interface StoredLedgerEntry extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly case: string;
  readonly state: string;
}

export interface AuditPage {
  readonly cases: readonly StoredCase[];
  readonly entries: readonly StoredEntry[];
  readonly ledger: readonly StoredLedgerEntry[];
}

/** The next cases by number, with all that belongs to them. */
export async function auditPage(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  limit: number,
): Promise<AuditPage> {
  const cases = await q.query<StoredCase>(
    `SELECT id, number, version, status, team, owner, customer_key, customer_shown, failure, linked, asked, thanked, words,
       received_at, resolved_at, outage, events, head_hash, doc, (
         SELECT count(*)::int FROM journal_word w WHERE w.workspace = $1 AND w."case" = c.id) AS worded
     FROM recovery_case c WHERE workspace = $1 AND number > $2 ORDER BY number LIMIT $3`,
    [workspace, after, limit],
  );
  const ids = cases.map(({ id }) => id);
  const entries = await q.query<StoredEntry>(
    `SELECT ${STORED_ENTRY} FROM journal_entry j WHERE j.workspace = $1 AND j."case" = ANY ($2) ORDER BY j."case", j.seq`,
    [workspace, ids],
  );
  const ledger = await q.query<StoredLedgerEntry>(
    `SELECT id, "case", action, kind, state, basis, cost_minor::text AS cost_minor, cost_currency,
       original_minor::text AS original_minor, original_currency, rate, rate_as_of, customer_key, failure, member, team, at,
       settles_rule, settles_passenger, storm, above_minor::text AS above_minor, outage
     FROM ledger_entry WHERE workspace = $1 AND "case" = ANY ($2)`,
    [workspace, ids],
  );
  return { cases, entries, ledger };
}

/** Cases that only a journal, its words or the ledger knows, among those whose ids follow `after`; `next`: where to go on, null at the end. */
export async function strays(
  q: Queryable,
  workspace: WorkspaceId,
  table: 'journal_entry' | 'journal_word' | 'ledger_entry',
  after: string,
  limit: number,
): Promise<{ readonly stray: string | null; readonly next: string | null }> {
  const rows = await q.query<{ id: string; there: boolean }>(
    `SELECT s.id, EXISTS (SELECT FROM recovery_case c WHERE c.workspace = $1 AND c.id = s.id) AS there
     FROM (SELECT DISTINCT "case" AS id FROM ${table} WHERE workspace = $1 AND "case" > $2 ORDER BY "case" LIMIT $3) s
     ORDER BY s.id`,
    [workspace, after, limit],
  );
  return {
    stray: rows.find(({ there }) => !there)?.id ?? null,
    next: rows.length < limit ? null : (rows.at(-1)?.id ?? null),
  };
}
