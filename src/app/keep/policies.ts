/** Every version of the policy ever loaded: the one in force is chosen by the moment that is judged, old decisions can be run again. */
import { readPolicy, sayFault } from '../../core/policy/reader/read-policy.ts';
import { plainWord } from '../../core/base/house.ts';
import { isInForce } from '../../core/policy/in-force.ts';
import type { AuthorityPolicy } from '../../core/policy/policy.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from '../../db/engine/client.ts';
import { noteHouse } from '../../db/engine/house-journal.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { keepPolicyVersion, readPolicyVersions, type PolicyRecord } from '../../db/case/records.ts';
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
  if (!isInForce(loaded, needs.now())) sayLoaded(needs, loaded);
  return {
    all: () => versions.inForce,
    byVersion: (version) => versions.byVersion(version),
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
      if (read.policy.version === versions.inForce[0]?.version) return true;
      versions = await kept(needs, read.policy, changed);
      sayLoaded(needs, read.policy);
      return true;
    },
  };
}

/** The file loaded last decides from its own start on; where that is not now, nobody must believe that it does. */
function sayLoaded({ log, now }: ShelfNeeds, { id, version, effective }: AuthorityPolicy): void {
  const said = {
    policy: id,
    version,
    from: effective.from.toISOString(),
    until: effective.until?.toISOString() ?? null,
  };
  if (isInForce({ effective }, now())) log.info('policy loaded, in force from now on', said);
  else log.warn('policy loaded, not in force now: what was in force before decides until it begins', said);
}

interface Versions {
  /** What a version loaded later does not replace: each begins before those loaded after it. */
  readonly inForce: readonly AuthorityPolicy[];
  byVersion(version: string): AuthorityPolicy | undefined;
}

/** Keeps the version that was just loaded, and gives all ever loaded, the latest first. */
async function kept({ db, workspace, now }: ShelfNeeds, loaded: AuthorityPolicy, text: string): Promise<Versions> {
  const { id: policy, version, effective } = loaded;
  const at = now();
  await serialisable(db, async (tx) => {
    const isNews = await keepPolicyVersion(tx, workspace, {
      policy,
      version,
      effectiveFrom: effective.from,
      effectiveUntil: effective.until,
      text,
      loadedAt: at,
    });
    const details = {
      policy: plainWord(policy),
      version,
      from: effective.from.toISOString(),
      until: effective.until?.toISOString() ?? null,
    };
    if (isNews) await noteHouse(tx, workspace, { kind: 'policy_loaded', by: { kind: 'operator' }, at, details });
  });
  return versionsOf(loaded, await readPolicyVersions(db, workspace));
}

/** Reads of all that was ever loaded only what may be in force at some time; an old version when it is asked for. */
function versionsOf(loaded: AuthorityPolicy, records: readonly PolicyRecord[]): Versions {
  const known = new Map<string, AuthorityPolicy | undefined>([[loaded.version, loaded]]);
  const policyOf = ({ version, text, policy }: PolicyRecord): AuthorityPolicy | undefined => {
    if (!known.has(version)) {
      const read = readPolicy(text, policy);
      // a version that an earlier Amends accepted and this one does not can no longer be judged by
      known.set(version, read.ok ? read.policy : undefined);
    }
    return known.get(version);
  };
  const inForce = [loaded];
  let earliest = loaded.effective.from;
  for (const record of records) {
    // the file loaded last replaces for good whatever would begin when it begins, or later
    if (record.effectiveFrom >= earliest) continue;
    const policy = policyOf(record);
    if (policy === undefined) continue;
    inForce.push(policy);
    earliest = record.effectiveFrom;
  }
  return {
    inForce,
    byVersion(version) {
      const record = records.find((one) => one.version === version);
      return known.get(version) ?? (record && policyOf(record));
    },
  };
}
