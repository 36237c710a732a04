/** A missing fact is never assumed: what every value of it refuses is refused, and nobody approves what some value refuses before it is known. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { AuthorityDecision } from '../../../src/core/authority/decision.ts';
import { readDecimal } from '../../../src/core/base/decimals.ts';
import { money } from '../../../src/core/base/money.ts';
import type { FactValue } from '../../../src/core/policy/facts.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import { runs } from '../../runs.ts';
import { loaded } from '../policy/policy-files.ts';
import { ask, entry, situation } from './hotel.ts';

const policyWith = (grants: string, more = ''): AuthorityPolicy =>
  loaded(`schema: amends.authority/v1
id: unknowns
effective: { from: 2026-01-01 }
timezone: Europe/Paris
money: { base: EUR }
facts: { ours: bool, tier: { enum: [gold, silver, guest] }, nights: int, fare: money, bought_on: date, uptime: decimal }
actions: { refund: { class: money }, apology: { class: free } }
roles:
  agent:
    grants:
${grants.replaceAll(/^/gm, '      ')}
  manager: { approve: { up_to: "5000 EUR", teams: all } }
approval: { ladder: [manager], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [linked_case, same_customer_same_failure] }
${more}`);

function decimal(typed: string): FactValue {
  const read = readDecimal(typed);
  if (read === undefined) throw new Error(`${typed} is no number`);
  return read;
}

type Facts = Readonly<Record<string, FactValue>>;
function judge(policy: AuthorityPolicy, euros: number, facts: Facts = {}): AuthorityDecision {
  const about = { facts: new Map(Object.entries(facts)), orderValue: null };
  return decide(situation({ policy, about }), ask('refund', { amount: money(BigInt(euros) * 100n, 'EUR') }));
}
const said = ({ outcome, firstKnow }: AuthorityDecision): string =>
  firstKnow === undefined ? outcome : `${outcome}, first: ${firstKnow.join(' ')}`;

describe('a missing fact', () => {
  const ours = policyWith(`- id: a
  actions: [refund]
  when: { if: ours, otherwise: refuse }
  limits: [{ scope: action, max: "40 EUR", over: refuse }]`);
  const tiers = policyWith(`- id: a
  actions: [refund]
  limits:
    - { scope: action, max: "40 EUR", if: 'tier == "guest"', over: refuse }
    - { scope: action, max: "90 EUR", if: 'tier != "guest"', over: refuse }`);
  const asking = policyWith(`- id: a
  actions: [refund]
  when: { if: ours }
  limits: [{ scope: action, max: "40 EUR" }]`);
  const share = policyWith(`- id: a
  actions: [refund]
  limits: [{ scope: action, max: { percent: 50, of: fare, max: "100 EUR" }, over: refuse }]`);
  const days = policyWith(`- id: a
  actions: [refund]
  when: { if: 'days_since(bought_on) <= 30', otherwise: refuse }
  limits: [{ scope: action, max: "40 EUR" }]`);
  const order = policyWith(`- id: a
  actions: [refund]
  limits: [{ scope: incident, max: { min: ["100 EUR", { percent: 20, of: order_value }] }, over: refuse }]`);
  const sla = policyWith(`- id: a
  actions: [refund]
  limits:
    - { scope: action, max: "10 EUR", if: 'uptime >= 99.9', over: refuse }
    - { scope: action, max: "40 EUR", if: 'uptime < 99.9', over: refuse }`);
  const three = policyWith(`- id: a
  actions: [refund]
  when: { if: 'tier == "gold"', never: 'tier == "guest"' }
  limits: [{ scope: action, max: "40 EUR" }]`);
  const elsewhere = policyWith(`- id: a
  actions: [refund]
  limits: [{ scope: action, max: "40 EUR" }]
- id: b
  actions: [refund]
  when: { if: ours, otherwise: refuse }
  limits: [{ scope: action, max: "90 EUR", over: refuse }]`);

  it.each<[string, AuthorityPolicy, number, string]>([
    ['whose every value refuses', ours, 500, 'refuse'],
    ['of which one value allows', ours, 40, 'needs_approval, first: ours'],
    ['that only says which limit refuses', tiers, 91, 'refuse'],
    ['that says which of two limits holds', tiers, 90, 'needs_approval, first: tier'],
    ['under which every limit lets it through', tiers, 40, 'allow'],
    ['whose false only asks', asking, 40, 'needs_approval'],
    ['a share is taken of, above its ceiling', share, 101, 'refuse'],
    ['a share is taken of', share, 100, 'needs_approval, first: fare'],
    ['that is a day', days, 40, 'needs_approval, first: bought_on'],
    ['that is the value of the order, above the smaller of two', order, 101, 'refuse'],
    ['that is the value of the order', order, 100, 'needs_approval, first: order_value'],
    ['that is a number with decimals', sla, 40, 'needs_approval, first: uptime'],
    ['of which every number allows', sla, 10, 'allow'],
    ['that forbids it, or asks', three, 40, 'needs_approval, first: tier'],
    ['that only one of two grants looks at', elsewhere, 500, 'needs_approval'],
    ['that would let another grant allow it', elsewhere, 80, 'needs_approval'],
  ])('%s: %#', (_what, policy, euros, outcome) => {
    expect(said(judge(policy, euros))).toBe(outcome);
  });

  it('makes a way of its own: given, asked, or never', () => {
    expect(['gold', 'silver', 'guest'].map((tier) => judge(three, 40, { tier }).outcome)).toEqual([
      'allow',
      'needs_approval',
      'refuse',
    ]);
    const [reason] = judge(three, 40, { tier: 'guest' }).reasons;
    expect(reason).toMatchObject({ code: 'condition_not_met', unmet: [['tier is not guest']] });
    const free = policyWith(`- id: a
  actions: [apology]
  when: { if: 'nights < 3', never: 'ours and nights > 9' }`);
    const apology = (facts: Facts): string =>
      said(decide(situation({ policy: free, about: { facts: new Map(Object.entries(facts)) } }), ask('apology')));
    expect(apology({ nights: 2n })).toBe('allow');
    expect(apology({ nights: 9n })).toBe('needs_approval');
    expect(apology({ nights: 10n, ours: true })).toBe('refuse');
    expect(apology({ nights: 10n })).toBe('needs_approval, first: ours');
  });

  it('is looked for also where more would be owed under another fact', () => {
    const owing = policyWith(
      `- id: a
  actions: [refund]
  limits:
    - { scope: action, max: "90 EUR", if: 'tier != "guest"' }
    - { scope: action, max: "40 EUR", if: 'tier == "guest"', over: refuse }`,
      `entitlements:
  - id: law
    basis: statutory
    source: { title: Law, as_of: 2026-11-21, review_by: 2027-02-28 }
    facts: { late: bool }
    per: case
    table: [{ if: late, owed: "250 EUR" }, { if: "true", owed: "0 EUR" }]
`,
    );
    expect(said(judge(owing, 50))).toBe('needs_approval, first: late');
  });

  it('lets nobody decide while no rate says what a limit hangs on that nobody may be over', () => {
    const before = policyWith(`- id: a
  actions: [refund]
  when: { if: 'given < "50 EUR"', otherwise: refuse }
  limits: [{ scope: action, max: "40 EUR" }]`);
    const given = entry('1', { cost: money(100n, 'KWD'), original: null });
    const input = situation({ policy: before, ledger: [given] });
    expect(said(decide(input, ask('refund', { amount: money(3000n, 'EUR') })))).toBe(
      'needs_approval, first: no_current_rate',
    );
  });

  const CONDITIONS = [
    'ours',
    'not ours',
    'tier == "gold"',
    'tier in ["gold", "silver"]',
    'nights > 2',
    'nights <= 1 or ours',
    'fare > "50 EUR"',
    'fare <= "50 EUR" and nights >= 2',
    'uptime < 99.9',
    'uptime >= 95 and not uptime == 99.95',
  ];
  const condition = fc.constantFrom(...CONDITIONS);
  const euros = fc.constantFrom('0', '10', '40', '90').map((amount) => `"${amount} EUR"`);
  const most = fc.oneof(
    euros,
    euros.map((amount) => `{ each: nights, amount: ${amount} }`),
    fc.constant('{ percent: 50, of: fare }'),
  );
  const over = fc.constantFrom('ask', 'refuse');
  const limit = fc
    .tuple(most, over, fc.option(condition))
    .map(
      ([max, means, when]) =>
        `    - { scope: action, max: ${max}, over: ${means}${when === null ? '' : `, if: '${when}'`} }`,
    );
  const grant = fc
    .tuple(fc.option(condition), over, fc.array(limit, { minLength: 1, maxLength: 3 }), fc.option(condition))
    .map(([when, otherwise, limits, never]) => {
      const keys = [
        ...(when === null ? [] : [`if: '${when}', otherwise: ${otherwise}`]),
        ...(never === null ? [] : [`never: '${never}'`]),
      ];
      const conditions = keys.length === 0 ? '' : `  when: { ${keys.join(', ')} }\n`;
      return (id: string) => `- id: ${id}\n  actions: [refund]\n${conditions}  limits:\n${limits.join('\n')}`;
    });
  const grants = fc
    .array(grant, { minLength: 1, maxLength: 2 })
    .map((each) => each.map((one, n) => one(`g${n}`)).join('\n'));
  const EVERY: Readonly<Record<string, readonly FactValue[]>> = {
    ours: [true, false],
    tier: ['gold', 'silver', 'guest'],
    nights: [0n, 1n, 2n, 3n, 50n],
    uptime: ['0', '94.9999', '95', '99.8999', '99.9', '99.95', '99.9501', '100'].map(decimal),
    fare: ['0', '50', '51', '500'].map((amount) => money(BigInt(amount) * 100n, 'EUR')),
  };
  const facts = fc.record(
    {
      ours: fc.constantFrom(true, false),
      tier: fc.constantFrom('gold', 'silver', 'guest'),
      nights: fc.constantFrom(0n, 1n, 2n, 3n),
      fare: fc.constantFrom(...(EVERY['fare'] ?? [])),
      uptime: fc.constantFrom(...(EVERY['uptime'] ?? [])),
    },
    { requiredKeys: [] },
  );

  function everyValue(known: Facts): readonly Facts[] {
    let all: readonly Facts[] = [known];
    for (const [name, values] of Object.entries(EVERY))
      if (!(name in known)) all = all.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
    return all;
  }

  it('is judged as the meet of all its values', () => {
    fc.assert(
      fc.property(grants, facts, fc.constantFrom(5, 41, 91), (text, known, amount) => {
        const policy = policyWith(text);
        const decision = judge(policy, amount, known);
        const outcomes = everyValue(known).map((one) => judge(policy, amount, one).outcome);
        const meet = outcomes.every((one) => one === outcomes[0]) ? outcomes[0] : 'needs_approval';
        expect(decision.outcome).toBe(meet);
        const mayBeNever = meet === 'needs_approval' && outcomes.includes('refuse');
        expect(decision.firstKnow !== undefined).toBe(mayBeNever);
      }),
      { numRuns: runs(30) },
    );
  });
});
