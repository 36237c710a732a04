/** Laws that hold for every ledger and request, tried on random ones against a slow and plain second reckoning. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/core/authority/decide.ts';
import type { ActionAsked } from '../../../src/core/authority/asked.ts';
import type { DecideInput } from '../../../src/core/authority/decision.ts';
import { setAside } from '../../../src/core/authority/set-aside.ts';
import type { BudgetLedgerEntry } from '../../../src/core/authority/ledger.ts';
import { indexLedger } from '../../../src/core/authority/ledger-index.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import type { Grant, Limit } from '../../../src/core/policy/policy.ts';
import { remaining } from '../../../src/core/authority/remaining.ts';
import { money, type Money } from '../../../src/core/base/money.ts';
import { thingId } from '../../../src/core/base/ids.ts';
import { DateTime } from 'luxon';
import { AIRLINE, ANA, ask, AT, BOB, DAY_MS, entry, HOTEL, MIA, OWED_600, R, situation } from './hotel.ts';
import { runs } from '../../runs.ts';

const RATES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  EUR: [1n, 1n],
  GBP: [119n, 100n],
  JPY: [61n, 100n],
};
const ceil = (minor: bigint, [over, under]: readonly [bigint, bigint]) => (minor * over + under - 1n) / under;
const costOf = ({ minor, currency }: Money): bigint => ceil(minor, RATES[currency] ?? [1n, 1n]);

const currencies = fc.constantFrom('EUR', 'EUR', 'GBP', 'JPY');
const amounts = (most: bigint) =>
  fc.tuple(fc.bigInt({ min: 1n, max: most }), currencies).map(([minor, currency]) => money(minor, currency));

const entries: fc.Arbitrary<BudgetLedgerEntry> = fc
  .record({
    original: amounts(20_000n),
    case: fc.constantFrom(R(1), R(1), R(2), R(7)),
    customer: fc.constantFrom('K1', 'K1', 'K9', null),
    failure: fc.constantFrom('room_noise', 'billing'),
    kind: fc.constantFrom('refund', 'goodwill', 'upgrade'),
    state: fc.constantFrom('reserved' as const, 'committed' as const, 'released' as const),
    basis: fc.constantFrom('goodwill' as const, 'goodwill' as const, 'actual_loss' as const, 'statutory' as const),
    member: fc.constantFrom(ANA.member, BOB.member),
    at: fc.integer({ min: 0, max: 100 * 24 }).map((hours) => new Date(AT.getTime() - hours * 3_600_000)),
  })
  .map((differs) => entry('0', { ...differs, cost: money(costOf(differs.original), 'EUR') }));

const ledgers = fc.array(entries, { maxLength: 12 });
const moneyAsked = fc.record({ kind: fc.constantFrom('refund', 'goodwill'), amount: amounts(45_000n) });
const asked: fc.Arbitrary<ActionAsked> = fc.oneof(
  moneyAsked.map(({ kind, amount }) => ask(kind, { amount })),
  fc.constant(ask('upgrade')),
  amounts(30_000n).map((cost) => ask('upgrade', { cost })),
  fc.bigInt({ min: 1n, max: 60_000n }).map((units) => ask('points', { units })),
);
const inputs: fc.Arbitrary<DecideInput> = fc
  .record({
    ledger: ledgers,
    by: fc.constantFrom(ANA, BOB, MIA),
    linked: fc.constantFrom([], [R(7)]),
    orderValue: amounts(60_000n),
    lossValue: amounts(60_000n),
  })
  .map(({ ledger, by, ...about }) => situation({ ledger, by, about }));

const list = (input: DecideInput): readonly BudgetLedgerEntry[] => {
  if ('lane' in input.ledger) throw new Error('a plain ledger was made');
  return input.ledger;
};

/** The second reckoning: one pass over the whole ledger for each limit, nothing shared, nothing indexed. */
function isWithin(limit: Limit, kind: string, cost: bigint, input: DecideInput): boolean {
  if (limit.max.kind !== 'money') throw new Error('the hotel has amounts only');
  if (limit.only !== null && !limit.only.includes(kind)) return true;
  const used = list(input)
    .filter((one) => one.state !== 'released' && one.basis !== 'statutory')
    .filter((one) => limit.counts === 'everyone' || one.member === input.by.member)
    .filter((one) => liesIn(limit, one, input))
    .reduce((sum, one) => sum + one.cost.minor, 0n);
  return used + cost <= limit.max.amount.minor;
}

function liesIn(limit: Limit, one: BudgetLedgerEntry, { about, at, by }: DecideInput): boolean {
  const age = at.getTime() - one.at.getTime();
  const paris = (moment: Date, unit: 'day' | 'month') =>
    DateTime.fromJSDate(moment, { zone: 'Europe/Paris' }).startOf(unit).toMillis();
  switch (limit.scope) {
    case 'action':
      return false;
    case 'incident':
      return (
        one.case === about.case ||
        about.linked.includes(one.case) ||
        (one.customer === about.customer && one.failure === about.failure && age < 30 * DAY_MS)
      );
    case 'customer':
      return (one.customer === about.customer || one.case === about.case) && age < (limit.window ?? 0);
    case 'actor_day':
      return one.member === by.member && paris(one.at, 'day') === paris(at, 'day');
    case 'actor_month':
      return one.member === by.member && paris(one.at, 'month') === paris(at, 'month');
    case 'team_month':
      return one.team === by.team && paris(one.at, 'month') === paris(at, 'month');
    case 'passenger':
    case 'order':
    case 'actor_week':
    case 'actor_quarter':
    case 'actor_year':
    case 'team_week':
    case 'team_quarter':
    case 'team_year':
      throw new Error('the hotel has no such limit');
  }
}

function costAsked(what: ActionAsked): bigint {
  if (what.amount) return costOf(what.amount);
  if (what.units !== null) return ceil(what.units, [1n, 2n]);
  const typed = what.cost ? costOf(what.cost) : 0n;
  return typed > 4000n ? typed : 4000n;
}

function isAllowedPlainly(input: DecideInput, what: ActionAsked): boolean {
  const cost = costAsked(what);
  const grants: readonly Grant[] = HOTEL.roles.get(input.by.role)?.grants ?? [];
  return (
    isUnderCap(input, what) &&
    grants.some((grant) => grant.limits.every((limit) => isWithin(limit, what.kind, cost, input)))
  );
}

/** In the value's own currency where all of it is; otherwise in the base. */
function isUnderCap({ about, ...input }: DecideInput, what: ActionAsked): boolean {
  const rule = HOTEL.actions.get(what.kind);
  if (rule?.class !== 'money' || rule.cap === null || !what.amount) return true;
  const value = rule.cap.of === 'order_value' ? about.orderValue : about.lossValue;
  if (!value) return false;
  const most = (value.minor * BigInt(rule.cap.percent)) / 100n;
  const before = list({ about, ...input }).filter(
    (one) => one.case === about.case && one.kind === what.kind && one.state !== 'released' && one.basis !== 'statutory',
  );
  const isOne = [what.amount, ...before.map((one) => one.original)].every((one) => one?.currency === value.currency);
  const [over, under] = RATES[value.currency] ?? [1n, 1n];
  if (isOne) return before.reduce((sum, one) => sum + (one.original?.minor ?? 0n), what.amount.minor) <= most;
  return before.reduce((sum, one) => sum + one.cost.minor, costOf(what.amount)) <= (most * over) / under;
}

function reserve(input: DecideInput, what: ActionAsked, n: number): readonly BudgetLedgerEntry[] {
  const newId = () => thingId.parse(`led_law${n}-${list(input).length}`);
  return setAside(
    { question: input, asked: what, decision: decide(input, what), action: thingId.parse(`act_law${n}`) },
    newId,
  );
}

describe('the laws of decisions', () => {
  it('allows exactly what the plain reckoning allows: never above any limit', () => {
    fc.assert(
      fc.property(inputs, asked, (input, what) => {
        expect(decide(input, what).outcome === 'allow').toBe(isAllowedPlainly(input, what));
      }),
      { numRuns: runs(600) },
    );
  });

  it('answers the same again, with an index, and in whatever order the ledger lies', () => {
    fc.assert(
      fc.property(inputs, asked, (input, what) => {
        const answer = decide(input, what);
        expect(decide(input, what)).toEqual(answer);
        expect(decide({ ...input, ledger: indexLedger(list(input)) }, what)).toEqual(answer);
        expect(decide({ ...input, ledger: list(input).toReversed() }, what)).toEqual(answer);
      }),
    );
  });

  it('never allows more because more was given', () => {
    fc.assert(
      fc.property(inputs, asked, entries, (input, what, more) => {
        const before = decide(input, what).outcome;
        const after = decide({ ...input, ledger: [...list(input), more] }, what).outcome;
        expect(before !== 'allow' && after === 'allow').toBe(false);
      }),
    );
  });

  it('tells the largest amount exactly', () => {
    fc.assert(
      fc.property(inputs, amounts(45_000n), fc.constantFrom('refund', 'goodwill'), (input, amount, kind) => {
        const { largestAllowed } = decide(input, ask(kind, { amount }));
        if (largestAllowed === null) throw new Error('everything is known here');
        const { minor, currency } = largestAllowed;
        expect(currency).toBe(amount.currency);
        const outcome = (amount: Money) => decide(input, ask(kind, { amount })).outcome;
        expect(minor === 0n || outcome(largestAllowed) === 'allow').toBe(true);
        expect(outcome(money(minor + 1n, currency))).toBe('needs_approval');
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('the laws of what is left', () => {
  const facts = fc.constantFrom(new Map(), OWED_600);

  it('this much is allowed, one minor unit more is not', () => {
    fc.assert(
      fc.property(inputs, facts, currencies, (input, known, currency) => {
        const policy = known.size > 0 ? AIRLINE : HOTEL;
        const about = { ...input.about, facts: known };
        const now = { ...input, policy, about };
        for (const action of remaining(now, undefined, currency)?.actions ?? []) {
          if (action.class !== 'money' || !action.largest) continue;
          const { minor } = action.largest;
          const outcome = (amount: bigint) =>
            decide(now, ask(action.kind, { amount: money(amount, currency) })).outcome;
          expect(minor === 0n || outcome(minor) === 'allow').toBe(true);
          expect(outcome(minor + 1n)).not.toBe('allow');
          expect(action.standing).toBe(minor > 0n ? 'now' : 'ask');
        }
      }),
    );
  });

  it('holds for points and remedies in kind', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const found = (kind: string) => remaining(input, kind)?.actions[0];
        const outcome = (what: ActionAsked) => decide(input, what).outcome;
        const units = found('points')?.units ?? 0n;
        expect(units === 0n || outcome(ask('points', { units })) === 'allow').toBe(true);
        expect(outcome(ask('points', { units: units + 1n }))).toBe('needs_approval');
        const upgrade = found('upgrade');
        const isNow = upgrade?.standing === 'now';
        const costing = (minor: bigint) =>
          ask('upgrade', { cost: money((upgrade?.largest?.minor ?? 0n) + minor, 'EUR') });
        expect(outcome(ask('upgrade')) === 'allow').toBe(isNow);
        expect(outcome(costing(0n)) === 'allow').toBe(isNow);
        expect(outcome(costing(1n))).toBe('needs_approval');
      }),
    );
  });
});

describe('the laws of bundles and of splitting', () => {
  const items = fc.array(asked, { minLength: 1, maxLength: 5 });

  it('a plan gives what its parts give one after the other', () => {
    fc.assert(
      fc.property(inputs, items, (input, plan) => {
        const whole = decidePlan(input, plan);
        let now = input;
        plan.forEach((what, n) => {
          expect(whole.decisions[n]).toEqual(decide(now, what));
          now = { ...now, ledger: [...list(now), ...reserve(now, what, n)] };
        });
        expect(whole.outcome === 'now').toBe(whole.decisions.every((one) => one.outcome === 'allow'));
      }),
    );
  });

  it('splitting never gives more than every limit beyond the single remedy leaves', () => {
    fc.assert(
      fc.property(inputs, fc.array(moneyAsked, { minLength: 2, maxLength: 8 }), (input, pieces) => {
        const left = remaining(input, 'refund')?.limits.filter((limit) => limit.scope !== 'action') ?? [];
        const most = left.map((limit) => limit.remaining?.minor ?? 0n).reduce((a, b) => (a < b ? a : b));
        let now = input;
        let given = 0n;
        for (const [n, { amount }] of pieces.entries()) {
          const what = ask('refund', { amount });
          const decision = decide(now, what);
          if (decision.outcome !== 'allow') continue;
          given += decision.cost?.minor ?? 0n;
          now = { ...now, ledger: [...list(now), ...reserve(now, what, n)] };
        }
        // The cap leaves its remainder in its own currency: each piece may round up by one minor unit of the base.
        expect(input.by.role !== 'agent' || given <= most + BigInt(pieces.length)).toBe(true);
      }),
    );
  });

  it('without a limit on the single remedy, what is allowed in pieces is allowed at once', () => {
    const agent = HOTEL.roles.get('agent');
    const grants = (agent?.grants ?? []).map((grant) => ({
      ...grant,
      limits: grant.limits.filter((limit) => limit.scope !== 'action'),
    }));
    const roles = new Map([['agent', { name: 'agent', grants, approve: null }]]);
    const policy = { ...HOTEL, roles };
    const pieces = fc.array(fc.bigInt({ min: 1n, max: 20_000n }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(inputs, pieces, currencies, (input, minors, currency) => {
        const agentInput = { ...input, policy, by: ANA };
        const plan = decidePlan(
          agentInput,
          minors.map((minor) => ask('refund', { amount: money(minor, currency) })),
        );
        const total = money(
          minors.reduce((a, b) => a + b, 0n),
          currency,
        );
        const atOnce = decide(agentInput, ask('refund', { amount: total })).outcome;
        expect(plan.outcome === 'now' && atOnce !== 'allow').toBe(false);
      }),
    );
  });

  it('two people asking by turns never pass a limit that counts everyone', () => {
    fc.assert(
      fc.property(ledgers, fc.array(amounts(16_000n), { maxLength: 8 }), (ledger, turns) => {
        let now = situation({ ledger });
        const before = remaining(now)?.left.incident?.minor ?? 0n;
        let given = 0n;
        turns.forEach((amount, n) => {
          const turn = { ...now, by: n % 2 === 0 ? ANA : BOB };
          const decision = decide(turn, ask('refund', { amount }));
          if (decision.outcome !== 'allow') return;
          given += decision.cost?.minor ?? 0n;
          now = { ...now, ledger: [...list(now), ...reserve(turn, ask('refund', { amount }), n)] };
        });
        expect(given <= before).toBe(true);
      }),
    );
  });
});
