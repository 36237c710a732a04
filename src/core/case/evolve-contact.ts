/** What the customer heard: every contact, said by a person or implied by what was done, begins the silence anew. Pure. */
import type { RecoveryCase } from './case.ts';
import type { CaseEvent } from './events.ts';

/** They heard from us, and can be reached. */
export function heardFrom(c: RecoveryCase, at: Date): RecoveryCase {
  return { ...heardAgain(c, at), noContact: null, firstCustomerContactAt: c.firstCustomerContactAt ?? at };
}

/** The silence begins anew, whoever spoke. */
export function heardAgain(c: RecoveryCase, at: Date): RecoveryCase {
  const { silence: _, ...rest } = c;
  return { ...rest, lastContactAt: at };
}

/** A promise is kept, moved and let off with the customer; it breaks in silence. */
export const isHeardBy = ({ by, status, reason }: Extract<CaseEvent, { kind: 'promise_settled' }>): boolean =>
  by !== null && (status === 'kept' || status === 'kept_late' || status === 'renegotiated' || reason !== null);

export function contacted(c: RecoveryCase, e: Extract<CaseEvent, { kind: 'contacted' }>): RecoveryCase {
  if (e.reached === 'yes') return { ...metBy(heardFrom(c, e.at), e.by), spoken: (c.spoken ?? 0) + 1 };
  const tried = heardAgain(c, e.at);
  return e.reached === 'no' ? tried : { ...tried, noContact: { reason: e.words ?? '', by: e.by, at: e.at } };
}

const metBy = (c: RecoveryCase, by: CaseEvent['by']): RecoveryCase =>
  by === null || c.met?.includes(by) === true ? c : { ...c, met: [...(c.met ?? []), by] };

/** The customer was asked how it went, or somebody was asked to ask them. */
export function followedUp(
  c: RecoveryCase,
  e: Extract<CaseEvent, { kind: 'follow_up_due' | 'followed_up' }>,
): RecoveryCase {
  const status = e.kind === 'follow_up_due' ? 'asked' : e.how;
  const heard = status === 'well' || status === 'not_well' ? heardFrom(c, e.at) : c;
  const others = (c.followUps ?? []).filter(({ n }) => n !== e.n);
  return { ...heard, followUps: [...others, { n: e.n, status, at: e.at }] };
}

/** That the customer was heard was only said by resolving it. */
export const firstHeard = (c: RecoveryCase): RecoveryCase =>
  c.resolvedAt !== null && c.firstCustomerContactAt?.getTime() === c.resolvedAt.getTime()
    ? { ...c, firstCustomerContactAt: null }
    : c;
