/** Help that was asked for, as it stands on cards: for the gallery and the tests. */
import { adviceCard } from '../../../src/cards/help/advice-card.ts';
import { adviseForm, askTeamForm } from '../../../src/cards/help/advice-forms.ts';
import { assistCard } from '../../../src/cards/help/assist-card.ts';
import { answerAssistForm, assistForm } from '../../../src/cards/help/assist-forms.ts';
import type { Card, Form } from '../../../src/cards/kit/card.ts';
import type { Viewer } from '../../../src/cards/kit/viewer.ts';
import type { AdviceAsked, Assist } from '../../../src/core/case/help.ts';
import { after, ANA, AURORA, BOB, hours, MIA, NIGHT, openCase, thing } from '../../core/case/build.ts';

const open: Assist = {
  id: thing('ast_0001'),
  text: 'two towels and a fan to room 512, before they are back from dinner',
  due: after(hours(3)),
  by: ANA.id,
  at: after(0),
  of: { kind: 'person', member: BOB.id },
  asked: [BOB.id],
  had: [BOB.id],
  status: 'open',
};
const team: Assist = { ...open, of: { kind: 'team', team: NIGHT, name: 'Night engineering' }, asked: [], had: [] };
const answer = { by: BOB.id, at: after(hours(1)), text: 'Four towels and a fan are there' };

export function helpCards(viewer: Viewer): Readonly<Record<string, Card>> {
  const c = openCase();
  const seen = (assist: Assist, to: Assist['by'] | null): Card => assistCard({ case: c, assist, to, viewer });
  return {
    assist: seen(open, BOB.id),
    'assist-for-team': seen(team, null),
    'assist-standing-in': seen({ ...open, asked: [MIA.id], had: [MIA.id] }, MIA.id),
    'assist-passed': seen({ ...open, asked: [MIA.id], had: [BOB.id, MIA.id] }, BOB.id),
    'assist-late': seen({ ...open, due: after(-hours(1)), reminded: true }, BOB.id),
    'assist-done': seen({ ...open, status: 'done', answer }, BOB.id),
    'assist-cannot': seen({ ...open, status: 'declined', answer: { ...answer, text: 'None are left' } }, BOB.id),
    'assist-withdrawn': seen({ ...open, status: 'withdrawn', answer: { ...answer, by: ANA.id, text: null } }, BOB.id),
    'assist-ended': seen({ ...open, status: 'withdrawn', answer: { ...answer, by: null, text: null } }, BOB.id),
  };
}

const question: AdviceAsked = {
  id: thing('adv_0001'),
  question: 'They slept badly twice. Would you offer another room, or a late checkout as well?',
  by: ANA.id,
  at: after(0),
  answers: [],
};
const said = { id: thing('adv_0002'), by: BOB.id, at: after(hours(1)), text: 'Another room, on the quiet side' };

export function adviceCards(viewer: Viewer): Readonly<Record<string, Card>> {
  const c = openCase();
  return {
    advice: adviceCard({ case: c, advice: question, viewer }),
    'advice-answered': adviceCard({ case: c, advice: { ...question, answers: [said] }, viewer }),
    'advice-over': adviceCard({ case: { ...c, status: 'resolved' }, advice: question, viewer }),
  };
}

export const helpForms = (viewer: Viewer): Readonly<Record<string, Form>> => ({
  assist: assistForm(openCase(), { teams: AURORA.teams, people: AURORA.members }, viewer),
  ask_team: askTeamForm(openCase(), viewer),
  advise: adviseForm(openCase(), question, viewer),
  assist_done: answerAssistForm('assist_done', openCase(), open, viewer),
  assist_cannot: answerAssistForm('assist_cannot', openCase(), open, viewer),
});
