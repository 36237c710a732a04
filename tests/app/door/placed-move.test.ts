/** `moved` as typed: the time, what the customer knows, and which promise. */
import { describe, expect, it } from 'vitest';
import { placedMove } from '../../../src/app/door/promises/placed-move.ts';
import { R } from '../../core/case/build.ts';

const AT = new Date('2026-12-10T10:00:00Z');
const read = (typed: string) =>
  placedMove({ kind: 'move', case: R(7), typed }, AT, { zone: 'Europe/Paris', locale: 'en-GB' });
const TOMORROW = new Date('2026-12-11T09:00:00Z');

describe('moved', () => {
  it.each([
    ['tomorrow 10:00, customer agreed', 'agreed'],
    ['tomorrow 10:00 customer told', 'agreed'],
    ['tomorrow 10:00 told', 'agreed'],
    ['tomorrow 10:00 (customer told: yes)', 'agreed'],
    ['tomorrow 10:00 and she knows', 'agreed'],
    ['tomorrow 10:00 – the guest has been told', 'agreed'],
    ['morgen 10:00, Kunde einverstanden', 'agreed'],
    ['morgen 10:00, der Kunde weiß Bescheid', 'agreed'],
    ['tomorrow 10:00, customer not told', 'no'],
    ['tomorrow 10:00 customer told: no', 'no'],
    ['tomorrow 10:00, not told yet', 'no'],
    ['tomorrow 10:00, he doesn’t know', 'no'],
    ['morgen 10:00, Kunde noch nicht informiert', 'no'],
    ['tomorrow 10:00, it was a slip', 'slip'],
    ['morgen 10:00, vertippt', 'slip'],
    ['tomorrow 10:00', null],
    ['2026-12-11 10:00, customer agreed', 'agreed'],
  ])('“%s”', (typed, told) => {
    expect(read(typed)).toEqual({
      ok: true,
      typed: `moved R-7 ${typed}`,
      command: { kind: 'move_promise', case: R(7), promise: null, due: TOMORROW, told },
    });
  });

  it('names the promise by its words', () => {
    expect(read('call back tomorrow 10:00, customer agreed')).toMatchObject({
      ok: true,
      command: { about: 'call back', told: 'agreed' },
    });
  });

  it.each([
    ['9 in the evening or morning', { kind: 'asked' }],
    ['later, customer agreed', { kind: 'asked' }],
    ['yesterday 10:00', { kind: 'no' }],
    ['08:00', { kind: 'no' }],
  ])('“%s” is asked, with the line to give back', (typed, why) => {
    expect(read(typed)).toMatchObject({ ok: false, read: why, typed: `moved R-7 ${typed}` });
  });
});
