/** Opens what Amends stored, for verbs that read it; says kindly when it is in use, away, empty or out of date. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { workspaceId, type WorkspaceId } from '../../core/base/ids.ts';
import { openDatabase, type Database } from '../../db/engine/client.ts';
import { DirectoryInUse } from '../../db/engine/lock.ts';
import { workspaceIds } from '../../db/team/members.ts';
import { MIGRATIONS, migrationNames } from '../../db/engine/migrate.ts';
import type { Queryable } from '../../db/engine/serialisable.ts';
import type { Environment } from '../../config.ts';
import { causeOf, makeLog, type Log } from '../../log.ts';
import { organisationOf } from './files.ts';
import { option, Refused, WrongUsage, type Asked, type Io } from '../verb.ts';

export interface Store {
  readonly db: Database;
  readonly workspace: WorkspaceId;
  readonly log: Log;
}

/** A server that does not answer within this is away, unless told otherwise. */
const AWAY_AFTER_MS = 6_000;

/** Opens the database, does the work, closes it. Refused when it cannot be read as it is; its tables are never changed. */
export async function withStore(asked: Asked, io: Io, work: (store: Store) => Promise<void>): Promise<void> {
  const db = await openUpToDate(io);
  try {
    await work({ db, workspace: await workspaceOf(db, asked, io.env), log: quiet });
  } finally {
    await db.close();
  }
}

/** Opens the database, of whatever workspaces. Refused when its tables are behind. */
export async function openUpToDate(io: Io): Promise<Database> {
  const db = await openStored(io);
  try {
    const pending = await pendingMigrations(db.read);
    if (pending.length === 0) return db;
    throw new Refused(
      `The database is not up to date: ${pending.join(', ')}. Start Amends once, or run amends migrate.`,
    );
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** What goes wrong is thrown and said once; a retry's warnings would only confuse. */
export const quiet: Log = makeLog(
  'error',
  () => undefined,
  () => new Date(0),
);

/** Opens the database without changing its tables. Refused, saying what to do, when that cannot be. */
export async function openStored({ env, awayAfterMs = AWAY_AFTER_MS }: Io): Promise<Database> {
  const named = (name: string): string | undefined => ((env[name] ?? '').trim() === '' ? undefined : env[name]);
  const url = named('DATABASE_URL');
  if (url === undefined) return await openDirectory(dirOf(env));
  return await openServer(url, named('DATABASE_REPLICA_URL'), awayAfterMs);
}

export const dirOf = (env: Environment): string => env['AMENDS_DATA_DIR'] ?? './data';

async function openDirectory(dir: string): Promise<Database> {
  if (!existsSync(path.join(dir, 'pg'))) {
    throw new Refused(`There is no database in ${dir} yet: start Amends once, or set AMENDS_DATA_DIR or DATABASE_URL.`);
  }
  try {
    return await openDatabase({ dir, log: quiet, migrations: false });
  } catch (error) {
    if (!(error instanceof DirectoryInUse))
      throw new Refused(`The database in ${dir} cannot be opened: ${causeOf(error)}`);
    const who = /process \d+/.exec(error.message)?.[0] ?? 'another process';
    throw new Refused(
      `The database in ${dir} is in use by ${who}, and only one at a time can have it: stop Amends or use DATABASE_URL.`,
    );
  }
}

async function openServer(url: string, replicaUrl: string | undefined, awayAfterMs: number): Promise<Database> {
  const where = URL.canParse(url) ? new URL(url).host : 'DATABASE_URL';
  try {
    return await openDatabase({
      url,
      log: quiet,
      migrations: false,
      connections: 2,
      replicaUrl,
      signal: AbortSignal.timeout(awayAfterMs),
    });
  } catch (error) {
    const away = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
    const why = away ? `nothing answered within ${awayAfterMs / 1000} seconds` : causeOf(error);
    throw new Refused(`The database at ${where} cannot be reached: ${why}. Check DATABASE_URL.`);
  }
}

/** Names of the migrations that were not applied yet. */
export async function pendingMigrations(q: Queryable): Promise<readonly string[]> {
  const known = migrationNames(MIGRATIONS);
  const [table] = await q.query<{ there: boolean }>(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS there`);
  if (table?.there !== true) return known;
  const rows = await q.query<{ name: string }>(
    'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const applied = new Set(rows.map(({ name }) => name));
  return known.filter((name) => !applied.has(name));
}

/** The workspace of --workspace, else of AMENDS_CONFIG, else the only one there is. */
async function workspaceOf(db: Database, asked: Asked, env: Environment): Promise<WorkspaceId> {
  const there = await workspaceIds(db.read);
  const named = option(asked, 'workspace') ?? organisationOf(env)?.organisation.workspace.id;
  if (named === undefined) {
    const [only, ...others] = there;
    if (only === undefined) throw new Refused('The database is empty: nothing was ever stored in it.');
    if (others.length > 0) throw new WrongUsage(`Which workspace? Write --workspace ${there.join(' or --workspace ')}`);
    return only;
  }
  const read = workspaceId.safeParse(named);
  if (read.success && there.includes(read.data)) return read.data;
  throw new Refused(
    `The database has no workspace "${named}"${there.length > 0 ? `; it has ${there.join(', ')}` : ''}.`,
  );
}
