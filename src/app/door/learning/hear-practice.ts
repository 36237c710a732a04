/** `practice`, one situation of it, its answer, and what was practised. Pure. */
import { drillId } from '../../../core/base/ids.ts';
import type { DrillAnswer } from '../../../core/learning/practice.ts';
import { alone, asks, firstWord, type Reader } from '../hearing.ts';
import { learns } from './hear-improvements.ts';

const ANSWERS: Readonly<Record<string, DrillAnswer>> = {
  give: 'give',
  geben: 'give',
  ask: 'ask',
  fragen: 'ask',
  apologise: 'apologise',
  apologize: 'apologise',
  entschuldigen: 'apologise',
};

/** `practice` · `practice cold-shower` · `practice cold-shower give` · `practice done`. */
export const practice: Reader = (rest) => {
  if (/^(?:done|enough|fertig|genug)[.!]?$/i.test(rest)) return asks({ kind: 'practised' });
  const next = alone('practice', rest, asks({ kind: 'practice', drill: null, after: null }));
  if (next.kind === 'question') return next;
  const [first, behind] = firstWord(rest.toLowerCase());
  const drill = drillId.safeParse(first).data;
  if (drill === undefined) return next;
  if (behind === '') return asks({ kind: 'practice', drill, after: null });
  const word = behind.replace(/[.!]+$/, '');
  const answer = Object.hasOwn(ANSWERS, word) ? ANSWERS[word] : undefined;
  return answer === undefined
    ? alone(`practice ${drill}`, behind, asks({ kind: 'practice', drill, after: null }))
    : learns({ kind: 'answer_drill', drill, answer });
};
