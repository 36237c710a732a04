/** What tells of a customer on their cases, in the journals and the ledger of those: gone in one transaction for a few cases at a time. */
import { GONE } from '../../core/base/committed.ts';
import { caseId, type CaseId, type WorkspaceId } from '../../core/base/ids.ts';
import { toWire } from '../../core/base/wire.ts';
import { passengersOf } from '../../core/case/erased.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { evolve } from '../../core/case/evolve.ts';
import { linkEvent } from '../case/link-event.ts';
import { caseOf } from '../case/rows.ts';
import { rowOfJournalEntry } from '../case/save-command.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';
import type { Erasure } from './erasures.ts';

/** Cases of the customer, and those they were merged with. `held`: somebody holds it, so that it stays. */
export interface FoundCase {
  readonly id: CaseId;
  readonly isHeld: boolean;
  /** Something of it still tells of the customer. */
  readonly isLeft: boolean;
}

/** SQL: something of `c` still tells of its customer. */
const IS_LEFT = `(NOT c.doc ? 'erasedAt' OR EXISTS (
  SELECT FROM journal_word w WHERE w.workspace = $1 AND w."case" = c.id))`;

type Of = Pick<Erasure, 'keys' | 'counted'>;

export async function casesOfCustomer(
  q: Queryable,
  workspace: WorkspaceId,
  { keys, counted }: Of,
): Promise<readonly FoundCase[]> {
  const rows = await q.query<{ id: string; held: boolean; left: boolean }>(
    `WITH RECURSIVE theirs AS (
       SELECT id FROM recovery_case WHERE workspace = $1 AND customer_key = ANY ($2::text[])
       UNION SELECT x.id FROM theirs t JOIN recovery_case c ON c.workspace = $1 AND c.id = t.id
         CROSS JOIN LATERAL (SELECT c.doc ->> 'mergedInto' AS id UNION ALL
           SELECT m ->> 'case' FROM jsonb_array_elements(coalesce(c.doc -> 'mergedFrom', '[]')) m) x WHERE x.id IS NOT NULL)
     SELECT c.id, c.doc ? 'hold' AS held, ${IS_LEFT} AS left
     FROM theirs t JOIN recovery_case c ON c.workspace = $1 AND c.id = t.id ORDER BY c.number`,
    [workspace, [...keys, counted]],
  );
  return rows.map(({ id, held, left }) => ({ id: caseId.parse(id), isHeld: held, isLeft: left }));
}

interface CaseRow {
  readonly id: string;
  readonly version: number;
  readonly events: number;
  readonly head_hash: string;
  readonly order_key: string | null;
  readonly doc: unknown;
}

export interface ErasedCases {
  readonly cases: readonly CaseId[];
  /** Entries of the ledger that do not say any more whose they are. */
  readonly entries: number;
}

/**
 * Erases these cases, and resolves to those that were: what somebody holds by now stays, and what somebody else erased is done.
 * Whoever changes one of them meanwhile makes the transaction be tried again.
 */
export async function eraseCases(
  tx: Tx,
  workspace: WorkspaceId,
  { id: erasure, keys, counted }: Pick<Erasure, 'id' | 'keys' | 'counted'>,
  { ids, at }: { readonly ids: readonly CaseId[]; readonly at: Date },
): Promise<ErasedCases> {
  const rows = await tx.query<CaseRow>(
    `SELECT id, version, events, head_hash, order_key, doc FROM recovery_case c
     WHERE workspace = $1 AND id = ANY ($2::text[]) AND NOT doc ? 'hold' AND ${IS_LEFT}`,
    [workspace, ids],
  );
  if (rows.length === 0) return { cases: [], entries: 0 };
  const erased = rows.map((row) => {
    const before = caseOf(row.doc);
    const event: CaseEvent = { kind: 'erased', at, by: null, erasure, counted };
    const after = evolve(before, event);
    const link = linkEvent(after, { seq: row.events, hash: row.head_hash }, event);
    return { row, before, after, link };
  });
  await tx.query(ERASE, [
    workspace,
    jsonParam(
      erased.map(({ row, after, link }) => ({
        id: row.id,
        before: row.version,
        version: after.version,
        key: after.customer.key,
        shown: after.customer.reference,
        events: link.seq,
        head_hash: link.hash,
        doc: toWire(after),
      })),
    ),
    jsonParam(erased.map(({ after, link }) => rowOfJournalEntry(after, link))),
    GONE,
  ]);
  const done = erased.map(({ before }) => before.id);
  const entries = await tx.query(LEDGER, [
    workspace,
    done,
    keys,
    counted,
    jsonParam(
      erased.flatMap(({ before }) => [...passengersOf(before)].map(([name, now]) => ({ case: before.id, name, now }))),
    ),
    GONE,
  ]);
  return { cases: done, entries: entries.length };
}

const ERASE = `
WITH now AS (SELECT * FROM jsonb_to_recordset($2::jsonb)
    AS n(id text, before int, version int, key text, shown text, events int, head_hash text, doc jsonb)),
  changed AS (
    UPDATE recovery_case c SET version = n.version, customer_key = n.key, customer_shown = n.shown, order_key = NULL, words = $4,
      events = n.events, head_hash = n.head_hash, doc = n.doc
    FROM now n WHERE c.workspace = $1 AND c.id = n.id AND c.version = n.before RETURNING 1),
  happened AS (
    INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash, form)
    SELECT $1, "case", seq, at, by, kind, body, hash, prev_hash, form
    FROM jsonb_populate_recordset(NULL::journal_entry, $3::jsonb)),
  unsaid AS (DELETE FROM journal_word w USING now n WHERE w.workspace = $1 AND w."case" = n.id),
  counts AS (UPDATE case_fact f SET customer_key = n.key FROM now n WHERE f.workspace = $1 AND f."case" = n.id),
  anew AS (
    UPDATE message c SET wanted = greatest(${NEWER}, n.version), ${TRIED_AGAIN} FROM now n
    WHERE c.workspace = $1 AND split_part(c.subject, ':', 2) = n.id AND c.state <> 'dead')
SELECT CASE WHEN (SELECT count(*) FROM changed) = (SELECT count(*) FROM now) THEN 1
  ELSE lost_race('a case was changed while it was erased') END`;

/** What was given to somebody else, or to nobody who was known, stays theirs: the case was said to be the customer's later. */
const LEDGER = `
UPDATE ledger_entry e SET customer_key = CASE WHEN e.customer_key = ANY ($3::text[]) THEN $4 ELSE e.customer_key END,
  settles_passenger = CASE WHEN e.settles_passenger IS NULL THEN NULL ELSE coalesce((
    SELECT n.now FROM jsonb_to_recordset($5::jsonb) AS n("case" text, name text, now text)
    WHERE n."case" = e."case" AND n.name = e.settles_passenger), $6) END
WHERE e.workspace = $1 AND e."case" = ANY ($2::text[])
  AND (e.customer_key = ANY ($3::text[]) OR e.settles_passenger NOT LIKE '—%') RETURNING 1`;
