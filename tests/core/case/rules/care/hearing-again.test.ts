/** A customer who says in a survey that it was not put right is heard again. */
import { describe, expect, it } from 'vitest';
import { ANA, DAY_MS, doneIn, gives, MIA, openCase, R, refund, refusalIn, resolves } from '../../build.ts';
import { makeWorld, type World } from '../../world.ts';

const CASE = R(1042);
const SAID = 'Nobody called back, it is as cold as before';
const again = (world: World, text = SAID) => world.ask(null, { kind: 'heard_again', case: CASE, text });

function resolved(): World {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(40)])));
  doneIn(world.ask(ANA, resolves({ done: world.caseOf(CASE).actions.map((a) => a.id) })));
  return world;
}

describe('a customer heard again', () => {
  it('opens the case with what was given and said on it, and their words', () => {
    const world = resolved();
    const before = world.caseOf(CASE);
    world.forward(29 * DAY_MS);
    doneIn(again(world));
    const c = world.caseOf(CASE);
    expect(c).toMatchObject({ status: 'owned', reopened: 1, resolution: null, owner: before.owner });
    expect(c.actions).toEqual(before.actions);
    expect(c.complaints.at(-1)).toMatchObject({ text: SAID, source: 'survey' });
    expect(c.shoutOuts.filter((s) => s.status === 'draft')).toEqual([]);
  });

  it('is refused after thirty days: what comes then is a case of its own', () => {
    const world = resolved();
    world.forward(30 * DAY_MS + 1);
    expect(refusalIn(again(world))).toMatchObject({ kind: 'too_late_to_reopen' });
  });

  it('adds to a case that is open already', () => {
    const world = makeWorld({ cases: [openCase()] });
    doneIn(again(world));
    expect(world.caseOf(CASE)).toMatchObject({ reopened: 0 });
    expect(world.caseOf(CASE).complaints).toHaveLength(2);
  });

  it('whose words tell of harm makes the case private at once', () => {
    const world = resolved();
    doneIn(again(world, 'I was hurt by the lift and had to see a doctor'));
    expect(world.caseOf(CASE).sensitivity).toBe('injury');
  });

  it('is never somebody who works here: the command is not theirs to give', () => {
    const world = resolved();
    expect(refusalIn(world.ask(MIA, { kind: 'heard_again', case: CASE, text: SAID }))).toMatchObject({
      kind: 'not_a_member',
    });
  });
});
