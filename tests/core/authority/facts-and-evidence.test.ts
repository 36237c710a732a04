import { describe, expect, it } from 'vitest';
import { decide, limitContext } from '../../../src/core/authority/decide.ts';
import { evidenceKinds, factsAsked, factTypes, valuesFor } from '../../../src/core/policy/facts-asked.ts';
import { owedOnCase } from '../../../src/core/authority/owed.ts';
import type { FactValue } from '../../../src/core/policy/facts.ts';
import { decidePlan, evidenceFor } from '../../../src/core/authority/plan.ts';
import { evidenceMissing } from '../../../src/core/authority/requires.ts';
import { countedTogether } from '../../../src/core/authority/together.ts';
import {
  AIRLINE,
  daysAgo,
  DELAY_YAML,
  entry,
  goodwill,
  HOTEL,
  HOTEL_YAML,
  m,
  OWED_600,
  policyOf,
  R,
  refund,
  situation,
} from './hotel.ts';

const FACTS = `
facts: { idle: bool, tier: { enum: [gold, silver] }, nights: int, fare: money }
`;
const CONDITION = HOTEL_YAML.replace(
  'when: { not_sensitivity: [injury, discrimination, staff_misconduct] }',
  'when: { if: "tier == \\"gold\\" or not (nights < 2)" }',
);
const EVIDENCE = `
evidence_over:
  - { actions: [refund], amount: "100 EUR", kinds: [receipt, photo] }
  - { actions: [refund, goodwill], amount: "140 EUR", kinds: [booking] }
`;
const names = (facts: readonly { readonly name: string }[]): string[] => facts.map(({ name }) => name);

describe('the facts a policy asks for', () => {
  it('begin with what the role’s own grants look at, then what is owed for its actions, then the rest', () => {
    const policy = policyOf(CONDITION + FACTS + DELAY_YAML);
    expect(names(factsAsked(policy, 'agent'))).toEqual([
      'tier',
      'nights',
      'extraordinary',
      'arrival_delay_min',
      'distance_km',
      'intra_eu',
      'idle',
      'fare',
    ]);
    expect(factsAsked(policy, 'agent').find(({ name }) => name === 'tier')?.type).toEqual({ enum: ['gold', 'silver'] });
  });

  it('are joined by the values that decide what is owed, for a remedy that pays it', () => {
    const rule = (table: string): string => `
entitlements:
  - id: delay
    basis: contractual
    source: { title: Promise, as_of: 2026-11-21, review_by: 2027-02-28 }
    facts: { late: bool }
    settled_by: [goodwill]
    per: case
    table: ${table}
`;
    const share = policyOf(HOTEL_YAML + rule('[{ if: "true", owed: { percent: 10, of: order_value } }]'));
    const above = policyOf(
      HOTEL_YAML + rule(`[{ if: 'order_value > "9 EUR"', owed: "5 EUR" }, { if: "true", owed: "0 EUR" }]`),
    );
    for (const policy of [share, above]) {
      expect(valuesFor(policy, 'agent', 'goodwill')).toEqual(['order_value', 'loss_value']);
      expect(valuesFor(policy, 'agent', 'upgrade')).toEqual([]);
    }
    expect(valuesFor(HOTEL, 'agent', 'goodwill')).toEqual(['loss_value']);
  });

  it('are all there for a role without grants, and none where the policy declares none', () => {
    const policy = policyOf(HOTEL_YAML + FACTS + DELAY_YAML);
    expect(names(factsAsked(policy, 'nobody'))).toEqual([...factTypes(policy).keys()]);
    expect(factsAsked(HOTEL, 'agent')).toEqual([]);
  });

  it('never name the values every case has', () => {
    const policy = policyOf(
      HOTEL_YAML.replace('max: "250 EUR", counts', 'max: { percent: 50, of: order_value }, counts'),
    );
    expect(factsAsked(policy, 'agent')).toEqual([]);
  });
});

describe('evidence', () => {
  const policy = policyOf(HOTEL_YAML + EVIDENCE);
  const missing = (cents: bigint, evidence?: readonly string[]): string[] =>
    evidenceMissing(
      'refund',
      cents,
      limitContext(policy, situation({ policy, about: evidence ? { evidence } : {} })),
    ).map(({ kinds }) => kinds.join(' or '));

  it('is needed from the first cent over the amount of the policy', () => {
    expect(missing(10_000n)).toEqual([]);
    expect(missing(10_001n)).toEqual(['receipt or photo']);
    expect(missing(14_001n)).toEqual(['receipt or photo', 'booking']);
  });

  it('of one of the kinds is enough for a rule, and of another rule for that one only', () => {
    expect(missing(14_001n, ['photo'])).toEqual(['booking']);
    expect(missing(14_001n, ['booking'])).toEqual(['receipt or photo']);
    expect(missing(14_001n, ['booking', 'receipt'])).toEqual([]);
    expect(missing(14_001n, ['hearsay'])).toHaveLength(2);
  });

  it('is what the plan requires until it is seen, and nothing else changes', () => {
    const input = situation({ policy });
    const seen = situation({ policy, about: { evidence: ['receipt'] } });
    expect(decidePlan(input, [refund('120')]).requires).toEqual(['evidence']);
    expect(decidePlan(seen, [refund('120')]).requires).toEqual([]);
    expect(decidePlan(seen, [goodwill('70')]).requires).toEqual([]);
    expect(decide(seen, refund('120'))).toEqual({ ...decide(input, refund('120')), requires: [] });
  });

  it('is wanted in a plan by the rules that its own remedies are over, and named by those alone', () => {
    const input = situation({ policy });
    const wanted = (...items: ReturnType<typeof refund>[]): string[] =>
      evidenceFor(input, items, decidePlan(input, items).decisions).map(({ kinds }) => kinds.join(' or '));
    expect(wanted(goodwill('60'), refund('90'))).toEqual(['booking']);
    expect(wanted(goodwill('30'), refund('101'))).toEqual(['receipt or photo']);
    expect(wanted(goodwill('40'), refund('101'))).toEqual(['receipt or photo', 'booking']);
    expect(wanted(goodwill('40'), refund('100'))).toEqual([]);
  });

  it('is not needed for what is owed', () => {
    const airline = policyOf(HOTEL_YAML + DELAY_YAML + EVIDENCE);
    const input = situation({ policy: airline, about: { facts: OWED_600 } });
    expect(decide(input, refund('600')).requires).toEqual([]);
    expect(decide(input, refund('701')).requires).toEqual(['evidence']);
  });

  it('is told by its kinds, each once', () => {
    expect(evidenceKinds(policy)).toEqual(['receipt', 'photo', 'booking']);
    expect(evidenceKinds(HOTEL)).toEqual([]);
  });
});

describe('what a case owes', () => {
  const owed = (differs: Parameters<typeof situation>[0]) => owedOnCase(situation({ policy: AIRLINE, ...differs }));

  it('is told with what is left of it', () => {
    expect(owed({ about: { facts: OWED_600 } })).toMatchObject([{ kind: 'known', owed: m('600'), left: m('600') }]);
    const paid = entry('350', { basis: 'statutory', settles: { rule: 'eu261.delay', passenger: null } });
    expect(owed({ about: { facts: OWED_600 }, ledger: [paid] })).toMatchObject([{ left: m('250') }]);
    const all = entry('700', { basis: 'statutory', settles: { rule: 'eu261.delay', passenger: null } });
    expect(owed({ about: { facts: OWED_600 }, ledger: [all] })).toMatchObject([{ left: m('0') }]);
  });

  it('says which fact is missing, and what is owed in words', () => {
    expect(owed({})).toMatchObject([{ kind: 'unknown', fact: 'extraordinary' }]);
    const note = { kind: 'note', note: 'care and rerouting still owed' };
    expect(owed({ about: { facts: new Map([['extraordinary', true]]) } })).toMatchObject([note]);
  });

  it('is nothing without a rule, without a policy, and under a rule that owes nothing', () => {
    expect(owedOnCase(situation({}))).toEqual([]);
    expect(owedOnCase(situation({ policy: null }))).toEqual([]);
    const punctual = new Map<string, FactValue>([...OWED_600, ['arrival_delay_min', 10n]]);
    expect(owed({ about: { facts: punctual } })).toEqual([]);
  });
});

describe('cases counted together', () => {
  const other = { case: R(2) };

  it('are those on which something was given: linked by hand, or the same customer and failure in the window', () => {
    expect(countedTogether(situation({ ledger: [entry('10', other)] }))).toEqual([R(2)]);
    expect(countedTogether(situation({ ledger: [entry('10', { ...other, failure: 'billing' })] }))).toEqual([]);
    expect(countedTogether(situation({ ledger: [entry('10', { ...other, at: daysAgo(30) })] }))).toEqual([]);
    const byHand = entry('10', { ...other, customer: 'K9', failure: 'billing', at: daysAgo(700) });
    expect(countedTogether(situation({ ledger: [byHand] }))).toEqual([]);
    expect(countedTogether(situation({ ledger: [byHand], about: { linked: [R(2)] } }))).toEqual([R(2)]);
  });

  it('are never the case itself, nor one on which all was released or owed; each once, the oldest first', () => {
    const ledger = [
      entry('10'),
      entry('10', { case: R(3), at: daysAgo(1) }),
      entry('10', { case: R(2), at: daysAgo(2) }),
      entry('10', { case: R(2), at: daysAgo(3) }),
      entry('10', { case: R(4), state: 'released' }),
      entry('10', { case: R(5), basis: 'statutory', settles: { rule: 'x', passenger: null } }),
    ];
    expect(countedTogether(situation({ ledger }))).toEqual([R(2), R(3)]);
    expect(countedTogether(situation({ ledger, policy: null }))).toEqual([]);
  });
});
