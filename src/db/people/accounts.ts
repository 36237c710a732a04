/** What the sources tell of people, as it is kept: accounts and groups. Members are made of it by `core/people/merge.ts`. */
import { memberId, type WorkspaceId } from '../../core/base/ids.ts';
import type { PlatformIdentity } from '../../core/base/members.ts';
import {
  PEOPLE_SOURCES,
  type Given,
  type KeptAccount,
  type PeopleGroup,
  type PeopleSource,
} from '../../core/people/account.ts';
import { jsonParam } from '../engine/json-param.ts';
import type { Queryable } from '../engine/serialisable.ts';

/** All that is told, as of one version. */
export interface Roster {
  readonly version: number;
  readonly accounts: readonly KeptAccount[];
  readonly groups: readonly PeopleGroup[];
}

interface AccountRow {
  readonly source: string;
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly active: boolean;
  readonly groups: readonly string[];
  readonly told: {
    readonly identities: readonly PlatformIdentity[];
    readonly zone: string | null;
    readonly locale: string | null;
    readonly given?: Given;
  };
  readonly held: { readonly groups: readonly string[] } | null;
  readonly member: string | null;
}

const COLUMNS = 'source, id, name, email, active, groups, told, held, member';

export function accountOf({ source, told, member, ...row }: AccountRow): KeptAccount {
  const { given, identities, zone, locale } = told;
  return {
    ...row,
    source: sourceOf(source),
    identities,
    zone,
    locale,
    ...(given !== undefined && { given }),
    member: member === null ? null : memberId.parse(member),
  };
}

function sourceOf(name: string): PeopleSource {
  const source = PEOPLE_SOURCES.find((one) => one === name);
  if (source === undefined)
    throw new Error(`people_account has a source "${name}"; known are ${PEOPLE_SOURCES.join(', ')}`);
  return source;
}

/** The version is read first: what changes meanwhile is read again by whoever looks at it next. */
export async function readRoster(q: Queryable, workspace: WorkspaceId): Promise<Roster> {
  const [row] = await q.query<{ version: number }>('SELECT version FROM people_roster WHERE workspace = $1', [
    workspace,
  ]);
  const accounts = await q.query<AccountRow>(
    `SELECT ${COLUMNS} FROM people_account WHERE workspace = $1 ORDER BY source, id`,
    [workspace],
  );
  const groups = await readGroups(q, workspace, null);
  return { version: row?.version ?? 0, accounts: accounts.map(accountOf), groups };
}

/** Of one source; null: of all. */
export async function readGroups(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource | null,
): Promise<PeopleGroup[]> {
  const rows = await q.query<{ source: string; id: string; names: readonly string[]; isGone: boolean }>(
    'SELECT source, id, names, gone_at IS NOT NULL AS "isGone" FROM people_group WHERE workspace = $1 AND ($2::text IS NULL OR source = $2) ORDER BY source, id',
    [workspace, source],
  );
  return rows.map(({ isGone, ...row }) => ({ ...row, source: sourceOf(row.source), ...(isGone && { isGone }) }));
}

/** `ids`: those alone; not given: all of the source. */
export async function accountsOf(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
  ids?: readonly string[],
): Promise<KeptAccount[]> {
  const rows = await q.query<AccountRow>(
    `SELECT ${COLUMNS} FROM people_account
     WHERE workspace = $1 AND source = $2 AND ($3::text[] IS NULL OR id = ANY($3)) ORDER BY id`,
    [workspace, source, ids ?? null],
  );
  return rows.map(accountOf);
}

/** Those of the source who are none of these: all whose account is open, and of those that were closed so many in turn, from that id on. */
export async function accountsBeside(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
  { told, closedFrom, mostClosed }: { told: readonly string[]; closedFrom: string; mostClosed: number },
): Promise<KeptAccount[]> {
  const rows = await q.query<AccountRow>(
    `WITH beside AS MATERIALIZED (SELECT ${COLUMNS} FROM people_account
       WHERE workspace = $1 AND source = $2 AND id NOT IN (SELECT unnest($3::text[])))
     (SELECT * FROM beside WHERE active)
     UNION ALL (SELECT * FROM beside WHERE NOT active ORDER BY id <= $4, id LIMIT $5)`,
    [workspace, source, told, closedFrom, mostClosed],
  );
  return rows.map(accountOf);
}

/** At so many at a time a statement is answered within its time, on a slow machine too. */
const AT_ONCE = 4_000;

/** Writes accounts that are new or changed; the member somebody is and what only SCIM keeps stay. */
export async function keepAccounts(
  q: Queryable,
  workspace: WorkspaceId,
  accounts: readonly KeptAccount[],
  at: Date,
): Promise<void> {
  const rows = accounts.map(({ identities, zone, locale, given, ...account }) => ({
    ...account,
    told: { identities, zone, locale, ...(given !== undefined && { given }) },
  }));
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await q.query(
      `INSERT INTO people_account (workspace, source, id, name, email, active, groups, told, held, changed_at, created_at)
       SELECT $1, source, id, name, email, active, coalesce(groups, '{}'), told, nullif(held, 'null'), $3, $3
       FROM jsonb_populate_recordset(NULL::people_account, $2::jsonb)
       ON CONFLICT (workspace, source, id) DO UPDATE SET name = excluded.name, email = excluded.email, active = excluded.active,
         groups = excluded.groups, told = excluded.told, held = excluded.held, changed_at = excluded.changed_at`,
      [workspace, jsonParam(rows.slice(from, from + AT_ONCE)), at],
    );
}

/** Accounts that were closed at that moment or later. */
export async function closedSince(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
  at: Date,
): Promise<ReadonlySet<string>> {
  const rows = await q.query<{ id: string }>(
    'SELECT id FROM people_account WHERE workspace = $1 AND source = $2 AND NOT active AND changed_at >= $3',
    [workspace, source, at],
  );
  return new Set(rows.map(({ id }) => id));
}

export async function dropAccounts(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
  ids: readonly string[],
): Promise<void> {
  await q.query('DELETE FROM people_account WHERE workspace = $1 AND source = $2 AND id = ANY($3)', [
    workspace,
    source,
    ids,
  ]);
}

/** Makes the groups of a source these. Resolves to whether they were others. */
export async function keepGroups(
  q: Queryable,
  workspace: WorkspaceId,
  { source, groups, at }: { readonly source: PeopleSource; readonly groups: readonly PeopleGroup[]; readonly at: Date },
): Promise<boolean> {
  const rows = await q.query(
    `WITH said AS (SELECT id, coalesce(names, '{}') AS names FROM jsonb_populate_recordset(NULL::people_group, $3::jsonb)),
       gone AS (DELETE FROM people_group WHERE workspace = $1 AND source = $2 AND id NOT IN (SELECT id FROM said) RETURNING 1),
       written AS (INSERT INTO people_group AS g (workspace, source, id, names, changed_at, created_at)
         SELECT $1, $2, id, names, $4, $4 FROM said
         ON CONFLICT (workspace, source, id) DO UPDATE SET names = excluded.names, changed_at = excluded.changed_at
         WHERE g.names IS DISTINCT FROM excluded.names RETURNING 1)
     SELECT FROM gone UNION ALL SELECT FROM written`,
    [workspace, source, jsonParam(groups), at],
  );
  return rows.length > 0;
}

/** Something of what is told has changed: members are to be made anew. */
export async function raiseRoster(q: Queryable, workspace: WorkspaceId): Promise<void> {
  await q.query(
    `INSERT INTO people_roster AS r (workspace, version) VALUES ($1, 1)
     ON CONFLICT (workspace) DO UPDATE SET version = r.version + 1`,
    [workspace],
  );
}

/** Who accounts have been since they were first taken. Looked up, not joined: a table that was just filled is joined row by row. */
export async function assignMembers(
  q: Queryable,
  workspace: WorkspaceId,
  assigned: readonly { readonly source: PeopleSource; readonly account: string; readonly member: string }[],
): Promise<void> {
  for (const [source, all] of Map.groupBy(assigned, (one) => one.source))
    for (let from = 0; from < all.length; from += AT_ONCE) {
      const some = all.slice(from, from + AT_ONCE);
      const members = Object.fromEntries(some.map(({ account, member }) => [account, member]));
      await q.query(
        `UPDATE people_account SET member = $3::jsonb ->> id WHERE workspace = $1 AND source = $2 AND id = ANY($4::text[])`,
        [workspace, source, jsonParam(members), some.map(({ account }) => account)],
      );
    }
}

/** Whoever is held back has left: it is confirmed. Resolves to how many that is about. */
export async function releaseHeld(q: Queryable, workspace: WorkspaceId, source: PeopleSource | null): Promise<number> {
  const rows = await q.query(
    `UPDATE people_account SET held = NULL
     WHERE workspace = $1 AND held IS NOT NULL AND ($2::text IS NULL OR source = $2) RETURNING 1`,
    [workspace, source],
  );
  return rows.length;
}

/** Whom other sources tell of by mail, and whom this one told of before. */
export async function knownOf(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
): Promise<{ readonly mails: ReadonlySet<string>; readonly ids: ReadonlySet<string> }> {
  const rows = await q.query<{ id: string; email: string | null; own: boolean }>(
    'SELECT id, email, source = $2 AS own FROM people_account WHERE workspace = $1 AND (source = $2 OR email IS NOT NULL)',
    [workspace, source],
  );
  return {
    mails: new Set(rows.flatMap(({ email, own }) => (own || email === null ? [] : [email]))),
    ids: new Set(rows.flatMap(({ id, own }) => (own ? [id] : []))),
  };
}

/** Whether another source tells of somebody by that mail, which is in small letters. */
export async function isMailOfOthers(
  q: Queryable,
  workspace: WorkspaceId,
  source: PeopleSource,
  email: string,
): Promise<boolean> {
  const rows = await q.query(
    'SELECT 1 FROM people_account WHERE workspace = $1 AND email = $2 AND source <> $3 LIMIT 1',
    [workspace, email, source],
  );
  return rows.length > 0;
}
