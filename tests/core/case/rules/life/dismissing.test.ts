/** A case that is none is set aside and taken back; one that was resolved by mistake is opened again, and the ledger does not move. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { historyOf } from '../../../../../src/core/case/history.ts';
import { counts } from '../../../../../src/core/digest/facts.ts';
import {
  after,
  ANA,
  BOB,
  DAY_MS,
  doneIn,
  GIL,
  gives,
  hours,
  item,
  logs,
  MIA,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
} from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const CASE = R(1042);
const test: Command = { kind: 'dismiss', case: CASE, reason: 'test', words: null };
const undo: Command = { kind: 'undo', case: CASE };
const hotel = (): World => makeWorld({ cases: [openCase()] });
const kinds = (world: World): readonly string[] => world.journal.map(({ event }) => event.kind);

describe('setting a case aside', () => {
  it('is for its owner and leads, takes it out of every count, and lasts', () => {
    const world = hotel();
    expect(refusalIn(world.ask(BOB, test)).kind).toBe('not_yours');
    doneIn(world.ask(ANA, test));
    expect(counts(world.caseOf(CASE))).toBe(false);
    expect(doneIn(world.ask(MIA, test)).said.kind).toBe('already_so');
    expect(refusalIn(world.ask(ANA, gives([item('apology')]))).kind).toBe('case_is_over');
  });

  it('wants words where no reason says it', () => {
    const world = hotel();
    const other = { ...test, reason: 'other', words: ' because … ' } as const;
    expect(refusalIn(world.ask(ANA, other))).toEqual({ kind: 'dismissal_needs_words', case: CASE });
    doneIn(world.ask(ANA, { ...other, words: 'a question about breakfast' }));
  });

  it.each([
    ['request', [gives([refund(400)], 'nobody slept')]],
    ['promise', [{ kind: 'promise', case: CASE, text: 'call', due: after(hours(3)) } as const]],
    ['set_aside', [gives([refund(20)])]],
    ['given', [gives([refund(20)]), 'resolved', undo]],
  ] as const)('waits while something is held: %s', (held, done) => {
    const world = hotel();
    for (const one of done) {
      const ids = world.caseOf(CASE).actions.map((a) => a.id);
      doneIn(world.ask(ANA, one === 'resolved' ? resolves({ done: ids }) : one));
    }
    expect(refusalIn(world.ask(ANA, test))).toEqual({ kind: 'not_dismissed', case: CASE, held });
  });

  it('is no matter of words of comfort', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([item('apology')])));
    expect(doneIn(world.ask(ANA, test)).said.kind).toBe('dismissed');
  });

  it('is undone for thirty days to the instant, and not after', () => {
    const world = hotel();
    doneIn(world.ask(ANA, test));
    world.forward(30 * DAY_MS);
    const late = world.fork();
    late.forward(1);
    expect(refusalIn(late.ask(ANA, undo))).toMatchObject({ kind: 'too_late_to_undo', was: 'dismissed' });
    expect(refusalIn(world.ask(BOB, undo)).kind).toBe('not_yours');
    doneIn(world.ask(MIA, undo));
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', dismissal: null });
    expect(refusalIn(world.ask(MIA, undo)).kind, 'twice').toBe('nothing_to_undo');
  });
});

describe('a case resolved by mistake', () => {
  const resolved = (): World => {
    const world = makeWorld({ cases: [openCase({ status: 'owned' })] });
    doneIn(world.ask(ANA, gives([refund(40), item('voucher', { amount: refund(10).amount })])));
    const [given] = world.caseOf(CASE).actions;
    doneIn(
      world.ask(ANA, resolves({ done: given === undefined ? [] : [given.id], whatHelped: 'Moving rooms at once' })),
    );
    return world;
  };

  it('is open again within the hour: its end in the journal, the ledger as it is, the thank-you withdrawn', () => {
    const world = resolved();
    expect(kinds(world)).toContain('thanks_drafted');
    const ledger = world.ledger;
    world.forward(hours(1));
    doneIn(world.ask(ANA, undo));
    const c = world.caseOf(CASE);
    expect(world.ledger).toEqual(ledger);
    expect(c).toMatchObject({ status: 'owned', resolution: null, resolvedAt: null, reopened: 0 });
    expect(c.firstCustomerContactAt).toBeNull();
    expect(c.actions.map(({ status }) => status)).toEqual(['done', 'refused_by_customer']);
    expect(c.shoutOuts.map(({ status }) => status)).toEqual(['dropped']);
    const told = world.journal.map(({ event }) => event);
    expect(told.find(({ kind }) => kind === 'resolve_undone')).toMatchObject({ resolution: { outcome: 'accepted' } });
    // and it is resolved again, with a thank-you of its own
    doneIn(world.ask(ANA, resolves({ whatHelped: 'Moving rooms at once' })));
    expect(world.caseOf(CASE).shoutOuts.map(({ status }) => status)).toEqual(['dropped', 'draft']);
  });

  it('is not after the hour, nor by somebody else than who did it or a lead', () => {
    const world = resolved();
    expect(refusalIn(world.ask(BOB, undo))).toEqual({ kind: 'not_yours_to_undo', did: ANA.id });
    expect(refusalIn(world.ask(GIL, undo)).kind).toBe('not_yours_to_undo');
    expect(doneIn(world.fork().ask(MIA, undo)).said).toEqual({ kind: 'undone', was: 'resolved' });
    world.forward(hours(1) + 1);
    expect(refusalIn(world.ask(ANA, undo))).toMatchObject({ kind: 'too_late_to_undo', was: 'resolved' });
  });

  it('keeps its thank-you where that was posted', () => {
    const world = resolved();
    const [draft] = world.caseOf(CASE).shoutOuts;
    if (draft === undefined) throw new Error('no draft');
    const post = { kind: 'confirm_thanks', case: CASE, shoutOut: draft.id, text: null, audience: 'public' } as const;
    doneIn(world.ask(ANA, post));
    doneIn(world.ask(ANA, undo));
    expect(world.caseOf(CASE).shoutOuts[0]?.status).toBe('posted');
  });
});

it('all of it stands in the history', () => {
  const world = makeWorld();
  doneIn(world.ask(ANA, logs('no hot water')));
  const of = R(1);
  doneIn(world.ask(ANA, { kind: 'dismiss', case: of, reason: 'other', words: 'a question' }));
  doneIn(world.ask(MIA, { kind: 'undo', case: of }));
  doneIn(world.ask(ANA, resolves({ case: of, outcome: 'unresolved' })));
  doneIn(world.ask(ANA, { kind: 'undo', case: of }));
  const told = historyOf(world.journal.map(({ event }) => event));
  expect(told.map(({ by, because, what }) => [by, what, because])).toEqual([
    [ANA.id, { kind: 'logged' }, null],
    [ANA.id, { kind: 'dismissed', as: 'other' }, 'a question'],
    [MIA.id, { kind: 'restored', as: 'other' }, null],
    [ANA.id, { kind: 'resolved', outcome: 'unresolved' }, null],
    [ANA.id, { kind: 'resolve_undone', outcome: 'unresolved' }, null],
  ]);
});
