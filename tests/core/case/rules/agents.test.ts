/** What an agent may ask, read and decide: nothing but what is written for it. */
import { describe, expect, it } from 'vitest';
import { mayApprove, type ApprovalQuestion } from '../../../../src/core/approval/may-approve.ts';
import type { Member } from '../../../../src/core/base/members.ts';
import { answer } from '../../../../src/core/case/answer.ts';
import type { Command, ItemAsked } from '../../../../src/core/case/commands.ts';
import type { Circumstances } from '../../../../src/core/case/circumstances.ts';
import type { RecoveryCase } from '../../../../src/core/case/case.ts';
import { evolve } from '../../../../src/core/case/evolve.ts';
import { factsOf } from '../../../../src/core/digest/facts.ts';
import { mayAgentRead } from '../../../../src/core/case/rules/agents.ts';
import { approvalQuestion, whoCanDecide } from '../../../../src/core/case/rules/who-decides.ts';
import { mayRead, mayResolve, worksOn } from '../../../../src/core/case/rules/who-may.ts';
import { touches } from '../../../../src/core/case/touches.ts';
import { memberName } from '../../../../src/cards/words/names.ts';
import {
  ANA,
  AURORA,
  BOB,
  circumstances,
  doneIn,
  gives,
  id,
  logs,
  member,
  MIA,
  NOON,
  refund,
  refusalIn,
  resolves,
} from '../build.ts';

const bot = (change: Partial<Member> = {}): Member =>
  member('bot', { name: 'Desk bot', role: 'concierge', identities: [], agent: { of: ANA.id, sees: 'own' }, ...change });
const around = (by: Member, change: Partial<Circumstances> = {}): Circumstances =>
  circumstances({ by, workspace: { ...AURORA, agents: [by.agent === undefined ? bot() : by] }, ...change });
const opened = (by: Member, text = 'No hot water', change: Partial<Circumstances> = {}): RecoveryCase => {
  const { events } = doneIn(answer(null, logs(text, { source: 'agent' }), around(by, change)));
  const c = events.reduce<RecoveryCase | null>(evolve, null);
  if (c === null) throw new Error('nothing was logged');
  return c;
};
const meant = (items: readonly ItemAsked[], only: 'give' | 'ask', c: RecoveryCase): Command => ({
  kind: 'give',
  case: c.id,
  items,
  because: 'all night',
  only,
});
/** A case of the bot's with 400 EUR asked on it. */
function asking(by: Member = bot(), change: Partial<Circumstances> = {}): RecoveryCase {
  const c = opened(by);
  const asks = meant([refund(400)], 'ask', c);
  return doneIn(answer(c, asks, around(by, change))).events.reduce<RecoveryCase>(evolve, c);
}
const question = (c: RecoveryCase, ctx: Circumstances): ApprovalQuestion => {
  const [request] = c.requests;
  if (request === undefined) throw new Error('nothing is asked');
  return approvalQuestion(c, request, ctx);
};

const deciders = (c: RecoveryCase, ctx: Circumstances): readonly string[] =>
  c.requests.flatMap((request) => whoCanDecide(c, request, ctx).map(({ member: who }) => who));

describe('what an agent logs', () => {
  it('is its person’s from the first moment, is said to be the agent’s, and whose agent it was stays in the journal', () => {
    const [logged] = doneIn(answer(null, logs('No hot water', { source: 'agent' }), around(bot()))).events;
    expect(logged).toMatchObject({ by: 'bot', agentOf: 'ana', case: { owner: 'ana', loggedBy: 'bot' } });
  });

  it('counts nobody among those the customer met', () => {
    expect(touches({ ...opened(bot()), met: [id('bot'), id('bob')] })).toBe(1);
  });

  it('about its own person is somebody else’s, and out of its sight', () => {
    const c = opened(bot(), 'Your colleague Ana Ortiz shouted at me and insulted my wife');
    expect(c.owner).not.toBe('ana');
    expect(mayRead(bot(), c)).toBe(false);
  });
});

describe('an agent', () => {
  it('reads what it logged, all of its team where that is allowed, and nothing for few', () => {
    const own = opened(bot());
    const others = { ...own, loggedBy: id('bob') };
    const wide = bot({ agent: { of: ANA.id, sees: 'team' } });
    expect([mayAgentRead(bot(), own), mayAgentRead(bot(), others), mayAgentRead(wide, others)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(mayAgentRead(wide, { ...own, sensitivity: 'injury' }), 'also what it logged itself').toBe(false);
    expect(mayAgentRead(bot(), { ...own, concerns: ANA.id })).toBe(false);
    expect(worksOn(bot(), own), 'never what masking hides').toBe(false);
  });

  it('ends a case as long as its person has it, and nobody else', () => {
    const c = opened(bot());
    expect(mayResolve(bot(), c)).toBe(true);
    expect(mayResolve(bot(), { ...c, owner: MIA.id }), 'who took it has it whole').toBe(false);
    expect(mayResolve(bot({ lead: true }), { ...c, loggedBy: id('bob') })).toBe(false);
    expect(doneIn(answer(c, resolves({ case: c.id, done: [] }), around(bot()))).events.at(-1)?.kind).not.toBe(
      'thanks_drafted',
    );
  });

  it('goes on with nothing that somebody else logged, and is told so as of a case that is not there', () => {
    const c = { ...opened(bot()), loggedBy: id('bob') };
    const wide = bot({ agent: { of: ANA.id, sees: 'team' } });
    for (const by of [bot(), wide])
      expect(refusalIn(answer(c, gives([refund(10)], 'cold', c.id), around(by)))).toEqual({
        kind: 'not_with_agent',
        case: c.id,
      });
    expect(refusalIn(answer(null, gives([refund(10)], 'cold', c.id), around(bot())))).toEqual({
      kind: 'not_with_agent',
      case: c.id,
    });
  });

  it('gives or asks, as it says, and never the one for the other', () => {
    const c = opened(bot());
    const give = (units: number, only: 'give' | 'ask') => answer(c, meant([refund(units)], only, c), around(bot()));
    expect(refusalIn(give(400, 'give')).kind).toBe('needs_a_yes');
    expect(refusalIn(give(20, 'ask')).kind).toBe('needs_no_yes');
    expect(doneIn(give(20, 'give')).said.kind).toBe('given');
    expect(doneIn(give(400, 'ask')).said.kind).toBe('asked');
  });

  it('has no authority once its person has left', () => {
    const gone = around(bot({ active: false }));
    expect(refusalIn(answer(null, logs('cold', { source: 'agent' }), gone)).kind).toBe('not_a_member');
  });

  it('says that a case came as a person’s in no words', () => {
    expect(refusalIn(answer(null, logs('cold'), around(bot()))).kind).toBe('not_for_agents');
  });
});

describe('a request of an agent', () => {
  it('is decided neither by it nor by its person, whoever that was or is, nor through a deputy of either', () => {
    // Mia could decide this for anybody else
    const boss = bot({ agent: { of: MIA.id, sees: 'own' } });
    const ctx = around(boss);
    const c = asking(boss);
    const asked = question(c, ctx);
    expect(mayApprove(asked, MIA.id, null)).toMatchObject({ ok: false, code: 'requester_may_not_approve' });
    expect(mayApprove(asked, id('bot'), null)).toMatchObject({ ok: false, code: 'not_a_member' });
    expect(deciders(c, ctx)).not.toContain('mia');
    // the file says that it is somebody else's by now
    const now = around(bot({ agent: { of: id('gil'), sees: 'own' } }));
    expect(mayApprove(question(c, now), id('gil'), null)).toMatchObject({
      ok: false,
      code: 'requester_may_not_approve',
    });
    expect(mayApprove(question(c, now), MIA.id, null)).toMatchObject({ ok: false, code: 'requester_may_not_approve' });
  });

  it('makes no deputy of an agent: an absent manager’s say is never its own', () => {
    const c = asking();
    const absence = {
      id: thing,
      member: MIA.id,
      from: NOON,
      until: new Date(NOON.getTime() + 86_400_000),
      deputy: id('bot'),
    };
    const ctx = around(bot(), { absences: [absence] });
    expect(mayApprove(question(c, ctx), id('bot'), null)).toMatchObject({ ok: false });
    expect(deciders(c, ctx)).not.toContain('bot');
  });

  it('is answered by its person as well', () => {
    const [request] = asking().requests;
    expect(request).toMatchObject({ by: 'bot', agentOf: 'ana', passedTo: 'ana' });
  });
});

it('gives neither for nor against “decided alone”, which is about people; what it asked and a person allowed is as ever', () => {
  const c = opened(bot());
  const given = (of: RecoveryCase, command: Command, by: Member): RecoveryCase =>
    doneIn(answer(of, command, around(by))).events.reduce<RecoveryCase>(evolve, of);
  const worked = (): number => 0;
  const byBot = factsOf(given(c, meant([refund(20)], 'give', c), bot()), worked);
  expect(byBot.case).toMatchObject({ discretionary: false, alone: false, channel: 'agent' });
  expect(byBot.remedies).toEqual([expect.objectContaining({ given: true, alone: false, goodwill_minor: '2000' })]);
  const byBob = given(c, gives([refund(20)], 'cold', c.id), BOB);
  expect(factsOf(byBob, worked).case).toMatchObject({ discretionary: true, alone: true });
});

it('is always called with the person who answers for it, in the language of who reads', () => {
  const house = { members: AURORA.members, agents: [bot()] };
  expect(memberName(id('bot'), house, { locale: 'en-GB' })).toBe('Desk bot (agent of Ana)');
  expect(memberName(id('bot'), house, { locale: 'de-DE' })).toBe('Desk bot (Agent von Ana)');
});

const thing = 'abs_000001';
