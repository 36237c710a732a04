import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDeadline } from '../../../src/core/triage/deadlines.ts';

/** Thursday 10 December 2026, 11:00 in Paris. */
const AT = new Date('2026-12-10T10:00:00Z');
const ZONE = 'Europe/Paris';
const find = (words: string, at = AT, zone = ZONE) => findDeadline(words, { at, zone })?.value.toISOString() ?? null;

describe('finding a deadline', () => {
  it.each([
    ['check-out tomorrow 11:00', '2026-12-11T10:00:00.000Z'],
    ['checking out today at 12:30', '2026-12-10T11:30:00.000Z'],
    ['check-out tomorrow', '2026-12-11T10:00:00.000Z'],
    ['flight at 18:40', '2026-12-10T17:40:00.000Z'],
    ['their flight leaves at 6:40', '2026-12-11T05:40:00.000Z'],
    ['tomorrow’s flight at 6.40 pm', '2026-12-11T17:40:00.000Z'],
    ['leaving in 2 hours', '2026-12-10T12:00:00.000Z'],
    ['leaves in half an hour', '2026-12-10T10:30:00.000Z'],
    ['taxi in twenty minutes', null],
    ['taxi in 20 minutes', '2026-12-10T10:20:00.000Z'],
    ['departure tomorrow morning', '2026-12-11T08:00:00.000Z'],
    ['leaving tonight', '2026-12-10T19:00:00.000Z'],
    ['the wedding is on Saturday at 2pm', '2026-12-12T13:00:00.000Z'],
    ['they leave on 14 December', '2026-12-14T10:00:00.000Z'],
    ['leaving January 2nd', '2027-01-02T10:00:00.000Z'],
    ['needs it by 5', '2026-12-10T16:00:00.000Z'],
    ['train tomorrow evening at 7', '2026-12-11T18:00:00.000Z'],
    ['Abreise morgen um 9 Uhr', '2026-12-11T08:00:00.000Z'],
    ['départ demain à 8h30', '2026-12-11T07:30:00.000Z'],
    ['el vuelo sale hoy a las 15:20', '2026-12-10T14:20:00.000Z'],
    ['berangkat besok pagi', '2026-12-11T08:00:00.000Z'],
    ['flight at 23:10, check-out tomorrow 11:00', '2026-12-10T22:10:00.000Z'],
    ['checked out yesterday at 11:00', null],
    ['flight yesterday at 18:40 was late', null],
    ['check-out today at 10:00', null],
    ['the flight was late', null],
    ['leaving 2 bags', null],
    ['room 412 has no hot water', null],
    ['flight at 25:99', null],
    ['leaving on 31 February', null],
    ['', null],
  ])('“%s” → %s', (words, when) => {
    expect(find(words)).toBe(when);
  });

  it('says which words it read and how', () => {
    const because = findDeadline(' check-out tomorrow at 11:00 ', { at: AT, zone: ZONE })?.because;
    expect(because).toBe('“check-out tomorrow 11:00”, read as Fri 11 Dec, 11:00');
  });

  it('means the wall clock of the zone when the clocks change', () => {
    // the night to 29 March 2026 is an hour shorter in Paris
    const eve = new Date('2026-03-28T20:00:00Z');
    expect(find('check-out tomorrow 11:00', eve)).toBe('2026-03-29T09:00:00.000Z');
    expect(find('check-out tomorrow 11:00', eve, 'America/New_York')).toBe('2026-03-29T15:00:00.000Z');
  });

  it('never names a moment that is past, whatever the words', () => {
    expect.hasAssertions();
    const word = fc.constantFrom(
      ...'check-out leaving flight at by in today tomorrow tonight morning monday friday 2 7 11:00 18:40 6pm hours minutes 3 january december yesterday . à um'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 12 }),
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (words, at) => {
          const found = findDeadline(words.join(' '), { at, zone: ZONE });
          expect((found?.value.getTime() ?? Infinity) > at.getTime()).toBe(true);
        },
      ),
    );
  });
});
