/** The kind limit of one person: so many in any ten seconds, told when to go on, and nobody else held up. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePace, WINDOW_MS } from '../../../src/app/door/pace.ts';
import { makeTurns } from '../../../src/app/door/turns.ts';

const at = (ms: number): Date => new Date(1_000_000_000 + ms);

describe('the pace of one person', () => {
  it.each([
    // most, moments of the wishes in milliseconds, what each is told
    [3, [0, 0, 0, 0], [0, 0, 0, 10_000]],
    [3, [0, 1_000, 2_000, 3_000, 9_999, 10_000], [0, 0, 0, 7_000, 1, 0]],
    [3, [0, 1_000, 2_000, 10_000, 10_001, 11_000], [0, 0, 0, 0, 999, 0]],
    [1, [0, 5_000, 10_000, 10_001], [0, 5_000, 0, 9_999]],
    // a clock put back locks nobody out
    [1, [50_000, 0, 1], [0, 0, 9_999]],
  ])('of at most %d: wishes at %j are told %j', (most, moments, told) => {
    const pace = makePace(most);
    expect(moments.map((ms) => pace.take('ana', at(ms)))).toEqual(told);
  });

  it('is their own: a colleague goes on', () => {
    const pace = makePace(1);
    expect(['ana', 'ana', 'bob', 'bob'].map((who) => pace.take(who, at(0)) > 0)).toEqual([false, true, false, true]);
  });

  it('holds in every window, whoever comes when, and who waits as told gets through', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }), (gaps) => {
        const pace = makePace(4);
        const taken: number[] = [];
        let now = 0;
        for (const gap of gaps) {
          now += gap;
          const wait = pace.take('ana', at(now));
          if (wait > 0) now += wait;
          if (wait === 0 || pace.take('ana', at(now)) === 0) taken.push(now);
          else return false;
        }
        return taken.every((then) => taken.filter((t) => t >= then && t < then + WINDOW_MS).length <= 4);
      }),
    );
  });

  it('forgets those of long ago, so that its memory is bounded', () => {
    const pace = makePace(1);
    pace.take('ana', at(0));
    for (let n = 0; n < 20_000; n += 1) pace.take(`somebody ${n}`, at(0));
    expect(pace.take('ana', at(0))).toBe(0);
  });
});

describe('turns', () => {
  it('go round: one of each person, each in their own order', () => {
    const turns = makeTurns<string>();
    for (const work of ['ana 1', 'ana 2', 'ana 3', 'ana 4']) turns.add('ana', work);
    expect(turns.take()).toBe('ana 1');
    turns.add('bob', 'bob 1');
    turns.add('mia', 'mia 1');
    turns.add('bob', 'bob 2');
    expect(turns.next()).toBe('ana 2');
    const rest = Array.from({ length: turns.count() }, () => turns.take());
    expect(rest).toEqual(['ana 2', 'bob 1', 'mia 1', 'ana 3', 'bob 2', 'ana 4']);
    expect([turns.take(), turns.next(), turns.count()]).toEqual([undefined, undefined, 0]);
  });

  it('come to everybody before anybody has a second one, and lose nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('ana', 'bob', 'mia'), { maxLength: 40 }), (people) => {
        const turns = makeTurns<string>();
        for (const [n, who] of people.entries()) turns.add(who, `${who} ${n}`);
        const taken = people.map(() => turns.take()?.split(' ')[0] ?? '');
        const there = new Set(people);
        expect(new Set(taken.slice(0, there.size))).toEqual(there);
        expect(taken.toSorted()).toEqual(people.toSorted());
      }),
    );
  });
});
