/** Permission to fail: a decision is corrected for the customer, and nothing of it is held against anybody. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../../../src/core/case/commands.ts';
import { ANA, BOB, doneIn, gives, MIA, openCase, R, refund, refusalIn, resolves } from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const CASE = R(1042);
const right = (text = 'Two nights were lost, not one'): Command => ({
  kind: 'put_right',
  case: CASE,
  text,
  leadsTo: 'policy_change',
});
const given = (): World => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(40)])));
  return world;
};

describe('a decision corrected for the customer', () => {
  it('stays as it was made, and keeps what should follow without a person', () => {
    const world = given();
    const before = world.caseOf(CASE);
    doneIn(world.ask(MIA, right()));
    const c = world.caseOf(CASE);
    expect(c.actions).toEqual(before.actions);
    expect(c.correction).toEqual({ text: 'Two nights were lost, not one', leadsTo: 'policy_change', at: world.now() });
    expect(Object.keys(c.correction ?? {}).toSorted((a, b) => a.localeCompare(b))).toEqual(['at', 'leadsTo', 'text']);
    expect(doneIn(world.ask(MIA, right())).said.kind, 'twice is once').toBe('already_so');
  });

  it('is for the owner or a lead, where something was decided, also when it is over', () => {
    expect(refusalIn(given().ask(BOB, right())).kind).toBe('not_yours');
    expect(refusalIn(makeWorld({ cases: [openCase()] }).ask(ANA, right()))).toEqual({
      kind: 'nothing_decided',
      case: CASE,
    });
    const world = given();
    doneIn(world.ask(ANA, resolves({ done: world.caseOf(CASE).actions.map(({ id }) => id) })));
    expect(doneIn(world.ask(ANA, right())).said.kind).toBe('put_right');
  });

  it('names nobody, and says something', () => {
    expect(refusalIn(given().ask(ANA, right('Bob gave too little')))).toMatchObject({ kind: 'blame_in_text' });
    expect(refusalIn(given().ask(ANA, right('  '))).kind).toBe('nothing_written');
  });
});
