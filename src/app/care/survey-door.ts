/** What the page of a survey calls: whose link it is, how it stands, and keeping the answer. */
import type { SurveyLink } from '../../core/base/survey-link.ts';
import type { Shell } from '../shell.ts';
import { answerSurvey, surveyState, type AnswerKept, type AnswerSent, type SurveyState } from './answer-survey.ts';
import type { SurveyLinks } from './survey-links.ts';

export interface SurveyDoor {
  /** Undefined for what was not signed here. Asks nobody. */
  readonly read: (token: string) => SurveyLink | undefined;
  readonly state: (link: SurveyLink, at: Date) => Promise<SurveyState>;
  /** Throws when it was not stored. */
  readonly answer: (link: SurveyLink, sent: AnswerSent) => Promise<AnswerKept>;
}

export const makeSurveyDoor = (shell: Shell, links: SurveyLinks): SurveyDoor => ({
  read: links.read,
  state: (link, at) => surveyState(shell, link, at),
  answer: (link, sent) => answerSurvey(shell, link, sent),
});
