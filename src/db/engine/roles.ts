/** What the database lets each role do: the one Amends runs with may not change what is on record, and the one of dashboards reads figures alone. */
import pg from 'pg';
import type { Queryable } from './serialisable.ts';

export interface RoleNames {
  /** Amends runs with it. */
  readonly app: string;
  /** Dashboards read with it: the views of `amends_figures`, nothing else. */
  readonly reader: string;
}

export const USUAL_ROLES: RoleNames = { app: 'amends_app', reader: 'amends_reader' };

/** Tables in which nothing that was written is changed or deleted, with the columns that may change all the same. */
const ON_RECORD: readonly {
  readonly table: string;
  readonly mayChange?: readonly string[];
  readonly mayDelete?: true;
}[] = [
  { table: 'journal_entry' },
  // words leave where they are erased, and a trigger holds that none is changed or added
  { table: 'journal_word', mayChange: ['apart'], mayDelete: true },
  { table: 'house_entry' },
  { table: 'absence_entry' },
  { table: 'audit_seal' },
  { table: 'sealed_head' },
  // from reserved to committed or released, in or out of the sums, and whose it was once that is erased: triggers hold what of it
  { table: 'ledger_entry', mayChange: ['state', 'summed_on', 'customer_key', 'settles_passenger'] },
  { table: 'policy_version', mayChange: ['loaded_at'] },
];

const SCHEMAS = { own: 'public', figures: 'amends_figures' } as const;

/** SQL that makes the roles where there are none: they may log in once they have a password, a certificate or another proof. */
export function rolesSql({ app, reader }: RoleNames): string {
  return [app, reader]
    .map(
      (role) => `DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(role)}) THEN
    CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;`,
    )
    .join('\n');
}

/** SQL that gives the roles what they need and takes everything else; run again it changes nothing. For whoever owns the tables. */
export function grantsSql({ app: appName, reader: readerName }: RoleNames): string {
  const app = pg.escapeIdentifier(appName);
  const reader = pg.escapeIdentifier(readerName);
  const { own, figures } = SCHEMAS;
  return [
    `REVOKE CREATE ON SCHEMA ${own} FROM PUBLIC, ${app}, ${reader};`,
    `REVOKE ALL ON ALL TABLES IN SCHEMA ${own} FROM ${app}, ${reader};`,
    `GRANT USAGE ON SCHEMA ${own}, ${figures} TO ${app};`,
    ...changes(own, 'SELECT, INSERT, UPDATE, DELETE', app),
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${figures} TO ${app}, ${reader};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${figures} GRANT SELECT ON TABLES TO ${app}, ${reader};`,
    `GRANT USAGE ON SCHEMA ${figures} TO ${reader};`,
    `REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM ${app};`,
    ...ON_RECORD.flatMap(({ table, mayChange, mayDelete }) => [
      `REVOKE UPDATE${mayDelete === true ? '' : ', DELETE'} ON ${table} FROM ${app};`,
      ...(mayChange === undefined ? [] : [`GRANT UPDATE (${mayChange.join(', ')}) ON ${table} TO ${app};`]),
    ]),
  ].join('\n');
}

/** On what there is, and on what a later migration makes. */
const changes = (schema: string, what: string, role: string): readonly string[] => [
  `GRANT ${what} ON ALL TABLES IN SCHEMA ${schema} TO ${role};`,
  `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT ${what} ON TABLES TO ${role};`,
  `ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role};`,
];

/** Those of the roles that there are. */
export async function rolesThere(q: Queryable, { app, reader }: RoleNames): Promise<readonly string[]> {
  const rows = await q.query<{ name: string }>('SELECT rolname AS name FROM pg_roles WHERE rolname = ANY ($1)', [
    [app, reader],
  ]);
  return rows.map(({ name }) => name);
}

/** What whoever asks may do to what is on record and must not: like `change journal_entry`; empty where all is as it should be. */
export async function tooMuch(q: Queryable): Promise<readonly string[]> {
  const [row] = await q.query<{ found: readonly string[] }>(
    `SELECT array_remove(ARRAY[
       CASE WHEN (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN 'everything, as a superuser' END,
       CASE WHEN has_schema_privilege('${SCHEMAS.own}', 'CREATE') THEN 'make tables' END,
       ${ON_RECORD.flatMap(({ table, mayDelete }) => [
         `CASE WHEN has_table_privilege('${table}', 'UPDATE') THEN 'change ${table}' END`,
         `CASE WHEN has_table_privilege('${table}', 'TRUNCATE') THEN 'empty ${table}' END`,
         ...(mayDelete === true
           ? []
           : [`CASE WHEN has_table_privilege('${table}', 'DELETE') THEN 'delete from ${table}' END`]),
       ]).join(',\n       ')}], NULL) AS found`,
  );
  return row?.found ?? [];
}
