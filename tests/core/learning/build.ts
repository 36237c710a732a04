/** What the house learns, for tests: built by naming only what matters to the test. */
import type { Improvement } from '../../../src/core/learning/improvements.ts';
import { after, ANA, DESK, hours, MIA, NOON, R, thing } from '../case/build.ts';

export const improvementFor = (change: Partial<Improvement> = {}): Improvement => ({
  id: thing('imp_0001'),
  number: 7,
  team: DESK,
  text: 'say at check-in how long the repair takes',
  owner: MIA.id,
  due: after(hours(72)),
  status: 'agreed',
  reason: null,
  from: 'resolved',
  by: ANA.id,
  at: NOON,
  settledAt: null,
  cases: [R(1042)],
  reminded: 0,
  version: 1,
  ...change,
});
