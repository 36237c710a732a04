/** What becomes of promises, as it is typed: moved to another time, or the customer let us off. Pure. */
import type { CaseId } from '../../../core/base/ids.ts';
import { unquoted } from '../../../core/base/typed.ts';
import type { Press } from '../../../core/case/press.ts';
import { splitReason, withCase, withoutBecause, wishes, type HeardLine, type Reader } from '../hearing.ts';

/**
 * `moved R-1042 tomorrow 10:00, customer agreed`; without a time, the form. Which moment is meant is read where the zone of the
 * one who types is known.
 */
export const moved: Reader = (rest) =>
  withCase('moved', rest, (id, typed) => {
    const words = unquoted(typed.replace(/^(?:to|auf)\s+/i, ''));
    if (words === '') return opens({ kind: 'open_move', case: id, v: 0 });
    return { kind: 'wish', wish: { kind: 'move', case: id, typed: words } };
  });

/** `void R-1042 because the customer released us`, `void R-1042 call back because …`; without a reason, the form. */
export const release: Reader = (rest) =>
  withCase('void', rest, (id, words) => {
    const reason = unquoted(withoutBecause(words));
    if (reason === '') return opens({ kind: 'open_void', case: id, v: 0 });
    const [before, because] = splitReason(reason);
    const about = because === undefined || before === '' ? {} : { about: before };
    return wishes({ kind: 'void_promise', case: id, promise: null, reason, ...about });
  });

/** `give R-1042 callback by 17:00 with the new room`: a remedy that is a promise, with its time; without one, the form asks for it. */
export const givesBy = (id: CaseId, remedy: string, typed: string, because: string | null): HeardLine =>
  typed === '' && because === null
    ? opens({ kind: 'open_call', case: id, v: 0, remedy })
    : { kind: 'wish', wish: { kind: 'give_by', case: id, remedy, typed, because } };

const opens = (press: Press): HeardLine => ({ kind: 'form', form: { kind: 'press', press } });
