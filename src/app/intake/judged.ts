/** Whether what was told opens a case, by its words, where a source opens complaints alone. Pure. */
import type { SetAside } from '../../core/base/set-aside.ts';
import { judgeComplaint, type Instead } from '../../core/triage/complaint/judge.ts';
import type { Learnt } from '../../core/triage/learnt/train.ts';
import { mayBeSensitive } from '../../core/triage/rules.ts';
import type { ReceivedAside, ReceivedComplaint } from '../door/intake-door.ts';
import { wordsOf } from './complaint-command.ts';

/** Words that English and German cannot do without; what has none of them is in a language that is not judged by its words. */
const KNOWN_LANGUAGE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[
    'the|and|is|are|was|were|you|your|my|it|this|that|have|has|had|not|for|with|to|of|at|we|they|he|she|but|if|any|from|just|our|us|what',
    "how|when|why|where|would|could|will|can|there|here|get|got|been|about|did|does|do|don\u2019?t|don't|i|i'm|i've|an|only|more|than|be",
    'der|die|das|und|ist|sind|war|ich|sie|wir|nicht|ein|eine|mit|für|auf|zu|im|den|dem|auch|noch|kann|bei|nach|aber|oder|wenn|uns|mein',
    'meine|kein|keine|hat|habe|wird|wurde|bitte',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);
const JUDGED = /^(en|de)(?![a-z])/i;
/** Of fewer words nobody can tell their language: thanks, a greeting, a name. */
const FEWEST = 4;

/** `learnt`: from sentences, asked beside the words. Null: it opens a case. What may be sensitive needs somebody's eyes, and what cannot be judged is opened: losing a complaint is worse. */
export function notOpened(told: ReceivedComplaint, learnt: Learnt | null = null): ReceivedAside | null {
  if (told.said !== null || told.unreadable !== undefined) return null;
  const words = wordsOf(told);
  const { complaint, instead, isLikely, why } = judgeComplaint(words, learnt);
  if (complaint || mayBeSensitive(words)) return null;
  // who writes to us, and neither thanks nor asks nor wants anything, tells what happened
  if (instead === null && isLikely && told.heard === 'direct' && count(words) >= FEWEST) return null;
  // of a language that is not judged, nothing would be found
  if (instead === null && !isJudged(words, told.language)) return null;
  return { kind: 'set_aside', why: ASIDE[instead ?? 'elsewhere'], rule: why.slice(0, 2).join('; '), of: told };
}

function isJudged(words: string, language: string | null): boolean {
  if (language !== null && !JUDGED.test(language)) return false;
  return KNOWN_LANGUAGE.test(words) || count(words) < FEWEST;
}

const count = (text: string): number => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length;

const ASIDE: Readonly<Record<Instead, SetAside>> = {
  praise: 'praise',
  thanks: 'praise',
  asks: 'question',
  wants: 'question',
  elsewhere: 'not_a_complaint',
};
