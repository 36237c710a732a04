/** A remedy that is a promise, too, is given with its time, alone or in a bundle, at once or when somebody said yes. */
import { describe, expect, it } from 'vitest';
import type { Command, ItemAsked } from '../../../../src/core/case/commands.ts';
import { after, ANA, doneIn, eur, hours, item, MIA, openCase, R, refund, refusalIn } from '../build.ts';
import { makeWorld, type World } from '../world.ts';

const CASE = R(1042);
const hotel = (): World => makeWorld({ cases: [openCase()] });
const callback = item('callback');
const promised = { text: 'call back with the new room', due: after(hours(3)) };
const gives = (items: readonly ItemAsked[], by: typeof promised | null = promised): Command => ({
  kind: 'give',
  case: CASE,
  items,
  because: null,
  promised: by,
});

describe('a call back', () => {
  it('opens a promise with what is given', () => {
    const world = hotel();
    const { said } = doneIn(world.ask(ANA, gives([callback])));
    const c = world.caseOf(CASE);
    expect(said).toMatchObject({ kind: 'given', promise: c.promises[0]?.id });
    expect(c.actions).toMatchObject([{ kind: 'callback', status: 'authorised' }]);
    expect(c.promises).toMatchObject([{ ...promised, status: 'open', by: 'ana' }]);
  });

  it('is not given without a time, nor by one that has passed', () => {
    const world = hotel();
    expect(refusalIn(world.ask(ANA, gives([callback], null)))).toEqual({
      kind: 'time_needed',
      case: CASE,
      remedy: 'callback',
    });
    world.forward(hours(3));
    expect(refusalIn(world.ask(ANA, gives([callback])))).toEqual({ kind: 'not_a_future_time' });
    expect(world.caseOf(CASE)).toMatchObject({ actions: [], promises: [] });
  });

  it('in a bundle that somebody else decides is promised at once: the customer heard the time', () => {
    const world = hotel();
    const { said } = doneIn(world.ask(ANA, gives([callback, refund(400)])));
    expect(said).toMatchObject({ kind: 'asked', promise: world.caseOf(CASE).promises[0]?.id });
    doneIn(world.ask(MIA, { kind: 'approve', case: CASE, request: null, digest: null }));
    const c = world.caseOf(CASE);
    expect(c.actions.map(({ status }) => status)).toEqual(['authorised', 'authorised']);
    expect(c.promises).toMatchObject([{ status: 'open' }]);
  });

  it('that an approver offers instead is asked for its time when it is taken', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)], null)));
    const items = [callback, item('refund', { amount: eur(200) })];
    doneIn(
      world.ask(MIA, {
        kind: 'counter',
        case: CASE,
        request: null,
        digest: null,
        items,
        amount: null,
        reason: 'call first',
      }),
    );
    const accepted: Command = { kind: 'accept_counter', case: CASE, request: null };
    expect(doneIn(world.ask(ANA, accepted)).said).toMatchObject({ kind: 'counter_accepted', byWhen: true });
  });

  it('put into a request that waits is given beside it instead', () => {
    const world = hotel();
    doneIn(world.ask(ANA, gives([refund(400)], null)));
    const [request] = world.caseOf(CASE).requests;
    if (request === undefined) throw new Error('nothing was asked');
    const edited: Command = { kind: 'edit_request', case: CASE, request: request.id, items: [callback], because: null };
    expect(refusalIn(world.ask(ANA, edited))).toMatchObject({ kind: 'time_needed' });
  });
});
