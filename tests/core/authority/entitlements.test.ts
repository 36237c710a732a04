/** What is owed, from facts, and how a payment settles it. */
import { describe, expect, it } from 'vitest';
import { decide, limitContext } from '../../../src/core/authority/decide.ts';
import { actionsThatPay, entitlementOf } from '../../../src/core/authority/entitlements.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { Facts, FactValue } from '../../../src/core/policy/facts.ts';
import { money } from '../../../src/core/base/money.ts';
import {
  AIRLINE,
  ANA,
  ask,
  entry,
  goodwill,
  HOTEL_YAML,
  m,
  OWED_600,
  policyOf,
  refund,
  say,
  situation,
} from './hotel.ts';

type Known = Readonly<Record<string, FactValue | undefined>>;

const factsOf = (known: Known) =>
  new Map(Object.entries(known).filter((pair): pair is [string, FactValue] => pair[1] !== undefined));

const flight = (distance_km?: bigint, arrival_delay_min?: bigint, extraordinary?: boolean, intra_eu?: boolean) =>
  factsOf({ distance_km, arrival_delay_min, extraordinary, intra_eu });

const [DELAY] = AIRLINE.entitlements;
const around = (facts: Facts) => limitContext(AIRLINE, situation({ policy: AIRLINE, about: { facts } }));

describe('the delay rule', () => {
  it.each([
    ['E-01', flight(5000n, 179n, false, false), '0'],
    ['E-02', flight(1500n, 180n, false, false), '250'],
    ['E-03', flight(1501n, 200n, false, false), '400'],
    ['E-04', flight(3500n, 200n, false), '400'],
    ['E-06', flight(4200n, 200n, false, true), '400'],
    ['E-07', flight(4200n, 239n, false, false), '300'],
    ['E-08', flight(4200n, 240n, false, false), '600'],
    ['E-10', flight(undefined, undefined, true), '0'],
  ])('%s', (_row, facts, owed) => {
    expect(DELAY && entitlementOf(DELAY, around(facts))).toMatchObject({ kind: 'known', owed: m(owed) });
    const decision = decide(situation({ policy: AIRLINE, about: { facts } }), refund('1'));
    expect(say(decision)).toBe(owed === '0' ? 'allow 1.00' : `refuse: below_entitlement asked 1 owed ${owed}`);
  });

  it.each([
    ['E-05', flight(3501n, 200n, false), 'intra_eu'],
    ['E-09', flight(4200n, 240n, undefined, false), 'extraordinary'],
  ])('%s', (_row, facts, fact) => {
    const decision = decide(situation({ policy: AIRLINE, about: { facts } }), refund('1'));
    expect(decision).toMatchObject({ outcome: 'needs_approval', reasons: [{ code: 'fact_unknown', subject: fact }] });
  });

  it('E-10 tells what else is owed', () => {
    const facts = flight(undefined, undefined, true);
    expect(DELAY && entitlementOf(DELAY, around(facts))).toMatchObject({ note: 'care and rerouting still owed' });
  });

  it('reserves the whole amount while a fact decides what is owed', () => {
    const decision = decide(situation({ policy: AIRLINE }), refund('100'));
    expect(decision.cost).toEqual(m('100'));
    expect(decision.largestAllowed).toBeNull();
  });

  it('may be given by what pays it, while something is left to pay', () => {
    const paying = (facts: Facts, ...ledger: readonly BudgetLedgerEntry[]): readonly string[] => {
      const ctx = limitContext(AIRLINE, situation({ policy: AIRLINE, about: { facts }, ledger }));
      return actionsThatPay(ctx).map(({ name }) => name);
    };
    expect(paying(OWED_600)).toEqual(['refund']);
    expect(paying(flight(4200n, 179n, false, false))).toEqual([]);
    expect(paying(flight(undefined, undefined, false))).toEqual([]);
    const settles = { rule: 'eu261.delay', passenger: null };
    expect(paying(OWED_600, entry('600', { basis: 'statutory', settles }))).toEqual([]);
  });

  it('leaves actions that do not settle it alone', () => {
    expect(say(decide(situation({ policy: AIRLINE }), goodwill('20')))).toBe('allow 20.00');
    expect(say(decide(situation({ policy: AIRLINE, about: { facts: OWED_600 } }), ask('upgrade')))).toBe('allow 40.00');
  });

  it('names the source when it refuses less', () => {
    const decision = decide(situation({ policy: AIRLINE, about: { facts: OWED_600 } }), refund('599.99'));
    expect(decision.reasons).toMatchObject([
      { subject: 'Regulation (EC) 261/2004 art. 7', asOf: new Date('2026-11-20T23:00:00Z') },
    ]);
  });

  it('is not a way in for a role the policy does not know', () => {
    const input = situation({ policy: AIRLINE, by: { ...ANA, role: 'visitor' }, about: { facts: OWED_600 } });
    expect(say(decide(input, refund('600')))).toBe('refuse: no_grant_for_action');
  });
});

const RAIL = policyOf(`${HOTEL_YAML}
entitlements:
  - id: delay-repay
    basis: contractual
    source: { title: "Delay Repay, operator page", as_of: 2026-11-21, review_by: 2027-05-21 }
    facts: { delay_min: int, single_fare: money }
    per: case
    table:
      - { if: "delay_min < 15", owed: "0 GBP" }
      - { if: "delay_min < 30", owed: { percent: 25, of: single_fare } }
      - { if: "true", owed: { percent: 100, of: single_fare } }
  - id: late-repair
    basis: contractual
    source: { title: "Automatic compensation scheme", as_of: 2026-11-21, review_by: 2027-04-01 }
    facts: { days_late: int }
    per: case
    table:
      - { if: "days_late > 0", owed: { each: days_late, amount: "10.34 GBP", max: "31 GBP" } }
      - { if: "true", owed: "0 GBP" }
`);

describe('part payments in another currency', () => {
  it('count rounded down, in favour of the customer', () => {
    const settles = { rule: 'eu261.delay', passenger: null };
    // 100.01 GBP at 1.19 are 119.0119 EUR of the 600.
    const partly = entry('119.02', { basis: 'statutory', original: m('100.01 GBP'), settles });
    const input = situation({ policy: AIRLINE, about: { facts: OWED_600 }, ledger: [partly] });
    expect(say(decide(input, refund('480.98')))).toBe('refuse: below_entitlement asked 480.98 owed 480.99');
    expect(say(decide(input, refund('480.99')))).toBe('allow 0: statutory_entitlement');
  });
});

describe('shares and amounts per day', () => {
  const rail = (known: Known) => situation({ policy: RAIL, about: { facts: factsOf(known) } });
  const late = { delay_min: 20n, single_fare: m('10.01 GBP'), days_late: 0n };

  it('round a share up, in favour of the customer', () => {
    expect(say(decide(rail(late), refund('2.51 GBP')))).toBe('allow 0: contractual_entitlement');
    expect(say(decide(rail(late), refund('2.50 GBP')))).toBe('refuse: below_entitlement asked 2.5 owed 2.51');
  });

  it('ask for the amount a share is taken of', () => {
    const input = rail({ delay_min: 20n, days_late: 0n });
    expect(decide(input, refund('1 GBP')).reasons).toMatchObject([{ code: 'fact_unknown', subject: 'single_fare' }]);
  });

  it('multiply by the days, up to the most', () => {
    const days = (days_late: bigint) => rail({ delay_min: 0n, single_fare: money(0n, 'GBP'), days_late });
    expect(say(decide(days(2n), refund('20.68 GBP')))).toBe('allow 0: contractual_entitlement');
    expect(say(decide(days(3n), refund('31.00 GBP')))).toBe('allow 0: contractual_entitlement');
    expect(decide(rail({ delay_min: 0n, single_fare: m('1 GBP') }), refund('1 GBP')).reasons).toMatchObject([
      { subject: 'days_late' },
    ]);
  });

  it('settle the rule a payment matches, else the largest it covers', () => {
    const both = rail({ delay_min: 60n, single_fare: m('30 GBP'), days_late: 1n });
    const rule = (amount: string) => decide(both, refund(amount)).settles?.rule;
    expect(rule('30.00 GBP')).toBe('delay-repay');
    expect(rule('10.34 GBP')).toBe('late-repair');
    expect(rule('31.00 GBP')).toBe('delay-repay');
    expect(say(decide(both, refund('10.33 GBP')))).toBe('refuse: below_entitlement asked 10.33 owed 10.34');
  });

  it('need no rate in their own currency, and take part payments in another one', () => {
    const noRates = { ...RAIL, rates: null };
    const input = { ...rail({ delay_min: 60n, single_fare: m('520 GBP'), days_late: 0n }), policy: noRates };
    expect(say(decide(input, refund('520 GBP')))).toBe('allow 0: contractual_entitlement');
    expect(say(decide(input, refund('520 EUR')))).toBe('ask: no_current_rate');
    const partly = entry('119', { basis: 'contractual', settles: { rule: 'delay-repay', passenger: null } });
    expect(say(decide({ ...input, policy: RAIL, ledger: [partly] }, refund('420 GBP')))).toBe(
      'allow 0: contractual_entitlement',
    );
  });
});
