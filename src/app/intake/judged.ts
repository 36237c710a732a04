/** Whether what was told opens a case, by its words, where a source opens complaints alone. Pure. */
import type { SetAside } from '../../core/base/set-aside.ts';
import { judgeComplaint } from '../../core/triage/complaint/judge.ts';
import type { Learnt } from '../../core/triage/learnt/train.ts';
import { mayBeSensitive } from '../../core/triage/rules.ts';
import type { ReceivedAside, ReceivedComplaint } from '../door/intake-door.ts';
import { wordsOf } from './complaint-command.ts';

/** Words that English and German cannot do without; what has none of them is in a language that is not judged by its words. */
const KNOWN_LANGUAGE =
  /\b(the|and|is|are|was|were|you|your|my|it|this|that|have|has|not|for|with|der|die|das|und|ist|sind|war|ich|sie|wir|nicht|ein|eine|mit|für|auf)\b/iu;
const JUDGED = /^(en|de)(?![a-z])/i;
/** Of fewer words nobody can tell their language: thanks, a greeting, a name. */
const FEWEST = 4;

/** `learnt`: from sentences, asked beside the words. Null: it opens a case. What may be sensitive needs somebody's eyes, and what cannot be judged is opened: losing a complaint is worse. */
export function notOpened(told: ReceivedComplaint, learnt: Learnt | null = null): ReceivedAside | null {
  if (told.said !== null || told.unreadable !== undefined) return null;
  const words = wordsOf(told);
  const { complaint, why } = judgeComplaint(words, told.language ?? undefined, learnt);
  if (complaint || mayBeSensitive(words) || !isJudged(words, told.language)) return null;
  return { kind: 'set_aside', why: asideFor(why), rule: why.slice(0, 2).join('; '), of: told };
}

function isJudged(words: string, language: string | null): boolean {
  if (language !== null && !JUDGED.test(language)) return false;
  return KNOWN_LANGUAGE.test(words) || (words.match(/[\p{L}\p{N}]+/gu) ?? []).length < FEWEST;
}

/** By what weighed most. */
function asideFor(why: readonly string[]): SetAside {
  const [first = ''] = why;
  if (/is (praise|thanks)$/.test(first)) return 'praise';
  return first.endsWith('asks something') ? 'question' : 'not_a_complaint';
}
