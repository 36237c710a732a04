/** What is kept of a customer beside their cases, by the keys they go by; and where other cases once named them. */
import { caseId, type CaseId, type WorkspaceId } from '../../core/base/ids.ts';
import { toWire } from '../../core/base/wire.ts';
import type { Apart } from '../../core/base/committed.ts';
import type { CaseEvent } from '../../core/case/events.ts';
import { evolve } from '../../core/case/evolve.ts';
import { apartUnnamed, caseUnnamed } from '../../core/case/unnamed.ts';
import { linkEvent } from '../case/link-event.ts';
import { columnsOfCase } from '../case/rows-of-case.ts';
import { caseOf } from '../case/rows.ts';
import { rowOfJournalEntry } from '../case/save-command.ts';
import { foundFor } from '../engine/found-for.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable, Tx } from '../engine/serialisable.ts';
import { NEWER, TRIED_AGAIN } from '../messages/wanted.ts';
import type { FoundCase } from './erase-cases.ts';
import type { Erasure, Gone } from './erasures.ts';
import { rowCounts, type Takes } from './row-counts.ts';

const THEIRS = 'workspace = $1 AND customer_key = ANY ($2::text[])';

/** By what it is. Marks, amounts and moments stay, under a key nobody can find anything out from. */
const BY_KEY: Readonly<Record<string, Takes>> = {
  notes: `DELETE FROM customer_note WHERE ${THEIRS} RETURNING 1`,
  standings: `DELETE FROM customer_standing WHERE ${THEIRS} RETURNING 1`,
  purchases: `DELETE FROM purchase WHERE ${THEIRS} RETURNING 1`,
  opt_outs: `DELETE FROM customer_opt_out WHERE workspace = $1 AND key = ANY ($2::text[]) RETURNING 1`,
  matters: `DELETE FROM matter_name WHERE workspace = $1 AND name = ANY ($2::text[]) RETURNING 1`,
  surveys: `UPDATE survey SET customer_key = $3, words = NULL, language = NULL, may_quote = false, told = NULL,
    expires_at = least(expires_at, resolved_at) WHERE ${THEIRS} RETURNING 1`,
  heard: `UPDATE heard_elsewhere SET customer_key = $3, raw = '' WHERE ${THEIRS} RETURNING 1`,
  imported: [
    `theirs AS (UPDATE case_fact SET customer_key = $3, labels = '{}' WHERE ${THEIRS} RETURNING "case")`,
    `UPDATE history_case h SET reference = gen_random_uuid(), hash = gen_random_uuid() FROM theirs t
    WHERE h.workspace = $1 AND h."case" = t."case" RETURNING 1`,
  ],
  ledger: `UPDATE ledger_entry SET customer_key = $3 WHERE ${THEIRS} RETURNING 1`,
  // what a model once answered is kept by a hash of what it was asked, so that nobody can say whose it was; it is asked anew
  model_answers: `DELETE FROM sealed_text WHERE workspace = $1 AND kind = 'model_answer' AND cardinality($2::text[]) > 0 RETURNING 1`,
  names: `DELETE FROM customer_identity WHERE workspace = $1 AND (key = ANY ($2::text[]) OR form_of = ANY ($2::text[])) RETURNING 1`,
};

/** Returns how many rows of each are gone. Each statement by itself, as often as need be; what the customer goes by goes last. */
export const eraseByKey = (
  q: Queryable,
  workspace: WorkspaceId,
  { keys, counted }: Pick<Erasure, 'keys' | 'counted'>,
): Promise<Gone> => rowCounts(q, BY_KEY, [workspace, keys, counted]);

/** As in the index `journal_entry_customer_changed`. */
const CHANGES = ['facts_set', 'customer_linked', 'customer_unlinked', 'merged_in'];
const CHANGED_AT_ONCE = 1_000;

const NAMED = 'coalesce(bool_or(w.apart::text ~ $2), false)';
const HELD = `(SELECT r.doc ? 'hold' FROM recovery_case r WHERE r.workspace = $1 AND r.id = wanted.id)`;

/** So many cases after one that were said to be of another customer at some time, and whether words of theirs match. */
const CHANGED = `
WITH of_kinds AS (${CHANGES.map(
  (kind) => `(SELECT DISTINCT "case" AS id FROM journal_entry WHERE workspace = $1 AND kind = '${kind}'
    AND "case" > $3 ORDER BY "case" LIMIT ${CHANGED_AT_ONCE})`,
).join(' UNION ')}),
  changed AS (SELECT id FROM of_kinds ORDER BY id LIMIT ${CHANGED_AT_ONCE})
${foundFor('SELECT id FROM changed', `wanted.id, ${NAMED} AS named, CASE WHEN ${NAMED} THEN ${HELD} ELSE false END AS held`, 'journal_word w WHERE w.workspace = $1 AND w."case" = wanted.id')}
ORDER BY id`;

/**
 * Cases that were once said to be of the customer, or with one of their names. `isHeld`: somebody holds it, so that it stays. A page
 * of cases at a time: there may be more words than a statement has time for.
 */
export async function casesThatNamed(
  q: Queryable,
  workspace: WorkspaceId,
  keys: readonly string[],
): Promise<readonly Pick<FoundCase, 'id' | 'isHeld'>[]> {
  if (keys.length === 0) return [];
  const found: Pick<FoundCase, 'id' | 'isHeld'>[] = [];
  for (let after = ''; ;) {
    const asked = [workspace, keys.join('|'), after];
    const page = await q.query<{ id: string; named: boolean; held: boolean | null }>(
      CHANGED,
      asked,
      'cases_that_named',
    );
    for (const { id, named, held } of page)
      if (named && held !== null) found.push({ id: caseId.parse(id), isHeld: held });
    after = page.at(-1)?.id ?? '';
    if (page.length < CHANGED_AT_ONCE) return found;
  }
}

/**
 * Takes what names the customer out of the journal of a case that is another one's. `names`: whether a text does. False where
 * somebody holds it by now.
 */
export async function unnameOn(
  tx: Tx,
  workspace: WorkspaceId,
  { id: erasure }: Pick<Erasure, 'id'>,
  { id, at, names }: { readonly id: CaseId; readonly at: Date; readonly names: (text: string) => boolean },
): Promise<boolean> {
  const words = await tx.query<{ seq: number; apart: Apart; body: unknown }>(
    `SELECT w.seq, w.apart, j.body FROM journal_word w
       JOIN journal_entry j ON j.workspace = $1 AND j."case" = $2 AND j.seq = w.seq WHERE w.workspace = $1 AND w."case" = $2`,
    [workspace, id],
  );
  const [row] = await tx.query<{ version: number; events: number; head_hash: string; doc: unknown }>(
    `SELECT version, events, head_hash, doc FROM recovery_case WHERE workspace = $1 AND id = $2 AND NOT doc ? 'hold'`,
    [workspace, id],
  );
  if (row === undefined) return false;
  const event: CaseEvent = { kind: 'erased', at, by: null, erasure, counted: null };
  const after = evolve(caseUnnamed(caseOf(row.doc), names), event);
  const link = linkEvent(after, { seq: row.events, hash: row.head_hash }, event);
  const left = words.map(({ seq, apart, body }) => ({ seq, apart: apartUnnamed(body, apart, names) }));
  // taken out and put in: a role that may erase words may not change them
  await tx.query('DELETE FROM journal_word WHERE workspace = $1 AND "case" = $2', [workspace, id]);
  await tx.query(
    `WITH unsaid AS (INSERT INTO journal_word (workspace, "case", seq, apart)
         SELECT $1, $2, l.seq, l.apart FROM jsonb_to_recordset($3::jsonb) AS l(seq int, apart jsonb) WHERE l.apart <> '{}'),
       happened AS (INSERT INTO journal_entry (workspace, "case", seq, at, by, kind, body, hash, prev_hash, form)
         SELECT $1, "case", seq, at, by, kind, body, hash, prev_hash, form
         FROM jsonb_populate_recordset(NULL::journal_entry, $4::jsonb)),
       changed AS (UPDATE recovery_case SET version = $6, events = $7, head_hash = $8, doc = $9::jsonb, words = $10
         WHERE workspace = $1 AND id = $2 AND version = $5 RETURNING 1)
     SELECT CASE WHEN (SELECT count(*) FROM changed) = 1 THEN 1 ELSE lost_race('a case was changed meanwhile') END`,
    [
      workspace,
      id,
      jsonParam(left),
      jsonParam([rowOfJournalEntry(after, link)]),
      row.version,
      after.version,
      link.seq,
      link.hash,
      jsonParam(toWire(after)),
      columnsOfCase(after)['words'],
    ],
  );
  return true;
}

/** Cases of others in whose words this stands, at most so many: for a person to look at. A page at a time, as of those that named them. */
export async function casesThatMention(
  q: Queryable,
  workspace: WorkspaceId,
  reference: string,
  { atOnce = 10_000, most = 100 }: { readonly atOnce?: number; readonly most?: number } = {},
): Promise<readonly CaseId[]> {
  const found: CaseId[] = [];
  for (let after: number | null = 0; after !== null && found.length < most;) {
    const asked: readonly unknown[] = [workspace, like(reference), after, atOnce];
    const [page] = await q.query<{ last: number | null; ids: readonly string[] | null }>(
      `WITH page AS (SELECT id, number, words FROM recovery_case WHERE workspace = $1 AND number > $3 ORDER BY number LIMIT $4)
       SELECT max(number) AS last, array_agg(id ORDER BY number) FILTER (WHERE words ILIKE $2) AS ids FROM page`,
      asked,
    );
    found.push(...(page?.ids ?? []).map((id) => caseId.parse(id)));
    after = page?.last ?? null;
  }
  return found.slice(0, most);
}

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;

/** Texts of the house in which a customer may have been named although nobody should: its table and column, and the messages that show it. */
const HOUSE_TEXTS = [
  ['improvement', 'text', `split_part(c.subject, ':', 1) = 'learning' AND split_part(c.subject, ':', 3) = t.id`],
  ['improvement', 'reason', 'false'],
  ['storm', 'reason', `c.subject = 'storm:' || t.id`],
  ['outage', 'name', `c.subject = 'failure:' || t.id`],
] as const;

/** Takes a reference out of the texts of the house, and out of the messages that show them. Returns in how many it stood. */
export async function unmention(
  q: Queryable,
  workspace: WorkspaceId,
  reference: string,
  instead: string,
): Promise<number> {
  let found = 0;
  const pattern = reference.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  for (const [table, column, shows] of HOUSE_TEXTS) {
    const rows = await q.query(
      `WITH theirs AS (
         UPDATE ${table} SET ${column} = regexp_replace(${column}, $3, $4, 'gi')
         WHERE workspace = $1 AND ${column} ILIKE $2 RETURNING id),
       anew AS (UPDATE message c SET wanted = ${NEWER}, ${TRIED_AGAIN} FROM theirs t
         WHERE c.workspace = $1 AND c.state <> 'dead' AND ${shows})
       SELECT 1 FROM theirs`,
      [workspace, like(reference), pattern, instead],
    );
    found += rows.length;
  }
  return found;
}

/** What was answered to deliveries about these cases in the last days, which is answered again; `without` takes out what names the customer. */
export async function eraseAnswers(
  q: Queryable,
  workspace: WorkspaceId,
  ids: readonly CaseId[],
  without: (reply: unknown) => unknown,
): Promise<void> {
  const rows = await q.query<{ key: string; reply: unknown }>(
    `SELECT key, reply FROM answer WHERE workspace = $1 AND reply ->> 'case' = ANY ($2::text[])`,
    [workspace, ids],
  );
  const changed = rows.flatMap(({ key, reply }) => {
    const now = without(reply);
    return JSON.stringify(now) === JSON.stringify(reply) ? [] : [{ key, reply: now }];
  });
  await q.query(
    `UPDATE answer a SET reply = n.reply FROM jsonb_to_recordset($2::jsonb) AS n(key text, reply jsonb)
     WHERE a.workspace = $1 AND a.key = n.key`,
    [workspace, jsonParam(changed)],
  );
}
