/** What is authorised and done by another system is asked of it with the yes itself, in one transaction. Pure. */
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { CaseEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Answered } from '../../said.ts';

/** The answer, with each remedy that it authorises asked of the system that does it. */
export function askedOfSystems(c: RecoveryCase, answered: Answered, ctx: Circumstances): Answered {
  const { doneBy } = ctx;
  if (!answered.ok || doneBy === undefined || !answered.events.some(mayAuthorise)) return answered;
  let now = c;
  const events = answered.events.flatMap((event): readonly CaseEvent[] => {
    const before = now;
    now = evolve(now, event);
    if (!mayAuthorise(event)) return [event];
    const authorised = now.actions.filter(
      ({ id, status }) => status === 'authorised' && before.actions.find((a) => a.id === id)?.status !== 'authorised',
    );
    const asked = authorised.flatMap(({ id, kind }): readonly CaseEvent[] => {
      const of = doneBy(kind);
      return of === null ? [] : [{ kind: 'fulfilment_requested', at: ctx.at, by: null, action: id, of }];
    });
    now = asked.reduce<RecoveryCase>(evolve, now);
    return [event, ...asked];
  });
  return { ...answered, events };
}

const mayAuthorise = ({ kind }: CaseEvent): boolean =>
  kind === 'given' || kind === 'approved' || kind === 'counter_accepted';
