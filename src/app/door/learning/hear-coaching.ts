/** `coaching`, `coaching R-1042`, with one's own view, with whom, or for whom. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { asks, withCase, type Reader } from '../hearing.ts';
import { learns } from './hear-improvements.ts';

const WHO = String.raw`(<@[^>]{1,80}>|@?[\p{L}][\p{L}\p{M}\p{N}._-]{0,60})`;
const FOR = new RegExp(String.raw`^(?:for|für)\s+${WHO}\s*[.!]?$`, 'iu');
const WITH = new RegExp(String.raw`^(?:with|mit)\s+(<@[^>]{1,80}>|@[\p{L}][\p{L}\p{M}\p{N}._-]{0,60})[\s,:.–-]*`, 'iu');

/** `coaching R-1042 I promised too early` · `coaching R-1042 with @mia …` · `coaching R-1042 for @ana`; the case alone opens the form. */
export const coaching: Reader = (rest, { here }) => {
  const page = /^(?:page\s+|seite\s+)?([1-9]\d?)$/i.exec(rest.trim())?.[1];
  if ((rest === '' && here === undefined) || page !== undefined)
    return asks({ kind: 'coaching', page: Number(page ?? 1) });
  return withCase('coaching', rest, (id, words) => {
    if (words === '')
      return { kind: 'form', form: { kind: 'press', press: { kind: 'open_coaching', case: id, v: 0 } } };
    const to = FOR.exec(words)?.[1];
    if (to !== undefined) return learns({ kind: 'offer_coaching', case: id, to });
    const coach = WITH.exec(words);
    const own = unquoted(words.slice(coach?.[0].length ?? 0).trim());
    return learns({ kind: 'ask_coaching', case: id, coach: coach?.[1] ?? null, own });
  });
};
