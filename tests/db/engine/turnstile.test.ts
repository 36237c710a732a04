import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeTurnstile } from '../../../src/db/engine/turnstile.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A work that says when it begins, and is over when it is told to be. */
function makeWorks(): {
  readonly begun: string[];
  readonly start: (name: string) => Promise<void>;
  readonly end: (name: string) => void;
} {
  const turnstile = makeTurnstile(50);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    start: (name) =>
      turnstile.through(() => {
        begun.push(name);
        return new Promise<void>((resolve, reject) =>
          ends.set(name, () => (name.startsWith('fails') ? reject(new Error(name)) : resolve())),
        );
      }),
    end: (name) => ends.get(name)?.(),
  };
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

it('lets one through at a time, in the order they came, also after one that failed', async () => {
  const { begun, start, end } = makeWorks();
  const all = Promise.allSettled(['first', 'fails', 'third'].map(start));
  await settle();
  expect(begun).toEqual(['first']);
  end('first');
  await settle();
  expect(begun).toEqual(['first', 'fails']);
  end('fails');
  await settle();
  expect(begun).toEqual(['first', 'fails', 'third']);
  end('third');
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

it('lets the next one through as soon as one says that it is over, once', async () => {
  const turnstile = makeTurnstile(50);
  const begun: string[] = [];
  const ended = Promise.withResolvers<void>();
  const first = turnstile.through(async (over) => {
    begun.push('first');
    over();
    await ended.promise;
  });
  const others = ['second', 'third'].map((name) =>
    turnstile.through(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => setTimeout(resolve, 10));
    }),
  );
  await settle();
  expect(begun).toEqual(['first', 'second']);
  ended.resolve();
  await settle();
  expect(begun).toEqual(['first', 'second']);
  await vi.advanceTimersByTimeAsync(20);
  expect(begun).toEqual(['first', 'second', 'third']);
  await Promise.all([first, ...others]);
});

it('does not wait longer than its patience for one that is held up, and counts it no more when it ends', async () => {
  const { begun, start, end } = makeWorks();
  const all = ['held up', 'second', 'third', 'fourth'].map(start);
  await vi.advanceTimersByTimeAsync(49);
  expect(begun).toEqual(['held up']);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual(['held up', 'second']);
  end('held up');
  await settle();
  expect(begun).toEqual(['held up', 'second']);
  end('second');
  await settle();
  end('third');
  await settle();
  end('fourth');
  await Promise.all(all);
  expect(begun).toEqual(['held up', 'second', 'third', 'fourth']);
});
