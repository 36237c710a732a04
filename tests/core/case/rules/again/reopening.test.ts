/** A case that is over goes on again: within thirty days to the instant, with all that stood on it; later as a new case that is one matter with it. */
import { describe, expect, it } from 'vitest';
import { reopenedAs } from '../../../../../src/core/case/rules/again/reopening.ts';
import { historyOf } from '../../../../../src/core/case/history.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import type { CaseEvent } from '../../../../../src/core/case/events.ts';
import { evolve } from '../../../../../src/core/case/evolve.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DAY_MS,
  doneIn,
  eur,
  gives,
  logs,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
} from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const CASE = R(1042);
const back = (reason: string | null = 'it is cold again'): Command => ({ kind: 'reopen', case: CASE, reason });
const resolved = (change: Partial<RecoveryCase> = {}): World => {
  const world = makeWorld({ cases: [openCase(change)] });
  doneIn(world.ask(ANA, gives([refund(60)])));
  world.forward(DAY_MS);
  const done = world.caseOf(CASE).actions.map((a) => a.id);
  doneIn(world.ask(ANA, resolves({ done, whatHelped: 'Moving rooms at once' })));
  return world;
};
const events = (world: World) => world.journal.map(({ event }) => event);

describe('a case that was resolved', () => {
  it('goes on again on day 29 with its history, its sums and the first receipt', () => {
    const world = resolved();
    const before = world.caseOf(CASE);
    const { ledger } = world;
    world.forward(29 * DAY_MS);
    doneIn(world.ask(BOB, back()));
    const c = world.caseOf(CASE);
    expect(c).toMatchObject({
      status: 'owned',
      owner: ANA.id,
      resolution: null,
      closedAt: null,
      reopened: 1,
      receivedAt: NOON,
      firstCustomerContactAt: before.firstCustomerContactAt,
      reopening: { by: BOB.id, reason: 'it is cold again', cause: 'customer', was: before.resolution },
    });
    expect(c.actions).toEqual(before.actions);
    expect(world.ledger).toEqual(ledger);
    const logged: CaseEvent = { kind: 'logged', at: NOON, by: ANA.id, case: openCase() };
    expect(historyOf([logged, ...events(world)]).findLast(({ what }) => what.kind === 'reopened')).toMatchObject({
      what: { kind: 'reopened' },
      because: 'it is cold again',
    });
    // 60 of the 250 of one case are used up: 150 a remedy, then 40
    doneIn(world.ask(ANA, gives([refund(150)])));
    expect(doneIn(world.ask(ANA, gives([refund(41)]))).said.kind).toBe('asked');
  });

  it('does so for thirty days to the instant, closed or not, and not after', () => {
    const world = resolved();
    world.forward(7 * DAY_MS);
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(world.caseOf(CASE).status).toBe('closed');
    world.forward(23 * DAY_MS);
    expect(doneIn(world.fork().ask(ANA, back())).said.kind).toBe('reopened');
    world.forward(1);
    expect(refusalIn(world.ask(ANA, back()))).toEqual({ kind: 'too_late_to_reopen', case: CASE });
  });

  it('begins its thirty days anew where it is resolved once more', () => {
    const world = resolved();
    world.forward(29 * DAY_MS);
    doneIn(world.ask(ANA, back()));
    doneIn(world.ask(ANA, resolves()));
    world.forward(30 * DAY_MS);
    doneIn(world.ask(ANA, back('and again')));
    expect(world.caseOf(CASE)).toMatchObject({ reopened: 2, reopening: { reason: 'and again' } });
  });

  it('asks why, and says so where it goes on already', () => {
    const world = resolved();
    for (const nothing of [null, '', 'because', ' – '])
      expect(refusalIn(world.ask(ANA, back(nothing))).kind).toBe('reopen_needs_reason');
    doneIn(world.ask(ANA, back()));
    expect(doneIn(world.ask(ANA, back())).said.kind).toBe('already_so');
    expect(world.caseOf(CASE).reopened).toBe(1);
  });

  it('withdraws a thank-you that was not posted, and keeps one that was', () => {
    const world = resolved();
    const posted = world.fork();
    const [draft] = posted.caseOf(CASE).shoutOuts;
    if (draft === undefined) throw new Error('no draft');
    doneIn(posted.ask(ANA, { kind: 'confirm_thanks', case: CASE, shoutOut: draft.id, text: null, audience: 'public' }));
    for (const w of [world, posted]) doneIn(w.ask(ANA, back()));
    expect(world.caseOf(CASE).shoutOuts.map(({ status }) => status)).toEqual(['dropped']);
    expect(posted.caseOf(CASE).shoutOuts.map(({ status }) => status)).toEqual(['posted']);
  });

  it('tells its owner and whoever had resolved it, but nobody of what they did themselves', () => {
    const world = resolved();
    doneIn(world.ask(BOB, back()));
    const last = world.journal.findLast(({ event }) => event.kind === 'reopened');
    if (last === undefined) throw new Error('not reopened');
    const told = (event: typeof last.event) =>
      noticesFor(event, 9, last.after).flatMap((n) => (n.kind === 'event' ? [n.to] : []));
    expect(told(last.event)).toEqual([ANA.id]);
    expect(told({ ...last.event, by: ANA.id })).toEqual([]);
  });

  it('is owned by whoever brings it back where its owner is gone', () => {
    const world = resolved();
    const members = AURORA.members.map((m) => (m.id === ANA.id ? { ...m, active: false } : m));
    const left = makeWorld({
      cases: [world.caseOf(CASE)],
      at: world.now(),
      ledger: world.ledger,
      workspace: { ...AURORA, members },
    });
    doneIn(left.ask(BOB, back()));
    expect(left.caseOf(CASE).owner).toBe(BOB.id);
  });

  it('goes on whenever what was given did not arrive', () => {
    const c = resolved().caseOf(CASE);
    const at = after(300 * DAY_MS);
    const told = reopenedAs(c, { by: null, reason: null, cause: 'fulfilment_failed' }, circumstances({ at, by: null }));
    const now = told.reduce<RecoveryCase>(evolve, c);
    expect(now).toMatchObject({ status: 'owned', owner: ANA.id, reopening: { cause: 'fulfilment_failed', by: null } });
  });
});

it('a case that was dismissed is taken back by the same word, under the same rule', () => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, { kind: 'dismiss', case: CASE, reason: 'not_a_complaint', words: null }));
  expect(refusalIn(world.ask(BOB, back())).kind).toBe('not_yours');
  world.forward(30 * DAY_MS);
  const late = world.fork();
  late.forward(1);
  expect(refusalIn(late.ask(ANA, back())).kind).toBe('too_late_to_undo');
  doneIn(world.ask(ANA, back()));
  expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', reopened: 0, receivedAt: NOON });
});

describe('a new case that follows one', () => {
  const follow = (change: object = {}): Command => ({ ...logs('It is cold again'), follows: CASE, ...change });

  it('is of the same customer and one matter with it, both ways and with all that was', () => {
    const world = resolved({ linked: [R(1001)] });
    const other = openCase({ id: R(1001), linked: [CASE] });
    const both = makeWorld({ cases: [world.caseOf(CASE), other], at: world.now(), ledger: world.ledger });
    both.forward(31 * DAY_MS);
    expect(doneIn(both.ask(BOB, follow())).said).toMatchObject({ kind: 'logged', follows: CASE });
    const made = both.caseOf(R(1));
    expect(made).toMatchObject({ customer: openCase().customer, linked: [CASE, R(1001)], owner: BOB.id });
    for (const of of [CASE, R(1001)]) expect(both.caseOf(of).linked).toContain(R(1));
    expect(made.receivedAt).toEqual(both.now());
  });

  it('is of whom somebody names instead', () => {
    const world = resolved();
    doneIn(world.ask(BOB, follow({ customer: 'room 413' })));
    expect(world.caseOf(R(1)).customer.reference).toBe('room 413');
    doneIn(world.ask(BOB, follow({ customer: 'room 412' })));
    expect(world.caseOf(R(2)).customer).toEqual(openCase().customer);
  });

  it('is kept private where that is', () => {
    const world = resolved();
    doneIn(world.ask(ANA, { kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'a fall' }));
    doneIn(world.ask(MIA, follow()));
    expect(world.caseOf(R(1)).sensitivity).toBe('injury');
  });

  it('is logged all the same where it cannot be tied: a case that is not there, is for others, or has too many', () => {
    const world = resolved();
    doneIn(world.ask(ANA, { ...logs('cold'), follows: R(7777) }));
    expect(world.caseOf(R(1)).linked).toEqual([]);
    doneIn(world.ask(ANA, { kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'a fall' }));
    doneIn(world.ask(BOB, follow()));
    expect(world.caseOf(R(2))).toMatchObject({ linked: [], customer: { key: null } });
    const full = resolved({ linked: Array.from({ length: 29 }, (_, n) => R(2000 + n)) });
    doneIn(full.ask(ANA, follow()));
    expect(full.caseOf(R(1)).linked).toEqual([]);
  });
});

it('what was given on both counts together', () => {
  const world = resolved();
  world.forward(31 * DAY_MS);
  doneIn(
    world.ask(ANA, {
      ...logs('It is cold again', { lossValue: eur(900), failure: 'outcome.facility' }),
      follows: CASE,
    }),
  );
  const of = R(1);
  doneIn(world.ask(ANA, gives([refund(150)], null, of)));
  expect(doneIn(world.ask(ANA, gives([refund(41)], null, of))).said.kind).toBe('asked');
});
