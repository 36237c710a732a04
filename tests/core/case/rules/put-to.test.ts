/** Whom a request is put to when what is asked, or who may decide, changes under way. */
import { describe, expect, it } from 'vitest';
import { answer } from '../../../../src/core/case/answer.ts';
import type { ApprovalRequest, RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import {
  ANA,
  AURORA,
  BOB,
  doneIn,
  eur,
  GIL,
  gives,
  hotelPolicy,
  MAX,
  MIA,
  openCase,
  R,
  refund,
  refusalIn,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const hotel = (change: Partial<RecoveryCase> = {}): World => makeWorld({ cases: [openCase(change)] });
const asked = (world: World): ApprovalRequest => {
  const request = world.caseOf(CASE).requests.at(-1);
  if (request === undefined) throw new Error('nothing was asked');
  return request;
};
const edits = (world: World, units: number): Command => ({
  kind: 'edit_request',
  case: CASE,
  request: asked(world).id,
  items: [refund(units)],
  because: null,
});
const approves: Command = { kind: 'approve', case: CASE, request: null, digest: null };
const about = (concerns: RecoveryCase['concerns']): Command => ({
  kind: 'set_facts',
  case: CASE,
  customer: null,
  orderValue: null,
  lossValue: null,
  concerns,
});
/** Who is told privately of what the last command did. */
/** Who hears of it in private: in words of their own, or by the card they have of the request, which comes anew. */
const told = (world: World, command: Command, by = ANA): string[] => {
  const { events } = doneIn(world.ask(by, command));
  return events.flatMap((e, n) =>
    noticesFor(e, n + 1, world.caseOf(CASE)).flatMap((t) =>
      t.kind === 'event' || (t.kind === 'request_to' && t.anew) ? [`${e.kind} ${t.to}`] : [],
    ),
  );
};

describe('a request that is changed', () => {
  it('is put to whoever may decide what is asked now', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    expect(asked(world).asked).toEqual([MIA.id]);
    expect(told(world, edits(world, 1_400))).toEqual([`request_edited ${GIL.id}`]);
    expect(asked(world)).toMatchObject({ rung: 1, asked: [GIL.id] });
    doneIn(world.ask(ANA, edits(world, 300)));
    expect(asked(world)).toMatchObject({ rung: 0, asked: [MIA.id] });
  });

  it('is not changed into what nobody could decide', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    expect(refusalIn(world.ask(ANA, edits(world, 20_000)))).toMatchObject({ kind: 'nobody_can_approve' });
    expect(asked(world).asked).toEqual([MIA.id]);
  });

  it('is brought to mind from then on, and expires when it would have', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    const { expiresAt } = asked(world);
    world.forward(25 * 60_000);
    doneIn(world.ask(ANA, edits(world, 300)));
    world.forward(10 * 60_000);
    expect(doneIn(world.ask(null, { kind: 'look_again', case: CASE })).events).toEqual([]);
    expect(asked(world).expiresAt).toEqual(expiresAt);
  });

  it('comes back from a discussion to the one who made the offer, once', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    world.forward(20 * 60_000);
    doneIn(
      world.ask(MIA, {
        ...approves,
        kind: 'counter',
        items: [],
        amount: eur(250),
        reason: 'what we can do',
      }),
    );
    world.forward(20 * 60_000);
    expect(told(world, { kind: 'discuss', case: CASE, request: null, text: 'they lost both nights' })).toEqual([
      `discussed ${MIA.id}`,
    ]);
    expect(doneIn(world.ask(null, { kind: 'look_again', case: CASE })).events).toEqual([]);
  });

  it('is not accepted, changed or discussed when its time is up, only withdrawn', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    world.forward(86_400_000);
    expect(refusalIn(world.ask(ANA, edits(world, 300)))).toMatchObject({ code: 'expired' });
    doneIn(world.ask(ANA, { kind: 'withdraw', case: CASE, request: null }));
  });

  it('is said to have expired once it has, not to have been decided by somebody', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    world.forward(86_400_000);
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(asked(world).status).toBe('expired');
    const said = { kind: 'may_not_approve', code: 'expired', who: [], decided: null };
    expect(refusalIn(world.ask(ANA, { kind: 'withdraw', case: CASE, request: asked(world).id }))).toEqual(said);
    expect(refusalIn(world.ask(ANA, edits(world, 300)))).toEqual(said);
  });
});

describe('two people', () => {
  it('are asked one after the other, the second at once', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(6_000)])));
    expect(asked(world).asked).toEqual([MIA.id]);
    expect(told(world, approves, MIA)).toEqual([`reassigned ${GIL.id}`]);
    expect(asked(world)).toMatchObject({ status: 'pending', asked: [GIL.id] });
    expect(refusalIn(world.ask(MIA, approves))).toMatchObject({ code: 'already_approved_by_you', who: [GIL.id] });
    doneIn(world.ask(GIL, approves));
    expect(asked(world)).toMatchObject({ status: 'approved', decidedBy: GIL.id });
  });

  it('may say yes in either order', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(6_000)])));
    doneIn(world.ask(GIL, approves));
    expect(asked(world)).toMatchObject({ status: 'pending', asked: [MIA.id] });
    doneIn(world.ask(MIA, approves));
    expect(asked(world).status).toBe('approved');
  });

  it('are needed; where there is only one, nobody can approve and it is said at once', () => {
    const world = makeWorld({
      cases: [openCase()],
      workspace: { ...AURORA, members: [ANA, BOB, GIL, { ...MAX, active: false }] },
    });
    doneIn(world.ask(ANA, gives([refund(6_000)])));
    expect(told(world, approves, GIL)).toEqual([`reassigned ${ANA.id}`]);
    expect(asked(world).asked).toEqual([]);
  });
});

describe('the person complained about', () => {
  it('is passed over, is told so, and may not decide', () => {
    const world = hotel({ concerns: MIA.id });
    expect(told(world, gives([refund(400)]))).toEqual([`asked ${MIA.id}`]);
    expect(asked(world).asked).toEqual([GIL.id]);
    expect(refusalIn(world.ask(MIA, approves))).toMatchObject({ code: 'person_complained_about', who: [GIL.id] });
    doneIn(world.ask(GIL, approves));
  });

  it('hears nothing where they would not have been asked', () => {
    expect(told(hotel({ concerns: BOB.id }), gives([refund(400)]))).toEqual([]);
  });

  it('loses what was put to them already', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    // about a colleague, so that it is restricted from now on, and its contact hears of it
    expect(told(world, about(MIA.id))).toEqual([
      `restricted ${GIL.id}`,
      `reassigned ${GIL.id}`,
      `reassigned ${MIA.id}`,
    ]);
    expect(asked(world).asked).toEqual([GIL.id]);
    expect(told(world, about(null))).toEqual([`reassigned ${MIA.id}`]);
    expect(asked(world).asked).toEqual([MIA.id]);
  });

  it('does not see to it any more, where it was restricted before', () => {
    const world = hotel({ sensitivity: 'staff_misconduct', contacts: [MIA.id] });
    expect(told(world, about(MIA.id))).toEqual([`restricted ${GIL.id}`]);
    expect(world.caseOf(CASE)).toMatchObject({ sensitivity: 'staff_misconduct', contacts: [GIL.id] });
    expect(world.caseOf(CASE).alsoSensitive).toBeUndefined();
  });

  it('does not say themselves that it is not about them', () => {
    const world = hotel({ concerns: MIA.id });
    expect(refusalIn(world.ask(MIA, about(null)))).toMatchObject({ kind: 'not_yours' });
    expect(world.caseOf(CASE).concerns).toBe(MIA.id);
  });
});

describe('where nobody else is left', () => {
  it('because the only one who could decide asks about the other, it is refused at once', () => {
    const world = hotel({ concerns: MIA.id, orderValue: eur(9_000), lossValue: eur(9_000) });
    expect(refusalIn(world.ask(GIL, gives([refund(4_000)])))).toMatchObject({ kind: 'nobody_can_approve' });
    expect(world.caseOf(CASE).requests).toEqual([]);
  });

  it('because there is only one, it is refused at once, and nothing waits', () => {
    const world = makeWorld({ cases: [openCase()], workspace: { ...AURORA, members: [GIL] } });
    expect(refusalIn(world.ask(GIL, gives([refund(4_000)])))).toMatchObject({ kind: 'nobody_can_approve' });
    expect(world.caseOf(CASE)).toMatchObject({ status: 'owned', requests: [] });
  });
});

describe('whoever leaves', () => {
  it('is not waited for: what waits with them is put to the next', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)])));
    expect(asked(world).asked).toEqual([MIA.id]);
    const members = AURORA.members.map((m) => (m.id === MIA.id ? { ...m, active: false } : m));
    const left = { ...world.seenBy(null), workspace: { ...AURORA, members } };
    const { events } = doneIn(answer(world.caseOf(CASE), { kind: 'look_again', case: CASE }, left));
    expect(events).toMatchObject([{ kind: 'reassigned', asked: [GIL.id] }]);
  });
});

describe('a cost that has no current rate', () => {
  const KWD = { ...refund(10), amount: { minor: 10_000n, currency: 'KWD' } } as ReturnType<typeof refund>;

  it('needs its value for a yes, and none for a no or a question', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([KWD])));
    expect(refusalIn(world.ask(MIA, approves))).toMatchObject({ code: 'base_amount_needed' });
    doneIn(world.fork().ask(MIA, { kind: 'ask_more', case: CASE, request: null, text: 'why in dinars?' }));
    doneIn(world.fork().ask(MIA, { ...approves, kind: 'decline', reason: 'too much', alternative: null }));
    expect(refusalIn(world.ask(MIA, { ...approves, baseAmount: eur(1_200) }))).toMatchObject({
      code: 'above_your_limit',
    });
    doneIn(world.ask(MIA, { ...approves, baseAmount: eur(25) }));
  });
});

describe('what one person approves in a day', () => {
  const capped = hotelPolicy([
    `approve: { up_to: '1000 EUR', teams: own }`,
    `approve: { up_to: '1000 EUR', teams: own, per_day: '500 EUR' }`,
  ]);

  it('is not asked of who has used it up', () => {
    const world = makeWorld({ policy: capped, cases: [openCase()] });
    const askedWith = (used: number): readonly string[] => {
      const approvedBefore = [{ by: MIA.id, at: world.now(), cost: eur(used) }];
      const { events } = doneIn(answer(openCase(), gives([refund(400)]), { ...world.seenBy(ANA), approvedBefore }));
      return events.flatMap((e) => (e.kind === 'asked' ? e.request.asked : []));
    };
    expect(askedWith(100)).toEqual([MIA.id]);
    expect(askedWith(101)).toEqual([GIL.id]);
  });
});
