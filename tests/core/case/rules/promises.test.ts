/** Promises, and what the clock does by itself. */
import { describe, expect, it } from 'vitest';
import type { Member } from '../../../../src/core/base/members.ts';
import type { CustomerPromise } from '../../../../src/core/case/case.ts';
import type { CaseEvent } from '../../../../src/core/case/events.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import { nextLook } from '../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import {
  after,
  ANA,
  BOB,
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
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const GRACE_MS = 15 * 60_000;
const promises = (due: Date, text = 'call you back'): Command => ({ kind: 'promise', case: CASE, text, due });
const kept = (promise: string | null | undefined = null): Command => ({
  kind: 'keep_promise',
  case: CASE,
  promise: promise == null ? null : thing(promise),
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
      expect(refusalIn(world.ask(ANA, promises(due)))).toEqual({ kind: 'not_a_future_time' });
  });

  it('has words, masked, and at most 500 of their letters', () => {
    const world = hotel();
    expect(refusalIn(world.ask(ANA, promises(after(1), ' ')))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(world.ask(ANA, promises(after(1), 'x'.repeat(501))))).toEqual({ kind: 'too_long', most: 500 });
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
    expect(doneIn(world.ask(ANA, kept())).said).toMatchObject({ kind: 'promise_kept', late: status === 'kept_late' });
    expect(statuses(world)).toEqual([status]);
    expect(doneIn(world.ask(ANA, kept(world.caseOf(CASE).promises[0]?.id ?? null))).events).toEqual([]);
  });

  it('is broken when its grace has passed in silence, and may be kept late then', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    world.forward(hours(2) + GRACE_MS - 1);
    doneIn(world.ask(null, look));
    expect(statuses(world)).toEqual(['open']);
    world.forward(1);
    doneIn(world.ask(null, look));
    expect(statuses(world)).toEqual(['broken']);
    doneIn(world.ask(ANA, kept()));
    expect(statuses(world)).toEqual(['kept_late']);
  });

  it('is meant without being named when it is the only one; of several, one has to be named', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(5)))));
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    const [later, sooner] = world.caseOf(CASE).promises.map((p) => p.id);
    expect(refusalIn(world.ask(ANA, kept()))).toEqual({
      kind: 'which_promise',
      case: CASE,
      promises: [sooner, later],
      to: 'keep',
    });
    doneIn(world.ask(ANA, kept(sooner)));
    doneIn(world.ask(ANA, kept()));
    expect(statuses(world)).toEqual(['kept', 'kept']);
  });

  it('past its time counts among those that have to be named', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(1)))));
    doneIn(world.ask(ANA, promises(after(hours(9)))));
    world.forward(hours(2));
    doneIn(world.ask(null, look));
    expect(statuses(world)).toEqual(['broken', 'open']);
    expect(refusalIn(world.ask(ANA, kept()))).toMatchObject({ kind: 'which_promise' });
  });

  it('is kept by whoever does it, and says who; a second mark changes nothing', () => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(hours(2)))));
    const [made] = world.caseOf(CASE).promises;
    doneIn(world.ask(BOB, kept(made?.id)));
    expect(doneIn(world.ask(ANA, kept(made?.id))).said).toEqual({ kind: 'already_so' });
    expect(world.caseOf(CASE).promises).toMatchObject([{ by: 'ana', status: 'kept', settledBy: 'bob' }]);
  });

  it('that is not there is refused', () => {
    for (const named of [null, 'pro_none'])
      expect(refusalIn(hotel().ask(ANA, kept(named)))).toEqual({ kind: 'no_such_promise' });
  });
});

describe('a promise is brought to mind', () => {
  const made = (ms: number): World => {
    const world = hotel();
    doneIn(world.ask(ANA, promises(after(ms))));
    return world;
  };
  /** What the clock does at this distance from when it was made. */
  const lookAt = (world: World, ms: number): unknown[] => {
    world.forward(ms - (world.now().getTime() - NOON.getTime()));
    return doneIn(world.ask(null, look)).events.map((e) => ('reminder' in e ? e.reminder : e.kind));
  };

  it.each([
    ['two hours ahead', hours(4), hours(2)],
    ['two hours ahead', hours(30), hours(28)],
    ['a quarter of an hour ahead, when it was made later', hours(4) - 1, hours(3.75) - 1],
    ['a quarter of an hour ahead, when it was made later', hours(0.5), hours(0.25)],
  ])('%s', (_, due, at) => {
    const world = made(due);
    expect(nextLook(world.caseOf(CASE), NOON)).toEqual(after(at));
    expect(lookAt(world, at - 1)).toEqual([]);
    expect(lookAt(world, at)).toEqual(['ahead']);
    expect(lookAt(world, at)).toEqual([]);
    expect(nextLook(world.caseOf(CASE), world.now())).toEqual(after(due));
  });

  it('not ahead, when it was made too late for that', () => {
    expect(nextLook(made(hours(0.5) - 1).caseOf(CASE), NOON)).toEqual(after(hours(0.5) - 1));
  });

  it('when it is due, and once more when its grace has passed', () => {
    const world = made(hours(1));
    expect(lookAt(world, hours(0.75))).toEqual(['ahead']);
    expect(lookAt(world, hours(1))).toEqual(['due']);
    expect(nextLook(world.caseOf(CASE), world.now())).toEqual(after(hours(1) + GRACE_MS));
    expect(lookAt(world, hours(1) + GRACE_MS)).toEqual(['promise_settled']);
    expect(nextLook(world.caseOf(CASE), world.now())).toBeNull();
  });

  it('once when it is due in the night when the hour comes twice', () => {
    const due = new Date('2027-10-31T00:30:00Z');
    const world = makeWorld({ cases: [openCase()], at: new Date('2027-10-30T10:00:00Z') });
    doneIn(world.ask(ANA, promises(due)));
    const at = (ms: number): unknown[] => lookAt(world, due.getTime() + ms - NOON.getTime());
    at(-hours(2));
    expect([at(-1), at(0), at(1), at(hours(1))]).toEqual([[], ['due'], [], ['promise_settled']]);
  });

  it('only of the latest, when nobody looked for a while', () => {
    expect(lookAt(made(hours(5)), hours(5) + 1)).toEqual(['due']);
    expect(lookAt(made(hours(5)), hours(9))).toEqual(['promise_settled']);
  });

  it('no more once it is kept', () => {
    const world = made(hours(5));
    doneIn(world.ask(ANA, kept()));
    expect(nextLook(world.caseOf(CASE), world.now())).toBeNull();
    expect(lookAt(world, hours(6))).toEqual([]);
  });

  it('to whoever owns the case and whoever promised, each once; kept by another, to who promised', () => {
    const world = hotel();
    doneIn(world.ask(BOB, promises(after(hours(5)))));
    doneIn(world.ask(ANA, promises(after(hours(6)))));
    const [bobs, anas] = world.caseOf(CASE).promises;
    const told = (of: CustomerPromise | undefined, by: Member | null, change: object): string[] => {
      const event = { at: NOON, by: by?.id ?? null, promise: of?.id, ...change } as CaseEvent;
      return noticesFor(event, 7, world.caseOf(CASE)).map((n) => (n.kind === 'event' ? n.to : n.kind));
    };
    const reminded = { kind: 'promise_reminded', reminder: 'due' };
    expect(told(bobs, null, reminded)).toEqual(['case', 'ana', 'bob']);
    expect(told(anas, null, reminded)).toEqual(['case', 'ana']);
    expect(told(bobs, null, { kind: 'promise_settled', status: 'broken' })).toEqual(['case', 'ana', 'bob']);
    expect(told(bobs, BOB, { kind: 'promise_settled', status: 'kept' })).toEqual(['case']);
    expect(told(bobs, ANA, { kind: 'promise_settled', status: 'kept' })).toEqual(['case', 'bob']);
  });
});

describe('looking again', () => {
  it('expires a request and lets the case go on', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    world.forward(DAY_MS - 1);
    expect(doneIn(world.ask(null, look)).events.map((e) => e.kind)).toEqual(['escalated']);
    world.forward(1);
    doneIn(world.ask(null, look));
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', requests: [{ status: 'expired', decidedBy: null }] });
    expect(world.ledger).toEqual([]);
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
      'went_silent',
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
    expect(refusalIn(makeWorld().ask(null, look))).toMatchObject({ kind: 'no_such_case' });
  });
});
