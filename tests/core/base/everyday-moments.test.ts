/** What people type when they promise something, and what is meant: taken or asked with the right moment first, never taken wrong. Wednesday 11 March 2026, 10:20 in Berlin. */
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { readMoment } from '../../../src/core/base/read-moment.ts';
import { ENGLISH, GERMAN, NONE } from './everyday-phrases.ts';

const zone = 'Europe/Berlin';
const now = DateTime.fromISO('2026-03-11T10:20', { zone }).toJSDate();

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

  it('are taken without asking where a time was said', () => {
    const taken = phrases.filter(
      ({ phrase }) => readMoment(`${phrase} ${promised}`, { now, zone, locale }).kind === 'moment',
    );
    expect(taken.length / phrases.length).toBeGreaterThan(0.5);
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
