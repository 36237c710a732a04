/** What buttons carry is read back as it was written, also from buttons that have hung in a channel for long. */
import { describe, expect, it } from 'vitest';
import { press } from '../../../src/core/case/press.ts';
import { EVERY_PRESS, olderFormOf } from './presses.ts';

const every = EVERY_PRESS.map((one) => [one.kind, one] as const);

describe('a press', () => {
  it.each(every)('%s comes back as it was written', (_, one) => {
    expect(press.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  });

  it.each(every)('%s on a button of an older version says the same', (_, one) => {
    expect(press.parse(JSON.parse(JSON.stringify(olderFormOf(one))))).toEqual(one);
  });

  it.each([
    ['of no kind', {}],
    ['of no kind we know', { kind: 'launch' }],
    ['of an older kind we do not know', { do: 'launch' }],
    ['of two kinds', { do: 'show_limits', kind: 'show_limits' }],
    ['with more in it than it takes', { kind: 'show_limits', note: 'free text' }],
    ['with less in it than it needs', { do: 'approve', case: 'R-1042' }],
    ['that is a list', [{ do: 'show_limits' }]],
    ['that is a word', 'show_limits'],
    ['that is nothing', null],
  ])('%s is none of ours', (_, carried) => {
    expect(press.safeParse(carried).success).toBe(false);
  });
});
