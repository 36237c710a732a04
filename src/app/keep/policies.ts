/** Every version of the policy ever loaded: the one in force is chosen by the moment that is judged, old decisions can be run again. */
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import { keepPolicyVersion, readPolicyVersions } from '../../db/case/records.ts';
import type { Log } from '../../log.ts';

export interface PolicyShelf {
  /** What may be in force at some time, the version loaded last first. */
  all(): readonly AuthorityPolicy[];
  /** Any version ever loaded, by its hash. */
  byVersion(version: string): AuthorityPolicy | undefined;
  /**
   * Takes a new text of the file. A broken one changes nothing: the version before stays in force, and every fault is in
   * the log. Resolves to whether it was taken; the same text again is taken as it is.
   */
  take(text: string): Promise<boolean>;
}

export interface ShelfNeeds {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  /** Name of the file, for saying where a fault is. */
  readonly file: string;
  readonly log: Log;
  readonly now: () => Date;
}

/** Opens the shelf with the version the configuration brought; it was checked there. */
export async function openPolicies(needs: ShelfNeeds, loaded: AuthorityPolicy, text: string): Promise<PolicyShelf> {
  let versions = await kept(needs, loaded, text);
  return {
    all: () => inForceSometime(versions),
    byVersion: (version) => versions.find((p) => p.version === version),
    async take(changed) {
      const read = readPolicy(changed, needs.file);
      if (!read.ok) {
        needs.log.error('the changed policy is broken, the version before stays in force', {
          file: needs.file,
          faults: read.faults.length,
          first: read.faults[0] === undefined ? null : sayFault(needs.file, read.faults[0]),
        });
        return false;
      }
      if (read.policy.version === versions[0]?.version) return true;
      versions = await kept(needs, read.policy, changed);
      needs.log.info('policy loaded', { policy: read.policy.id, version: read.policy.version });
      return true;
    },
  };
}

/** For one start date, the version loaded last. */
function inForceSometime(versions: readonly AuthorityPolicy[]): readonly AuthorityPolicy[] {
  const starts = versions.map((p) => p.effective.from.getTime());
  return versions.filter((p, i) => starts.indexOf(p.effective.from.getTime()) === i);
}

/** Keeps the version that was just loaded, and gives all ever loaded, the latest first. */
async function kept(needs: ShelfNeeds, loaded: AuthorityPolicy, text: string): Promise<readonly AuthorityPolicy[]> {
  const { db, workspace, now } = needs;
  await keepPolicyVersion(db, workspace, {
    policy: loaded.id,
    version: loaded.version,
    effectiveFrom: loaded.effective.from,
    effectiveUntil: loaded.effective.until,
    text,
    loadedAt: now(),
  });
  const all: AuthorityPolicy[] = [loaded];
  for (const record of await readPolicyVersions(db, workspace)) {
    const read = readPolicy(record.text, record.policy);
    // a version that an earlier Amends accepted and this one does not can no longer be judged by
    if (!read.ok) continue;
    if (!all.some((p) => p.version === read.policy.version)) all.push(read.policy);
  }
  return all;
}
