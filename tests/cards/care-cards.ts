/** What is said of a customer: how they are asked, and what they answered. */
import { leavingForm, noteForm } from '../../src/cards/care/care-forms.ts';
import { notesCard } from '../../src/cards/care/known-of-customer.ts';
import { optOutForm } from '../../src/cards/care/opt-out-form.ts';
import { surveyCard, type SurveySeen } from '../../src/cards/care/survey-card.ts';
import { winbackCard } from '../../src/cards/care/winback-card.ts';
import type { Card, Form } from '../../src/cards/kit/card.ts';
import type { Viewer } from '../../src/cards/kit/viewer.ts';
import type { CareKnown } from '../../src/core/case/care/care.ts';
import { after, ANA, DAY_MS, eur, MIA, NOON, openCase, thing } from '../core/case/build.ts';

const CASE = openCase({ status: 'resolved' });
const KNOWN: CareKnown = {
  survey: null,
  isOptedOut: false,
  notes: [{ id: thing('not_0001'), words: 'prefers a quiet room, far from the lift', by: ANA.id, at: NOON }],
  leaving: {
    id: thing('sta_0001'),
    standing: 'at_risk',
    reason: 'price',
    words: 'the new tariff is dearer',
    value: eur(4_800),
    consent: true,
    by: MIA.id,
    at: NOON,
    winback: null,
  },
};
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
    'customer-known': notesCard(CASE, KNOWN, true, viewer),
    winback: winbackCard(
      KNOWN.leaving === null
        ? []
        : [
            { case: CASE, leaving: KNOWN.leaving, takenBy: MIA.id },
            { case: CASE, leaving: { ...KNOWN.leaving, standing: 'lost', words: null }, takenBy: null },
          ],
      60,
      viewer,
    ),
    'winback-none': winbackCard([], 60, viewer),
    'survey-opted-out': card({ kind: 'excluded', why: 'opted_out', mayUndo: true }),
  };
}

export const careForms = (seen: Viewer): Readonly<Record<string, Form>> => ({
  opt_out: optOutForm(CASE, seen),
  note: noteForm(CASE, KNOWN.notes[0] ?? null, seen),
  leaving: leavingForm(CASE, { standing: null, known: KNOWN.leaving }, seen),
});
