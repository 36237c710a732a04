/** What a case is called wherever it is shown: how urgent it is or how it stands, what failed, where. Pure. */
import { openReference } from '../../core/base/open-reference.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { isOngoing } from '../../core/case/status.ts';
import { capital } from '../kit/say.ts';
import type { Viewer } from '../kit/viewer.ts';
import { caseWords } from '../words/case.ts';
import { names } from '../words/names.ts';

/** "Soon · room or facility failed · room 412": of a case that is over, how it stands instead of how urgent it is. */
export function titleOf(c: RecoveryCase, viewer: Viewer): string {
  const { failure, severity } = c.triage;
  const urgency = isOngoing(c)
    ? caseWords.line(viewer, `urgency.${severity.value}`)
    : capital(names(viewer).status[c.status]);
  const failed =
    failure.value === 'other' ? caseWords.line(viewer, 'title.complaint') : names(viewer).failure[failure.value];
  const where = c.customer.reference === null ? [] : [openReference(c.customer.reference)];
  return [urgency, failed, ...where].join(' · ');
}
