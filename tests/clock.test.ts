import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeClock } from '../src/clock.ts';

/** A machine that has been on for a while, and whose clock can be set. */
function hands() {
  const at = { steady: 5_000, machine: Date.UTC(2026, 5, 1, 8) };
  const pass = (ms: number): void => {
    at.steady += ms;
    at.machine += ms;
  };
  const clock = makeClock({ machine: () => at.machine, steady: () => at.steady });
  /** The database's answer, half of the time there and half of it back. */
  const answered =
    (ahead: number, tookMs: number): (() => Promise<Date>) =>
    async () => {
      pass(tookMs / 2);
      const told = new Date(at.steady + ahead);
      pass(tookMs / 2);
      return told;
    };
  return { at, pass, clock, answered };
}

const MS = fc.integer({ min: 0, max: 100_000_000 });
const JUMP = fc.integer({ min: -200_000_000, max: 200_000_000 });

it('goes on evenly, wherever the clock of the machine is set', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(MS, JUMP)), (steps) => {
      const { at, pass, clock } = hands();
      for (const [ms, jump] of steps) {
        const before = clock.now().getTime();
        pass(ms);
        at.machine += jump;
        expect(clock.now().getTime() - before).toBe(ms);
      }
    }),
  );
});

it('goes by the clock of the database, as exactly as the answer was quick', async () => {
  await fc.assert(
    fc.asyncProperty(JUMP, fc.integer({ min: 0, max: 1_000 }), MS, async (jump, tookMs, later) => {
      const { at, pass, clock, answered } = hands();
      const ahead = at.machine - at.steady + jump;
      await clock.follow(answered(ahead, tookMs));
      pass(later);
      expect(Math.abs(clock.now().getTime() - (at.steady + ahead))).toBeLessThanOrEqual(251);
    }),
  );
});

it('stays where it is when the database takes too long, or does not answer', async () => {
  const { at, clock, answered } = hands();
  const ahead = at.machine - at.steady;
  await clock.follow(answered(ahead + 60_000, 1_001));
  expect(clock.now().getTime()).toBe(at.steady + ahead);
  await expect(clock.follow(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(clock.now().getTime()).toBe(at.steady + ahead);
});
