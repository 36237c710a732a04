/** Two cases of one complaint become one and two again: nothing is lost, nothing counted twice or not at all, nothing opened. */
import fc from 'fast-check';
import { withoutOffer } from '../../../../../src/core/case/evolve-owner.ts';
import { describe, expect, it } from 'vitest';
import { remaining } from '../../../../../src/core/authority/remaining.ts';
import { toWire } from '../../../../../src/core/base/wire.ts';
import type { Member } from '../../../../../src/core/base/members.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import { questionFor } from '../../../../../src/core/case/circumstances.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { isOpen } from '../../../../../src/core/case/evolve.ts';
import { changeWhoReads } from '../../../../../src/core/case/rules/who-may.ts';
import {
  after,
  ANA,
  BOB,
  doneIn,
  eur,
  GIL,
  gives,
  hours,
  item,
  MIA,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
  thing,
} from '../../build.ts';
import { histories, PEOPLE, play, SEEDS } from '../../histories.ts';
import { makeWorld, type World } from '../../world.ts';

const [STAYS, ENDS] = [R(1001), R(1042)];
const merge: Command = { kind: 'merge', case: ENDS, into: STAYS, because: 'the same night' };
const undo: Command = { kind: 'undo', case: ENDS };
const promises: Command = { kind: 'promise', case: ENDS, text: 'call her', due: after(hours(3)) };
const others = openCase().complaints.map((one) => ({ ...one, id: thing('cmp_0002') }));
const two = (ends: Partial<RecoveryCase> = {}, stays: Partial<RecoveryCase> = {}): World =>
  makeWorld({
    cases: [openCase({ ...ends, id: ENDS }), openCase({ id: STAYS, owner: BOB.id, complaints: others, ...stays })],
  });

/** All of a case that a merge and its undoing leave as it was: a first yes of two was to something else meanwhile, and an offer to a colleague is over. */
function asItStood(c: RecoveryCase): unknown {
  const requests = c.requests.map((r) => (isOpen(r) ? { ...r, approvals: [] } : r));
  const { handover, ...rest } = withoutOffer(c, c.receivedAt);
  const offer = handover == null ? {} : { handover: { ...handover, settledAt: null } };
  return toWire({ ...rest, ...offer, requests, version: 0, mergedInto: null });
}

describe('a merge', () => {
  it('moves what was said, given, decided and promised, and points to the case that stays', () => {
    const world = two();
    doneIn(world.ask(ANA, gives([refund(40), item('apology')])));
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    doneIn(world.ask(MIA, { kind: 'approve', case: ENDS, request: null, digest: null }));
    doneIn(world.ask(ANA, promises));
    const before = world.caseOf(ENDS);
    const ledger = world.ledger;
    doneIn(world.ask(ANA, merge));
    expect(world.ledger).toEqual(ledger);
    expect(world.caseOf(ENDS)).toMatchObject({
      status: 'merged',
      mergedInto: STAYS,
      actions: [],
      requests: [],
      promises: [],
      linked: [STAYS],
    });
    const { complaints, actions, requests, promises: promised, linked } = world.caseOf(STAYS);
    expect(complaints).toHaveLength(2);
    expect([actions, requests, promised]).toEqual([before.actions, before.requests, before.promises]);
    expect(linked).toEqual([ENDS]);
    // and it goes on there
    doneIn(world.ask(BOB, { kind: 'keep_promise', case: STAYS, promise: null }));
    doneIn(world.ask(BOB, resolves({ case: STAYS, done: actions.map((a) => a.id) })));
    expect(world.ledger.every(({ state }) => state === 'committed')).toBe(true);
  });

  it('is said of everything that is asked on the case that ended', () => {
    const world = two();
    doneIn(world.ask(ANA, merge));
    for (const command of [gives([item('apology')]), promises, resolves({ case: ENDS })])
      expect(refusalIn(world.ask(ANA, command))).toEqual({ kind: 'merged_into', case: ENDS, into: STAYS });
    expect(doneIn(world.ask(ANA, merge)).said.kind).toBe('already_so');
  });

  it('is for who owns the case that ends, or a lead; the owner of the other one hears of it', () => {
    const world = two();
    expect(refusalIn(world.ask(BOB, merge)).kind).toBe('not_yours');
    expect(refusalIn(world.ask(GIL, merge)).kind).toBe('not_yours');
    expect(doneIn(world.ask(MIA, merge)).said).toEqual({ kind: 'merged', into: STAYS });
  });

  it.each([
    ['a request that waits', two(), [gives([refund(400)], 'nobody slept')], { why: 'request', case: ENDS }],
    ['a case that is over', two({}, { owner: ANA.id }), [resolves({ case: STAYS })], { why: 'over', case: STAYS }],
    [
      'a customer of only one known',
      two({}, { customer: { reference: null, key: null } }),
      [],
      { why: 'customer_unknown', case: STAYS },
    ],
    ['two customers', two({}, { customer: { reference: 'K9', key: 'k9' } }), [], { why: 'customers' }],
    ['an owner it is about', two({ sensitivity: 'staff_misconduct', concerns: BOB.id }), [], { why: 'owner' }],
  ] as const)('is refused with why: %s', (_, world, first, no) => {
    for (const command of first) doneIn(world.ask(ANA, command));
    expect(refusalIn(world.ask(ANA, merge))).toMatchObject({ kind: 'not_merged', ...no });
  });

  it('keeps both as private as either was', () => {
    const world = two({ sensitivity: 'injury', contacts: [MIA.id] }, { sensitivity: 'press', contacts: [MIA.id] });
    doneIn(world.ask(MIA, merge));
    for (const id of [ENDS, STAYS]) {
      const { sensitivity, alsoSensitive = [] } = world.caseOf(id);
      expect(new Set([sensitivity, ...alsoSensitive])).toEqual(new Set(['injury', 'press']));
    }
    expect(changeWhoReads(world.journal.map(({ event }) => event))).toBe(true);
  });

  it('of two unknown customers counts against the limit of an unknown one', () => {
    const nobody = { customer: { reference: null, key: null } };
    const world = two(nobody, nobody);
    doneIn(world.ask(ANA, gives([refund(20)], null, ENDS)));
    const alone = world.fork();
    doneIn(world.ask(ANA, merge));
    const most = (of: World): bigint =>
      leftOn(of, ANA, of.caseOf(STAYS)).find(([limit]) => limit.startsWith('unidentified'))?.[1] ?? -1n;
    expect(most(world)).toBe(most(alone) - 2_000n);
  });

  it('cannot be taken apart but by undoing it', () => {
    const world = two();
    doneIn(world.ask(ANA, merge));
    for (const [of, other] of [
      [STAYS, ENDS],
      [ENDS, STAYS],
    ] as const)
      expect(refusalIn(world.ask(MIA, { kind: 'unlink', case: of, other })).kind).toBe('merged_stays_together');
  });

  it('is undone as long as nothing has happened on the case that stays', () => {
    const world = two();
    doneIn(world.ask(ANA, gives([refund(40)])));
    doneIn(world.ask(ANA, promises));
    const [ends, stays] = [asItStood(world.caseOf(ENDS)), asItStood(world.caseOf(STAYS))];
    doneIn(world.ask(ANA, merge));
    const later = world.fork();
    doneIn(later.ask(BOB, gives([item('apology')], null, STAYS)));
    expect(refusalIn(later.ask(ANA, undo))).toEqual({ kind: 'merge_stands', case: ENDS, into: STAYS });
    expect(refusalIn(world.ask(BOB, undo)).kind).toBe('not_yours');
    expect(doneIn(world.ask(ANA, undo)).said).toEqual({ kind: 'undone', was: 'merged' });
    expect([asItStood(world.caseOf(ENDS)), asItStood(world.caseOf(STAYS))]).toEqual([ends, stays]);
  });

  it('leaves two that were one matter before as one matter when it is undone', () => {
    const world = two({ linked: [STAYS] }, { linked: [ENDS] });
    doneIn(world.ask(ANA, merge));
    doneIn(world.ask(ANA, undo));
    expect([world.caseOf(ENDS).linked, world.caseOf(STAYS).linked]).toEqual([[STAYS], [ENDS]]);
  });

  it('joins whole matters, and takes them apart whole', () => {
    const cases = [
      openCase({ id: ENDS, linked: [R(2)] }),
      openCase({ id: R(2), linked: [ENDS] }),
      openCase({ id: STAYS, linked: [R(3)] }),
      openCase({ id: R(3), linked: [STAYS] }),
    ];
    const world = makeWorld({ cases });
    doneIn(world.ask(ANA, merge));
    for (const c of world.cases.values()) expect(c.linked).toHaveLength(3);
    doneIn(world.ask(ANA, undo));
    expect([...world.cases.values()].map(({ linked }) => linked)).toEqual(cases.map(({ linked }) => linked));
  });

  it('of a case into which another was merged goes back one by one', () => {
    const world = makeWorld({ cases: [R(1), R(2), R(3)].map((id) => openCase({ id })) });
    doneIn(world.ask(ANA, gives([refund(30)], null, R(3))));
    doneIn(world.ask(ANA, { kind: 'merge', case: R(3), into: R(2), because: null }));
    doneIn(world.ask(ANA, { kind: 'merge', case: R(2), into: R(1), because: null }));
    expect(refusalIn(world.ask(ANA, { kind: 'undo', case: R(3) })).kind).toBe('merge_stands');
    expect(leftOn(world, ANA, world.caseOf(R(1))).find(([limit]) => limit.startsWith('incident'))?.[1]).toBe(22_000n);
    doneIn(world.ask(ANA, { kind: 'undo', case: R(2) }));
    expect(world.caseOf(R(2)).actions).toHaveLength(1);
  });
});

/** What is left to somebody on a case, by limit. */
function leftOn(world: World, by: Member, c: RecoveryCase): readonly (readonly [string, bigint | null])[] {
  const left = remaining(questionFor(c, by, world.seenBy(by, c.id)));
  return (left?.limits ?? []).map(({ scope, only, max, remaining: rest }) => [
    [scope, ...(only ?? []), max?.minor ?? ''].join(' '),
    rest?.minor ?? null,
  ]);
}

it('over random histories a merge opens no limit, and undone it leaves what is left as it was', () => {
  let merged = 0;
  fc.assert(
    fc.property(histories(30, 90), fc.nat({ max: 5 }), (moves, n) => {
      const world = makeWorld({ cases: SEEDS });
      for (const move of moves) play(world, move);
      const by = PEOPLE[n % PEOPLE.length] ?? ANA;
      for (const c of world.cases.values())
        for (const into of world.cases.values()) {
          const tried = world.fork();
          if (!tried.ask(MIA, { kind: 'merge', case: c.id, into: into.id, because: null }).ok || c.status === 'merged')
            continue;
          merged += 1;
          const before = new Map(leftOn(world, by, into));
          const more = leftOn(tried, by, tried.caseOf(into.id)).filter(([limit, left]) => {
            const was = before.get(limit) ?? null;
            return was !== null && (left ?? was + 1n) > was;
          });
          expect(more, `more is left on ${into.id} with ${c.id} in it`).toEqual([]);
          const isAsPrivate = [c, into].every((one) => tried.caseOf(one.id).sensitivity === one.sensitivity);
          doneIn(tried.ask(MIA, { kind: 'undo', case: c.id }));
          if (!isAsPrivate) continue;
          for (const one of [c, into]) {
            expect(asItStood(tried.caseOf(one.id))).toEqual(asItStood(one));
            expect(leftOn(tried, by, tried.caseOf(one.id))).toEqual(leftOn(world, by, one));
          }
        }
    }),
    { numRuns: 12 },
  );
  expect(merged).toBeGreaterThan(5);
  expect(eur(1).minor).toBe(100n);
});
