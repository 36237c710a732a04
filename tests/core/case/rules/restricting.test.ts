/** A case is restricted by hand as what somebody names, or as what their reason says it is. */
import { expect, it } from 'vitest';
import type { Sensitivity } from '../../../../src/core/policy/policy.ts';
import { ANA, doneIn, openCase, R } from '../build.ts';
import { makeWorld } from '../world.ts';

it.each<readonly [Sensitivity | null, string, Sensitivity]>([
  [null, 'the guest slipped on the stairs and broke her wrist', 'injury'],
  [null, 'a reporter of the local newspaper called about it', 'press'],
  [null, 'her lawyer has written to us', 'legal'],
  [null, 'handle with care', 'staff_misconduct'],
  ['press', 'the guest slipped on the stairs and broke her wrist', 'press'],
])('%j because “%s” is %s', (sensitivity, reason, expected) => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, { kind: 'restrict', case: R(1042), sensitivity, reason }));
  expect(world.caseOf(R(1042)).sensitivity).toBe(expected);
});
