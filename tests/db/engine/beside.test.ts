import { expect, it } from 'vitest';
import { openHolder, processesAlive } from '../../../src/db/engine/holder.ts';
import { workspaceId } from '../../../src/core/base/ids.ts';
import { describeOnServer, openTestDatabase } from '../../database.ts';

const [hotel, inn] = ['hotel-aurora', 'harbour-inn'].map((id) => workspaceId.parse(id));

describeOnServer('connections of their own', (server) => {
  it('keep whoever waits from waiting for what nobody waits for', async () => {
    const db = await server.open();
    const behind = db.beside(2);
    const held = [await behind.pool.connect(), await behind.pool.connect()];
    let isDone = false;
    const late = behind.read.query('SELECT 1').then(() => (isDone = true));
    expect(await db.read.query('SELECT 2 AS two')).toEqual([{ two: 2 }]);
    expect(isDone).toBe(false);
    for (const one of held) one.release();
    await late;
    // works that must wait for each other do, whichever connection they go by
    expect(behind.lanes).toBe(db.lanes);
    expect(behind.turnstile).toBe(db.turnstile);
    await behind.close();
  });

  it('a worker is known by the workspaces it works for, as long as it lives', async () => {
    const db = await server.open();
    if (hotel === undefined || inn === undefined) throw new Error('there are two');
    const alive = () => Promise.all([hotel, inn].map((id) => processesAlive(db.read, id)));
    const web = await openHolder(db);
    const first = await openHolder(db, [hotel, inn]);
    const second = await openHolder(db, [hotel]);
    expect(await alive()).toEqual([
      { all: 3, workers: 2 },
      { all: 3, workers: 1 },
    ]);
    await first.release();
    await expect.poll(alive, { interval: 20 }).toEqual([
      { all: 2, workers: 1 },
      { all: 2, workers: 0 },
    ]);
    await second.release();
    await web.release();
  });
});

it('the embedded database has one connection, which all share', async () => {
  const db = await openTestDatabase();
  expect(db.beside(2)).toBe(db);
  await db.close();
});
