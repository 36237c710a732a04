import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainHash } from '../../../src/core/base/chain.ts';
import { committed, GONE, withTexts, wrongApart } from '../../../src/core/base/committed.ts';
import { fromWire, toWire } from '../../../src/core/base/wire.ts';

let salts = 0;
const saltOf = (): string => `salt-${(salts += 1)}`;
const isWords = (path: readonly string[]): boolean => path.at(-1) === 'words';
const commit = (value: unknown) => committed(value, isWords, saltOf);

const event = fc.record({
  kind: fc.constantFrom('said', 'told:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  words: fc.oneof(fc.string(), fc.constant('told:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')),
  at: fc.date({ noInvalidDate: true }),
  list: fc.array(fc.record({ words: fc.string(), n: fc.bigInt() })),
  map: fc.array(fc.tuple(fc.string(), fc.string())).map((pairs) => new Map(pairs)),
});

describe('what a chain binds without holding it', () => {
  it('is the same again with its words, and holds its hash without them', () => {
    fc.assert(
      fc.property(event, (said) => {
        const { value, apart } = commit(said);
        const stored = toWire(value);
        expect(fromWire(withTexts(stored, apart))).toEqual(said);
        expect(chainHash('', fromWire(stored))).toBe(chainHash('', value));
        expect(wrongApart(stored, apart, false)).toBeNull();
      }),
    );
  });

  it('tells nothing of a word that is gone, not even that two were the same', () => {
    const { value } = commit([{ words: 'Room 412' }, { words: 'Room 412' }]);
    const [one, two] = value as readonly { words: string }[];
    expect(one?.words).not.toBe(two?.words);
    expect(withTexts(toWire(value), null)).toEqual([{ words: GONE }, { words: GONE }]);
  });

  it('finds words that were changed, added or taken away, and those that were erased in order', () => {
    const { value, apart } = commit({ words: 'cold', list: [{ words: 'soup' }] });
    const [first = '', second = ''] = Object.keys(apart);
    const saltOfFirst = apart[first]?.[0] ?? '';
    expect(wrongApart(value, { ...apart, [first]: [saltOfFirst, 'warm'] }, true)).toBe('changed');
    expect(wrongApart(value, { ...apart, ...commit({ words: 'more' }).apart }, true)).toBe('added');
    const one = { [second]: apart[second] ?? ['', ''] } as const;
    expect(wrongApart(value, one, false)).toBe('missing');
    expect(wrongApart(value, one, true)).toBeNull();
    expect(wrongApart(value, null, true)).toBeNull();
  });
});
