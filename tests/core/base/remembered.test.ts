import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembered } from '../../../src/core/base/remembered.ts';
import { startOfMonth } from '../../../src/core/base/time.ts';
import { runs } from '../../runs.ts';

describe('a remembered answer', () => {
  it('is the one of its question, and worked out once as long as few are asked', () => {
    let worked = 0;
    const double = remembered(
      (n: number) => {
        worked += 1;
        return n * 2;
      },
      String,
      2,
    );
    expect([1, 2, 1, 2, 1].map((n) => double(n))).toEqual([2, 4, 2, 4, 2]);
    expect(worked).toBe(2);
    expect([3, 1, 3].map((n) => double(n))).toEqual([6, 2, 6]);
    expect(worked).toBe(4);
  });

  it('is worked out once when it is undefined, too', () => {
    let worked = 0;
    const none = remembered(
      (): undefined => {
        worked += 1;
      },
      () => 'all',
    );
    expect([none(), none()]).toEqual([undefined, undefined]);
    expect(worked).toBe(1);
  });

  it('of when a month begins is right at every moment, also right before and after', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: Date.parse('1960-01-01'), max: Date.parse('2030-01-01') }),
        fc.constantFrom('Europe/Paris', 'Africa/Monrovia', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe'),
        (at, zone) => {
          const start = startOfMonth(new Date(at), zone);
          expect(startOfMonth(start, zone)).toEqual(start);
          expect(startOfMonth(new Date(start.getTime() + 1), zone)).toEqual(start);
          expect(startOfMonth(new Date(start.getTime() - 1), zone).getTime()).toBeLessThan(start.getTime());
          expect(start.getTime()).toBeLessThanOrEqual(at);
        },
      ),
      { numRuns: runs(300) },
    ));
});
