/** `readiness`, and asking for more authority with one's own sentence. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { alone, asks, type Reader } from '../hearing.ts';
import { learns } from './hear-improvements.ts';

/** `readiness` · `readiness ask refunds at night`; `ask` alone opens the form. */
export const readiness: Reader = (rest) => {
  const asked = /^(?:ask|bitten)(?![\p{L}\p{N}])[\s:,–-]*/iu.exec(rest)?.[0];
  if (asked === undefined) return alone('readiness', rest, asks({ kind: 'readiness' }));
  const why = unquoted(rest.slice(asked.length).trim());
  return why === ''
    ? { kind: 'form', form: { kind: 'press', press: { kind: 'open_ask_authority' } } }
    : learns({ kind: 'ask_authority', why });
};
