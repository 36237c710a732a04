/** Promises, and what the clock does by itself. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/core/case/commands.ts';
import { nextLook } from '../../../src/core/case/due.ts';
import {
  after,
  ANA,
  DAY_MS,
  doneIn,
  gives,
  hours,
  item,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  thing,
} from './build.ts';
import { makeWorld, type World } from './world.ts';

const CASE = R(1042);
const GRACE_MS = 15 * 60_000;
const promises = (due: Date, text = 'call you back'): Command => ({ kind: 'promise', case: CASE, text, due });
const kept = (promise: string | null = null): Command => ({
  kind: 'keep_promise',
  case: CASE,
  promise: promise === null ? null : thing(promise),
});
const look: Command = { kind: 'look_again', case: CASE };
const hotel = (): World => makeWorld({ cases: [openCase()] });
const statuses = (world: World): string[] => world.caseOf(CASE).promises.map((p) => p.status);

describe('a promise', () => {
  it('is an instant in the future, in the zone of the one who makes it', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    expect(world.caseOf(CASE).promises).toMatchObject([
      { text: 'call you back', due: after(hours(2)), zone: 'Europe/Paris', by: 'ana', status: 'open' },
    ]);
    expect(world.caseOf(CASE).firstCustomerContactAt).toEqual(NOON);
    for (const due of [NOON, after(-1)])
      expect(refusalIn(world.ask(ANA, promises(due)))).toEqual({ no: 'not_a_future_time' });
  });

  it('has words, masked, and at most 500 of their letters', () => {
    const world = hotel();
    expect(refusalIn(world.ask(ANA, promises(after(1), ' ')))).toEqual({ no: 'nothing_written' });
    expect(refusalIn(world.ask(ANA, promises(after(1), 'x'.repeat(501))))).toEqual({ no: 'too_long', most: 500 });
    doneIn(world.ask(ANA, promises(after(1), 'write to jo@example.com')));
    expect(world.caseOf(CASE).promises[0]?.text).not.toContain('@');
  });

  it.each([
    ['kept', 0],
    ['kept', hours(2)],
    ['kept_late', hours(2) + 1],
  ] as const)('is %s when marked %i ms later', (status, ms) => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    world.forward(ms);
    expect(doneIn(world.ask(ANA, kept())).said).toMatchObject({ said: 'promise_kept', late: status === 'kept_late' });
    expect(statuses(world)).toEqual([status]);
    expect(doneIn(world.ask(ANA, kept(world.caseOf(CASE).promises[0]?.id ?? null))).events).toEqual([]);
  });

  it('is broken when its grace has passed in silence, and may be kept late then', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    world.forward(hours(2) + GRACE_MS - 1);
    expect(doneIn(world.ask(null, look)).events).toEqual([]);
    world.forward(1);
    doneIn(world.ask(null, look));
    expect(statuses(world)).toEqual(['broken']);
    doneIn(world.ask(ANA, kept()));
    expect(statuses(world)).toEqual(['kept_late']);
  });

  it('that is due first is meant when none is named', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(5)))));
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    doneIn(world.ask(ANA, kept()));
    expect(statuses(world)).toEqual(['open', 'kept']);
  });

  it('that is not there is refused', () => {
    for (const named of [null, 'pro_none'])
      expect(refusalIn(hotel().ask(ANA, kept(named)))).toEqual({ no: 'no_such_promise' });
  });
});

describe('looking again', () => {
  it('expires a request, frees what was set aside, and lets the case go on', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    world.forward(DAY_MS - 1);
    expect(doneIn(world.ask(null, look)).events.map((e) => e.kind)).toEqual(['escalated']);
    world.forward(1);
    doneIn(world.ask(null, look));
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', requests: [{ status: 'expired', decidedBy: null }] });
    expect(world.ledger).toMatchObject([{ state: 'released' }]);
  });

  it('lapses what was authorised and not used', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([item('apology'), refund(40)])));
    world.forward(7 * DAY_MS);
    doneIn(world.ask(null, look));
    expect(world.caseOf(CASE).actions.map((a) => a.status)).toEqual(['authorised', 'lapsed']);
    expect(world.ledger).toMatchObject([{ state: 'released' }]);
  });

  it('twice does nothing, whatever was due', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(40)])));
    doneIn(world.ask(ANA, gives([refund(400)])));
    doneIn(world.ask(ANA, promises(after(hours(1)))));
    world.forward(30 * DAY_MS);
    expect(doneIn(world.ask(null, look)).events.map((e) => e.kind)).toEqual([
      'expired',
      'action_dropped',
      'promise_settled',
    ]);
    expect(doneIn(world.ask(null, look)).events).toEqual([]);
    expect(nextLook(world.caseOf(CASE), world.now())).toBeNull();
  });

  it('rings next at the earliest of all, and never in the past', () => {
    const world = hotel();
    expect(nextLook(world.caseOf(CASE), NOON)).toBeNull();
    doneIn(world.ask(ANA, gives([refund(40)])));
    expect(nextLook(world.caseOf(CASE), NOON)).toEqual(after(7 * DAY_MS));
    doneIn(world.ask(ANA, gives([refund(400)])));
    // the reminder, after a quarter of an hour
    expect(nextLook(world.caseOf(CASE), NOON)).toEqual(after(hours(1) / 4));
    doneIn(world.ask(ANA, promises(after(hours(1)))));
    expect(nextLook(world.caseOf(CASE), NOON)).toEqual(after(hours(1) / 4));
    expect(nextLook(world.caseOf(CASE), after(3 * DAY_MS))).toEqual(after(3 * DAY_MS));
    const last = { kind: 'approve', case: CASE, request: null, digest: null } as const;
    world.forward(hours(20));
    doneIn(world.ask(MIA, last));
    world.forward(hours(4) + 7 * DAY_MS - hours(4));
    expect(doneIn(world.ask(null, look)).events.filter((e) => e.kind === 'action_dropped')).toHaveLength(2);
  });

  it('of a case that is not there is refused', () => {
    expect(refusalIn(makeWorld().ask(null, look))).toMatchObject({ no: 'no_such_case' });
  });
});
