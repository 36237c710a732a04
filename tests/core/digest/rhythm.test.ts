/** What is owed by the calendar, whatever the clocks do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaderOwed, lineupOwed, minutesOf, periodBefore, periodWindow } from '../../../src/core/digest/rhythm.ts';

const MONDAY_NINE = { weekday: 1, minutes: 540 };
const PARIS = 'Europe/Paris';
const owed = (at: string, every: 'weekly' | 'monthly' | 'off', zone = PARIS) =>
  leaderOwed(new Date(at), every, MONDAY_NINE, zone);

describe('a leader’s digest', () => {
  it.each([
    // the first Monday of December 2026 is the 7th
    ['2026-12-07T07:59:59Z', 'monthly', null],
    ['2026-12-07T08:00:00Z', 'monthly', '2026-11'],
    ['2026-12-13T23:00:00Z', 'monthly', '2026-11'],
    ['2026-12-14T08:00:00Z', 'monthly', null],
    ['2026-12-31T12:00:00Z', 'monthly', null],
    ['2026-12-07T07:59:59Z', 'weekly', '2026-W48'],
    ['2026-12-07T08:00:00Z', 'weekly', '2026-W49'],
    // 2026 has 53 weeks
    ['2027-01-04T08:00:00Z', 'weekly', '2026-W53'],
    ['2027-01-04T08:00:00Z', 'monthly', '2026-12'],
    ['2026-12-07T08:00:00Z', 'off', null],
  ] as const)('at %s, %s: %s', (at, every, period) => {
    expect(owed(at, every)?.period ?? null).toBe(period);
  });

  it('goes by the zone, also one of half an hour and one a day ahead', () => {
    expect(owed('2026-12-07T03:29:00Z', 'weekly', 'Asia/Kolkata')?.period).toBe('2026-W48');
    expect(owed('2026-12-07T03:30:00Z', 'weekly', 'Asia/Kolkata')?.period).toBe('2026-W49');
    expect(owed('2026-12-06T20:00:00Z', 'weekly', 'Pacific/Auckland')?.period).toBe('2026-W49');
    expect(periodWindow('2026-10', PARIS)).toEqual({
      from: new Date('2026-09-30T22:00:00Z'),
      until: new Date('2026-10-31T23:00:00Z'),
    });
  });

  it('tells of a time that is over, was due a week ago at most, and is the one anybody gets who asks', () => {
    const zone = fc.constantFrom(PARIS, 'Asia/Kolkata', 'America/New_York', 'Pacific/Chatham', 'Africa/Cairo');
    const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true });
    const weekly = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), minutes: fc.integer({ min: 0, max: 1439 }) });
    fc.assert(
      fc.property(
        moment,
        zone,
        weekly,
        fc.constantFrom('weekly' as const, 'monthly' as const),
        (now, of, at, every) => {
          const found = leaderOwed(now, every, at, of);
          if (found === null) return;
          expect(found.due.getTime()).toBeLessThanOrEqual(now.getTime());
          expect(now.getTime() - found.due.getTime()).toBeLessThanOrEqual(7 * 86_400_000 + 3_600_000);
          expect(periodWindow(found.period, of).until.getTime()).toBeLessThanOrEqual(found.due.getTime());
          expect(periodBefore(found.due, every, of)).toBe(found.period);
        },
      ),
    );
  });
});

describe('a line-up', () => {
  const week = Array.from({ length: 5 }, () => [{ from: 480, until: 1020 }]);
  const office = { hours: [...week, [], []], zone: PARIS, holidays: ['2026-12-25'] };
  const at = (now: string, opening: Parameters<typeof lineupOwed>[2] = office) =>
    lineupOwed(new Date(now), minutesOf('08:30'), opening)?.period ?? null;

  it('is owed from its time on for three hours, on days the team works', () => {
    expect(at('2026-12-10T07:29:59Z')).toBeNull();
    expect(at('2026-12-10T07:30:00Z')).toBe('2026-12-10');
    expect(at('2026-12-10T10:29:59Z')).toBe('2026-12-10');
    expect(at('2026-12-10T10:30:00Z')).toBeNull();
    expect(at('2026-12-12T08:00:00Z')).toBeNull();
    expect(at('2026-12-25T08:00:00Z')).toBeNull();
    expect(at('2026-12-12T08:00:00Z', { hours: 'always', zone: PARIS })).toBe('2026-12-12');
  });

  it('comes once on the days the clocks change, also in the hour that is skipped', () => {
    const zone = 'Europe/Paris';
    const skipped = (now: string): string | undefined =>
      lineupOwed(new Date(now), minutesOf('02:30'), { hours: 'always', zone })?.due.toISOString();
    // the clocks jump from 2 to 3 at 1:00 UTC
    expect(skipped('2026-03-29T00:59:59Z')).toBeUndefined();
    expect(skipped('2026-03-29T01:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    // and back from 3 to 2: the first of the two
    expect(skipped('2026-10-25T00:30:00Z')).toBe('2026-10-25T00:30:00.000Z');
    expect(skipped('2026-10-25T01:30:00Z')).toBe('2026-10-25T00:30:00.000Z');
  });
});
