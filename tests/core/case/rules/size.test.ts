/** A case holds so much and no more; what ends it always goes on. */
import { describe, expect, it } from 'vitest';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import type { Command } from '../../../../src/core/case/commands.ts';
import type { CaseHolds } from '../../../../src/core/case/refusal-values.ts';
import { MOST_ON_CASE, withinSize } from '../../../../src/core/case/rules/size.ts';
import { done } from '../../../../src/core/case/said.ts';
import {
  after,
  ANA,
  doneIn,
  gives,
  hours,
  item,
  MIA,
  NOON,
  openCase,
  R,
  refund,
  refusalIn,
  resolves,
  BOB,
} from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const asks = (text: string): Command => ({ kind: 'ask_more', case: CASE, request: null, text });
const promises: Command = { kind: 'promise', case: CASE, text: 'call you back', due: after(hours(3)) };
const assists = (text: string): Command => ({
  kind: 'assist',
  case: CASE,
  of: { kind: 'person', member: BOB.id },
  text,
  due: after(hours(3)),
});
const advises = (text: string): Command => ({ kind: 'advise', case: CASE, advice: null, text });
const many = <T>(one: T | undefined, count: number): readonly T[] =>
  one === undefined ? [] : Array.from({ length: count }, () => one);

/** A case that has a gift, a promise kept and a request with a question, and of one kind as many as are said. */
function worldWith(of: CaseHolds, count: number): World {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([item('apology')])));
  doneIn(world.ask(ANA, promises));
  doneIn(world.ask(ANA, { kind: 'keep_promise', case: CASE, promise: null }));
  doneIn(world.ask(ANA, gives([refund(400)])));
  doneIn(world.ask(MIA, asks('how many nights?')));
  doneIn(world.ask(ANA, { kind: 'answer_more', case: CASE, request: null, text: 'two' }));
  doneIn(world.ask(ANA, assists('towels')));
  doneIn(world.ask(ANA, { kind: 'ask_team', case: CASE, text: 'would you offer a move?' }));
  doneIn(world.ask(BOB, advises('yes')));
  const [request] = world.caseOf(CASE).requests;
  if (of === 'requests' || request === undefined)
    doneIn(world.ask(ANA, { kind: 'withdraw', case: CASE, request: null }));
  const c = world.caseOf(CASE);
  const filled: Partial<RecoveryCase> = {
    actions: { actions: [...c.actions, ...many(c.actions[0], count - c.actions.length)] },
    requests: { requests: many(c.requests[0], count) },
    questions: { requests: c.requests.map((r) => ({ ...r, questions: many(r.questions[0], count) })) },
    promises: { promises: many(c.promises[0], count) },
    advice: { advice: c.advice?.map((a) => ({ ...a, answers: many(a.answers[0], count - 1) })) ?? [] },
    assists: { assists: many(c.assists?.[0], count) },
    complaints: { complaints: many(c.complaints[0], count) },
  }[of];
  return makeWorld({ cases: [{ ...c, ...filled }], at: world.now(), ledger: world.ledger });
}

describe('a case', () => {
  it.each([
    ['actions', ANA, gives([item('apology')])],
    ['requests', ANA, gives([refund(400)])],
    ['questions', MIA, asks('and how many rooms?')],
    ['promises', ANA, promises],
    ['assists', ANA, assists('a fan')],
    ['advice', BOB, advises('or a late checkout')],
  ] as const)('takes its last of the %s, and not one more', (of, who, command) => {
    const most = MOST_ON_CASE[of];
    doneIn(worldWith(of, most - 1).ask(who, command));
    const full = worldWith(of, most);
    const before = full.caseOf(CASE);
    expect(refusalIn(full.ask(who, command))).toEqual({ kind: 'case_is_full', case: CASE, of, most });
    expect(full.caseOf(CASE)).toEqual(before);
  });

  it('that is full is decided, kept, resolved and looked at all the same', () => {
    const world = worldWith('actions', MOST_ON_CASE.actions);
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }));
    doneIn(world.ask(ANA, promises));
    doneIn(world.ask(ANA, { kind: 'keep_promise', case: CASE, promise: null }));
    doneIn(world.ask(null, { kind: 'look_again', case: CASE }));
    doneIn(world.ask(ANA, resolves({ done: world.caseOf(CASE).actions.map((a) => a.id) })));
    expect(world.caseOf(CASE).status).toBe('resolved');
  });

  it('that holds more than is allowed now, from before, goes on as well', () => {
    const world = worldWith('promises', MOST_ON_CASE.promises + 50);
    doneIn(world.ask(ANA, gives([item('apology')])));
    expect(refusalIn(world.ask(ANA, promises)).kind).toBe('case_is_full');
  });

  it('holds a bounded number of complaints, whatever comes to add them', () => {
    const c = openCase();
    const full = { ...c, complaints: many(c.complaints[0], MOST_ON_CASE.complaints + 1) };
    const grows = done({ kind: 'facts_set' }, { kind: 'logged', at: NOON, by: ANA.id, case: full });
    expect(withinSize(c, grows)).toMatchObject({ ok: false, no: { kind: 'case_is_full', of: 'complaints' } });
    expect(withinSize(null, grows)).toBe(grows);
  });
});
