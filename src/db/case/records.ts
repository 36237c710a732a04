/** Policy versions, kept for ever. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../engine/client.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** A policy file as it was loaded, so that an old decision can be run again. */
export interface PolicyRecord {
  readonly policy: string;
  /** SHA-256 of the text, hex. */
  readonly version: string;
  readonly effectiveFrom: Date;
  readonly effectiveUntil: Date | null;
  readonly text: string;
  readonly loadedAt: Date;
}

/** Keeps a version; of one that is known only when it was loaded last is new. False where it is the one that was loaded last before. */
export async function keepPolicyVersion(tx: Queryable, workspace: WorkspaceId, record: PolicyRecord): Promise<boolean> {
  const { policy, version, effectiveFrom, effectiveUntil, text, loadedAt } = record;
  const [last] = await tx.query<{ version: string }>(
    'SELECT version FROM policy_version WHERE workspace = $1 ORDER BY loaded_at DESC, version LIMIT 1',
    [workspace],
  );
  await tx.query(
    `INSERT INTO policy_version (workspace, policy, version, effective_from, effective_until, text, loaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) 
     ON CONFLICT (workspace, policy, version) DO UPDATE SET loaded_at = greatest(policy_version.loaded_at, excluded.loaded_at)`,
    [workspace, policy, version, effectiveFrom, effectiveUntil, text, loadedAt],
  );
  return last?.version !== version;
}

/** Every version ever loaded, the latest loaded first. */
export async function readPolicyVersions(
  database: Pick<Database, 'read'>,
  workspace: WorkspaceId,
): Promise<PolicyRecord[]> {
  return await database.read.query<PolicyRecord>(
    `SELECT policy, version, effective_from AS "effectiveFrom", effective_until AS "effectiveUntil", text,
       loaded_at AS "loadedAt"
     FROM policy_version WHERE workspace = $1 ORDER BY loaded_at DESC, version`,
    [workspace],
  );
}
