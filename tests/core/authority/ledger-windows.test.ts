/** From when on entries are read: never too late for a limit that looks at them, and not at all where none does. */
import { describe, expect, it } from 'vitest';
import { ledgerWindows, NO_WINDOWS, type LedgerWindows } from '../../../src/core/authority/ledger-windows.ts';
import { policyOf, SHOP_YAML } from './hotel.ts';

/** Tuesday 1 December 2026, eleven in London: the first day of a month, the second of a week. */
const AT = new Date('2026-12-01T11:00:00Z');
const MONTH = new Date('2026-12-01T00:00:00Z');
const daysBefore = (days: number): Date => new Date(AT.getTime() - days * 86_400_000);

/** The shop, whose only limit is one per case, with more limits and more sections. */
const windowsOf = (limits: string, sections = ''): LedgerWindows =>
  ledgerWindows(
    policyOf(
      `${SHOP_YAML.replace('counts: everyone } ]', `counts: everyone }${limits === '' ? '' : `, ${limits}`} ]`)}${sections}`,
    ),
    AT,
  );
const budget = (id: string, teams: string, period: string): string =>
  `  - { id: ${id}, teams: [${teams}], period: ${period}, max: "900 GBP", warn_percent: 80 }\n`;

describe('entries are read', () => {
  it('in no scope without a policy', () => {
    expect(ledgerWindows(null, AT)).toEqual(NO_WINDOWS);
  });

  it.each([
    ['by the window in which cases are one', '', daysBefore(30)],
    [
      'by a longer window of a limit',
      '{ scope: customer, max: "90 GBP", window: P90D, counts: everyone }',
      daysBefore(90),
    ],
    [
      'never less than cases are one',
      '{ scope: customer, max: "90 GBP", window: P7D, counts: everyone }',
      daysBefore(30),
    ],
  ])('of a customer %s', (_what, limits, since) => {
    expect(windowsOf(limits).customerSince).toEqual(since);
  });

  it.each([
    ['not at all', '', '', null],
    ['not for what somebody gives alone', '{ scope: actor_month, max: "90 GBP" }', '', null],
    ['from the month on, by a limit', '{ scope: team_month, max: "90 GBP" }', '', MONTH],
    ['from the week on, by a budget', '', `budgets:\n${budget('w', 't1', 'week')}`, new Date('2026-11-30T00:00:00Z')],
    [
      'from the earlier of both on',
      '{ scope: team_month, max: "90 GBP" }',
      `budgets:\n${budget('q', 't1', 'quarter')}`,
      // summer time in London
      new Date('2026-09-30T23:00:00Z'),
    ],
  ])('of a team %s', (_what, limits, sections, since) => {
    expect(windowsOf(limits, sections).teamSince).toEqual(since);
  });

  it('of a customer for ever where a limit has no window', () => {
    const policy = policyOf(SHOP_YAML);
    const roles = new Map(
      [...policy.roles].map(([name, role]) => [
        name,
        {
          ...role,
          grants: role.grants.map((grant) => ({
            ...grant,
            limits: grant.limits.map((limit) => ({ ...limit, scope: 'customer' as const, window: null })),
          })),
        },
      ]),
    );
    expect(ledgerWindows({ ...policy, roles }, AT).customerSince).toEqual(new Date(0));
  });

  it('of a member from the month on, in the policy’s zone', () => {
    expect(windowsOf('').memberSince).toEqual(MONTH);
  });

  it('of other teams where they share a budget', () => {
    const budgets = `budgets:\n${budget('one', 't1', 'week')}${budget('two', 't1, t2', 'month')}`;
    expect(windowsOf('', budgets).sharedBudgets).toEqual([['t1', 't2']]);
  });
});
