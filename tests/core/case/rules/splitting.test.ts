/** Splitting what is asked over remedies, cases, people or time never gives more than asking at once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remaining } from '../../../../src/core/authority/remaining.ts';
import { money } from '../../../../src/core/base/money.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import { questionFor } from '../../../../src/core/case/circumstances.ts';
import { ANA, BOB, DAY_MS, hours, item, MIA, openCase, PIA, R } from '../build.ts';
import { sumOf } from '../reckoning.ts';
import { makeWorld, type World } from '../world.ts';

const RUNS = process.env['AMENDS_LONG'] === '1' ? 3_000 : process.env['AMENDS_FAST'] === '1' ? 20 : 40;

interface Part {
  readonly by: typeof ANA;
  readonly of: number;
  readonly minor: bigint;
  readonly kind: string;
  /** Waited before it is asked. */
  readonly ms: number;
  /** Taken back or declined when somebody else would have to decide. */
  readonly backDown: boolean;
}
const parts = (ms: readonly number[]): fc.Arbitrary<readonly Part[]> =>
  fc.array(
    fc.record({
      by: fc.constantFrom(ANA, BOB, PIA),
      of: fc.nat({ max: 9 }),
      minor: fc.oneof(fc.constantFrom(1n, 5_000n, 10_000n, 15_000n), fc.bigInt({ min: 1n, max: 15_000n })),
      kind: fc.constantFrom('refund', 'refund', 'voucher', 'goodwill'),
      ms: fc.constantFrom(...ms),
      backDown: fc.boolean(),
    }),
    { minLength: 4, maxLength: 40, size: 'max' },
  );

/** What people gave by themselves, without anybody's approval. */
function givenIn(world: World, cases: readonly RecoveryCase[], asked: readonly Part[]): bigint {
  for (const { by, of, minor, kind, ms, backDown } of asked) {
    world.forward(ms);
    const c = cases[of % cases.length];
    if (c === undefined) continue;
    const said = world.ask(by, {
      kind: 'give',
      case: c.id,
      items: [item(kind, { amount: money(minor, 'EUR') })],
      because: null,
    });
    if (said.ok && said.said.kind === 'asked' && backDown) {
      world.ask(by, { kind: 'withdraw', case: c.id, request: said.said.request });
    }
  }
  const own = world.journal.flatMap((h) => (h.event.kind === 'given' ? h.event.actions.map((a) => a.id) : []));
  return sumOf(world.ledger.filter((e) => e.state !== 'released' && own.includes(e.action)));
}

const cases = (...changes: readonly Partial<RecoveryCase>[]): readonly RecoveryCase[] =>
  changes.map((change, n) => openCase({ id: R(900 + n), customer: { reference: 'K1', key: 'k1' }, ...change }));
const failed = (value: 'process.billing' | 'outcome.delay'): Partial<RecoveryCase> => ({
  triage: { ...openCase().triage, failure: { value, because: 'said so', by: 'rules' } },
});

/** What could be given at once to start with, over all remedies, as the card says it. */
function atOnce(world: World, c: RecoveryCase, scope: 'incident' | 'customer'): bigint {
  return remaining(questionFor(c, ANA, world.seenBy(ANA)))?.left[scope]?.minor ?? 0n;
}

describe('split over remedies, people and time', { timeout: 600_000 }, () => {
  const within30Days = [0, 1, hours(1), hours(11)];

  it.each([
    ['one case', cases({})],
    ['cases of one customer with the same failure', cases({}, {}, {})],
    [
      'linked cases of different customers',
      cases({ linked: [R(901)] }, { customer: { reference: 'K2', key: 'k2' }, linked: [R(900)] }),
    ],
  ])('on %s, people together give no more than one would at once', (_, seeds) => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 20_000n }), parts(within30Days), (before, asked) => {
        const world = makeWorld({ cases: seeds });
        const [first] = seeds;
        if (first === undefined) return;
        world.ask(MIA, {
          kind: 'give',
          case: first.id,
          items: [item('refund', { amount: money(before, 'EUR') })],
          because: null,
        });
        const most = atOnce(world, first, 'incident');
        expect(givenIn(world, seeds, asked) - before).toBeLessThanOrEqual(most);
      }),
      { numRuns: RUNS },
    );
  });

  it('on cases of one customer with different failures, within the window of the customer', () => {
    const seeds = cases({}, failed('process.billing'), failed('outcome.delay'));
    fc.assert(
      fc.property(parts([0, hours(1), DAY_MS, 2 * DAY_MS]), (asked) => {
        const world = makeWorld({ cases: seeds });
        const [first] = seeds;
        const most = first === undefined ? 0n : atOnce(world, first, 'customer');
        expect(most).toBe(40_000n);
        expect(givenIn(world, seeds, asked)).toBeLessThanOrEqual(most);
      }),
      { numRuns: RUNS },
    );
  });

  it('over many customers in one day, nobody passes their day', () => {
    const seeds = Array.from({ length: 10 }, (_, n) =>
      openCase({ id: R(900 + n), customer: { reference: `K${n}`, key: `k${n}` } }),
    );
    fc.assert(
      fc.property(parts([0, 60_000]), (asked) => {
        const world = makeWorld({ cases: seeds });
        givenIn(world, seeds, asked);
        for (const by of [ANA, BOB, PIA]) {
          const own = world.journal.flatMap((h) =>
            h.event.kind === 'given' && h.event.by === by.id ? h.event.actions.map((a) => a.id) : [],
          );
          const sum = sumOf(world.ledger.filter((e) => e.state !== 'released' && own.includes(e.action)));
          expect(sum).toBeLessThanOrEqual(by.id === PIA.id ? 20_000n : 60_000n);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('on cases of nobody known, the team passes neither the case nor the day', () => {
    const seeds = Array.from({ length: 8 }, (_, n) =>
      openCase({ id: R(900 + n), customer: { reference: null, key: null } }),
    );
    fc.assert(
      fc.property(parts([0, 60_000]), (asked) => {
        const world = makeWorld({ cases: seeds });
        expect(givenIn(world, seeds, asked)).toBeLessThanOrEqual(30_000n);
        for (const c of seeds) {
          const own = world.ledger.filter((e) => e.case === c.id && e.state !== 'released');
          const pending = new Set(world.caseOf(c.id).requests.flatMap((r) => r.actions));
          expect(sumOf(own.filter((e) => !pending.has(e.action)))).toBeLessThanOrEqual(6_000n);
        }
      }),
      { numRuns: RUNS },
    );
  });

  it('by naming the customer only afterwards', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 6_000n }), parts(within30Days), (first, asked) => {
        const seeds = cases({ customer: { reference: null, key: null } }, {}, {});
        const world = makeWorld({ cases: seeds });
        world.ask(ANA, {
          kind: 'give',
          case: R(900),
          items: [item('refund', { amount: money(first, 'EUR') })],
          because: null,
        });
        world.ask(ANA, { kind: 'set_facts', case: R(900), customer: 'K1', orderValue: null, lossValue: null });
        expect(givenIn(world, seeds, asked)).toBeLessThanOrEqual(25_000n);
      }),
      { numRuns: RUNS },
    );
  });
});
