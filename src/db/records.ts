/** Small records that are kept for ever or made once: policy versions, and the digest of a team's week. */
import type { TeamId, WorkspaceId } from '../core/base/ids.ts';
import type { Database } from './client.ts';

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

/** `posting` from the moment somebody took it; `unknown` when it may have been posted. */
export type DigestState = 'posting' | 'posted' | 'unknown' | 'never';

/**
 * Takes the digest of a team's week for posting. True for one caller ever, however many try: a digest comes at most once.
 * `isoWeek` is like `2026-W47`, in the team's zone.
 */
export async function takeDigest(
  database: Database,
  key: { readonly workspace: WorkspaceId; readonly team: TeamId; readonly isoWeek: string },
  at: Date,
): Promise<boolean> {
  const { workspace, team, isoWeek } = key;
  const { count } = await database.prisma.digestPost.createMany({
    data: [{ workspace, team, isoWeek, state: 'posting', at }],
    skipDuplicates: true,
  });
  return count === 1;
}

export async function settleDigest(
  database: Database,
  key: { readonly workspace: WorkspaceId; readonly team: TeamId; readonly isoWeek: string },
  state: DigestState,
): Promise<void> {
  const { workspace, team, isoWeek } = key;
  await database.prisma.digestPost.updateMany({ where: { workspace, team, isoWeek }, data: { state } });
}

/** What became of a digest; null when it was never taken. */
export async function digestState(
  database: Database,
  key: { readonly workspace: WorkspaceId; readonly team: TeamId; readonly isoWeek: string },
): Promise<DigestState | null> {
  const { workspace, team, isoWeek } = key;
  const row = await database.prisma.digestPost.findUnique({
    where: { workspace_team_isoWeek: { workspace, team, isoWeek } },
  });
  return row === null ? null : (row.state as DigestState);
}
