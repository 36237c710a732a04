/** The verbs about a customer rather than a case: how they are asked, what is remembered, and whether they stay. Pure. */
import {
  LEAVING_REASONS,
  WINBACK_OUTCOMES,
  type LeavingReason,
  type Standing,
  type WinbackOutcome,
} from '../../../core/case/care/standing.ts';
import { readCaseAt, type CaseId } from '../../../core/base/ids.ts';
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

function optOut(id: CaseId, words: string): HeardLine {
  if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_opt_out', case: id, v: 0 } } };
  const because = unquoted(withoutBecause(words));
  return wishes({ kind: 'opt_out', case: id, because: because === '' ? null : because });
}

/** `remember R-1042 prefers a quiet room`; without words, the form. */
export const remember: Reader = (rest) =>
  withCase('remember', rest, (id, words) =>
    words === ''
      ? { kind: 'form', form: { kind: 'press', press: { kind: 'open_note', case: id, v: 0 } } }
      : wishes({ kind: 'remember', case: id, text: unquoted(words.replace(/^that\s+/i, '')) }),
  );

/** `forget R-1042`: what is remembered, each with its button. */
export const forget: Reader = (rest) =>
  withCase('forget', rest, (id, more) => alone(`forget ${id}`, more, asks({ kind: 'notes', case: id })));

/** `at risk R-1042 price because …`; the case may stand first. */
export const at: Reader = (rest) => {
  const named = readCaseAt(rest);
  const [word, behind] = firstWord(named === undefined ? rest : rest.slice(named.length).trim());
  if (!/^risk[.:,]?$/i.test(word)) return { kind: 'not_understood', why: { kind: 'words_missing', verb: 'at' } };
  return withCase('at risk', named === undefined ? behind : `${named.id} ${behind}`.trim(), leaving('at_risk'));
};

/** `lost R-1042 price because …`; without words, the form. */
export const lost: Reader = (rest) => withCase('lost', rest, leaving('lost'));

/** `staying R-1042`. */
export const staying: Reader = (rest) =>
  withCase('staying', rest, (id, more) => alone(`staying ${id}`, more, wishes({ kind: 'staying', case: id })));

const REASONS = new RegExp(`^(${LEAVING_REASONS.join('|')})(?![\\p{L}\\p{N}])[\\s,;:.–-]*`, 'iu');
/** That they agreed to hear from us is said last. */
const CONSENT = /[\s,;.:(–-]*\b(?:with consent|mit einwilligung)\b[).!]*\s*$/iu;

const leaving =
  (standing: Standing) =>
  (id: CaseId, words: string): HeardLine => {
    if (words === '')
      return { kind: 'form', form: { kind: 'press', press: { kind: 'open_leaving', case: id, v: 0, standing } } };
    const consent = CONSENT.test(words);
    const said = words.replace(CONSENT, '');
    const named = REASONS.exec(said)?.[1]?.toLowerCase();
    const reason: LeavingReason = LEAVING_REASONS.find((one) => one === named) ?? 'other';
    const because = unquoted(withoutBecause(named === undefined ? said : said.replace(REASONS, '')));
    const why = because === '' ? null : because;
    return wishes({ kind: 'leaving', case: id, standing, reason, because: why, value: null, consent });
  };

const OUTCOMES: readonly (readonly [RegExp, WinbackOutcome])[] = WINBACK_OUTCOMES.map((one) => [
  new RegExp(`^${one.replace('_', '[ _-]')}[.!]*$`, 'i'),
  one,
]);

/** `winback` lists who could be won back; `winback R-1042 won` says what came of it. */
export const winback: Reader = (rest) => {
  if (rest === '') return asks({ kind: 'winback' });
  return withCase('winback', rest, (id, words) => {
    const outcome = OUTCOMES.find(([shape]) => shape.test(words))?.[1];
    return outcome === undefined
      ? { kind: 'not_understood', why: { kind: 'words_missing', verb: 'winback' } }
      : wishes({ kind: 'winback', case: id, outcome });
  });
};
