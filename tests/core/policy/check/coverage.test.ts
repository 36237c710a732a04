/** What `policy check` finds by looking at the borders of facts, against trying every value there is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../src/core/authority/decide.ts';
import type { Facts, FactValue } from '../../../../src/core/policy/facts.ts';
import { money } from '../../../../src/core/base/money.ts';
import { readPolicy } from '../../../../src/core/policy/reader/read-policy.ts';
import type { PolicyFault } from '../../../../src/core/policy/reader/policy-faults.ts';
import { ask, situation } from '../../authority/hotel.ts';
import { runs } from '../../../runs.ts';
import { faultsOf, loaded } from '../policy-files.ts';

interface Written {
  readonly when?: string;
  readonly actions?: string;
  readonly limits: readonly string[];
}

const fileWith = ({ when, actions = '[refund]', limits }: Written): string => `
schema: amends.authority/v1
id: gaps
effective: { from: 2026-01-01 }
timezone: Europe/London
money: { base: GBP }
facts: { tier: { enum: [gold, silver, bronze] }, hours: int, days: int, fare: money, uptime: decimal, checked: bool, bought: date }
actions: { apology: { class: free }, chat: { class: free }, refund: { class: money }, voucher: { class: money } }
roles:
  agent:
    grants:
      - id: a
        actions: ${actions}
${when === undefined ? '' : `        when: { if: '${when}', otherwise: refuse }`}
        limits: [${limits.join(', ')}]
  owner: { approve: { up_to: '5000 GBP', teams: all } }
approval: { ladder: [owner], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [same_customer_same_failure] }
`;

const warnings = (written: Written): readonly PolicyFault[] => {
  const read = readPolicy(fileWith(written), 'f');
  if (!read.ok) throw new Error(faultsOf(fileWith(written)).join('\n'));
  return read.warnings.filter(({ code }) => code >= 'W12');
};
const told = (written: Written): string[] => warnings(written).map(({ code, message }) => `${code} ${message}`);
const limit = (condition: string, more = ''): string => `{ scope: action, max: '50 GBP', if: '${condition}'${more} }`;

describe('holes between conditional limits', () => {
  it.each<[string, Written, readonly string[]]>([
    [
      'a word without a limit is named',
      { limits: [limit('tier == "gold"'), limit('tier == "silver"')] },
      ['W12 tier: bronze → refund has no limit'],
    ],
    [
      'a number between two others',
      { limits: [limit('uptime < 99.9'), limit('uptime > 99.95')] },
      ['W12 uptime: 99.9 → refund has no limit'],
    ],
    [
      'a gap of a whole day between two numbers is told once, with its first value',
      { limits: [limit('hours < 4'), limit('hours > 6')] },
      ['W12 hours: 4 → refund has no limit'],
    ],
    [
      'two gaps are told apart',
      { limits: [limit('hours < 4'), limit('hours > 5 and hours < 9'), limit('hours > 10')] },
      ['W12 hours: 4 → refund has no limit', 'W12 hours: 9 → refund has no limit'],
    ],
    [
      'the border itself, which two strict comparisons leave out',
      { limits: [limit('fare < "50 GBP"'), limit('fare > "50 GBP"')] },
      ['W12 fare: 50.00 GBP → refund has no limit'],
    ],
    [
      'a word and a number together',
      { limits: [limit('tier != "gold"'), limit('tier == "gold" and hours < 4')] },
      ['W12 tier: gold, hours: 4 → refund has no limit'],
    ],
    ['nothing where the conditions meet', { limits: [limit('hours < 4'), limit('hours >= 4')] }, []],
    [
      'nothing where a limit without a condition holds everywhere',
      { limits: [limit('hours < 4'), `{ scope: incident, max: '90 GBP' }`] },
      [],
    ],
    ['nothing where the grant does not open', { when: 'hours < 4', limits: [limit('hours < 9')] }, []],
    [
      'a limit for some remedies leaves the others without one',
      { actions: '[refund, voucher]', limits: [`{ scope: action, max: '50 GBP', only: [voucher] }`] },
      ['W12 refund has no limit whatever the facts'],
    ],
    [
      'how often is no limit on how much',
      { limits: [limit('tier == "gold"'), `{ scope: customer, window: P30D, max: { times: 1 } }`] },
      ['W12 tier: silver → refund has no limit', 'W12 tier: bronze → refund has no limit'],
    ],
    [
      'facts that are compared with each other stand in every order',
      { limits: [limit('hours < days'), limit('hours > days')] },
      ['W12 hours: 0, days: 0 → refund has no limit'],
    ],
    [
      'days since a day',
      { limits: [limit('days_since(bought) <= 30'), limit('days_since(bought) > 60')] },
      ['W12 days_since(bought): 31 → refund has no limit'],
    ],
    [
      'a day in the calendar',
      { limits: [limit('bought < "2026-07-01"'), limit('bought > "2026-07-01"')] },
      ['W12 bought: 2026-07-01 → refund has no limit'],
    ],
    [
      'what every case has, and what was given',
      {
        limits: [
          limit('failure in ["outcome.delay", "outcome.safety"] and order_value > "100 GBP"'),
          limit('times_given(refund) > 0'),
        ],
      },
      [
        'W12 failure: outcome.delay, order_value: 0.00 GBP, times_given(refund): 0 → refund has no limit',
        'W12 failure: outcome.safety, order_value: 0.00 GBP, times_given(refund): 0 → refund has no limit',
        'W12 failure: outcome.product, times_given(refund): 0 → refund has no limit',
      ],
    ],
    ['words in a list', { limits: [limit('tier in ["gold", "bronze"]')] }, ['W12 tier: silver → refund has no limit']],
    [
      'remedies with the same hole stand in one warning',
      { actions: '[refund, voucher, apology]', limits: [limit('checked')] },
      ['W12 checked: no → refund, voucher have no limit'],
    ],
  ])('%s', (_name, written, expected) => {
    expect(told(written)).toEqual(expected);
  });

  it('stand with their example for programs, too', () => {
    expect(warnings({ limits: [limit('tier != "gold"'), limit('tier == "gold" and hours < 4')] })).toMatchObject([
      { code: 'W12', path: 'roles.agent.grants[0]', example: { tier: 'gold', hours: '4' } },
    ]);
  });
});

describe('what never counts', () => {
  const always = `{ scope: incident, max: '90 GBP' }`;
  it.each([
    [`{ never: 'hours < 9 or hours > 2' }`, 'never', /"not \(.*always cannot be given$/],
    [`{ if: 'checked', never: 'hours < 9 or hours > 2' }`, 'never', /"not \(.*always cannot be given$/],
    [`{ if: 'hours < 3 and hours > 2', never: 'checked' }`, 'if', /" and "not .*always asks, or cannot be given$/],
    [`{ if: 'hours < 3 and hours > 2', otherwise: refuse, never: 'checked' }`, 'if', /always cannot be given$/],
  ])('a grant no value opens: %s', (when, key, said) => {
    const text = fileWith({ limits: [always] }).replace('limits:', `when: ${when}\n        limits:`);
    const read = readPolicy(text, 'f');
    const [note, ...more] = read.ok ? read.warnings.filter(({ code }) => code === 'W13') : [];
    expect(more).toEqual([]);
    expect(note).toMatchObject({ path: `roles.agent.grants[0].when.${key}` });
    expect(note?.message).toMatch(said);
  });
  it.each<[string, Written, readonly RegExp[]]>([
    [
      'a grant no value opens',
      { when: 'hours < 3 and hours > 2', limits: [always] },
      [/^W13 .*always cannot be given$/],
    ],
    [
      'a limit no value reaches',
      { limits: [always, limit('hours < 3 and hours > 5')] },
      [/^W14 .*no value of the facts/],
    ],
    [
      'a limit that is only for cases the grant does not open to',
      { when: 'tier == "gold"', limits: [always, limit('tier == "silver"')] },
      [/^W14 .*where this grant opens$/],
    ],
    [
      'how often something free may be given',
      { actions: '[apology, chat]', limits: ['{ scope: customer, window: P30D, max: { times: 2 } }'] },
      [/^W14 .*"times" counts what costs something, and all it is for is free$/],
    ],
    [
      'how often, for the free ones of a grant',
      { actions: '[apology, refund]', limits: [always, '{ scope: incident, max: { times: 2 }, only: [apology] }'] },
      [/^W14 /],
    ],
    [
      'a limit that a smaller one always stops before',
      { limits: [`{ scope: action, max: '100 GBP' }`, always] },
      [/^W14 .*"at most 90.00 GBP per case" stops first$/],
    ],
    [
      'not a limit that can never be passed by anybody',
      { limits: [`{ scope: action, max: '100 GBP', over: refuse }`, always] },
      [],
    ],
    ['not a smaller limit for some cases', { limits: [always, limit('hours < 3')] }, []],
  ])('%s', (_name, written, expected) => {
    const said = told(written);
    expect(said).toHaveLength(expected.length);
    expected.forEach((pattern, at) => expect(said[at]).toMatch(pattern));
  });
});

it('looks at a bounded number of combinations, and says where that was not all', () => {
  const wide = Array.from({ length: 30 }, (_, at) => `n${at}`);
  const text = fileWith({ limits: wide.map((name) => limit(`${name} == 7 and n29 < 3`)) }).replace(
    'checked: bool',
    `checked: bool, ${wide.map((name) => `${name}: int`).join(', ')}`,
  );
  const read = readPolicy(text, 'f');
  expect(read.ok && read.warnings.map(({ code }) => code)).toContain('W16');
});

/** Every combination of a few values, also those no border names. */
const TIERS = ['gold', 'silver', 'bronze'];
const NUMBERS = [0n, 1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n];
const VALUES: Readonly<Record<string, readonly FactValue[]>> = {
  tier: TIERS,
  checked: [true, false],
  hours: NUMBERS,
  days: NUMBERS,
  fare: NUMBERS.map((minor) => money(minor, 'GBP')),
};
/** Of the facts that a file names in its conditions. */
function everything(conditions: string): readonly Facts[] {
  let all: Map<string, FactValue>[] = [new Map()];
  for (const [name, values] of Object.entries(VALUES)) {
    if (!conditions.includes(name)) continue;
    all = all.flatMap((facts) => values.map((value) => new Map([...facts, [name, value]])));
  }
  return all;
}

const ops = fc.constantFrom('<', '<=', '>', '>=', '==', '!=');
const small = fc.integer({ min: 0, max: 6 });
const compared = fc.oneof(
  fc.tuple(fc.constantFrom('==', '!='), fc.constantFrom(...TIERS)).map(([op, word]) => `tier ${op} "${word}"`),
  fc.tuple(fc.constantFrom('hours', 'days'), ops, small).map(([name, op, n]) => `${name} ${op} ${n}`),
  fc.tuple(ops, small).map(([op, n]) => `${n} ${op} hours`),
  fc.tuple(ops, small).map(([op, n]) => `hours ${op} ${n}.5`),
  ops.map((op) => `hours ${op} days`),
  fc.tuple(ops, small).map(([op, n]) => `fare ${op} "0.0${n} GBP"`),
  fc.constantFrom('checked', 'not checked'),
);
const conditions = fc.oneof(
  compared,
  fc.array(compared, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' and ')),
  fc.array(compared, { minLength: 2, maxLength: 3 }).map((parts) => parts.join(' or ')),
  fc.tuple(compared, compared, compared).map(([a, b, c]) => `not (${a} or ${b}) and ${c}`),
);

describe('over random conditions', () => {
  const written: fc.Arbitrary<Written> = fc
    .record({
      when: fc.option(conditions, { nil: undefined }),
      limits: fc.array(conditions, { minLength: 1, maxLength: 4 }),
    })
    .map(({ when, limits }) => ({ ...(when !== undefined && { when }), limits: limits.map((each) => limit(each)) }));
  const huge = ask('refund', { amount: money(10n ** 12n, 'GBP') });

  it('a hole is found exactly where some combination would let any amount through', () => {
    fc.assert(
      fc.property(written, (file) => {
        const policy = loaded(fileWith(file));
        let isOpen = false;
        for (const facts of everything(`${file.when ?? ''} ${file.limits.join(' ')}`)) {
          const about = { ...situation().about, facts };
          if (decide({ ...situation(), policy, about }, huge).outcome !== 'allow') continue;
          isOpen = true;
          break;
        }
        expect(told(file).some((each) => each.startsWith('W12'))).toBe(isOpen);
      }),
      { numRuns: runs(60) },
    );
  });
});
