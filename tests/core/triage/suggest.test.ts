import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexLedger } from '../../../src/core/authority/ledger-index.ts';
import { decidePlan } from '../../../src/core/authority/plan.ts';
import { readPolicy } from '../../../src/core/policy/reader/read-policy.ts';
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../../src/core/base/failures.ts';
import { money, type Money } from '../../../src/core/base/money.ts';
import type { RecoveryCase } from '../../../src/core/case/case.ts';
import { questionFor } from '../../../src/core/case/circumstances.ts';
import { LOST_WITH } from '../../../src/core/triage/rules-words.ts';
import { readComplaint } from '../../../src/core/triage/rules.ts';
import { readPack, type Pack } from '../../../src/core/triage/packs.ts';
import { idOf, suggest } from '../../../src/core/triage/suggest.ts';
import { suggestionTitle } from '../../../src/cards/case/suggestions.ts';
import type { Suggestion } from '../../../src/core/triage/suggestion.ts';
import {
  ANA,
  AURORA,
  BOB,
  circumstances,
  doneIn,
  GIL,
  hotelPolicy,
  MIA,
  NOON,
  openCase,
  PIA,
  R,
  callsBack,
} from '../case/build.ts';
import { makeWorld } from '../case/world.ts';
import { runs } from '../../runs.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const PACKS: readonly Pack[] = readdirSync(path.join(ROOT, 'packs')).flatMap((file) => {
  const read = readPack(readFileSync(path.join(ROOT, 'packs', file), 'utf8'), file);
  return read.ok ? [read.pack] : [];
});
const demo = readPolicy(readFileSync(path.join(ROOT, 'demo/policy.yaml'), 'utf8'), 'policy.yaml');
if (!demo.ok) throw new Error('the demo policy does not read');
const DEMO = demo.policy;
const EXAMPLE = 'Room 412: no hot water for two nights, family with a baby';

const FORBIDS = hotelPolicy(
  ['actions:\n', 'facts: { ours: bool }\nactions:\n'],
  ['when: { not_sensitivity: [injury, discrimination, staff_misconduct] }', 'when: { if: ours, otherwise: refuse }'],
);
const GRANTED = hotelPolicy([
  "approve: { up_to: '1000 EUR', teams: own }",
  "approve: { teams: own, grants: [{ id: own, actions: [voucher], limits: [{ scope: incident, max: '1000 EUR' }] }] }",
]);

/** As the case card says it. */
const titled = (b: Suggestion): string => suggestionTitle(b.items, { locale: 'en-IE' });

function caseOf(text: string, change: Partial<RecoveryCase> = {}): RecoveryCase {
  const [logged] = openCase().complaints;
  return openCase({
    complaints: logged === undefined ? [] : [{ ...logged, text }],
    triage: readComplaint(text, { at: NOON, zone: 'Europe/Paris' }),
    orderValue: null,
    lossValue: null,
    ...change,
  });
}
const with_ = (by = ANA, policy = DEMO) => circumstances({ by, policy });
const offered = (c: RecoveryCase, by = ANA, at = with_(by)) => suggest(c, by, at, PACKS).bundles;
const withoutAmount = (kind: string) => ({ kind, amount: null, units: null, cost: null, passenger: null });

describe('what is suggested for the example at Hotel Aurora', () => {
  const bundles = offered(caseOf(EXAMPLE, { lossValue: money(30_000n, 'EUR') }));

  it('can be done now, with and without money, and once needs Mia', () => {
    const now = bundles.filter((b) => b.standing.kind === 'now');
    expect(now.length).toBeGreaterThanOrEqual(2);
    expect(now.some((b) => b.cost?.minor === 0n)).toBe(true);
    const needs = bundles.filter((b) => b.standing.kind === 'needs');
    expect(needs).toHaveLength(1);
    expect(needs[0]?.standing).toMatchObject({ who: [MIA.id] });
  });

  it('is said in short titles', () => {
    expect(bundles.map(titled)).toEqual([
      'Apologise, explain and put it right',
      'Apologise, explain and upgrade',
      'Apologise, explain and call back',
      'Apologise, explain, put it right and refund €300.00',
    ]);
  });

  it('are without money, and ask for the loss first, while nobody said how large it is', () => {
    const { bundles: unknown, advice } = suggest(caseOf(EXAMPLE), ANA, with_(), PACKS);
    expect(unknown.flatMap((b) => b.items).every((i) => i.amount === null)).toBe(true);
    expect(advice[0]).toEqual({ kind: 'ask_loss' });
  });

  it('are the loss as it was said, whoever looks and whatever they may give', () => {
    const twice = caseOf('The minibar was charged twice, 36.50 EUR too much');
    for (const by of [ANA, MIA, GIL]) {
      const amounts = offered(twice, by).flatMap((b) => b.items.flatMap((i) => i.amount ?? []));
      expect(new Set(amounts.map((a) => a.minor))).toEqual(new Set([3_650n]));
    }
  });
});

describe('suggestions', () => {
  it('hear what the customer asked for', () => {
    const bundles = offered(caseOf('Room 7: noise all night. Wants a refund of 40 EUR.'));
    expect(bundles[0]?.standing).toEqual({ kind: 'now' });
    expect(bundles.slice(0, 1).map(titled)).toEqual(['Apologise, explain and refund €40.00']);
  });

  it('ask somebody for what the customer asked for when it is beyond the limit', () => {
    const needs = offered(caseOf('Room 7: noise all night. Wants a refund of 400 EUR.')).find(
      (b) => b.standing.kind === 'needs',
    );
    expect(needs?.items.at(-1)?.amount).toEqual(money(40_000n, 'EUR'));
  });

  it('do not guess an amount or its currency', () => {
    const amounts = (text: string) =>
      offered(caseOf(text)).flatMap((b) => b.items.flatMap((i) => (i.amount === null ? [] : [i.amount.minor])));
    expect(amounts('Room 7 dirty. Wants a refund of 1,234 EUR')).not.toContain(123_400n);
    expect(amounts('Room 7 dirty. Wants $50 refunded')).not.toContain(5_000n);
  });

  it('keep to contact in words when the case is restricted', () => {
    for (const sensitivity of ['legal', 'press', 'safeguarding'] as const) {
      for (const b of offered(caseOf(EXAMPLE, { sensitivity }))) expect(b.cost?.minor).toBe(0n);
    }
  });

  it('mend nothing when the customer has left', () => {
    const bundles = offered(caseOf(`${EXAMPLE}; they checked out`));
    expect(bundles.map(titled)).toEqual(['Apologise, explain and call back']);
    expect(bundles.flatMap((b) => b.items.map((i) => i.kind))).not.toContain('reperformance');
  });

  it('tell what has changed first when the case came back, and ask when nobody asked', () => {
    expect(suggest(caseOf(EXAMPLE, { reopened: 1 }), ANA, with_(), PACKS).advice.map((a) => a.kind)).toEqual([
      'explain_what_changed',
      'ask_loss',
      'ask_what_would_help',
    ]);
    expect(suggest(caseOf('cold food, wants an apology'), ANA, with_(), PACKS).advice).toEqual([{ kind: 'ask_loss' }]);
  });

  it('say so when the numbers of their pack are past review', () => {
    const at = circumstances({ policy: DEMO, at: new Date('2027-06-01T00:00:00Z') });
    expect(suggest(caseOf(EXAMPLE), ANA, at, PACKS).bundles.some((b) => b.staleSince !== null)).toBe(true);
    expect(offered(caseOf(EXAMPLE)).every((b) => b.staleSince === null)).toBe(true);
  });

  it('are none without a policy', () => {
    expect(suggest(caseOf(EXAMPLE), ANA, circumstances({ policy: null }), PACKS).bundles).toEqual([]);
  });

  it('never offer a bare amount, also where the policy knows no apology', () => {
    const actions = new Map([...DEMO.actions].filter(([, rule]) => rule.class !== 'free'));
    const noWords = { ...DEMO, actions };
    expect(offered(caseOf(EXAMPLE), ANA, with_(ANA, noWords)).length).toBeGreaterThan(0);
    for (const b of offered(caseOf(EXAMPLE), ANA, with_(ANA, noWords))) {
      expect(b.items.filter((i) => i.amount === null && i.units === null)).not.toEqual([]);
    }
  });

  it('leave the free ones while a request waits', () => {
    const world = makeWorld({ policy: DEMO, cases: [caseOf(EXAMPLE)] });
    const c = caseOf(EXAMPLE);
    const said = world.ask(ANA, {
      kind: 'give',
      case: c.id,
      items: [{ ...withoutAmount('refund'), amount: money(100_000n, 'EUR') }],
      because: 'two nights without hot water',
    });
    expect(said.ok && said.said.kind).toBe('asked');
    const waiting = suggest(world.caseOf(c.id), ANA, world.seenBy(ANA), PACKS).bundles;
    expect(waiting.some((b) => b.standing.kind === 'now' && b.cost?.minor === 0n)).toBe(true);
  });

  it('offer nothing twice: after any bundle none of its remedies is offered on the matter again, and no more money', () => {
    const { triage } = caseOf(EXAMPLE);
    let given = 0;
    for (const value of FAILURE_TYPES) {
      const failure = { ...triage.failure, value };
      const c = caseOf(EXAMPLE, { triage: { ...triage, failure }, lossValue: money(9_000n, 'EUR') });
      // the same customer with the same failure: one matter
      const alike = { ...c, id: R(1043) };
      for (const first of suggest(c, ANA, with_(), PACKS).offered) {
        given += 1;
        const world = makeWorld({ policy: DEMO, cases: [c, alike] });
        const press = {
          kind: 'give_suggested',
          case: c.id,
          v: c.version,
          suggestion: first.id,
          because: 'why',
          promised: first.makesPromise ? callsBack(world.now()) : null,
        } as const;
        expect(world.ask(ANA, press).ok).toBe(true);
        expect(world.ask(ANA, press)).toMatchObject({ ok: false, no: { kind: 'suggestion_changed' } });
        const again = suggest(world.caseOf(c.id), ANA, world.seenBy(ANA), PACKS).offered.flatMap((b) => b.items);
        const kinds = first.items.map((i) => i.kind);
        expect(again.filter((i) => kinds.includes(i.kind))).toEqual([]);
        const onAlike = suggest(alike, ANA, world.seenBy(ANA), PACKS).offered.flatMap((b) => b.items);
        const costly = kinds.filter((kind) => DEMO.actions.get(kind)?.class !== 'free');
        expect(onAlike.filter((i) => costly.includes(i.kind))).toEqual([]);
        const gaveMoney = first.items.some((i) => i.amount !== null);
        expect(gaveMoney && [...again, ...onAlike].some((i) => i.amount !== null)).toBe(false);
      }
    }
    expect(given).toBeGreaterThan(20);
  });

  it.each([
    ['asked for more', { sought: 'a refund of 100 EUR' }, 60n],
    ['came back, and lost more', { reopened: 1, lossValue: money(9_000n, 'EUR') }, 50n],
    ['lost more, and said nothing', { lossValue: money(9_000n, 'EUR') }, undefined],
    ['asked for what they got', { sought: 'a refund of 40 EUR', reopened: 1 }, undefined],
    ['said nothing', {}, undefined],
  ])('offer more, with a reason, only where something says it is not enough: the customer %s', (_, about, more) => {
    const { sought, ...change } = about as { sought?: string } & Partial<RecoveryCase>;
    const { triage } = caseOf(EXAMPLE);
    const remedySought = sought === undefined ? null : { value: sought, because: 'said', by: 'person' as const };
    const c = caseOf(EXAMPLE, { ...change, triage: { ...triage, remedySought } });
    const world = makeWorld({ policy: DEMO, cases: [c] });
    const refund = { kind: 'refund', amount: money(4_000n, 'EUR'), units: null, cost: null, passenger: null };
    doneIn(world.ask(ANA, { kind: 'give', case: c.id, items: [refund], because: 'first' }));
    const now = world.caseOf(c.id);
    const offers = suggest(now, ANA, world.seenBy(ANA), PACKS).offered.filter(({ why }) => why.kind === 'more');
    const amounts = offers.flatMap(({ items }) =>
      items.flatMap(({ amount }) => (amount === null ? [] : [amount.minor / 100n])),
    );
    expect(amounts).toEqual(more === undefined ? [] : [more]);
    for (const { id, wantsReason } of offers) {
      expect(wantsReason).toBe(true);
      const press = { kind: 'give_suggested', case: c.id, v: now.version, suggestion: id } as const;
      expect(world.ask(ANA, press)).toMatchObject({ ok: false, no: { kind: 'needs', requires: ['reason'] } });
      expect(doneIn(world.ask(ANA, { ...press, because: 'they waited again' })).said.kind).toMatch(/given|asked/);
      const after = suggest(world.caseOf(c.id), ANA, world.seenBy(ANA), PACKS).offered;
      expect(after.filter(({ why }) => why.kind === 'more')).toEqual([]);
    }
  });

  it('go by what like cases were given where nobody knows the loss, and by nothing where they are few', () => {
    const world = makeWorld({ policy: DEMO, cases: [caseOf(EXAMPLE)] });
    const offers = (c: RecoveryCase, like: { count: number; median: Money } | null) =>
      suggest(c, ANA, { ...world.seenBy(ANA), likeCases: () => (like === null ? [] : [like]) }, PACKS).offered.filter(
        ({ why }) => why.kind === 'like_cases',
      );
    const like = { count: 7, median: money(6_200n, 'EUR') };
    const [offer] = offers(caseOf(EXAMPLE), like);
    expect(offer?.items.at(-1)).toMatchObject({ kind: 'refund', amount: money(6_000n, 'EUR') });
    expect(offer?.why).toEqual({ kind: 'like_cases', count: 7 });
    expect(offers(caseOf(EXAMPLE), null)).toEqual([]);
    expect(offers(caseOf(EXAMPLE, { lossValue: money(9_000n, 'EUR') }), like)).toEqual([]);
    expect(offers(caseOf(EXAMPLE, { sensitivity: 'injury' }), like)).toEqual([]);
    expect(offers(caseOf(EXAMPLE), { count: 7, median: money(6_200n, 'GBP') })).toEqual([]);
  });

  it.each([
    ['as the hotel has them', DEMO, true],
    ['with a fact nobody knows that may forbid it', FORBIDS, false],
    ['with approvers who may approve one remedy alone', GRANTED, true],
  ] as const)('are done by one press each, by whom they say: rules %s', (_rules, policy, asksSomebody) => {
    const c = caseOf(EXAMPLE, { lossValue: money(40_000n, 'EUR') });
    const world = makeWorld({ policy, cases: [c] });
    const { offered: all } = suggest(c, ANA, world.seenBy(ANA), PACKS);
    expect(all.filter((b) => b.standing.kind === 'needs').length > 0).toBe(asksSomebody);
    for (const { id, standing, makesPromise } of all) {
      const promised = makesPromise ? callsBack(world.now()) : null;
      const press = { kind: 'give_suggested', case: c.id, suggestion: id, because: 'why', promised } as const;
      const { said, events } = doneIn(world.fork().ask(ANA, press));
      expect(said.kind).toBe(standing.kind === 'now' ? 'given' : 'asked');
      const asked = events.flatMap((e) => (e.kind === 'asked' ? e.request.asked : []));
      expect(standing.kind === 'needs' ? standing.who : []).toEqual(asked);
    }
  });

  it('have one id for the same items and another for any other', () => {
    const item = fc.record({
      kind: fc.constantFrom('refund', 'apology', 'points', 'a|b', 'a'),
      amount: fc.option(fc.bigInt({ min: 1n, max: 3n }).map((minor) => money(minor, 'EUR'))),
      units: fc.option(fc.bigInt({ min: 1n, max: 3n })),
      cost: fc.option(fc.bigInt({ min: 1n, max: 2n }).map((minor) => money(minor, 'EUR'))),
      passenger: fc.option(fc.constantFrom('', 'p1', 'x\ny|')),
    });
    const plan = fc.array(item, { maxLength: 3 });
    const shown = (value: unknown): string =>
      JSON.stringify(value, (_, v: unknown) => (typeof v === 'bigint' ? `${v}n` : v));
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        expect(idOf(a) === idOf(b)).toBe(shown(a) === shown(b));
      }),
    );
    fc.assert(
      fc.property(plan, (a) => {
        expect(idOf(a.map((one) => ({ ...one })))).toBe(idOf(a));
      }),
    );
  });
});

describe('over every failure, severity, stage, role and pack', () => {
  const policies = PACKS.map((pack) => {
    const actions = ['refund', 'voucher', 'credit', 'goodwill'].filter((kind) => !DEMO.actions.has(kind));
    const rules = new Map(DEMO.actions);
    for (const name of actions) rules.set(name, { name, class: 'money', cap: null });
    for (const name of ['replacement', 'correction'])
      rules.set(name, { name, class: 'in_kind', defaultCost: money(1_000n, 'EUR') });
    const roles = new Map(
      [...DEMO.roles].map(([name, role]) => [
        name,
        {
          ...role,
          grants: role.grants.map((g) => ({ ...g, actions: [...g.actions, ...actions, 'replacement', 'correction'] })),
        },
      ]),
    );
    return { ...DEMO, actions: rules, roles, pack: { source: pack.id, asOf: pack.asOf, reviewBy: pack.reviewBy } };
  });

  it('holds what suggestions promise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FAILURE_TYPES),
        fc.constantFrom(...SEVERITIES),
        fc.constantFrom(...SERVICE_STAGES),
        fc.constantFrom(...policies),
        fc.constantFrom(ANA, PIA, MIA, GIL),
        fc.constantFrom('room 412', null),
        fc.bigInt({ min: 0n, max: 60_000n }),
        (failure, severity, stage, policy, by, reference, spent) => {
          const because = { because: 'the test says so', by: 'rules' } as const;
          const base = openCase();
          const c = openCase({
            customer: { reference, key: reference },
            triage: {
              ...base.triage,
              failure: { value: failure, ...because },
              resource: LOST_WITH[failure],
              severity: { value: severity, ...because },
              stage: { value: stage, ...because },
            },
          });
          const world = makeWorld({ policy, cases: [c] });
          if (spent > 0n)
            world.ask(by, {
              kind: 'give',
              case: c.id,
              items: [{ ...withoutAmount('refund'), amount: money(spent, 'EUR') }],
              because: 'because',
            });
          const now = world.caseOf(c.id);
          const at = { ...world.seenBy(by), index: indexLedger(world.ledger) };
          const { bundles } = suggest(now, by, at, PACKS);
          expect(bundles.length).toBeLessThanOrEqual(4);
          expect(bundles.some((b) => b.standing.kind === 'now')).toBe(true);
          expect(bundles.filter((b) => b.standing.kind === 'needs').length).toBeLessThanOrEqual(1);
          expect(new Set(bundles.map((b) => b.id)).size).toBe(bundles.length);
          for (const b of bundles) {
            expect(b.items.slice(0, 2).map((i) => i.kind)).toEqual(['apology', 'explanation']);
            expect(titled(b).length).toBeLessThanOrEqual(60);
            expect(b.id).toBe(idOf(b.items));
            const plan = decidePlan(questionFor(now, by, at), b.items);
            expect(plan.outcome).toBe(b.standing.kind === 'now' ? 'now' : 'needs_approval');
            expect(b.standing.kind === 'needs' ? b.standing.who : []).not.toContain(by.id);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it('has nothing to offer to a role without grants, and does not fail', () => {
    const stranger = { ...BOB, role: 'nobody' };
    expect(
      offered(caseOf(EXAMPLE), stranger, circumstances({ by: stranger, policy: DEMO, workspace: AURORA })),
    ).toEqual([]);
  });
});
