import { expect, it } from 'vitest';
import { randomBits } from '../../../src/db/engine/random-bits.ts';

it('draws twelve bytes of which every bit is both at times, and no two alike', () => {
  const drawn = Array.from({ length: 200 }, () => randomBits());
  const every = (fold: (a: number, b: number) => number): number[] =>
    Array.from({ length: 12 }, (_, n) => drawn.map((bytes) => bytes[n] ?? NaN).reduce(fold));
  expect(drawn.every((bytes) => bytes.length === 12)).toBe(true);
  // a bit that is always one stays in their conjunction, one that never is in none of their disjunction
  expect(every((a, b) => a & b)).toEqual(Array<number>(12).fill(0));
  expect(every((a, b) => a | b)).toEqual(Array<number>(12).fill(255));
  expect(new Set(drawn.map((bytes) => bytes.toString('hex'))).size).toBe(200);
});
