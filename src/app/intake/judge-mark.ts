/** Whether what a customer marked elsewhere opens a case. Pure. */
import { judgeComplaint } from '../../core/triage/complaint/judge.ts';
import { mayBeSensitive } from '../../core/triage/rules.ts';
import type { ReceivedSurvey, Threshold } from '../door/intake-door.ts';

export interface MarkJudged {
  /** At the line or under it, by share: what is counted. */
  readonly unhappy: boolean;
  /** What opens a case; null: nothing does. */
  readonly why: 'mark' | 'sensitive' | 'words' | null;
}

/** From here on words are a complaint whatever was marked: people give five stars out of habit, and then say what went wrong. */
const CLEARLY = 0.8;

export function judgeMark(
  { score, outOf, subject, text }: Pick<ReceivedSurvey, 'score' | 'outOf' | 'subject' | 'text'>,
  line: Threshold,
): MarkJudged {
  const unhappy = score * line.outOf <= line.score * outOf;
  if (unhappy) return { unhappy, why: 'mark' };
  const words = [subject ?? '', text].join('\n').trim();
  if (words === '') return { unhappy, why: null };
  if (mayBeSensitive(words)) return { unhappy, why: 'sensitive' };
  const { complaint, sure } = judgeComplaint(words);
  return { unhappy, why: complaint && sure >= CLEARLY ? 'words' : null };
}
