/** When to try again: longer each time, a little by chance, and never sooner than was asked. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextTry, STEPS_MS } from '../../src/outbound/back-off.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const chance = fc.double({ min: 0, max: 1, noNaN: true });
const msOf = (date: Date | null): number => (date?.getTime() ?? NaN) - AT.getTime();

it('is each step, a fifth earlier or later, for more than a day, and then over', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: STEPS_MS.length }), chance, (failed, by) => {
      const step = STEPS_MS[failed - 1] ?? NaN;
      const ms = msOf(nextTry(failed, { at: AT, chance: by, retryAfter: null }));
      expect(ms).toBeGreaterThanOrEqual(Math.floor(step * 0.8));
      expect(ms).toBeLessThanOrEqual(Math.ceil(step * 1.2));
    }),
  );
  expect(STEPS_MS.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(3 * 86_400_000);
  expect(nextTry(STEPS_MS.length + 1, { at: AT, chance: 0, retryAfter: null })).toBeNull();
});

it('is never sooner than the receiver asked, within a day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), chance, (seconds, by) => {
      const ms = msOf(nextTry(1, { at: AT, chance: by, retryAfter: String(seconds) }));
      expect(ms).toBeGreaterThanOrEqual(Math.min(seconds * 1000, 86_400_000));
      expect(ms).toBeLessThanOrEqual(86_400_000);
    }),
  );
  expect(msOf(nextTry(1, { at: AT, chance: 0.5, retryAfter: 'Thu, 10 Dec 2026 11:00:00 GMT' }))).toBe(3_600_000);
  expect(msOf(nextTry(1, { at: AT, chance: 0.5, retryAfter: 'soon' }))).toBe(5_000);
});
