/** Every version of the policy ever loaded: the one in force is chosen by the moment that is judged, old decisions can be run again. */
import { readPolicy } from '../core/authority/read-policy.ts';
import type { AuthorityPolicy } from '../core/authority/policy.ts';
import type { WorkspaceId } from '../core/base/ids.ts';
import type { Database } from '../db/client.ts';
import { keepPolicyVersion, readPolicyVersions } from '../db/records.ts';

/**
 * Keeps the version that was just loaded and gives all that may be in force at some time: the loaded one, and earlier
 * ones of another `effective.from`. A version loaded again under the same start replaces the one before it.
 */
export async function policiesKept(
  db: Database,
  workspace: WorkspaceId,
  loaded: AuthorityPolicy,
  text: string,
  now: Date,
): Promise<readonly AuthorityPolicy[]> {
  await keepPolicyVersion(db, workspace, {
    policy: loaded.id,
    version: loaded.version,
    effectiveFrom: loaded.effective.from,
    effectiveUntil: loaded.effective.until,
    text,
    loadedAt: now,
  });
  const kept: AuthorityPolicy[] = [loaded];
  for (const record of await readPolicyVersions(db, workspace)) {
    const read = readPolicy(record.text, record.policy);
    // a version that an earlier Amends accepted and this one does not can no longer be judged by
    if (!read.ok) continue;
    if (!kept.some((p) => p.effective.from.getTime() === read.policy.effective.from.getTime())) kept.push(read.policy);
  }
  return kept;
}
