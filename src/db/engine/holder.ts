/** Which process holds what: each has a number, and a lock in the database that is gone as soon as the process is; and which of them do what nobody waits for. */
import { createHash, randomInt } from 'node:crypto';
import type { WorkspaceId } from '../../core/base/ids.ts';
import type { Database } from './client.ts';
import type { Queryable } from './serialisable.ts';

export interface Holder {
  /** Stands beside what this process works on. Never 0, which is nobody. */
  readonly id: number;
  /** From now on others may take what is held. */
  release(): Promise<void>;
}

/** Tells our locks from those of others in the same database. */
const LOCKS = 727_369_071;
/** The same for those of workers: any number of them share that of a workspace. */
const WORKERS = 727_369_072;

/** Takes a number for this process, which works for these workspaces. The lock is taken again by itself should its connection be lost. */
export async function openHolder(
  database: Pick<Database, 'hold'>,
  worksFor: readonly WorkspaceId[] = [],
): Promise<Holder> {
  const id = randomInt(1, 2_147_483_647);
  const workers = worksFor.map((workspace) => lockOf(workspace));
  const take = [
    `pg_advisory_lock(${LOCKS}, ${id})`,
    ...workers.map((n) => `pg_advisory_lock_shared(${WORKERS}, ${n})`),
  ];
  const give = [
    `pg_advisory_unlock(${LOCKS}, ${id})`,
    ...workers.map((n) => `pg_advisory_unlock_shared(${WORKERS}, ${n})`),
  ];
  const release = await database.hold({ take: `SELECT ${take.join(', ')}`, release: `SELECT ${give.join(', ')}` });
  return { id, release };
}

/** Two workspaces of one number would each see the other's workers as theirs: one in two thousand million pairs. */
const lockOf = (workspace: WorkspaceId): number => createHash('sha256').update(workspace).digest().readUInt32BE() >>> 1;

/** SQL: the numbers of the processes that live. */
export const ALIVE = `SELECT objid::bigint::int FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
  AND classid = ${LOCKS} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** How many processes live in this database, and how many of them work for a workspace. */
export async function processesAlive(
  q: Queryable,
  workspace: WorkspaceId,
): Promise<{ readonly all: number; readonly workers: number }> {
  const [row] = await q.query<{ all: number; workers: number }>(
    `SELECT count(*) FILTER (WHERE classid = ${LOCKS})::int AS all,
       count(*) FILTER (WHERE classid = ${WORKERS} AND objid = $1)::int AS workers
     FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    [lockOf(workspace)],
  );
  return row ?? { all: 0, workers: 0 };
}
