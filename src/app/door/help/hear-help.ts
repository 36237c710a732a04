/** The verbs of help: somebody is asked by a time; done, not possible, not needed any more. Pure. */
import { unquoted } from '../../../core/base/typed.ts';
import { alone, withCase, wishes, type HeardLine, type Reader } from '../hearing.ts';
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
