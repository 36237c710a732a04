import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNearlySame } from '../../../../../src/core/case/rules/again/same-words.ts';
import { runs } from '../../../../runs.ts';

const ONE = 'The parcel came three days late and the box was crushed on one side.';

describe('two texts', () => {
  it.each<[string, string, string, boolean]>([
    ['the same', ONE, ONE, true],
    ['in other letters and stops', ONE, ONE.toUpperCase().replaceAll(' ', '  ').replace('.', '!!'), true],
    ['with a greeting and a signature around', ONE, `Hello,\n\n${ONE}\n\nKind regards\nLina Moreau`, true],
    ['with a word put right', ONE, ONE.replace('crushed', 'broken'), true],
    [
      'with accents or without',
      'La bañera del cuarto está rota y sin agua caliente',
      'La banera del cuarto esta rota y sin agua caliente',
      true,
    ],
    ['of something else', ONE, 'The parcel came on time but the invoice has the wrong name.', false],
    [
      'of two orders',
      'Order 1001 arrived broken and nobody answers',
      'Order 1002 arrived broken and nobody answers',
      false,
    ],
    ['short and the same', 'No hot water', 'no hot water!', true],
    ['short and nearly the same', 'No hot water', 'No warm water', false],
    ['a short one inside of a long one', 'No hot water', `${ONE} No hot water`, false],
    ['of no words', '!!!', '...', false],
    ['empty', '', '', false],
  ])('%s', (_what, a, b, same) => {
    expect([areNearlySame(a, b), areNearlySame(b, a)]).toEqual([same, same]);
  });

  it('are the same from both sides, and each is the same as itself where it has words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(areNearlySame(a, b)).toBe(areNearlySame(b, a));
        expect(areNearlySame(a, a)).toBe(/[\p{L}\p{N}]/u.test(a.normalize('NFKD')));
      }),
      { numRuns: runs(200) },
    );
  });
});
