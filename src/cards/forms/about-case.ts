/** What every form of a case carries along: the case, and the version it was opened at. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';

export const aboutCase = (c: Pick<RecoveryCase, 'id' | 'version'>): Record<string, string> => ({
  case: c.id,
  v: String(c.version),
});
