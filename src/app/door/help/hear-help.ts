/** The verbs of help: somebody is asked by a time; done, not possible, not needed any more. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { alone, missing, withCase, wishes, type HeardLine, type Reader } from '../hearing.ts';
import type { CaseId } from '../../../core/base/ids.ts';

/** `assist R-1042 @nils by 17:00 two towels` · `assist R-1042 done …` · `… can't …` · `… withdraw`; the case alone opens the form. */
export const assist: Reader = (rest) =>
  withCase('assist', rest, (id, words) => {
    if (words === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_assist', case: id, v: 0 } } };
    const found = ANSWERS.find(([shape]) => shape.test(words));
    if (found === undefined) return { kind: 'wish', wish: { kind: 'assist', case: id, typed: words } };
    return answered(id, found[1], words.replace(found[0], '').replace(/^[\s,;:.–-]+/u, ''));
  });

type Answer = 'done' | 'cannot' | 'withdraw';

/** As people say them first, in English and German. */
const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/^(?:it(?:['’]s| is)\s+)?(?:done|erledigt|ist erledigt|fertig)(?![\p{L}\p{N}])/iu, 'done'],
  [/^(?:i\s+)?(?:can['’]?t|cannot|can not|not possible|geht nicht|kann nicht)(?![\p{L}\p{N}])/iu, 'cannot'],
  [/^(?:withdraw|not needed|nicht (?:mehr )?nötig|zurückziehen)(?![\p{L}\p{N}])/iu, 'withdraw'],
];

function answered(id: CaseId, how: Answer, words: string): HeardLine {
  if (how === 'withdraw')
    return alone(`assist ${id} withdraw`, words, wishes({ kind: 'withdraw_assist', case: id, assist: null }));
  return wishes({ kind: 'answer_assist', case: id, assist: null, how, text: unquoted(words) });
}

/** `advice R-1042 would you …?` asks the team; the case alone opens the form. */
export const advice: Reader = (rest) =>
  withCase('advice', rest.replace(/^(?:on|about|for|zu|bei|über)\s+/iu, ''), (id, words) => {
    const text = unquoted(words);
    if (text === '') return { kind: 'form', form: { kind: 'press', press: { kind: 'open_ask_team', case: id, v: 0 } } };
    return wishes({ kind: 'ask_team', case: id, text });
  });

/** `advise R-1042 …`: what a colleague would do; in the thread of the question the case need not be named. */
export const advise: Reader = (rest) =>
  withCase('advise', rest, (id, words) => {
    const text = unquoted(words);
    return text === '' ? missing('advise') : wishes({ kind: 'advise', case: id, advice: null, text });
  });

/** What else people say for `advice`: more words than one, of which the first may be another verb. */
const ALSO_ADVICE =
  /^(?:(?:a |eine )?(?:second opinion|2nd opinion|zweite meinung)|ask (?:the |my |our )?(?:team|colleagues)|frag(?:e)? (?:das |mein |unser )?team)(?![\p{L}\p{N}])[:,]?\s*/iu;

export const alsoAdvice = (said: string): string => said.replace(ALSO_ADVICE, 'advice ');
