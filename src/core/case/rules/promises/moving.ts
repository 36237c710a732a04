/** A promise gets another time: what that makes of the old one depends on whether its time has come and whether the customer knows. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { CaseEvent } from '../../events.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isWaitedFor, newPromise, waitedFor } from '../promising.ts';
import { promiseMeant } from './promise-meant.ts';

/** A slip of the fingers is noticed at once; later the customer has heard the time. */
const SLIP_MS = 15 * 60_000;

type Move = Extract<Command, { kind: 'move_promise' }>;

/**
 * Agreed with the customer before its time it counts as moved; while the customer does not know, the old time stays; a slip that
 * the customer never heard of counts as never made, soon after it was made; from its time on the old one stays broken, and the
 * new one is another promise.
 */
export function movePromise(c: RecoveryCase, command: Move, by: Member, ctx: Circumstances): Answered {
  const meant = promiseMeant(c, { ...command, to: 'move' });
  if (!meant.ok) return meant;
  const old = meant.promise;
  if (command.due <= ctx.at) return refuse({ kind: 'not_a_future_time' });
  if (!isWaitedFor(old, c) || old.due.getTime() === command.due.getTime()) return done({ kind: 'already_so' });
  const isLate = old.status === 'broken' || ctx.at >= old.due;
  const no = isLate ? null : mayNotMove(c, old, command, ctx);
  if (no !== null) return refuse(no);
  const made = newPromise({ text: old.text, due: command.due, follows: old.id }, by, ctx);
  const status = isLate ? 'broken' : command.told === 'slip' ? 'void' : 'renegotiated';
  const settled: CaseEvent = { kind: 'promise_settled', at: ctx.at, by: by.id, promise: old.id, status, reason: null };
  return done({ kind: 'promised', promise: made.id }, ...(old.status === 'broken' ? [] : [settled]), {
    kind: 'promised',
    at: ctx.at,
    by: by.id,
    promise: made,
  });
}

/** Before its time what the customer knows decides. */
function mayNotMove(
  c: RecoveryCase,
  old: RecoveryCase['promises'][number],
  { due, told }: Move,
  ctx: Circumstances,
): Refusal | null {
  switch (told) {
    case 'agreed':
      return null;
    case 'slip':
      return ctx.at.getTime() - old.at.getTime() > SLIP_MS ? { kind: 'customer_heard' } : null;
    case 'no':
      return { kind: 'customer_not_told', case: c.id, promise: old.id, due: old.due };
    case null:
      return { kind: 'told_or_not', case: c.id, promise: old.id, to: due, isOne: waitedFor(c).length === 1 };
  }
}
