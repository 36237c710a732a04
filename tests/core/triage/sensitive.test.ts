/** How well sensitive matters are told from others, on sentences of our own: rules were made with one half, the other half was written before them and measures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../../src/core/triage/rules.ts';

interface Sentence {
  readonly half: 'developed with' | 'held out' | 'harmless';
  readonly kind: string;
  readonly text: string;
}

const DIR = path.join(import.meta.dirname, 'sensitive');
function sentences(language: 'en' | 'de'): readonly Sentence[] {
  const found: Sentence[] = [];
  let [half, kind] = ['harmless', ''];
  for (const line of readFileSync(path.join(DIR, `${language}.txt`), 'utf8').split('\n')) {
    if (line.startsWith('## ')) [half, kind] = [line.slice(3), ''];
    else if (line.startsWith('# ')) kind = line.slice(2);
    else if (line !== '') found.push({ half: half as Sentence['half'], kind, text: line });
  }
  return found;
}

/** The same as different people type it. */
const REGISTERS: readonly (readonly [name: string, typed: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['without capitals and signs', (text) => text.toLowerCase().replaceAll(/[.,:;!?"„“]/g, '')],
  ['shouted', (text) => text.toUpperCase()],
  [
    'without umlauts and apostrophes',
    (text) =>
      text.replaceAll(/['’]/g, '').replaceAll(/[äöüß]/g, (sign) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[sign] ?? 'ss'),
  ],
  ['told by a colleague', (text) => `Room 214 just called, quite upset. ${text} Please see to it`],
];

const reading = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
const isSensitive = (text: string): boolean => readComplaint(text, reading).sensitivity !== null;

describe.each(['en', 'de'] as const)('in %s', (language) => {
  const all = sentences(language);
  describe.each(REGISTERS)('%s', (_name, typed) => {
    it.each(['developed with', 'held out'] as const)('at least 95 of 100 sensitive ones are found: %s', (half) => {
      const some = all.filter((one) => one.half === half);
      const missed = some.filter(({ text }) => !isSensitive(typed(text)));
      expect(some.length).toBeGreaterThan(70);
      const of = missed.map(({ text }) => text);
      expect([missed.length / some.length <= 0.05, of]).toEqual([true, of]);
    });
    it('at most 3 of 100 harmless ones are', () => {
      const some = all.filter((one) => one.half === 'harmless');
      const wrong = some.map(({ text }) => text).filter((text) => isSensitive(typed(text)));
      expect(some.length).toBeGreaterThan(100);
      expect([wrong.length / some.length <= 0.03, wrong]).toEqual([true, wrong]);
    });
  });
  it('harm and danger are the most urgent', () => {
    const grave = all.filter(({ kind }) => ['injury', 'danger', 'selfharm', 'child'].includes(kind));
    const less = grave.filter(({ text }) => readComplaint(text, reading).severity.value !== 'S1');
    expect(less.length / grave.length).toBeLessThan(0.08);
  });
});

it.each([
  ['A guest named Ambulance Smith has no towels'],
  ['Killer view, but the window is dirty'],
  ["I'm dying for a coffee"],
  ['press the button three times'],
  ["lawyer's conference in the ballroom"],
  ["the kids' pool was closed"],
  ['charged twice (card number hidden), call (phone number hidden)'],
  ['(identity number hidden) and (e-mail hidden) are on the invoice'],
])('a word alone makes nothing sensitive: %s', (text) => {
  expect(readComplaint(text, reading)).toMatchObject({ sensitivity: null });
});

it('is found wherever it stands in a long text, in time that grows with the text alone', () => {
  const long = `${'the room was nice and we liked it. '.repeat(1_400)}Then the waiter groped my sister.`;
  expect(readComplaint(long, reading).sensitivity?.value).toBe('staff_misconduct');
});
