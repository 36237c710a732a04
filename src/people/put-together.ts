/** Who works here by amends.yaml and by what the sources tell, from the database and back into it. */
import { createHash } from 'node:crypto';
import type { HouseActor } from '../core/base/house.ts';
import type { Workspace } from '../core/base/members.ts';
import { PEOPLE_SOURCES, type KeptAccount, type PeopleGroup, type PeopleSource } from '../core/people/account.ts';
import type { Merged, PeopleFinding } from '../core/people/merge.ts';
import { roleOrder } from '../core/people/role-order.ts';
import type { AuthorityPolicy } from '../core/policy/policy.ts';
import { assignMembers, readRoster } from '../db/people/accounts.ts';
import { setMerged } from '../db/people/sources.ts';
import { setupVersion } from '../db/setup/settings.ts';
import { syncWorkspace } from '../db/team/members.ts';
import type { Database } from '../db/engine/client.ts';
import type { Queryable } from '../db/engine/serialisable.ts';
import { sourcesOf, type PeopleFrom } from './settings.ts';

/** What of amends.yaml says who works here. */
export interface PeopleNamed {
  readonly workspace: Workspace;
  readonly peopleFrom: PeopleFrom | null;
}

export type RolesOf = Pick<AuthorityPolicy, 'version' | 'roles' | 'approval'>;

export interface Together {
  readonly workspace: Workspace;
  readonly findings: readonly PeopleFinding[];
  /** Of what the sources tell; null: people come from the file alone. */
  readonly from: { readonly version: number; readonly assigned: Merged['assigned'] } | null;
}

/** What a source would tell instead of what is kept of it. */
export interface Instead {
  readonly source: PeopleSource;
  readonly accounts: readonly KeptAccount[];
  readonly groups: readonly PeopleGroup[];
}

export async function putTogether(
  q: Queryable,
  named: PeopleNamed,
  policy: RolesOf,
  instead?: Instead,
): Promise<Together> {
  const { workspace, peopleFrom } = named;
  if (peopleFrom === null) return { workspace, findings: [], from: null };
  // not loaded where people come from the file alone
  const { merged } = await import('../core/people/merge.ts');
  const kept = await readRoster(q, workspace.id);
  const others = <T extends { readonly source: PeopleSource }>(all: readonly T[]): readonly T[] =>
    all.filter(({ source }) => used.has(source) && source !== instead?.source);
  const used = new Set(sourcesOf(peopleFrom));
  const { members, assigned, findings } = merged({
    people: workspace.members,
    teams: workspace.teams,
    taken: new Set(workspace.agents?.map(({ id }) => id)),
    accounts: [...others(kept.accounts), ...(instead?.accounts ?? [])],
    groups: [...others(kept.groups), ...(instead?.groups ?? [])],
    rules: peopleFrom.rules,
    roles: new Set(policy.roles.keys()),
    compare: roleOrder(policy),
  });
  return { workspace: { ...workspace, members }, findings, from: { version: kept.version, assigned } };
}

export interface Writing {
  readonly policy: Pick<AuthorityPolicy, 'version'>;
  readonly at: Date;
  readonly by: HouseActor;
  /** What amends.yaml and the policy say of it, as one mark. */
  readonly mark: string;
  /** Of what was set up in chat, as it was made with: nothing is written where somebody has set up what is newer. */
  readonly setup: number;
}

/** Resolves to how many came, left or stand elsewhere; nothing is written where somebody has written what is newer. */
export async function writeTogether(db: Database, { workspace, from }: Together, writing: Writing): Promise<number> {
  const { policy, at, by, mark: file, setup } = writing;
  return await syncWorkspace(db, workspace, {
    policy: policy.version,
    at,
    by,
    isCurrent: async (tx) => {
      if ((await setupVersion(tx, workspace.id)) !== setup) return false;
      if (from === null) return true;
      if (!(await setMerged(tx, workspace.id, { version: from.version, file }))) return false;
      if (from.assigned.length > 0) await assignMembers(tx, workspace.id, from.assigned);
      return true;
    },
  });
}

/** Two processes with the same mark make the same members of what the sources tell. */
export const markOf = (named: PeopleNamed, policy: RolesOf): string =>
  createHash('sha256')
    .update(JSON.stringify([PEOPLE_SOURCES, named.workspace, named.peopleFrom, policy.version]))
    .digest('hex');
