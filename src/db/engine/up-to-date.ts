/** Brings a server's database up to date as the owner of its tables: migrations, the tables of the job engine, what the roles may do. */
import type { Log } from '../../log.ts';
import { makeJobTables } from './jobs.ts';
import { migrate } from './migrate.ts';
import { migrationPool } from './migration-pool.ts';
import { grantsSql, rolesThere, USUAL_ROLES, type RoleNames } from './roles.ts';
import type { Queryable } from './serialisable.ts';

/** Resolves to the names of the migrations that were applied. Roles that are there get their rights again: a migration may have made tables. */
export async function bringUpToDate(
  connectionString: string,
  log: Log,
  names: RoleNames = USUAL_ROLES,
): Promise<readonly string[]> {
  const pool = migrationPool(connectionString);
  try {
    const applied = await migrate(pool);
    await makeJobTables(pool, log);
    const q: Queryable = { query: async (sql, params = []) => (await pool.query(sql, [...params])).rows };
    if ((await rolesThere(q, names)).length === 2) await pool.query(grantsSql(names));
    return applied;
  } finally {
    await pool.end();
  }
}
