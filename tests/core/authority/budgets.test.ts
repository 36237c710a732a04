/** Budgets of weeks, quarters and years, of several teams: what counts, from when, and when the lead should know. */
import { describe, expect, it } from 'vitest';
import { budgetsOf, budgetsSince, budgetStanding, isNearlyUsed } from '../../../src/core/authority/budgets.ts';
import { decide } from '../../../src/core/authority/decide.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import type { AuthorityPolicy } from '../../../src/core/policy/policy.ts';
import { teamId } from '../../../src/core/base/ids.ts';
import { ask, BOB, entry, HOTEL_YAML, m, policyOf, R, refund, say, situation } from './hotel.ts';

const withBudget = (period: string, more = ''): AuthorityPolicy =>
  policyOf(`${HOTEL_YAML}
budgets:
  - { id: desk, teams: [t1, t2], period: ${period}, max: "200 EUR", warn_percent: 80 }
${more}`);
/** Tuesday 1 December 2026, noon in Paris: the first day of a month, the second of a week. */
const AT = new Date('2026-12-01T11:00:00Z');
const given = (amount: string, at: string, differs: Partial<BudgetLedgerEntry> = {}): BudgetLedgerEntry =>
  entry(amount, { case: R(5), customer: 'K5', failure: 'other', member: BOB.member, at: new Date(at), ...differs });
const used = (period: string, ...ledger: readonly BudgetLedgerEntry[]): bigint | undefined => {
  const policy = withBudget(period);
  const [budget] = policy.budgets;
  return budget && budgetStanding(budget, policy, AT, ledger)?.used.minor;
};

describe('a period', () => {
  it.each([
    ['week', '2026-11-29T23:00:00Z'],
    ['month', '2026-11-30T23:00:00Z'],
    ['quarter', '2026-09-30T22:00:00Z'],
    ['year', '2025-12-31T23:00:00Z'],
  ])('%s begins in the policy’s zone at %s, to the millisecond', (period, start) => {
    const before = new Date(new Date(start).getTime() - 1).toISOString();
    expect(budgetsSince(withBudget(period), AT)).toEqual(new Date(start));
    expect(used(period, given('10', start), given('20', before))).toBe(1000n);
  });

  it('is looked at from the earliest of all budgets on', () => {
    const more = '  - { id: year, teams: [t1], period: year, max: "9000 EUR" }';
    expect(budgetsSince(withBudget('week', more), AT)).toEqual(new Date('2025-12-31T23:00:00Z'));
    expect(budgetsSince(policyOf(HOTEL_YAML), AT)).toBeNull();
  });
});

describe('a budget', () => {
  const today = '2026-12-01T08:00:00Z';

  it('counts every team it names, and neither released nor owed amounts', () => {
    const other = { team: teamId.parse('t2') };
    const entries = [
      given('10', today),
      given('20', today, other),
      given('40', today, { team: teamId.parse('t3') }),
      given('80', today, { state: 'released' }),
      given('160', today, { basis: 'statutory' }),
    ];
    expect(used('month', ...entries)).toBe(3000n);
  });

  it('is nearly used at its very share', () => {
    const policy = withBudget('month');
    const [budget] = budgetsOf(policy, 't2');
    const nearly = (amount: string): boolean | null => {
      const standing = budget ? budgetStanding(budget, policy, AT, [given(amount, today)]) : null;
      return standing && isNearlyUsed(standing);
    };
    expect(nearly('159.99')).toBe(false);
    expect(nearly('160')).toBe(true);
    expect(budgetsOf(policy, 't3')).toEqual([]);
  });

  it('asks for money when it is used up, and never for words', () => {
    const input = situation({ policy: withBudget('week'), at: AT, ledger: [given('199', '2026-11-30T08:00:00Z')] });
    expect(say(decide(input, refund('1')))).toBe('allow 1.00');
    expect(say(decide(input, refund('1.01')))).toBe('ask: budget_exhausted');
    expect(decide(input, refund('1.01')).largestAllowed).toEqual(m('1'));
    expect(say(decide(input, ask('apology')))).toBe('allow 0');
    expect(say(decide(input, ask('callback')))).toBe('allow 0');
  });
});
