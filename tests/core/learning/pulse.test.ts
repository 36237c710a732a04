import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitOf,
  closesAt,
  hasAnswered,
  isWhole,
  LEAST_TOLD,
  monthOf,
  nextPulse,
  NOTHING_SAID,
  PULSE_ANSWERS,
  PULSE_ITEMS,
  sumOf,
  toldOf,
} from '../../../src/core/learning/pulse.ts';

const item = fc.constantFrom(...PULSE_ITEMS);
const answer = fc.constantFrom(...PULSE_ANSWERS);

describe('the pulse', () => {
  it('tells a sentence from five answers on, and never fewer; the sums are all that is told', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(item, answer), { maxLength: 40 }), (said) => {
        const sums = [...NOTHING_SAID];
        for (const [of, how] of said) sums[sumOf(of, how)] = (sums[sumOf(of, how)] ?? 0) + 1;
        for (const of of PULSE_ITEMS) {
          const own = said.filter(([one]) => one === of);
          const told = toldOf(sums, of);
          expect(told === null).toBe(own.length < LEAST_TOLD);
          for (const how of PULSE_ANSWERS)
            expect(told?.[how] ?? null).toBe(told === null ? null : own.filter(([, one]) => one === how).length);
        }
      }),
    );
  });

  it('knows which sentences were answered, and not how', () => {
    fc.assert(
      fc.property(fc.uniqueArray(item), (answered) => {
        const items = answered.reduce((sum, one) => sum + bitOf(one), 0);
        for (const one of PULSE_ITEMS) expect(hasAnswered(items, one)).toBe(answered.includes(one));
        expect(isWhole(items)).toBe(answered.length === PULSE_ITEMS.length);
      }),
    );
  });

  it.each([
    ['2026-12-10T10:00:00Z', '2027-01-01T09:00:00.000Z'],
    ['2026-12-31T23:30:00Z', '2027-02-01T09:00:00.000Z'],
    ['2027-04-20T08:00:00Z', '2027-05-03T08:00:00.000Z'],
  ])('asked at %s, it is asked next at %s: the first working day of the next month there', (at, next) => {
    expect(nextPulse(new Date(at), 'Europe/Paris').toISOString()).toBe(next);
  });

  it('is of the month of its team, and open for ten days', () => {
    expect(monthOf(new Date('2026-11-30T23:30:00Z'), 'Europe/Paris')).toBe('2026-12');
    expect(closesAt(new Date('2026-12-01T09:00:00Z'))).toEqual(new Date('2026-12-11T09:00:00Z'));
  });
});
