/** The verb of printable notes. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { asks, withCase, type Reader } from '../hearing.ts';

/** `voucher R-1042` · `voucher R-1042 upgrade`. With a figure behind it somebody means to give one. */
export const voucher: Reader = (rest) =>
  withCase('voucher', rest, (id, typed) => {
    const remedy = unquoted(typed)
      .replace(/^(?:for|für|of)\s+/i, '')
      .replace(/[.!?]+$/, '');
    const line = `give ${id} voucher ${typed}`;
    if (/\d/.test(remedy))
      return {
        kind: 'not_understood',
        why: {
          kind: 'did_you_mean',
          word: `voucher ${remedy}`.slice(0, 40),
          lines: [{ label: line.slice(0, 60), line }],
        },
      };
    return asks({ kind: 'gestures', case: id, remedy: remedy === '' ? null : remedy });
  });
