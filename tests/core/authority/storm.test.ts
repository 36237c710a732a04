/** Storms: what they raise and what they never raise, by values and by laws. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { setAside } from '../../../src/core/authority/set-aside.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import type { AuthorityPolicy, Limit } from '../../../src/core/policy/policy.ts';
import { remaining } from '../../../src/core/authority/remaining.ts';
import { exchangeAt } from '../../../src/core/authority/exchange.ts';
import { isUsedUp, maySwitchStorm, type StormInForce, type StormUse } from '../../../src/core/authority/storm.ts';
import { money, type Money } from '../../../src/core/base/money.ts';
import { teamId, thingId } from '../../../src/core/base/ids.ts';
import {
  DELAY_YAML,
  OWED_600,
  ANA,
  ask,
  AT,
  BOB,
  entry,
  goodwill,
  HOTEL_YAML,
  m,
  MIA,
  policyOf,
  R,
  refund,
  say,
  situation,
} from './hotel.ts';

const HOUR = 3_600_000;
const stormy = (differs = ''): AuthorityPolicy =>
  policyOf(`${HOTEL_YAML}
storm:
  switched_by: [duty_manager]
  roles: [agent]
  actions: [refund]
  scopes: [action, incident, actor_day]
  multiply_percent: 200
  max_duration: PT24H
  budget: "5000 EUR"
${differs}`);
const STORMY = stormy();
const withBudget = (budget: string): AuthorityPolicy =>
  policyOf(
    `${HOTEL_YAML}\nstorm: { switched_by: [agent], roles: [agent], actions: [refund], scopes: [action, incident, actor_day], multiply_percent: 200, max_duration: PT24H, budget: "${budget}" }`,
  );

const STORM: StormInForce = {
  id: thingId.parse('sto_000001'),
  team: teamId.parse('t1'),
  by: MIA.member,
  from: new Date(AT.getTime() - HOUR),
  until: new Date(AT.getTime() + HOUR),
  spent: [],
};
const during = (differs: Parameters<typeof situation>[0] = {}): DecideInput =>
  situation({ policy: STORMY, storm: STORM, ...differs });
const above = (input: DecideInput, asked: ActionAsked): Money | undefined => decide(input, asked).storm?.above;

describe('a storm doubles', () => {
  it('what one remedy may be, exactly', () => {
    expect(say(decide(during(), refund('300')))).toBe('allow 300.00');
    expect(say(decide(during(), refund('300.01')))).toBe('ask: over_limit action 0 / 300.01 / 300');
  });

  it('what a case and a day may have', () => {
    const ledger = [entry('300', { at: new Date(AT.getTime() - 60_000) })];
    expect(say(decide(during({ ledger }), refund('100')))).toBe('allow 100.00');
    const about = { customer: 'K2', failure: 'other', case: R(9) };
    const today = [entry('1050', { customer: 'K3', case: R(3) })];
    expect(say(decide(during({ ledger: today, about }), refund('150')))).toBe('allow 150.00');
    expect(say(decide(during({ ledger: today, about }), refund('151')))).toMatch(/actor_day 1050 \/ 151 \/ 150/);
  });

  it('and says how much of the cost is above the normal limits', () => {
    expect(above(during(), refund('150'))).toBeUndefined();
    expect(above(during(), refund('150.01'))).toEqual(m('0.01'));
    const ledger = [entry('200')];
    expect(above(during({ ledger }), refund('100'))).toEqual(m('50'));
  });

  it('in another currency by the same rate', () => {
    expect(above(during(), refund('126.06 GBP'))).toEqual(m('0.02'));
    expect(say(decide(during(), refund('252.10 GBP')))).toBe('allow 300.00');
  });

  it('a limit in the currency asked, which is compared in the base then', () => {
    const pounds = HOTEL_YAML.replace('- { scope: action, max: "150 EUR" }', '- { scope: action, max: "126.05 GBP" }');
    const input = during({ policy: policyOf(pounds + stormSection) });
    expect(decide({ ...input, storm: null }, refund('126.06 GBP')).outcome).toBe('needs_approval');
    // 126.05 GBP are 149.99 EUR, rounded down, and twice that 299.98
    expect(say(decide(input, refund('252.08 GBP')))).toBe('allow 299.98');
    expect(say(decide(input, refund('252.09 GBP')))).toBe('ask: over_limit action 0 / 299.99 / 299.98');
  });

  it('only what counts amounts: how often, shares of a value, and what nobody may go over stay', () => {
    const policy = policyOf(
      HOTEL_YAML.replace(
        '- { scope: actor_month, max: "4000 EUR" }',
        '- { scope: incident, max: { times: 1 } }\n          - { scope: action, max: { percent: 20, of: order_value } }\n          - { scope: action, max: "250 EUR", over: refuse }',
      ) + stormSection,
    );
    const input = during({ policy });
    expect(say(decide(input, refund('180.01')))).toMatch(/over_limit action 0 \/ 180.01 \/ 180/);
    expect(decide(during({ policy, about: { orderValue: m('9000') } }), refund('251')).outcome).toBe('refuse');
    expect(decide(during({ policy, ledger: [entry('1')] }), refund('1')).outcome).toBe('needs_approval');
  });
});

const stormSection = `
storm: { switched_by: [duty_manager], roles: [agent], actions: [refund], scopes: [action, incident, actor_day], multiply_percent: 200, max_duration: PT24H, budget: "5000 EUR" }
`;

describe('a storm never raises', () => {
  it.each([
    ['another remedy', during(), goodwill('75.01')],
    ['customer limits', during({ ledger: [entry('350', { case: R(2), failure: 'x' })] }), refund('51')],
    ['another role', during({ by: { ...ANA, role: 'probationer' } }), refund('50.01')],
    ['another team', during({ by: { ...ANA, team: teamId.parse('t2') } }), refund('150.01')],
    ['what its own switcher may give', during({ storm: { ...STORM, by: ANA.member } }), refund('150.01')],
    ['a sensitive case', during({ about: { sensitivity: 'injury' } }), refund('1')],
    ['anything before it began', during({ storm: { ...STORM, from: new Date(AT.getTime() + 1) } }), refund('151')],
    ['anything at its very end', during({ storm: { ...STORM, until: AT } }), refund('151')],
    ['anything where the policy has no storms', situation({ storm: STORM }), refund('151')],
    ['anything when its budget is used up', during({ storm: { ...STORM, spent: [m('5000')] } }), refund('151')],
  ])('%s', (_what, input, asked) => {
    expect(say(decide(input, asked))).toBe(say(decide({ ...input, storm: null }, asked)));
    expect(decide(input, asked).outcome).toBe('needs_approval');
  });

  it('the value of the order', () => {
    const input = during({ about: { orderValue: m('200') } });
    expect(say(decide(input, refund('200')))).toBe('allow 200.00');
    expect(say(decide(input, refund('200.01')))).toBe('ask: over_value_cap asked 200.01 remaining 200');
  });

  it('what is owed: less is refused, exactly costs nothing, and the excess alone uses the storm', () => {
    const input = during({ policy: stormy(DELAY_YAML), about: { facts: OWED_600 } });
    expect(decide(input, refund('599')).outcome).toBe('refuse');
    expect(decide(input, refund('600'))).not.toHaveProperty('storm');
    expect(above(input, refund('760'))).toEqual(m('10'));
  });
});

describe('the budget of a storm', () => {
  const left = (spent: string): DecideInput => during({ storm: { ...STORM, spent: [m(spent)] } });

  it('leaves what it has, exactly', () => {
    expect(say(decide(left('4980'), refund('170')))).toBe('allow 170.00');
    expect(say(decide(left('4980'), refund('170.01')))).toBe('ask: over_limit action 0 / 170.01 / 170');
    expect(decide(left('4980'), refund('170.01')).largestAllowed).toEqual(m('170'));
  });

  it('is shared by the actions of a plan', () => {
    const policy = withBudget('60 EUR');
    const plan = decidePlan(during({ policy }), [refund('200'), refund('200')]);
    expect(plan.decisions.map((d) => [d.outcome, d.storm?.above.minor])).toEqual([
      ['allow', 5000n],
      ['needs_approval', undefined],
    ]);
    // 250 are normal for the case: 50 and then 10 of the storm are all there is
    expect(plan.decisions[1]?.largestAllowed).toEqual(m('60'));
  });

  it('is not used up unseen: what would take something from it for one value of a fact only is asked first', () => {
    const grants = [
      `{ id: agent.gold, actions: [refund], when: { if: gold }, limits: [{ scope: action, max: "150 EUR" }] }`,
      `{ id: agent.other, actions: [refund], when: { if: not gold }, limits: [{ scope: action, max: "100 EUR" }] }`,
    ];
    const text = HOTEL_YAML.replace(
      /( {2}agent:\n {4}grants:\n)[\s\S]*?(?= {2}probationer:)/,
      `$1      - ${grants.join('\n      - ')}\n`,
    );
    const storm = `storm: { switched_by: [duty_manager], roles: [agent], actions: [refund], scopes: [action], multiply_percent: 200, max_duration: PT24H, budget: "5000 EUR" }`;
    const policy = policyOf(`${text}\nfacts: { gold: bool }\n${storm}`);
    const at = (gold?: boolean) =>
      during({ policy, about: { facts: new Map(gold === undefined ? [] : [['gold', gold]]) } });
    expect([above(at(true), refund('120')), above(at(false), refund('120'))]).toEqual([undefined, m('20')]);
    expect(decide(at(), refund('120')).outcome).toBe('needs_approval');
    // the same whatever is true
    expect(say(decide(at(), refund('90')))).toBe('allow 90.00');
  });

  it('is counted by the ledger entry, and only where the storm was needed', () => {
    const newId = () => thingId.parse('led_x0001');
    const entries = (asked: ActionAsked) =>
      setAside(
        { question: during(), asked, decision: decide(during(), asked), action: thingId.parse('act_x0001') },
        newId,
      );
    expect(entries(refund('170'))[0]?.storm).toEqual({ id: STORM.id, above: m('20') });
    expect(entries(refund('150'))[0]).not.toHaveProperty('storm');
    expect(entries(refund('400'))[0]).not.toHaveProperty('storm');
  });
});

describe('what is left', () => {
  it('shows the raised limits and until when', () => {
    const seen = remaining(during());
    expect(seen?.upTo).toEqual(m('300'));
    expect(seen?.left.incident).toEqual(m('500'));
    expect(seen?.left.customer).toEqual(m('400'));
    expect(seen?.storm).toEqual({ until: STORM.until, percent: 200 });
    expect(remaining({ ...during(), storm: null })).not.toHaveProperty('storm');
  });
});

const cents = fc.bigInt({ min: 1n, max: 70_000n });
const asks = fc
  .tuple(fc.constantFrom('refund', 'goodwill'), cents)
  .map(([kind, minor]) => ask(kind, { amount: money(minor, 'EUR') }));
const ledgers = fc.array(
  fc
    .record({
      case: fc.constantFrom(R(1), R(2)),
      customer: fc.constantFrom('K1', 'K9'),
      failure: fc.constantFrom('room_noise', 'billing'),
      state: fc.constantFrom('reserved' as const, 'committed' as const, 'released' as const),
      member: fc.constantFrom(ANA.member, BOB.member),
      hours: fc.integer({ min: 0, max: 48 }),
      cost: cents.map((minor) => money(minor, 'EUR')),
    })
    .map(({ hours, ...differs }) =>
      entry('0', { ...differs, original: differs.cost, at: new Date(AT.getTime() - hours * HOUR) }),
    ),
  { maxLength: 6 },
);
const inputs = fc
  .record({ ledger: ledgers, by: fc.constantFrom(ANA, BOB, MIA), spent: fc.bigInt({ min: 0n, max: 600_000n }) })
  .map(({ ledger, by, spent }) => during({ ledger, by, storm: { ...STORM, spent: [money(spent, 'EUR')] } }));

/** The hotel with the agents' limits changed, and no storms. */
const changed = (change: (limit: Limit) => readonly Limit[]): AuthorityPolicy => ({
  ...STORMY,
  storm: null,
  roles: new Map(
    [...STORMY.roles].map(([name, role]) => [
      name,
      name !== 'agent'
        ? role
        : { ...role, grants: role.grants.map((g) => ({ ...g, limits: g.limits.flatMap(change) })) },
    ]),
  ),
});
const RAISED = new Set(['action', 'incident', 'actor_day']);
const unnamed = changed((limit) => (RAISED.has(limit.scope) ? [] : [limit]));
const doubled = changed((limit) =>
  RAISED.has(limit.scope) && limit.max.kind === 'money'
    ? [{ ...limit, max: { ...limit.max, amount: money(limit.max.amount.minor * 2n, 'EUR') } }]
    : [limit],
);

describe('for every ledger and request', () => {
  it('without a storm nothing changes', () => {
    fc.assert(
      fc.property(inputs, asks, (input, asked) => {
        const none = { ...input, storm: null };
        expect(decide(none, asked)).toEqual(decide({ ...none, policy: { ...STORMY, storm: null } }, asked));
      }),
    );
  });

  it('a storm takes nothing away', () => {
    fc.assert(
      fc.property(inputs, asks, (input, asked) => {
        const normal = decide({ ...input, storm: null }, asked);
        const now = decide(input, asked);
        const kept = normal.outcome !== 'allow' || (now.outcome === 'allow' && now.cost?.minor === normal.cost?.minor);
        expect(kept).toBe(true);
        expect((now.largestAllowed?.minor ?? 0n) >= (normal.largestAllowed?.minor ?? 0n)).toBe(true);
      }),
    );
  });

  it('no limit the storm does not name is exceeded, and no named one by more than twice', () => {
    fc.assert(
      fc.property(inputs, asks, (input, asked) => {
        if (decide(input, asked).outcome !== 'allow') return;
        const within = asked.kind === 'refund' ? doubled : { ...STORMY, storm: null };
        expect(decide({ ...input, storm: null, policy: within }, asked).outcome).toBe('allow');
        expect(decide({ ...input, storm: null, policy: unnamed }, asked).outcome).toBe('allow');
      }),
    );
  });

  it('what goes above the normal limits is within the budget, and the largest allowed is allowed to the cent', () => {
    fc.assert(
      fc.property(inputs, asks, (input, asked) => {
        const now = decide(input, asked);
        const left = 500_000n - (input.storm?.spent[0]?.minor ?? 0n);
        const used = now.storm?.above.minor;
        expect(used === undefined || (used > 0n && used <= left)).toBe(true);
        const largest = now.largestAllowed?.minor ?? 0n;
        const give = (minor: bigint) => decide(input, { ...asked, amount: money(minor, 'EUR') }).outcome;
        expect(largest === 0n || give(largest) === 'allow').toBe(true);
        expect(give(largest + 1n)).not.toBe('allow');
      }),
    );
  });
});

describe('a storm is switched and ended', () => {
  const rule = STORMY.storm;
  if (rule === null) throw new Error('the policy of these tests has a storm');
  const use = (above: string, id = STORM.id): { readonly storm: StormUse } => ({ storm: { id, above: m(above) } });
  const other = thingId.parse('sto_000002');

  it.each([
    ['duty_manager', true],
    ['agent', false],
    ['general_manager', false],
  ])('by the roles the policy names: %s', (role, may) => {
    expect(maySwitchStorm(rule, role)).toBe(may);
  });

  it.each<
    [string, string, readonly { readonly storm?: StormUse }[], readonly { readonly storm?: StormUse }[], boolean]
  >([
    ['a cent is left', '4000', [use('999.99')], [], false],
    ['nothing is left', '4000', [use('1000')], [], true],
    ['two gifts together', '4000', [use('400'), use('600')], [], true],
    ['as much comes back', '4000', [use('1000')], [use('0.01')], false],
    ['another storm takes it', '4000', [use('1000', other)], [], false],
    ['it was used up before and nothing goes above', '5000', [{}], [], false],
    ['a gift in another currency, converted up', '4000', [use('840.34 GBP')], [], true],
    ['one above a limit of nothing', '5000', [use('0')], [], true],
  ])('by its budget: %s', (_what, spent, added, back, is) => {
    const storm = { ...STORM, spent: [m(spent)] };
    expect(isUsedUp(rule, storm, { added, back }, exchangeAt(STORMY, AT))).toBe(is);
  });

  it('by no budget that cannot be compared', () => {
    const storm = { ...STORM, spent: [m('1 CHF')] };
    expect(isUsedUp(rule, storm, { added: [use('9000')], back: [] }, exchangeAt(STORMY, AT))).toBe(false);
  });
});
