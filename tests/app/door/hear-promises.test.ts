/** `promise` and `kept` as typed: what they ask for, what they say is missing; the form, which reads the same moments. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';
import type { Hearing } from '../../../src/app/door/hearing.ts';
import { readForm } from '../../../src/app/door/read-form.ts';
import { placedPromise } from '../../../src/app/door/placed-promise.ts';
import type { Caller } from '../../../src/app/caller.ts';
import { R } from '../../core/case/build.ts';

const hearing = (locale = 'en-GB'): Hearing => ({
  locale,
  currency: 'EUR',
  actions: new Map(),
  facts: new Map(),
  evidence: [],
});
const CASE = R(1042);
const AT = new Date('2026-12-10T10:00:00Z');
const caller: Caller = {
  platform: 'slack',
  place: 'T1',
  user: 'U1',
  name: null,
  channel: { platform: 'slack', place: 'T1', channel: 'C1' },
  locale: 'en-GB',
  at: AT,
};

describe('promise', () => {
  it.each(['en-GB', 'en-US', 'fr-FR', 'de-DE', 'ja-JP', 'ar-EG'])('keeps the words in %s', (locale) => {
    expect(hear('promise R-1042 17:00 call back', hearing(locale))).toEqual({
      kind: 'wish',
      wish: { kind: 'promise', case: CASE, typed: '17:00 call back' },
    });
  });

  it.each([
    ['/amends promise r-1042 17:00 call back', '17:00 call back'],
    ['Promise R-1042 by 17:00 “call back”', 'by 17:00 “call back”'],
    ['amends: promise 1042 17:00 - call back', '17:00 - call back'],
    ['promise R–1042: 17:00 friday call back', '17:00 friday call back'],
    ['promise R-1042 10.12. 17:00 call', '10.12. 17:00 call'],
    ['promise R-1042 call back by tomorrow 17:00', 'call back by tomorrow 17:00'],
  ])('reads “%s”', (line, typed) => {
    expect(hear(line, hearing())).toMatchObject({ wish: { kind: 'promise', typed, case: CASE } });
  });

  it.each([
    ['promise', { kind: 'case_missing' }],
    ['promise twelve 17:00 call', { kind: 'not_a_case' }],
    ['promise R-1042 call back', { kind: 'promise_words', typed: 'call back' }],
  ])('says what is missing of “%s”', (line, why) => {
    expect(hear(line, hearing())).toMatchObject({ kind: 'not_understood', why });
  });

  it.each(['promise R-1042 17:00', 'promise R-1042 in half an hour', 'promise R-1042 17:00 “”'])(
    'takes “%s” along: its moment is said with what is missing',
    (line) => expect(hear(line, hearing())).toMatchObject({ wish: { kind: 'promise', case: CASE } }),
  );

  it('without more than the case opens the form', () => {
    expect(hear('promise R-1042', hearing())).toEqual({
      kind: 'form',
      form: { kind: 'press', press: { kind: 'open_promise', case: CASE, v: 0 } },
    });
  });

  it.each([
    ['Europe/Paris', '2026-12-10T16:00:00Z'],
    ['America/New_York', '2026-12-10T22:00:00Z'],
    ['Asia/Kathmandu', '2026-12-10T11:15:00Z'],
  ])('means the time on the wall of the one who types, in %s', (zone, due) => {
    const heard = hear('promise R-1042 17:00 call back', hearing());
    if (heard.kind !== 'wish' || heard.wish.kind !== 'promise') throw new Error('no promise was heard');
    expect(placedPromise(heard.wish, AT, { zone, locale: 'en-GB' })).toEqual({
      ok: true,
      typed: 'promise R-1042 17:00 call back',
      command: { kind: 'promise', case: CASE, text: 'call back', due: new Date(due) },
    });
    // on the far side of the date line it is 19:00 already
    expect(placedPromise(heard.wish, AT, { zone: 'Asia/Tokyo', locale: 'en-GB' })).toMatchObject({
      ok: false,
      read: { kind: 'no', no: { kind: 'past' } },
      text: 'call back',
      typed: 'promise R-1042 17:00 call back',
    });
  });
});

describe('kept', () => {
  it('asks for the one promise that is open', () => {
    expect(hear('kept R-1042', hearing())).toEqual({
      kind: 'wish',
      wish: { kind: 'command', command: { kind: 'keep_promise', case: CASE, promise: null } },
    });
    expect(hear('kept', hearing())).toMatchObject({ kind: 'not_understood', why: { kind: 'case_missing' } });
  });
});

describe('the form that moves a promise', () => {
  const about = { case: CASE, v: '1', zone: 'Europe/Paris', promise: 'pro_0001' };
  const read = (values: Readonly<Record<string, string | null>>) =>
    readForm('move_promise', { caller, about, values, hearing: hearing() });

  it('reads the new moment, and what the customer knows', () => {
    expect(read({ day: '2026-12-11', time: '10:00', told: 'agreed' })).toMatchObject({
      ok: true,
      wish: {
        command: { kind: 'move_promise', promise: 'pro_0001', due: new Date('2026-12-11T09:00:00Z'), told: 'agreed' },
      },
    });
    expect(read({ day: '2026-12-10', time: '10:00', told: null })).toMatchObject({
      ok: false,
      errors: { told: expect.any(String), time: expect.stringContaining('has passed') },
    });
  });
});

describe('the promise form', () => {
  const about = { case: CASE, v: '1', zone: 'Europe/Paris' };
  const full = { text: 'call back', day: '2026-12-10', time: '17:00' };
  const read = (values: Readonly<Record<string, string | null>>, change: Readonly<Record<string, string>> = {}) =>
    readForm('promise', {
      caller,
      about: { ...about, ...change },
      values: { ...full, ...values },
      hearing: hearing(),
    });

  it('reads a moment of its zone', () => {
    expect(read({})).toMatchObject({
      ok: true,
      wish: { command: { kind: 'promise', text: 'call back', due: new Date('2026-12-10T16:00:00Z') } },
    });
    expect(read({ time: '5 pm' }, { zone: 'America/New_York' })).toMatchObject({
      wish: { command: { due: new Date('2026-12-10T22:00:00Z') } },
    });
  });

  it.each([
    [{ text: null, day: null, time: null }, ['text', 'day', 'time']],
    [{ time: 'five' }, ['time']],
    [{ time: '10:59' }, ['time']],
    [{ day: '2026-12-09' }, ['time']],
    [{ day: '2027-03-28', time: '02:30' }, ['time']],
    [{ day: '2026-02-30' }, ['day']],
    [{ day: 'soon' }, ['day']],
    [{ day: '2062-01-01' }, ['day']],
  ])('says of %j what is wrong, at its field', (values, fields) => {
    const answer = read(values);
    expect(answer.ok ? [] : Object.keys(answer.errors)).toEqual(fields);
  });

  it.each([{ zone: 'Mars/Olympus' }, { zone: '' }, { case: 'none' }])(
    'changed on the way to %j is out of date',
    (change) => {
      expect(read({}, change)).toMatchObject({
        ok: false,
        errors: { text: expect.stringContaining('out of date') as string },
      });
    },
  );
});

describe('one of several', () => {
  const heard = (line: string) => hear(line, hearing());
  it('is named by its words behind `kept`, and before the reason behind `void`', () => {
    const of = (kind: string, more: object) => ({ wish: { command: { kind, case: CASE, promise: null, ...more } } });
    expect(heard('kept R-1042 “call back”')).toMatchObject(of('keep_promise', { about: 'call back' }));
    expect(heard('kept R-1042 not yet')).toMatchObject(of('keep_promise', { about: 'not yet' }));
    expect(heard('void R-1042 call back because they left')).toMatchObject(
      of('void_promise', { about: 'call back', reason: 'call back because they left' }),
    );
  });
});
