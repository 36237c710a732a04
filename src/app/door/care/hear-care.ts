/** The verbs about a customer rather than a case: how they are asked, and that they want to be left in peace. Pure. */
import { readCaseAt } from '../../../core/base/ids.ts';
import { unquoted } from '../../../core/base/typed.ts';
import { alone, asks, firstWord, withCase, withoutBecause, wishes, type HeardLine, type Reader } from '../hearing.ts';

/** `survey R-1042`: how it stands, with its link. */
export const survey: Reader = (rest) =>
  withCase('survey', rest, (id, more) => alone(`survey ${id}`, more, asks({ kind: 'survey', case: id })));

/** `opt out R-1042 because …` · `opt in R-1042`; the case may stand first. Without words, `opt out` opens the form. */
export const opt: Reader = (rest) => {
  const named = readCaseAt(rest);
  const [way, behind] = firstWord(named === undefined ? rest : rest.slice(named.length).trim());
  const words = named === undefined ? behind : `${named.id} ${behind}`.trim();
  if (/^(?:out|aus|raus|ab)[.:,]?$/i.test(way)) return withCase('opt out', words, optOut);
  if (/^(?:in|ein|wieder)[.:,]?$/i.test(way))
    return withCase('opt in', words, (id, more) => alone(`opt in ${id}`, more, wishes({ kind: 'opt_in', case: id })));
  return { kind: 'not_understood', why: { kind: 'words_missing', verb: 'opt' } };
};

function optOut(id: Parameters<Parameters<typeof withCase>[2]>[0], words: string): HeardLine {
  if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_opt_out', case: id, v: 0 } } };
  const because = unquoted(withoutBecause(words));
  return wishes({ kind: 'opt_out', case: id, because: because === '' ? null : because });
}
