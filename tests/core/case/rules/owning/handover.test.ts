/** A case is offered, answered, taken; two who say yes: one has it. What is open on it goes along, and nothing of its authority changes. */
import { describe, expect, it } from 'vitest';
import type { Absence } from '../../../../../src/core/approval/absences.ts';
import type { Member, Workspace } from '../../../../../src/core/base/members.ts';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import type { HandTo } from '../../../../../src/core/case/handover.ts';
import { nextLook } from '../../../../../src/core/case/follows/due.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import { historyOf } from '../../../../../src/core/case/history.ts';
import { evolve } from '../../../../../src/core/case/evolve.ts';
import { answer } from '../../../../../src/core/case/answer.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  circumstances,
  DAY_MS,
  doneIn,
  eur,
  GIL,
  gives,
  hours,
  MAX,
  member,
  MIA,
  NIGHT,
  NOON,
  openCase,
  PIA,
  R,
  refund,
  refusalIn,
  resolves,
} from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const CASE = R(1042);
const to = (who: Member): HandTo => ({ kind: 'person', member: who.id });
const offers = (who: Member, change: Partial<Extract<Command, { kind: 'hand_over' }>> = {}): Command => ({
  kind: 'hand_over',
  case: CASE,
  to: to(who),
  because: 'they ring at five',
  ...change,
});
const accept: Command = { kind: 'accept_handover', case: CASE, handover: null };
const declines = (reason: string | null = 'I am leaving, too'): Command => ({
  kind: 'decline_handover',
  case: CASE,
  handover: null,
  reason,
});
const withdraw: Command = { kind: 'withdraw_handover', case: CASE, handover: null };
const take = (because: string | null = 'Ana is ill'): Command => ({ kind: 'take', case: CASE, because });
const look: Command = { kind: 'look_again', case: CASE };

const NIGHT_LEAD = member('lea', { team: NIGHT, lead: true, role: 'duty_manager' });
const HOUSE: Workspace = { ...AURORA, members: [...AURORA.members, NIGHT_LEAD] };
const hotel = (change: Partial<RecoveryCase> = {}): World => makeWorld({ workspace: HOUSE, cases: [openCase(change)] });
const told = (world: World): readonly string[] => {
  const { event, after: c } = world.journal.at(-1) ?? { event: undefined, after: openCase() };
  return event === undefined
    ? []
    : noticesFor(event, 1, c).flatMap((n) =>
        n.kind === 'event' || n.kind === 'handover_to' ? [`${n.kind} ${n.to}`] : [],
      );
};

describe('a case that is offered', () => {
  it('stays with its owner until somebody says yes, and is then theirs; both are told', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(world.caseOf(CASE)).toMatchObject({
      owner: ANA.id,
      handovers: 0,
      handover: { status: 'offered', asked: [BOB.id] },
    });
    expect(told(world)).toEqual(['handover_to bob']);
    doneIn(world.ask(BOB, accept));
    expect(world.caseOf(CASE)).toMatchObject({ owner: BOB.id, handovers: 1, handover: { status: 'accepted' } });
    expect(told(world)).toEqual(['event ana', 'handover_to bob']);
    expect(doneIn(world.ask(BOB, accept)).said.kind, 'a double click').toBe('already_so');
  });

  it('is for its owner and leads to offer, with a sentence, to somebody else', () => {
    const world = hotel();
    expect(refusalIn(world.ask(BOB, offers(PIA))).kind).toBe('not_yours');
    expect(refusalIn(world.ask(ANA, offers(BOB, { because: ' because … ' })))).toMatchObject({
      kind: 'handover_needs_words',
    });
    expect(refusalIn(world.ask(ANA, offers(ANA)))).toMatchObject({ kind: 'not_offered', why: 'owner' });
    expect(refusalIn(world.ask(MIA, offers(MIA)))).toMatchObject({ kind: 'not_offered', why: 'self' });
    doneIn(world.ask(MIA, offers(BOB)));
    expect(told(world), 'whose it is hears of it').toEqual(['event ana', 'handover_to bob']);
  });

  it('masks what is written beside it', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB, { because: 'ring her on +49 170 1234567' })));
    expect(world.caseOf(CASE).handover?.because).not.toContain('1234567');
  });

  it('goes to one of two who accept; the other is told who has it', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(MIA, { to: { kind: 'team', team: NIGHT } })));
    expect(world.caseOf(CASE).handover).toMatchObject({ asked: [NIGHT_LEAD.id], team: NIGHT });
    doneIn(world.ask(MAX, accept));
    expect(refusalIn(world.ask(NIGHT_LEAD, accept))).toMatchObject({
      kind: 'no_handover',
      owner: MAX.id,
      how: 'accepted',
    });
    expect(world.caseOf(CASE)).toMatchObject({ owner: MAX.id, team: openCase().team });
  });

  it('is nobody else’s to answer', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(refusalIn(world.ask(GIL, accept))).toMatchObject({ kind: 'not_offered_to_you', asked: [BOB.id] });
    expect(refusalIn(world.ask(GIL, declines()))).toMatchObject({ kind: 'not_offered_to_you' });
    expect(refusalIn(world.ask(GIL, withdraw)).kind).toBe('not_yours');
  });

  it('declined with a sentence stays, and whoever offered it reads why', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(refusalIn(world.ask(BOB, declines(null)))).toMatchObject({ kind: 'handover_needs_words', verb: 'decline' });
    doneIn(world.ask(BOB, declines()));
    expect(world.caseOf(CASE)).toMatchObject({
      owner: ANA.id,
      handovers: 0,
      handover: { status: 'declined', reason: 'I am leaving, too' },
    });
    expect(told(world)).toEqual(['event ana', 'handover_to bob']);
    expect(refusalIn(world.ask(BOB, accept))).toMatchObject({ how: 'declined', owner: ANA.id });
  });

  it('to somebody else takes the first offer back, and so does its end', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(doneIn(world.ask(ANA, offers(BOB))).said.kind).toBe('already_so');
    doneIn(world.ask(ANA, offers(PIA)));
    expect(world.journal.slice(-2).map(({ event }) => event.kind)).toEqual(['handover_settled', 'handover_offered']);
    expect(refusalIn(world.ask(BOB, accept))).toMatchObject({ kind: 'not_offered_to_you' });
    doneIn(world.ask(ANA, withdraw));
    expect(refusalIn(world.ask(PIA, accept))).toMatchObject({ kind: 'no_handover', how: 'withdrawn' });
    doneIn(world.ask(ANA, offers(PIA)));
    doneIn(world.ask(ANA, resolves()));
    expect(world.caseOf(CASE).handover?.status).toBe('withdrawn');
    expect(refusalIn(world.ask(PIA, accept)).kind).toBe('case_is_over');
  });

  it('is taken by the words of a request, where no request could be meant', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(doneIn(world.ask(BOB, { kind: 'accept_counter', case: CASE, request: null })).said.kind).toBe(
      'handover_accepted',
    );
    const other = hotel();
    doneIn(other.ask(ANA, offers(MIA)));
    doneIn(other.ask(ANA, gives([refund(400)], 'nobody slept')));
    const decline: Command = {
      kind: 'decline',
      case: CASE,
      request: null,
      digest: null,
      reason: 'too much',
      alternative: null,
    };
    expect(doneIn(other.ask(MIA, decline)).said.kind, 'a request waits: that is meant').toBe('declined');
    expect(doneIn(other.ask(MIA, decline)).said.kind).toBe('handover_declined');
    expect(other.caseOf(CASE).owner).toBe(ANA.id);
  });

  it('stands in its history', () => {
    const world = hotel();
    const first = { kind: 'logged', at: NOON, by: ANA.id, case: openCase() } as const;
    doneIn(world.ask(ANA, offers(BOB)));
    doneIn(world.ask(BOB, declines()));
    doneIn(world.ask(MIA, take()));
    const lines = historyOf([first, ...world.journal.map(({ event }) => event)]);
    const kindOf = ({ what }: (typeof lines)[number]): string =>
      what.kind === 'happened' ? what.event.kind : what.kind;
    expect(lines.slice(1).map((one) => [kindOf(one), one.because])).toEqual([
      ['handover_offered', 'they ring at five'],
      ['handover_settled', 'I am leaving, too'],
      ['owner', 'Ana is ill'],
    ]);
  });
});

describe('who it can be offered to', () => {
  it('is nobody it is about, nor who may not see it: both are told alike', () => {
    const about = refusalIn(hotel({ concerns: BOB.id }).ask(ANA, offers(BOB)));
    const few = { sensitivity: 'injury', contacts: [GIL.id] } as const;
    const blind = refusalIn(hotel(few).ask(ANA, offers(BOB)));
    expect(about).toEqual(blind);
    expect(about).toMatchObject({ kind: 'not_offered', why: 'not_for_them' });
    doneIn(hotel(few).ask(ANA, offers(GIL)));
    expect(refusalIn(hotel(few).ask(ANA, offers(BOB, { to: { kind: 'team', team: NIGHT } })))).toMatchObject({
      why: 'no_lead',
    });
  });

  it('is nobody who is away, or has left', () => {
    const absences: readonly Absence[] = [{ member: BOB.id, from: NOON, until: after(DAY_MS), deputy: null }];
    const ask = (ctx: Partial<ReturnType<typeof circumstances>>) =>
      refusalIn(answer(openCase(), offers(BOB), circumstances({ by: ANA, ...ctx })));
    expect(ask({ absences })).toMatchObject({ why: 'away', until: after(DAY_MS) });
    const members = AURORA.members.map((m) => (m.id === BOB.id ? { ...m, active: false } : m));
    expect(ask({ workspace: { ...AURORA, members } })).toMatchObject({ why: 'gone' });
  });

  it('who turns out to be meant by the complaint cannot take it any more', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    const c = { ...world.caseOf(CASE), concerns: BOB.id };
    expect(refusalIn(answer(c, accept, world.seenBy(BOB))).kind).toBe('kept_private');
  });
});

describe('a lead', () => {
  it('takes it with a reason, whoever has it; nobody else does', () => {
    const world = hotel();
    expect(refusalIn(world.ask(BOB, take())).kind).toBe('only_lead_takes');
    expect(refusalIn(world.ask(MIA, take('…')))).toMatchObject({ kind: 'handover_needs_words', verb: 'take' });
    doneIn(world.ask(MIA, take()));
    expect(world.caseOf(CASE)).toMatchObject({ owner: MIA.id, handovers: 1 });
    expect(told(world)).toEqual(['event ana']);
    expect(doneIn(world.ask(MIA, take())).said.kind).toBe('already_so');
  });

  it('is not needed to take what is offered to one', () => {
    const world = hotel();
    doneIn(world.ask(ANA, offers(BOB)));
    expect(doneIn(world.ask(BOB, take(null))).said.kind).toBe('handover_accepted');
  });
});

describe('what is open on it', () => {
  it('goes along: promises are brought to mind to the new owner, answers to a request come to both', () => {
    const world = hotel();
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(5)) }));
    doneIn(world.ask(PIA, { kind: 'promise', case: CASE, text: 'bring towels', due: after(hours(5)) }));
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    doneIn(world.ask(ANA, offers(BOB)));
    doneIn(world.ask(BOB, accept));
    const [own, others] = world.caseOf(CASE).promises;
    expect([own?.by, own?.keeper, others?.keeper]).toEqual([ANA.id, BOB.id, undefined]);
    world.forward(hours(3));
    const reminded = doneIn(world.ask(null, look)).events.filter(({ kind }) => kind === 'promise_reminded');
    const c = world.caseOf(CASE);
    const who = reminded.map((e) => noticesFor(e, 1, c).flatMap((n) => (n.kind === 'event' ? [n.to] : [])));
    expect(who).toEqual([[BOB.id], [BOB.id, PIA.id]]);
    doneIn(world.ask(MIA, { kind: 'ask_more', case: CASE, request: null, text: 'How many nights?' }));
    expect(told(world)).toEqual(['event bob', 'event ana']);
    doneIn(world.ask(BOB, { kind: 'answer_more', case: CASE, request: null, text: 'Two' }));
  });

  it('lets the new owner take what is offered, on whoever offered it, and only the asker ask for something else', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    doneIn(world.ask(ANA, offers(BOB)));
    doneIn(world.ask(BOB, accept));
    const request = world.caseOf(CASE).requests[0]?.id ?? null;
    if (request === null) throw new Error('nothing asked');
    const change: Command = { kind: 'edit_request', case: CASE, request, items: [refund(300)], because: null };
    expect(refusalIn(world.ask(BOB, change)).kind).toBe('not_yours');
    const offer = { items: [], amount: eur(250), reason: 'one night' };
    doneIn(world.ask(MIA, { kind: 'counter', case: CASE, request, digest: null, ...offer }));
    expect(refusalIn(world.ask(PIA, { kind: 'accept_counter', case: CASE, request })).kind).toBe('not_yours');
    doneIn(world.ask(BOB, { kind: 'accept_counter', case: CASE, request }));
    expect(new Set(world.ledger.map(({ member: whose }) => whose))).toEqual(new Set([MIA.id]));
  });
});

describe('the end of a shift', () => {
  const shift = (who: Member): Command => offers(who, { why: 'shift', because: null });

  it('declined goes to the lead, who is told', () => {
    const world = hotel();
    doneIn(world.ask(ANA, shift(BOB)));
    doneIn(world.ask(BOB, declines()));
    expect(world.caseOf(CASE)).toMatchObject({ owner: MIA.id, handovers: 1, handover: { status: 'declined' } });
    expect(told(world)).toEqual(['event mia', 'handover_to bob']);
  });

  it('unanswered for an hour goes to the lead; any other offer ends after a day and stays', () => {
    const world = hotel();
    doneIn(world.ask(ANA, shift(BOB)));
    expect(nextLook(world.caseOf(CASE), NOON)).toEqual(after(hours(1)));
    world.forward(hours(1) - 1);
    expect(doneIn(world.ask(null, look)).events).toEqual([]);
    world.forward(1);
    doneIn(world.ask(null, look));
    expect(world.caseOf(CASE)).toMatchObject({ owner: MIA.id, handover: { status: 'lapsed' } });
    const plain = hotel();
    doneIn(plain.ask(ANA, offers(BOB)));
    plain.forward(DAY_MS);
    doneIn(plain.ask(null, look));
    expect(plain.caseOf(CASE)).toMatchObject({ owner: ANA.id, handover: { status: 'lapsed' } });
  });

  it('before an absence stays open until an hour into it, and stays with its owner when declined', () => {
    const absences: readonly Absence[] = [
      { member: ANA.id, from: after(2 * DAY_MS), until: after(9 * DAY_MS), deputy: null },
    ];
    const ctx = (by: Member) => circumstances({ by, workspace: HOUSE, absences });
    const before = openCase();
    const offer = { ...offers(BOB, { why: 'absence', because: null }) };
    const c = doneIn(answer(before, offer, ctx(ANA))).events.reduce<RecoveryCase>(evolve, before);
    expect(c.handover?.until).toEqual(after(2 * DAY_MS + hours(1)));
    const said = doneIn(answer(c, declines(), ctx(BOB))).events.reduce<RecoveryCase>(evolve, c);
    expect(said).toMatchObject({ owner: ANA.id, handover: { status: 'declined' } });
  });

  it('of the lead’s own case declined leaves it with the lead', () => {
    const world = hotel({ owner: MIA.id });
    doneIn(world.ask(MIA, shift(BOB)));
    doneIn(world.ask(BOB, declines()));
    expect(world.caseOf(CASE)).toMatchObject({ owner: MIA.id, handovers: 0 });
  });
});

describe('events of old', () => {
  it('that say a new owner and nothing else are read as they were', () => {
    const moved = evolve(openCase(), { kind: 'owned', at: NOON, by: ANA.id, owner: MIA.id });
    expect(moved).toEqual({ ...openCase(), version: 2, owner: MIA.id });
  });
});
