/** Brings a server's database up to date as the owner of its tables: migrations, what the roles may do. */
import { migrate } from './migrate.ts';
import { migrationPool } from './migration-pool.ts';
import { grantsSql, rolesThere, USUAL_ROLES, type RoleNames } from './roles.ts';
import type { Queryable } from './serialisable.ts';

/** Resolves to the names of the migrations that were applied. Roles that are there get their rights again: a migration may have made tables. */
export async function bringUpToDate(
  connectionString: string,
  names: RoleNames = USUAL_ROLES,
): Promise<readonly string[]> {
  const pool = migrationPool(connectionString);
  try {
    const applied = await migrate(pool);
    const q: Queryable = { query: async (sql, params = []) => (await pool.query(sql, [...params])).rows };
    if ((await rolesThere(q, names)).length === 2) await pool.query(grantsSql(names));
    return applied;
  } finally {
    await pool.end();
  }
}
