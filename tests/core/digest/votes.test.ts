import { describe, expect, it } from 'vitest';
import { asksLead, maySum, weeksOfNo } from '../../../src/core/digest/votes.ts';

const weeks = (...votes: readonly (readonly [yes: number, no: number])[]) =>
  votes.map(([yes, no], n) => ({ week: `2026-W${50 - n}`, yes, no }));

describe('weeks of no', () => {
  it.each([
    ['three in a row', weeks([1, 2], [0, 3], [2, 3], [3, 1]), 9, 3],
    ['as many yes as no', weeks([2, 2], [0, 3], [0, 3]), 9, 0],
    ['a week in which too few said anything', weeks([0, 3], [0, 2], [0, 3]), 9, 1],
    ['a week in which nobody did', weeks([0, 3], [0, 0], [0, 3]), 9, 1],
    ['two of a team of two', weeks([0, 2], [0, 2], [0, 2]), 2, 3],
    ['one of a team of one', weeks([0, 1]), 1, 1],
    ['nobody at all', weeks(), 0, 0],
  ])('%s', (_, latestFirst, people, inARow) => expect(weeksOfNo(latestFirst, people)).toBe(inARow));

  it('ask the lead after the third, and not each week anew', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 11].filter(asksLead)).toEqual([3, 7, 11]);
  });
});

it('a sum of few is not told', () => {
  expect(maySum({ yes: 1, no: 1 })).toBe(false);
  expect(maySum({ yes: 3, no: 0 })).toBe(true);
});
