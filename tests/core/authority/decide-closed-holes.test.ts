/** Where simpler engines were found wanting: each line must stay closed. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import { requestDigest } from '../../../src/core/approval/digest-of-request.ts';
import { setAside } from '../../../src/core/authority/set-aside.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import { thingId } from '../../../src/core/base/ids.ts';
import {
  AIRLINE,
  ANA,
  ask,
  BOB,
  CASE,
  daysAgo,
  DELAY_YAML,
  entry,
  goodwill,
  HOTEL,
  HOTEL_YAML,
  m,
  MIA,
  OWED_600,
  policyOf,
  R,
  refund,
  say,
  situation,
} from './hotel.ts';

const settled = (amount: string, passenger: string | null = null) =>
  entry(amount, { basis: 'statutory', settles: { rule: 'eu261.delay', passenger } });
const owed = { policy: AIRLINE, about: { facts: OWED_600 } };
const probationer = { by: { ...ANA, role: 'probationer' } };
const UNIDENTIFIED = policyOf(`${HOTEL_YAML}
unidentified: { max: "30 EUR", actions: [apology, callback, reperformance, refund], team_day: "100 EUR" }
`);

describe('the differences of the product', () => {
  it('X-01 quotes the grant that leaves the most, not the first', () => {
    const decision = decide(situation({ by: MIA, about: { orderValue: m('2000') } }), refund('1200'));
    expect(say(decision)).toBe('ask: over_limit action 0 / 1200 / 1000');
    expect(decision.grant).toBe('duty.base');
  });

  it('X-02 collects the cap and the limits and binds at the smallest', () => {
    const decision = decide(situation({ about: { orderValue: m('300') } }), refund('400'));
    expect(say(decision)).toBe(
      'ask: over_value_cap asked 400 remaining 300; over_limit action 0 / 400 / 150; over_limit incident 0 / 400 / 250',
    );
    expect(decision.largestAllowed).toEqual(m('150'));
    expect(decision.bindingLimit?.scope).toBe('action');
  });

  it('X-03 counts part refunds of one order together', () => {
    const input = situation({ ledger: [entry('100')], about: { orderValue: m('100') } });
    expect(say(decide(input, refund('100')))).toBe('ask: over_value_cap asked 100 remaining 0');
  });

  it('X-04 asks when the order value is in a currency without a rate', () => {
    expect(say(decide(situation({ about: { orderValue: m('1 KWD') } }), refund('100')))).toBe('ask: no_current_rate');
  });

  it('X-05 judges a second payment to the same passenger as excess', () => {
    expect(say(decide(situation({ ...owed, ledger: [settled('600')] }), refund('600')))).toBe(
      'ask: over_limit action 0 / 600 / 150; over_limit incident 0 / 600 / 250; over_limit customer 0 / 600 / 400',
    );
  });

  it('X-06 lets an apology be an apology on a case with something owed', () => {
    expect(say(decide(situation(owed), ask('apology')))).toBe('allow 0');
  });

  it('X-07 asks when what is owed is in a currency without a rate', () => {
    const policy = policyOf(HOTEL_YAML + DELAY_YAML.replaceAll(' EUR"', ' KWD"'));
    expect(say(decide(situation({ ...owed, policy }), refund('100')))).toBe('ask: no_current_rate');
  });

  it('X-08 adds up part payments of what is owed', () => {
    expect(say(decide(situation({ ...owed, ledger: [settled('350')] }), refund('250')))).toBe(
      'allow 0: statutory_entitlement',
    );
  });

  it('X-09 keeps a sensitive case with the lead, for words too', () => {
    expect(say(decide(situation({ about: { sensitivity: 'injury' } }), ask('apology')))).toBe('ask: sensitive_case');
  });

  it('X-10 never stops an apology because a grant has ended', () => {
    const input = situation({ ...probationer, at: new Date('2027-04-01T00:00:00Z') });
    expect(say(decide(input, ask('apology')))).toBe('allow 0');
  });

  it('X-11 ends a grant at midnight in the zone of the policy', () => {
    const at = (text: string) => situation({ ...probationer, at: new Date(text) });
    expect(say(decide(at('2027-02-28T23:30:00Z'), refund('20')))).toBe('ask: grant_not_in_force');
    expect(say(decide(at('2027-02-28T23:00:00Z'), refund('20')))).toBe('ask: grant_not_in_force');
    expect(say(decide(at('2027-02-28T22:59:59.999Z'), refund('20')))).toBe('allow 20.00');
  });

  it('X-12 no longer links an entry that is exactly as old as the window', () => {
    const at = (ms: number) => situation({ ledger: [entry('200', { case: R(7), at: daysAgo(30, ms) })] });
    expect(say(decide(at(0), refund('100')))).toBe('allow 100.00');
    expect(say(decide(at(1), refund('100')))).toBe('ask: over_limit incident 200 / 100 / 50');
  });

  it('X-13 judges a bundle as a whole', () => {
    const plan = decidePlan(situation(), [refund('150'), ask('upgrade'), goodwill('75')]);
    expect(plan.outcome).toBe('needs_approval');
    expect(plan.decisions.map(say)).toEqual(['allow 150.00', 'allow 40.00', 'ask: over_limit incident 190 / 75 / 60']);
    expect(plan.cost).toEqual(m('265'));
  });

  it('X-14 lets the requester give a part of what is pending', () => {
    const pending = entry('400', { state: 'reserved' });
    const waiting = { ledger: [pending] };
    expect(decide(situation(waiting), refund('150')).outcome).toBe('needs_approval');
    const what = { case: CASE.case, customer: CASE.customer, policy: HOTEL };
    expect(requestDigest({ ...what, actions: [refund('250')] })).not.toBe(
      requestDigest({ ...what, actions: [refund('400')] }),
    );
  });

  it('X-15 never takes two unknown customers for one', () => {
    for (const customer of [null, '', ' ']) {
      const earlier = entry('30', { case: R(2), customer });
      const input = situation({ policy: UNIDENTIFIED, ledger: [earlier], about: { customer } });
      expect(say(decide(input, refund('30')))).toBe('allow 30.00');
      expect(say(decide(input, refund('30.01')))).toBe('ask: unidentified_customer');
    }
  });
});

describe('the holes that are closed', () => {
  it('1 an entry or request cannot call itself statutory: only a rule with facts does', () => {
    expect(decide(situation(), refund('600')).settles).toBeNull();
  });

  it('4 relabelling the failure does not escape the window of the customer', () => {
    const earlier = entry('390', { case: R(7), failure: 'billing' });
    expect(say(decide(situation({ ledger: [earlier] }), refund('20')))).toBe('ask: over_limit customer 390 / 20 / 10');
  });

  it('6 an unidentified customer has an own, lower limit', () => {
    const unknown = { policy: UNIDENTIFIED, about: { customer: null } };
    expect(decide(situation(unknown), refund('30')).outcome).toBe('allow');
    const over = decide(situation(unknown), refund('30.01'));
    expect(over.reasons).toMatchObject([{ code: 'unidentified_customer', scope: 'unidentified', remaining: m('30') }]);
    expect(over.largestAllowed).toEqual(m('30'));
    expect(say(decide(situation(unknown), ask('upgrade')))).toBe('ask: unidentified_customer');
    const sameCase = { ...unknown, ledger: [entry('20', { customer: null })] };
    expect(decide(situation(sameCase), refund('10.01')).bindingLimit?.remaining).toEqual(m('10'));
  });

  it('6 the unidentified cases of a team share a day', () => {
    const others = [1, 2, 3].map((n) => entry('30', { case: R(50 + n), customer: null }));
    const input = situation({ policy: UNIDENTIFIED, ledger: others, about: { customer: null } });
    expect(decide(input, refund('10.01')).reasons).toMatchObject([
      { scope: 'team_day', used: m('90'), remaining: m('10') },
    ]);
    expect(decide(input, refund('10')).outcome).toBe('allow');
    const yesterday = { ...input, ledger: others.map((one) => ({ ...one, at: daysAgo(1) })) };
    expect(decide(yesterday, refund('30')).outcome).toBe('allow');
  });

  it('6 a proved loss uses up their own limit only where the policy counts it', () => {
    const ledger = [entry('30', { basis: 'actual_loss', customer: null })];
    const input = situation({ policy: UNIDENTIFIED, ledger, about: { customer: null } });
    expect(say(decide(input, refund('30')))).toBe('ask: unidentified_customer');
    const goodwillOnly = { ...input, policy: { ...UNIDENTIFIED, budgetBases: ['goodwill'] as const } };
    expect(say(decide(goodwillOnly, refund('30')))).toBe('allow 30.00');
    expect(say(decide(goodwillOnly, refund('30.01')))).toBe('ask: unidentified_customer');
  });

  it('6 everything with a cost asks when the policy says nothing of unidentified customers', () => {
    const unknown = situation({ about: { customer: null } });
    expect(say(decide(unknown, refund('1')))).toBe('ask: unidentified_customer');
    expect(decide(unknown, refund('1')).largestAllowed).toEqual(m('0'));
    expect(say(decide(unknown, ask('apology')))).toBe('allow 0');
  });

  it('6 what was given before the customer was known counts once it is', () => {
    const before = entry('240', { customer: null });
    expect(say(decide(situation({ ledger: [before] }), refund('20')))).toBe('ask: over_limit incident 240 / 20 / 10');
    const long = entry('395', { customer: null, case: R(1) });
    const policy = policyOf(
      HOTEL_YAML.replaceAll('scope: incident, max: "250 EUR"', 'scope: incident, max: "900 EUR"'),
    );
    expect(say(decide(situation({ policy, ledger: [long] }), refund('20')))).toBe(
      'ask: over_limit customer 395 / 20 / 5',
    );
  });

  it('7 two agents do not double a limit of the case, unless the policy says actor', () => {
    const text = HOTEL_YAML.replace('max: "250 EUR", counts: everyone', 'max: "250 EUR"');
    const input = situation({ policy: policyOf(text), by: BOB, ledger: [entry('150')] });
    expect(say(decide(input, refund('150')))).toBe('ask: over_limit incident 150 / 150 / 100');
    const alone = policyOf(text.replace('max: "250 EUR"', 'max: "250 EUR", counts: actor'));
    expect(say(decide({ ...input, policy: alone }, refund('150')))).toBe('allow 150.00');
  });

  it('10 goodwill does not use up the order a refund is capped by', () => {
    const input = situation({ about: { orderValue: m('100') }, ledger: [entry('70', { kind: 'goodwill' })] });
    expect(say(decide(input, refund('100')))).toBe('allow 100.00');
  });

  it('10 refunds the whole of an order in another currency, although rounding twice would lose a cent', () => {
    const input = situation({ by: MIA, about: { orderValue: m('126.05 GBP') } });
    expect(say(decide(input, refund('126.05 GBP')))).toBe('allow 150.00');
    expect(decide(input, refund('126.06 GBP')).outcome).toBe('needs_approval');
    expect(decide(input, refund('126.06 GBP')).largestAllowed).toEqual(m('126.05 GBP'));
    const first = entry('59.50', { original: m('50 GBP') });
    expect(decide({ ...input, ledger: [first] }, refund('76.05 GBP')).outcome).toBe('allow');
    expect(decide({ ...input, ledger: [first] }, refund('76.06 GBP')).outcome).toBe('needs_approval');
  });

  it('12 pays each passenger once; a name left out counts for all', () => {
    const ledger = [settled('600', 'Lee')];
    const at = (passenger: string | null) => say(decide(situation({ ...owed, ledger }), refund('600', passenger)));
    expect(at('Kim')).toBe('allow 0: statutory_entitlement');
    expect(at('Lee')).toMatch(/^ask: over_limit action 0 \/ 600/);
    expect(at(null)).toMatch(/^ask: over_limit action 0 \/ 600/);
    expect(say(decide(situation({ ...owed, ledger: [settled('600')] }), refund('600', 'Kim')))).toMatch(/^ask/);
  });

  it('12 a second case for the same matter does not pay what is owed again', () => {
    const elsewhere = { ...settled('600'), case: R(2) };
    expect(decide(situation({ ...owed, ledger: [elsewhere] }), refund('600')).outcome).toBe('needs_approval');
    const longAgo = { ...elsewhere, at: daysAgo(30) };
    expect(decide(situation({ ...owed, ledger: [longAgo] }), refund('600')).outcome).toBe('allow');
    expect(decide(situation({ ...owed, ledger: [{ ...elsewhere, state: 'released' }] }), refund('600')).outcome).toBe(
      'allow',
    );
  });

  it('14 compares what is owed in its own currency, without any rate', () => {
    const policy = policyOf(HOTEL_YAML + DELAY_YAML.replaceAll(' EUR"', ' KWD"'));
    expect(say(decide(situation({ ...owed, policy }), refund('600.000 KWD')))).toBe('allow 0: statutory_entitlement');
    const more = decide(situation({ ...owed, policy }), refund('600.001 KWD'));
    expect(say(more)).toBe('ask: no_current_rate');
    expect(more.settles?.amount).toEqual(m('600.000 KWD'));
  });

  it('14 takes payment in another currency when there is a rate, never below what is owed', () => {
    // 600 EUR at 1.19 are 504.2016… GBP.
    expect(say(decide(situation(owed), refund('504.20 GBP')))).toBe(
      'refuse: below_entitlement asked 504.2 owed 504.21',
    );
    const whole = decide(situation(owed), refund('504.21 GBP'));
    expect(say(whole)).toBe('allow 0: statutory_entitlement');
    let n = 0;
    const newId = () => thingId.parse(`led_paid${(n += 1)}`);
    const paid = setAside(
      { question: situation(owed), asked: refund('504.21 GBP'), decision: whole, action: thingId.parse('act_paid') },
      newId,
    );
    expect(decide(situation({ ...owed, ledger: paid }), refund('1')).settles).toBeNull();
  });

  it('20 all windows are half-open', () => {
    const at = (ms: number) =>
      situation({ ledger: [entry('400', { case: R(7), failure: 'billing', at: daysAgo(90, ms) })] });
    expect(decide(at(0), refund('1')).outcome).toBe('allow');
    expect(decide(at(1), refund('1')).outcome).toBe('needs_approval');
  });

  it('23 a replaced grant that has ended asks, whatever the inherited one said', () => {
    const input = situation({ ...probationer, at: new Date('2027-03-02T00:00:00Z') });
    const decision = decide(input, refund('20'));
    expect(decision.reasons).toEqual([
      { code: 'grant_not_in_force', subject: 'agent.base', until: new Date('2027-02-28T23:00:00Z') },
    ]);
    expect(decision.largestAllowed).toEqual(m('0'));
  });

  it('25 a link made by a person counts without window', () => {
    const old = entry('240', { case: R(7), customer: 'K9', at: daysAgo(1000) });
    expect(decide(situation({ ledger: [old], about: { linked: [R(7)] } }), refund('11')).outcome).toBe(
      'needs_approval',
    );
    expect(decide(situation({ ledger: [old] }), refund('11')).outcome).toBe('allow');
  });

  it('26 outside its dates a policy decides nothing but what is free', () => {
    const early = situation({ at: new Date('2026-11-30T22:59:59Z') });
    expect(say(decide(early, refund('1')))).toBe('ask: no_policy_in_force');
    expect(say(decide(early, ask('refund')))).toBe('ask: no_policy_in_force');
    expect(say(decide(early, ask('apology')))).toBe('allow 0');
    expect(say(decide(situation({ at: new Date('2026-11-30T23:00:00Z') }), refund('1')))).toBe('allow 1.00');
    expect(say(decide(situation({ policy: null }), refund('1')))).toBe('ask: no_policy_in_force');
  });

  it.each([
    ['apology', 'allow'],
    ['explanation', 'allow'],
    ['callback', 'allow'],
    ['reperformance', 'ask: no_policy_in_force'],
    ['refund', 'ask: no_policy_in_force'],
  ])('26 without any policy words are free and nothing else is: %s', (kind, said) => {
    expect(say(decide(situation({ policy: null }), ask(kind)))).toBe(said);
  });
});
