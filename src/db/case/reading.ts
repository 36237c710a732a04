/** Answers to questions: plain reads of cases, journal and ledger. Nothing here changes or decides anything. */
import type { BudgetLedgerEntry } from '../../core/authority/ledger.ts';
import { caseId, type CaseId, type MemberId, type TeamId, type WorkspaceId } from '../../core/base/ids.ts';
import type { Link } from '../../core/base/chain.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import type { JournalHead } from './command-rows.ts';
import { identitiesOf } from './identities.ts';
import { LEDGER_COLUMNS, summedSince } from './row-columns.ts';
import type { Apart } from '../../core/base/committed.ts';
import { APART, caseOf, eventOf, ledgerEntryOf, type LedgerRow } from './rows.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** The case; null when there is none of that id in the workspace. */
export async function readCase(q: Queryable, workspace: WorkspaceId, id: CaseId): Promise<RecoveryCase | null> {
  const [row] = await q.query<DocRow>('SELECT doc FROM recovery_case WHERE workspace = $1 AND id = $2', [
    workspace,
    id,
  ]);
  return row === undefined ? null : caseOf(row.doc);
}
interface DocRow {
  readonly doc: unknown;
}

/** Was anything ever logged here? */
export async function hasCases(q: Queryable, workspace: WorkspaceId): Promise<boolean> {
  return (await q.query('SELECT 1 FROM recovery_case WHERE workspace = $1 LIMIT 1', [workspace])).length > 0;
}

/** The cases logged last, the newest first. */
export async function latestCases(q: Queryable, workspace: WorkspaceId, limit: number): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    'SELECT doc FROM recovery_case WHERE workspace = $1 ORDER BY number DESC LIMIT $2',
    [workspace, limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Those of these cases that are for few to see. */
export async function restrictedAmong(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
): Promise<ReadonlySet<CaseId>> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM recovery_case WHERE workspace = $1 AND id = ANY ($2) AND doc -> 'sensitivity' <> 'null'`,
    [workspace, ids],
  );
  return new Set(rows.map((row) => caseId.parse(row.id)));
}

/** Open cases whose cards may name this one: they are linked with it, or of the same customer. */
export async function casesBeside(
  q: Queryable,
  workspace: WorkspaceId,
  { id, linked, customer }: Pick<RecoveryCase, 'id' | 'linked' | 'customer'>,
): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND id = ANY ($3) AND status IN ('owned', 'waiting')
     UNION SELECT doc FROM recovery_case WHERE workspace = $1 AND id <> $2 AND status IN ('owned', 'waiting')
       AND customer_key IN ${identitiesOf('$4::text')}`,
    [workspace, id, linked, customer.key],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Cases somebody is working on, the oldest first. */
export async function openCasesOf(
  q: Queryable,
  workspace: WorkspaceId,
  owner: MemberId,
  limit: number,
): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND owner = $2 AND status IN ('owned', 'waiting')
     ORDER BY received_at, number LIMIT $3`,
    [workspace, owner, limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Cases somebody is working on at which something will be due, the next first. */
export async function casesDueNext(q: Queryable, workspace: WorkspaceId, limit: number): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND next_look_at IS NOT NULL AND status IN ('owned', 'waiting')
     ORDER BY next_look_at, number LIMIT $2`,
    [workspace, limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Cases with a request that this member is asked to decide, or to help with, the oldest first. */
export async function casesWaitingFor(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  limit: number,
): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND $2 = ANY (asked) AND status IN ('owned', 'waiting')
     ORDER BY received_at, number LIMIT $3`,
    [workspace, member, limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Open cases on which this member asked for something since then, whoever owns them; the newest first. */
export async function casesAskedBy(
  q: Queryable,
  workspace: WorkspaceId,
  { member, since, limit }: { readonly member: MemberId; readonly since: Date; readonly limit: number },
): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case WHERE workspace = $1 AND status IN ('owned', 'waiting') AND id IN (
       SELECT "case" FROM journal_entry WHERE workspace = $1 AND by = $2 AND kind = 'asked' AND at >= $3)
     ORDER BY received_at DESC, number DESC LIMIT $4`,
    [workspace, member, since, limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Words to look for, and the key of the customer that words may name; null when they can name none. */
export interface SearchQuestion {
  readonly words: string;
  readonly keyOf: (typed: string) => string | null;
}

/**
 * Cases of the customer that the words name, and those in which every one of the words occurs, in the masked complaint, the
 * reference or the id, or names the customer; the newest first.
 */
export async function searchCases(
  q: Queryable,
  workspace: WorkspaceId,
  { words, keyOf }: SearchQuestion,
  limit: number,
): Promise<RecoveryCase[]> {
  const each = words
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10);
  if (each.length === 0) return [];
  const patterns = each.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
  const rows = await q.query<DocRow>(
    `SELECT doc FROM recovery_case
     WHERE workspace = $1 AND (customer_key IN ${identitiesOf('$4::text')} OR NOT EXISTS (
       SELECT FROM unnest($2::text[], $3::text[]) AS sought(pattern, key)
       WHERE concat_ws(E'\\n', id, customer_shown, words) NOT ILIKE pattern
         AND (customer_key = key) IS NOT TRUE))
     ORDER BY number DESC LIMIT $5`,
    [workspace, patterns, each.map(keyOf), keyOf(words), limit],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Since when entries are wanted per scope; null for none of the scope. */
export interface LedgerQuestion {
  readonly workspace: WorkspaceId;
  readonly customer: { readonly key: string; readonly since: Date } | null;
  readonly member: { readonly id: MemberId; readonly since: Date } | null;
  /** `also`: teams that spend from a budget with it. */
  readonly team: { readonly id: TeamId; readonly also?: readonly string[]; readonly since: Date } | null;
}

/** Entries that count against limits, outside of a decision: for showing what is left. Oldest first. */
export async function readLedger(
  q: Queryable,
  { workspace, customer, member, team }: LedgerQuestion,
): Promise<BudgetLedgerEntry[]> {
  const teams = team === null ? [] : [team.id, ...(team.also ?? [])];
  const rows = await q.query<LedgerRow>(
    `SELECT ${LEDGER_COLUMNS} FROM ledger_entry WHERE workspace = $1 AND (
       (customer_key = $2 AND at >= $3)
       OR (member = $4 AND summed_on IS NULL AND at >= $5) OR (member = $4 AND ${summedSince('$5')})
       OR (team = ANY ($6::text[]) AND summed_on IS NULL AND at >= $7)
       OR (team = ANY ($6::text[]) AND ${summedSince('$7')}))
     ORDER BY ledger_entry.seq`,
    [workspace, customer?.key, customer?.since, member?.id, member?.since, teams, team?.since],
  );
  return rows.map(ledgerEntryOf);
}

/** Every entry of one case, released ones included, oldest first. */
export async function ledgerOfCase(q: Queryable, workspace: WorkspaceId, id: CaseId): Promise<BudgetLedgerEntry[]> {
  const rows = await q.query<LedgerRow>(
    `SELECT ${LEDGER_COLUMNS} FROM ledger_entry WHERE workspace = $1 AND "case" = $2 ORDER BY ledger_entry.seq`,
    [workspace, id],
  );
  return rows.map(ledgerEntryOf);
}

/** The journal of a case, from its first event. */
export async function readJournal(q: Queryable, workspace: WorkspaceId, id: CaseId): Promise<StoredEvent[]> {
  const rows = await q.query<StoredEntry>(
    `SELECT ${STORED_ENTRY} FROM journal_entry j WHERE j.workspace = $1 AND j."case" = $2 ORDER BY j.seq`,
    [workspace, id],
  );
  return rows.map((row) => ({ ...row, event: eventOf(row.body, row.apart) }));
}

/** An entry as its rows have it: hashes cover what was stored, which may have names of old. */
export interface StoredEntry extends Link {
  readonly form: number;
  readonly hash: string;
  readonly prevHash: string;
  /** Words that stand apart from the chain; null: it has none, or they were erased. */
  readonly apart: Apart | null;
}

interface StoredEvent extends StoredEntry {
  readonly event: CaseEvent;
}

/** SQL: all of an entry `j`. */
export const STORED_ENTRY = `j.workspace, j."case", j.seq, j.at, j.by, j.kind, j.body, j.form, j.hash, j.prev_hash AS "prevHash", ${APART}`;

/** Where each case's journal should end, by number; a journal cut short shows against it. Page by `after`, from 0. */
export async function journalHeads(
  q: Queryable,
  workspace: WorkspaceId,
  after: number,
  limit: number,
): Promise<(JournalHead & { readonly case: CaseId; readonly number: number })[]> {
  const rows = await q.query<{ id: string; number: number; events: number; head_hash: string }>(
    `SELECT id, number, events, head_hash FROM recovery_case WHERE workspace = $1 AND number > $2
     ORDER BY number LIMIT $3`,
    [workspace, after, limit],
  );
  return rows.map((row) => ({ case: caseId.parse(row.id), number: row.number, seq: row.events, hash: row.head_hash }));
}

/** Cases in which this member approved something since then, for caps on what one person approves; an offer counts when it is accepted, which may be later. What was merged is on the case that stays. */
export async function casesApprovedBy(
  q: Queryable,
  workspace: WorkspaceId,
  member: MemberId,
  since: Date,
): Promise<RecoveryCase[]> {
  const rows = await q.query<DocRow>(
    `WITH RECURSIVE theirs AS (
       SELECT "case" AS id FROM journal_entry WHERE workspace = $1 AND by = $2 AND (
         (kind = 'approved' AND at >= $3) OR (kind = 'countered' AND at >= $3::timestamptz - interval '40 days'))
       UNION SELECT c.doc ->> 'mergedInto' FROM theirs t JOIN recovery_case c ON c.workspace = $1 AND c.id = t.id
         WHERE c.status = 'merged')
     SELECT doc FROM recovery_case WHERE workspace = $1 AND id IN (SELECT id FROM theirs) ORDER BY number`,
    [workspace, member, since],
  );
  return rows.map((row) => caseOf(row.doc));
}

/** Cases in which a decision is waited for: looked at again when who may decide has changed. */
export async function casesWithRequests(q: Queryable, workspace: WorkspaceId): Promise<CaseId[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT id FROM recovery_case WHERE workspace = $1 AND status = 'waiting' ORDER BY number`,
    [workspace],
  );
  return rows.map((row) => caseId.parse(row.id));
}

/** Whose case it is; null for nobody's, or no case. */
export async function ownerOf(q: Queryable, workspace: WorkspaceId, of: CaseId): Promise<MemberId | null> {
  const [row] = await q.query<{ owner: MemberId | null }>(
    'SELECT owner FROM recovery_case WHERE workspace = $1 AND id = $2',
    [workspace, of],
  );
  return row?.owner ?? null;
}
