/** How well sensitive matters are told from others, on sentences that nothing was learnt from. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import { LEARNT_FROM } from '../../../src/core/triage/sensitive/weights.ts';
import { digestOfLearnt, readSentences, sentencesIn, type Sentence } from '../../../tools/sensitive-sentences.ts';

const LANGUAGES = ['en', 'de'] as const;
const heldOut = (language: string): readonly Sentence[] =>
  sentencesIn(path.join(import.meta.dirname, 'sensitive', `held-out.${language}.tsv`));

const reading = { at: new Date('2026-12-10T10:00:00Z'), zone: 'Europe/Paris' };
const read = (text: string) => readComplaint(text, reading);
const isSensitive = (text: string): boolean => read(text).sensitivity !== null;
function share(some: readonly Sentence[], holds: (one: Sentence) => boolean): number {
  return some.filter(holds).length / some.length;
}

/** The same as different people type it. */
const TYPED: readonly (readonly [name: string, typed: (text: string) => string])[] = [
  ['without capitals and signs', (text) => text.toLowerCase().replaceAll(/[.,:;!?"„“]/g, '')],
  ['shouted', (text) => text.toUpperCase()],
  [
    'without umlauts and apostrophes',
    (text) =>
      text.replaceAll(/['’]/g, '').replaceAll(/[äöüß]/g, (sign) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[sign] ?? 'ss'),
  ],
  ['told by a colleague', (text) => `Room 214 just called, quite upset. ${text.replace(/[.]$/, '')}. Please see to it`],
];

/** What is reached on sentences of strangers; whoever learns anew raises these, or says why not. */
const REACHED = { found: 0.84, rightKind: 0.73, harmless: 0.075, plain: 0.07, grave: 0.74, typedLess: 0.06 };

describe.each(LANGUAGES)('in %s, on sentences nothing was learnt from', (language) => {
  const all = heldOut(language);
  const told = all.filter(({ kind }) => kind !== 'harmless');
  const harmless = all.filter(({ kind }) => kind === 'harmless');

  it('finds sensitive matters, and of the right kind', () => {
    expect(told.length).toBeGreaterThan(300);
    expect(share(told, ({ text }) => isSensitive(text))).toBeGreaterThan(REACHED.found);
    const kinds = (text: string): readonly unknown[] => {
      const { sensitivity, alsoSensitive = [] } = read(text);
      return [sensitivity, ...alsoSensitive].map((one) => one?.value);
    };
    expect(share(told, ({ kind, text }) => kinds(text).includes(kind))).toBeGreaterThan(REACHED.rightKind);
  });

  it('leaves harmless ones alone, though they use the same words', () => {
    expect(harmless.length).toBeGreaterThan(150);
    expect(share(harmless, ({ text }) => isSensitive(text))).toBeLessThan(REACHED.harmless);
    const plain = harmless.filter(({ register }) => register === 'plain');
    expect(share(plain, ({ text }) => isSensitive(text))).toBeLessThanOrEqual(REACHED.plain);
  });

  it('harm and danger are the most urgent', () => {
    const grave = told.filter(({ kind }) => kind === 'injury' || kind === 'safeguarding');
    expect(share(grave, ({ text }) => read(text).severity.value === 'S1')).toBeGreaterThan(REACHED.grave);
  });

  it.each(TYPED)('is as good %s', (_name, typed) => {
    // a third of them tells as much
    const third = <T>(of: readonly T[]): readonly T[] => of.filter((_, n) => n % 3 === 0);
    const [some, others] = [third(told), third(harmless)];
    const asItIs = share(some, ({ text }) => isSensitive(text));
    expect(share(some, ({ text }) => isSensitive(typed(text)))).toBeGreaterThan(asItIs - REACHED.typedLess);
    expect(share(others, ({ text }) => isSensitive(typed(text)))).toBeLessThan(REACHED.harmless + 0.02);
  });

  it('is judged the same when it is said again and again', () => {
    const ended = all.filter((_, n) => n % 40 === 0).map(({ text }) => `${text.replace(/[.!?]*$/, '')}. `);
    expect(ended.filter((text) => isSensitive(text.repeat(30)) !== isSensitive(text))).toEqual([]);
  });

  it('was measured with no sentence that was learnt', () => {
    const learnt = new Set(readSentences().map(({ text }) => text.toLowerCase()));
    expect(all.filter(({ text }) => learnt.has(text.toLowerCase()))).toEqual([]);
  });
});

it.each([
  'test test test',
  'abc '.repeat(12_000),
  'word '.repeat(10_000),
  'The lift stopped and nobody came. '.repeat(1_400),
])('finds nothing in %.20s …', (text) => expect(isSensitive(text)).toBe(false));

it('was learnt from the sentences and concepts as they are now: node tools/train-sensitive.ts', () => {
  expect(LEARNT_FROM).toBe(digestOfLearnt());
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
  expect(read(text)).toMatchObject({ sensitivity: null });
});

it('says the words that made it so, as they were typed', () => {
  const { sensitivity } = read(
    'Breakfast was fine. Then the waiter groped my sister in the corridor. We leave tomorrow.',
  );
  expect(sensitivity).toMatchObject({
    value: 'staff_misconduct',
    because: expect.stringContaining('groped my sister'),
  });
});

it('is found wherever it stands in a long text', () => {
  const long = `${'the room was nice and we liked it. '.repeat(1_400)}Then the waiter groped my sister.`;
  expect(read(long).sensitivity?.value).toBe('staff_misconduct');
});
