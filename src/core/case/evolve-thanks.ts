/** A thank-you on a case, changed. Pure. */
import type { ThingId } from '../base/ids.ts';
import type { RecoveryCase } from './case.ts';
import type { ShoutOut } from './ends.ts';
import type { CaseEvent } from './events.ts';

const withShoutOut = (c: RecoveryCase, id: ThingId, change: Partial<ShoutOut>): RecoveryCase => ({
  ...c,
  shoutOuts: c.shoutOuts.map((s) => (s.id === id ? { ...s, ...change } : s)),
});

/** Drafted, posted or not: who did it and when stands on it. */
export function withThanks(
  c: RecoveryCase,
  e: Extract<CaseEvent, { kind: 'thanks_drafted' | 'thanks_posted' | 'thanks_dropped' }>,
): RecoveryCase {
  switch (e.kind) {
    case 'thanks_drafted':
      return { ...c, shoutOuts: [...c.shoutOuts, e.shoutOut] };
    case 'thanks_posted': {
      const { text, audience, by, at } = e;
      return withShoutOut(c, e.shoutOut, { status: 'posted', text, audience, confirmedBy: by, settledAt: at });
    }
    case 'thanks_dropped': {
      const { by, at, why = 'by_hand' } = e;
      return withShoutOut(c, e.shoutOut, { status: 'dropped', settledAt: at, droppedBy: by, dropped: why });
    }
  }
}
