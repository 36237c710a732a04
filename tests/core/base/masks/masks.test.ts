import { readFileSync } from 'node:fs';
import path from 'node:path';
import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import mobiles from 'libphonenumber-js/examples.mobile.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { countriesOf } from '../../../../src/core/base/masks/countries.ts';
import { redact } from '../../../../src/core/base/redact.ts';
import { cpuMsOf } from '../../../cpu.ts';
import { AURORA } from '../../case/build.ts';

const linesOf = (name: string, between: RegExp): readonly string[] =>
  readFileSync(path.join(import.meta.dirname, name), 'utf8')
    .split(between)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !line.startsWith('#'));
const PERSONAL = linesOf('personal.txt', /\n(?=[a-z]+ \| )/).map((line) => {
  const [kind = '', ...words] = line.split(' | ');
  return { kind, sentence: words.join(' | ') };
});
const HARMLESS = linesOf('harmless.txt', /\n/);
/** What a sentence says beside what is masked of it. */
const around = (text: string): string => text.replaceAll(/\[\[[\s\S]*?\]\](?!\])|\([a-z -]+ hidden\)/g, '¤');

describe('masks', () => {
  it('hide what is personal, wholly and nothing else, and say as what', () => {
    expect(PERSONAL.length).toBeGreaterThanOrEqual(300);
    const missed = PERSONAL.filter(({ kind, sentence }) => {
      const { text, masked } = redact(sentence.replaceAll(/\[\[|\]\]/g, ''));
      return around(text) !== around(sentence) || masked.every((each) => each !== kind);
    });
    expect(missed).toEqual([]);
  });

  it('leave orders, rooms, flights, amounts, dates, tickets and parcels alone', () => {
    expect(HARMLESS.length).toBeGreaterThanOrEqual(250);
    expect(HARMLESS.filter((line) => redact(line).text !== line)).toEqual([]);
  });

  it('know the mobiles of every country with its code, and where somebody is to call, without', () => {
    const countries = getCountries();
    expect(countries.length).toBeGreaterThan(200);
    const missed = countries.flatMap((country) => {
      const example = getExampleNumber(country, mobiles);
      // what an island of a few thousand dials is shorter than many room numbers
      if (example === undefined || example.nationalNumber.length < 7) return [];
      const spelled = [example.number, example.formatInternational(), `call me on ${example.formatNational()}`];
      return spelled.filter((each) => /\d/.test(redact(`${each}, please`, new Set([country])).text));
    });
    expect(missed).toEqual([]);
  });

  it('know numbers without a country by where people work, and by the language', () => {
    const number = '612 345 678';
    expect(redact(`Reach her: ${number}`, new Set(['ES'])).masked).toEqual(['phone']);
    expect(redact(`Room 12, ${number}`, new Set(['GB'])).masked).toEqual([]);
    expect(redact(`El cliente está muy molesto, ${number}`).masked).toEqual(['phone']);
    expect(countriesOf({ teams: [{ ...AURORA.teams[0]!, locale: 'de', zone: 'Europe/Vienna' }] })).toEqual(
      new Set(['AT']),
    );
    expect(countriesOf({ teams: [{ ...AURORA.teams[0]!, locale: 'fr-CA', zone: 'UTC' }] })).toEqual(new Set(['CA']));
  });

  it('works out the countries of the same teams once, whatever holds them', () => {
    expect(countriesOf({ ...AURORA })).toBe(countriesOf({ teams: AURORA.teams }));
  });

  it.each(['𝟒𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏 𝟏𝟏𝟏𝟏', '④①①① ①①①① ①①①① ①①①①', '⁴¹¹¹ ¹¹¹¹ ¹¹¹¹ ¹¹¹¹'])(
    'read digits that are dressed up: %s',
    (card) => expect(redact(`a room of 12 m², paid with ${card}`).masked).toEqual(['card']),
  );
  it('leave dressed digits alone that hide nothing', () => expect(redact('12 m², step ①').text).toBe('12 m², step ①'));

  it('cost little for what people write, and grow with its length only', () => {
    const usual =
      'Room 412: no hot water for two days, and nobody called back. My card 4111 1111 1111 1111 was charged twice, order 123456789. ' +
      'Please call me on +44 20 7946 0958 or write to jane.doe@customer.example; I am here until 12.11.2026 at 14:30. ';
    const often = (): unknown => Array.from({ length: 100 }, () => redact(usual));
    often();
    // a quarter of a millisecond on a quiet machine
    expect(cpuMsOf(often) / 100).toBeLessThan(1);
    const of = (length: number): number => cpuMsOf(() => redact(usual.repeat(200).slice(0, length)));
    expect(of(50_000)).toBeLessThan(Math.max(of(6_250), 4) * 8 * 2);
  });
});
