/** What may not stand in words that others read: a corpus in English and German, with the word that must be marked; and near misses that must pass. */
import { describe, expect, it } from 'vitest';
import { leakIn } from '../../../src/core/recognition/leaks.ts';
import { ANA, member, openCase } from '../case/build.ts';
import { HARMLESS_DE, HARMLESS_EN } from './corpus/harmless.ts';
import { LEAKING_DE } from './corpus/leaking-de.ts';
import { LEAKING_EN } from './corpus/leaking-en.ts';

const [complaint] = openCase().complaints;
if (complaint === undefined) throw new Error('a case has a complaint');
const SAID = [
  'No hot water for two days now. My husband Tomás Peña complained twice. Mrs Lindgren is waiting.\nKind regards, Eva Lindgren',
  'Wir haben seit zwei Tagen kein warmes Wasser.',
];
const c = openCase({
  customer: { reference: 'Room 412', key: 'Room 412' },
  complaints: SAID.map((text) => ({ ...complaint, text })),
});
const NAMES = [
  'Ana Ferreira',
  'Bob Lindqvist',
  'Mia Laurent',
  'Nils Öberg',
  'Grace Okafor',
  'Mark Bishop',
  'Jürgen Müller',
  'Zoë O’Connor',
  'Li Wei',
  'Mai Nguyen',
  'Joe Short',
  'Sue Day',
  'Karl-Heinz Groß',
  'Hope Rose',
  'May Price',
  'Will Fair',
];
const members = [
  ...NAMES.map((name, n) => (n === 0 ? { ...ANA, name } : member(`m${n}`, { name }))),
  // who has left is not told of either
  member('gone', { name: 'Pat Leaver', active: false }),
];
const leak = (text: string) => leakIn(text, c, { members, thanked: [ANA.id] });

interface Leaking {
  readonly text: string;
  readonly word: string;
  readonly why: string;
}
function leaking(corpus: string): readonly Leaking[] {
  let why = '';
  return corpus.split('\n').flatMap((line) => {
    if (line.startsWith('# ')) why = line.slice(2);
    const [text, word] = line.split(' | ');
    return text === undefined || word === undefined ? [] : [{ text, word, why }];
  });
}
const harmless = (corpus: string): readonly string[] => corpus.split('\n').filter((line) => line !== '');

const CORPUS = {
  English: { leaks: leaking(LEAKING_EN), passes: harmless(HARMLESS_EN) },
  German: { leaks: leaking(LEAKING_DE), passes: harmless(HARMLESS_DE) },
} as const;

describe.each(Object.entries(CORPUS))('in %s', (_language, { leaks, passes }) => {
  it(`marks the word, with why, in each of ${leaks.length} sentences that tell something`, () => {
    const missed = leaks.flatMap(({ text, word, why }) => {
      const found = leak(text);
      return found?.word === word && found.why === why
        ? []
        : [`${text} → ${found?.why} “${found?.word}”, not ${why} “${word}”`];
    });
    expect(missed).toEqual([]);
  });

  it(`lets each of ${passes.length} sentences pass that tell nothing`, () => {
    const stopped = passes.flatMap((text) => {
      const found = leak(text);
      return found === null ? [] : [`${text} → ${found.why} “${found.word}”`];
    });
    expect(stopped).toEqual([]);
  });
});

it('is large enough to say something', () => {
  const all = Object.values(CORPUS).flatMap(({ leaks, passes }) => [...leaks.map(({ text }) => text), ...passes]);
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(400);
});
