import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/db/engine/client.ts';
import { serialisable } from '../../../src/db/engine/serialisable.ts';
import { makeDirectory } from '../../../src/db/team/directory.ts';
import { syncWorkspace } from '../../../src/db/team/members.ts';
import { describeEachDatabase } from '../../database.ts';
import { AURORA, workspace } from '../build.ts';

const promote = (role: string) =>
  [`UPDATE member SET role = $2 WHERE workspace = $1 AND id = 'ana'`, [AURORA, role]] as const;

describeEachDatabase('the people kept in the process', (open) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await syncWorkspace(database, workspace());
  });

  it('are never those of a change that was undone, also where another change gets its number', async () => {
    const directory = makeDirectory(AURORA);
    const before = await directory.now(database.read);
    const undone = serialisable(database, async (tx) => {
      await tx.query(...promote('general_manager'));
      expect((await directory.now(tx)).version).toBe(before.version + 1);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await database.read.query(...promote('duty_manager'));

    const people = await directory.as(database.read, before.version + 1);
    expect(people.members.find(({ id }) => id === 'ana')?.role).toBe('duty_manager');
    expect((await directory.lately(database.read)).version).toBe(before.version + 1);
  });
});
