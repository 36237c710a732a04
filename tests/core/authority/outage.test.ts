/** Outages: the remedy everybody is given, out of the outage's budget; everything else as always. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { setAside } from '../../../src/core/authority/set-aside.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import type { OpenOutage } from '../../../src/core/authority/outage.ts';
import { teamId, thingId } from '../../../src/core/base/ids.ts';
import { ANA, ask, entry, HOTEL_YAML, m, policyOf, R, refund, say, situation, type Situation } from './hotel.ts';

const EVENTFUL = policyOf(`${HOTEL_YAML}
events: { opened_by: [duty_manager], max_per_case: "80 EUR", budget: "100 EUR" }
budgets: [{ id: desk, teams: [t1], period: month, max: "1000 EUR" }]
`);
const OUTAGE: OpenOutage = {
  id: thingId.parse('out_000001'),
  team: teamId.parse('t1'),
  name: 'No hot water',
  failure: 'room_noise',
  remedy: refund('30'),
  spent: [],
};
const inOutage = (differs: Situation = {}, outage: Partial<OpenOutage> = {}): DecideInput =>
  situation({ policy: EVENTFUL, ...differs, about: { outage: { ...OUTAGE, ...outage }, ...differs.about } });
const covered = (input: DecideInput, asked: ActionAsked): bigint | undefined =>
  decide(input, asked).outage?.covered.minor;

describe('the remedy everybody is given', () => {
  const used = [entry('250', { kind: 'goodwill' })];

  it('is paid by the outage, whatever the limits have left', () => {
    expect(say(decide(inOutage({ ledger: used }), refund('30')))).toBe('allow 30.00');
    expect(covered(inOutage({ ledger: used }), refund('30'))).toBe(3000n);
    expect(say(decide(situation({ policy: EVENTFUL, ledger: used }), refund('30')))).toMatch(/^ask/);
  });

  it('counts against nobody’s limits afterwards, and against the value of the order and the team’s budget', () => {
    const ledger = [entry('30', { outage: OUTAGE.id })];
    expect(say(decide(inOutage({ ledger }), refund('150')))).toBe('allow 150.00');
    expect(say(decide(inOutage({ ledger, about: { orderValue: m('100') } }), refund('71')))).toMatch(/over_value_cap/);
    const month = [entry('30', { outage: OUTAGE.id }), entry('960', { case: R(5), customer: 'K5' })];
    expect(say(decide(inOutage({ ledger: month }), refund('11')))).toMatch(/budget_exhausted/);
  });

  it('is given once on a case; again it is judged as usual, with a reason', () => {
    const ledger = [entry('30', { outage: OUTAGE.id })];
    const again = decide(inOutage({ ledger }), refund('30'));
    expect(again).not.toHaveProperty('outage');
    expect(again.outcome).toBe('allow');
    const released = [entry('30', { outage: OUTAGE.id, state: 'released' })];
    expect(covered(inOutage({ ledger: released }), refund('30'))).toBe(3000n);
  });

  it('is paid while the budget lasts; the rest counts against the limits', () => {
    expect(covered(inOutage({}, { spent: [m('90')] }), refund('30'))).toBe(1000n);
    expect(covered(inOutage({}, { spent: [m('100')] }), refund('30'))).toBeUndefined();
    const input = inOutage({ ledger: used }, { spent: [m('90')] });
    expect(say(decide(input, refund('30')))).toMatch(/^ask: over_limit incident 250 \/ 20 \/ 0/);
    const partly = inOutage({}, { spent: [m('90')] });
    const newId = () => thingId.parse('led_x0001');
    const entries = setAside(
      {
        question: partly,
        asked: refund('30'),
        decision: decide(partly, refund('30')),
        action: thingId.parse('act_x0001'),
      },
      newId,
    );
    expect(entries.map((e) => [e.cost.minor, e.outage])).toEqual([
      [1000n, OUTAGE.id],
      [2000n, undefined],
    ]);
  });

  it('is counted within a plan', () => {
    const plan = decidePlan(inOutage({}, { spent: [m('60')] }), [refund('30'), refund('30')]);
    expect(plan.decisions.map((d) => d.outage?.covered.minor)).toEqual([3000n, undefined]);
  });

  it.each([
    ['more than the policy lets an outage give', inOutage({}, { remedy: refund('80.01') }), refund('80.01')],
    ['on no outage', situation({ policy: EVENTFUL }), refund('30')],
    ['where the policy has no outages', situation({ about: { outage: OUTAGE } }), refund('30')],
    ['of another amount', inOutage(), refund('30.01')],
    ['in another currency', inOutage(), refund('30 GBP')],
    ['of another kind', inOutage(), ask('goodwill', { amount: m('30') })],
  ])('is not %s', (_what, input, asked) => {
    expect(decide(input, asked)).not.toHaveProperty('outage');
  });

  it.each([
    ['a sensitive case', { about: { sensitivity: 'injury' as const } }, /^ask: sensitive_case/],
    ['a role that does not give it', { by: { ...ANA, role: 'nobody' } }, /^refuse/],
    ['an unidentified customer', { about: { customer: null } }, /^ask: unidentified_customer/],
    ['the value of the order', { about: { orderValue: m('20') } }, /^ask: over_value_cap/],
  ])('does not pass %s', (_what, differs, words) => {
    expect(say(decide(inOutage(differs), refund('30')))).toMatch(words);
  });
});

describe('anything else on a case of the outage', () => {
  it('needs a reason, however small; what is free does not', () => {
    expect(decide(inOutage(), refund('20')).requires).toEqual(['reason']);
    expect(decide(inOutage(), ask('upgrade')).requires).toEqual(['reason']);
    expect(decide(inOutage(), refund('30')).requires).toEqual([]);
    expect(decide(inOutage(), ask('apology')).requires).toEqual([]);
    expect(decide(inOutage({}, { remedy: null }), refund('20')).requires).toEqual([]);
  });
});
