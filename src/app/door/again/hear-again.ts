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

/** `wants R-1042 another room`: what the customer asks for; without words, the form. */
export const wants: Reader = (rest) =>
  withCase('wants', rest, (id, words) => {
    const asked = unquoted(words.replace(/^(?:is|are|to have|to|:)\s+/i, ''));
    if (asked === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_wants', case: id, v: 0 } } };
    return wishes({ kind: 'edit', case: id, changes: { remedySought: asked }, because: null });
  });
