/**
 * Everything that is kept of one customer, table by table: what is theirs of each row, and nothing of who works here or of
 * other customers. The page on erasing names the same tables; a test compares both with the data inventory.
 */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** Rows of a table: `$1` the workspace, `$2` the customer's keys, `$3` their cases. */
interface Section {
  readonly columns: readonly string[];
  readonly where: string;
  readonly order: string;
}

const OF_CASES = '"case" = ANY ($3::text[])';
const OF_KEYS = 'customer_key = ANY ($2::text[])';

/** Cases and their journals are told apart from these, in words; what is sealed is opened. */
export const SECTIONS = {
  ledger_entry: {
    columns: [
      'id',
      'case',
      'kind',
      'state',
      'basis',
      'cost_minor',
      'cost_currency',
      'original_minor',
      'original_currency',
      'customer_key',
      'failure',
      'at',
      'settles_rule',
      'settles_passenger',
    ],
    where: `${OF_KEYS} OR ${OF_CASES}`,
    order: 'seq',
  },
  customer_identity: { columns: ['key'], where: 'key = ANY ($2::text[])', order: 'key' },
  case_fact: {
    columns: [
      'case',
      'source',
      'failure',
      'severity',
      'channel',
      'received_at',
      'resolved_at',
      'outcome',
      'accepted',
      'customer_key',
      'order_minor',
      'order_currency',
      'labels',
    ],
    where: OF_KEYS,
    order: 'received_at',
  },
  history_case: {
    columns: ['reference', 'import', 'case', 'mark', 'mark_of'],
    where: `"case" IN (SELECT f."case" FROM case_fact f WHERE f.workspace = $1 AND f.customer_key = ANY ($2::text[]))`,
    order: '"case"',
  },
  survey: {
    columns: [
      'id',
      'case',
      'customer_key',
      'resolved_at',
      'excluded',
      'told',
      'answered_at',
      'language',
      'overall',
      'outcome',
      'procedure',
      'interaction',
      'effort',
      'words',
      'may_quote',
    ],
    where: `${OF_KEYS} OR ${OF_CASES}`,
    order: 'resolved_at',
  },
  heard_elsewhere: {
    columns: ['id', 'at', 'customer_key', 'mark', 'most', 'unhappy', 'case', 'raw'],
    where: `${OF_KEYS} OR ${OF_CASES}`,
    order: 'at',
  },
  matter_name: { columns: ['name', 'case', 'at'], where: `name = ANY ($2::text[]) OR ${OF_CASES}`, order: 'at' },
  customer_note: { columns: ['words', 'customer_key', 'at', 'case', 'until'], where: OF_KEYS, order: 'at' },
  customer_standing: {
    columns: [
      'standing',
      'customer_key',
      'reason',
      'words',
      'value_minor',
      'value_currency',
      'consent',
      'case',
      'at',
      'winback',
      'winback_at',
      'ended_at',
    ],
    where: OF_KEYS,
    order: 'at',
  },
  purchase: { columns: ['id', 'customer_key', 'at'], where: OF_KEYS, order: 'at' },
  customer_opt_out: { columns: ['key', 'at', 'case'], where: 'key = ANY ($2::text[])', order: 'at' },
  hint: {
    columns: ['subject', 'at', 'model', 'reading'],
    where: `split_part(subject, ':', 2) = ANY ($3::text[]) AND split_part(subject, ':', 1) IN ('case', 'letter')`,
    order: 'at',
  },
} as const satisfies Readonly<Record<string, Section>>;

/** Tables that hold something of customers and are not told as they are, with why. */
export const TOLD_OTHERWISE: Readonly<Record<string, string>> = {
  recovery_case: 'told as cases',
  journal_word: 'told as what happened on each case',
  sealed_text:
    'opened: what masking hid, what a model wrote of a case or a letter, and what hangs on no case, by the words that are theirs; not what colleagues wrote to each other on a case',
  set_aside: 'opened: what came in and opened no case',
  wish: 'opened where it could not be carried out, by the words that are theirs; else within moments on a case',
  delivery: 'what other systems are told of a case is what stands on it',
  erasure: 'who was erased is told to nobody',
};

export type SubjectRow = Readonly<Record<string, unknown>>;

export async function subjectRows(
  q: Queryable,
  workspace: WorkspaceId,
  keys: readonly string[],
  cases: readonly CaseId[],
): Promise<Readonly<Record<string, readonly SubjectRow[]>>> {
  const found: Record<string, readonly SubjectRow[]> = {};
  for (const [table, { columns, where, order }] of Object.entries<Section>(SECTIONS)) {
    const params = [workspace, keys, cases].slice(0, where.includes('$3') ? 3 : 2);
    // a parameter that no part of the statement uses has no type
    const keysUsed = where.includes('$2') ? '' : 'AND cardinality($2::text[]) >= 0 ';
    found[table] = await q.query(
      `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM ${table} WHERE workspace = $1 ${keysUsed}AND (${where}) ORDER BY ${order}`,
      params,
    );
  }
  return found;
}

/** Sealed rows of these cases, still to be opened. */
export async function sealedOfCases(
  q: Queryable,
  workspace: WorkspaceId,
  cases: readonly CaseId[],
): Promise<readonly { readonly kind: string; readonly ref: string; readonly sealed: Uint8Array }[]> {
  return await q.query(
    `SELECT kind, ref, sealed FROM sealed_text WHERE workspace = $1 AND (
       (kind = 'original' AND ref = ANY ($2::text[])) OR (kind = 'hint' AND split_part(ref, ':', 2) = ANY ($2::text[])
         AND split_part(ref, ':', 1) IN ('case', 'letter'))) ORDER BY kind, ref`,
    [workspace, cases],
  );
}
