/** A case that is over goes on again: the customer came back, or what was given did not arrive. All that stands on it stays. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Circumstances } from '../../circumstances.ts';
import { memberOf } from '../../circumstances.ts';
import type { Command } from '../../commands.ts';
import type { Reopening } from '../../ends.ts';
import type { CaseEvent } from '../../events.ts';
import { done, refuse, type Answered, type Refusal } from '../../said.ts';
import { isOngoing } from '../../status.ts';
import { undo } from '../life/undoing.ts';
import { nextOwner } from '../owning/next-owner.ts';
import { reasonIn } from '../own-words.ts';

/** Since it was last resolved. Whoever comes back later has another complaint, which is linked with this one. */
export const REOPENED_MS = 30 * 86_400_000;

/** Anybody who may see the case: whoever hears the customer writes it down. What was dismissed is taken back, as by `undo`. */
export function reopen(
  c: RecoveryCase,
  command: Extract<Command, { kind: 'reopen' }>,
  by: Member,
  ctx: Circumstances,
): Answered {
  if (isOngoing(c)) return done({ kind: 'already_so' });
  if (c.status === 'dismissed') return undo(c, by, ctx);
  const no = mayNotReopen(c, ctx.at);
  if (no !== null) return refuse(no);
  const reason = reasonIn(command.reason);
  if (reason === null) return refuse({ kind: 'reopen_needs_reason', case: c.id });
  return done({ kind: 'reopened' }, ...reopenedAs(c, { by, reason, cause: 'customer' }, ctx));
}

/** Said before a form opens, too. Null: it may be. */
export function mayNotReopen(c: RecoveryCase, now: Date): Refusal | null {
  if (c.status !== 'resolved' && c.status !== 'closed') return { kind: 'not_over', case: c.id };
  return isInTime(c, now) ? null : { kind: 'too_late_to_reopen', case: c.id };
}

/** Whether there is still time, whoever asks. */
const isInTime = ({ resolvedAt }: RecoveryCase, now: Date): boolean =>
  resolvedAt !== null && now.getTime() - resolvedAt.getTime() <= REOPENED_MS;

export const mayStillReopen = (c: RecoveryCase, now: Date): boolean => mayNotReopen(c, now) === null;

/**
 * What happens to a case that goes on again. Nobody is here any more who owned it: whoever brings it back does, or who sees to it when nobody did. Without a limit of days where it is not the
 * customer who comes back.
 */
export function reopenedAs(
  c: RecoveryCase,
  { by, reason, cause }: Pick<Reopening, 'reason' | 'cause'> & { readonly by: Member | null },
  ctx: Circumstances,
): readonly CaseEvent[] {
  const base = { at: ctx.at, by: by?.id ?? null };
  const isOwned = memberOf(ctx, c.owner)?.active === true;
  return [{ kind: 'reopened', ...base, reason, cause }, ...(isOwned ? [] : ownedBy(c, by, ctx))];
}

function ownedBy(c: RecoveryCase, by: Member | null, ctx: Circumstances): readonly CaseEvent[] {
  if (by !== null) return [{ kind: 'owned', at: ctx.at, by: by.id, owner: by.id }];
  const next = nextOwner(c, ctx);
  return next === undefined ? [] : [{ kind: 'owned', at: ctx.at, by: null, owner: next, from: c.owner, how: 'left' }];
}
