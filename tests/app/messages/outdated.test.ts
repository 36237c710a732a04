import { expect, it } from 'vitest';
import { outdatedBy } from '../../../src/app/messages/outdated.ts';
import type { Command } from '../../../src/core/case/commands.ts';
import { ANA, doneIn, eur, gives, openCase, R, refund } from '../../core/case/build.ts';
import { makeWorld } from '../../core/case/world.ts';

const CASE = R(1042);
const facts = { kind: 'set_facts', case: CASE, customer: null, orderValue: null, lossValue: null } as const;

it.each<readonly [string, Command, number]>([
  ['a value that it is judged by', { ...facts, lossValue: eur(300) }, 1],
  ['another customer', { ...facts, customer: 'room 9' }, 1],
  ['nothing', facts, 0],
  ['what else is given', gives([refund(20)]), 0],
])('copies of a request are drawn anew where it is decided on by something else: %s', (_what, command, copies) => {
  const world = makeWorld({ cases: [openCase()] });
  doneIn(world.ask(ANA, gives([refund(400)])));
  const before = world.caseOf(CASE);
  const { events } = doneIn(world.ask(ANA, command));
  const { requests } = outdatedBy(events, before, world.caseOf(CASE));
  expect(requests).toEqual(before.requests.slice(0, copies).map(({ id }) => id));
});
