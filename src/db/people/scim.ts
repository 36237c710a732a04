/** What a directory sent by SCIM, as it is kept: users are accounts of the source `scim` with what was sent beside them. */
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { KeptAccount } from '../../core/people/account.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';
import { keepAccounts } from './accounts.ts';

export interface ResourceRow {
  readonly id: string;
  /** As it was sent. */
  readonly resource: unknown;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** All that is given must hold. */
export interface Wanted {
  readonly id?: string;
  /** In small letters. */
  readonly name?: string;
  readonly externalId?: string;
  readonly email?: string;
  readonly active?: boolean;
  /** A group they are in. */
  readonly inGroup?: string;
}

export interface Page {
  /** From 0. */
  readonly offset: number;
  readonly limit: number;
}

const USER = `id, resource, created_at AS "createdAt", changed_at AS "changedAt"`;
const GROUP = `id, names[1] AS name, external_id AS "externalId", created_at AS "createdAt", changed_at AS "changedAt"`;
/** A deleted user has no name any more: it stays, closed, so that nobody goes on by another account of theirs. */
const USERS = `FROM people_account WHERE workspace = $1 AND source = 'scim' AND user_name IS NOT NULL
  AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR user_name = $3) AND ($4::text IS NULL OR external_id = $4)
  AND ($5::text IS NULL OR email = $5) AND ($6::boolean IS NULL OR active = $6) AND ($7::text IS NULL OR groups @> ARRAY[$7])`;
const GROUPS = `FROM people_group WHERE workspace = $1 AND source = 'scim' AND gone_at IS NULL
  AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR lower(names[1]) = $3) AND ($4::text IS NULL OR external_id = $4)`;

const paramsOf = (workspace: WorkspaceId, { id, name, externalId, email, active, inGroup }: Wanted): unknown[] => [
  workspace,
  id ?? null,
  name ?? null,
  externalId ?? null,
  email ?? null,
  active ?? null,
  inGroup ?? null,
];

export interface Listed<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export async function listUsers(
  q: Queryable,
  workspace: WorkspaceId,
  wanted: Wanted,
  { offset, limit }: Page,
): Promise<Listed<ResourceRow>> {
  const params = paramsOf(workspace, wanted);
  const [count] = await q.query<{ total: number }>(`SELECT count(*)::int AS total ${USERS}`, params);
  const rows = await q.query<ResourceRow>(
    `SELECT ${USER} ${USERS} ORDER BY created_at, id OFFSET ${offset} LIMIT ${limit}`,
    params,
  );
  return { total: count?.total ?? 0, rows };
}

export async function listGroups(
  q: Queryable,
  workspace: WorkspaceId,
  wanted: Pick<Wanted, 'id' | 'name' | 'externalId'>,
  { offset, limit }: Page,
): Promise<Listed<GroupRow>> {
  const params = paramsOf(workspace, wanted).slice(0, 4);
  const [count] = await q.query<{ total: number }>(`SELECT count(*)::int AS total ${GROUPS}`, params);
  const rows = await q.query<GroupRow>(
    `SELECT ${GROUP} ${GROUPS} ORDER BY created_at, id OFFSET ${offset} LIMIT ${limit}`,
    params,
  );
  return { total: count?.total ?? 0, rows };
}

export interface MemberRow {
  readonly id: string;
  readonly name: string;
}

/** Users in each of these groups, by one question. */
export async function membersOfEach(
  q: Queryable,
  workspace: WorkspaceId,
  groups: readonly string[],
): Promise<ReadonlyMap<string, readonly MemberRow[]>> {
  const of = new Map<string, MemberRow[]>(groups.map((id) => [id, []]));
  if (groups.length === 0) return of;
  const rows = await q.query<MemberRow & { readonly groups: readonly string[] }>(
    `SELECT id, name, groups FROM people_account WHERE workspace = $1 AND source = 'scim' AND user_name IS NOT NULL AND groups && $2::text[]
     ORDER BY id`,
    [workspace, groups],
  );
  for (const { id, name, groups: their } of rows) for (const group of their) of.get(group)?.push({ id, name });
  return of;
}

/** Users in a group. */
export const membersOf = async (q: Queryable, workspace: WorkspaceId, group: string): Promise<readonly MemberRow[]> =>
  (await membersOfEach(q, workspace, [group])).get(group) ?? [];

/** Of these ids those that are no user's. */
export async function unknownUsers(q: Queryable, workspace: WorkspaceId, ids: readonly string[]): Promise<string[]> {
  const rows = await q.query<{ id: string }>(
    `SELECT unnest($2::text[]) AS id EXCEPT
     SELECT id FROM people_account WHERE workspace = $1 AND source = 'scim' AND user_name IS NOT NULL`,
    [workspace, ids],
  );
  return rows.map(({ id }) => id);
}

/** How many of the source work here: in one of these groups, open and not held back. */
export async function countStanding(q: Queryable, workspace: WorkspaceId, groups: readonly string[]): Promise<number> {
  const [row] = await q.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM people_account
     WHERE workspace = $1 AND source = 'scim' AND active AND held IS NULL AND groups && $2::text[]`,
    [workspace, groups],
  );
  return row?.count ?? 0;
}

/** Who was deleted and is known by that id in the directory; undefined: nobody. */
export async function deletedUser(
  q: Queryable,
  workspace: WorkspaceId,
  externalId: string,
): Promise<string | undefined> {
  const [row] = await q.query<{ id: string }>(
    `SELECT id FROM people_account WHERE workspace = $1 AND source = 'scim' AND user_name IS NULL AND external_id = $2
     ORDER BY changed_at DESC LIMIT 1`,
    [workspace, externalId],
  );
  return row?.id;
}

/**
 * Mail addresses of closed accounts that were deleted by then, or told of no more (they have no name), and of members who have left.
 * Who they were stays: so nobody goes on by another account of theirs, and the journal has a name for them.
 */
export async function forgetLeft(q: Queryable, workspace: WorkspaceId, before: Date): Promise<void> {
  await q.query(
    `UPDATE people_account SET email = NULL
     WHERE workspace = $1 AND NOT active AND name = '' AND email IS NOT NULL AND changed_at <= $2`,
    [workspace, before],
  );
  await q.query('UPDATE member SET email = NULL WHERE workspace = $1 AND NOT active AND email IS NOT NULL', [
    workspace,
  ]);
}

export interface UserKept {
  readonly account: KeptAccount;
  /** In small letters; null: deleted. */
  readonly userName: string | null;
  readonly externalId: string | null;
  readonly resource: unknown;
}

/** Writes a user. A name that another one has breaks the key: SQLSTATE 23505. */
export async function keepUser(q: Queryable, workspace: WorkspaceId, user: UserKept, at: Date): Promise<void> {
  const { account, userName, externalId, resource } = user;
  await keepAccounts(q, workspace, [account], at);
  await q.query(
    `UPDATE people_account SET user_name = $3, external_id = $4, resource = $5::jsonb
     WHERE workspace = $1 AND source = 'scim' AND id = $2`,
    [workspace, account.id, userName, externalId, resource === null ? null : jsonParam(resource)],
  );
}

export async function keepGroup(
  q: Queryable,
  workspace: WorkspaceId,
  { id, name, externalId }: Pick<GroupRow, 'id' | 'name' | 'externalId'>,
  at: Date,
): Promise<void> {
  await q.query(
    `INSERT INTO people_group (workspace, source, id, names, external_id, changed_at, created_at)
     VALUES ($1, 'scim', $2, ARRAY[$3::text], $4, $5, $5)
     ON CONFLICT (workspace, source, id) DO UPDATE SET names = excluded.names, external_id = excluded.external_id,
       changed_at = excluded.changed_at`,
    [workspace, id, name, externalId, at],
  );
}

/** It was deleted: nobody asks for it any more, and it stays for those whose place in it is held back. */
export async function groupGone(q: Queryable, workspace: WorkspaceId, id: string, at: Date): Promise<void> {
  await q.query(`UPDATE people_group SET gone_at = $3 WHERE workspace = $1 AND source = 'scim' AND id = $2`, [
    workspace,
    id,
    at,
  ]);
}

/** Those that are gone and hold nobody's place any more. */
export async function dropGoneGroups(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `DELETE FROM people_group g WHERE workspace = $1 AND source = 'scim' AND gone_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM people_account a WHERE a.workspace = $1 AND a.source = 'scim' AND a.held -> 'groups' ? g.id)`,
    [workspace],
  );
}
