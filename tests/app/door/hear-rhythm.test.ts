/** What comes by the calendar, asked for and set in words. */
import { describe, expect, it } from 'vitest';
import { hear } from '../../../src/app/door/hear.ts';

const heard = (line: string) =>
  hear(line, { locale: 'en-GB', currency: 'EUR', actions: new Map(), facts: new Map(), evidence: [] });

describe('the line-up', () => {
  it.each([
    ['on 08:30', '08:30'],
    ['at 7.15', '07:15'],
    ['um 8 Uhr', '08:00'],
    ['on 12 am', '00:00'],
    ['at 1:05 pm.', '13:05'],
    ['off', null],
    ['aus', null],
  ])('lineup %s: %s', (typed, time) => {
    expect(heard(`lineup ${typed}`)).toEqual({ kind: 'wish', wish: { kind: 'lineup', time } });
  });

  it.each(['on', 'on 25:00', 'at 8:75'])('asks for a time of day at “%s”', (typed) => {
    expect(heard(`lineup ${typed}`)).toMatchObject({ why: { kind: 'lineup_words' } });
  });

  it('is not what a sentence is about', () => {
    expect(heard('lineup please')).toEqual({ kind: 'question', question: { kind: 'lineup' } });
    expect(heard('lineup for the match tonight')).toMatchObject({ why: { kind: 'did_you_mean' } });
  });
});

it.each(['leader', 'leaders please', 'the leader', 'Leitung'])('digest %s is that of whoever leads', (typed) => {
  expect(heard(`digest ${typed}`)).toEqual({ kind: 'question', question: { kind: 'leader' } });
});

describe('listening', () => {
  const listens = (on: boolean): object => ({ kind: 'wish', wish: { kind: 'listening', act: { kind: 'listen', on } } });
  it.each([
    ['here', true],
    ['Hier.', true],
    ['in this channel', true],
    ['off', false],
    ['aus', false],
    ['nicht mehr', false],
  ])('listen %s: %s', (typed, on) => {
    expect(heard(`listen ${typed}`)).toEqual(listens(on));
  });

  it('asks where it says something else', () => {
    expect(heard('listen to the guest in 412')).toMatchObject({ why: { kind: 'did_you_mean' } });
    expect(heard('mitlesen hier')).toEqual(listens(true));
  });
});
