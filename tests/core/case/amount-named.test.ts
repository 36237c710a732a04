/** An amount named with a decision: it confirms what is asked or offered, and is never taken for another. */
import { describe, expect, it } from 'vitest';
import { money, type Money } from '../../../src/core/base/money.ts';
import type { AmountNamed, Command } from '../../../src/core/case/commands.ts';
import { ANA, doneIn, eur, GIL, gives, item, MIA, openCase, R, refund, refusalIn } from './build.ts';
import { makeWorld, type World } from './world.ts';

const CASE = R(1042);
const asked = (...items: Parameters<typeof gives>[0]): World => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives(items)));
  return world;
};
const of = (amount: Money | null, units: bigint | null = null): AmountNamed => ({ amount, units });
const approves = (named: AmountNamed | null, more: object = {}): Command => ({
  kind: 'approve',
  case: CASE,
  request: null,
  digest: null,
  named,
  ...more,
});
const declines = (named: AmountNamed): Command => ({
  kind: 'decline',
  case: CASE,
  request: null,
  digest: null,
  named,
  reason: 'too much',
  alternative: null,
});
const KWD = item('refund', { amount: money(10_000n, 'KWD') });

describe('an amount named with a yes', () => {
  it('is refused when it is not the request’s, with both, and nothing changes', () => {
    const world = asked(refund(400));
    const before = world.caseOf(CASE);
    for (const other of [eur(250), eur(400.01), eur(401), money(40_000n, 'USD'), money(400n, 'JPY')]) {
      expect(refusalIn(world.ask(MIA, approves(of(other))))).toEqual({
        kind: 'amount_differs',
        verb: 'approve',
        case: CASE,
        named: of(other),
        asked: [{ kind: 'refund', amount: eur(400), units: null }],
        mayBeWorth: false,
      });
    }
    expect(world.caseOf(CASE)).toEqual(before);
  });

  it('confirms when it is the request’s own', () => {
    const world = asked(refund(400));
    expect(doneIn(world.ask(MIA, approves(of(eur(400))))).said).toMatchObject({ kind: 'approved', complete: true });
  });

  it('is never the value of what a rate says', () => {
    const world = asked(refund(400));
    expect(refusalIn(world.ask(MIA, approves(null, { baseAmount: eur(250) })))).toEqual({
      kind: 'value_known',
      case: CASE,
      said: eur(250),
      cost: eur(400),
      saidBy: null,
      asker: ANA.id,
    });
    doneIn(world.ask(MIA, approves(null, { baseAmount: eur(400) })));
  });

  it('is not the value where no rate says it: that is said apart, beside the amount or alone', () => {
    const world = asked(KWD);
    expect(refusalIn(world.ask(MIA, approves(of(eur(25)))))).toMatchObject({
      kind: 'amount_differs',
      mayBeWorth: true,
    });
    expect(refusalIn(world.ask(MIA, approves(of(money(10_000n, 'KWD')))))).toMatchObject({
      code: 'base_amount_needed',
    });
    doneIn(world.fork().ask(MIA, approves(null, { baseAmount: eur(25) })));
    doneIn(world.ask(MIA, approves(of(money(10_000n, 'KWD')), { baseAmount: eur(25) })));
  });

  it('says points in points, and money of several remedies as a sum', () => {
    const points = asked(item('points', { units: 90_000n }));
    expect(refusalIn(points.ask(MIA, approves(of(eur(3_000), 3_000n))))).toMatchObject({ kind: 'amount_differs' });
    doneIn(points.ask(MIA, approves(of(eur(90_000), 90_000n))));
    const two = asked(refund(400), refund(100));
    expect(refusalIn(two.ask(MIA, approves(of(eur(400)))))).toMatchObject({ kind: 'amount_differs' });
    doneIn(two.ask(MIA, approves(of(eur(500)))));
  });

  it('is not looked at for somebody who may not decide: that is said first', () => {
    const world = asked(refund(400));
    expect(refusalIn(world.ask(ANA, approves(of(eur(250)))))).toMatchObject({ code: 'requester_may_not_approve' });
  });

  it('comes with words for the asker, from both where two decide', () => {
    const world = asked(refund(9_000));
    doneIn(world.ask(GIL, approves(null, { reason: 'two nights' })));
    doneIn(world.ask(MIA, approves(of(eur(9_000)), { reason: 'fair' })));
    expect(world.caseOf(CASE).requests[0]).toMatchObject({ status: 'approved', reason: 'two nights · fair' });
  });
});

describe('an amount named with another decision', () => {
  it('of a decline is the request’s, too', () => {
    const world = asked(refund(400));
    expect(refusalIn(world.ask(MIA, declines(of(eur(250)))))).toMatchObject({
      kind: 'amount_differs',
      verb: 'decline',
    });
    doneIn(world.ask(MIA, declines(of(eur(400)))));
  });

  it('of an acceptance is what was offered', () => {
    const world = asked(refund(400));
    const offer = { kind: 'counter', case: CASE, request: null, digest: null, items: [], reason: 'fair' } as const;
    doneIn(world.ask(MIA, { ...offer, amount: eur(250) }));
    const accepts = (named: AmountNamed): Command => ({ kind: 'accept_counter', case: CASE, request: null, named });
    expect(refusalIn(world.ask(ANA, accepts(of(eur(400)))))).toMatchObject({ kind: 'amount_differs', verb: 'accept' });
    doneIn(world.ask(ANA, accepts(of(eur(250)))));
  });
});
