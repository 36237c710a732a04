/** The card of a survey in private: its link, then its answer; as it should look now. Reads only. */
import type { MessageSubject } from '../../core/base/message-subject.ts';
import type { Platform } from '../../core/base/members.ts';
import { isRestricted, mayRead } from '../../core/case/rules/who-may.ts';
import { surveyCard } from '../../cards/care/survey-card.ts';
import { hushed, privateNote } from '../../cards/case/private-card.ts';
import type { Card } from '../../cards/kit/card.ts';
import type { Shell } from '../shell.ts';
import { caseContext, personOf, viewerOf } from '../views/case-view.ts';
import { surveyView } from '../views/survey.ts';

/** Undefined when its case or its reader is gone. */
export async function drawSurvey(
  shell: Shell,
  about: Extract<MessageSubject, { kind: 'survey' }>,
  platform: Platform,
): Promise<Card | undefined> {
  const context = await caseContext(shell, about.case);
  const to = context && personOf(context, about.to);
  if (context === undefined || to == null) return undefined;
  const { case: c } = context;
  const viewer = viewerOf(shell, context.loaded, to, platform);
  if (!mayRead(to, c)) return privateNote(c, about, viewer);
  const card = surveyCard(await surveyView(shell, context, to, viewer), about);
  return isRestricted(c) ? hushed(card, c, viewer) : card;
}
