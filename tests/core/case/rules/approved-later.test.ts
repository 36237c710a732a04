/** Approvals whose ground moves: an offer accepted later, a cost that nobody but the approver can tell. */
import { describe, expect, it } from 'vitest';
import { money } from '../../../../src/core/base/money.ts';
import type { ApprovalRequest } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import {
  AURORA,
  after,
  ANA,
  BOB,
  DAY_MS,
  doneIn,
  eur,
  GIL,
  gives,
  item,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const hotel = (): World => makeWorld({ cases: [openCase()] });
const nth = (world: World, n: number): ApprovalRequest => {
  const request = world.caseOf(CASE).requests[n];
  if (request === undefined) throw new Error('nothing was asked');
  return request;
};
const offers = (units: number): Command => ({
  kind: 'counter',
  case: CASE,
  request: null,
  digest: null,
  items: [],
  amount: eur(units),
  reason: 'what we can do',
});
const accepts: Command = { kind: 'accept_counter', case: CASE, request: null };
const approves = (request: ApprovalRequest, baseAmount = eur(0)): Command => ({
  kind: 'approve',
  case: CASE,
  request: request.id,
  digest: request.digest,
  baseAmount: baseAmount.minor === 0n ? null : baseAmount,
});

describe('an offer that is accepted', () => {
  it('still needs two people where two are needed', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(9_000)])));
    doneIn(world.ask(GIL, offers(6_000)));
    expect(doneIn(world.ask(ANA, accepts)).said.kind).toBe('request_edited');
    expect(nth(world, 0)).toMatchObject({ status: 'pending', approvals: [] });
    expect(doneIn(world.ask(GIL, approves(nth(world, 0)))).said).toMatchObject({ complete: false });
    expect(doneIn(world.ask(MIA, approves(nth(world, 0)))).said).toMatchObject({ complete: true });
  });

  it('is asked anew when more was given meanwhile than the one who offered may approve', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(950)])));
    doneIn(world.ask(MIA, offers(900)));
    doneIn(world.ask(BOB, gives([refund(800)])));
    doneIn(world.ask(GIL, approves(nth(world, 1))));
    doneIn(world.ask(ANA, accepts));
    expect(nth(world, 0).status).toBe('pending');
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0))))).toMatchObject({ code: 'above_your_limit' });
    doneIn(world.ask(GIL, approves(nth(world, 0))));
    expect(nth(world, 0)).toMatchObject({ status: 'approved', decidedBy: 'gil' });
  });

  it('is too late once it has expired', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    doneIn(world.ask(MIA, offers(300)));
    world.forward(30 * DAY_MS);
    expect(refusalIn(world.ask(ANA, accepts))).toMatchObject({ kind: 'may_not_approve', code: 'expired' });
  });
});

describe('a cost without a rate', () => {
  const kwd = item('refund', { amount: money(100_000n, 'KWD') });

  it('is what the approver says, is judged, and is set aside for every limit to see', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([kwd])));
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0))))).toMatchObject({ code: 'base_amount_needed' });
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0), eur(1_000.01))))).toMatchObject({
      code: 'above_your_limit',
    });
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0), eur(-5))))).toMatchObject({ code: 'base_amount_needed' });
    expect(doneIn(world.ask(MIA, approves(nth(world, 0), eur(300)))).said).toMatchObject({ complete: false });
    doneIn(world.ask(GIL, approves(nth(world, 0))));
    expect(world.caseOf(CASE).actions).toMatchObject([
      { status: 'authorised', cost: eur(300), lapsesAt: after(7 * DAY_MS, NOON) },
    ]);
    expect(world.ledger).toMatchObject([{ state: 'reserved', cost: eur(300), original: money(100_000n, 'KWD') }]);
    expect(doneIn(world.ask(ANA, gives([refund(10)]))).said.kind).toBe('asked');
  });

  it('comes on top of the costs that are known', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(3_000), kwd])));
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0), eur(10))))).toMatchObject({ code: 'above_your_limit' });
    doneIn(world.ask(GIL, approves(nth(world, 0), eur(10))));
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0))))).toMatchObject({ code: 'above_your_limit' });
    expect(world.caseOf(CASE).actions.map((a) => a.cost)).toEqual([eur(3_000), eur(10)]);
    expect(world.ledger).toEqual([]);
  });

  it('is nobody’s word alone: a second person finds it right, or says another one and nothing is decided', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([item('refund', { amount: money(5_000_000n, 'JPY') })])));
    doneIn(world.ask(MIA, approves(nth(world, 0), eur(1))));
    expect(refusalIn(world.ask(MIA, approves(nth(world, 0), eur(1))))).toMatchObject({
      code: 'already_approved_by_you',
    });
    expect(refusalIn(world.ask(GIL, approves(nth(world, 0), eur(30_000))))).toMatchObject({
      kind: 'value_known',
      saidBy: MIA.id,
    });
    expect(world.caseOf(CASE).requests[0]).toMatchObject({ status: 'pending' });
    doneIn(world.fork().ask(GIL, approves(nth(world, 0), eur(1))));
    const edit = { kind: 'edit_request', case: CASE, request: nth(world, 0).id, because: null } as const;
    doneIn(world.ask(ANA, { ...edit, items: [item('refund', { amount: money(5_000_000n, 'JPY') })] }));
    expect(refusalIn(world.ask(GIL, approves(nth(world, 0))))).toMatchObject({ code: 'base_amount_needed' });
  });

  it('is not asked for where only one person could say it: nobody can approve, and that is said at once', () => {
    const members = AURORA.members.filter((m) => m.id !== GIL.id);
    const world = makeWorld({ cases: [openCase()], workspace: { ...AURORA, members } });
    expect(refusalIn(world.ask(ANA, gives([kwd])))).toMatchObject({ kind: 'nobody_can_approve' });
  });

  it('is known to the second of two people', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([kwd])));
    expect(doneIn(world.ask(GIL, approves(nth(world, 0), eur(6_000)))).said).toMatchObject({ complete: false });
    expect(world.ledger).toEqual([]);
    expect(doneIn(world.ask(MIA, approves(nth(world, 0)))).said).toMatchObject({ complete: true });
    expect(world.ledger).toMatchObject([{ cost: eur(6_000) }]);
  });
});
