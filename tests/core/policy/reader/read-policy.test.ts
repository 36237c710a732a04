import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '../../../../src/core/base/money.ts';
import { readPolicy } from '../../../../src/core/policy/reader/read-policy.ts';
import { codesOf, faultsOf, hotelAnd, hotelText, hotelWith, loaded, shopText, warningsOf } from '../policy-files.ts';
import { cpuMsOf } from '../../../cpu.ts';
import { runs } from '../../../runs.ts';

describe('the hotel file', () => {
  const policy = loaded(hotelText);

  it('loads with every amount in minor units and every date an instant of its zone', () => {
    expect(policy.id).toBe('hotel-emea');
    expect(policy.version).toMatch(/^[0-9a-f]{64}$/);
    expect(policy.effective.from.toISOString()).toBe('2026-11-30T23:00:00.000Z');
    expect(policy.rates?.table.get('JPY')).toEqual({ units: 61n, scale: 4 });
    expect(policy.actions.get('points')).toEqual({
      name: 'points',
      class: 'points',
      unitCost: { units: 5n, scale: 3 },
    });
    expect(policy.approval.remindAfter).toBe(15 * 60_000);
  });

  it('replaces an inherited grant of the same id whole, and adds others behind the inherited ones', () => {
    const ids = (role: string): string[] | undefined => policy.roles.get(role)?.grants.map((grant) => grant.id);
    expect(ids('probationer')).toEqual(['agent.base']);
    expect(policy.roles.get('probationer')?.grants[0]?.limits).toHaveLength(3);
    expect(policy.roles.get('probationer')?.grants[0]?.notSensitivity).toEqual([]);
    expect(ids('general_manager')).toEqual(['agent.base', 'duty.base']);
  });

  it("lets a child's approve replace the parent's", () => {
    expect(policy.roles.get('duty_manager')?.approve?.upTo).toEqual(money(100_000n, 'EUR'));
    expect(policy.roles.get('general_manager')?.approve).toEqual({
      upTo: money(1_000_000n, 'EUR'),
      grants: null,
      teams: 'all',
      perDay: null,
      perMonth: null,
    });
    expect(policy.roles.get('agent')?.approve).toBeNull();
  });

  it('counts everyone unless the scope says otherwise', () => {
    const limits = policy.roles.get('agent')?.grants[0]?.limits ?? [];
    expect(limits.map((limit) => `${limit.scope} ${limit.counts}`)).toEqual([
      'action everyone',
      'action everyone',
      'incident everyone',
      'customer everyone',
      'actor_day actor',
      'actor_month actor',
    ]);
  });

  it('warns of grants without a customer limit and of a replacement that ends', () => {
    expect(warningsOf(hotelText)).toEqual([
      'W06 roles.probationer.grants[0]',
      'W07 roles.probationer.grants[0]',
      'W06 roles.duty_manager.grants[0]',
    ]);
  });

  it('has another version as soon as one byte differs', () => {
    expect(loaded(`${hotelText}\n`).version).not.toBe(policy.version);
  });
});

it('keeps the small shop within fifteen lines', () => {
  expect(shopText.trim().split('\n').length).toBeLessThanOrEqual(15);
  expect(loaded(shopText).approval.ladder).toEqual(['owner']);
  expect(warningsOf(shopText)).toEqual(['W06 roles.agent.grants[0]']);
});

it('loads the demo hotel without any warning at any date of a demo', () => {
  const text = readFileSync(new URL('../../../../demo/policy.yaml', import.meta.url), 'utf8');
  for (const day of ['2026-01-01', '2026-12-10', '2027-05-20']) expect(warningsOf(text, new Date(day))).toEqual([]);
  expect(loaded(text).id).toBe('hotel-aurora');
});

it('loads what the reference of the language shows', () => {
  const reference = readFileSync(new URL('../../../../docs/policy.md', import.meta.url), 'utf8');
  const blocksOf = (mark: string): string[] =>
    [...reference.matchAll(new RegExp(`^\`\`\`${mark}\\n([^]*?)^\`\`\``, 'gm'))].map((block) => block[1] ?? '');
  const [shop = '', whole = ''] = blocksOf('yaml policy');
  const [approve = '', facts = '', owed = ''] = blocksOf('yaml');
  const approver = `  duty:\n${approve.replaceAll(/^/gm, '    ')}\n`.replaceAll('EUR', 'GBP');
  const shopWithApprover = shop
    .replace('actions: {', 'facts: { our_fault: bool }\nactions: { waiver: { class: money },')
    .replace('roles:\n', `roles:\n${approver}`);
  const [declared = '', roles = ''] = facts.split(/^roles:\n/m);
  const shopWithFacts = shop
    .replace('base: GBP', 'base: USD')
    .replace('actions: {', 'actions: { accept_return: { class: free },')
    .replace('roles:\n', `roles:\n${roles.replace('agent:', 'seller:')}\n`);
  expect(faultsOf(shop)).toEqual([]);
  expect(faultsOf(whole)).toEqual([]);
  expect(faultsOf(shopWithApprover)).toEqual([]);
  expect(faultsOf(`${shop}\n${owed}`)).toEqual([]);
  expect(faultsOf(`${shopWithFacts}\n${declared}`)).toEqual([]);
});

describe('each change of the hotel file that must not load', () => {
  const rows: readonly (readonly [string, string, string | RegExp, string, readonly string[]])[] = [
    ['L-01', 'timezone misspelt', 'timezone:', 'time_zone:', ['P003', 'P002']],
    ['L-02', 'unknown action in a grant', 'refund, goodwill]', 'refund, gooodwill]', ['P011', 'P011']],
    ['L-03', 'unknown action in only', 'only: [goodwill]', 'only: [gooodwill]', ['P011']],
    ['L-04', 'roles in a circle', '  agent:\n', '  agent:\n    extends: duty_manager\n', ['P012']],
    ['L-05', 'unknown role extended', 'extends: agent', 'extends: agnet', ['P011']],
    ['L-05b', 'unknown role in the ladder', '[duty_manager, general_manager]', '[duty_manager, boss]', ['P011']],
    ['L-06', 'on_expiry: approve', 'on_expiry: expire', 'on_expiry: approve', ['P004']],
    ['L-07', 'requester may approve', 'requester_may_approve: false', 'requester_may_approve: true', ['P004']],
    ['L-08', 'customer limit without window', ', window: P90D', '', ['P003']],
    ['L-09', 'no space before the currency', 'up_to: "1000 EUR"', 'up_to: "150EUR"', ['P005']],
    ['L-09b', 'too many decimals', 'up_to: "1000 EUR"', 'up_to: "150.005 EUR"', ['P005']],
    ['L-09c', 'unknown currency', 'up_to: "1000 EUR"', 'up_to: "150 XXX"', ['P009']],
    ['L-10', 'valid_until: soon', 'valid_until: 2027-03-01', 'valid_until: soon', ['P007']],
    ['L-10b', 'as_of: whenever', 'as_of: 2026-11-20', 'as_of: whenever', ['P007']],
    ['L-11', 'a rate of letters', 'GBP: "1.19"', 'GBP: "abc"', ['P006']],
    ['L-12', 'a rate without quotes', 'GBP: "1.19"', 'GBP: 1.19', ['P006']],
    ['L-13', 'a zone misspelt', 'Europe/Paris', 'Europe/Pariss', ['P010']],
    ['L-14', 'a base that is no currency', 'base: EUR', 'base: XXX', ['P009']],
    ['L-15', 'cap_percent without cap_of', 'cap_percent: 100, cap_of: order_value', 'cap_percent: 100', ['P014']],
    ['L-15b', 'cap_percent 0', 'cap_percent: 100', 'cap_percent: 0', ['P015']],
    ['L-15c', 'cap_percent -5', 'cap_percent: 100', 'cap_percent: -5', ['P015']],
    ['L-16', 'remind_after: P', 'remind_after: PT15M', 'remind_after: P', ['P008']],
    ['L-17', 'reminded after it climbed', 'remind_after: PT15M', 'remind_after: P9D', ['P015']],
    ['L-18', 'window on scope action', 'scope: action, max', 'scope: action, window: P1D, max', ['P014']],
    [
      'L-19',
      'a grant id twice in one role',
      '    approve: { up_to: "1000',
      '      - { id: duty.base, actions: [apology] }\n    approve: { up_to: "1000',
      ['P013'],
    ],
    ['L-20', 'a key twice', 'timezone: Europe/Paris', 'timezone: Europe/Paris\ntimezone: Europe/Paris', ['P001']],
    ['L-21', 'points in another currency', '"0.005 EUR"', '"0.005 USD"', ['P014']],
    ['L-22', 'ends before it begins', '{ from: 2026-12-01 }', '{ from: 2026-12-01, until: 2026-11-01 }', ['P015']],
    ['L-23', 'no limits', /limits:\n( {10}-.*\n){6}/, 'limits: []\n', ['P003']],
    ['L-24', 'three links of deputies', 'max_delegation_depth: 2', 'max_delegation_depth: 3', ['P015']],
    ['L-25', 'another version of the language', 'authority/v1', 'authority/v2', ['P004']],
  ];
  it.each(rows)('%s: %s', (_row, _what, before, after, codes) => {
    const text = hotelWith(before, after);
    const found = codesOf(text);
    // L-02 changes one of two lists; the rest of the row's codes must all be there and nothing else.
    expect(new Set(found)).toEqual(new Set(codes));
  });

  it('L-26: loads with a warning when nothing links cases', () => {
    expect(warningsOf(hotelWith('[linked_case, same_customer_same_failure]', '[]'))).toContain('W04 splitting.link_by');
  });
});

it('tells every fault at once, in file order', () => {
  const text = hotelWith('GBP: "1.19"', 'GBP: 1.19')
    .replace('only: [goodwill]', 'only: [gooodwill]')
    .replace('PT15M', '15m')
    .replace('teams: own', 'teams: mine');
  expect(codesOf(text)).toEqual(['P006', 'P011', 'P004', 'P008']);
});

it('does not tell what only follows from another fault', () => {
  expect(faultsOf(hotelWith('class: money, cap_percent: 100', 'class: cash, cap_percent: 100'))).toEqual([
    '20:28 P004 actions.refund.class: expected "free", "in_kind", "points" or "money", found "cash"',
  ]);
});

describe('any text', () => {
  it('is answered, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.stringMatching(/^[\s:{}[\]&*!|>"'#,?%@-]*$/)),
        (text) => {
          const read = readPolicy(text, 'f');
          expect(read.ok).toBe(false);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('with one piece of the hotel file cut out or doubled is answered with places inside the file', () => {
    fc.assert(
      fc.property(fc.nat(hotelText.length), fc.nat(60), fc.boolean(), (from, length, doubled) => {
        const piece = hotelText.slice(from, from + length);
        const text = hotelText.slice(0, from) + (doubled ? piece + piece : '') + hotelText.slice(from + length);
        const read = readPolicy(text, 'f');
        const lines = text.split('\n');
        for (const { line, column, message } of read.ok ? read.warnings : read.faults) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect(message).not.toBe('');
        }
      }),
      // found once: a place after a text that never ends
      { numRuns: runs(150), examples: [[1717, 9, false]] },
    );
  });

  it('that nests too deeply is refused', () => {
    expect(codesOf('['.repeat(3000)).at(0)).toBe('P001');
  });

  it('of exactly 256 KB is read, and of one byte more is not', () => {
    const full = hotelText + '#'.padEnd(256 * 1024 - hotelText.length, 'x');
    expect(codesOf(full)).toEqual([]);
    expect(faultsOf(`${full}x`)).toEqual(['1:1 P001 f has 257 KB; a policy has at most 256 KB']);
  });

  it('of 256 KB is read quickly', () => {
    const roles = Array.from({ length: 640 }, (_, index) => {
      const limits = '[{ scope: action, max: "150 EUR" }, { scope: customer, max: "400 EUR", window: P90D }]';
      const grant = `{ id: a, actions: [apology, refund, goodwill], limits: ${limits}, when: { not_sensitivity: [injury] } }`;
      return `  role_${index}:\n    grants: [${grant}]\n    approve: { up_to: "1000 EUR", teams: own, per_day: "3000 EUR" }\n    # ${'x'.repeat(100)}`;
    });
    const text = hotelWith('roles:\n', `roles:\n${roles.join('\n')}\n`);
    expect(text.length).toBeGreaterThan(200 * 1024);
    // About 150 ms; the bound still catches what grows with the square.
    expect(Math.min(...[1, 2, 3].map(() => cpuMsOf(() => loaded(text))))).toBeLessThan(1500);
  });
});

it('takes aliases, and counts what they stand for in their place', () => {
  const text = hotelWith(
    'actions: [apology, callback, reperformance, points, refund]',
    'actions: &few [apology, refund]',
  ).replace(
    'actions: [apology, callback, reperformance, upgrade, points, refund, goodwill]\n        limits:\n          - { scope: action, max: "1000',
    'actions: *few\n        limits:\n          - { scope: action, max: "1000',
  );
  expect(loaded(text).roles.get('duty_manager')?.grants.at(-1)?.actions).toEqual(['apology', 'refund']);
});

it('reads every optional section as the reference shows it', () => {
  const policy = loaded(
    hotelAnd(`unidentified: { max: "30 EUR", actions: [apology, refund], team_day: "300 EUR" }
working_hours:
  default: { mon-fri: ["08:00-12:00", "13:00-18:00"], sat: ["09:00-13:00"] }
  teams: { front-desk: always, night: { mon-sun: ["22:00-24:00"] } }
  holidays: [2026-12-25, 2027-01-01]
  wall_clock_for: [S1]
storm:
  switched_by: [duty_manager]
  roles: [agent]
  actions: [reperformance, refund, goodwill]
  scopes: [action, incident, actor_day]
  multiply_percent: 200
  max_duration: PT24H
  budget: "5000 EUR"
evidence_over:
  - { actions: [refund, goodwill], amount: "0 EUR", kinds: [booking, receipt, photo] }
reason_over:
  - { actions: [refund, goodwill], amount: "50 EUR" }
  - { actions: [goodwill], percent_of_loss: 150 }
budgets:
  - { id: front-desk, teams: [front-desk, night], cost_centre: "4711", period: month, max: "15000 EUR", warn_percent: 75 }
budget_bases: [goodwill]
events:  { opened_by: [duty_manager], max_per_case: "80 EUR", budget: "5000 EUR" }
winback: { effort: standard, quiet_period: P60D, budgets_from: front-desk }`),
  );
  expect(policy.unidentified?.teamDay).toEqual(money(30_000n, 'EUR'));
  expect(policy.workingHours?.default).toEqual([
    ...Array.from({ length: 5 }, () => [
      { from: 480, until: 720 },
      { from: 780, until: 1080 },
    ]),
    [{ from: 540, until: 780 }],
    [],
  ]);
  expect(policy.workingHours?.teams.get('front-desk')).toBe('always');
  expect(policy.workingHours?.holidays).toEqual(['2026-12-25', '2027-01-01']);
  expect(policy.storm?.multiplyPercent).toBe(200);
  expect(policy.reasonOver[1]).toEqual({ actions: ['goodwill'], amount: null, percentOfLoss: 150 });
  expect(policy.budgets[0]).toMatchObject({ costCentre: '4711', warnPercent: 75 });
  expect(policy.budgetBases).toEqual(['goodwill']);
  expect(policy.outages?.maxPerCase).toEqual(money(8_000n, 'EUR'));
  expect(policy.winback?.quietPeriod).toBe(60 * 86_400_000);
});

it('means the documented absence where an optional section is left out', () => {
  expect(loaded(hotelText)).toMatchObject({
    unidentified: null,
    workingHours: null,
    storm: null,
    evidenceOver: [],
    reasonOver: [],
    budgets: [],
    budgetBases: ['goodwill', 'actual_loss'],
    entitlements: [],
    outages: null,
    winback: null,
    survey: null,
    notes: null,
  });
});
