/** What a customer answers to a survey: the first answer is kept, shown to whom it is for, and where they are not content the matter goes on. */
import { policyInForce } from '../../core/policy/in-force.ts';
import type { ThingId } from '../../core/base/ids.ts';
import type { SurveyLink } from '../../core/base/survey-link.ts';
import { redact } from '../../core/base/redact.ts';
import { cleanText, clip } from '../../core/base/text.ts';
import { isLateAnswer, isUnhappy, LONGEST_ANSWER, type SurveyAnswer } from '../../core/case/care/survey.ts';
import { mayBeSensitive } from '../../core/triage/rules.ts';
import { keepAnswer, readSurvey } from '../../db/care/surveys.ts';
import { serialisable } from '../../db/engine/serialisable.ts';
import { causeOf } from '../../log.ts';
import type { Shell } from '../shell.ts';
import { followSurvey } from './follow-survey.ts';
import { tellAnswered } from './survey-news.ts';

/** What the page says to whoever opens a link. */
export type SurveyState = 'open' | 'answered' | 'closed' | 'expired' | 'unknown';

/** What somebody wrote, before it is masked. */
export interface AnswerSent {
  readonly answer: SurveyAnswer;
  /** Their words may be shown, without their name, to thank whoever helped. */
  readonly mayQuote?: boolean;
  /** In which language they read the page. */
  readonly language: string;
  readonly at: Date;
}

/** `kept`: this very answer is safe now. */
export type AnswerKept = { readonly kind: 'kept' } | { readonly kind: Exclude<SurveyState, 'open'> };

/** Reads only: whoever looks at a link, a scanner of links among them, uses nothing up. */
export async function surveyState(shell: Shell, link: SurveyLink, at: Date): Promise<SurveyState> {
  const survey = await readSurvey(shell.db.read, shell.workspace, link.id);
  if (survey === null) return 'unknown';
  if (survey.answered !== null) return 'answered';
  if (survey.withdrawnAt !== null || survey.excluded !== null) return 'closed';
  return link.expires <= at ? 'expired' : 'open';
}

/** Of two at once one is kept, and the other is told that there is an answer already. Throws when it was not stored. */
export async function answerSurvey(shell: Shell, link: SurveyLink, sent: AnswerSent): Promise<AnswerKept> {
  const { at, language } = sent;
  const answer = masked(sent.answer);
  const rule = policyInForce(shell.policies(), at)?.survey ?? null;
  // what needs somebody's eyes gets them, however content the marks are
  const needsEyes = answer.words !== null && mayBeSensitive(answer.words);
  const isUnwell = needsEyes || (rule !== null && isUnhappy(answer, rule));
  const mayQuote = sent.mayQuote === true && answer.words !== null && !isUnwell;
  // what is quoted is done from the row as well
  const follows = isUnwell || mayQuote;
  const turn = await serialisable(
    shell.db,
    async (tx): Promise<AnswerKept> => {
      const survey = await readSurvey(tx, shell.workspace, link.id);
      if (survey === null) return { kind: 'unknown' };
      if (survey.answered !== null) return { kind: 'answered' };
      if (survey.withdrawnAt !== null || survey.excluded !== null) return { kind: 'closed' };
      if (link.expires <= at) return { kind: 'expired' };
      const late = isLateAnswer(survey.resolvedAt, at);
      const isFirst = await keepAnswer(tx, shell.workspace, link.id, { answer, at, late, language, follows, mayQuote });
      if (!isFirst) return { kind: 'answered' };
      if (!follows) await tellAnswered(shell, tx, survey);
      return { kind: 'kept' };
    },
    { lanes: [`survey ${link.id}`] },
  );
  if (turn.kind === 'kept' && follows) await followSoon(shell, link.id);
  return turn;
}

/** The answer is safe: what follows from it is done by the next look, should it fail now. */
async function followSoon(shell: Shell, id: ThingId): Promise<void> {
  try {
    await followSurvey(shell, id);
  } catch (error) {
    shell.log.warn('a survey is followed up by the next look', { survey: id, cause: causeOf(error) });
  }
}

function masked(answer: SurveyAnswer): SurveyAnswer {
  const words = clip(redact(cleanText(answer.words ?? '').trim()).text, LONGEST_ANSWER);
  return { ...answer, words: words === '' ? null : words };
}
