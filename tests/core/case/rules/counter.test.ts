import { describe, expect, it } from 'vitest';
import { money } from '../../../../src/core/base/money.ts';
import type { ApprovalRequest } from '../../../../src/core/case/case.ts';
import { ANA, BOB, doneIn, GIL, gives, item, MIA, openCase, R, refund as refundOf, refusalIn } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const hotel = (): World => makeWorld({ cases: [openCase()] });

const asked = (world: World): ApprovalRequest => {
  const [request] = world.caseOf(CASE).requests;
  if (request === undefined) throw new Error('nothing was asked');
  return request;
};
const offer = (amount: number, reason = 'what we can do today') =>
  ({
    kind: 'counter',
    case: CASE,
    request: null,
    digest: null,
    items: [],
    amount: money(BigInt(amount) * 100n, 'EUR'),
    reason,
  }) as const;
const reserved = (world: World): string[] =>
  world.ledger.filter((e) => e.state === 'reserved').map((e) => String(e.cost.minor / 100n));

function waiting(): World {
  const world = hotel();
  doneIn(world.ask(ANA, gives([refundOf(400)])));
  return world;
}

describe('a counter-offer', () => {
  it('sets nothing aside and waits for the asker', () => {
    const world = waiting();
    const before = asked(world).digest;
    doneIn(world.ask(MIA, { ...offer(0), amount: null, items: [refundOf(250), item('upgrade')] }));
    expect(asked(world)).toMatchObject({ status: 'countered', counter: { by: MIA.id, withinOwn: false } });
    expect(asked(world).digest).not.toBe(before);
    expect(world.ledger).toEqual([]);
  });

  it('is gone where the asker gives just that alone, so that it is not given twice', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(100)));
    expect(doneIn(world.fork().ask(BOB, gives([refundOf(100)]))).said).toMatchObject({
      kind: 'given',
      asksToo: ANA.id,
    });
    const { id } = asked(world);
    expect(doneIn(world.ask(ANA, gives([refundOf(100)]))).said).toMatchObject({ kind: 'given', takenBack: id });
    expect(refusalIn(world.ask(ANA, { kind: 'accept_counter', case: CASE, request: null }))).toMatchObject({
      code: 'already_decided',
    });
    expect(reserved(world)).toEqual(['100']);
  });

  it('is authorised as changed when the asker accepts, and only then', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(250)));
    expect(refusalIn(world.ask(BOB, { kind: 'accept_counter', case: CASE, request: null }))).toMatchObject({
      kind: 'not_yours',
    });
    doneIn(world.ask(ANA, { kind: 'accept_counter', case: CASE, request: null }));
    expect(asked(world)).toMatchObject({ status: 'approved', decidedBy: MIA.id });
    expect(world.caseOf(CASE).actions.map((a) => [a.status, a.amount?.minor])).toEqual([
      ['withdrawn', 40_000n],
      ['authorised', 25_000n],
    ]);
    expect(reserved(world)).toEqual(['250']);
    // on the authority of who offered it
    expect(world.ledger).toMatchObject([{ member: MIA.id, team: ANA.team }]);
    expect(refusalIn(world.ask(ANA, { kind: 'accept_counter', case: CASE, request: null }))).toMatchObject({
      code: 'already_decided',
      decided: { by: MIA.id, how: 'approved' },
    });
    expect(reserved(world)).toEqual(['250']);
  });

  it('brings the request back as it was asked when the asker discusses', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(250)));
    doneIn(world.ask(ANA, { kind: 'discuss', case: CASE, request: null, text: 'they lost both nights' }));
    expect(asked(world)).toMatchObject({ status: 'pending', counter: null });
    expect(world.ledger).toEqual([]);
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: asked(world).digest }));
    expect(asked(world).status).toBe('approved');
  });

  it('needs a reason, and stays within what the one who offers may approve', () => {
    const world = waiting();
    expect(refusalIn(world.ask(MIA, offer(250, ' ')))).toMatchObject({ kind: 'reason_needed' });
    const tooMuch = refusalIn(world.ask(MIA, offer(1_200)));
    expect(tooMuch).toMatchObject({ kind: 'may_not_approve', code: 'above_your_limit', who: [GIL.id] });
    expect(asked(world)).toMatchObject({ status: 'pending' });
    expect(world.ledger).toEqual([]);
  });

  it('says when the asker could have decided it alone', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(120)));
    expect(asked(world).counter?.withinOwn).toBe(true);
  });

  it('cannot be approved over: what was on the card is no longer what is asked', () => {
    const world = waiting();
    const { digest, id } = asked(world);
    doneIn(world.ask(MIA, offer(250)));
    expect(refusalIn(world.ask(GIL, { kind: 'approve', case: CASE, request: id, digest }))).toMatchObject({
      code: 'request_changed',
      countered: { by: MIA.id, asker: ANA.id },
    });
    expect(asked(world).status).toBe('countered');
  });

  it('is void when the asker changes the request', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(250)));
    doneIn(
      world.ask(ANA, {
        kind: 'edit_request',
        case: CASE,
        request: asked(world).id,
        items: [refundOf(300)],
        because: null,
      }),
    );
    expect(asked(world)).toMatchObject({ status: 'pending', counter: null });
    expect(world.ledger).toEqual([]);
    expect(refusalIn(world.ask(ANA, { kind: 'accept_counter', case: CASE, request: null }))).toMatchObject({
      kind: 'no_counter',
    });
    expect(asked(world).status).toBe('pending');
  });

  it('expires like a request', () => {
    const world = waiting();
    doneIn(world.ask(MIA, offer(250)));
    world.forward(86_400_000);
    expect(refusalIn(world.ask(ANA, { kind: 'accept_counter', case: CASE, request: null }))).toMatchObject({
      code: 'expired',
    });
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    expect(asked(world).status).toBe('expired');
    expect(reserved(world)).toEqual([]);
  });
});

describe('while a request waits', () => {
  it('is brought to mind once after a quarter of an hour and climbs after half an hour', () => {
    const world = waiting();
    const look = { kind: 'look_again', case: CASE } as const;
    world.forward(15 * 60_000);
    expect(doneIn(world.ask(null, look)).events.map((e) => e.kind)).toEqual(['reminded']);
    world.forward(10 * 60_000);
    expect(doneIn(world.ask(null, look)).events).toEqual([]);
    world.forward(5 * 60_000);
    expect(doneIn(world.ask(null, look)).events.map((e) => e.kind)).toEqual(['escalated']);
    expect(asked(world)).toMatchObject({ rung: 1, asked: [GIL.id] });
  });

  it('is not brought to mind while it is snoozed, but climbs all the same', () => {
    const world = waiting();
    expect(
      refusalIn(world.ask(BOB, { kind: 'snooze', case: CASE, request: asked(world).id, minutes: 30 })),
    ).toMatchObject({ code: 'no_approval_authority' });
    doneIn(world.ask(MIA, { kind: 'snooze', case: CASE, request: asked(world).id, minutes: 30 }));
    world.forward(20 * 60_000);
    expect(doneIn(world.ask(null, { kind: 'look_again', case: CASE })).events).toEqual([]);
    world.forward(10 * 60_000);
    expect(doneIn(world.ask(null, { kind: 'look_again', case: CASE })).events.map((e) => e.kind)).toEqual([
      'escalated',
    ]);
  });

  it('takes a question from who may decide and the answer from who asked', () => {
    const world = waiting();
    expect(refusalIn(world.ask(BOB, { kind: 'ask_more', case: CASE, request: null, text: 'why?' }))).toMatchObject({
      code: 'no_approval_authority',
    });
    doneIn(world.ask(MIA, { kind: 'ask_more', case: CASE, request: null, text: 'how many nights?' }));
    doneIn(world.ask(ANA, { kind: 'answer_more', case: CASE, request: null, text: 'both' }));
    expect(asked(world).questions).toMatchObject([{ by: MIA.id, text: 'how many nights?', answer: { text: 'both' } }]);
    expect(asked(world).status).toBe('pending');
  });
});
