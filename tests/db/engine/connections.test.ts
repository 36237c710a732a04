import { expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { describeEachDatabase, describeOnServer } from '../../database.ts';

const PID = 'SELECT pg_backend_pid() AS pid, pg_sleep(0.05)';
const pidsOf = async (database: Database, n: number): Promise<ReadonlySet<number>> => {
  const rows = await Promise.all(Array.from({ length: n }, () => database.read.query<{ pid: number }>(PID)));
  return new Set(rows.flat().map(({ pid }) => pid));
};

describeOnServer('connections', (server) => {
  it('are used again, and none that was open when one gave no answer', async () => {
    const database = await server.open(3);
    const first = await pidsOf(database, 3);
    expect(first.size).toBe(3);
    expect(await pidsOf(database, 3)).toEqual(first);
    const [one, two] = [await database.connections.take(), await database.connections.take()];
    database.connections.doubt(one);
    one.release(true);
    const later = await pidsOf(database, 2);
    // it was open with the other: nothing follows for those that were opened since
    database.connections.doubt(two);
    two.release(true);
    expect([...later].filter((pid) => first.has(pid))).toEqual([]);
    expect(later.size).toBe(2);
    expect(await pidsOf(database, 2)).toEqual(later);
    expect(database.pool.totalCount).toBe(2);
  });

  it('are not used again where the very first one gave no answer', async () => {
    const database = await server.open(1);
    const [first] = await pidsOf(database, 1);
    const one = await database.connections.take();
    database.connections.doubt(one);
    one.release();
    expect([...(await pidsOf(database, 1))]).not.toEqual([first]);
  });

  it('plan what a decision asks once, and start no processes for it', async () => {
    const database = await server.open(1);
    const NAMED = 'SELECT count(*)::int AS n FROM recovery_case WHERE workspace = $1 AND id = $2';
    for (let n = 0; n < 3; n += 1) {
      await serialisable(database, (tx) => tx.query(NAMED, ['w', `R-${n}`], 'named'));
    }
    const plans = "SELECT generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE name = 'named'";
    expect(await database.read.query(plans)).toEqual([{ generic_plans: 3, custom_plans: 0 }]);
    expect(await database.read.query('SHOW max_parallel_workers_per_gather')).toEqual([
      { max_parallel_workers_per_gather: '0' },
    ]);
    // left to itself elsewhere, where a plan may depend on what is asked
    expect(await database.read.query('SHOW plan_cache_mode')).toEqual([{ plan_cache_mode: 'auto' }]);
  });
});

describeEachDatabase('a read beside a transaction', (open) => {
  it('fails at once while that is open, by whatever way it was begun, and not once it is over', async () => {
    const database = await open();
    const beside = (): Promise<unknown> => database.read.query('SELECT 1 AS one');
    const late: (() => Promise<unknown>)[] = [];
    await serialisable(database, async (tx) => {
      await tx.query('SELECT 1');
      await expect(beside()).rejects.toThrow('read beside a transaction');
      await expect(Promise.resolve().then(beside)).rejects.toThrow('read beside a transaction');
      late.push(beside);
      // another one, which has nothing to do with it, waits for its turn at most
      return await tx.query('SELECT 2');
    });
    expect(await Promise.all(late.map((read) => read()))).toEqual([[{ one: 1 }]]);
    await expect(serialisable(database, () => beside())).rejects.toThrow('read beside a transaction');
    expect(await beside()).toEqual([{ one: 1 }]);
  });
});
