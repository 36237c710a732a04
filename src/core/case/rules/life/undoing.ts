/** What was done by mistake is undone: a case resolved within the hour, one set aside within thirty days. The journal keeps both. Pure. */
import type { Member } from '../../../base/members.ts';
import type { RecoveryCase } from '../../case.ts';
import type { Dismissal, Resolution } from '../../ends.ts';
import type { Circumstances } from '../../circumstances.ts';
import { done, refuse, type Answered } from '../../said.ts';
import { undoMerge } from './merging.ts';
import { leads, mayResolve } from '../who-may.ts';

/** Long enough to notice, too short for anybody to rely on the end. */
export const RESOLVED_UNDONE_MS = 3_600_000;
export const DISMISSED_UNDONE_MS = 30 * 86_400_000;

export function undo(c: RecoveryCase, by: Member, ctx: Circumstances): Answered {
  const { resolution, dismissal } = c;
  if (c.status === 'resolved' && resolution !== null) return undoResolved(c, resolution, by, ctx);
  if (c.status === 'dismissed' && dismissal != null) return undoDismissed(c, dismissal, by, ctx);
  if (c.status === 'merged') return undoMerge(c, by, ctx);
  return refuse({ kind: 'nothing_to_undo', case: c.id, status: c.status });
}

/** Whoever resolved it, or a lead. What was given stays given, what was released stays released; a thank-you that followed is not posted. */
function undoResolved(c: RecoveryCase, resolution: Resolution, by: Member, ctx: Circumstances): Answered {
  if (by.id !== resolution.by && !leads(by, c)) return refuse({ kind: 'not_yours_to_undo', did: resolution.by });
  if (!mayStillUndo(c, ctx.at)) return refuse({ kind: 'too_late_to_undo', case: c.id, was: 'resolved' });
  const base = { at: ctx.at, by: by.id };
  return done({ kind: 'undone', was: 'resolved' }, { kind: 'resolve_undone', ...base, resolution });
}

function undoDismissed(c: RecoveryCase, dismissal: Dismissal, by: Member, ctx: Circumstances): Answered {
  if (!mayResolve(by, c)) return refuse({ kind: 'not_yours', owner: c.owner });
  if (!mayStillUndo(c, ctx.at)) return refuse({ kind: 'too_late_to_undo', case: c.id, was: 'dismissed' });
  return done({ kind: 'undone', was: 'dismissed' }, { kind: 'restored', at: ctx.at, by: by.id, dismissal });
}

/** Whether there is still time, whoever asks. */
export function mayStillUndo(c: RecoveryCase, now: Date): boolean {
  const since = (at: Date): number => now.getTime() - at.getTime();
  if (c.status === 'resolved') return c.resolution !== null && since(c.resolution.at) <= RESOLVED_UNDONE_MS;
  return c.status === 'dismissed' && c.dismissal != null && since(c.dismissal.at) <= DISMISSED_UNDONE_MS;
}
