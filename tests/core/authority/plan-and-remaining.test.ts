/** What is left before anybody asks, and bundles as a whole. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import { remaining } from '../../../src/core/authority/remaining.ts';
import {
  AIRLINE,
  ANA,
  ask,
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

const left = (differs: Parameters<typeof situation>[0] = {}, kind?: string, currency?: string) => {
  const found = remaining(situation(differs), kind, currency);
  if (!found) throw new Error('no policy');
  return found;
};
const action = (found: ReturnType<typeof left>, kind: string) => found.actions.find((one) => one.kind === kind);

describe('what is left', () => {
  it('says what a person decides alone, and what is left for this case, customer, day and month', () => {
    const found = left();
    expect(found.upTo).toEqual(m('150'));
    expect(found.left).toEqual({
      incident: m('250'),
      customer: m('400'),
      actor_day: m('600'),
      actor_month: m('4000'),
      team_month: null,
    });
    expect(found.actions.map(({ kind, standing, largest }) => [kind, standing, largest?.minor])).toEqual([
      ['apology', 'now', undefined],
      ['callback', 'now', undefined],
      ['reperformance', 'now', 15_000n],
      ['upgrade', 'now', 15_000n],
      ['points', 'now', 15_000n],
      ['refund', 'now', 15_000n],
      ['goodwill', 'now', 7500n],
    ]);
    expect(action(found, 'points')?.units).toBe(30_000n);
  });

  it('shrinks with what was given', () => {
    const found = left({ ledger: [entry('150'), entry('60', { case: R(7), customer: 'K9', failure: 'billing' })] });
    expect(found.upTo).toEqual(m('100'));
    expect(found.left).toMatchObject({ incident: m('100'), customer: m('250'), actor_day: m('390') });
    expect(action(found, 'refund')?.binding).toMatchObject({ scope: 'incident', used: m('150'), max: m('250') });
  });

  it('quotes the grant that leaves the most', () => {
    const found = left({ by: MIA });
    expect(found.upTo).toEqual(m('1000'));
    expect(action(found, 'refund')?.largest).toEqual(m('900'));
    expect(found.left).toEqual({
      incident: m('1500'),
      customer: null,
      actor_day: null,
      actor_month: null,
      team_month: m('15000'),
    });
  });

  it('does not take a limit on some actions for that of the case', () => {
    const text = HOTEL_YAML.replace(
      '- { scope: action, max: "150 EUR" }',
      '- { scope: incident, only: [goodwill, refund], max: "90 EUR" }',
    );
    const found = left({ policy: policyOf(text) });
    expect(found.upTo).toEqual(m('90'));
    expect(found.left.incident).toEqual(m('250'));
  });

  it('is bounded by the order, and names it', () => {
    const refunds = action(left({ about: { orderValue: m('80') } }), 'refund');
    expect(refunds).toMatchObject({ standing: 'now', largest: m('80'), binding: { code: 'over_value_cap' } });
  });

  it('says why nothing may be given', () => {
    const used = action(left({ ledger: [entry('250')] }), 'refund');
    expect(used).toMatchObject({
      standing: 'ask',
      largest: m('0'),
      reasons: [{ code: 'over_limit', scope: 'incident' }],
    });
    const sensitive = left({ about: { sensitivity: 'injury' } });
    expect(sensitive.actions.every((one) => one.standing === 'ask')).toBe(true);
    const unknown = action(left({ about: { orderValue: null } }), 'refund');
    expect(unknown).toMatchObject({ standing: 'ask', largest: null, reasons: [{ code: 'value_unknown' }] });
  });

  it('asks for a remedy whose usual cost no longer fits', () => {
    const found = left({ ledger: [entry('220')] });
    expect(action(found, 'upgrade')).toMatchObject({ standing: 'ask', largest: m('0') });
    expect(action(found, 'reperformance')).toMatchObject({ standing: 'now', largest: m('30') });
  });

  it('keeps what is owed apart from what one may choose to give', () => {
    const found = left({ policy: AIRLINE, about: { facts: OWED_600 } });
    expect(action(found, 'refund')).toMatchObject({ owed: m('600'), largest: m('750') });
    expect(found.upTo).toEqual(m('150'));
  });

  it('speaks in the currency it is asked for', () => {
    expect(action(left({}, 'refund', 'GBP'), 'refund')?.largest).toEqual(m('126.05 GBP'));
    expect(action(left({}, 'refund', 'KWD'), 'refund')).toMatchObject({ standing: 'ask', largest: null });
  });

  it('says of one action alone, also that the role may not give it', () => {
    expect(left({}, 'goodwill').actions.map((one) => one.kind)).toEqual(['goodwill']);
    const none = left({ by: { ...ANA, role: 'probationer' } }, 'goodwill');
    expect(none.actions).toMatchObject([{ standing: 'refuse', reasons: [{ code: 'no_grant_for_action' }] }]);
    expect(left({ by: { ...ANA, role: 'probationer' } }).actions.map((one) => one.kind)).not.toContain('goodwill');
  });

  it('without a case tells the limits of the day and what a new case would have', () => {
    const found = remaining({ ...situation({ ledger: [entry('550')] }), about: null });
    expect(found?.upTo).toEqual(m('50'));
    expect(found?.left).toMatchObject({ incident: m('250'), customer: m('400'), actor_day: m('50') });
    expect(remaining({ ...situation(), policy: null })).toBeNull();
  });

  it('without a case judges no facts, values and entitlements', () => {
    const found = remaining({ ...situation({ policy: AIRLINE }), about: null }, 'refund');
    expect(found?.actions).toMatchObject([{ standing: 'now', largest: m('150'), owed: null }]);
  });

  it('lists each limit once', () => {
    const scopes = left().limits.map((limit) =>
      [limit.code, limit.scope, limit.subject ?? '-', limit.only?.join() ?? 'all'].join(' '),
    );
    expect(new Set(scopes).size).toBe(scopes.length);
    expect(scopes).toContain('over_limit action - goodwill');
    expect(scopes).toContain('over_value_cap value_cap order_value all');
  });
});

describe('a plan', () => {
  it('is now only when all is allowed', () => {
    const plan = decidePlan(situation(), [ask('apology'), ask('reperformance'), refund('80')]);
    expect(plan).toMatchObject({ outcome: 'now', cost: m('95'), requires: [] });
    expect(decidePlan(situation(), []).outcome).toBe('now');
  });

  it('counts an earlier refund against the order', () => {
    const plan = decidePlan(situation({ about: { orderValue: m('100') } }), [refund('60'), refund('60')]);
    expect(plan.decisions.map(say)).toEqual(['allow 60.00', 'ask: over_value_cap asked 60 remaining 40']);
  });

  it('does not settle twice what is owed', () => {
    const owed = situation({ policy: AIRLINE, about: { facts: OWED_600 } });
    const plan = decidePlan(owed, [refund('600'), refund('100')]);
    expect(plan.decisions.map(say)).toEqual(['allow 0: statutory_entitlement', 'allow 100.00']);
    expect(plan.decisions[1]?.settles).toBeNull();
  });

  it('counts how often across its own actions', () => {
    const once = policyOf(
      HOTEL_YAML.replace('- { scope: action, max: "150 EUR" }', '- { scope: incident, max: { times: 1 } }'),
    );
    const plan = decidePlan(situation({ policy: once }), [refund('1'), refund('1')]);
    expect(plan.decisions.map((one) => one.outcome)).toEqual(['allow', 'needs_approval']);
  });

  it('is refused when one action can never be given, and does not count it', () => {
    const plan = decidePlan(situation(), [ask('cash', { amount: m('900') }), refund('150')]);
    expect(plan.outcome).toBe('refuse');
    expect(plan.decisions[1]?.outcome).toBe('allow');
  });

  it('has no known cost when one action has none', () => {
    expect(decidePlan(situation(), [refund('1.000 KWD'), refund('1')]).cost).toBeNull();
    expect(decidePlan(situation({ policy: null }), [refund('1')])).toMatchObject({
      outcome: 'needs_approval',
      cost: null,
    });
  });

  it('leaves the ledger as it was', () => {
    const input = situation({ ledger: [entry('100')] });
    decidePlan(input, [refund('150')]);
    expect(say(decide(input, refund('150')))).toBe('allow 150.00');
    expect(HOTEL.id).toBe('hotel-emea');
  });

  it('counts goodwill of the plan in every later limit', () => {
    const plan = decidePlan(situation({ ledger: [entry('100')] }), [goodwill('75'), refund('75'), refund('0.01')]);
    expect(plan.decisions.map(say)).toEqual(['allow 75.00', 'allow 75.00', 'ask: over_limit incident 250 / 0.01 / 0']);
  });
});
