/** The clock of the playground, and how a page is told of what has changed. */
import { describe, expect, it } from 'vitest';
import { clockSide, makeClock } from '../../src/playground/clock.ts';
import { makeDifference } from '../../src/playground/difference.ts';

const NOON = new Date('2026-12-10T12:00:00Z');

describe('the clock', () => {
  const at = (): { clock: ReturnType<typeof makeClock>; side: ReturnType<typeof clockSide>; moves: string[] } => {
    const moves: string[] = [];
    const clock = makeClock(() => NOON);
    const side = clockSide({
      clock,
      settled: async () => void moves.push('settled'),
      moved: async (from) => void moves.push(`${from.toISOString()} to ${clock.now().toISOString()}`),
    });
    return { clock, side, moves };
  };

  it('goes on once nothing is in hand, and then has done what came due', async () => {
    const { side, moves, clock } = at();
    await side.operations['forward']?.({ minutes: 90 });
    expect(moves).toEqual(['settled', '2026-12-10T12:00:00.000Z to 2026-12-10T13:30:00.000Z']);
    expect(clock.aheadMs()).toBe(90 * 60_000);
  });

  it.each([
    ['goTo', { at: '2026-12-10T11:59:59Z' }, /only goes forward/],
    ['goTo', { at: '2026-12-10T12:00:00Z' }, /only goes forward/],
    ['goTo', { at: '2028-01-01T00:00:00Z' }, /half a year/],
    ['goTo', { at: 'tomorrow' }, /at/],
    ['forward', { minutes: 0 }, /minutes/],
    ['forward', { minutes: -60 }, /minutes/],
  ])('does not do %s %j', async (op, args, words) => {
    const { side, moves } = at();
    await expect(side.operations[op]?.(args)).rejects.toThrow(words);
    expect(moves).toEqual([]);
  });

  it('is moved by one person at a time', async () => {
    const { side } = at();
    const first = side.operations['forward']?.({ minutes: 1 });
    await expect(side.operations['forward']?.({ minutes: 1 })).rejects.toThrow(/already/);
    await first;
  });
});

describe('a difference', () => {
  it('is everything the first time, then what has changed, by where it stands', () => {
    const difference = makeDifference();
    const state = { a: 1, b: { c: { d: { e: [1], f: 2 } }, g: [] }, h: {} };
    expect(difference(state)?.set).toEqual([
      [['a'], 1],
      [['b', 'c', 'd'], { e: [1], f: 2 }],
      [['b', 'g'], []],
      [['h'], {}],
    ]);
    expect(difference(state)).toBeNull();
    expect(difference({ ...state, b: { c: { d: { e: [2], f: 2 } }, g: [] } })).toEqual({
      set: [[['b', 'c', 'd'], { e: [2], f: 2 }]],
      gone: [],
    });
    expect(difference({ a: 1, h: { i: null } })).toEqual({
      set: [[['h', 'i'], null]],
      gone: [['b', 'c', 'd'], ['b', 'g'], ['h']],
    });
  });
});
