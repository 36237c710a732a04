import { describe, expect, it } from 'vitest';
import type { RecoveryCase } from '../../../../../src/core/case/case.ts';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { noticesFor } from '../../../../../src/core/case/follows/notices.ts';
import { helpedOn } from '../../../../../src/core/case/help.ts';
import {
  after,
  ANA,
  AURORA,
  BOB,
  doneIn,
  gives,
  GIL,
  hours,
  MIA,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
} from '../../build.ts';
import { makeWorld, type World, type WorldOptions } from '../../world.ts';

const CASE = R(1042);
const asks = (text = 'would you offer a move?'): Command => ({ kind: 'ask_team', case: CASE, text });
const says = (text = 'yes, to the quiet side'): Command => ({ kind: 'advise', case: CASE, advice: null, text });
const world = (change: Partial<RecoveryCase> = {}, options: WorldOptions = {}): World =>
  makeWorld({ ...options, cases: [openCase(change)] });
const asked = (change: Partial<RecoveryCase> = {}, options: WorldOptions = {}): World => {
  const w = world(change, options);
  doneIn(w.ask(ANA, asks()));
  return w;
};
const helped = (w: World): Command => {
  const [question] = w.caseOf(CASE).advice ?? [];
  const [answer] = question?.answers ?? [];
  if (question === undefined || answer === undefined) throw new Error('nobody answered');
  return { kind: 'advice_helped', case: CASE, advice: question.id, answer: answer.id };
};

describe('the team is asked', () => {
  it('by the owner or a lead, in the channel, and nobody is asked to decide anything by it', () => {
    const w = asked();
    const c = w.caseOf(CASE);
    expect(c).toMatchObject({ status: 'owned', owner: ANA.id, requests: [], advice: [{ by: ANA.id, answers: [] }] });
    const event = w.journal.at(-1)?.event;
    expect(event && noticesFor(event, 3, c)).toEqual([{ kind: 'advice', case: CASE, advice: c.advice?.[0]?.id }]);
    expect(refusalIn(world().ask(BOB, asks()))).toEqual({ kind: 'not_yours', owner: ANA.id });
    expect(refusalIn(w.ask(BOB, asks('and I?')))).toEqual({ kind: 'meant_to_advise', case: CASE });
    expect(doneIn(world().ask(MIA, asks())).said.kind).toBe('team_asked');
  });

  it('with words of their own that lead to no customer, once', () => {
    expect(refusalIn(world().ask(ANA, asks(' ')))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(world().ask(ANA, asks('x'.repeat(501))))).toMatchObject({ kind: 'too_long' });
    const named = openCase({ customer: { reference: 'QX7PLM', key: 'k' } });
    expect(refusalIn(makeWorld({ cases: [named] }).ask(ANA, asks('a move for QX7PLM?')))).toEqual({
      kind: 'names_customer',
      word: 'QX7PLM',
    });
    expect(doneIn(asked().ask(ANA, asks())).said).toEqual({ kind: 'already_so' });
    const w = world();
    doneIn(w.ask(ANA, asks('a move? card 4111 1111 1111 1111')));
    expect(w.caseOf(CASE).advice?.[0]?.question).not.toContain('4111');
  });

  it('never about a restricted case, nor where there is no channel: it is said whom to ask instead', () => {
    const restricted = world({ sensitivity: 'injury', contacts: [MIA.id] });
    expect(refusalIn(restricted.ask(ANA, asks()))).toEqual({
      kind: 'team_not_asked',
      why: 'restricted',
      who: [MIA.id],
    });
    const workspace = { ...AURORA, teams: AURORA.teams.map((t) => ({ ...t, cases: [] })) };
    expect(refusalIn(world({}, { workspace }).ask(ANA, asks()))).toEqual({
      kind: 'team_not_asked',
      why: 'no_channel',
      who: [MIA.id],
    });
  });

  it('and not of a case that is over', () => {
    const w = asked();
    doneIn(w.ask(ANA, resolves()));
    expect(refusalIn(w.ask(ANA, asks('and now?')))).toMatchObject({ kind: 'case_is_over' });
    expect(refusalIn(w.ask(BOB, says()))).toMatchObject({ kind: 'case_is_over' });
    const c = w.caseOf(CASE);
    const event = w.journal.find(({ event: { kind } }) => kind === 'resolved')?.event;
    expect(event && noticesFor(event, 9, c)).toContainEqual({ kind: 'advice', case: CASE, advice: c.advice?.[0]?.id });
  });
});

describe('advice', () => {
  it('is given by colleagues, told to whoever asked, and changes nothing else', () => {
    const w = asked();
    doneIn(w.ask(ANA, gives([refund(400)], 'two nights')));
    const before = w.caseOf(CASE);
    doneIn(w.ask(MIA, says('yes')));
    const now = w.caseOf(CASE);
    // a yes of somebody who could approve approves nothing
    expect({ ...now, advice: before.advice, version: before.version }).toEqual(before);
    expect(now.requests[0]?.status).toBe('pending');
    expect(now.advice?.[0]?.answers).toMatchObject([{ by: MIA.id, text: 'yes' }]);
    const event = w.journal.at(-1)?.event;
    expect(event && noticesFor(event, 7, now)).toContainEqual({ kind: 'event', case: CASE, seq: 7, to: ANA.id });
  });

  it('is not given by whoever asked, without words, or where nobody asked; the same twice is once', () => {
    const w = asked();
    expect(refusalIn(w.ask(ANA, says()))).toEqual({ kind: 'own_question', case: CASE });
    expect(refusalIn(w.ask(BOB, says(' ')))).toEqual({ kind: 'nothing_written' });
    expect(refusalIn(world().ask(BOB, says()))).toEqual({ kind: 'no_question_to_team', case: CASE });
    doneIn(w.ask(BOB, says()));
    expect(doneIn(w.ask(BOB, says())).said).toEqual({ kind: 'already_so' });
    expect(w.caseOf(CASE).advice?.[0]?.answers).toHaveLength(1);
  });

  it('that helped is said by whoever asked, and thanked once', () => {
    const w = asked();
    doneIn(w.ask(BOB, says()));
    expect(refusalIn(w.ask(GIL, helped(w)))).toMatchObject({ kind: 'not_yours' });
    const { events } = doneIn(w.ask(ANA, helped(w)));
    const drafts = events.flatMap((e) => (e.kind === 'thanks_drafted' ? [e.shoutOut] : []));
    expect(drafts).toMatchObject([{ to: BOB.id, kind: 'help_given', status: 'draft' }]);
    expect(drafts[0]?.text).toMatch(/^Bob /);
    expect(helpedOn(w.caseOf(CASE), BOB.id)).toBe(true);
    expect(doneIn(w.ask(ANA, helped(w))).said).toEqual({ kind: 'already_so' });
    doneIn(w.ask(BOB, says('and a late checkout')));
    doneIn(w.ask(ANA, resolves()));
    expect(w.caseOf(CASE).shoutOuts.filter(({ to }) => to === BOB.id)).toHaveLength(1);
  });

  it('is thanked as its giver likes it: not at all, where they want none', () => {
    const quiet = AURORA.members.map((m) => (m.id === BOB.id ? { ...m, recognition: 'none' as const } : m));
    const w = asked({}, { workspace: { ...AURORA, members: quiet } });
    doneIn(w.ask(BOB, says()));
    expect(doneIn(w.ask(ANA, helped(w))).said).toEqual({ kind: 'advice_thanked', who: BOB.id, draft: false });
  });
});

it('credits whoever did what was asked when the case is resolved, besides its owner', () => {
  const w = world();
  const of = { kind: 'person', member: BOB.id } as const;
  doneIn(w.ask(ANA, { kind: 'assist', case: CASE, of, text: 'two towels', due: after(hours(3)) }));
  doneIn(w.ask(BOB, { kind: 'answer_assist', case: CASE, assist: null, how: 'done', text: 'they are there' }));
  doneIn(w.ask(ANA, gives([refund(40)], 'cold water')));
  doneIn(w.ask(ANA, resolves({ done: w.caseOf(CASE).actions.map((a) => a.id) })));
  expect(w.caseOf(CASE).shoutOuts.map(({ to, kind }) => [to, kind])).toContainEqual([BOB.id, 'help_given']);
  const restricted = world({ sensitivity: 'injury', contacts: [BOB.id] });
  doneIn(restricted.ask(ANA, { kind: 'assist', case: CASE, of, text: 'two towels', due: after(hours(3)) }));
  doneIn(restricted.ask(BOB, { kind: 'answer_assist', case: CASE, assist: null, how: 'done', text: 'done' }));
  doneIn(restricted.ask(ANA, resolves()));
  expect(restricted.caseOf(CASE).shoutOuts).toEqual([]);
});
