/** Wishes as rows: who may take them, and when. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../src/db/engine/client.ts';
import { openHolder, type Holder } from '../../src/db/engine/holder.ts';
import {
  countWishes,
  dropParked,
  dropOwnWish,
  dropWishes,
  putOffWish,
  storeWishes,
  takeWishes,
  unparkWishes,
} from '../../src/db/work/wishes.ts';
import { describeEachDatabase } from '../database.ts';
import { AURORA, later, NOON } from './build.ts';

describeEachDatabase('a wish', (open) => {
  let database: Database;
  let mine: Holder;
  let other: Holder;
  beforeAll(async () => {
    database = await open();
    mine = await openHolder(database);
    other = await openHolder(database);
  });
  afterAll(async () => {
    await mine.release();
    await other.release();
  });
  beforeEach(() => database.read.query('DELETE FROM wish'));
  const GONE = 7;
  const store = (holder: number, ...keys: string[]): Promise<void> =>
    storeWishes(
      database.read,
      { workspace: AURORA, holder },
      keys.map((key) => ({ key, sealed: Buffer.from(key), at: NOON })),
    );
  const take = async (at = NOON, except: readonly string[] = []): Promise<string[]> => {
    const asked = { workspace: AURORA, holder: mine.id, at, except, limit: 10 };
    return (await takeWishes(database.read, asked)).map(({ key, sealed }) => {
      expect(Buffer.from(sealed).toString()).toBe(key);
      return key;
    });
  };

  it('of a process that is gone is taken at once, in the order they came, and once', async () => {
    await store(GONE, 'b', 'a', 'c');
    expect(await take()).toEqual(['b', 'a', 'c']);
    expect(await take()).toEqual([]);
  });

  it('of a process that lives is left to it', async () => {
    await store(other.id, 'theirs');
    expect(await take(later(60))).toEqual([]);
  });

  it('of one’s own is taken when it was left behind, and not while it is at work', async () => {
    await store(mine.id, 'left', 'at work');
    expect(await take(later(0.2))).toEqual([]);
    expect(await take(later(1), ['at work'])).toEqual(['left']);
  });

  it('that one process says it may not have stays where another has acknowledged it', async () => {
    await store(GONE, 'twice');
    await store(mine.id, 'twice', 'own');
    for (const key of ['twice', 'own']) await dropOwnWish(database.read, { workspace: AURORA, holder: mine.id }, key);
    expect(await take()).toEqual(['twice']);
  });

  it('taken in by a clock that was ahead waits for nothing once that is set back', async () => {
    await store(mine.id, 'own');
    await store(GONE, 'of the dead');
    await store(other.id, 'theirs');
    expect(await take(later(-2))).toEqual(['own', 'of the dead']);
  });

  it('is stored once under its key, and is over when it is dropped', async () => {
    await store(GONE, 'a');
    await store(GONE, 'a', 'b');
    expect(await countWishes(database.read, AURORA)).toEqual({ waiting: 2, parked: 0 });
    await dropWishes(database.read, AURORA, ['a', 'never']);
    expect(await take()).toEqual(['b']);
  });

  it('that fails waits longer each time, is given up after eight, and is tried once more at a start', async () => {
    await store(GONE, 'a');
    const waits: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      await putOffWish(database.read, AURORA, 'a', { at: NOON, why: `try ${n}`, forGood: false });
      const [row] = await database.read.query<{ due_at: Date; parked: string | null }>(
        'SELECT due_at, parked FROM wish',
      );
      waits.push((row!.due_at.getTime() - NOON.getTime()) / 1000);
      expect(row!.parked).toBe(n < 7 ? null : 'try 7');
      expect(await take(NOON)).toEqual([]);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128]);
    expect(await take(later(100))).toEqual([]);
    expect(await countWishes(database.read, AURORA)).toEqual({ waiting: 0, parked: 1 });
    await unparkWishes(database.read, AURORA);
    expect(await take()).toEqual(['a']);
  });

  it('that cannot be opened is given up at once, and deleted two weeks later', async () => {
    await store(GONE, 'a', 'b');
    await putOffWish(database.read, AURORA, 'a', { at: NOON, why: 'no key', forGood: true });
    expect(await take()).toEqual(['b']);
    expect(await dropParked(database.read, AURORA, NOON)).toBe(0);
    expect(await dropParked(database.read, AURORA, later(1))).toBe(1);
    expect(await countWishes(database.read, AURORA)).toEqual({ waiting: 1, parked: 0 });
  });
});
