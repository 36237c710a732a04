/** How many different people a customer met: each once, and only who had to do with them. */
import { describe, expect, it } from 'vitest';
import { touches } from '../../../src/core/case/touches.ts';
import { after, ANA, BOB, doneIn, gives, hours, MIA, openCase, PIA, R, refund, resolves } from './build.ts';
import { makeWorld } from './world.ts';

const CASE = R(1042);

describe('touches', () => {
  it('count who took it down, promised, kept, told, gave and resolved, each once', () => {
    const world = makeWorld({ cases: [openCase()] });
    const count = (): number => touches(world.caseOf(CASE));
    expect(count()).toBe(1);
    doneIn(world.ask(ANA, { kind: 'promise', case: CASE, text: 'call back', due: after(hours(3)) }));
    expect(count(), 'who took it down again').toBe(1);
    doneIn(world.ask(BOB, { kind: 'keep_promise', case: CASE, promise: null }));
    expect(count()).toBe(2);
    doneIn(world.ask(PIA, { kind: 'contact', case: CASE, reached: 'yes', words: null }));
    doneIn(world.ask(PIA, { kind: 'contact', case: CASE, reached: 'yes', words: null }));
    expect(count()).toBe(3);
    doneIn(world.ask(ANA, gives([refund(40)])));
    doneIn(world.ask(MIA, resolves({ because: 'Ana is off', done: world.caseOf(CASE).actions.map(({ id }) => id) })));
    expect(count()).toBe(4);
  });

  it('count nobody for what another system sent, who asked, decided or handed it on', () => {
    const [first] = openCase().complaints;
    const sent = openCase({ complaints: first === undefined ? [] : [{ ...first, source: 'webhook' }] });
    const world = makeWorld({ cases: [sent] });
    doneIn(world.ask(ANA, gives([refund(400)], 'nobody slept')));
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }));
    doneIn(
      world.ask(ANA, { kind: 'hand_over', case: CASE, to: { kind: 'person', member: BOB.id }, because: 'I am off' }),
    );
    doneIn(world.ask(BOB, { kind: 'accept_handover', case: CASE, handover: null }));
    expect(touches(world.caseOf(CASE))).toBe(0);
  });
});
