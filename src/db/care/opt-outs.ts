/** Customers who are asked nothing any more: under every key they go by. */
import { caseId, type CaseId, type MemberId, type WorkspaceId } from '../../core/base/ids.ts';
import { identitiesOf } from '../case/identities.ts';
import type { Queryable } from '../engine/serialisable.ts';

export interface OptOut {
  readonly key: string;
  readonly at: Date;
  readonly by: MemberId | null;
  readonly case: CaseId;
}

/** What was asked and not answered yet is not asked any more; resolves to the cases whose survey that was. */
export async function optOut(tx: Queryable, workspace: WorkspaceId, said: OptOut): Promise<readonly CaseId[]> {
  await tx.query(
    `INSERT INTO customer_opt_out (workspace, key, at, by, "case") VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [workspace, said.key, said.at, said.by ?? '', said.case],
  );
  return await casesIn(tx, SPARE, [workspace, said.key]);
}

/** What was not asked because of it is asked, as long as its case stands as it was; resolves to those cases. */
export async function optIn(tx: Queryable, workspace: WorkspaceId, key: string): Promise<readonly CaseId[]> {
  await tx.query(`DELETE FROM customer_opt_out WHERE workspace = $1 AND key IN ${KEYS}`, [workspace, key]);
  return await casesIn(tx, ASK, [workspace, key]);
}

async function casesIn(tx: Queryable, sql: string, params: readonly string[]): Promise<readonly CaseId[]> {
  const rows = await tx.query<{ case: string }>(sql, [...params]);
  return rows.map((row) => caseId.parse(row.case));
}

const KEYS = identitiesOf('$2::text');
const SPARE = `UPDATE survey SET excluded = 'opted_out' WHERE workspace = $1 AND customer_key IN ${KEYS}
  AND excluded IS NULL AND withdrawn_at IS NULL AND answered_at IS NULL RETURNING "case"`;
const ASK = `UPDATE survey SET excluded = NULL WHERE workspace = $1 AND customer_key IN ${KEYS}
  AND excluded = 'opted_out' AND withdrawn_at IS NULL RETURNING "case"`;
