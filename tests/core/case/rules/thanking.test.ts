/** Thank-yous on a case: for whom one is drafted, who confirms it, for whom it may be posted, and what ends it. */
import { describe, expect, it } from 'vitest';
import type { Member, RecognitionPreference, Workspace } from '../../../../src/core/base/members.ts';
import type { Absence } from '../../../../src/core/approval/absences.ts';
import { answer } from '../../../../src/core/case/answer.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import type { Audience, ShoutOut } from '../../../../src/core/case/ends.ts';
import { nextLook } from '../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  DAY_MS,
  doneIn,
  GIL,
  gives,
  hours,
  MIA,
  NOON,
  openCase,
  PIA,
  R,
  refund,
  refusalIn,
  resolves,
  thing,
} from '../build.ts';
import { makeWorld, type World, type WorldOptions } from '../world.ts';

const CASE = R(1042);
const as = (who: Member, change: Partial<Member>): Member => ({ ...who, ...change });
const withMembers = (...changed: readonly Member[]) => ({
  ...AURORA,
  members: AURORA.members.map((m) => changed.find(({ id }) => id === m.id) ?? m),
});
/** Ana likes to be thanked so, and has just resolved the case. */
function resolvedFor(recognition: RecognitionPreference = 'public', options: WorldOptions = {}): World {
  const world = makeWorld({
    cases: [openCase()],
    workspace: withMembers(as(ANA, { recognition })),
    ...options,
  });
  doneIn(world.ask(ANA, resolves()));
  return world;
}
/** The same cases later, when people are others than before. */
const later = (world: World, ...changed: readonly Member[]): World =>
  makeWorld({ cases: [...world.cases.values()], workspace: withMembers(...changed), at: world.now() });

const draftOf = (world: World, to = ANA): ShoutOut | undefined =>
  world.caseOf(CASE).shoutOuts.findLast((s) => s.to === to.id);
const confirm = (world: World, audience: Audience = 'public', text: string | null = null): Command => ({
  kind: 'confirm_thanks',
  case: CASE,
  shoutOut: draftOf(world)?.id ?? thing('sho_none'),
  text,
  audience,
});
const drop = (world: World): Command => ({
  kind: 'drop_thanks',
  case: CASE,
  shoutOut: draftOf(world)?.id ?? thing('sho_none'),
  never: false,
});
const look: Command = { kind: 'look_again', case: CASE };

describe('a thank-you is drafted', () => {
  it('for the owner, about what is on record, and a lead of the team has it too', () => {
    expect(draftOf(resolvedFor())).toMatchObject({
      to: 'ana',
      kind: 'ownership',
      status: 'draft',
      confirmedBy: null,
      leads: ['mia'],
    });
  });

  it('not for a restricted case, for somebody who wants none or has left, nor where the customer did not accept', () => {
    const none = (change: WorldOptions, how: Parameters<typeof resolves>[0] = {}) => {
      const world = makeWorld({ cases: [openCase()], ...change });
      doneIn(world.ask(ANA, resolves(how)));
      return world.caseOf(CASE).shoutOuts;
    };
    expect(none({ cases: [openCase({ sensitivity: 'injury' })] })).toEqual([]);
    expect(none({ workspace: withMembers(as(ANA, { recognition: 'none' })) })).toEqual([]);
    expect(none({}, { customerAccepted: 'no', outcome: 'unresolved' })).toEqual([]);
    expect(none({}, { customerAccepted: 'no' })).toEqual([]);
    expect(none({}, { outcome: 'withdrawn' })).toEqual([]);
  });

  it('for each who did something, for what they did themselves, and not for a lead who only resolved or approved', () => {
    const world = makeWorld({ cases: [openCase()] });
    const asked = doneIn(world.ask(ANA, gives([refund(400)], 'two nights without sleep')));
    const request = asked.events.flatMap((e) => (e.kind === 'asked' ? [e.request] : []))[0];
    if (request === undefined) throw new Error('nothing was asked');
    doneIn(
      world.ask(MIA, { kind: 'approve', case: CASE, request: request.id, digest: request.digest, baseAmount: null }),
    );
    const of = { kind: 'person', member: BOB.id } as const;
    doneIn(world.ask(ANA, { kind: 'assist', case: CASE, text: 'mend the boiler', due: after(hours(4)), of } as never));
    const assist = world.caseOf(CASE).assists?.[0]?.id ?? null;
    doneIn(world.ask(BOB, { kind: 'answer_assist', case: CASE, assist, how: 'done', text: 'done' } as never));
    const done = world.caseOf(CASE).actions.map(({ id }) => id);
    doneIn(world.ask(MIA, resolves({ done, because: 'Ana is off today', whatHelped: 'moving first' })));
    const drafts = world.caseOf(CASE).shoutOuts.map(({ to, kind }) => [to, kind]);
    expect(drafts).toEqual([
      ['ana', 'good_use_of_authority'],
      ['bob', 'help_given'],
    ]);
  });

  it('is with another lead, or with the person alone, where the lead is thanked or away', () => {
    const two = withMembers(as(GIL, { lead: true }), as(ANA, { recognition: 'public' }));
    const whileAway = (workspace: Workspace) => {
      const world = makeWorld({ cases: [openCase()], workspace });
      const absences: readonly Absence[] = [{ member: MIA.id, from: NOON, until: after(hours(48)), deputy: null }];
      const said = doneIn(answer(world.caseOf(CASE), resolves(), { ...world.seenBy(ANA), absences }));
      return said.events.flatMap((e) => (e.kind === 'thanks_drafted' ? [e.shoutOut.leads] : []));
    };
    expect(whileAway(AURORA)).toEqual([undefined]);
    expect(whileAway(two)).toEqual([['gil']]);
    const own = makeWorld({ cases: [openCase({ owner: MIA.id, loggedBy: MIA.id })] });
    doneIn(own.ask(MIA, resolves()));
    expect(draftOf(own, MIA)?.leads).toBeUndefined();
    const ownOfTwo = makeWorld({ cases: [openCase({ owner: MIA.id, loggedBy: MIA.id })], workspace: two });
    doneIn(ownOfTwo.ask(MIA, resolves()));
    expect(draftOf(ownOfTwo, MIA)?.leads).toEqual(['gil']);
  });

  it('has one card with each of the two, and both follow what becomes of it', () => {
    const world = resolvedFor();
    doneIn(world.ask(MIA, confirm(world)));
    const posted = world.journal.findLast(({ event }) => event.kind === 'thanks_posted');
    if (posted === undefined) throw new Error('nothing was posted');
    const notices = noticesFor(posted.event, 9, world.caseOf(CASE));
    expect(notices.map((n) => [n.kind, 'to' in n ? n.to : null])).toEqual([
      ['draft', 'ana'],
      ['draft', 'mia'],
      ['thanks', null],
    ]);
  });
});

describe('a drafted thank-you', () => {
  it('is confirmed by the person or a lead of the team, as it is or with other words, and the first decides', () => {
    for (const [by, other] of [
      [ANA, MIA],
      [MIA, ANA],
    ] as const) {
      const world = resolvedFor();
      doneIn(world.ask(by, confirm(world, 'public', '  Ana   heard it and\nstayed. ')));
      expect(draftOf(world)).toMatchObject({
        status: 'posted',
        text: 'Ana heard it and stayed.',
        confirmedBy: by.id,
        settledAt: world.now(),
      });
      expect(doneIn(world.ask(by, confirm(world))), 'pressed twice').toMatchObject({ events: [] });
      const settled = { kind: 'thanks_settled', how: 'posted', by: by.id };
      expect(refusalIn(world.ask(other, confirm(world)))).toMatchObject(settled);
      expect(refusalIn(world.ask(other, drop(world)))).toMatchObject(settled);
    }
    const world = resolvedFor();
    expect(refusalIn(world.ask(BOB, confirm(world)))).toEqual({ kind: 'not_yours', owner: 'ana' });
    expect(refusalIn(world.ask(PIA, drop(world)))).toEqual({ kind: 'not_yours', owner: 'ana' });
  });

  it('is left unsent by either, and then stays so', () => {
    const world = resolvedFor();
    doneIn(world.ask(MIA, drop(world)));
    expect(draftOf(world)).toMatchObject({ status: 'dropped', droppedBy: 'mia', dropped: 'by_hand' });
    expect(refusalIn(world.ask(ANA, confirm(world)))).toMatchObject({
      kind: 'thanks_settled',
      how: 'dropped',
      by: 'mia',
    });
    expect(doneIn(world.ask(MIA, confirm(world))).said).toEqual({ kind: 'already_so' });
  });

  it('lapses after a day, to the millisecond, and quietly', () => {
    const world = resolvedFor();
    expect(nextLook(world.caseOf(CASE), world.now())).toEqual(after(DAY_MS));
    world.forward(DAY_MS - 1);
    expect(doneIn(world.ask(null, look)).events).toEqual([]);
    doneIn(world.fork().ask(MIA, confirm(world)));
    world.forward(1);
    // before anybody looks
    const late = { kind: 'thanks_settled', how: 'lapsed', by: null };
    expect(refusalIn(world.fork().ask(ANA, confirm(world)))).toMatchObject(late);
    expect(doneIn(world.ask(null, look)).events).toMatchObject([{ kind: 'thanks_dropped', by: null, why: 'lapsed' }]);
    expect(doneIn(world.ask(null, look)).events, 'looked at twice').toEqual([]);
    expect(refusalIn(world.ask(MIA, confirm(world)))).toMatchObject(late);
    expect(draftOf(world)).toMatchObject({ status: 'dropped', dropped: 'lapsed', droppedBy: null });
  });

  it.each([
    'Ana saved the guest in room 412',
    'Ana gave 40 EUR',
    'great work, <!channel>',
    'Ana helped Mr Smith',
    'R-1042 was well done',
    'the guest was pregnant',
    'see https://example.com',
    'Ana and Bob did it',
  ])('leaks nothing: “%s”', (text) => {
    const world = resolvedFor();
    for (const by of [ANA, MIA])
      expect(refusalIn(world.ask(by, confirm(world, 'public', text)))).toMatchObject({ kind: 'leaks' });
    expect(draftOf(world)?.status).toBe('draft');
  });

  it('is neither empty nor longer than 280 characters', () => {
    const world = resolvedFor();
    expect(refusalIn(world.ask(ANA, confirm(world, 'public', ' ')))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(world.ask(ANA, confirm(world, 'public', 'a'.repeat(281))))).toEqual({
      kind: 'too_long',
      most: 280,
    });
    expect(doneIn(world.ask(ANA, confirm(world, 'public', '👏'.repeat(280)))).said.kind).toBe('thanks_posted');
  });

  it('that is not there is refused', () => {
    const world = makeWorld({ cases: [openCase()] });
    for (const command of [confirm(world), drop(world)])
      expect(refusalIn(world.ask(ANA, command))).toEqual({ kind: 'no_such_shout_out' });
  });
});

describe('how somebody likes to be thanked', () => {
  it('bounds for whom it is posted, whoever confirms it', () => {
    const order: readonly Audience[] = ['private', 'team', 'public'];
    for (const likes of order)
      for (const audience of order)
        for (const by of [as(ANA, { recognition: likes }), MIA]) {
          const world = resolvedFor(likes);
          const said = world.ask(by, confirm(world, audience));
          const wider = { ok: false, no: { kind: 'wider_than_liked', who: 'ana', likes, isOwn: by.id === ANA.id } };
          const isWider = order.indexOf(audience) > order.indexOf(likes);
          expect(said).toMatchObject(isWider ? wider : { ok: true, said: { kind: 'thanks_posted' } });
        }
  });

  it('is asked before the first one: a lead waits for it, the person chooses with it', () => {
    for (const audience of ['public', 'team', 'private'] as const) {
      const world = resolvedFor('unknown');
      expect(refusalIn(world.ask(MIA, confirm(world, audience)))).toEqual({ kind: 'asked_first', who: 'ana' });
      expect(doneIn(world.ask(ANA, confirm(world, audience))).said).toMatchObject({ kind: 'thanks_posted', audience });
    }
    const dropped = resolvedFor('unknown');
    expect(doneIn(dropped.ask(MIA, drop(dropped))).said.kind).toBe('thanks_dropped');
  });

  it('holds as it is when somebody confirms, not as it was when it was drafted', () => {
    const world = resolvedFor('public');
    const none = later(world, as(ANA, { recognition: 'none' }));
    expect(refusalIn(none.ask(MIA, confirm(none)))).toEqual({ kind: 'preference_none' });
    expect(doneIn(none.ask(MIA, drop(none))).said.kind).toBe('thanks_dropped');
    const gone = later(world, as(ANA, { recognition: 'public', active: false }));
    expect(refusalIn(gone.ask(MIA, confirm(gone)))).toEqual({ kind: 'thanked_left', who: 'ana' });
  });
});

describe('a case that turns out otherwise', () => {
  const ended = (world: World) => draftOf(world)?.dropped ?? draftOf(world)?.status;

  it('takes its drafts along: reopened, undone, restricted, dismissed, merged', () => {
    const reopened = resolvedFor();
    doneIn(reopened.ask(ANA, { kind: 'reopen', case: CASE, reason: 'it is cold again' } as never));
    expect(ended(reopened)).toBe('case');
    const undone = resolvedFor();
    doneIn(undone.ask(ANA, { kind: 'undo', case: CASE }));
    expect(ended(undone)).toBe('case');
    const restricted = resolvedFor();
    doneIn(restricted.ask(ANA, { kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'he fell' }));
    expect(ended(restricted)).toBe('case');
    const merged = resolvedFor('public', { cases: [openCase(), openCase({ id: R(7) })] });
    doneIn(merged.ask(ANA, { kind: 'reopen', case: CASE, reason: 'it is cold again' } as never));
    expect(ended(merged)).toBe('case');
  });

  it('keeps what was posted: praise is not taken back', () => {
    for (const command of [
      { kind: 'reopen', case: CASE, reason: 'it is cold again' },
      { kind: 'restrict', case: CASE, sensitivity: 'injury', reason: 'he fell' },
    ] as const) {
      const world = resolvedFor();
      doneIn(world.ask(ANA, confirm(world)));
      doneIn(world.ask(ANA, command));
      expect(draftOf(world)?.status).toBe('posted');
    }
  });

  it('that is resolved once more thanks for the same once', () => {
    const world = resolvedFor();
    doneIn(world.ask(ANA, confirm(world)));
    doneIn(world.ask(ANA, { kind: 'reopen', case: CASE, reason: 'it is cold again' } as never));
    doneIn(world.ask(ANA, resolves()));
    expect(world.caseOf(CASE).shoutOuts).toHaveLength(1);
  });
});

describe('a thank-you of an older version', () => {
  it('without leads and a time is confirmed, lapses and is told of as before', () => {
    const old = { ...draftOf(resolvedFor()), leads: undefined } as unknown as ShoutOut;
    const world = makeWorld({
      cases: [openCase({ status: 'resolved', shoutOuts: [old], resolvedAt: NOON })],
      workspace: withMembers(as(ANA, { recognition: 'public' })),
    });
    doneIn(world.fork().ask(MIA, confirm(world)));
    world.forward(2 * DAY_MS);
    expect(doneIn(world.ask(null, look)).events.map(({ kind }) => kind)).toEqual(['thanks_dropped']);
    const dropped = makeWorld({ cases: [openCase({ shoutOuts: [{ ...old, status: 'dropped' }] })] });
    expect(refusalIn(dropped.ask(ANA, confirm(dropped)))).toEqual({
      kind: 'thanks_settled',
      how: 'lapsed',
      by: null,
      at: null,
    });
  });
});
