/** A thank-you on a case, changed. Pure. */
import type { ThingId } from '../base/ids.ts';
import type { RecoveryCase } from './case.ts';
import type { ShoutOut } from './ends.ts';

export const withShoutOut = (c: RecoveryCase, id: ThingId, change: Partial<ShoutOut>): RecoveryCase => ({
  ...c,
  shoutOuts: c.shoutOuts.map((s) => (s.id === id ? { ...s, ...change } : s)),
});
