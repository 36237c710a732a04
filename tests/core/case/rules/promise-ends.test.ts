/** What becomes of a promise: every row of its table of states, with the clock in hand. */
import { describe, expect, it } from 'vitest';
import type { PromiseStatus } from '../../../../src/core/case/case.ts';
import type { Command, ResolveCommand } from '../../../../src/core/case/commands.ts';
import { factsOf } from '../../../../src/core/digest/facts.ts';
import { waitedFor } from '../../../../src/core/case/rules/promising.ts';
import { after, ANA, BOB, DAY_MS, doneIn, hours, MIA, openCase, R, refusalIn, thing } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const DUE = hours(7);
const GRACE_MS = 15 * 60_000;
const MINUTE_MS = 60_000;

/** 11:00 in Paris; Ana promises a call by 18:00. */
function promised(): World {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(DUE) }));
  return world;
}
const move = (due: number, told: 'agreed' | 'slip' | 'no' | null, promise: string | null = null): Command => ({
  kind: 'move_promise',
  case: CASE,
  promise: promise === null ? null : thing(promise),
  due: after(due),
  told,
});
const release = (reason = 'they sorted it out', promise: string | null = null): Command => ({
  kind: 'void_promise',
  case: CASE,
  promise: promise === null ? null : thing(promise),
  reason,
});
const kept = (promise: string | null = null): Command => ({
  kind: 'keep_promise',
  case: CASE,
  promise: promise === null ? null : thing(promise),
});
const resolving: ResolveCommand = {
  kind: 'resolve',
  case: CASE,
  outcome: 'accepted',
  customerAccepted: 'yes',
  rootCause: null,
  processArea: null,
  whatHelped: null,
  done: [],
};
const look: Command = { kind: 'look_again', case: CASE };
const statuses = (world: World): PromiseStatus[] => world.caseOf(CASE).promises.map(({ status }) => status);
const idOf = (world: World, n: number): string => world.caseOf(CASE).promises[n]?.id ?? '';
/** Has the clock look at every moment it means to. */
function until(world: World, ms: number): void {
  for (const at of [DUE - hours(2), DUE, DUE + GRACE_MS, ms]) {
    if (at > ms || after(at) < world.now()) continue;
    world.forward(after(at).getTime() - world.now().getTime());
    doneIn(world.ask(null, look));
  }
}
/** How many count as kept, or as moved in time, and how many as due. */
function counted(world: World, what: 'kept' | 'moved'): readonly [number, number] {
  const { promises } = factsOf(world.caseOf(CASE), () => 0);
  const due = promises.filter(({ settled }) => settled === 'kept' || settled === 'broken');
  return [due.filter((p) => (what === 'kept' ? p.settled === 'kept' : p.took_over)).length, due.length];
}

describe('moved', () => {
  it('before its time, agreed with the customer: a follower is open, and the pair counts as one, kept', () => {
    const world = promised();
    until(world, DUE - 30 * MINUTE_MS);
    doneIn(world.ask(ANA, move(hours(23), 'agreed')));
    expect(statuses(world)).toEqual(['renegotiated', 'open']);
    expect(waitedFor(world.caseOf(CASE)).map(({ due }) => due)).toEqual([after(hours(23))]);
    world.forward(after(hours(23) - 10 * MINUTE_MS).getTime() - world.now().getTime());
    doneIn(world.ask(ANA, kept()));
    expect(statuses(world)).toEqual(['renegotiated', 'kept']);
    expect(counted(world, 'kept')).toEqual([1, 1]);
    expect(counted(world, 'moved')).toEqual([1, 1]);
  });

  it('before its time, the customer not told: the old time stays, said so, and breaks as it would have', () => {
    const world = promised();
    until(world, hours(6));
    expect(refusalIn(world.ask(ANA, move(hours(23), 'no')))).toMatchObject({
      kind: 'customer_not_told',
      case: CASE,
      due: after(DUE),
    });
    expect(world.caseOf(CASE).promises).toMatchObject([{ status: 'open', due: after(DUE) }]);
    until(world, DUE + GRACE_MS);
    expect(statuses(world)).toEqual(['broken']);
  });

  it('before its time, nobody said whether the customer knows: it is asked, and nothing moved', () => {
    const world = promised();
    expect(refusalIn(world.ask(ANA, move(hours(23), null)))).toEqual({
      kind: 'told_or_not',
      case: CASE,
      promise: idOf(world, 0),
      to: after(hours(23)),
      isOne: true,
    });
    expect(statuses(world)).toEqual(['open']);
  });

  it.each([
    ['the moment it is due', 0, 'agreed'],
    ['within its grace', MINUTE_MS, 'agreed'],
    ['after its grace', GRACE_MS + 1, 'agreed'],
    ['after its time, the customer not told', MINUTE_MS, 'no'],
    ['after its time, nobody said', hours(1), null],
  ] as const)('%s: it stays broken, and another one is opened', (_, late, told) => {
    const world = promised();
    until(world, DUE + late);
    doneIn(world.ask(ANA, move(hours(23), told)));
    expect(statuses(world)).toEqual(['broken', 'open']);
    expect(waitedFor(world.caseOf(CASE)).map(({ id }) => id)).toEqual([idOf(world, 1)]);
    world.forward(hours(1));
    doneIn(world.ask(BOB, kept()));
    expect(statuses(world)).toEqual(['broken', 'kept']);
    expect(counted(world, 'kept')).toEqual([1, 2]);
  });

  it('twice before its time: three of one, the last counts', () => {
    const world = promised();
    doneIn(world.ask(ANA, move(hours(23), 'agreed')));
    // the button of an older card means what stands now
    doneIn(world.ask(ANA, move(hours(47), 'agreed', idOf(world, 0))));
    expect(statuses(world)).toEqual(['renegotiated', 'renegotiated', 'open']);
    doneIn(world.ask(ANA, kept(idOf(world, 0))));
    expect(statuses(world)).toEqual(['renegotiated', 'renegotiated', 'kept']);
    expect(counted(world, 'kept')).toEqual([1, 1]);
  });

  it('a slip of the fingers counts as never made, for a quarter of an hour', () => {
    const world = promised();
    world.forward(GRACE_MS);
    doneIn(world.ask(ANA, move(hours(8), 'slip')));
    expect(statuses(world)).toEqual(['void', 'open']);
    world.forward(GRACE_MS + 1);
    expect(refusalIn(world.ask(ANA, move(hours(9), 'slip')))).toEqual({ kind: 'customer_heard' });
    expect(counted(world, 'kept')).toEqual([0, 0]);
  });

  it('to the same time does nothing, to a time that has passed neither', () => {
    const world = promised();
    expect(doneIn(world.ask(ANA, move(DUE, 'agreed'))).said).toEqual({ kind: 'already_so' });
    world.forward(hours(1));
    expect(refusalIn(world.ask(ANA, move(hours(1), 'agreed')))).toEqual({ kind: 'not_a_future_time' });
    expect(statuses(world)).toEqual(['open']);
  });

  it('of several: which one is asked, or known by its words', () => {
    const world = promised();
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'bring a heater', due: after(hours(3)) }));
    expect(refusalIn(world.ask(ANA, move(hours(23), 'agreed')))).toMatchObject({ kind: 'which_promise' });
    doneIn(world.ask(ANA, { ...move(hours(23), 'agreed'), about: 'Heater' } as Command));
    expect(statuses(world)).toEqual(['open', 'renegotiated', 'open']);
    expect(refusalIn(world.ask(ANA, { ...move(hours(9), 'no'), about: 'towels' } as Command))).toMatchObject({
      kind: 'which_promise',
    });
  });
});

describe('one of several', () => {
  const several = (): ReturnType<typeof promised> => {
    const world = promised();
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'bring a heater', due: after(hours(3)) }));
    return world;
  };
  const keep = (about?: string): Command => ({
    kind: 'keep_promise',
    case: CASE,
    promise: null,
    ...(about === undefined ? {} : { about }),
  });

  it('is kept by its words; words that no promise has are asked about, even where only one is open', () => {
    const world = several();
    expect(refusalIn(world.ask(ANA, keep()))).toMatchObject({ kind: 'which_promise', to: 'keep' });
    expect(refusalIn(world.ask(ANA, keep('not yet')))).toMatchObject({ kind: 'which_promise', to: 'keep' });
    doneIn(world.ask(ANA, keep('HEATER')));
    expect(statuses(world)).toEqual(['open', 'kept']);
    expect(refusalIn(world.ask(ANA, keep('not yet')))).toMatchObject({ kind: 'which_promise', to: 'keep' });
    doneIn(world.ask(ANA, keep()));
    expect(refusalIn(world.ask(ANA, keep('not yet')))).toEqual({ kind: 'no_such_promise' });
  });

  it('is released by its words, with what stands behind them as the reason; which, is asked', () => {
    const world = several();
    const lets = (reason: string, about: string): Command => ({ ...release(reason), about }) as Command;
    expect(refusalIn(world.ask(ANA, lets('they left because of the noise', 'they left')))).toMatchObject({
      kind: 'which_promise',
      to: 'void',
    });
    doneIn(world.ask(ANA, lets('heater because they left', 'heater')));
    doneIn(world.ask(ANA, lets('they left because of the noise', 'they left')));
    expect(world.caseOf(CASE).promises.map(({ reason }) => reason)).toEqual([
      'they left because of the noise',
      'they left',
    ]);
  });
});

describe('released by the customer', () => {
  it('is void with its reason, not due, and not brought to mind', () => {
    const world = promised();
    expect(doneIn(world.ask(ANA, release())).said).toMatchObject({ kind: 'promise_released', late: false });
    expect(world.caseOf(CASE).promises).toMatchObject([
      { status: 'void', reason: 'they sorted it out', settledBy: 'ana' },
    ]);
    expect(counted(world, 'kept')).toEqual([0, 0]);
    world.forward(DAY_MS);
    expect(doneIn(world.ask(null, look)).events.filter(({ kind }) => kind.startsWith('promise'))).toEqual([]);
    expect(doneIn(world.ask(ANA, release('they left', idOf(world, 0)))).said).toEqual({ kind: 'already_so' });
  });

  it.each(['', 'because', 'none', '…'])('not without a reason: “%s”', (reason) => {
    const world = promised();
    expect(refusalIn(world.ask(ANA, release(reason)))).toEqual({ kind: 'release_needs_reason', case: CASE });
    expect(statuses(world)).toEqual(['open']);
  });

  it.each([1, GRACE_MS + 1])('%i ms after its time it stays broken, and nobody waits for it', (late) => {
    const world = promised();
    until(world, DUE + late);
    expect(doneIn(world.ask(ANA, release())).said).toMatchObject({ late: true });
    expect(world.caseOf(CASE).promises).toMatchObject([{ status: 'broken', reason: 'they sorted it out' }]);
    expect(waitedFor(world.caseOf(CASE))).toEqual([]);
    expect(counted(world, 'kept')).toEqual([0, 1]);
  });
});

describe('several at once', () => {
  const settle = (
    world: World,
    keptOnes: readonly number[],
    releasedOnes: readonly number[],
    reason: string | null,
  ) => ({
    kept: keptOnes.map((n) => thing(idOf(world, n))),
    released: releasedOnes.map((n) => thing(idOf(world, n))),
    reason,
  });
  const two = (): World => {
    const world = promised();
    doneIn(world.ask(BOB, { kind: 'promise', case: CASE, text: 'bring a heater', due: after(hours(3)) }));
    return world;
  };

  it('are marked by whoever may see the case; what somebody else marked stays', () => {
    const world = two();
    doneIn(world.ask(BOB, kept(idOf(world, 1))));
    const said = doneIn(
      world.ask(BOB, { kind: 'settle_promises', case: CASE, ...settle(world, [1], [0], 'they left') }),
    ).said;
    expect(said).toEqual({ kind: 'promises_settled', kept: 0, released: 1 });
    expect(statuses(world)).toEqual(['void', 'kept']);
  });

  it('need a reason where the customer let us off, and something to be marked', () => {
    const world = two();
    const asks = (says: ReturnType<typeof settle>): unknown =>
      refusalIn(world.ask(ANA, { kind: 'settle_promises', case: CASE, ...says }));
    expect(asks(settle(world, [0], [1], null))).toMatchObject({ kind: 'release_needs_reason' });
    expect(asks(settle(world, [], [], null))).toEqual({ kind: 'nothing_written' });
  });

  it('in the resolve form: a case is not resolved over an open promise, and each may be settled there', () => {
    const world = two();
    const open = world.caseOf(CASE).promises.map(({ id }) => id);
    expect(refusalIn(world.ask(ANA, resolving))).toEqual({ kind: 'open_promise', promises: open });
    const oneLeft: Command = { ...resolving, settles: settle(world, [0], [], null) };
    expect(refusalIn(world.ask(ANA, oneLeft))).toEqual({ kind: 'open_promise', promises: open.slice(1) });
    expect(statuses(world)).toEqual(['open', 'open']);
    doneIn(
      world.ask(MIA, { ...resolving, because: 'she is at the desk', settles: settle(world, [0], [1], 'they left') }),
    );
    expect(world.caseOf(CASE).status).toBe('resolved');
    expect(statuses(world)).toEqual(['kept', 'void']);
  });

  it('stay as they were marked when the resolve is undone', () => {
    const world = two();
    doneIn(world.ask(ANA, { ...resolving, settles: settle(world, [0, 1], [], null) }));
    doneIn(world.ask(ANA, { kind: 'undo', case: CASE }));
    expect(statuses(world)).toEqual(['kept', 'kept']);
  });
});

describe('whoever it is with', () => {
  it.each(['resolved', 'closed', 'dismissed'] as const)('of a case that is %s nothing rings', (status) => {
    const world = promised();
    const at = after(DAY_MS);
    const over = makeWorld({ cases: [{ ...world.caseOf(CASE), status, promises: [] }], at });
    expect(doneIn(over.ask(null, look)).events).toEqual([]);
  });

  it('outlives a change of owner: it is told to the new owner and to who promised', () => {
    const world = promised();
    const handed = makeWorld({ cases: [{ ...world.caseOf(CASE), owner: BOB.id }], at: after(DUE - hours(2)) });
    expect(doneIn(handed.ask(null, look)).events).toMatchObject([{ kind: 'promise_reminded', reminder: 'ahead' }]);
    doneIn(handed.ask(BOB, kept()));
    expect(statuses(handed)).toEqual(['kept']);
  });
});
