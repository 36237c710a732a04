/** What a request was judged by is part of what is approved: when any of it changes, an old card decides nothing and an earlier yes does not count. */
import { describe, expect, it } from 'vitest';
import { mayApprove } from '../../../../src/core/approval/may-approve.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import { noticesFor } from '../../../../src/core/case/follows/notices.ts';
import { approvalQuestion } from '../../../../src/core/case/rules/who-decides.ts';
import {
  ANA,
  BOB,
  doneIn,
  eur,
  GIL,
  gives,
  hotelPolicy,
  MAX,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const facts = (change: Partial<Extract<Command, { kind: 'set_facts' }>>): Command => ({
  kind: 'set_facts',
  case: CASE,
  customer: null,
  orderValue: null,
  lossValue: null,
  ...change,
});
const card = (world: World): Command => {
  const request = world.caseOf(CASE).requests[0];
  return { kind: 'approve', case: CASE, request: request?.id ?? null, digest: request?.digest ?? null };
};
const asked = (units = 400): World => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(units)], 'two nights')));
  return world;
};

describe('a card drawn before', () => {
  it.each<readonly [string, Command]>([
    ['the order value', facts({ orderValue: eur(10) })],
    ['the loss', facts({ lossValue: eur(10) })],
    ['a fact', facts({ facts: new Map([['passengers', 2n]]) })],
    ['the evidence', facts({ evidence: ['photo'] })],
    ['the customer', facts({ customer: 'room 9' })],
    [
      'what the customer also goes by',
      { kind: 'link_customer', case: CASE, customer: 'QX7PLM', because: 'the booking' },
    ],
  ])('%s changed asks anew, and the card as it is now approves', (_what, change) => {
    const world = asked();
    const old = card(world);
    const { events } = doneIn(world.ask(ANA, change));
    expect(refusalIn(world.ask(MIA, old))).toMatchObject({ code: 'request_changed' });
    const drawn = events.flatMap((e) => noticesFor(e, 1, world.caseOf(CASE))).map((n) => n.kind);
    expect(drawn).toContain('request');
    expect(doneIn(world.ask(MIA, card(world))).said).toMatchObject({ kind: 'approved' });
  });

  it('what stays the same, changes nothing: the card still approves', () => {
    const world = asked();
    const old = card(world);
    doneIn(world.ask(ANA, facts({ orderValue: eur(900) })));
    doneIn(world.ask(MIA, { kind: 'ask_more', case: CASE, request: null, text: 'how long?' }));
    expect(doneIn(world.ask(MIA, old)).said).toMatchObject({ kind: 'approved' });
  });

  it('the first yes of two does not count for what it was not said to', () => {
    const world = asked(9_000);
    doneIn(world.ask(GIL, card(world)));
    doneIn(world.ask(ANA, facts({ lossValue: eur(9_500) })));
    expect(world.caseOf(CASE).requests[0]).toMatchObject({ status: 'pending', approvals: [] });
    expect(doneIn(world.ask(MIA, card(world))).said).toMatchObject({ complete: false });
    expect(doneIn(world.ask(GIL, card(world))).said).toMatchObject({ complete: true });
  });
});

describe('an offer', () => {
  const offer = {
    kind: 'counter',
    case: CASE,
    request: null,
    digest: null,
    items: [],
    reason: 'what we can do',
  } as const;
  const accept = { kind: 'accept_counter', case: CASE, request: null } as const;

  it.each<readonly [string, Command]>([
    ['another customer', facts({ customer: 'room 9' })],
    ['another loss', facts({ lossValue: eur(10) })],
  ])('is not taken for what it was not made on: %s is asked anew', (_what, change) => {
    const world = asked();
    doneIn(world.ask(MIA, { ...offer, amount: eur(250) }));
    doneIn(world.ask(ANA, change));
    doneIn(world.ask(ANA, accept));
    expect(world.caseOf(CASE).requests[0]).toMatchObject({ status: 'pending', counter: null, asked: [MIA.id] });
    expect(world.ledger).toEqual([]);
    expect(doneIn(world.ask(MIA, card(world))).said).toMatchObject({ kind: 'approved', complete: true });
  });

  it('is taken where nothing of it changed', () => {
    const world = asked();
    doneIn(world.ask(MIA, { ...offer, amount: eur(250) }));
    doneIn(world.ask(ANA, facts({})));
    expect(doneIn(world.ask(ANA, accept)).said).toMatchObject({ kind: 'counter_accepted' });
  });
});

describe('whom a complaint is about', () => {
  it('is said by the owner or the lead: it says who may not decide', () => {
    const world = asked();
    expect(refusalIn(world.ask(BOB, facts({ concerns: MIA.id })))).toEqual({ kind: 'not_yours', owner: ANA.id });
    doneIn(world.ask(BOB, facts({ orderValue: eur(800) })));
    doneIn(world.fork().ask(MIA, facts({ concerns: BOB.id })));
    const { events } = doneIn(world.ask(ANA, facts({ concerns: MIA.id })));
    expect(events.some((e) => e.kind === 'facts_set' && e.tellsConcerned !== undefined)).toBe(false);
    expect(world.ask(MIA, card(world)).ok).toBe(false);
  });

  it('is told to them where the policy wants it', () => {
    const policy = hotelPolicy([
      'max_delegation_depth: 2',
      'max_delegation_depth: 2\n  tell_person_complained_about: true',
    ]);
    const world = makeWorld({ policy, cases: [openCase()] });
    const { events } = doneIn(world.ask(ANA, facts({ concerns: MIA.id })));
    const said = events.filter((e) => e.kind === 'facts_set');
    const told = said.flatMap((e) => noticesFor(e, 1, world.caseOf(CASE))).filter((n) => n.kind === 'event');
    expect(told).toMatchObject([{ to: MIA.id }]);
  });
});

describe('a deputy', () => {
  const absences = [{ member: MIA.id, from: NOON, until: new Date(NOON.getTime() + 86_400_000), deputy: BOB.id }];
  it.each([
    ['max_delegation_depth: 2', true],
    ['max_delegation_depth: 2\n  deputies: [duty_manager, agent]', true],
    ['max_delegation_depth: 2\n  deputies: [duty_manager]', false],
    ['max_delegation_depth: 2\n  deputies: [general_manager]', false],
  ])('holds a role the policy allows: %s', (separation, may) => {
    const policy = hotelPolicy(['max_delegation_depth: 2', separation]);
    const world = makeWorld({ policy, cases: [openCase()] });
    doneIn(world.ask(ANA, gives([refund(400)])));
    const c = world.caseOf(CASE);
    const [request] = c.requests;
    if (request === undefined) throw new Error('nothing was asked');
    const question = { ...approvalQuestion(c, request, world.seenBy(null)), absences };
    expect(mayApprove(question, BOB.id, null).ok).toBe(may);
    expect(mayApprove(question, MAX.id, null).ok).toBe(false);
  });
});

it('an approver with grants has the same ones when whoever asked is not known any more', () => {
  const policy = hotelPolicy([
    "approve: { up_to: '1000 EUR', teams: own }",
    'approve: { teams: own, grants: [{ id: vouchers, actions: [voucher], limits: [{ scope: action, max: "1000 EUR" }] }] }',
  ]);
  const world = makeWorld({ policy, cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(400)], 'two nights')));
  const c = world.caseOf(CASE);
  const [request] = c.requests;
  if (request === undefined) throw new Error('nothing was asked');
  const ctx = world.seenBy(null);
  const members = ctx.workspace.members.filter(({ id }) => id !== ANA.id);
  for (const workspace of [ctx.workspace, { ...ctx.workspace, members }]) {
    const question = approvalQuestion(c, request, { ...ctx, workspace });
    expect(mayApprove(question, MIA.id, null)).toMatchObject({ ok: false, code: 'not_in_your_grants' });
  }
});
