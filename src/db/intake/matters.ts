/** Under which names cases were told, and which cases may be the same thing. */
import type { CaseId, WorkspaceId } from '../../core/base/ids.ts';
import type { MayBeSame } from '../../core/case/rules/again/same-thing.ts';
import { linkedKeys } from '../case/identities.ts';
import { caseOf } from '../case/rows.ts';
import { foundFor } from '../engine/found-for.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface LookedFor {
  readonly matters: readonly string[];
  /** Keys of the customer. */
  readonly keys: readonly string[];
  /** Cases of the customer before this are not looked at. */
  readonly since: Date;
}

/** As many cases of one customer as are looked at. */
const MOST = 20;

/** Those under one of the names first, then the latest. What was merged is the case it was merged into. */
export async function casesToldOf(
  q: Queryable,
  workspace: WorkspaceId,
  wanted: LookedFor,
): Promise<readonly MayBeSame[]> {
  const params = [workspace, wanted.matters, wanted.keys, wanted.since, MOST];
  const rows = await q.query<{ doc: unknown; named: boolean }>(FOUND, params, 'cases_told_of');
  return rows.map(({ doc, named }) => ({ case: caseOf(doc), isNamed: named }));
}

const CASE_OF = `"case" AS id, at`;
const BY_KEY = 'SELECT key AS id FROM same';

const FOUND = `
WITH
  same AS (SELECT unnest($3::text[]) AS key UNION ${linkedKeys('SELECT unnest($3::text[]) AS id')}),
  named AS (${foundFor('SELECT unnest($2::text[]) AS id', CASE_OF, 'matter_name WHERE workspace = $1 AND name = wanted.id')}),
  theirs AS (
    ${foundFor(BY_KEY, CASE_OF, 'matter_name WHERE workspace = $1 AND name = wanted.id AND at >= $4')}
    UNION ${foundFor(BY_KEY, 'id, received_at AS at', 'recovery_case WHERE workspace = $1 AND customer_key = wanted.id AND last_at >= $4')}),
  found AS (
    SELECT id, at, true AS named FROM named
    UNION ALL SELECT id, at, false FROM (SELECT id, max(at) AS at FROM theirs GROUP BY id ORDER BY 2 DESC LIMIT $5) t),
  stays AS (
    SELECT coalesce(c.doc ->> 'mergedInto', c.id) AS id, f.at, f.named
    FROM found f CROSS JOIN LATERAL (SELECT id, doc FROM recovery_case WHERE workspace = $1 AND id = f.id OFFSET 0) c)
SELECT c.doc, bool_or(s.named) AS named
FROM stays s CROSS JOIN LATERAL (SELECT id, doc FROM recovery_case WHERE workspace = $1 AND id = s.id OFFSET 0) c
GROUP BY c.id, c.doc ORDER BY 2 DESC, max(s.at) DESC`;

/** In the transaction of what they name. */
export async function keepMatters(
  q: Queryable,
  workspace: WorkspaceId,
  of: { readonly case: CaseId; readonly names: readonly string[]; readonly at: Date },
): Promise<void> {
  if (of.names.length === 0) return;
  await q.query(
    `INSERT INTO matter_name (workspace, name, "case", at) SELECT $1, name, $3, $4 FROM unnest($2::text[]) AS name
     ON CONFLICT DO NOTHING`,
    [workspace, [...new Set(of.names)], of.case, of.at],
  );
}

export async function forgetMatters(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query('DELETE FROM matter_name WHERE workspace = $1 AND at < $2', [workspace, before]);
}
