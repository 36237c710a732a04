/** Whether what was authorised really happened: on its way, arrived, failed, not known, as a table and example by example. */
import { describe, expect, it } from 'vitest';
import type { HeardBack, SettlePayment } from '../../../../src/core/case/commands.ts';
import type { RecoveryAction } from '../../../../src/core/case/case.ts';
import { fulfilmentOf } from '../../../../src/core/case/fulfilment.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { ANA, BOB, DAY_MS, doneIn, gives, MIA, openCase, R, refund, refusalIn, resolves } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const doneBy = (remedy: string): string | null => (remedy === 'refund' ? 'payments' : null);
const paying = (units = 40): World => {
  const world = makeWorld({ cases: [openCase()], doneBy });
  doneIn(world.ask(ANA, gives([refund(units)])));
  return world;
};
const first = (world: World): RecoveryAction => {
  const [action] = world.caseOf(CASE).actions;
  if (action === undefined) throw new Error('nothing was given');
  return action;
};
const hears = (world: World, to: HeardBack['to'], change: Partial<HeardBack> = {}) =>
  world.ask(null, {
    kind: 'heard_back',
    case: CASE,
    action: first(world).id,
    to,
    reference: null,
    reason: null,
    ...change,
  });
const says = (to: SettlePayment['to'], change: Partial<SettlePayment> = {}): SettlePayment => ({
  kind: 'settle_payment',
  case: CASE,
  action: null,
  named: null,
  to,
  reference: null,
  reason: to === 'confirmed' ? null : 'the card has expired',
  ...change,
});
const again = { kind: 'pay_again', case: CASE, action: null, named: null } as const;
const states = (world: World): readonly string[] => world.ledger.map(({ state }) => state);

describe('a remedy that another system does', () => {
  it('is asked of it with the yes itself, and stays set aside until it answers', () => {
    const world = paying();
    expect(world.journal.map(({ event }) => event.kind)).toEqual(['given', 'fulfilment_requested']);
    expect(first(world)).toMatchObject({
      status: 'executing',
      lapsesAt: null,
      fulfilment: { by: 'payments', times: 1 },
    });
    expect(states(world)).toEqual(['reserved']);
    expect(fulfilmentOf(first(world))).toBe('requested');
  });

  it('is asked of it when somebody else says yes, too, and never before', () => {
    const world = makeWorld({ cases: [openCase()], doneBy });
    doneIn(world.ask(ANA, gives([refund(400)], 'the night was lost')));
    expect(first(world).status).toBe('pending_approval');
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }));
    expect(first(world).status).toBe('executing');
  });

  it('is spent when it arrived, with the reference of the other system', () => {
    const world = paying();
    doneIn(hears(world, 'confirmed', { reference: 'PAY-1' }));
    expect(first(world)).toMatchObject({ status: 'done', confirmedBy: null, fulfilment: { reference: 'PAY-1' } });
    expect(states(world)).toEqual(['committed']);
    expect(hears(world, 'confirmed', { reference: 'PAY-1' })).toMatchObject({ said: { kind: 'already_so' } });
  });

  it('that failed is set free, told to the owner, and keeps the case open until it is settled', () => {
    const world = paying();
    doneIn(hears(world, 'failed', { reason: 'refused' }));
    expect(states(world)).toEqual(['released']);
    const told = world.journal.flatMap(({ event }) => noticesFor(event, 1, world.caseOf(CASE)));
    expect(told).toContainEqual({ kind: 'event', case: CASE, seq: 1, to: ANA.id });
    expect(refusalIn(world.ask(ANA, resolves())).kind).toBe('payment_failed');
    doneIn(world.ask(ANA, says('dropped')));
    expect(first(world).status).toBe('refused_by_customer');
    expect(states(world)).toEqual(['released']);
    doneIn(world.ask(ANA, resolves()));
  });

  it('that failed long after the case was closed opens it again', () => {
    const world = paying();
    doneIn(world.ask(ANA, resolves()));
    world.forward(200 * DAY_MS);
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(world.caseOf(CASE).status).toBe('closed');
    doneIn(hears(world, 'failed', { reason: 'refused' }));
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', reopened: 1 });
  });

  it('whose fate nobody knows stays set aside until somebody found out', () => {
    const world = paying();
    doneIn(hears(world, 'unknown', { reason: 'no_answer' }));
    expect(states(world)).toEqual(['reserved']);
    expect(refusalIn(world.ask(ANA, again)).kind).toBe('nothing_to_pay');
    doneIn(world.ask(ANA, says('confirmed', { reference: 'PAY-1' })));
    expect(first(world)).toMatchObject({ status: 'done', confirmedBy: ANA.id });
    expect(states(world)).toEqual(['committed']);
  });
});

describe('what the other system says against what stands', () => {
  it.each([
    ['paid, and it stands as failed', 'failed', 'confirmed'],
    ['failed, and it stands as paid', 'confirmed', 'failed'],
  ] as const)('%s: nothing changes, and the owner is told once', (_, stands, said) => {
    const world = paying();
    doneIn(hears(world, stands));
    const before = states(world);
    expect(hears(world, said, { reference: 'X' })).toMatchObject({ said: { kind: 'heard', how: 'contradicts' } });
    expect(doneIn(hears(world, said, { reference: 'X' })).events).toEqual([]);
    expect(first(world)).toMatchObject({ fulfilment: { doubt: { said, reference: 'X' } } });
    expect(states(world)).toEqual(before);
  });

  it.each([
    ['confirmed', 'failed'],
    ['failed', 'confirmed'],
  ] as const)('that stands as %s is settled by whoever found out that it is so', (stands, said) => {
    const world = paying();
    doneIn(hears(world, stands));
    doneIn(hears(world, said));
    const before = states(world);
    const finding = says(stands, { action: first(world).id });
    expect(doneIn(world.ask(ANA, finding)).events.map(({ kind }) => kind)).toEqual(['fulfilment_settled']);
    expect(first(world).fulfilment?.doubt).toBeUndefined();
    expect(states(world)).toEqual(before);
    expect(world.ask(ANA, finding)).toMatchObject({ said: { kind: 'already_so' } });
  });

  it('of what was given up is settled, too: paid after all, decided anew, or not', () => {
    const world = paying(100);
    doneIn(hears(world, 'failed'));
    doneIn(world.ask(ANA, says('dropped')));
    doneIn(hears(world, 'confirmed', { reference: 'LATE' }));
    const fork = world.fork();
    doneIn(world.ask(ANA, says('confirmed', { reference: 'LATE' })));
    expect(states(world)).toEqual(['released', 'committed']);
    doneIn(fork.ask(ANA, says('dropped')));
    expect(states(fork)).toEqual(['released']);
    expect(first(fork).fulfilment?.doubt).toBeUndefined();
  });

  it('is of no use where nothing was authorised', () => {
    const world = makeWorld({ cases: [openCase()], doneBy });
    doneIn(world.ask(ANA, gives([refund(400)], 'the night was lost')));
    expect(doneIn(hears(world, 'confirmed'))).toMatchObject({ said: { how: 'no_use' }, events: [] });
  });

  it('is never said by a person of the house', () => {
    const world = paying();
    const said = { kind: 'heard_back', case: CASE, action: first(world).id, to: 'confirmed' } as const;
    expect(refusalIn(world.ask(MIA, { ...said, reference: null, reason: null })).kind).toBe('not_a_member');
  });
});

describe('what failed, once more', () => {
  const failed = (units = 40): World => {
    const world = paying(units);
    doneIn(hears(world, 'failed'));
    return world;
  };

  it('is asked for under its own id, decided anew, and counted once', () => {
    const world = failed();
    const { id } = first(world);
    doneIn(world.ask(ANA, again));
    expect(first(world)).toMatchObject({ id, status: 'executing', fulfilment: { times: 2 } });
    expect(states(world)).toEqual(['released', 'reserved']);
    expect(world.ask(ANA, again)).toMatchObject({ said: { kind: 'already_so' } });
    doneIn(hears(world, 'confirmed'));
    expect(states(world)).toEqual(['released', 'committed']);
  });

  it('is not given where others used meanwhile what it left free; who said yes before may', () => {
    const world = failed(100);
    for (const units of [150, 50]) doneIn(world.ask(ANA, gives([refund(units)])));
    const no = refusalIn(world.ask(ANA, again));
    expect(no).toMatchObject({ kind: 'not_yours_to_pay', decision: { outcome: 'needs_approval' } });
    doneIn(world.ask(MIA, again));
    expect(first(world).status).toBe('executing');
  });

  it('found to have been paid after all counts again, and is decided as if it were given now', () => {
    const world = failed(100);
    const fork = world.fork();
    doneIn(world.ask(ANA, says('confirmed', { reference: 'LATE-1' })));
    expect(states(world)).toEqual(['released', 'committed']);
    for (const units of [150, 50]) doneIn(fork.ask(ANA, gives([refund(units)])));
    expect(refusalIn(fork.ask(ANA, says('confirmed', { action: first(fork).id }))).kind).toBe('not_yours_to_pay');
  });

  it('that stood as paid before stays spent: the limit is not used a second time', () => {
    const world = paying(100);
    doneIn(hears(world, 'confirmed', { reference: 'PAY-1' }));
    doneIn(world.ask(ANA, says('failed', { reason: 'it came back' })));
    expect(first(world)).toMatchObject({ status: 'failed', fulfilment: { counted: true } });
    doneIn(world.ask(ANA, again));
    doneIn(hears(world, 'failed'));
    doneIn(world.ask(ANA, again));
    doneIn(hears(world, 'confirmed'));
    expect(states(world)).toEqual(['committed']);
  });
});

describe('by hand', () => {
  const byHand = (): World => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, gives([refund(40), refund(50)])));
    return world;
  };

  it('which of several is asked, and an amount tells them apart', () => {
    const world = byHand();
    expect(refusalIn(world.ask(ANA, says('confirmed'))).kind).toBe('which_payment');
    const named = { amount: null, units: null, items: [{ kind: 'refund', amount: refund(50).amount, units: null }] };
    doneIn(world.ask(ANA, says('confirmed', { named })));
    expect(world.caseOf(CASE).actions.map(({ status }) => status)).toEqual(['authorised', 'done']);
  });

  it('needs a reason where it failed, and somebody who sees to it', () => {
    const world = byHand();
    const action = first(world).id;
    expect(refusalIn(world.ask(ANA, says('failed', { action, reason: ' none ' }))).kind).toBe('failed_needs_reason');
    expect(refusalIn(world.ask(BOB, says('failed', { action }))).kind).toBe('not_yours');
    expect(refusalIn(world.ask(ANA, says('confirmed', { action, reference: 'x'.repeat(201) }))).kind).toBe('too_long');
  });

  it('says what is so already without changing anything, and adds a reference that was missing', () => {
    const world = byHand();
    const action = first(world).id;
    doneIn(world.ask(ANA, says('confirmed', { action })));
    expect(world.ask(ANA, says('confirmed', { action }))).toMatchObject({ said: { kind: 'already_so' } });
    doneIn(world.ask(ANA, says('confirmed', { action, reference: 'DESK-9 4111 1111 1111 1111' })));
    expect(first(world).fulfilment?.reference).not.toContain('4111');
    expect(states(world)).toEqual(['committed', 'reserved']);
  });
});
