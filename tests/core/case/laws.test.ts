/**
 * The laws of the ledger over random histories: about 6,000 commands in every run, twenty times as many with AMENDS_LONG=1,
 * two thirds with AMENDS_FAST=1. What holds at every moment is looked at in one pass over each history.
 * A failure prints the seed and the shortest history that breaks the law.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import { remaining, type ActionRemaining } from '../../../src/core/authority/remaining.ts';
import type { ItemAsked } from '../../../src/core/case/commands.ts';
import type { ActionStatus, RecoveryAction } from '../../../src/core/case/case.ts';
import type { CaseEvent } from '../../../src/core/case/events.ts';
import { questionFor } from '../../../src/core/case/circumstances.ts';
import { entriesFor } from '../../../src/core/case/follows/entries.ts';
import { evolve } from '../../../src/core/case/evolve.ts';
import { mergedCases } from '../../../src/core/case/rules/life/merging.ts';
import { mayRead } from '../../../src/core/case/rules/who-may.ts';
import { isOngoing } from '../../../src/core/case/status.ts';
import { fromWire, toWire } from '../../../src/core/base/wire.ts';
import { suggest } from '../../../src/core/triage/suggest.ts';
import { AURORA, circumstances, eur, HOTEL, hotelPolicy, PACKS, callsBack } from './build.ts';
import { histories, play, PEOPLE, SEEDS } from './histories.ts';
import { isOfMatter, limitsBroken, sumOf } from './reckoning.ts';
import { makeWorld, type Happening, type World } from './world.ts';

const LONG = process.env['AMENDS_LONG'] === '1';
const FAST = process.env['AMENDS_FAST'] === '1';
const RUNS = LONG ? 600 : FAST ? 20 : 30;
/** How much has to be seen: a third of what is usual at most, so that no seed alone makes a law fail. */
const SHARE = FAST ? 1 / 6 : RUNS / 60;
const [LEAST, MOST] = [180, 260];
const start = (policy = HOTEL): World => makeWorld({ cases: SEEDS, policy });
/** Wants to hear why, and to see it, early. */
const STRICT = hotelPolicy([
  'unidentified: #',
  `reason_over: [{ actions: [refund, voucher], amount: '20 EUR' }]
evidence_over: [{ actions: [upgrade], amount: '30 EUR', kinds: [photo] }]
unidentified: #`,
]);

/** A law that holds after every command; what it looks at is what has just happened, and the world as it is then. */
type Law = (world: World, news: readonly Happening[]) => void;

/** Plays histories and looks at the world after every command; says how many commands were played. */
function always(laws: readonly Law[]): number {
  let commands = 0;
  fc.assert(
    fc.property(histories(LEAST, MOST), (moves) => {
      const world = start();
      for (const move of moves) {
        const known = world.journal.length;
        if (play(world, move) !== undefined) commands += 1;
        const news = world.journal.slice(known);
        for (const law of laws) law(world, news);
      }
    }),
    { numRuns: RUNS, endOnFailure: false },
  );
  return commands;
}

const WAITING: readonly ActionStatus[] = ['pending_approval', 'countered', 'declined', 'withdrawn', 'expired'];
const costs = (actions: readonly RecoveryAction[]): bigint =>
  sumOf(actions.flatMap((a) => (a.cost === null ? [] : [{ cost: a.cost }])));

describe('over random histories', () => {
  it('at every moment the sums agree, nobody passes a limit, and every decision comes out again', () => {
    const seen = { given: 0, approved: 0, decided: 0 };
    const commands = always([
      sumsAgree,
      (_, news) => {
        for (const happening of news) {
          if (happening.event.kind === 'given') seen.given += 1;
          if (happening.event.kind === 'approved') seen.approved += 1;
          expect(broken(happening), 'nobody gives past a limit of their own, or approves past theirs').toEqual([]);
        }
      },
      (_, news) => {
        for (const happening of news) {
          const again = decidedAgain(happening);
          if (again === undefined) continue;
          seen.decided += again.now.length;
          expect(again.now, 'decided again on what it had seen').toEqual(again.kept);
        }
      },
    ]);
    // so much was looked at
    expect(commands).toBeGreaterThan(8_000 * SHARE);
    expect(seen.given).toBeGreaterThan(400 * SHARE);
    expect(seen.approved).toBeGreaterThan(40 * SHARE);
    expect(seen.decided).toBeGreaterThan(1_000 * SHARE);
  }, 600_000);

  it('the events alone, stored and read again, give the cases and the ledger', () => {
    fc.assert(
      fc.property(histories(LEAST, MOST), (moves) => {
        const world = start();
        for (const move of moves) play(world, move);
        const cases = new Map(SEEDS.map((c) => [c.id, c]));
        const ledger = new Map<string, World['ledger'][number]>();
        for (const { of, event } of world.journal) {
          const stored = fromWire(JSON.parse(JSON.stringify(toWire(event)))) as CaseEvent;
          const before = cases.get(of) ?? null;
          const { add, move } = entriesFor(stored, before);
          for (const m of move) {
            const entry = ledger.get(m.id);
            if (entry !== undefined) ledger.set(m.id, { ...entry, state: m.to });
          }
          for (const e of add) ledger.set(e.id, e);
          cases.set(of, evolve(before, stored));
        }
        expect([...cases]).toEqual([...world.cases]);
        expect([...ledger.values()]).toEqual(world.ledger);
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  }, 600_000);

  it('what is marked “now” is never refused, nor asked of somebody, while nothing has changed', () => {
    let offered = 0;
    fc.assert(
      fc.property(histories(30, 120), fc.nat({ max: 5 }), fc.constantFrom(HOTEL, STRICT), (moves, n, policy) => {
        const world = start(policy);
        for (const move of moves) play(world, move);
        const by = PEOPLE[n % PEOPLE.length];
        for (const c of world.cases.values()) {
          if (by === undefined || !isOngoing(c) || !mayRead(by, c)) continue;
          const seen = world.seenBy(by, c.id);
          for (const bundle of suggest(c, by, seen, PACKS).bundles) {
            offered += 1;
            const said = world.fork().ask(by, {
              kind: 'give_suggested',
              case: c.id,
              suggestion: bundle.id,
              because: bundle.wantsReason ? 'nobody slept' : null,
              promised: bundle.makesPromise ? callsBack(world.now()) : null,
            });
            const answered = said.ok ? said.said.kind : JSON.stringify(toWire(said.no));
            // what has to be asked may first need to be seen
            const allowed = bundle.standing.kind === 'now' ? /^given$/ : /^asked$|"evidence"/;
            expect(answered).toMatch(allowed);
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(offered).toBeGreaterThan(300 * SHARE);
  }, 600_000);

  it('what is said to be left on a case is given, of every kind of remedy, and a cent more is not', () => {
    const seen = { free: 0, in_kind: 0, points: 0, money: 0 };
    fc.assert(
      fc.property(histories(30, 120), fc.nat({ max: 5 }), (moves, n) => {
        const world = start();
        for (const move of moves) play(world, move);
        const by = PEOPLE[n % PEOPLE.length];
        for (const c of world.cases.values()) {
          if (by === undefined || !isOngoing(c) || !mayRead(by, c)) continue;
          const isGiven = (what: Partial<ItemAsked> & { readonly kind: string }): boolean => {
            const asked: ItemAsked = { amount: null, units: null, cost: null, passenger: null, ...what };
            const promised = what.kind === 'callback' ? callsBack(world.now()) : null;
            const said = world
              .fork()
              .ask(by, { kind: 'give', case: c.id, items: [asked], because: 'a reason', promised });
            return said.ok ? said.said.kind === 'given' : JSON.stringify(toWire(said.no)).includes('"evidence"');
          };
          const said = remaining(questionFor(c, by, world.seenBy(by, c.id)))?.actions ?? [];
          for (const one of said) if (one.standing === 'now') seen[one.class] += 1;
          expect(said.flatMap((one) => brokenPromises(one, isGiven))).toEqual([]);
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10 * SHARE);
  }, 600_000);
});

/** What is given although it was not promised, or not given although it was. */
function brokenPromises(
  { kind, class: of, standing, largest, units }: ActionRemaining,
  isGiven: (what: Partial<ItemAsked> & { readonly kind: string }) => boolean,
): string[] {
  const isNow = standing === 'now';
  const holds = (what: Partial<ItemAsked>, promised: boolean): string[] =>
    isGiven({ kind, ...what }) === promised ? [] : [`${kind} ${what.amount?.minor ?? what.units ?? ''}: ${promised}`];
  switch (of) {
    case 'free':
    case 'in_kind':
      return holds({}, isNow);
    case 'points':
      return [
        ...holds({ units: isNow ? (units ?? 1n) : 1n }, isNow),
        ...(isNow && units !== null ? holds({ units: units + 1n }, false) : []),
      ];
    case 'money': {
      const amount = largest ?? eur(1);
      const more = { ...amount, minor: amount.minor + 1n };
      return [
        ...(isNow ? holds({ amount }, true) : []),
        ...(!isNow || largest !== null ? holds({ amount: more }, false) : []),
      ];
    }
  }
}

/** The sum of the ledger is the sum of the actions, by case and state. */
function sumsAgree(world: World, news: readonly Happening[]): void {
  for (const of of new Set(news.map((h) => h.of))) {
    const c = world.caseOf(of);
    // what was given on a case that is part of another one by now stands there
    const on = new Set(c.status === 'merged' ? [] : [of, ...mergedCases(c)]);
    const entries = world.ledger.filter((e) => on.has(e.case));
    const inState = (state: string): bigint => sumOf(entries.filter((e) => e.state === state && e.settles === null));
    expect(inState('reserved'), 'set aside').toBe(costs(c.actions.filter((a) => a.status === 'authorised')));
    const waiting = new Set(c.actions.filter((a) => WAITING.includes(a.status)).map((a) => a.id));
    expect(
      entries.filter((e) => waiting.has(e.action)),
      'set aside for what nobody decided',
    ).toEqual([]);
    expect(inState('committed'), 'spent').toBe(costs(c.actions.filter((a) => a.status === 'done')));
    const owned = new Set(c.actions.flatMap((a) => a.entries));
    // entries that no action has any more were replaced, and hold nothing
    expect(entries.filter((e) => e.state !== 'released' && !owned.has(e.id))).toEqual([]);
  }
}

function broken(h: Happening): readonly string[] {
  const { event, by, after } = h;
  if ((event.kind === 'approved' && event.complete) || event.kind === 'counter_accepted')
    return approvedTooMuch(h, event.request);
  if (event.kind !== 'given' || by === null) return [];
  return event.actions.flatMap((action, n) => {
    // as they were judged, one after the other: what comes later may be another grant's, and takes nothing back
    const leaveOut = event.actions.slice(n + 1).flatMap((later) => later.entries);
    return limitsBroken({ policy: HOTEL, by, about: after, ledger: h.left, at: event.at, leaveOut }, action);
  });
}

/** The total of the whole matter after the approval against the limits of those who said yes; nothing of it counts for who asked. */
function approvedTooMuch({ after, left, event }: Happening, id: string): string[] {
  const request = after.requests.find((r) => r.id === id);
  if (request === undefined) return ['no such request'];
  const total = sumOf(
    left.filter((e) => isOfMatter(e, after, event.at) && e.state !== 'released' && e.settles === null),
  );
  const yes = [...request.approvals, ...(request.counter === null ? [] : [request.counter])].map((a) => a.by);
  const people = AURORA.members.filter((m) => yes.includes(m.id));
  const rules = people.map((m) => ({ m, rule: HOTEL.roles.get(m.role)?.approve }));
  return [
    ...(rules.some(({ rule }) => rule?.upTo && total <= rule.upTo.minor)
      ? []
      : [`${total} is above everybody's limit`]),
    ...(total > 500_000n && people.length < 2 ? [`${total} by one person`] : []),
    ...(people.some((m) => m.id === request.by) ? ['by the asker'] : []),
    ...(left.some((e) => request.actions.includes(e.action) && e.member === request.by)
      ? ['on the asker’s own authority']
      : []),
    ...(rules.some(({ m, rule }) => rule?.teams === 'own' && m.team !== request.team) ? ['by another team'] : []),
  ];
}

/** The decisions of an event, as they are kept and as they come out again; undefined when it decided nothing. */
function decidedAgain(
  h: Happening,
): { readonly kept: readonly unknown[]; readonly now: readonly unknown[] } | undefined {
  const { event, before, by } = h;
  if ((event.kind !== 'given' && event.kind !== 'asked') || before === null || by === null) return undefined;
  const { actions } = event;
  const first = actions[0]?.decision;
  if (first === undefined) return undefined;
  expect([first.role, first.policy?.version]).toEqual([by.role, HOTEL.version]);
  const question = questionFor(before, by, circumstances({ at: first.at, by, ledger: h.saw }));
  const asked = actions.map((a) => ({
    kind: a.kind,
    amount: a.amount,
    units: a.units,
    cost: a.typedCost,
    passenger: a.passenger,
  }));
  return { kept: actions.map((a) => a.decision.decision), now: decidePlan(question, asked).decisions };
}
