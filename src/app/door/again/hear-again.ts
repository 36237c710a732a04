/** The verbs where a customer comes back. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { withCase, withoutBecause, wishes, type Reader } from '../hearing.ts';

/** `reopen R-1042 because …`; without words, the form. */
export const reopen: Reader = (rest) =>
  withCase('reopen', rest, (id, words) => {
    const reason = unquoted(withoutBecause(words));
    if (reason === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_reopen', case: id, v: 0 } } };
    return wishes({ kind: 'reopen', case: id, reason });
  });
