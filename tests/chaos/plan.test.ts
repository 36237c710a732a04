import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FAULT_KINDS, FAULTS } from '../../chaos/faults.ts';
import { planOf } from '../../chaos/plan.ts';
import { makeChance, markOf } from '../../chaos/random.ts';
import { marksIn } from '../../chaos/facts.ts';

const plan = (seed: number, seconds: number) => planOf(makeChance(seed).apart('faults'), seconds);

describe('the plan of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        expect(plan(seed, 60)).toEqual(plan(seed, 60));
        expect(plan(seed, 60)).not.toEqual(plan(seed + 1, 60));
      }),
      { numRuns: 20 },
    );
  });

  it('breaks each part by itself, within the time there is, and what always belongs in it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 45, max: 600 }), (seed, seconds) => {
        const planned = plan(seed, seconds);
        for (const [n, { kind, at, lastsMs }] of planned.entries()) {
          expect(at + lastsMs).toBeLessThanOrEqual(seconds * 1_000);
          const next = planned.slice(n + 1).find((one) => FAULTS[one.kind].part === FAULTS[kind].part);
          expect(next?.at ?? Infinity).toBeGreaterThan(at + lastsMs);
        }
        const always = FAULT_KINDS.filter((kind) => FAULTS[kind].always === true);
        expect(always.filter((kind) => !planned.some((one) => one.kind === kind))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the word of its own in what somebody types', () => {
  it('is another each time, and found again in whatever it stands in', () => {
    const marks = Array.from({ length: 2_000 }, (_, n) => markOf((n + 1) * 7_919));
    expect(new Set(marks).size).toBe(marks.length);
    for (const mark of marks)
      expect(marksIn(`{"text":"call back, ${mark}","ref":"Booking ${mark.toUpperCase()}"}`)).toEqual([mark]);
  });
});
