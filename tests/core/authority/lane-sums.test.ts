/** Some entries summed, others not: every limit stands as if each entry were read by itself. */
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { budgetStanding } from '../../../src/core/authority/budgets.ts';
import { decideIn, limitContext } from '../../../src/core/authority/decide.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { indexLedger } from '../../../src/core/authority/ledger-index.ts';
import { withoutThese, type LaneSums } from '../../../src/core/authority/lane-sums.ts';
import { ledgerWindows } from '../../../src/core/authority/ledger-windows.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import { boundsOfBudgets, boundsOfCase, boundsOfGrant } from '../../../src/core/authority/limits.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import { spanOf } from '../../../src/core/authority/spans.ts';
import { remaining } from '../../../src/core/authority/remaining.ts';
import { teamId, thingId, type CaseId } from '../../../src/core/base/ids.ts';
import { dayIn } from '../../../src/core/base/time.ts';
import { money } from '../../../src/core/base/money.ts';
import type { AuthorityPolicy, BudgetRule, Grant, Limit } from '../../../src/core/policy/policy.ts';
import { runs } from '../../runs.ts';
import { ANA, ask, BOB, DAY_MS, entry, HOTEL, m, MIA, R, refund, situation } from './hotel.ts';
import { coverable, summedFor } from './summing.ts';

const TEAMS = [teamId.parse('t1'), teamId.parse('t2'), teamId.parse('t3')] as const;
/** Where clocks change, at midnight, too; where they never do; far from UTC. */
const zones = fc.constantFrom('Europe/Paris', 'Africa/Cairo', 'Asia/Kathmandu', 'Pacific/Auckland', 'America/Havana');
/** The turn of a year, of a month, of a week; days on which clocks change. */
const moments = fc
  .tuple(
    fc.constantFrom(
      '2026-12-31T22:30Z',
      '2026-12-01T00:00Z',
      '2026-10-25T00:30Z',
      '2026-11-01T04:30Z',
      '2027-04-02T09:00Z',
    ),
    fc.integer({ min: 0, max: 48 * 60 }),
  )
  .map(([at, minutes]) => new Date(new Date(at).getTime() + minutes * 60_000));

const limits: fc.Arbitrary<Limit> = fc.record({
  scope: fc.constantFrom('actor_day' as const, 'actor_month' as const, 'team_month' as const),
  max: fc.oneof(
    fc.constantFrom('900', '5000', '300 GBP', '40000 JPY').map((most) => ({ kind: 'money' as const, amount: m(most) })),
    fc.integer({ min: 1, max: 6 }).map((times) => ({ kind: 'times' as const, times })),
  ),
  only: fc.constantFrom(null, null, ['refund'], ['refund', 'upgrade']),
  window: fc.constant(null),
  counts: fc.constantFrom('everyone' as const, 'actor' as const),
  when: fc.constant(null),
  over: fc.constant('ask' as const),
});
const budgets: fc.Arbitrary<BudgetRule> = fc.record({
  id: fc.constantFrom('one', 'other'),
  teams: fc.constantFrom([TEAMS[0]], [TEAMS[0], TEAMS[1]], [TEAMS[1]]),
  period: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const),
  max: fc.constantFrom(m('2000'), m('500 GBP')),
  warnPercent: fc.constant(80),
  costCentre: fc.constant(null),
});
const policies: fc.Arbitrary<AuthorityPolicy> = fc
  .record({
    limits: fc.array(limits, { minLength: 1, maxLength: 4 }),
    budgets: fc.array(budgets, { maxLength: 2 }),
    zone: zones,
    bases: fc.constantFrom(['goodwill'] as const, ['goodwill', 'actual_loss'] as const, ['actual_loss'] as const),
    teamDay: fc.constantFrom(null, m('400'), m('200 GBP')),
  })
  .map((made): AuthorityPolicy => {
    const grants: Grant[] = (HOTEL.roles.get('agent')?.grants ?? []).map((grant) => ({
      ...grant,
      limits: made.limits,
    }));
    return {
      ...HOTEL,
      effective: { from: new Date(0), until: null },
      zone: made.zone,
      roles: new Map(['agent', 'duty_manager'].map((name) => [name, { name, grants, approve: null }])),
      budgets: made.budgets,
      budgetBases: made.bases,
      unidentified: { max: m('300'), actions: ['refund', 'upgrade'], teamDay: made.teamDay },
    };
  });

/** What one action sets aside: one or more parts that share everything but basis, cost and who pays. */
const actions: fc.Arbitrary<readonly BudgetLedgerEntry[]> = fc
  .record({
    n: fc.nat(),
    case: fc.constantFrom(R(1), R(1), R(2), R(7), R(8), R(9)),
    customer: fc.constantFrom('K1', 'K9', null),
    kind: fc.constantFrom('refund', 'goodwill', 'upgrade'),
    state: fc.constantFrom('reserved' as const, 'reserved' as const, 'committed' as const, 'released' as const),
    member: fc.constantFrom(ANA.member, BOB.member),
    team: fc.constantFrom(...TEAMS),
    ago: fc.oneof(fc.integer({ min: 0, max: 3 * 24 * 60 }), fc.integer({ min: 0, max: 420 * 24 * 60 })),
    currency: fc.constantFrom('EUR', 'EUR', 'GBP', 'JPY'),
    isWhole: fc.boolean(),
    parts: fc.array(
      fc.record({
        basis: fc.constantFrom('goodwill' as const, 'goodwill' as const, 'actual_loss' as const, 'statutory' as const),
        outage: fc.constantFrom(false, false, true),
        minor: fc.bigInt({ min: 1n, max: 9_000n }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ n, parts, ago, currency, isWhole, ...shared }) =>
    parts.map(({ basis, outage, minor }) =>
      entry('0', {
        ...shared,
        action: thingId.parse(`act_number${n}`),
        basis,
        cost: money(minor, 'EUR'),
        original: isWhole ? money(minor + 1n, currency) : null,
        at: new Date(-ago * 60_000),
        ...(outage && basis === 'goodwill' && { outage: thingId.parse('out_lift') }),
      }),
    ),
  );

/** A ledger, and which of its actions are summed. */
interface Mixed {
  readonly input: DecideInput;
  readonly mixed: DecideInput;
  readonly all: readonly BudgetLedgerEntry[];
  readonly loaded: readonly BudgetLedgerEntry[];
  readonly sums: LaneSums;
  /** Ids of what is released later. */
  readonly gone: ReadonlySet<string>;
}

const mixtures: fc.Arbitrary<Mixed> = fc
  .record({
    policy: policies,
    at: moments,
    given: fc.uniqueArray(actions, { maxLength: 14, selector: (parts) => parts[0]?.action }),
    chosen: fc.infiniteStream(fc.boolean()),
    by: fc.constantFrom(ANA, BOB, MIA),
    customer: fc.constantFrom('K1', null),
    linked: fc.constantFrom<readonly CaseId[]>([], [R(7)]),
    isGone: fc.infiniteStream(fc.boolean()),
  })
  .map(({ policy, at, given, chosen, by, customer, linked, isGone }) => {
    const dated = given.map((parts) => parts.map((one) => ({ ...one, at: new Date(at.getTime() + one.at.getTime()) })));
    const summed = dated.filter((parts) => coverable(parts, policy) && chosen.next().value).flat();
    const ledger = dated.flat();
    // what is released later, of a request on the case: whole actions
    const gone = new Set(
      dated
        .filter(([one]) => one?.state === 'reserved' && one.case === R(1) && isGone.next().value)
        .flatMap((parts) => parts.map((one) => one.id as string)),
    );
    const input = situation({ policy, at, by, ledger, about: { customer, linked } });
    const lies = (one: BudgetLedgerEntry): boolean =>
      one.case === input.about.case || linked.includes(one.case) || (customer !== null && one.customer === customer);
    const loaded = ledger.filter((one) => !summed.includes(one) || lies(one));
    const sums = summedFor(summed, policy, at);
    return { input, mixed: { ...input, ledger: indexLedger(loaded, sums) }, all: ledger, loaded, sums, gone };
  });

const PERIODS = ['day', 'week', 'month', 'quarter', 'year'] as const;
const KINDS = ['refund', 'goodwill', 'upgrade'];
const CURRENCIES = ['EUR', 'GBP', 'JPY'];

function everyStanding(input: DecideInput): unknown {
  const { policy } = input;
  if (policy === null) throw new Error('a policy was made');
  const ctx = limitContext(policy, input);
  const grants = policy.roles.get(input.by.role)?.grants ?? [];
  const rules = KINDS.flatMap((kind) => policy.actions.get(kind) ?? []);
  return CURRENCIES.flatMap((currency) => [
    ...grants.flatMap((grant) => KINDS.map((kind) => boundsOfGrant(grant, kind, currency, ctx))),
    ...rules.map((rule) => boundsOfCase(rule, currency, ctx)),
    boundsOfBudgets(currency, ctx),
    decideIn(ctx, ask('refund', { amount: money(5_000n, currency) })),
  ]);
}

describe('what is summed', () => {
  it('leaves every limit, budget and decision as it stands by single entries', () => {
    fc.assert(
      fc.property(mixtures, ({ input, mixed }) => {
        expect(everyStanding(mixed)).toEqual(everyStanding(input));
        expect(remaining(mixed)).toEqual(remaining(input));
        expect(remaining({ ...mixed, about: null })).toEqual(remaining({ ...input, about: null }));
        const plan = [refund('40'), ask('upgrade'), refund('30 GBP')];
        expect(decidePlan(mixed, plan)).toEqual(decidePlan(input, plan));
      }),
      { numRuns: runs(400) },
    );
  });

  it('leaves the standing of budgets that leads are told of', () => {
    fc.assert(
      fc.property(mixtures, ({ input, mixed, all, loaded, sums, gone: released }) => {
        const { policy, at } = input;
        const stays = (one: BudgetLedgerEntry): boolean => !released.has(one.id);
        for (const budget of policy?.budgets ?? []) {
          const standing = (ledger: DecideInput['ledger']) => policy && budgetStanding(budget, policy, at, ledger);
          expect(standing(mixed.ledger)).toEqual(standing(input.ledger));
          // what is released now is not in what was loaded
          const gone = loaded.filter((one) => !stays(one));
          const after = indexLedger(loaded.filter(stays), withoutThese(sums, gone));
          expect(standing(after)).toEqual(standing(all.filter(stays)));
        }
      }),
      { numRuns: runs(200) },
    );
  });

  it('has the weeks, months, quarters and years that follow from the date alone, in every zone', () => {
    const every = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const instants = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(every, instants, fc.constantFrom(...PERIODS), (zone, at, period) => {
        const first = dayIn(new Date(spanOf(period, at.getTime(), zone).since), zone);
        expect(first).toBe(DateTime.fromISO(dayIn(at, zone), { zone: 'utc' }).startOf(period).toISODate());
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('counts an action with a loss and goodwill once, and not at all when it is released', () => {
    const limit = { scope: 'actor_day', max: { kind: 'times', times: 5 }, only: null, window: null } as const;
    const grants = (HOTEL.roles.get('agent')?.grants ?? []).map((grant): Grant => {
      return { ...grant, limits: [{ ...limit, counts: 'actor', when: null, over: 'ask' }] };
    });
    const policy = { ...HOTEL, roles: new Map([['agent', { name: 'agent', grants, approve: null }]]) };
    const both = (): readonly BudgetLedgerEntry[] => {
      const goodwill = entry('10', { state: 'reserved' });
      return [goodwill, entry('5', { state: 'reserved', basis: 'actual_loss', action: goodwill.action })];
    };
    const [one, other, alone] = [both(), both(), [entry('3', { state: 'reserved', basis: 'actual_loss' })]];
    const all = [...one, ...other, ...alone];
    const now = situation({ policy });
    const used = (out: readonly BudgetLedgerEntry[]): number | undefined => {
      const sums = withoutThese(summedFor(all, policy, now.at), out);
      const ledger = indexLedger(
        all.filter((kept) => !out.includes(kept)),
        sums,
      );
      const left = remaining({ ...now, ledger }, 'refund');
      return left?.limits.find(({ times }) => times !== null)?.times?.used;
    };
    expect([used([]), used(one), used(alone), used([...one, ...other]), used(all)]).toEqual([3, 2, 2, 1, 0]);
  });

  it('is never asked for another moment than it was loaded for', () => {
    const summed = [entry('10', { case: R(5), customer: 'K5' })];
    const now = situation();
    const { policy } = now;
    if (policy === null) throw new Error('the hotel has a policy');
    const ledger = indexLedger([], summedFor(summed, policy, now.at));
    expect(remaining({ ...now, ledger })?.left.actor_day).toEqual(m('590'));
    const tomorrow = new Date(now.at.getTime() + DAY_MS);
    expect(() => remaining({ ...now, ledger, at: tomorrow })).toThrow('sums were not loaded for the day');
  });

  it('is asked for by day and month, and by the periods of budgets', () => {
    const at = new Date('2026-12-31T23:30Z');
    const policy = {
      ...HOTEL,
      budgets: [{ id: 'q', teams: [TEAMS[0]], period: 'quarter', max: m('1'), warnPercent: 1, costCentre: null }],
    } as const;
    const spans = ledgerWindows(policy, at).sums?.spans.map(({ period, first }) => `${period} ${first}`);
    expect(spans).toEqual(['day 2027-01-01', 'month 2027-01-01', 'quarter 2027-01-01']);
  });
});
