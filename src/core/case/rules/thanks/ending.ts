/** When a drafted thank-you is not posted any more: a day has gone by, or the case turned out otherwise. Pure. */
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import type { ShoutOut } from '../../ends.ts';
import type { CaseEvent } from '../../events.ts';
import { evolve } from '../../evolve.ts';
import type { Answered } from '../../said.ts';
import { isRestricted } from '../who-may.ts';

/** A draft that nobody decided by then lapses quietly. */
const LAPSES_AFTER_MS = 86_400_000;
export const lapsesAt = ({ at }: Pick<ShoutOut, 'at'>): Date => new Date(at.getTime() + LAPSES_AFTER_MS);

/** Nobody is thanked for a case that is for few, was set aside or taken back, or whose customer did not accept. */
export function isGone(c: RecoveryCase): boolean {
  if (isRestricted(c) || c.status === 'dismissed' || c.status === 'merged') return true;
  const { resolution } = c;
  if (resolution === null) return false;
  return (
    resolution.customerAccepted === 'no' || resolution.outcome === 'withdrawn' || resolution.outcome === 'unresolved'
  );
}

/** What is due on a draft by now. */
export const dueOfThanks = (c: RecoveryCase, { at }: Circumstances): readonly CaseEvent[] =>
  c.shoutOuts
    .filter((s) => s.status === 'draft' && at >= lapsesAt(s))
    .map((s) => ({ kind: 'thanks_dropped', at, by: null, shoutOut: s.id, why: 'lapsed' }));

/**
 * With what a change means for drafts: one that was made from the end of a case that goes on again is not posted, and none where
 * nobody is thanked any more. What was posted stays: praise is not taken back.
 */
export function withDraftsEnded(c: RecoveryCase | null, answered: Answered, { at }: Circumstances): Answered {
  if (!answered.ok || answered.events.length === 0 || c === null) return answered;
  const after = answered.events.reduce<RecoveryCase>(evolve, c);
  const drafts = after.shoutOuts.filter((s) => s.status === 'draft');
  if (drafts.length === 0) return answered;
  const since = answered.events.some(({ kind }) => GOES_ON.has(kind)) ? c.resolution?.at : undefined;
  const over = drafts.filter((s) => isGone(after) || (since !== undefined && s.at >= since));
  const dropped = over.map((s): CaseEvent => ({ kind: 'thanks_dropped', at, by: null, shoutOut: s.id, why: 'case' }));
  return dropped.length === 0 ? answered : { ...answered, events: [...answered.events, ...dropped] };
}

const GOES_ON: ReadonlySet<CaseEvent['kind']> = new Set<CaseEvent['kind']>(['reopened', 'resolve_undone']);
