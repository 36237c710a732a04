/** What is done again and again: when, and until when. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { repeat } from '../../src/jobs/repeat.ts';
import { quietLog } from '../database.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('comes after its usual time, or when it said it would, also where it failed; ended, it comes no more', async () => {
  const says: (number | undefined | Error)[] = [500, undefined, new Error('away'), 500];
  let done = 0;
  const work = (): Promise<number | undefined> => {
    const said = says[done];
    done += 1;
    return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
  };
  const end = repeat({ what: 'looking', everyMs: 20_000, work, log: quietLog });
  const doneAfter = async (ms: number): Promise<number> => {
    await vi.advanceTimersByTimeAsync(ms);
    return done;
  };
  expect(await doneAfter(19_999)).toBe(0);
  expect(await doneAfter(1)).toBe(1);
  expect(await doneAfter(499)).toBe(1);
  expect(await doneAfter(1)).toBe(2);
  expect(await doneAfter(19_999)).toBe(2);
  expect(await doneAfter(1)).toBe(3);
  expect(await doneAfter(20_000)).toBe(4);
  await end(0);
  expect(await doneAfter(60_000)).toBe(4);
});
