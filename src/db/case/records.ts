/** Policy versions, kept for ever. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../engine/client.ts';

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

/** Keeps a version; one that is known stays as it is. */
export async function keepPolicyVersion(
  database: Database,
  workspace: WorkspaceId,
  record: PolicyRecord,
): Promise<void> {
  await database.prisma.policyVersion.createMany({ data: [{ workspace, ...record }], skipDuplicates: true });
}

/** Every version ever loaded, the latest loaded first. */
export async function readPolicyVersions(database: Database, workspace: WorkspaceId): Promise<PolicyRecord[]> {
  const rows = await database.prisma.policyVersion.findMany({
    where: { workspace },
    orderBy: [{ loadedAt: 'desc' }, { version: 'asc' }],
  });
  return rows.map(({ workspace: _of, ...record }) => record);
}
