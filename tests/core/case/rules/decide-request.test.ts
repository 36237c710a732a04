/** Deciding a request: approve, decline, withdraw; judged at the click, exactly once. */
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../../src/core/approval/absences.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import { answer } from '../../../../src/core/case/answer.ts';
import type { ApprovalRequest } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import type { Answered } from '../../../../src/core/case/said.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  DAY_MS,
  doneIn,
  eur,
  GIL,
  gives,
  hours,
  item,
  MAX,
  member,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  thing,
} from '../build.ts';
import { makeWorld, type World, type WorldOptions } from '../world.ts';

const CASE = R(1042);

/** Ana has asked for a refund of so many EUR. */
function asked(units: number, options: WorldOptions = {}): World {
  const world = makeWorld({ cases: [openCase()], ...options });
  doneIn(world.ask(ANA, gives([refund(units)])));
  return world;
}
function requestOf(world: World): ApprovalRequest {
  const request = world.caseOf(CASE).requests[0];
  if (request === undefined) throw new Error('nothing was asked');
  return request;
}
/** The button on the card as it is now. */
const yes = (world: World): Command => ({
  kind: 'approve',
  case: CASE,
  request: requestOf(world).id,
  digest: requestOf(world).digest,
});
const no = (world: World, reason = 'too much'): Command => ({
  kind: 'decline',
  case: CASE,
  request: requestOf(world).id,
  digest: requestOf(world).digest,
  reason,
  alternative: null,
});
const code = (world: World, by: Member, command: Command = yes(world)): string => {
  const refusal = refusalIn(world.ask(by, command));
  return refusal.kind === 'may_not_approve' ? refusal.code : refusal.kind;
};

describe('a yes', () => {
  it('authorises what was asked and keeps what was set aside', () => {
    const world = asked(400);
    expect(doneIn(world.ask(MIA, yes(world))).said).toMatchObject({ kind: 'approved', complete: true });
    const c = world.caseOf(CASE);
    expect([c.status, c.actions[0]?.status]).toEqual(['owned', 'authorised']);
    expect(c.requests[0]).toMatchObject({ status: 'approved', decidedBy: 'mia', decidedAt: NOON, onBehalfOf: null });
    expect(world.ledger).toMatchObject([{ state: 'reserved', cost: eur(400) }]);
  });

  it('may be used for seven days from the approval, however long that took', () => {
    const world = asked(400);
    world.forward(hours(23));
    doneIn(world.ask(MIA, yes(world)));
    expect(world.caseOf(CASE).actions[0]?.lapsesAt).toEqual(after(hours(23) + 7 * DAY_MS));
  });

  it('may be typed without naming the request', () => {
    const world = asked(400);
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }));
    expect(requestOf(world).status).toBe('approved');
  });

  it('above 5,000 EUR needs two people, in either order', () => {
    for (const [first, second] of [
      [MIA, GIL],
      [GIL, MIA],
    ] as const) {
      const world = asked(6_000, { cases: [openCase({ orderValue: eur(9_000), lossValue: eur(9_000) })] });
      expect(doneIn(world.ask(first, yes(world))).said).toMatchObject({ complete: false });
      expect(world.caseOf(CASE).status).toBe('waiting');
      expect(code(world, first)).toBe('already_approved_by_you');
      expect(doneIn(world.ask(second, yes(world))).said).toMatchObject({ complete: true });
      expect(requestOf(world).approvals.map((a) => a.by)).toEqual([first.id, second.id]);
    }
  });

  it('counts what was given on the case before', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(MIA, gives([refund(900)])));
    doneIn(world.ask(ANA, gives([refund(200)])));
    expect(requestOf(world).asked).toEqual(['gil']);
    expect(code(world, MIA)).toBe('above_your_limit');
  });
});

describe('a person who may not decide hears why, and who may', () => {
  const away = { ...AURORA, members: [...AURORA.members.filter((m) => m.id !== MIA.id), { ...MIA, active: false }] };
  it.each<[string, () => readonly [World, Member, Command?]]>([
    ['not_a_member', () => [asked(400), member('mia', { active: false })]],
    ['not_a_member', () => [asked(400), member('stranger', { role: 'duty_manager' })]],
    ['requester_may_not_approve', () => [asked(400), ANA]],
    ['person_complained_about', () => [asked(400, { cases: [openCase({ concerns: MIA.id })] }), MIA]],
    ['no_approval_authority', () => [asked(400), BOB]],
    ['other_team', () => [asked(400), MAX]],
    ['above_your_limit', () => [asked(1_200), MIA]],
  ])('%s', (expected, given) => {
    const [world, by, command] = given();
    const before = world.ledger;
    expect(code(world, by, command)).toBe(expected);
    expect([world.ledger, requestOf(world).status]).toEqual([before, 'pending']);
  });

  it('who asks hears who else decides, also where it would be within their own limit', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(MIA, gives([refund(1_200)])));
    for (const command of [yes(world), { ...yes(world), digest: null } as Command])
      expect(refusalIn(world.ask(MIA, command))).toMatchObject({
        code: 'requester_may_not_approve',
        who: ['gil'],
      });
  });

  it('names those who can, nearest first', () => {
    const world = asked(400);
    expect(refusalIn(world.ask(BOB, yes(world)))).toMatchObject({ who: ['mia', 'gil'], decided: null });
  });

  it('names nobody who has left', () => {
    const world = asked(400, { workspace: away });
    expect(requestOf(world).asked).toEqual(['gil']);
    expect(refusalIn(world.ask(BOB, yes(world)))).toMatchObject({ who: ['gil'] });
  });

  it('expired: from the very moment on, before any timer rang', () => {
    const world = asked(400);
    world.forward(DAY_MS - 1);
    const last = makeWorld({ cases: [...world.cases.values()], at: world.now() });
    expect(last.now()).toEqual(after(DAY_MS - 1));
    world.forward(1);
    expect(code(world, MIA)).toBe('expired');
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(code(world, MIA)).toBe('expired');
  });

  it('request_changed: the card shows another digest', () => {
    const world = asked(400);
    expect(code(world, MIA, { kind: 'approve', case: CASE, request: requestOf(world).id, digest: 'old' })).toBe(
      'request_changed',
    );
  });

  it('base_amount_needed: no rate says what it costs', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(world.ask(ANA, gives([item('refund', { amount: { minor: 10_000n, currency: 'KWD' } })])));
    expect(code(world, MIA)).toBe('base_amount_needed');
  });

  it('already_decided: a second click hears who decided, when, and how', () => {
    const world = asked(400);
    doneIn(world.ask(MIA, yes(world)));
    world.forward(hours(1));
    for (const click of [yes(world), no(world)]) {
      expect(refusalIn(world.ask(GIL, click))).toEqual({
        kind: 'may_not_approve',
        code: 'already_decided',
        who: [],
        decided: { by: 'mia', at: NOON, how: 'approved' },
      });
    }
    expect(world.ledger).toMatchObject([{ state: 'reserved' }]);
  });

  it('conflict_in_chain: the way to the deputy leads over the one who asks; without that, a deputy acts for the absent', () => {
    const world = asked(400);
    const away = (who: Member, deputy: Member): Absence => ({
      member: who.id,
      deputy: deputy.id,
      from: after(-DAY_MS),
      until: after(DAY_MS),
    });
    const click = (by: Member, ...absences: readonly Absence[]): Answered =>
      answer(world.caseOf(CASE), yes(world), { ...world.seenBy(by), absences });
    expect(refusalIn(click(MAX, away(MIA, ANA), away(ANA, MAX)))).toMatchObject({ code: 'conflict_in_chain' });
    expect(doneIn(click(BOB, away(MIA, BOB))).events).toMatchObject([{ by: 'bob', onBehalfOf: 'mia' }]);
  });

  it('there is no such request', () => {
    const world = asked(400);
    for (const kind of ['approve', 'withdraw'] as const) {
      const command: Command = { kind, case: CASE, request: thing('req_none'), digest: null };
      expect(code(world, MIA, command)).toBe('no_such_request');
    }
    const empty = makeWorld({ cases: [openCase()] });
    expect(refusalIn(empty.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }))).toEqual({
      kind: 'no_such_request',
    });
  });
});

describe('a no', () => {
  it('says why and what would be fine', () => {
    const world = asked(400);
    doneIn(world.ask(MIA, { ...no(world), alternative: '150 EUR and a late check-out' } as Command));
    expect(requestOf(world)).toMatchObject({
      status: 'declined',
      decidedBy: 'mia',
      reason: 'too much',
      alternative: '150 EUR and a late check-out',
    });
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', actions: [{ status: 'declined' }] });
    expect(world.ledger).toEqual([]);
    expect(doneIn(world.ask(ANA, gives([refund(150)]))).said.kind).toBe('given');
  });

  it('needs a reason, before anybody is told that they may not', () => {
    const world = asked(400);
    for (const reason of ['', '  ', '\u200b'])
      expect(refusalIn(world.ask(MIA, no(world, reason)))).toEqual({ kind: 'reason_needed' });
  });

  it('is judged like a yes', () => {
    const world = asked(400);
    expect(code(world, ANA, no(world))).toBe('requester_may_not_approve');
    expect(code(world, BOB, no(world))).toBe('no_approval_authority');
  });
});

describe('taking a request back', () => {
  const back = (world: World): Command => ({ kind: 'withdraw', case: CASE, request: requestOf(world).id });

  it('ends it; a second time changes nothing', () => {
    const world = asked(400);
    doneIn(world.ask(ANA, back(world)));
    expect(requestOf(world).status).toBe('withdrawn');
    expect(world.ledger).toEqual([]);
    expect(doneIn(world.ask(ANA, back(world)))).toMatchObject({ events: [], said: { kind: 'already_so' } });
  });

  it('is for the one who asked', () => {
    const world = asked(400);
    expect(refusalIn(world.ask(MIA, back(world)))).toEqual({ kind: 'not_yours', owner: 'ana' });
  });

  it('is too late after the decision, and says whose', () => {
    const world = asked(400);
    doneIn(world.ask(MIA, no(world)));
    expect(refusalIn(world.ask(ANA, back(world)))).toMatchObject({
      kind: 'may_not_approve',
      code: 'already_decided',
      decided: { by: 'mia', how: 'declined' },
    });
  });
});
