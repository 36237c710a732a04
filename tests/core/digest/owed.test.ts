import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoWeek, nextWeekly, previousWeek, weeklyIn, weekWindow } from '../../../src/core/base/time.ts';
import { nextDigest, readWeekly, weekOwed } from '../../../src/core/digest/owed.ts';
import { runs } from '../../runs.ts';

const PARIS = { zone: 'Europe/Paris', at: 'fri 08:30' };
const owed = (now: string, zone: string, at: string) => {
  const { week, due } = weekOwed(new Date(now), { zone, at });
  return `${week} ${due.toISOString()}`;
};
const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'America/St_Johns',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Cairo',
  'Asia/Beirut',
  'America/Havana',
  'America/Santiago',
  'America/Asuncion',
  'Asia/Tehran',
  'Asia/Kathmandu',
  'Atlantic/Azores',
  'UTC',
];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

it.each([
  ['2026-12-10T10:00:00Z', '2026-12-11T07:30:00.000Z'],
  ['2026-12-11T07:29:59Z', '2026-12-11T07:30:00.000Z'],
  // the same moment is not after itself
  ['2026-12-11T07:30:00Z', '2026-12-18T07:30:00.000Z'],
  // summer time begins on the Sunday between
  ['2026-03-27T07:30:00Z', '2026-04-03T06:30:00.000Z'],
])('after %s the next is due at %s', (after, due) =>
  expect(nextDigest(PARIS, new Date(after)).toISOString()).toBe(due),
);

describe('the week that is owed', () => {
  it.each([
    ['before its time the one before last', '2026-12-14T07:59:59Z', 'Europe/Paris', 'mon 09:00', '2026-W49'],
    ['from its time on the last', '2026-12-14T08:00:00Z', 'Europe/Paris', 'mon 09:00', '2026-W50'],
    ['on Sunday evening still the last', '2026-12-20T22:59:59Z', 'Europe/Paris', 'mon 09:00', '2026-W50'],
    ['in the week of 167 hours, at nine by the wall', '2026-03-30T07:00:00Z', 'Europe/Paris', 'mon 09:00', '2026-W13'],
    ['in the week of 169 hours, not an hour early', '2026-10-26T07:59:00Z', 'Europe/Paris', 'mon 09:00', '2026-W42'],
    ['after a year of 53 weeks', '2027-01-04T09:00:00Z', 'Europe/Paris', 'mon 09:00', '2026-W53'],
    ['in the first week after it', '2027-01-11T09:00:00Z', 'Europe/Paris', 'mon 09:00', '2027-W01'],
    ['on a half hour', '2026-12-14T12:30:00Z', 'America/St_Johns', 'mon 09:00', '2026-W50'],
    ['on three quarters of one', '2026-12-13T19:15:00Z', 'Pacific/Chatham', 'mon 09:00', '2026-W50'],
    // Cairo's Friday 2026-04-24 begins at one
    [
      'at a midnight that does not exist, when the day begins',
      '2026-04-23T22:00:00Z',
      'Africa/Cairo',
      'fri 00:00',
      '2026-W16',
    ],
    // Beirut's Sunday 2026-03-29 begins at one
    ['also on a Sunday', '2026-03-28T22:00:00Z', 'Asia/Beirut', 'sun 00:00', '2026-W12'],
    // Havana's Sunday 2026-11-01 has the hour from midnight twice
    [
      'at a midnight that comes twice, the first time',
      '2026-11-01T04:00:00Z',
      'America/Havana',
      'sun 00:00',
      '2026-W43',
    ],
  ])('is %s', (_, now, zone, at, week) => expect(owed(now, zone, at)).toMatch(new RegExp(`^${week} `)));

  it('is neither posted twice nor left out when the time moves in either direction', () => {
    // told on Monday; moved to Friday: the same week again, which is settled
    expect(owed('2026-12-14T09:00:00Z', 'Europe/Paris', 'mon 09:00')).toMatch(/^2026-W50/);
    expect(owed('2026-12-18T09:00:00Z', 'Europe/Paris', 'fri 09:00')).toMatch(/^2026-W50/);
    // due on Friday; moved to Monday on the Wednesday before: at once, not never
    expect(owed('2026-12-16T09:00:00Z', 'Europe/Paris', 'fri 09:00')).toMatch(/^2026-W49/);
    expect(owed('2026-12-16T09:00:00Z', 'Europe/Paris', 'mon 09:00')).toMatch(/^2026-W50/);
  });

  it('is neither posted twice nor left out when the team moves around the world', () => {
    expect(owed('2026-12-13T20:00:00Z', 'Pacific/Auckland', 'mon 09:00')).toMatch(/^2026-W50/);
    expect(owed('2026-12-13T20:00:01Z', 'Pacific/Honolulu', 'mon 09:00')).toMatch(/^2026-W49/);
    expect(owed('2026-12-14T19:00:00Z', 'Pacific/Honolulu', 'mon 09:00')).toMatch(/^2026-W50/);
  });

  const moment = fc.date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true });
  const time = fc
    .record({ day: fc.constantFrom(...DAYS), minutes: fc.integer({ min: 0, max: 1439 }) })
    .map(({ day, minutes }) => {
      const two = (n: number): string => String(n).padStart(2, '0');
      return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
    });

  it('follows the calendar: what is due next is owed from that moment on, and it is the next week, in every zone', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), time, (now, zone, at) => {
        const due = { zone, at };
        const before = weekOwed(now, due);
        const next = nextDigest(due, now);
        const from = weekOwed(next, due);
        return (
          before.due <= now &&
          before.due < next &&
          from.due.getTime() === next.getTime() &&
          previousWeek(from.week) === before.week &&
          weekOwed(new Date(next.getTime() - 1), due).week === before.week
        );
      }),
      { numRuns: runs(200) },
    );
  });

  it('tells of a week that is over when it is due', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), time, (now, zone, at) => {
        const { week, due } = weekOwed(now, { zone, at });
        return weekWindow(week, zone).until <= due && isoWeek(due, zone) !== week;
      }),
      { numRuns: runs(150) },
    );
  });

  it('is at the very moment that comes next by the wall', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...ZONES), time, (now, zone, at) => {
        const next = nextWeekly(now, readWeekly(at), zone);
        return weeklyIn(isoWeek(next, zone), readWeekly(at), zone).getTime() === next.getTime();
      }),
      { numRuns: runs(150) },
    );
  });
});
