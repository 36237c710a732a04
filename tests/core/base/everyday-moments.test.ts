/** What people type when they promise something, and what is meant: taken or asked with the right moment first, never taken wrong. Wednesday 11 March 2026, 10:20 in Berlin. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/core/base/read-moment.ts';
import { runs } from '../../runs.ts';
import { ENGLISH, GERMAN, NONE } from './everyday-phrases.ts';

const zone = 'Europe/Berlin';
const now = DateTime.fromISO('2026-03-11T10:20', { zone }).toJSDate();

/** Words that say more of the time stay in the promise. */
const UNSURE = ['after 3pm call back', 'call back after 3pm or 4', 'the Monday after next call back', '17:00 परसों'];

const shown = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat('MM-dd HH:mm');
const fits = (at: Date | undefined, meant: string): boolean =>
  at !== undefined &&
  meant.split(' or ').some((one) => {
    const [day = '', times = ''] = one.split(' ');
    const [from = '', until = from] = times.split('..');
    const [onDay = '', time = ''] = shown(at).split(' ');
    return onDay === day && time >= from && time <= until;
  });

describe.each([
  ['English', ENGLISH, 'call back', 'en-GB'],
  ['German', GERMAN, 'zurückrufen', 'de-DE'],
] as const)('everyday phrases in %s', (_, rows, promised, locale) => {
  const phrases = rows.flatMap(([meant, list]) => list.split('; ').map((phrase) => ({ phrase, meant })));
  it.each([
    ['before what is promised', (phrase: string) => `${phrase} ${promised}`],
    ['behind what is promised', (phrase: string) => `${promised} ${phrase}`],
  ])('%s: the moment that is meant is taken, or is the first that is asked', (_, line) => {
    const missed = phrases.flatMap(({ phrase, meant }) => {
      const read = readMoment(line(phrase), { now, zone, locale });
      const [first] = read.kind === 'moment' ? [read.at] : 'readings' in read ? read.readings : [];
      return fits(first, meant) ? [] : [`${phrase}: ${read.kind} ${first === undefined ? '' : shown(first)}`];
    });
    expect(missed).toEqual([]);
  });

  it('a moment that was asked is taken when its button is pressed, whatever the words say', () => {
    const lines = phrases.map(({ phrase }) => `${phrase} ${promised}`);
    const missed = [...lines, ...UNSURE].flatMap((line) => {
      const read = readMoment(line, { now, zone, locale });
      if (read.kind !== 'asked') return [];
      return read.readings.flatMap((at) => {
        const pressed = `${DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm')}: ${read.text}`;
        const again = readMoment(pressed, { now, zone, locale });
        return again.kind === 'moment' && shown(again.at) === shown(at) && again.text === read.text ? [] : [pressed];
      });
    });
    expect(missed).toEqual([]);
  });

  it('are taken without asking where a time was said', () => {
    const taken = phrases.filter(
      ({ phrase }) => readMoment(`${phrase} ${promised}`, { now, zone, locale }).kind === 'moment',
    );
    expect(taken.length / phrases.length).toBeGreaterThan(0.5);
  });
});

describe('a day and a time, however they are written', () => {
  const day: readonly ((at: DateTime) => string)[] = [
    (at) => at.toFormat('yyyy-MM-dd'),
    (at) => at.toFormat('d MMMM yyyy'),
    (at) => at.toFormat('MMMM d, yyyy'),
    (at) => at.toFormat('cccc d. MMM. yyyy'),
    (at) => at.toFormat('d.M.yyyy'),
    (at) => at.toFormat("'on' ccc d MMM yyyy"),
  ];
  const time: readonly ((at: DateTime) => string)[] = [
    (at) => at.toFormat('HH:mm'),
    (at) => `at ${at.toFormat('h:mma').toLowerCase()}`,
    (at) => at.toFormat("H 'Uhr' mm"),
    (at) => `by ${at.toFormat('h.mm a')}`,
    (at) => at.toFormat("H'h'mm"),
  ];
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'UTC'];

  it('are the moment that was meant, or asked with it', () => {
    const minutes = fc.integer({ min: 1, max: 300 * 1440 });
    const written = fc.tuple(fc.constantFrom(...day), fc.constantFrom(...time), fc.boolean());
    fc.assert(
      fc.property(minutes, written, fc.constantFrom(...zones), (ahead, [onDay, atTime, isTurned], where) => {
        const meant = DateTime.fromJSDate(now, { zone: where }).startOf('minute').plus({ minutes: ahead });
        const parts = [onDay(meant), atTime(meant)];
        const line = `${(isTurned ? parts.toReversed() : parts).join(' ')}, call back`;
        const read = readMoment(line, { now, zone: where, locale: 'en-GB' });
        const readings = read.kind === 'moment' ? [read.at] : 'readings' in read ? read.readings : [];
        const walls = readings.map((at) => DateTime.fromJSDate(at, { zone: where }).toFormat('yyyy-MM-dd HH:mm'));
        expect({ line, walls }).toEqual({ line, walls: expect.arrayContaining([meant.toFormat('yyyy-MM-dd HH:mm')]) });
        expect(read.kind !== 'moment' || walls.length === 1).toBe(true);
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('numbers of rooms, orders, flights and telephones, and names', () => {
  it('are no moment, and make none uncertain', () => {
    const read = (line: string): unknown => readMoment(line, { now, zone, locale: 'en-GB' });
    expect(NONE.filter((words) => (read(words) as { kind: string }).kind !== 'none')).toEqual([]);
    const due = DateTime.fromISO('2026-03-12T17:00', { zone }).toJSDate();
    const unsure = NONE.filter(
      (words) =>
        JSON.stringify(read(`tomorrow 17:00 ${words}`)) !== JSON.stringify({ kind: 'moment', at: due, text: words }),
    );
    expect(unsure).toEqual([]);
  });
});
