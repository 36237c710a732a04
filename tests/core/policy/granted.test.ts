import { describe, expect, it } from 'vitest';
import { actionsGranted, freeActions } from '../../../src/core/policy/granted.ts';
import { HOTEL } from '../authority/hotel.ts';

describe('the actions a role lists', () => {
  it.each([
    ['agent', ['apology', 'callback', 'reperformance', 'upgrade', 'points', 'refund', 'goodwill']],
    ['probationer', ['apology', 'callback', 'reperformance', 'points', 'refund']],
    ['a role the policy does not name', []],
  ])('%s', (role, names) => {
    expect(actionsGranted(HOTEL, role).map(({ name }) => name)).toEqual(names);
    expect(freeActions(HOTEL, role)).toEqual(names.filter((name) => name === 'apology' || name === 'callback'));
  });

  it('are none while no policy is in force', () => {
    expect(actionsGranted(null, 'agent')).toEqual([]);
    expect(freeActions(null, 'agent')).toEqual([]);
  });
});
