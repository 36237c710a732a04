/** The forms by which help is asked for and answered. Pure. */
import { clip } from '../../core/base/text.ts';
import type { Member, Team } from '../../core/base/members.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Assist } from '../../core/case/help.ts';
import { LONGEST_NEED } from '../../core/case/rules/help/assisting.ts';
import { timeFields } from '../case/promises.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form, Option } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { helpWords as words } from '../words/help.ts';

/** As many as a list of a form takes on both platforms. */
const MOST_OFFERED = 100;
const LABEL = 75;

export interface CouldHelp {
  readonly teams: readonly Pick<Team, 'id' | 'name'>[];
  readonly people: readonly Pick<Member, 'id' | 'name'>[];
}

export function assistForm(c: RecoveryCase, could: CouldHelp, viewer: Viewer): Form {
  const options: readonly Option[] = [
    ...could.teams.map(({ id, name }) => ({
      value: `team:${id}`,
      label: words.line(viewer, 'form.team', { team: name }),
    })),
    ...could.people.map(({ id, name }) => ({ value: `person:${id}`, label: name })),
  ];
  return {
    id: 'assist',
    about: { ...aboutCase(c), zone: viewer.zone },
    title: words.line(viewer, 'form.title', { case: c.id }),
    submit: words.line(viewer, 'form.submit'),
    notes: [[words.line(viewer, 'form.note', { zone: viewer.zone })]],
    fields: [
      choice(
        'whom',
        words.line(viewer, 'form.whom'),
        options.slice(0, MOST_OFFERED).map(({ value, label }) => ({ value, label: clip(label, LABEL) })),
        { required: true, hint: words.line(viewer, 'form.whom.hint', { command: viewer.command, case: c.id }) },
      ),
      text('text', words.line(viewer, 'form.what'), {
        lines: 'many',
        maxLength: LONGEST_NEED,
        required: true,
        placeholder: words.line(viewer, 'form.what.example'),
      }),
      ...timeFields(c, viewer),
    ],
  };
}

export function answerAssistForm(
  id: 'assist_done' | 'assist_cannot',
  c: RecoveryCase,
  a: Assist,
  viewer: Viewer,
): Form {
  const of = id === 'assist_done' ? 'done' : 'cannot';
  return {
    id,
    about: { ...aboutCase(c), assist: a.id },
    title: words.line(viewer, `${of}.title`, { case: c.id }),
    submit: words.line(viewer, `${of}.submit`),
    notes: [[a.text]],
    fields: [text('text', words.line(viewer, `${of}.text`), { lines: 'many', maxLength: 1000, required: true })],
  };
}
