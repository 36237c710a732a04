/** What an erased case still tells, over random histories: what limits and figures need, and nothing of its customer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { committed, GONE, type Path } from '../../../src/core/base/committed.ts';
import { toWire } from '../../../src/core/base/wire.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { isKnownName, isPersonal } from '../../../src/core/case/personal-words.ts';
import { factsOf } from '../../../src/core/digest/facts.ts';
import { HOTEL, thing } from './build.ts';
import { histories, play, SEEDS, type Move } from './histories.ts';
import { makeWorld, type World } from './world.ts';

const KEY = 'cus_00000000000000000000000000000001';

function played(moves: readonly Move[]): World {
  const world = makeWorld({ cases: SEEDS, policy: HOTEL });
  for (const move of moves) play(world, move);
  return world;
}
const moved = histories(60, 120);
const erased = (c: RecoveryCase): RecoveryCase =>
  evolve(c, { kind: 'erased', at: new Date(0), by: null, erasure: thing('era_0001'), counted: KEY });

/** Every text with the member it stands under. */
function namesIn(value: unknown): readonly string[] {
  const seen: string[] = [];
  committed(
    value,
    (path: Path) => {
      seen.push(path.at(-1) ?? '');
      return false;
    },
    () => '',
  );
  return seen;
}
const wordsOf = (c: RecoveryCase): readonly string[] =>
  Object.values(committed(c, isPersonal, () => String(Math.random())).apart).map(([, text]) => text);

describe('an erased case', () => {
  it('is made of members of which somebody said whether they may tell of the customer', () => {
    const names = new Set<string>();
    fc.assert(
      fc.property(moved, (moves) => {
        const { journal, cases } = played(moves);
        for (const { event } of journal) for (const name of namesIn(event)) names.add(name);
        for (const c of cases.values()) for (const name of namesIn(c)) names.add(name);
      }),
      { numRuns: 15 },
    );
    expect(names.size).toBeGreaterThan(40);
    expect([...names].filter((name) => !isKnownName(name))).toEqual([]);
  });

  it('holds no words, no reference, no passenger and no key but the one it is counted under', () => {
    fc.assert(
      fc.property(moved, (moves) => {
        const { cases } = played(moves);
        for (const c of cases.values()) {
          const left = wordsOf(erased(c)).filter((text) => text !== GONE && text !== KEY && !/^—\d+$/.test(text));
          // names of fixed meaning stand under the same word; thank-yous name no customer
          const fixed = [
            ...c.shoutOuts.map(({ text }) => text),
            'no_answer',
            'not_reached',
            'refused',
            'unclear_answer',
            'broke_off',
          ];
          expect(left.filter((text) => !fixed.includes(text))).toEqual([]);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says of amounts, times and failures what it said before, and erased twice it is the same', () => {
    fc.assert(
      fc.property(moved, (moves) => {
        const { cases } = played(moves);
        for (const c of cases.values()) {
          const now = erased(c);
          const figures = (of: RecoveryCase): unknown => {
            const { case: flat, ...rest } = factsOf(of, () => 0);
            return { ...rest, case: { ...flat, customer_key: '', version: 0 } };
          };
          expect(figures(now)).toEqual(figures(c));
          expect(now.actions.map(({ id, status, cost, entries }) => ({ id, status, cost, entries }))).toEqual(
            c.actions.map(({ id, status, cost, entries }) => ({ id, status, cost, entries })),
          );
          expect(toWire({ ...erased(now), version: now.version })).toEqual(toWire(now));
        }
      }),
      { numRuns: 15 },
    );
  });
});
