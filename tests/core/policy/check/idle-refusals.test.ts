/** Grants of one role for the same remedy: what always asks, and a refusal that another grant takes back. Each warning against every case there is. */
import { describe, expect, it } from 'vitest';
import { decide } from '../../../../src/core/authority/decide.ts';
import { money } from '../../../../src/core/base/money.ts';
import { policyInWords } from '../../../../src/core/policy/words/policy-in-words.ts';
import { ask, situation } from '../../authority/hotel.ts';
import { codesOf, loaded, warningsOf } from '../policy-files.ts';

const fileWith = (grants: readonly string[], approve = "up_to: '5000 GBP'"): string => `
schema: amends.authority/v1
id: beside
effective: { from: 2026-01-01 }
timezone: Europe/London
money: { base: GBP }
facts: { tier: { enum: [gold, silver] }, walked: bool }
actions: { apology: { class: free }, cash: { class: money }, night: { class: in_kind, default_cost: '80 GBP' } }
roles:
  agent: { grants: [${grants.join(', ')}] }
  senior: { extends: agent, grants: [{ id: more, actions: [cash], limits: [{ scope: action, max: '900 GBP' }] }] }
  owner: { approve: { ${approve}, teams: all } }
approval: { ladder: [owner], remind_after: PT15M, escalate_after: PT30M, expire_after: PT24H, approved_valid_for: P7D, on_expiry: expire }
separation: { requester_may_approve: false, person_complained_about_may_approve: false, max_delegation_depth: 1 }
splitting: { link_window: P30D, link_by: [same_customer_same_failure] }
`;

const ONCE = '{ scope: customer, window: P90D, max: { times: 9 } }';
const gold = `{ id: g, actions: [cash], when: { if: 'tier == "gold"', otherwise: refuse }, limits: [{ scope: action, max: '200 GBP' }, ${ONCE}] }`;
const walked = `{ id: w, actions: [cash, night], limits: [{ scope: action, max: '100 GBP', over: refuse }, ${ONCE}] }`;
const nights = `{ id: n, actions: [cash, night], limits: [{ scope: action, only: [night], max: '100 GBP', over: refuse }, { scope: action, max: '90 GBP' }, ${ONCE}] }`;
const base = `{ id: b, actions: [cash], when: { if: 'not walked' }, limits: [{ scope: action, max: '50 GBP' }, ${ONCE}] }`;
const never = `{ id: v, actions: [cash], when: { if: walked, never: 'not walked' }, limits: [{ scope: action, max: '50 GBP' }, ${ONCE}] }`;
const asks = '{ id: a, actions: [cash, night], ask: always }';

/** What is answered for cash over all facts and some amounts. */
function answers(grants: readonly string[]): ReadonlySet<string> {
  const policy = loaded(fileWith(grants));
  const said = new Set<string>();
  for (const tier of ['gold', 'silver'])
    for (const isWalked of [true, false])
      for (const pounds of [1n, 99n, 150n, 900n]) {
        const facts = new Map<string, string | boolean>([
          ['tier', tier],
          ['walked', isWalked],
        ]);
        const cash = ask('cash', { amount: money(pounds * 100n, 'GBP') });
        said.add(decide(situation({ policy, about: { facts } }), cash).outcome);
      }
  return said;
}

describe('a refusal beside another grant', () => {
  it.each<[string, readonly string[], boolean, readonly string[]]>([
    ['alone', [gold], true, []],
    ['two that refuse', [gold, walked], true, []],
    ['one that asks takes it back', [gold, base], false, ['roles.agent.grants[0]']],
    ['in either order', [base, walked], false, ['roles.agent.grants[1]']],
    ['of another remedy', [nights, base], false, []],
    ['one that sometimes never gives takes none back', [gold, never], true, []],
    ['what is never given is asked for', [never, base], false, ['roles.agent.grants[0]']],
    ['one that always asks', [walked, asks], false, ['roles.agent.grants[0]']],
  ])('%s', (_what, grants, isRefused, told) => {
    const paths = warningsOf(fileWith(grants)).flatMap((each) => each.match(/(?<=^W17 ).*/) ?? []);
    expect(paths).toEqual(told);
    expect(answers(grants).has('refuse')).toBe(isRefused);
  });
});

describe('what is always asked for', () => {
  it('is never given alone, has no limits, and no warning', () => {
    expect(answers([asks])).toEqual(new Set(['needs_approval']));
    expect(warningsOf(fileWith([asks])).filter((each) => each.includes('agent'))).toEqual([]);
    const policy = loaded(fileWith([asks]));
    expect(decide(situation({ policy }), ask('cash', { amount: money(1n, 'GBP') })).reasons).toEqual([
      { code: 'always_asked', subject: 'a' },
    ]);
    expect(policyInWords(policy).join(' ')).toContain('may ask for cash, night (counts as 80.00 GBP or more)');
  });

  it('is given by a role that has more', () => {
    const policy = loaded(fileWith([asks]));
    const by = { ...situation({ policy }).by, role: 'senior' };
    expect(decide({ ...situation({ policy }), by }, ask('cash', { amount: money(100n, 'GBP') })).outcome).toBe('allow');
  });

  it.each([
    ["ask: always, limits: [{ scope: action, max: '1 GBP' }]", ['P014']],
    ["ask: always, when: { if: 'walked' }", ['P014']],
    ['ask: never', ['P004']],
  ])('%s is a fault', (keys, codes) => {
    expect(codesOf(fileWith([`{ id: a, actions: [cash], ${keys} }`]))).toEqual(codes);
  });

  it('is nothing to approve by', () => {
    expect(codesOf(fileWith([gold], 'grants: [{ id: o, actions: [cash], ask: always }]'))).toEqual(['P014']);
  });
});
