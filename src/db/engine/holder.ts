/** Which process holds what: each has a number, and a lock in the database that is gone as soon as the process is. */
import { randomInt } from 'node:crypto';
import type { Database } from './client.ts';

export interface Holder {
  /** Stands beside what this process works on. Never 0, which is nobody. */
  readonly id: number;
  /** From now on others may take what is held. */
  release(): Promise<void>;
}

/** Tells our locks from those of others in the same database. */
const LOCKS = 727_369_071;

/** Takes a number for this process. The lock is taken again by itself should its connection be lost. */
export async function openHolder(database: Pick<Database, 'hold'>): Promise<Holder> {
  const id = randomInt(1, 2_147_483_647);
  const release = await database.hold({
    take: `SELECT pg_advisory_lock(${LOCKS}, ${id})`,
    release: `SELECT pg_advisory_unlock(${LOCKS}, ${id})`,
  });
  return { id, release };
}

/** SQL: the numbers of the processes that live. */
export const ALIVE = `SELECT objid::bigint::int FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
  AND classid = ${LOCKS} AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
