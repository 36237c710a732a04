/** Conditions, shares, counts, budgets, requirements: what the worked examples do not show. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import { indexLedger } from '../../../src/core/authority/ledger-index.ts';
import { policyInForce } from '../../../src/core/policy/in-force.ts';
import type { FactValue } from '../../../src/core/policy/facts.ts';
import { memberId, teamId } from '../../../src/core/base/ids.ts';
import {
  ANA,
  ask,
  AT,
  BOB,
  daysAgo,
  entry,
  goodwill,
  HOTEL,
  HOTEL_YAML,
  m,
  MIA,
  policyOf,
  R,
  refund,
  say,
  situation,
} from './hotel.ts';

const facts = (known: Readonly<Record<string, FactValue>>) => ({ facts: new Map(Object.entries(known)) });

/** The hotel with other limits for agents, and facts to speak of. */
function withLimits(limits: string, grant = '', extra = ''): ReturnType<typeof policyOf> {
  const cut = HOTEL_YAML.replace(/limits:\n(?: {10}- .*\n)+ {8}when: .*\n/, `limits:\n${limits}\n${grant}\n`);
  return policyOf(`${cut}
facts: { confirmed: bool, passengers: int, tier: { enum: [silver, gold] }, fare: money }
${extra}`);
}

const at = (policy: ReturnType<typeof policyOf>, asked: ActionAsked, known: Readonly<Record<string, FactValue>> = {}) =>
  decide(situation({ policy, about: facts(known) }), asked);

describe('conditions of grants', () => {
  const asking = withLimits(
    '          - { scope: action, max: "150 EUR" }',
    '        when: { not_sensitivity: [], if: "confirmed" }',
  );
  const never = withLimits(
    '          - { scope: action, max: "150 EUR" }',
    '        when: { not_sensitivity: [], if: "confirmed", otherwise: refuse }',
  );

  it('must be true; a false one asks or refuses as the file says, an unknown one asks for the fact', () => {
    expect(say(at(asking, refund('10'), { confirmed: true }))).toBe('allow 10.00');
    expect(say(at(asking, refund('10'), { confirmed: false }))).toBe('ask: condition_not_met');
    expect(say(at(never, refund('10'), { confirmed: false }))).toBe('refuse: condition_not_met');
    expect(at(never, refund('10')).reasons).toMatchObject([{ code: 'fact_unknown', subject: 'confirmed' }]);
  });

  it('hold for words too', () => {
    expect(say(at(asking, ask('apology'), { confirmed: true }))).toBe('allow 0');
    expect(say(at(asking, ask('apology')))).toBe('ask: fact_unknown');
    expect(say(at(never, ask('apology'), { confirmed: false }))).toBe('refuse: condition_not_met');
  });

  it.each([
    ['not_sensitivity: [injury], if: "confirmed", otherwise: refuse', false],
    ['not_sensitivity: [injury], never: "confirmed"', true],
    ['not_sensitivity: [injury], never: "confirmed", if: "passengers > 1"', true],
  ])('that nobody may get around stay so on a sensitive case: %s', (when, forbids) => {
    const policy = withLimits('          - { scope: action, max: "150 EUR" }', `        when: { ${when} }`);
    const injured = (known: Readonly<Record<string, FactValue>>, asked = refund('10')) =>
      decide(situation({ policy, about: { ...facts(known), sensitivity: 'injury' } }), asked);
    expect(say(injured({ confirmed: forbids }))).toBe('refuse: condition_not_met');
    expect(say(injured({ confirmed: forbids }, ask('apology')))).toBe('refuse: condition_not_met');
    expect(say(injured({ confirmed: !forbids }))).toBe('ask: sensitive_case');
    expect(injured({})).toMatchObject({ outcome: 'needs_approval', firstKnow: ['confirmed'] });
  });

  it('of one grant do not close another', () => {
    const input = situation({ policy: never, by: MIA, about: facts({ confirmed: false }) });
    expect(decide(input, refund('10'))).toMatchObject({ outcome: 'allow', grant: 'duty.base' });
    expect(decide(input, ask('apology'))).toMatchObject({ outcome: 'allow', grant: 'duty.base' });
  });

  it('of two closed grants for words, the one that asks is quoted before the one that refuses', () => {
    const two = withLimits(
      '          - { scope: action, max: "150 EUR" }',
      `        when: { not_sensitivity: [], if: "confirmed", otherwise: refuse }
      - { id: agent.words, actions: [apology], when: { if: "confirmed" } }`,
    );
    expect(at(two, ask('apology'), { confirmed: false })).toMatchObject({
      outcome: 'needs_approval',
      grant: 'agent.words',
      reasons: [{ code: 'condition_not_met', subject: 'agent.words' }],
      requires: ['reason'],
    });
    expect(say(at(two, ask('callback'), { confirmed: false }))).toBe('refuse: condition_not_met');
  });

  describe('what is no amount of money', () => {
    it.each([
      ['left out', null, 'refuse: units_required'],
      ['none', 0n, 'refuse: units_required'],
      ['fewer than none', -1n, 'refuse: units_required'],
      ['one', 1n, 'allow 0.01'],
    ])('points need a number of them: %s', (_what, units, said) => {
      expect(say(decide(situation(), ask('points', { units })))).toBe(said);
    });

    it.each([
      ['40', '200', 'allow 40.00', '50'],
      ['50', '200', 'allow 50.00', '50'],
      ['60', '200', 'ask: over_limit incident 200 / 60 / 50', '50'],
      ['60', '210', 'ask: over_limit incident 210 / 60 / 40', '40'],
      ['60', '211', 'ask: over_limit incident 211 / 60 / 39', '0'],
    ])(
      'a remedy in kind typed as %s after %s leaves what is left, or nothing below its usual cost',
      (cost, before, said, left) => {
        const decision = decide(situation({ ledger: [entry(before)] }), ask('upgrade', { cost: m(cost) }));
        expect(say(decision)).toBe(said);
        expect(decision.largestAllowed).toEqual(m(left));
      },
    );
  });

  describe('limits that depend on facts', () => {
    const policy = withLimits(`          - { scope: action, max: "50 EUR", if: 'tier == "silver"' }
          - { scope: action, max: "150 EUR" }
          - { scope: incident, max: { each: passengers, amount: "40 EUR" }, over: refuse }`);

    it('hold only where their condition is true', () => {
      expect(say(at(policy, refund('60'), { tier: 'gold', passengers: 3n }))).toBe('allow 60.00');
      expect(say(at(policy, refund('60'), { tier: 'silver', passengers: 3n }))).toBe(
        'ask: over_limit action 0 / 60 / 50',
      );
    });

    it('ask for the fact only where it matters', () => {
      expect(say(at(policy, refund('50'), { passengers: 3n }))).toBe('allow 50.00');
      expect(at(policy, refund('60'), { passengers: 3n }).reasons).toMatchObject([
        { code: 'fact_unknown', subject: 'tier' },
      ]);
      expect(at(policy, refund('60'), { passengers: 3n }).largestAllowed).toEqual(m('50'));
    });

    it('multiply by a number of people, and may refuse outright', () => {
      expect(say(at(policy, refund('120'), { tier: 'gold', passengers: 3n }))).toBe('allow 120.00');
      expect(say(at(policy, refund('121'), { tier: 'gold', passengers: 3n }))).toBe(
        'refuse: over_limit incident 0 / 121 / 120',
      );
      expect(at(policy, refund('1'), { tier: 'gold' }).reasons).toMatchObject([
        { code: 'fact_unknown', subject: 'passengers' },
      ]);
      expect(say(at(policy, refund('1'), { tier: 'gold', passengers: 0n }))).toBe(
        'refuse: over_limit incident 0 / 1 / 0',
      );
    });

    it('take a share of a value, rounded down', () => {
      const share = withLimits(`          - { scope: incident, max: { percent: 33, of: fare } }
          - { scope: action, only: [goodwill], max: { percent: 50, of: loss_value } }`);
      expect(say(at(share, refund('3.30'), { fare: m('10.01') }))).toBe('allow 3.30');
      expect(say(at(share, refund('3.31'), { fare: m('10.01') }))).toBe('ask: over_limit incident 0 / 3.31 / 3.3');
      expect(at(share, refund('1')).reasons).toMatchObject([{ code: 'fact_unknown', subject: 'fare' }]);
      const noLoss = situation({ policy: share, about: { ...facts({ fare: m('100') }), lossValue: null } });
      expect(decide(noLoss, goodwill('1')).reasons.map((reason) => reason.code)).toEqual([
        'value_unknown',
        'value_unknown',
      ]);
      expect(say(at(share, refund('1'), { fare: m('100.000 KWD') }))).toBe('ask: no_current_rate');
    });

    it('count how often, over distinct actions', () => {
      const twice = withLimits('          - { scope: customer, max: { times: 2 }, window: P30D, over: refuse }');
      const input = (...ledger: readonly ReturnType<typeof entry>[]) => situation({ policy: twice, ledger });
      const one = entry('5');
      expect(say(decide(input(one, { ...entry('7'), action: one.action }), refund('10')))).toBe('allow 10.00');
      const third = decide(input(one, entry('5', { case: R(2) })), refund('0.01'));
      expect(third).toMatchObject({ outcome: 'refuse', reasons: [{ code: 'over_limit', times: { used: 2, max: 2 } }] });
      expect(third.largestAllowed).toEqual(m('0'));
      expect(say(decide(input(one, entry('5', { case: R(2), at: daysAgo(30) })), refund('10')))).toBe('allow 10.00');
      expect(decide(input(), refund('10')).largestAllowed).toEqual(m('900'));
    });

    it('in another currency are compared without rounding twice, or by the rate', () => {
      const pounds = withLimits('          - { scope: incident, max: "126.05 GBP" }');
      expect(decide(situation({ policy: pounds }), refund('126.05 GBP')).outcome).toBe('allow');
      expect(decide(situation({ policy: pounds }), refund('126.06 GBP')).largestAllowed).toEqual(m('126.05 GBP'));
      expect(say(decide(situation({ policy: pounds }), refund('150')))).toBe(
        'ask: over_limit incident 0 / 150 / 149.99',
      );
      expect(say(decide(situation({ policy: { ...pounds, rates: null } }), refund('1')))).toBe('ask: no_current_rate');
    });

    it('for some actions count only those', () => {
      const apart = withLimits('          - { scope: incident, only: [goodwill], max: "50 EUR" }');
      const input = situation({ policy: apart, ledger: [entry('500'), entry('30', { kind: 'goodwill' })] });
      expect(say(decide(input, goodwill('20')))).toBe('allow 20.00');
      expect(say(decide(input, goodwill('20.01')))).toBe('ask: over_limit incident 30 / 20.01 / 20');
      expect(decide(input, refund('400')).outcome).toBe('allow');
    });
  });

  describe('budgets', () => {
    const policy = policyOf(`${HOTEL_YAML}
budgets: [{ id: desk, teams: [t1, night], period: month, max: "500 EUR", warn_percent: 80 }]
`);
    const byNight = (amount: string, differs = {}) =>
      entry(amount, {
        case: R(8),
        customer: 'K8',
        member: memberId.parse('nils'),
        team: teamId.parse('night'),
        ...differs,
      });

    it('count what all their teams gave in the period, and never block words', () => {
      const input = situation({ policy, ledger: [byNight('450')] });
      expect(say(decide(input, refund('50')))).toBe('allow 50.00');
      const over = decide(input, refund('50.01'));
      expect(over).toMatchObject({
        outcome: 'needs_approval',
        bindingLimit: { code: 'budget_exhausted', subject: 'desk' },
      });
      expect(over.largestAllowed).toEqual(m('50'));
      expect(say(decide(input, ask('apology')))).toBe('allow 0');
    });

    it('begin anew with the month of the zone', () => {
      const ledger = [byNight('500', { at: new Date('2026-11-30T22:59:59Z') })];
      expect(decide(situation({ policy, ledger }), refund('50')).outcome).toBe('allow');
      const later = [byNight('500', { at: new Date('2026-11-30T23:00:00Z') })];
      expect(decide(situation({ policy, ledger: later }), refund('50')).outcome).toBe('needs_approval');
    });

    it('do not concern other teams, nor what is owed', () => {
      const input = situation({ policy, ledger: [byNight('500')], by: { ...ANA, team: teamId.parse('t2') } });
      expect(decide(input, refund('50')).outcome).toBe('allow');
      const paid = [byNight('500', { basis: 'statutory' })];
      expect(decide(situation({ policy, ledger: paid }), refund('50')).outcome).toBe('allow');
    });

    it('leave a proved loss out where the policy counts goodwill alone', () => {
      const loss = [byNight('500', { basis: 'actual_loss' })];
      expect(decide(situation({ policy, ledger: loss }), refund('50')).outcome).toBe('needs_approval');
      const goodwillOnly = { ...policy, budgetBases: ['goodwill'] as const };
      expect(decide(situation({ policy: goodwillOnly, ledger: loss }), refund('50')).outcome).toBe('allow');
    });
  });

  describe('the limit of the team and month', () => {
    it('counts the giver’s team in the month of the zone', () => {
      const others = Array.from({ length: 15 }, (_, n) =>
        entry('995', {
          case: R(100 + n),
          customer: `C${n}`,
          member: memberId.parse('zoe'),
          at: new Date('2026-11-30T23:00:00Z'),
        }),
      );
      const input = situation({ by: MIA, ledger: others, about: { sensitivity: 'injury' } });
      expect(say(decide(input, refund('200')))).toBe('ask: over_limit team_month 14925 / 200 / 75');
      const indexed = { ...input, ledger: indexLedger(others) };
      expect(say(decide(indexed, refund('200')))).toBe('ask: over_limit team_month 14925 / 200 / 75');
    });
  });

  describe('requirements', () => {
    const policy = policyOf(`${HOTEL_YAML}
evidence_over: [{ actions: [refund], amount: "100 EUR", kinds: [receipt] }]
reason_over: [{ actions: [refund], amount: "50 EUR" }, { actions: [goodwill], percent_of_loss: 150 }]
`);
    const requires = (asked: ActionAsked, about = {}) => decide(situation({ policy, about }), asked).requires;

    it('start strictly above their amount', () => {
      expect(requires(refund('50'))).toEqual([]);
      expect(requires(refund('50.01'))).toEqual(['reason']);
      expect(requires(refund('100'))).toEqual(['reason']);
      expect(requires(refund('100.01'))).toEqual(['reason', 'evidence']);
      expect(requires(ask('upgrade'))).toEqual([]);
    });

    it('count what was given on the matter before: 99 and 2 are over 100', () => {
      const before = (of: string, differs = {}) => ({ policy, ledger: [entry(of, differs)] });
      const then = (of: string, input: Parameters<typeof situation>[0]) =>
        decide(situation(input), refund(of)).requires;
      expect(then('1', before('99'))).toEqual(['reason']);
      expect(then('2', before('99'))).toEqual(['reason', 'evidence']);
      expect(then('2', { ...before('99', { case: R(7) }), about: { linked: [R(7)] } })).toEqual(['reason', 'evidence']);
      expect(then('2', before('99', { kind: 'upgrade' }))).toEqual([]);
      expect(then('2', before('99', { state: 'released' }))).toEqual([]);
    });

    it('ask for a reason above a share of the loss, and while the loss is unknown', () => {
      expect(requires(goodwill('60'), { lossValue: m('40') })).toEqual([]);
      expect(requires(goodwill('60.01'), { lossValue: m('40') })).toEqual(['reason']);
      expect(requires(goodwill('1'), { lossValue: null })).toEqual(['reason']);
    });

    it('always ask for a reason with a request for approval, never with a refusal', () => {
      expect(decide(situation(), refund('400')).requires).toEqual(['reason']);
      expect(decide(situation(), ask('refund')).requires).toEqual([]);
    });
  });

  describe('older entries', () => {
    it('in another base currency are converted by the table of today', () => {
      const old = entry('0', { cost: m('100 GBP'), original: m('100 GBP') });
      expect(say(decide(situation({ ledger: [old] }), refund('131')))).toBe('allow 131.00');
      expect(say(decide(situation({ ledger: [old] }), refund('131.01')))).toBe(
        'ask: over_limit incident 119 / 131.01 / 131',
      );
      const noRate = entry('0', { cost: m('1.000 KWD') });
      expect(
        new Set(decide(situation({ ledger: [noRate] }), refund('1')).reasons.map((reason) => reason.code)),
      ).toEqual(new Set(['no_current_rate']));
    });

    it('that lie in two parts of a scope are counted once', () => {
      const same = entry('100', { case: R(7) });
      const input = situation({ ledger: [same], about: { linked: [R(7), R(1)] } });
      expect(say(decide(input, refund('150')))).toBe('allow 150.00');
    });
  });
});

describe('a grant that begins later', () => {
  it('asks until its very first instant, and says when that is', () => {
    const text = HOTEL_YAML.replace('valid_until: 2027-03-01', 'valid_from: 2026-12-11');
    const input = situation({ policy: policyOf(text), by: { ...ANA, role: 'probationer' } });
    const begins = new Date('2026-12-10T23:00:00Z');
    expect(decide({ ...input, at: new Date(begins.getTime() - 1) }, refund('1')).reasons).toEqual([
      { code: 'grant_not_in_force', subject: 'agent.base', from: begins },
    ]);
    expect(decide({ ...input, at: begins }, refund('1')).outcome).toBe('allow');
  });
});

describe('the version in force', () => {
  it('is the latest that has begun and not ended', () => {
    const until = (policy: typeof HOTEL, from: string, end: string | null, name: string) => ({
      ...policy,
      id: name,
      effective: { from: new Date(from), until: end === null ? null : new Date(end) },
    });
    const versions = [
      until(HOTEL, '2026-12-01', null, 'first'),
      until(HOTEL, '2026-12-05', '2026-12-11', 'second'),
      until(HOTEL, '2027-01-01', null, 'later'),
    ];
    expect(policyInForce(versions, AT)?.id).toBe('second');
    expect(policyInForce(versions, new Date('2026-12-11'))?.id).toBe('first');
    expect(policyInForce(versions, new Date('2026-11-01'))).toBeNull();
  });
});

describe('a role', () => {
  it('without the action is refused, not sent to approval, however the case stands', () => {
    const probationer = { by: { ...BOB, role: 'probationer' }, about: { orderValue: null, lossValue: null } };
    expect(say(decide(situation(probationer), goodwill('10')))).toBe('refuse: no_grant_for_action');
    expect(say(decide(situation({ by: { ...BOB, role: 'visitor' } }), ask('apology')))).toBe(
      'refuse: no_grant_for_action',
    );
  });
});
