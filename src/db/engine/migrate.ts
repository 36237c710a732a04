/** Brings a database up to date at boot: what `prisma migrate deploy` does, in the same table, without its engine. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { sqlState } from './serialisable.ts';

/** The advisory lock that Prisma Migrate takes. */
const LOCK = 72_707_369;
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Where this version's migrations lie, whatever the working directory. */
export const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

/**
 * Applies the migrations that are missing, in name order, and returns their names; several processes may call it at once.
 * Throws when one failed, was left unfinished, or was edited after it was applied.
 */
export async function migrate(pool: pg.Pool, dir: string = MIGRATIONS): Promise<string[]> {
  if (await isUpToDate(pool, dir)) return [];
  try {
    return await applyMissing(pool, dir);
  } catch (error) {
    if (sqlState(error) !== MAY_NOT) throw error;
    throw new Error(
      'The database is not up to date, and the role of DATABASE_URL may not change its tables: run amends migrate with DATABASE_MIGRATION_URL, as their owner.',
      { cause: error },
    );
  }
}

/** SQLSTATE: this role may not. */
export const MAY_NOT = '42501';

/** Without a lock, and without anything only the tables' owner may: in doubt it says no. */
async function isUpToDate(pool: pg.Pool, dir: string): Promise<boolean> {
  const there = await pool.query<{ there: boolean }>(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`);
  if (there.rows[0]?.there !== true) return false;
  const { rows } = await pool.query<Applied>('SELECT * FROM "_prisma_migrations"');
  return rows.every(isSettled) && missingOf(readMigrations(dir), rows).length === 0;
}

const isSettled = ({ finished_at: finished, rolled_back_at: back }: Applied): boolean =>
  finished !== null || back !== null;

async function applyMissing(pool: pg.Pool, dir: string): Promise<string[]> {
  const client = await pool.connect();
  try {
    // waits for another process's migrations, which may take longer than a statement usually may
    await client.query('SET statement_timeout = 0');
    await client.query(`SELECT pg_advisory_lock(${LOCK})`);
    await client.query(TABLE);
    const { rows } = await client.query<Applied>('SELECT * FROM "_prisma_migrations"');
    const pending = missingOf(readMigrations(dir), rows);
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    const undo = client.query(`SELECT pg_advisory_unlock(${LOCK}); RESET statement_timeout`);
    // a connection that cannot even unlock is closed, which frees the lock too
    await undo.then(
      () => client.release(),
      (error: Error) => client.release(error),
    );
  }
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Names of the migrations of a folder, in the order they are applied. */
export const migrationNames = (dir: string): readonly string[] =>
  readdirSync(dir, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .toSorted();

/** The same with what each does. */
export const readMigrations = (dir: string): readonly Migration[] =>
  migrationNames(dir).map((name) => {
    const sql = readFileSync(path.join(dir, name, 'migration.sql'), 'utf8');
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });

function missingOf(known: readonly Migration[], rows: readonly Applied[]): readonly Migration[] {
  const unfinished = rows.filter((row) => !isSettled(row));
  if (unfinished.length > 0) {
    const names = unfinished.map((row) => row.migration_name).join(', ');
    throw new Error(
      `unfinished migrations: ${names}. Mend the database, then: prisma migrate resolve --rolled-back NAME`,
    );
  }
  const done = new Map(
    rows.filter((row) => row.rolled_back_at === null).map((row) => [row.migration_name, row.checksum]),
  );
  for (const { name, checksum } of known) {
    if (done.has(name) && done.get(name) !== checksum)
      throw new Error(`migration ${name} was edited after it was applied`);
  }
  return known.filter(({ name }) => !done.has(name));
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  const begun = 'INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)';
  await client.query(begun, [id, checksum, name]);
  try {
    // one simple query is one implicit transaction, and leaves the semicolons of function bodies alone
    await client.query(sql);
  } catch (error) {
    await client.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new Error(`migration ${name} failed`, { cause: error });
  }
  await client.query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [
    id,
  ]);
}
