/** What a directory does by SCIM, carried out: each request one transaction; whoever leaves by one that is about many is held back by the rule of every source. */
import { areTooMany } from '../../core/base/people-leaving.ts';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { KeptAccount } from '../../core/people/account.ts';
import type { GroupRule } from '../../core/people/mapping.ts';
import { accountsOf, keepAccounts, raiseRoster, readGroups } from '../../db/people/accounts.ts';
import {
  countStanding,
  deletedUser,
  dropGoneGroups,
  groupGone,
  keepGroup,
  keepUser,
  listGroups,
  listUsers,
  membersOf,
  membersOfEach,
  unknownUsers,
  type GroupRow,
  type ResourceRow,
} from '../../db/people/scim.ts';
import type { Database } from '../../db/engine/client.ts';
import { serialisable, sqlState, type Queryable, type Tx } from '../../db/engine/serialisable.ts';
import { isMappedBy } from '../take-reading.ts';
import { mappingOf } from '../../core/people/mapping.ts';
import { notFound, ScimError } from './errors.ts';
import { patchedGroup, type MembersChange, type ScimGroup } from './group.ts';
import type { Change } from './patch.ts';
import { accountOfUser, isObjectId, patchedUser, readUser, versionOf, type ScimUser } from './user.ts';

export interface StoreNeeds {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  readonly rules: () => readonly GroupRule[];
  /** The tenant whose object ids the directory calls people by; null: it calls them something else. */
  readonly teams: string | null;
  readonly now: () => Date;
  readonly newUserId: () => string;
}

/** What came of a change. */
export interface Done<T> {
  readonly found: T;
  /** Somebody may have less authority than before: that is not put off. */
  readonly isUrgent: boolean;
  readonly held: number;
}

export type UserChange =
  | { readonly kind: 'put'; readonly json: unknown }
  | { readonly kind: 'patch'; readonly changes: readonly Change[] };

const userOf = (row: ResourceRow): ScimUser => readUser(row.resource, true);

/** Whoever was deleted and comes again under the same object id is who they were, in no group until the directory says so. */
export async function createUser(needs: StoreNeeds, json: unknown): Promise<Done<ResourceRow>> {
  const { db, workspace } = needs;
  const user = readUser(json, true);
  const newId = needs.newUserId();
  const at = needs.now();
  const found = await unique(user, () =>
    serialisable(db, async (tx) => {
      const known = isObjectId(user.externalId) ? await deletedUser(tx, workspace, user.externalId) : undefined;
      const [kept] = known === undefined ? [] : await accountsOf(tx, workspace, 'scim', [known]);
      const id = known ?? newId;
      await writeUser(tx, needs, { id, user, kept, at });
      await raiseRoster(tx, workspace);
      return await userRow(tx, workspace, id);
    }),
  );
  return { found, isUrgent: false, held: 0 };
}

/** The same again changes nothing, and says so. */
export async function changeUser(
  needs: StoreNeeds,
  id: string,
  change: UserChange,
  isMatch: (version: string) => boolean,
): Promise<Done<ResourceRow>> {
  const { db, workspace } = needs;
  const at = needs.now();
  const work = async (tx: Tx): Promise<Done<ResourceRow>> => {
    const row = await userRow(tx, workspace, id);
    mustMatch(row.changedAt, isMatch);
    const before = userOf(row);
    const user = change.kind === 'put' ? readUser(change.json, before.active) : patchedUser(before, change.changes);
    if (JSON.stringify(sorted(user)) === JSON.stringify(sorted(before)))
      return { found: row, isUrgent: false, held: 0 };
    const [kept] = await accountsOf(tx, workspace, 'scim', [id]);
    await writeUser(tx, needs, { id, user, kept, at });
    await raiseRoster(tx, workspace);
    return {
      found: { ...row, resource: user, changedAt: at },
      isUrgent: !user.active || before.userName !== user.userName,
      held: 0,
    };
  };
  return await unique(null, () => serialisable(db, work));
}

const sorted = (user: ScimUser): unknown => Object.entries(user).toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Closed, not forgotten: whoever has left goes on by no other account of theirs. */
export async function deleteUser(needs: StoreNeeds, id: string): Promise<Done<null>> {
  const { db, workspace } = needs;
  const at = needs.now();
  await serialisable(db, async (tx) => {
    const { externalId } = userOf(await userRow(tx, workspace, id));
    const [kept] = await accountsOf(tx, workspace, 'scim', [id]);
    if (kept === undefined) throw notFound('user', id);
    const account = { ...kept, name: '', active: false, groups: [], held: null, zone: null, locale: null };
    // any other name of theirs may be handed on to somebody else
    const known = isObjectId(externalId) ? externalId : null;
    await keepUser(tx, workspace, { account, userName: null, externalId: known, resource: null }, at);
    await raiseRoster(tx, workspace);
  });
  return { found: null, isUrgent: true, held: 0 };
}

export async function findUser({ db, workspace }: StoreNeeds, id: string): Promise<ResourceRow> {
  return await userRow(db.read, workspace, id);
}

export async function findGroup({ db, workspace }: StoreNeeds, id: string): Promise<GroupRow> {
  return await groupRow(db.read, workspace, id);
}

export const groupMembers = ({ db, workspace }: StoreNeeds, ids: readonly string[]) =>
  membersOfEach(db.read, workspace, ids);

export async function createGroup(
  needs: StoreNeeds,
  { group, members }: { readonly group: ScimGroup; readonly members: ReadonlySet<string> },
): Promise<Done<GroupRow>> {
  const { db, workspace } = needs;
  const at = needs.now();
  const id = needs.newUserId();
  await serialisable(db, async (tx) => {
    await mustBeAlone(tx, workspace, id, group);
    await keepGroup(tx, workspace, { id, name: group.displayName, externalId: group.externalId }, at);
    await changeMembers(tx, needs, { id, members: { add: members, remove: new Set(), isWhole: false }, at });
    await raiseRoster(tx, workspace);
  });
  return {
    found: { id, name: group.displayName, externalId: group.externalId, createdAt: at, changedAt: at },
    isUrgent: false,
    held: 0,
  };
}

export type GroupChange =
  | { readonly kind: 'put'; readonly group: ScimGroup; readonly members: ReadonlySet<string> }
  | { readonly kind: 'patch'; readonly changes: readonly Change[] };

export async function changeGroup(
  needs: StoreNeeds,
  id: string,
  change: GroupChange,
  isMatch: (version: string) => boolean,
): Promise<Done<GroupRow>> {
  const { db, workspace } = needs;
  const at = needs.now();
  return await serialisable(db, async (tx) => {
    const row = await groupRow(tx, workspace, id);
    mustMatch(row.changedAt, isMatch);
    const before: ScimGroup = { displayName: row.name, externalId: row.externalId };
    const { group, members } =
      change.kind === 'patch'
        ? patchedGroup(before, change.changes)
        : { group: change.group, members: { add: change.members, remove: new Set<string>(), isWhole: true } };
    const isRenamed = group.displayName !== before.displayName;
    if (isRenamed) await mustBeAlone(tx, workspace, id, group);
    const moved = await changeMembers(tx, needs, { id, members, at });
    if (!isRenamed && group.externalId === before.externalId && moved.changed === 0)
      return { found: row, isUrgent: false, held: 0 };
    await keepGroup(tx, workspace, { id, name: group.displayName, externalId: group.externalId }, at);
    await raiseRoster(tx, workspace);
    const found = { ...row, name: group.displayName, externalId: group.externalId, changedAt: at };
    return { found, isUrgent: isRenamed || moved.left > 0, held: moved.held };
  });
}

export async function deleteGroup(needs: StoreNeeds, id: string): Promise<Done<null>> {
  const { db, workspace } = needs;
  const at = needs.now();
  const none: MembersChange = { add: new Set(), remove: new Set(), isWhole: true };
  const { held } = await serialisable(db, async (tx) => {
    await groupRow(tx, workspace, id);
    const moved = await changeMembers(tx, needs, { id, members: none, at });
    // what holds somebody back is their place in this group: it must give that place until it is confirmed
    await groupGone(tx, workspace, id, at);
    if (moved.held === 0) await dropGoneGroups(tx, workspace);
    await raiseRoster(tx, workspace);
    return moved;
  });
  return { found: null, isUrgent: true, held };
}

const ONE = { offset: 0, limit: 1 };
const TWO = { offset: 0, limit: 2 };

/** A name is no key of SCIM, but here it gives authority: of two groups of one name neither would. */
async function mustBeAlone(tx: Tx, workspace: WorkspaceId, id: string, { displayName }: ScimGroup): Promise<void> {
  const { rows } = await listGroups(tx, workspace, { name: displayName.toLowerCase() }, TWO);
  if (rows.some((other) => other.id !== id))
    throw new ScimError(409, `There is a group "${displayName}" already.`, 'uniqueness');
}

async function userRow(q: Queryable, workspace: WorkspaceId, id: string): Promise<ResourceRow> {
  const [row] = (await listUsers(q, workspace, { id }, ONE)).rows;
  if (row === undefined) throw notFound('user', id);
  return row;
}

async function groupRow(q: Queryable, workspace: WorkspaceId, id: string): Promise<GroupRow> {
  const [row] = (await listGroups(q, workspace, { id }, ONE)).rows;
  if (row === undefined) throw notFound('group', id);
  return row;
}

function mustMatch(changedAt: Date, isMatch: (version: string) => boolean): void {
  if (!isMatch(versionOf(changedAt))) throw new ScimError(412, 'It has changed meanwhile: read it again.');
}

/** Another user has that name. */
async function unique<T>(user: ScimUser | null, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    throw new ScimError(409, `There is a user "${user?.userName ?? 'of that name'}" already.`, 'uniqueness');
  }
}

interface Writing {
  readonly id: string;
  readonly user: ScimUser;
  readonly kept: KeptAccount | undefined;
  readonly at: Date;
}

async function writeUser(tx: Tx, { workspace, teams }: StoreNeeds, { id, user, kept, at }: Writing): Promise<void> {
  const told = accountOfUser(id, user, kept?.groups ?? [], teams);
  const account: KeptAccount = {
    ...told,
    member: kept?.member ?? null,
    held: user.active ? (kept?.held ?? null) : null,
  };
  await keepUser(
    tx,
    workspace,
    { account, userName: user.userName.toLowerCase(), externalId: user.externalId ?? null, resource: user },
    at,
  );
}

interface Moved {
  readonly changed: number;
  readonly left: number;
  readonly held: number;
}

/** One who leaves is believed; of many at once those who would work here no more are held back. */
async function changeMembers(
  tx: Tx,
  { workspace, rules }: StoreNeeds,
  { id, members, at }: { readonly id: string; readonly members: MembersChange; readonly at: Date },
): Promise<Moved> {
  const [unknown] = await unknownUsers(tx, workspace, [...members.add]);
  if (unknown !== undefined)
    throw new ScimError(400, `There is no user "${unknown.slice(0, 80)}" who could be a member.`, 'invalidValue');
  const inside = (await membersOf(tx, workspace, id)).map((one) => one.id);
  const leaves = inside.filter((one) => members.remove.has(one) || (members.isWhole && !members.add.has(one)));
  const there = new Set(inside);
  const comes = [...members.add].filter((one) => !there.has(one));
  if (leaves.length === 0 && comes.length === 0) return { changed: 0, left: 0, held: 0 };
  const groups = await readGroups(tx, workspace, 'scim');
  const isMapped = isMappedBy(rules(), groups, 'scim');
  const goes = new Set(leaves);
  const affected = await accountsOf(tx, workspace, 'scim', [...leaves, ...comes]);
  const changed = affected.map((account): { readonly before: KeptAccount; readonly after: KeptAccount } => ({
    before: account,
    after: {
      ...account,
      groups: goes.has(account.id) ? account.groups.filter((one) => one !== id) : [...account.groups, id],
    },
  }));
  const gone = changed.filter(
    ({ before, after }) => before.active && before.held === null && isMapped(before) && !isMapped(after),
  );
  const mapped = [...mappingOf(rules(), groups).mapped('scim')];
  const holds = areTooMany(gone.length, gone.length > 1 ? await countStanding(tx, workspace, mapped) : 1);
  const heldBack = new Set(holds ? gone.map(({ before }) => before.id) : []);
  await keepAccounts(
    tx,
    workspace,
    changed.map(({ before, after }) => ({
      ...after,
      // whoever comes back works here by what is told now
      held: heldBack.has(after.id) ? { groups: before.groups } : isMapped(after) ? null : after.held,
    })),
    at,
  );
  return { changed: changed.length, left: leaves.length, held: heldBack.size };
}
