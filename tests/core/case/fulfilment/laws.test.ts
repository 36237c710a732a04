/**
 * The laws of what was authorised and what really happened, over random histories in which a payment system answers, is silent,
 * fails, says otherwise, and people find out: authorised is not paid, and nothing is paid twice.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecoveryAction, RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import { HOTEL, resolves } from '../build.ts';
import { histories, PEOPLE, play, SEEDS } from '../histories.ts';
import { limitsBroken, sumOf } from '../reckoning.ts';
import { makeWorld, type World } from '../world.ts';
import { mergedCases } from '../../../../src/core/case/rules/life/merging.ts';

const RUNS = process.env['AMENDS_LONG'] === '1' ? 300 : process.env['AMENDS_FAST'] === '1' ? 12 : 25;
const doneBy = (remedy: string): string | null => (remedy === 'refund' || remedy === 'goodwill' ? 'payments' : null);

interface News {
  readonly of: number;
  readonly which: number;
  readonly who: number;
  readonly kind: 'heard_back' | 'settle_payment' | 'pay_again' | 'resolve';
  readonly to: 'confirmed' | 'failed' | 'unknown' | 'dropped';
}
const news = fc.record<News>({
  of: fc.nat({ max: 20 }),
  which: fc.nat({ max: 20 }),
  who: fc.nat({ max: 5 }),
  kind: fc.constantFrom('heard_back', 'heard_back', 'settle_payment', 'pay_again', 'pay_again', 'resolve'),
  to: fc.constantFrom('confirmed', 'failed', 'failed', 'unknown', 'dropped'),
});

function hear(world: World, n: News): void {
  const cases = [...world.cases.values()].filter(({ actions }) => actions.some((a) => a.entries.length > 0));
  const c = cases[n.of % Math.max(1, cases.length)];
  const action = c?.actions[n.which % Math.max(1, c.actions.length)];
  if (c === undefined || action === undefined) return;
  if (n.kind === 'resolve') {
    const done = c.actions.map(({ id }) => id);
    world.ask(PEOPLE.find(({ id }) => id === c.owner) ?? null, resolves({ case: c.id, done }));
    return;
  }
  const about = { case: c.id, action: action.id, reference: null, reason: 'it did' } as const;
  const command: Command =
    n.kind === 'pay_again'
      ? { kind: 'pay_again', case: c.id, action: action.id, named: null }
      : n.kind === 'heard_back'
        ? { kind: 'heard_back', ...about, to: n.to === 'dropped' ? 'failed' : n.to }
        : { kind: 'settle_payment', ...about, named: null, to: n.to === 'unknown' ? 'failed' : n.to };
  world.ask(n.kind === 'heard_back' ? null : (PEOPLE[n.who % PEOPLE.length] ?? null), command);
}

const costOf = (actions: readonly RecoveryAction[]): bigint =>
  sumOf(actions.flatMap((a) => (a.cost === null ? [] : [{ cost: a.cost }])));

/** Set aside is what may still be paid; spent is what was paid, or once stood as paid. */
function ledgerHolds(world: World): void {
  for (const c of world.cases.values()) {
    const on = new Set(c.status === 'merged' ? [] : [c.id, ...mergedCases(c)]);
    const entries = world.ledger.filter((e) => on.has(e.case) && e.settles === null);
    const inState = (state: string): bigint => sumOf(entries.filter((e) => e.state === state));
    const isSpent = (a: RecoveryAction): boolean => a.status === 'done' || a.fulfilment?.counted === true;
    const isOpen = (a: RecoveryAction): boolean => ['authorised', 'executing', 'unknown'].includes(a.status);
    expect(inState('reserved'), 'set aside').toBe(costOf(c.actions.filter((a) => isOpen(a) && !isSpent(a))));
    expect(inState('committed'), 'spent').toBe(costOf(c.actions.filter(isSpent)));
  }
}

const isOverWithFailure = ({ status, actions }: RecoveryCase): boolean =>
  (status === 'resolved' || status === 'closed') && actions.some((a) => a.status === 'failed');

type Seen = Record<'requested' | 'again' | 'failed' | 'reopened' | 'doubted', number>;

const askedByRight = (before: string | undefined, by: string | null): void => {
  expect([undefined, 'failed'], 'never a blind retry').toContain(before);
  expect(before === undefined || by !== null, 'a person said so').toBe(true);
};

/** Asked for once by itself; after that only what failed, by a person, who is within their own limits. */
function neverBlindly(world: World, seen: Seen): void {
  const stood = new Map<string, string>();
  for (const { event, by, after, left } of world.journal) {
    if (event.kind === 'reopened') seen.reopened += 1;
    if (event.kind === 'fulfilment_doubted') seen.doubted += 1;
    if (event.kind !== 'fulfilment_requested' && event.kind !== 'fulfilment_settled') continue;
    if (event.kind === 'fulfilment_requested') {
      seen.requested += 1;
      askedByRight(stood.get(event.action), event.by);
      stood.set(event.action, 'requested');
    } else {
      if (event.to === 'failed') seen.failed += 1;
      stood.set(event.action, event.to);
    }
    if (event.again === undefined) continue;
    seen.again += 1;
    const action = after.actions.find(({ id }) => id === event.action);
    if (action === undefined || by === null) throw new Error('judged anew by nobody');
    const about = { policy: HOTEL, by, about: after, ledger: left, at: event.at, leaveOut: [] };
    expect(limitsBroken(about, action), 'nobody gives past a limit of their own').toEqual([]);
  }
}

describe('what was authorised, and what happened', () => {
  it('is set aside or spent exactly once, within the limits of whoever says so, and never tried again blindly', () => {
    const seen: Seen = { requested: 0, again: 0, failed: 0, reopened: 0, doubted: 0 };
    fc.assert(
      fc.property(histories(60, 140), fc.array(news, { minLength: 60, maxLength: 140 }), (moves, said) => {
        const world = makeWorld({ cases: SEEDS, doneBy });
        moves.forEach((move, n) => {
          play(world, move);
          const one = said[n];
          if (one !== undefined) hear(world, one);
          ledgerHolds(world);
        });
        neverBlindly(world, seen);
        expect([...world.cases.values()].filter(isOverWithFailure)).toEqual([]);
      }),
      { numRuns: RUNS, endOnFailure: false },
    );
    // so much was looked at
    expect(Object.values(seen).every((n) => n > RUNS / 25)).toBe(true);
  }, 600_000);
});
