/** Promises to customers: made, brought to mind, kept, broken in silence. Pure. */
import type { Member } from '../../base/members.ts';
import { redact } from '../../base/redact.ts';
import { cleanText, oneLine } from '../../base/text.ts';
import type { CustomerPromise, RecoveryCase } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { Circumstances } from '../circumstances.ts';
import type { Command } from '../commands.ts';
import { done, refuse, type Answered } from '../said.ts';

/** Silence after the due time before a promise counts as broken. Assumed; configurable later. */
export const PROMISE_GRACE_MS = 15 * 60_000;
/** In code points. */
export const LONGEST_PROMISE = 500;
/** How long before its time a promise is brought to mind. The longest that leaves as much time again since it was made. */
const LEADS_MS = [2 * 3_600_000, 15 * 60_000];

/** Promises the customer still waits for, the one due first at the front: open, or past their time and not marked since. */
export const waitedFor = (c: Pick<RecoveryCase, 'promises'>): readonly CustomerPromise[] =>
  c.promises
    .filter((p) => p.status === 'open' || p.status === 'broken')
    .toSorted((a, b) => a.due.getTime() - b.due.getTime());

/** When its people are reminded ahead of its time; null when it was made too late for that. */
export function remindedAhead(p: Pick<CustomerPromise, 'at' | 'due'>): Date | null {
  const ms = p.due.getTime() - p.at.getTime();
  const lead = LEADS_MS.find((one) => ms >= 2 * one);
  return lead === undefined ? null : new Date(p.due.getTime() - lead);
}

/** The next moment at which something is due about it; null when nothing is. */
export function nextOfPromise(p: CustomerPromise): Date | null {
  if (p.status !== 'open') return null;
  if (p.reminded === 'due') return new Date(p.due.getTime() + PROMISE_GRACE_MS);
  return p.reminded === undefined ? (remindedAhead(p) ?? p.due) : p.due;
}

/** What is due about it by now: the latest only, when the clock was not looked at for a while. */
export function dueOfPromise(p: CustomerPromise, now: Date): CaseEvent[] {
  const next = nextOfPromise(p);
  if (next === null || now < next) return [];
  const base = { at: now, by: null, promise: p.id };
  if (now.getTime() >= p.due.getTime() + PROMISE_GRACE_MS)
    return [{ kind: 'promise_settled', ...base, status: 'broken', reason: null }];
  return [{ kind: 'promise_reminded', ...base, reminder: now < p.due ? 'ahead' : 'due' }];
}

export function promise(command: Extract<Command, { kind: 'promise' }>, by: Member, ctx: Circumstances): Answered {
  const text = redact(oneLine(cleanText(command.text))).text;
  if (text === '') return refuse({ kind: 'nothing_written' });
  if ([...text].length > LONGEST_PROMISE) return refuse({ kind: 'too_long', most: LONGEST_PROMISE });
  if (command.due <= ctx.at) return refuse({ kind: 'not_a_future_time' });
  const made = newPromise({ text, due: command.due, follows: null }, by, ctx);
  return done({ kind: 'promised', promise: made.id }, { kind: 'promised', at: ctx.at, by: by.id, promise: made });
}

function newPromise(
  said: Pick<CustomerPromise, 'text' | 'due' | 'follows'>,
  by: Member,
  ctx: Circumstances,
): CustomerPromise {
  return {
    id: ctx.newId('pro'),
    ...said,
    zone: by.zone,
    by: by.id,
    status: 'open',
    at: ctx.at,
    settledAt: null,
    reason: null,
  };
}

/** A slip of the fingers is noticed at once; later the customer has heard the time. */
const SLIP_MS = 15 * 60_000;

/**
 * A promise gets another time. Agreed with the customer before its time it counts as moved; a slip that the customer never heard of
 * counts as never made, soon after it was made; after its time the old one stays broken, and the new one is another promise.
 */
export function movePromise(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'move_promise' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const old = c.promises.find((p) => p.id === command.promise);
  if (old === undefined) return refuse({ kind: 'no_such_promise' });
  if (command.due <= ctx.at) return refuse({ kind: 'not_a_future_time' });
  if (old.status !== 'open' && old.status !== 'broken') return done({ kind: 'already_so' });
  const isLate = old.status === 'broken' || ctx.at >= old.due;
  const isSlip = command.told === 'slip' && !isLate;
  if (isSlip && ctx.at.getTime() - old.at.getTime() > SLIP_MS) return refuse({ kind: 'customer_heard' });
  const made = newPromise({ text: old.text, due: command.due, follows: old.id }, by, ctx);
  const status = isLate ? 'broken' : isSlip ? 'void' : 'renegotiated';
  const settled: CaseEvent = { kind: 'promise_settled', at: ctx.at, by: by.id, promise: old.id, status, reason: null };
  return done({ kind: 'promised', promise: made.id }, ...(old.status === 'broken' ? [] : [settled]), {
    kind: 'promised',
    at: ctx.at,
    by: by.id,
    promise: made,
  });
}

/** Marks a promise kept, by anybody who did; without an id, the only one the customer waits for. After its due time it stays visible as late. */
export function keepPromise(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'keep_promise' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  const waited = waitedFor(c);
  if (command.promise === null && waited.length > 1)
    return refuse({ kind: 'which_promise', case: c.id, promises: waited.map((p) => p.id) });
  const kept = command.promise === null ? waited[0] : c.promises.find((p) => p.id === command.promise);
  if (kept === undefined) return refuse({ kind: 'no_such_promise' });
  if (kept.status !== 'open' && kept.status !== 'broken') return done({ kind: 'already_so' });
  const late = kept.status === 'broken' || ctx.at > kept.due;
  return done(
    { kind: 'promise_kept', promise: kept.id, late },
    {
      kind: 'promise_settled',
      at: ctx.at,
      by: by.id,
      promise: kept.id,
      status: late ? 'kept_late' : 'kept',
      reason: null,
    },
  );
}
