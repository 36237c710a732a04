/** After a case was resolved: the customer is asked how it went, and the case closes once that is done. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../src/core/case/commands.ts';
import { nextLook } from '../../../../src/core/case/follows/due.ts';
import type { Rhythm } from '../../../../src/core/case/rules/contact/silence.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { after, ANA, AURORA, BOB, DAY_MS, doneIn, hours, member, openCase, R, refusalIn, resolves } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const TWICE = [hours(48), 30 * DAY_MS];
const look: Command = { kind: 'look_again', case: CASE };
const says = (how: 'well' | 'not_well' | 'not_reached', words: string | null = null): Command => ({
  kind: 'follow_up',
  case: CASE,
  how,
  words,
});

/** Nobody here is thanked: a drafted thank-you has a time of its own. */
const UNTHANKED = { ...AURORA, members: AURORA.members.map((m) => ({ ...m, recognition: 'none' as const })) };

/** Resolved at noon, with a pack that asks after two days and after thirty. */
function resolved(how: Parameters<typeof resolves>[0] = {}, followUps = TWICE): World {
  const world = makeWorld({ cases: [openCase()], workspace: UNTHANKED, rhythm: { every: {}, followUps } });
  doneIn(world.ask(ANA, resolves(how)));
  return world;
}
/** What the clock does this long after noon. */
function at(world: World, ms: number): readonly string[] {
  world.forward(after(ms).getTime() - world.now().getTime());
  return doneIn(world.ask(null, look)).events.map((e) => (e.kind === 'followed_up' ? `${e.kind} ${e.how}` : e.kind));
}
const followUps = (world: World) => world.caseOf(CASE).followUps?.map(({ n, status }) => [n, status]);

describe('a follow-up', () => {
  it('is brought to the owner’s mind after two days and after thirty, each once', () => {
    const world = resolved();
    expect(at(world, hours(48) - 1)).toEqual([]);
    expect(at(world, hours(48))).toEqual(['follow_up_due']);
    expect(at(world, hours(49))).toEqual([]);
    doneIn(world.ask(BOB, says('well', 'she is happy')));
    expect(at(world, 8 * DAY_MS)).toEqual([]);
    expect(at(world, 30 * DAY_MS)).toEqual(['follow_up_due']);
    doneIn(world.ask(ANA, says('not_reached')));
    expect(followUps(world)).toEqual([
      [1, 'well'],
      [2, 'not_reached'],
    ]);
  });

  it('is told privately to the owner; to the leads, where the owner is gone', () => {
    const world = resolved();
    world.forward(hours(48));
    const [event] = doneIn(world.ask(null, look)).events;
    if (event === undefined) throw new Error('nothing is due');
    expect(noticesFor(event, 9, world.caseOf(CASE))).toContainEqual({ kind: 'event', case: CASE, seq: 9, to: 'ana' });
    const gone = AURORA.members.map((m) => (m.id === 'ana' ? member('ana', { active: false }) : m));
    const c = resolved().caseOf(CASE);
    const alone = makeWorld({
      cases: [c],
      workspace: { ...AURORA, members: gone },
      rhythm: { every: {}, followUps: TWICE },
      at: after(hours(48)),
    });
    expect(doneIn(alone.ask(null, look)).events).toMatchObject([{ kind: 'follow_up_due', told: ['mia'] }]);
  });

  it('lapses a week after it was asked for in vain', () => {
    const world = resolved();
    at(world, hours(48));
    expect(at(world, hours(48) + 7 * DAY_MS)).toEqual(['followed_up lapsed']);
    expect(world.caseOf(CASE).status).toBe('resolved');
  });

  it('not well opens the case again with what was said, also after the thirty days anybody else has', () => {
    const world = resolved();
    at(world, hours(48));
    doneIn(world.ask(ANA, says('well')));
    at(world, 30 * DAY_MS + hours(1));
    expect(refusalIn(world.ask(ANA, says('not_well')))).toEqual({ kind: 'not_well_needs_words', case: CASE });
    doneIn(world.ask(ANA, says('not_well', 'the tap drips again')));
    expect(world.caseOf(CASE)).toMatchObject({
      status: 'owned',
      reopened: 1,
      reopening: { reason: 'the tap drips again' },
    });
    expect(world.caseOf(CASE).followUps).toBeUndefined();
  });

  it('may be said before it is due, and then is not asked for', () => {
    const world = resolved();
    doneIn(world.ask(ANA, says('well')));
    expect(at(world, hours(48))).toEqual([]);
    expect(world.caseOf(CASE)).toMatchObject({ lastContactAt: after(0) });
  });

  it.each([
    ['nobody was reached', { outcome: 'no_contact', customerAccepted: 'unknown' }],
    ['it was withdrawn', { outcome: 'withdrawn', customerAccepted: 'unknown' }],
  ] as const)('is none where %s', (_, how) => {
    const world = resolved(how);
    expect(refusalIn(world.ask(ANA, says('well')))).toEqual({ kind: 'no_follow_up', case: CASE });
    expect(at(world, 7 * DAY_MS)).toEqual(['closed']);
  });

  it('is skipped where the customer does not want to be asked, or cannot be reached', () => {
    const world = makeWorld({
      cases: [resolved().caseOf(CASE)],
      rhythm: { every: {}, followUps: [hours(48)] },
      care: { survey: null, isOptedOut: true, notes: [], leaving: null },
    });
    expect(at(world, hours(48))).toEqual(['followed_up skipped']);
    expect(at(world, 7 * DAY_MS)).toEqual(['closed']);
    const unreached = resolved();
    doneIn(unreached.ask(ANA, { kind: 'contact', case: CASE, reached: 'never', words: 'no number' }));
    expect(at(unreached, 7 * DAY_MS)).toEqual(['closed']);
  });

  it('is forgotten when the resolve is undone, and begins anew with the next', () => {
    const world = resolved();
    doneIn(world.ask(ANA, says('well')));
    doneIn(world.ask(ANA, { kind: 'undo', case: CASE }));
    expect(world.caseOf(CASE).followUps).toBeUndefined();
    doneIn(world.ask(ANA, resolves()));
    expect(at(world, hours(48))).toEqual(['follow_up_due']);
  });
});

describe('a case closes', () => {
  it('when both are done, and not before a week', () => {
    const world = resolved();
    doneIn(world.ask(ANA, says('well')));
    expect(at(world, 7 * DAY_MS)).toEqual([]);
    at(world, 30 * DAY_MS);
    doneIn(world.ask(ANA, says('well')));
    expect(at(world, 30 * DAY_MS)).toEqual(['closed']);
    const quick = resolved({}, [hours(24)]);
    doneIn(quick.ask(ANA, says('well')));
    expect(at(quick, 7 * DAY_MS - 1)).toEqual([]);
    expect(at(quick, 7 * DAY_MS)).toEqual(['closed']);
  });

  it('when the last one lapsed', () => {
    const world = resolved({}, [hours(48)]);
    at(world, hours(48));
    expect(at(world, 9 * DAY_MS)).toEqual(['followed_up lapsed', 'closed']);
  });

  it('and is looked at when the next of these is due', () => {
    const rhythm: Rhythm = { policy: null, teams: AURORA.teams, every: {}, followUps: TWICE };
    const c = resolved().caseOf(CASE);
    expect(nextLook(c, after(0), [], rhythm)).toEqual(after(hours(48)));
    expect(nextLook(c, after(0))).toEqual(after(7 * DAY_MS));
  });
});
