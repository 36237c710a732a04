/** A moment as people type it, in zones whose clocks go forward, go back, or skip a day. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { comesTwice, placeWhen, readTimeOfDay, readWhen, type When } from '../../../src/core/base/when.ts';

const wall = (hour: number, minute = 0, day = 'today'): When => ({ day, hour, minute });
const after = (minutes: number, days = 0): When => ({ after: { days, minutes } });
const utc = (iso: string): Date => new Date(iso);

describe('a typed moment', () => {
  it.each<[string, When, string]>([
    ['17:00 call back', wall(17), 'call back'],
    ['17:00, call back', wall(17), 'call back'],
    ['17:00: call back', wall(17), 'call back'],
    ['by 17:00 call back', wall(17), 'call back'],
    ['17.30 call back', wall(17, 30), 'call back'],
    ['17h30 call back', wall(17, 30), 'call back'],
    ['9:05 call back', wall(9, 5), 'call back'],
    ['5pm call back', wall(17), 'call back'],
    ['5:30 pm call back', wall(17, 30), 'call back'],
    ['12 am call back', wall(0), 'call back'],
    ['12pm call back', wall(12), 'call back'],
    ['17:00', wall(17), ''],
    ['today 17:00 call back', wall(17), 'call back'],
    ['Tomorrow 10:00 call back', wall(10, 0, 'tomorrow'), 'call back'],
    ['tomorrow at 10:00 call back', wall(10, 0, 'tomorrow'), 'call back'],
    ['10:00, tomorrow, call back', wall(10, 0, 'tomorrow'), 'call back'],
    ['10:00 tomorrow call back', wall(10, 0, 'tomorrow'), 'call back'],
    ['2026-12-09 10:00 call back', wall(10, 0, '2026-12-09'), 'call back'],
    ['2026-12-09T10:00 call back', wall(10, 0, '2026-12-09'), 'call back'],
    ['10:00 on 2026-12-09 call back', wall(10, 0, '2026-12-09'), 'call back'],
    ['in 2h call back', after(120), 'call back'],
    ['in 2 hours call back', after(120), 'call back'],
    ['IN 2H call back', after(120), 'call back'],
    ['in 1h30 call back', after(90), 'call back'],
    ['in 1 h 30 min call back', after(90), 'call back'],
    ['in 2h 3 guests arrive', after(120), '3 guests arrive'],
    ['in 45m call back', after(45), 'call back'],
    ['in 45 minutes call back', after(45), 'call back'],
    ['in 3d call back', after(0, 3), 'call back'],
    // digits as other scripts and full-width keyboards have them
    ['١٧:٠٠ call back', wall(17), 'call back'],
    ['１７:００ call back', wall(17), 'call back'],
    ['17:00 ring 0170 from room 7', wall(17), 'ring 0170 from room 7'],
  ])('“%s” is understood', (typed, when, rest) => {
    expect(readWhen(typed)).toEqual({ when, rest });
  });

  it.each([
    '',
    'call back at 17:00',
    '17 call back',
    '2h call back',
    '25:00 call back',
    '17:60 call back',
    '13pm call back',
    '0am call back',
    '17:000 call back',
    'tomorrow call back',
    'in call back',
    'in 2 weeks call back',
    'in 30m10 call back',
    'in 99999h call back',
    // dates whose order nobody can know
    '10.12. 17:00 call back',
    '10.12 17:00 call back',
    '10.12.2026 17:00 call back',
    '12/10 17:00 call back',
  ])('“%s” is not', (typed) => {
    expect(readWhen(typed)).toBeUndefined();
  });

  it('of a form is a time of day and nothing else', () => {
    expect(readTimeOfDay(' 17:00 ')).toEqual({ hour: 17, minute: 0 });
    expect(readTimeOfDay('5pm')).toEqual({ hour: 17, minute: 0 });
    for (const typed of ['', '17', '17:00 sharp', '24:00', 'tomorrow 10:00', 'in 2h'])
      expect(readTimeOfDay(typed)).toBeUndefined();
  });

  it('is found at once in front of a great many spaces', () => {
    const gap = ' '.repeat(200_000);
    for (const typed of [
      `17:00${gap}x`,
      `in 2h${gap}x`,
      `today${gap}17:00 x`,
      `by${gap}17:00 x`,
      `17:00 ,${gap}tomorrow x`,
    ])
      expect(readWhen(typed)?.rest).toBe('x');
  });

  it('is read or left, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readWhen(typed);
        return read === undefined || typed.trimEnd().endsWith(read.rest);
      }),
    );
  });
});

describe('a moment placed', () => {
  // Thursday, 11:00 in Paris, 05:00 in New York, 19:00 in Tokyo
  const now = utc('2026-12-10T10:00:00Z');

  it.each<[When, string, string]>([
    [wall(17), 'Europe/Paris', '2026-12-10T16:00:00Z'],
    [wall(17), 'America/New_York', '2026-12-10T22:00:00Z'],
    [wall(20, 30), 'Asia/Tokyo', '2026-12-10T11:30:00Z'],
    [wall(10, 0, 'tomorrow'), 'Europe/Paris', '2026-12-11T09:00:00Z'],
    [wall(10, 0, 'tomorrow'), 'Pacific/Kiritimati', '2026-12-11T20:00:00Z'],
    [wall(10, 0, '2026-12-31'), 'Asia/Kathmandu', '2026-12-31T04:15:00Z'],
    [after(120), 'Europe/Paris', '2026-12-10T12:00:00Z'],
    [after(0, 366), 'UTC', '2027-12-11T10:00:00Z'],
  ])('%j in %s is %s', (when, zone, at) => {
    expect(placeWhen(when, now, zone)).toEqual({ ok: true, at: utc(at) });
  });

  it.each<[When, unknown]>([
    [wall(10, 59), { kind: 'past', at: utc('2026-12-10T09:59:00Z') }],
    [wall(11), { kind: 'past', at: now }],
    [wall(10, 0, '2026-12-09'), { kind: 'past', at: utc('2026-12-09T09:00:00Z') }],
    [after(0), { kind: 'past', at: now }],
    [wall(10, 0, '2026-02-30'), { kind: 'no_such_day', day: '2026-02-30' }],
    [wall(10, 0, '2026-13-01'), { kind: 'no_such_day', day: '2026-13-01' }],
    [wall(10, 0, '2062-12-09'), { kind: 'too_far' }],
    [after(0, 367), { kind: 'too_far' }],
  ])('%j in Paris is none that can be meant', (when, no) => {
    expect(placeWhen(when, now, 'Europe/Paris')).toEqual({ ok: false, no });
  });

  it('is refused where the clocks go forward over it, with what they show instead', () => {
    const before = utc('2027-03-27T10:00:00Z');
    expect(placeWhen(wall(2, 30, 'tomorrow'), before, 'Europe/Paris')).toEqual({
      ok: false,
      no: { kind: 'skipped', at: utc('2027-03-28T01:30:00Z') },
    });
    expect(placeWhen(wall(1, 59, 'tomorrow'), before, 'Europe/Paris')).toMatchObject({ ok: true });
    expect(placeWhen(wall(3, 0, 'tomorrow'), before, 'Europe/Paris')).toEqual({
      ok: true,
      at: utc('2027-03-28T01:00:00Z'),
    });
    // half an hour, on Lord Howe Island
    expect(placeWhen(wall(2, 15, '2026-10-04'), utc('2026-10-01T00:00:00Z'), 'Australia/Lord_Howe')).toMatchObject({
      no: { kind: 'skipped' },
    });
    // a whole day, in Samoa
    expect(placeWhen(wall(12, 0, '2011-12-30'), utc('2011-12-28T00:00:00Z'), 'Pacific/Apia')).toMatchObject({
      no: { kind: 'skipped' },
    });
  });

  it('that comes twice is the earlier one, or the one that is still ahead', () => {
    const earlier = utc('2026-10-25T00:30:00Z');
    const later = utc('2026-10-25T01:30:00Z');
    const asked = (at: Date): unknown => placeWhen(wall(2, 30, '2026-10-25'), at, 'Europe/Paris');
    expect(asked(utc('2026-10-24T10:00:00Z'))).toEqual({ ok: true, at: earlier });
    expect(asked(utc('2026-10-25T00:29:59Z'))).toEqual({ ok: true, at: earlier });
    expect(asked(earlier)).toEqual({ ok: true, at: later });
    expect(asked(later)).toMatchObject({ ok: false, no: { kind: 'past' } });
    expect([earlier, later].map((at) => comesTwice(at, 'Europe/Paris'))).toEqual([true, true]);
    expect(comesTwice(utc('2026-10-25T02:30:00Z'), 'Europe/Paris')).toBe(false);
    expect(comesTwice(earlier, 'UTC')).toBe(false);
  });

  it('days away is at the same time on the wall, hours away after that many hours', () => {
    const before = utc('2026-10-24T10:00:00Z');
    expect(placeWhen(after(0, 1), before, 'Europe/Paris')).toEqual({ ok: true, at: utc('2026-10-25T11:00:00Z') });
    expect(placeWhen(after(24 * 60), before, 'Europe/Paris')).toEqual({ ok: true, at: utc('2026-10-25T10:00:00Z') });
  });

  it('today and tomorrow are days of the zone, on either side of its midnight', () => {
    // 23:30 on the 10th in Paris, already the 11th in Tokyo
    const late = utc('2026-12-10T22:30:00Z');
    expect(placeWhen(wall(9, 0, 'tomorrow'), late, 'Europe/Paris')).toEqual({
      ok: true,
      at: utc('2026-12-11T08:00:00Z'),
    });
    expect(placeWhen(wall(9), late, 'Asia/Tokyo')).toEqual({ ok: true, at: utc('2026-12-11T00:00:00Z') });
  });

  it('shows the typed time on the wall of its day, ahead and at most a year away, wherever and whenever', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'America/Havana', 'UTC'];
    fc.assert(
      fc.property(
        fc.date({ min: utc('2020-01-01T00:00:00Z'), max: utc('2030-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.constantFrom(...zones),
        fc.record({
          day: fc.constantFrom('today', 'tomorrow'),
          hour: fc.nat({ max: 23 }),
          minute: fc.nat({ max: 59 }),
        }),
        (at, zone, when) => {
          const placed = placeWhen(when, at, zone);
          if (!placed.ok) return placed.no.kind === 'past' || placed.no.kind === 'skipped';
          const here = DateTime.fromJSDate(at, { zone });
          const there = DateTime.fromJSDate(placed.at, { zone });
          const days = when.day === 'today' ? 0 : 1;
          const day = DateTime.utc(here.year, here.month, here.day).plus({ days });
          return there > here && there.hour === when.hour && there.minute === when.minute && there.day === day.day;
        },
      ),
    );
  });

  it('in a zone nobody knows is a mistake of ours', () => {
    expect(() => placeWhen(wall(9), now, 'Mars/Olympus')).toThrow('Mars/Olympus');
  });
});
