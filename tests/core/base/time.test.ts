import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import * as time from '../../../src/core/base/time.ts';
import { outsideRows } from './outside.ts';
import { runs } from '../../runs.ts';

const {
  addWorkingTime,
  isoWeek,
  previousWeek,
  showMoment,
  startOfDay,
  startOfMonth,
  startOfWeek,
  weekWindow,
  workingTimeBetween,
} = time;
const at = (iso: string): Date => new Date(iso);
const HOUR = 3_600_000;
const day = [{ from: 480, until: 1080 }];
/** Monday to Friday 08:00 to 18:00. */
const OFFICE = [day, day, day, day, day, [], []];
const PARIS = 'Europe/Paris';

describe('days, weeks and months of a zone', () => {
  it.each([
    ['Europe/Paris', '2026-11-21T23:30:00Z', '2026-11-21T23:00:00.000Z'],
    ['UTC', '2026-11-21T23:30:00Z', '2026-11-21T00:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['America/Havana', '2026-11-01T15:00:00Z', '2026-11-01T04:00:00.000Z'],
    ['America/Havana', '2026-11-01T04:30:00Z', '2026-11-01T04:00:00.000Z'],
    ['Atlantic/Azores', '2026-10-25T12:00:00Z', '2026-10-25T00:00:00.000Z'],
  ])('in %s the day of %s begins at %s', (zone, moment, start) =>
    expect(startOfDay(at(moment), zone).toISOString()).toBe(start),
  );

  it('begins weeks on Monday and months on the first, in the zone', () => {
    expect(startOfWeek(at('2026-11-22T23:30:00Z'), PARIS).toISOString()).toBe('2026-11-22T23:00:00.000Z');
    expect(startOfWeek(at('2026-11-22T22:30:00Z'), PARIS).toISOString()).toBe('2026-11-15T23:00:00.000Z');
    expect(startOfMonth(at('2026-11-21T00:00:00Z'), PARIS).toISOString()).toBe('2026-10-31T23:00:00.000Z');
  });

  it.each([
    ['2026-11-21T12:00:00Z', '2026-W47'],
    ['2027-01-03T12:00:00Z', '2026-W53'],
    ['2027-01-03T23:30:00Z', '2027-W01'],
    ['2024-12-30T12:00:00Z', '2025-W01'],
  ])('%s is in %s in Paris', (moment, week) => expect(isoWeek(at(moment), PARIS)).toBe(week));

  it('knows the week before across a year', () => {
    expect(previousWeek('2027-W01')).toBe('2026-W53');
    expect(previousWeek('2026-W01')).toBe('2025-W52');
  });

  it('has 167 and 169 hours when the clocks change', () => {
    const hours = (week: string): number => {
      const { from, until } = weekWindow(week, PARIS);
      return (until.getTime() - from.getTime()) / HOUR;
    };
    expect([hours('2026-W13'), hours('2026-W43'), hours('2026-W47')]).toEqual([167, 169, 168]);
  });

  it.each(['2026-W54', '2025-W53', '2026-47', '2026-W00', '', '2026-w47'])('"%s" is no week', (week) =>
    expect(() => weekWindow(week, PARIS)).toThrow('no ISO week'),
  );

  it('throws for a zone nobody knows', () =>
    expect(() => startOfDay(at('2026-11-21T00:00:00Z'), 'Mars/Base')).toThrow('Mars/Base'));

  it('every instant lies in the window of its week, and only there', () => {
    const zone = fc.constantFrom(
      PARIS,
      'America/Havana',
      'Africa/Cairo',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'America/St_Johns',
      'UTC',
    );
    const moment = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z'), noInvalidDate: true });
    const isInside = (moment: Date, zone: string): boolean => {
      const week = isoWeek(moment, zone);
      const { from, until } = weekWindow(week, zone);
      const before = weekWindow(previousWeek(week), zone);
      return (
        from <= moment &&
        moment < until &&
        before.until.getTime() === from.getTime() &&
        startOfWeek(moment, zone).getTime() === from.getTime()
      );
    };
    expect(fc.check(fc.property(moment, zone, isInside), { numRuns: runs(300) }).counterexample).toBeNull();
  });

  it('agrees with every week of the oracle', ({ skip }) => {
    const row = z.object({
      id: z.string(),
      tz: z.string(),
      next_fires_utc: z.tuple([z.string()]).rest(z.string()),
      prev_iso_week: z.string(),
      window_start_utc: z.string(),
      window_end_utc: z.string(),
    });
    const rows = outsideRows('data/05-schedule-dst/weekly-oracle.dev.jsonl', row, skip);
    const wrong = rows.filter((row) => {
      const week = previousWeek(isoWeek(at(row.next_fires_utc[0]), row.tz));
      const { from, until } = weekWindow(week, row.tz);
      return (
        week !== row.prev_iso_week ||
        from.getTime() !== at(row.window_start_utc).getTime() ||
        until.getTime() !== at(row.window_end_utc).getTime()
      );
    });
    expect(wrong.map(({ id }) => id)).toEqual([]);
    expect(rows.length).toBeGreaterThan(200);
  });
});

describe('working time', () => {
  const IN_PARIS = { hours: OFFICE, zone: PARIS };

  it.each([
    ['over the weekend', '2026-11-20T16:50:00Z', 30 * 60_000, '2026-11-23T07:20:00.000Z'],
    ['to closing time exactly', '2026-11-20T16:30:00Z', 30 * 60_000, '2026-11-20T17:00:00.000Z'],
    ['from before opening', '2026-11-23T03:00:00Z', HOUR, '2026-11-23T08:00:00.000Z'],
    ['nothing', '2026-11-21T03:00:00Z', 0, '2026-11-21T03:00:00.000Z'],
    ['a whole week', '2026-11-16T07:00:00Z', 50 * HOUR, '2026-11-20T17:00:00.000Z'],
    ['across the change of clocks', '2026-03-27T16:00:00Z', 2 * HOUR, '2026-03-30T07:00:00.000Z'],
  ])('%s', (_name, from, ms, until) => expect(addWorkingTime(at(from), ms, IN_PARIS).toISOString()).toBe(until));

  it('passes over holidays of the zone', () =>
    expect(
      addWorkingTime(at('2026-12-24T16:30:00Z'), HOUR, { ...IN_PARIS, holidays: ['2026-12-25'] }).toISOString(),
    ).toBe('2026-12-28T07:30:00.000Z'));

  it('counts the wall clock when always open', () => {
    expect(addWorkingTime(at('2026-11-21T03:00:00Z'), HOUR, { hours: 'always', zone: PARIS }).toISOString()).toBe(
      '2026-11-21T04:00:00.000Z',
    );
    expect(
      workingTimeBetween(at('2026-11-21T03:00:00Z'), at('2026-11-21T04:00:00Z'), { hours: 'always', zone: PARIS }),
    ).toBe(HOUR);
  });

  it('says when the hours leave no time at all', () =>
    expect(() =>
      addWorkingTime(at('2026-11-21T03:00:00Z'), 1, { hours: [[], [], [], [], [], [], []], zone: PARIS }),
    ).toThrow('ten years'));

  it('gives the night of the change its real length', () => {
    const night = [{ from: 0, until: 1440 }];
    const round = [night, night, night, night, night, night, night];
    expect(
      workingTimeBetween(at('2026-03-28T23:00:00Z'), at('2026-03-29T22:00:00Z'), { hours: round, zone: PARIS }),
    ).toBe(23 * HOUR);
    const early = [[], [], [], [], [], [], [{ from: 0, until: 150 }]];
    // 02:30 does not exist on 29 March: open from 00:00 to the moment of the change.
    expect(
      workingTimeBetween(at('2026-03-28T20:00:00Z'), at('2026-03-29T20:00:00Z'), { hours: early, zone: PARIS }),
    ).toBe(2 * HOUR);
  });

  it('is zero the wrong way round', () =>
    expect(workingTimeBetween(at('2026-11-23T12:00:00Z'), at('2026-11-23T11:00:00Z'), IN_PARIS)).toBe(0));

  it('adding and measuring agree', () => {
    const moment = fc.date({ min: at('2026-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z'), noInvalidDate: true });
    const agrees = (moment: Date, minutes: number, zone: string): boolean => {
      const until = addWorkingTime(moment, minutes * 60_000, { hours: OFFICE, zone, holidays: ['2026-05-01'] });
      return workingTimeBetween(moment, until, { hours: OFFICE, zone, holidays: ['2026-05-01'] }) === minutes * 60_000;
    };
    const zone = fc.constantFrom(PARIS, 'America/New_York', 'Asia/Tokyo', 'America/Havana');
    expect(fc.check(fc.property(moment, fc.nat(5000), zone, agrees), { numRuns: runs(150) }).counterexample).toBeNull();
  });
});

describe('moments in words', () => {
  it('shows a moment with weekday, year and zone', () => {
    expect(showMoment(at('2026-11-23T13:30:00Z'), PARIS, 'en-GB')).toBe('Mon, 23 Nov 2026, 14:30 CET');
    expect(showMoment(at('2026-11-23T13:30:00Z'), 'UTC', 'no locale')).toContain('13:30');
  });
});
