/** Which gifts can be put on a printable note, and until when a note of them holds. */
import { describe, expect, it } from 'vitest';
import type { ActionStatus, RecoveryAction } from '../../../../src/core/case/case.ts';
import { gestureEnds, isTangible, lapsesBefore } from '../../../../src/core/case/rules/letters/gesture.ts';
import { after, ANA, gives, hours, item, NOON, openCase, R, refund } from '../build.ts';
import { makeWorld } from '../world.ts';

const given = (...kinds: Parameters<typeof gives>[0]): readonly RecoveryAction[] => {
  const made = makeWorld({ cases: [openCase()] });
  made.ask(ANA, gives(kinds));
  return made.caseOf(R(1042)).actions;
};
const one = (): RecoveryAction => {
  const [action] = given(refund(40));
  if (action === undefined) throw new Error('nothing was given');
  return action;
};

describe('a gift on a note', () => {
  it('is one that stands: not asked for, not failed, not taken back', () => {
    const stands: Readonly<Record<ActionStatus, boolean>> = {
      pending_approval: false,
      countered: false,
      authorised: true,
      executing: true,
      unknown: true,
      failed: false,
      done: true,
      declined: false,
      withdrawn: false,
      expired: false,
      lapsed: false,
      refused_by_customer: false,
    };
    for (const [status, is] of Object.entries(stands))
      expect([status, isTangible({ ...one(), status: status as ActionStatus }, NOON)]).toEqual([status, is]);
  });

  it('is no word like an apology', () => {
    expect(given(item('apology'), refund(40)).map((a) => [a.kind, isTangible(a, NOON)])).toEqual([
      ['apology', false],
      ['refund', true],
    ]);
  });

  it('has lapsed at that very moment, before the timer says so; what was done does not lapse', () => {
    const lapsing: RecoveryAction = { ...one(), status: 'authorised', lapsesAt: after(hours(2)) };
    expect(isTangible(lapsing, after(hours(2) - 1))).toBe(true);
    expect(isTangible(lapsing, after(hours(2)))).toBe(false);
    expect(isTangible({ ...lapsing, status: 'done' }, after(hours(3)))).toBe(true);
    const ends = gestureEnds(lapsing, 'Europe/Paris');
    expect(lapsesBefore(lapsing, ends)).toEqual(after(hours(2)));
    expect(lapsesBefore({ ...lapsing, status: 'done' }, ends)).toBeNull();
    expect(lapsesBefore({ ...lapsing, lapsesAt: null }, ends)).toBeNull();
  });
});

describe('the last day of a note', () => {
  it.each([
    ['2026-12-10T10:00:00Z', 'Europe/Paris', '2027-12-10T23:00:00.000Z'],
    // in the zone it is the next day already
    ['2026-12-10T23:30:00Z', 'Europe/Paris', '2027-12-11T23:00:00.000Z'],
    ['2028-02-29T12:00:00Z', 'Europe/Paris', '2029-02-28T23:00:00.000Z'],
    // decided in winter time, a year later the clocks have changed
    ['2026-03-28T12:00:00Z', 'Europe/Paris', '2027-03-28T22:00:00.000Z'],
    ['2026-12-10T10:00:00Z', 'America/New_York', '2027-12-11T05:00:00.000Z'],
  ])('of what was decided at %s in %s ends at %s', (at, zone, ends) => {
    const action = one();
    const decided = { ...action, decision: { ...action.decision, at: new Date(at) } };
    expect(gestureEnds(decided, zone).toISOString()).toBe(ends);
  });
});
