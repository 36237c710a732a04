/** When must this case be looked at again, and what is due then? Pure. */
import type { AuditEvent, RecoveryCase } from './case.ts';
import type { Circumstances } from './circumstances.ts';
import { isOpen } from './evolve.ts';
import { PROMISE_GRACE_MS } from './promising.ts';
import { done, type Answered } from './said.ts';

const DAY_MS = 86_400_000;
/** A resolved case closes by itself after this. */
export const CLOSES_AFTER_MS = 7 * DAY_MS;

/** The next instant after `after` at which something may be due; null when nothing is. */
export function nextLook(c: RecoveryCase, after: Date): Date | null {
  const moments = [
    ...c.requests.filter(isOpen).map((r) => r.expiresAt),
    ...c.actions.filter((a) => a.status === 'authorised').map((a) => a.lapsesAt),
    ...c.promises.filter((p) => p.status === 'open').map((p) => new Date(p.due.getTime() + PROMISE_GRACE_MS)),
    ...(c.status === 'resolved' && c.resolvedAt !== null ? [new Date(c.resolvedAt.getTime() + CLOSES_AFTER_MS)] : []),
  ].filter((m): m is Date => m !== null);
  const next = moments.toSorted((a, b) => a.getTime() - b.getTime())[0];
  return next === undefined ? null : new Date(Math.max(next.getTime(), after.getTime()));
}

/** Finds out from the moment what is due. A timer that rings twice, late or for nothing does nothing. */
export function lookAgain(c: RecoveryCase, at: Circumstances): Answered {
  const now = at.at;
  const events: AuditEvent[] = [];
  for (const r of c.requests) {
    if (isOpen(r) && now >= r.expiresAt) events.push({ kind: 'expired', at: now, by: null, request: r.id });
  }
  for (const a of c.actions) {
    if (a.status === 'authorised' && a.lapsesAt !== null && now >= a.lapsesAt) {
      events.push({ kind: 'action_dropped', at: now, by: null, action: a.id, status: 'lapsed', reason: null });
    }
  }
  for (const p of c.promises) {
    if (p.status === 'open' && now.getTime() >= p.due.getTime() + PROMISE_GRACE_MS) {
      events.push({ kind: 'promise_settled', at: now, by: null, promise: p.id, status: 'broken', reason: null });
    }
  }
  if (c.status === 'resolved' && c.resolvedAt !== null && now.getTime() >= c.resolvedAt.getTime() + CLOSES_AFTER_MS) {
    events.push({ kind: 'closed', at: now, by: null });
  }
  return done({ said: 'looked' }, ...events);
}
