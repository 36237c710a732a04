/** What a platform asked to wait with is not tried before the time is over, by nobody, and not by all at once after it. */
import { expect, it } from 'vitest';
import { makeHeldBack } from '../../../src/app/messages/held-back.ts';

const clock = { at: 1_000_000 };
const held = () => makeHeldBack(() => new Date(clock.at));

it('holds back what the limit counts, and nothing else', () => {
  const back = held();
  expect(back.waitMs('post')).toBe(0);
  back.hold('post', 7_000);
  expect(back.waitMs('post')).toBeGreaterThanOrEqual(7_000);
  expect(back.waitMs('update')).toBe(0);
  clock.at += 6_999;
  expect(back.waitMs('post')).toBeGreaterThanOrEqual(1);
  clock.at += 1;
  expect(back.waitMs('post')).toBe(0);
});

it('gives everybody who waits a moment of their own after it, within half a minute', () => {
  const back = held();
  back.hold('post', 1_000);
  const waits = Array.from({ length: 1_000 }, () => back.waitMs('post'));
  expect(new Set(waits.slice(0, 299)).size).toBe(299);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(1_000);
  expect(Math.max(...waits)).toBeLessThan(31_000);
});

it('goes by the longest wait when several calls were under way', () => {
  const back = held();
  back.hold('post', 9_000);
  back.hold('post', 2_000);
  expect(back.waitMs('post')).toBeGreaterThanOrEqual(9_000);
});
