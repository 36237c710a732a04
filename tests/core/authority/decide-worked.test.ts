/** The worked decisions of the policy language, row by row. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import { memberId } from '../../../src/core/base/ids.ts';
import {
  AIRLINE,
  ask,
  BOB,
  daysAgo,
  entry,
  goodwill,
  HOTEL,
  m,
  MIA,
  OWED_600,
  R,
  refund,
  say,
  SHOP,
  situation,
  ANA,
  type Situation,
} from './hotel.ts';

type Row = readonly [id: string, situation: Situation, asked: ActionAsked, answer: string];

const otherGuest = { case: R(9), customer: 'K9', failure: 'billing' } as const;
const billing = { case: R(7), failure: 'billing' } as const;
const probationer = { by: { ...ANA, role: 'probationer' } };
const owed: Situation = { policy: AIRLINE, about: { facts: OWED_600 } };
const given = (...ledger: readonly ReturnType<typeof entry>[]): Situation => ({ ledger });

const DECISIONS: readonly Row[] = [
  ['D-01', {}, refund('150.00'), 'allow 150.00'],
  ['D-02', {}, refund('150.01'), 'ask: over_limit action 0 / 150.01 / 150'],
  ['D-03', {}, refund('400'), 'ask: over_limit action 0 / 400 / 150; over_limit incident 0 / 400 / 250'],
  ['D-04', given(entry('150')), refund('150'), 'ask: over_limit incident 150 / 150 / 100'],
  ['D-05', given(entry('150')), refund('100'), 'allow 100.00'],
  [
    'D-06',
    given(entry('150', { case: R(2), at: daysAgo(2) })),
    refund('150'),
    'ask: over_limit incident 150 / 150 / 100',
  ],
  ['D-07', { by: BOB, ...given(entry('150')) }, refund('150'), 'ask: over_limit incident 150 / 150 / 100'],
  ['D-08', given(entry('150', billing)), refund('150'), 'allow 150.00'],
  ['D-09', given(entry('300', billing)), refund('150'), 'ask: over_limit customer 300 / 150 / 100'],
  ['D-10', given(entry('200', { state: 'reserved' })), refund('100'), 'ask: over_limit incident 200 / 100 / 50'],
  ['D-11', given(entry('200', { state: 'released' })), refund('100'), 'allow 100.00'],
  [
    'D-12',
    given(entry('550', { ...otherGuest, at: new Date('2026-12-09T23:30:00Z') })),
    refund('100'),
    'ask: over_limit actor_day 550 / 100 / 50',
  ],
  [
    'D-13',
    given(entry('3950', { ...otherGuest, at: new Date('2026-12-02T10:00:00Z') })),
    refund('100'),
    'ask: over_limit actor_month 3950 / 100 / 50',
  ],
  ['D-14', {}, goodwill('80'), 'ask: over_limit action 0 / 80 / 75'],
  ['D-15', { about: { lossValue: m('40') } }, goodwill('60.01'), 'ask: over_value_cap asked 60.01 remaining 60'],
  ['D-16', { about: { orderValue: null } }, refund('100'), 'ask: value_unknown'],
  ['D-17', {}, ask('upgrade', { cost: m('0.01') }), 'allow 40.00'],
  ['D-18', {}, ask('points', { units: 30_001n }), 'ask: over_limit action 0 / 150.01 / 150'],
  ['D-19', {}, ask('refund'), 'refuse: amount_required'],
  ['D-20', given(entry('999999.99')), ask('apology'), 'allow 0'],
  ['D-21', owed, refund('600'), 'allow 0: statutory_entitlement'],
  ['D-22', owed, refund('250'), 'refuse: below_entitlement asked 250 owed 600'],
  ['D-23', owed, refund('740'), 'allow 140.00'],
  ['D-24', { about: { sensitivity: 'injury' } }, refund('10'), 'ask: sensitive_case'],
  ['D-24b', { about: { sensitivity: 'legal', alsoSensitive: ['injury'] } }, refund('10'), 'ask: sensitive_case'],
  ['D-24c', { about: { sensitivity: 'legal', alsoSensitive: ['press'] } }, refund('10'), 'allow 10.00'],
  ['D-25', {}, refund('130 GBP'), 'ask: over_limit action 0 / 154.7 / 150'],
];

const NEIGHBOURS: readonly Row[] = [
  ['D-26', given(entry('550', { ...otherGuest, at: new Date('2026-12-09T22:30:00Z') })), refund('100'), 'allow 100.00'],
  ['D-27', {}, goodwill('75'), 'allow 75.00'],
  ['D-28', { about: { lossValue: m('40') } }, goodwill('60'), 'allow 60.00'],
  ['D-29', { about: { orderValue: m('100') } }, refund('120'), 'ask: over_value_cap asked 120 remaining 100'],
  ['D-30', {}, ask('upgrade', { cost: m('60') }), 'allow 60.00'],
  ['D-31a', {}, ask('points', { units: 30_000n }), 'allow 150.00'],
  ['D-31b', {}, ask('points', { units: 10_000n }), 'allow 50.00'],
  ['D-31c', {}, ask('points', { units: 1n }), 'allow 0.01'],
  ['D-32a', {}, ask('points'), 'refuse: units_required'],
  ['D-32b', {}, refund('0'), 'refuse: amount_required'],
  ['D-32c', {}, ask('cash', { amount: m('10') }), 'refuse: unknown_action'],
  ['D-33', owed, refund('800'), 'ask: over_limit action 0 / 200 / 150'],
  ['D-34', given(entry('600', { basis: 'statutory' })), refund('100'), 'allow 100.00'],
  ['D-35', { by: MIA, about: { sensitivity: 'injury' } }, refund('10'), 'allow 10.00'],
  ['D-36a', {}, refund('126.05 GBP'), 'allow 150.00'],
  ['D-36b', {}, refund('126.06 GBP'), 'ask: over_limit action 0 / 150.02 / 150'],
  ['D-37', {}, refund('10.000 KWD'), 'ask: no_current_rate'],
  // A bare date is midnight in the policy's zone, so the table of 20 November ages from then.
  ['D-38a', { at: new Date('2026-12-21T00:00:00+01:00') }, refund('10 GBP'), 'allow 11.90'],
  ['D-38b', { at: new Date('2026-12-21T00:00:01+01:00') }, refund('10 GBP'), 'ask: no_current_rate'],
  ['D-39', {}, refund('1 JPY'), 'allow 0.01'],
  ['D-40a', probationer, refund('50'), 'allow 50.00'],
  ['D-40b', probationer, refund('60'), 'ask: over_limit action 0 / 60 / 50'],
  ['D-41a', probationer, ask('upgrade'), 'refuse: no_grant_for_action'],
  ['D-41b', probationer, goodwill('10'), 'refuse: no_grant_for_action'],
  ['D-42', { ...probationer, at: new Date('2027-03-01T00:00:00Z') }, refund('20'), 'ask: grant_not_in_force'],
  ['D-43', { by: MIA }, refund('900'), 'allow 900.00'],
  ['D-44', { by: MIA, ...given(entry('400', billing)) }, refund('100'), 'allow 100.00'],
  ['D-45a', given(entry('400', { ...billing, at: daysAgo(90) })), refund('100'), 'allow 100.00'],
  [
    'D-45b',
    given(entry('400', { ...billing, at: daysAgo(90, 1) })),
    refund('100'),
    'ask: over_limit customer 400 / 100 / 0',
  ],
  [
    'D-46',
    {
      about: { linked: [R(7)] },
      ...given(entry('200', { case: R(7), customer: 'K9', member: memberId.parse('zoe'), at: daysAgo(700) })),
    },
    refund('100'),
    'ask: over_limit incident 200 / 100 / 50',
  ],
  ['D-47a', { policy: SHOP, about: { orderValue: m('200 GBP') } }, refund('50 GBP'), 'allow 50.00'],
  [
    'D-47b',
    { policy: SHOP, about: { orderValue: m('200 GBP') } },
    refund('50.01 GBP'),
    'ask: over_limit incident 0 / 50.01 / 50',
  ],
];

describe('the worked decisions', () => {
  it.each([...DECISIONS, ...NEIGHBOURS])('%s', (_id, given, asked, answer) => {
    expect(say(decide(situation(given), asked))).toBe(answer);
  });

  it('names the grant that allows: D-01, D-35, D-43', () => {
    expect(decide(situation(), refund('150')).grant).toBe('agent.base');
    expect(decide(situation({ by: MIA, about: { sensitivity: 'injury' } }), refund('10')).grant).toBe('duty.base');
    expect(decide(situation({ by: MIA }), refund('900')).grant).toBe('duty.base');
  });

  it('says the largest amount within reach in the currency that was asked for: D-25', () => {
    const decision = decide(situation(), refund('130 GBP'));
    expect(decision.largestAllowed).toEqual(m('126.05 GBP'));
  });

  it('allows a rate table dated by the second until exactly its age: D-38 with the date written in UTC', () => {
    const rates = HOTEL.rates && { ...HOTEL.rates, asOf: new Date('2026-11-20T00:00:00Z') };
    const policy = { ...HOTEL, rates };
    expect(say(decide(situation({ policy, at: new Date('2026-12-21T00:00:00Z') }), refund('10 GBP')))).toBe(
      'allow 11.90',
    );
    expect(say(decide(situation({ policy, at: new Date('2026-12-21T00:00:01Z') }), refund('10 GBP')))).toBe(
      'ask: no_current_rate',
    );
  });

  it('counts the owed part and the excess apart: D-23', () => {
    const decision = decide(situation(owed), refund('740'));
    expect(decision.settles).toEqual({ rule: 'eu261.delay', passenger: null, basis: 'statutory', amount: m('600') });
    expect(decision.cost).toEqual(m('140'));
    expect(decision.largestAllowed).toEqual(m('750'));
  });
});
