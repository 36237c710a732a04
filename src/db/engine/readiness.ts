/** Whether the database can be worked with at this moment, and if not, why. */
import { within } from '../../within.ts';
import type { Database } from './client.ts';
import { MAY_NOT, migrationNames, MIGRATIONS } from './migrate.ts';
import { sqlState } from './serialisable.ts';

export type DatabaseFault =
  /** It gives no answer. */
  | 'database_away'
  /** It answers and takes nothing: a replica, a fail-over under way, or set so. */
  | 'database_readonly'
  /** Its tables are older than this version needs. */
  | 'migrations_behind';

const ANSWER_MS = 2_000;

/** Asks once, within two seconds. The names of this version's migrations are read when it is made. */
export function makeReadiness({ pool }: Pick<Database, 'pool'>): () => Promise<readonly DatabaseFault[]> {
  const newest = migrationNames(MIGRATIONS).at(-1) ?? '';
  const migrated = async (): Promise<boolean> => {
    try {
      const { rows } = await pool.query<{ there: boolean }>(
        `SELECT EXISTS (SELECT FROM "_prisma_migrations"
           WHERE migration_name >= $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL) AS there`,
        [newest],
      );
      return rows[0]?.there === true;
    } catch (error) {
      // a role with few rights may not look at what was migrated: then only whoever migrates can say
      if (sqlState(error) === MAY_NOT) return true;
      throw error;
    }
  };
  const look = async (): Promise<readonly DatabaseFault[]> => {
    const { rows } = await pool.query<{ readonly: boolean }>(
      `SELECT current_setting('transaction_read_only') = 'on' AS readonly`,
    );
    return [
      ...(rows[0]?.readonly === true ? (['database_readonly'] as const) : []),
      ...((await migrated()) ? [] : (['migrations_behind'] as const)),
    ];
  };
  return async () => {
    try {
      return await within(ANSWER_MS, look(), 'the database did not answer');
    } catch {
      // why it does not answer is in the log of whoever needed it
      return ['database_away'];
    }
  };
}
