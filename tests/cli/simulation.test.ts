/** What `policy simulate` counts as different: only what the file itself decides. */
import { expect, it } from 'vitest';
import { simulate } from '../../src/cli/policy/simulation.ts';
import { questionFor } from '../../src/core/case/circumstances.ts';
import { itemOf } from '../../src/core/case/rules/making.ts';
import { ANA, doneIn, gives, HOTEL, NOON, openCase, R, refund } from '../core/case/build.ts';
import { makeWorld } from '../core/case/world.ts';

it('asks under every file where a second person looked because of what was not given before', () => {
  const world = makeWorld({ cases: [openCase()] });
  const { about } = questionFor(world.caseOf(R(1042)), ANA, world.seenBy(ANA));
  doneIn(world.ask(ANA, gives([refund(50)])));
  const [given] = world.caseOf(R(1042)).actions;
  if (given === undefined) throw new Error('nothing was given');
  const asked = {
    ...given.decision.decision,
    outcome: 'needs_approval',
    reasons: [{ code: 'not_given_lately', times: { used: 3, max: 3 } }],
  } as const;
  const action = { ...given, decision: { ...given.decision, decision: asked } };
  const past = { at: NOON, items: [itemOf(given)], team: ANA.team, about, given: [], before: null };
  expect(simulate(HOTEL, { requests: [{ ...past, actions: [given] }], ledger: [] })).toMatchObject({ same: 1 });
  expect(simulate(HOTEL, { requests: [{ ...past, actions: [action] }], ledger: [] })).toMatchObject({
    same: 1,
    freed: { requests: 0 },
  });
});
