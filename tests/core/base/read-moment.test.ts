/** Promises as people type them: the moment that is meant, or asked; never one that leaves a word of time unread. Thursday 10 December 2026, 12:10 in Paris. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { timeWordIn } from '../../../src/core/base/moment-words.ts';
import type { Asking, MomentRead } from '../../../src/core/base/moment-on-wall.ts';
import { readMoment } from '../../../src/core/base/read-moment.ts';
import { runs } from '../../runs.ts';
import { outsideRows } from './outside.ts';

const zone = 'Europe/Paris';
const asking: Asking = { now: new Date('2026-12-10T11:10:00Z'), zone, locale: 'en-GB' };
const read = (typed: string, more: Partial<Asking> = {}): MomentRead => readMoment(typed, { ...asking, ...more });
const shown = (at: Date, where = zone): string => DateTime.fromJSDate(at, { zone: where }).toFormat('yyyy-MM-dd HH:mm');
const readingsOf = (found: MomentRead): readonly string[] =>
  'readings' in found ? found.readings.map((at) => shown(at)) : [];

describe('a moment is read from', () => {
  it.each([
    ['17:00 call back', '2026-12-10 17:00', 'call back'],
    ['17:00 friday call back', '2026-12-11 17:00', 'call back'],
    ['friday 17:00 call back', '2026-12-11 17:00', 'call back'],
    ['Friday 18:00 call back', '2026-12-11 18:00', 'call back'],
    ['call back by tomorrow 17:00', '2026-12-11 17:00', 'call back'],
    ['call them tomorrow at 5pm, please', '2026-12-11 17:00', 'call them please'],
    ['10am 12 Dec call', '2026-12-12 10:00', 'call'],
    ['call on 12 December at 10:00 about the 12.50 EUR', '2026-12-12 10:00', 'call about the 12.50 EUR'],
    ['12 December 2026 10am call', '2026-12-12 10:00', 'call'],
    ['13/12 17:00 call', '2026-12-13 17:00', 'call'],
    ['10.12. 17:00 call', '2026-12-10 17:00', 'call'],
    ['day after tomorrow 10:00 call', '2026-12-12 10:00', 'call'],
    ['in 1d 2h call', '2026-12-11 14:10', 'call'],
    ['in 2h 3 guests arrive', '2026-12-10 14:10', '3 guests arrive'],
    ['call in an hour', '2026-12-10 13:10', 'call'],
    ['call in half an hour', '2026-12-10 12:40', 'call'],
    ['call in two weeks', '2026-12-24 12:10', 'call'],
    ['in 2 days at 10:00 call', '2026-12-12 10:00', 'call'],
    ['next monday 10:00 call', '2026-12-14 10:00', 'call'],
    ['tomorrow noon call', '2026-12-11 12:00', 'call'],
    ['monday morning at 9 call', '2026-12-14 09:00', 'call'],
    ['no later than 17:00 call', '2026-12-10 17:00', 'call'],
    ['by 3pm on the 12th call', '2026-12-12 15:00', 'call'],
    ['today 15:00 – call', '2026-12-10 15:00', 'call'],
    ['morgen um 17 Uhr zurückrufen', '2026-12-11 17:00', 'zurückrufen'],
    ['Freitag 18 Uhr zurückrufen', '2026-12-11 18:00', 'zurückrufen'],
    ['at 5 call', '2026-12-10 17:00', 'call'],
    ['bis 17 Uhr zurückrufen', '2026-12-10 17:00', 'zurückrufen'],
    ['in zwei Stunden anrufen', '2026-12-10 14:10', 'anrufen'],
    ['17:00 on time delivery', '2026-12-10 17:00', 'on time delivery'],
    ['17:00 call next time they come', '2026-12-10 17:00', 'call next time they come'],
    ['17 Uhr zur Zeit der Abreise anrufen', '2026-12-10 17:00', 'zur Zeit der Abreise anrufen'],
  ])('“%s”', (typed, at, text) => {
    const found = read(typed);
    expect(found.kind === 'moment' ? { at: shown(found.at), text: found.text } : found).toEqual({ at, text });
  });
});

describe('it is asked, with what it may be, of', () => {
  it.each([
    ['call tonight', 'no_time', ['2026-12-10 19:00']],
    ['call by end of day', 'no_time', ['2026-12-10 18:00', '2026-12-10 23:59']],
    ['call tomorrow', 'no_time', ['2026-12-11 12:00', '2026-12-11 17:00']],
    ['next Tuesday morning call', 'no_time', ['2026-12-15 09:00']],
    ['call by the 3rd', 'no_time', ['2027-01-03 12:00', '2027-01-03 17:00']],
    ['call three weeks from tomorrow', 'no_time', ['2027-01-01 12:00', '2027-01-01 17:00']],
    ['at 9 call', 'which', ['2026-12-10 21:00', '2026-12-11 09:00', '2026-12-11 21:00']],
    ['look at 5 rooms', 'which', ['2026-12-10 17:00']],
    ['tomorrow 5:30 call', 'which', ['2026-12-11 17:30', '2026-12-11 05:30']],
    ['tomorrow 17 call', 'which', ['2026-12-11 17:00']],
    ['12/10 17:00 call', 'which', ['2027-10-12 17:00', '2026-12-10 17:00']],
    ['thursday 18:00 call', 'which', ['2026-12-10 18:00', '2026-12-17 18:00']],
    ['next friday 10:00 call', 'which', ['2026-12-18 10:00', '2026-12-11 10:00']],
    ['3 Dec 10:00 call', 'which', ['2027-12-03 10:00']],
    ['5-6pm tomorrow call', 'which', ['2026-12-11 17:00', '2026-12-11 18:00']],
    ['Sunday 25 December 10:00 call', 'other_weekday', ['2026-12-25 10:00']],
    ['call after 17:00', 'unread', ['2026-12-10 17:00']],
    ['they called last Wednesday', 'unread', []],
    ['they came on Tuesday of last week', 'unread', []],
    ['llamar el 27 de diciembre a las 12:30', 'unread', []],
    ['17:00 मिलते हैं', 'which', ['2026-12-10 17:00']],
    ['every friday 17:00 call', 'unread', ['2026-12-11 17:00']],
    ['17:00 friday and 18:00 saturday', 'unread', []],
    ['today or tomorrow 17:00 call', 'unread', []],
    ['in 2 hours or tomorrow call', 'unread', []],
    ['tomorrow 5 call back', 'unread', ['2026-12-11 12:00', '2026-12-11 17:00']],
    ['mañana 17:00 llamar', 'unread', []],
    ['demain 17:00 rappeler', 'unread', []],
    ['aujourd’hui 17:00 rappeler', 'unread', []],
    ['明日 17:00 電話', 'unread', []],
    // by the clock of another place
    ['17:00 London time call back', 'unread', ['2026-12-10 17:00']],
    ['17:00 their time call', 'unread', ['2026-12-10 17:00']],
    ['5pm (Dubai time): call', 'unread', ['2026-12-10 17:00']],
    ['17 Uhr Londoner Zeit anrufen', 'unread', ['2026-12-10 17:00']],
    ['17 Uhr MEZ anrufen', 'which', ['2026-12-10 17:00']],
    ['5pm Eastern call', 'unread', ['2026-12-10 17:00']],
    ['Heiligabend 17 Uhr anrufen', 'unread', []],
    ['17:00 on Boxing Day call', 'unread', []],
    ['übernächsten Montag 9:00 anrufen', 'unread', ['2026-12-14 09:00']],
    ['17:00 Sat/Sun call', 'unread', []],
    ['17:00 at the earliest', 'unread', ['2026-12-10 17:00']],
  ])('“%s”', (typed, why, readings) => {
    const found = read(typed);
    expect({
      kind: found.kind,
      why: found.kind === 'asked' ? found.why.kind : null,
      readings: readingsOf(found),
    }).toEqual({
      kind: 'asked',
      why,
      readings,
    });
  });

  it.each([
    ['9:00 call', 'past', ['2026-12-11 09:00']],
    ['yesterday 10:00 call', 'past', []],
    ['30 Feb 10:00 call', 'no_such_day', []],
    ['29 February call', 'no_such_day', []],
    ['12 Dec 2029 10:00 call', 'too_far', []],
  ])('“%s”, which is no moment to come', (typed, no, readings) => {
    const found = read(typed);
    expect({ kind: found.kind === 'no' ? found.no.kind : found, readings: readingsOf(found) }).toEqual({
      kind: no,
      readings,
    });
  });

  it.each(['call back', 'call 3 guests about room 412', 'tell them about the lost night', '1700 call', ''])(
    '“%s” names none',
    (typed) => expect(read(typed)).toEqual({ kind: 'none' }),
  );

  it('the order of day and month is that of the place, where it cannot be both', () => {
    expect(readingsOf(read('2/3 10:00 call', { locale: 'en-US' }))).toContain('2027-02-03 10:00');
    expect(read('12/13 10:00 call', { locale: 'en-US' })).toMatchObject({ kind: 'moment' });
  });
});

describe('the nights when the clocks change', () => {
  it('a time that does not come is said, with the one the clocks show', () => {
    const found = read('28 March 2:30 call', { now: new Date('2027-03-27T10:00:00Z') });
    expect(found.kind).toBe('asked');
    expect(read('sunday 02:30 call', { now: new Date('2027-03-27T10:00:00Z') })).toMatchObject({
      kind: 'no',
      no: { kind: 'skipped' },
    });
  });

  it('a time that comes twice is the first one still ahead', () => {
    expect(read('sunday 02:30 call', { now: new Date('2026-10-24T10:00:00Z') })).toMatchObject({
      at: new Date('2026-10-25T00:30:00Z'),
    });
  });

  it('a day more keeps the time on the wall', () => {
    expect(read('in 1 day call', { now: new Date('2026-10-24T10:00:00Z') })).toMatchObject({
      at: new Date('2026-10-25T11:00:00Z'),
    });
  });
});

describe('laws of moments', () => {
  const days = [
    'tomorrow',
    'friday',
    'next monday',
    'on 14 December',
    'the day after tomorrow',
    '2026-12-14',
    'heute',
    'morgen',
  ];
  const times = ['17:00', '5pm', 'at noon', '10:30', '17 Uhr', 'at 18:15'];
  const more = [
    '',
    'and saturday',
    'or 18:00',
    'morning',
    'next week',
    'until monday',
    'at 9',
    'evening',
    'mardi',
    'in 3 days',
    'the 5th',
  ];
  const said = fc.tuple(fc.constantFrom(...days), fc.constantFrom(...times), fc.constantFrom(...more), fc.boolean());

  it('a moment that is taken leaves no word of time behind, and lies ahead', () => {
    fc.assert(
      fc.property(said, fc.boolean(), ([day, time, other, isTurned], isLast) => {
        const phrase = `${isTurned ? `${time} ${day}` : `${day} ${time}`} ${other}`;
        const found = read(isLast ? `call them back ${phrase}` : `${phrase} call them back`);
        const text = found.kind === 'moment' ? found.text : 'call them back';
        expect({ phrase, left: timeWordIn(text) }).toEqual({ phrase, left: undefined });
        expect(found.kind !== 'moment' || found.at > asking.now).toBe(true);
        expect(found.kind === 'moment' && other !== '' && !/evening|morning|next week/.test(other)).toBe(false);
      }),
      { numRuns: runs(200) },
    );
  });

  it('the strict form reads back in every zone', () => {
    const zones = ['Europe/Paris', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 * 1440 }), fc.constantFrom(...zones), (minutes, where) => {
        const due = DateTime.fromJSDate(asking.now, { zone: where }).startOf('minute').plus({ minutes });
        const found = read(`${due.toFormat('yyyy-MM-dd HH:mm')} call back`, { zone: where });
        return (
          found.kind === 'moment' &&
          shown(found.at, where) === due.toFormat('yyyy-MM-dd HH:mm') &&
          found.text === 'call back'
        );
      }),
      { numRuns: runs(100) },
    );
  });

  it('any text gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) =>
        ['moment', 'asked', 'no', 'none'].includes(read(typed).kind),
      ),
      { numRuns: runs(200) },
    );
  });
});

describe('phrases from outside', () => {
  const row = z.object({
    text: z.string(),
    lang: z.string(),
    ref: z.string(),
    kind: z.string(),
    expected: z.array(z.string()),
  });
  it('are never taken for a moment that they do not mean', ({ skip }) => {
    const rows = outsideRows('data/04-datetime/phrases.dev.jsonl', row, skip);
    const wrong = rows.flatMap(({ text, ref, kind, expected }) => {
      const found = readMoment(text, { now: new Date(`${ref}Z`), zone: 'UTC', locale: 'en-US' });
      if (found.kind !== 'moment') return [];
      const at = found.at.toISOString().slice(0, 19).replace('T', ' ');
      const part = kind === 'date' ? at.slice(0, 10) : kind === 'time' ? at.slice(11) : at;
      return expected.some((one) => one.replace('T', ' ').endsWith(part) || one.startsWith(part))
        ? []
        : [`${text} → ${at}`];
    });
    expect(wrong).toEqual([]);
  });
});
