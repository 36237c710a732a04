/** What is said of a customer: how they are asked, and what they answered. */
import { optOutForm } from '../../src/cards/care/opt-out-form.ts';
import { surveyCard, type SurveySeen } from '../../src/cards/care/survey-card.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import { after, DAY_MS, NOON, openCase } from '../core/case/build.ts';

const CASE = openCase({ status: 'resolved' });
const until = after(90 * DAY_MS);
const link = 'https://amends.example/survey/sur_k3Jd82mQx0aZ.t9k0w1.8Jq2Zb6xk1uVw0aLr7yQm4tNc9eHs3dF';
const answer = {
  overall: 2,
  outcome: 3,
  procedure: 1,
  interaction: 5,
  effort: 3,
  words: 'The room was fine in the end. But nobody told us anything for two hours.',
};

export function careCards(viewer: Viewer): Readonly<Record<string, Card>> {
  const card = (survey: SurveySeen): Card => surveyCard({ case: CASE, company: 'Hotel Aurora', survey, viewer });
  return {
    'survey-open': card({ kind: 'open', link, until, told: null }),
    'survey-sent': card({ kind: 'open', link, until, told: 'sent' }),
    'survey-of-others': card({ kind: 'open', link: null, until, told: null }),
    'survey-answered': card({ kind: 'answered', answer, at: NOON, late: true, followed: CASE.id }),
    'survey-opted-out': card({ kind: 'excluded', why: 'opted_out', mayUndo: true }),
  };
}

export const careForms = (seen: Viewer): Readonly<Record<string, Form>> => ({ opt_out: optOutForm(CASE, seen) });
