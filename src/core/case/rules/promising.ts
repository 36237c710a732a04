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

/** Promises the customer still waits for, the one due first at the front: open, or past their time and nothing said of them since. */
export const waitedFor = (c: Pick<RecoveryCase, 'promises'>): readonly CustomerPromise[] =>
  c.promises.filter((p) => isWaitedFor(p, c)).toSorted((a, b) => a.due.getTime() - b.due.getTime());

/** A promise past its time is waited for no more once another one took its place, or a person said what became of it. */
export const isWaitedFor = (p: CustomerPromise, c: Pick<RecoveryCase, 'promises'>): boolean =>
  p.status === 'open' ||
  (p.status === 'broken' && (p.settledBy ?? null) === null && !c.promises.some(({ follows }) => follows === p.id));

/** What stands now for a promise: itself, or the last one that took its place. */
export function standingFor(c: Pick<RecoveryCase, 'promises'>, id: CustomerPromise['id']): CustomerPromise | undefined {
  const next = c.promises.find(({ follows }) => follows === id);
  return next === undefined ? c.promises.find((p) => p.id === id) : standingFor(c, next.id);
}

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

export function newPromise(
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
