/** What became of promises: kept, in time or after it, or the customer let us off. Pure. */
import type { ThingId } from '../../../base/ids.ts';
import type { Member } from '../../../base/members.ts';
import type { CustomerPromise, RecoveryCase } from '../../case.ts';
import type { CaseEvent } from '../../events.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { PromisesSettled } from '../../promises-settled.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { reasonIn } from '../own-words.ts';
import { isWaitedFor } from '../promising.ts';
import { isNamedBy, promiseMeant } from './promise-meant.ts';

type Settled = Extract<CaseEvent, { kind: 'promise_settled' }>;

/** Marks a promise kept, by anybody who did; without an id, the only one the customer waits for. After its due time it stays visible as late. */
export function keepPromise(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'keep_promise' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const meant = promiseMeant(c, { ...command, to: 'keep' });
  if (!meant.ok) return meant;
  const { promise: kept } = meant;
  if (kept.status !== 'open' && kept.status !== 'broken') return done({ kind: 'already_so' });
  const event = keptEvent(kept, by, ctx);
  return done({ kind: 'promise_kept', promise: kept.id, late: event.status === 'kept_late' }, event);
}

/** It was to be kept in time: what is marked a moment later is late, whatever the grace. */
const isLate = (p: CustomerPromise, { at }: Circumstances): boolean => p.status === 'broken' || at > p.due;

const keptEvent = (p: CustomerPromise, by: Member, ctx: Circumstances): Settled => ({
  kind: 'promise_settled',
  at: ctx.at,
  by: by.id,
  promise: p.id,
  status: isLate(p, ctx) ? 'kept_late' : 'kept',
  reason: null,
});

/** The customer let us off, with a reason. Before its time it does not count as due; what was broken already stays so, and nobody waits for it any more. */
export function voidPromise(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'void_promise' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const meant = promiseMeant(c, { ...command, to: 'void' });
  if (!meant.ok) return meant;
  const { promise: released } = meant;
  if (!isWaitedFor(released, c)) return done({ kind: 'already_so' });
  const reason = reasonIn(reasonBehind(released, command));
  if (reason === null) return refuse({ kind: 'release_needs_reason', case: c.id });
  const event = releasedEvent(released, reason, by, ctx);
  return done({ kind: 'promise_released', promise: released.id, late: event.status === 'broken' }, event);
}

/** "call back because they left": the reason, where what stands before it names the promise; else all of it. */
function reasonBehind(p: CustomerPromise, { reason, about }: Extract<Command, { kind: 'void_promise' }>): string {
  if (about === undefined || !isNamedBy(p, about) || !reason.startsWith(about)) return reason;
  return reason.slice(about.length).replace(/^[\s,;:–—-]{0,4}(?:because|weil|wegen)[:,]?\s*/iu, '');
}

const releasedEvent = (p: CustomerPromise, reason: string, by: Member, ctx: Circumstances): Settled => ({
  kind: 'promise_settled',
  at: ctx.at,
  by: by.id,
  promise: p.id,
  status: isLate(p, ctx) ? 'broken' : 'void',
  reason,
});

/** What a form says of several at once. */
export function settlePromises(c: RecoveryCase, settled: PromisesSettled, by: Member, ctx: Circumstances): Answered {
  if (settled.kept.length + settled.released.length === 0) return refuse({ kind: 'nothing_written' });
  const read = settledIn(c, settled, by, ctx);
  if (!read.ok) return read;
  if (read.events.length === 0) return done({ kind: 'already_so' });
  const released = read.events.filter(({ reason }) => reason !== null).length;
  return done({ kind: 'promises_settled', kept: read.events.length - released, released }, ...read.events);
}

export type SettledIn =
  | { readonly ok: true; readonly events: readonly Settled[] }
  | { readonly ok: false; readonly no: Refusal };

/** What somebody else settled meanwhile is left as it is. */
export function settledIn(c: RecoveryCase, settled: PromisesSettled, by: Member, ctx: Circumstances): SettledIn {
  const reason = reasonIn(settled.reason);
  if (settled.released.length > 0 && reason === null)
    return { ok: false, no: { kind: 'release_needs_reason', case: c.id } };
  const kept = standing(c, settled.kept);
  const released = standing(c, settled.released).filter((p) => !kept.includes(p));
  return {
    ok: true,
    events: [
      ...kept.map((p) => keptEvent(p, by, ctx)),
      ...released.map((p) => releasedEvent(p, reason ?? '', by, ctx)),
    ],
  };
}

const standing = (c: RecoveryCase, ids: readonly ThingId[]): readonly CustomerPromise[] =>
  c.promises.filter((p) => ids.includes(p.id) && isWaitedFor(p, c));
