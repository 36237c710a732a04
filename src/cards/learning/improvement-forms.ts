/** The forms of an improvement: noted from a case, moved, dropped. Pure. */
import { DateTime } from 'luxon';
import type { RecoveryCase } from '../../core/case/case.ts';
import { dayIn } from '../../core/base/time.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import {
  LONGEST_IMPROVEMENT,
  USUAL_DAYS,
  type Improvement,
  type LearntFrom,
} from '../../core/learning/improvements.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Field, Form, Text } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import type { Viewer } from '../kit/viewer.ts';
import { improvementWords as words } from '../words/improvements.ts';
import { weeklyWords } from '../words/weekly.ts';

const LONGEST_NOTE = 300;

export function improveForm(c: RecoveryCase, from: LearntFrom, viewer: Viewer): Form {
  return {
    id: 'improve',
    about: { ...aboutCase(c), zone: viewer.zone, from },
    title: words.line(viewer, 'form.title'),
    submit: words.line(viewer, 'form.submit'),
    notes: [words.text(viewer, 'form.note', { case: c.id }), ...learntFrom(c, from, viewer)],
    fields: fieldsOf(viewer),
  };
}

/** What came up when a team talked about a week. */
export const ideaForm = (week: string, viewer: Viewer): Form => ({
  id: 'idea',
  about: { zone: viewer.zone },
  title: weeklyWords.line(viewer, 'idea.title'),
  submit: weeklyWords.line(viewer, 'idea.submit'),
  notes: [weeklyWords.text(viewer, 'idea.note', { week: Number(week.slice(-2)) })],
  fields: fieldsOf(viewer),
});

const fieldsOf = (viewer: Viewer): Field[] => [
  text('text', words.line(viewer, 'form.text'), { lines: 'many', maxLength: LONGEST_IMPROVEMENT, required: true }),
  text('owner', words.line(viewer, 'form.owner'), { hint: words.line(viewer, 'form.owner_hint') }),
  dayField(dayAhead(viewer), words.line(viewer, 'form.day_hint'), viewer),
];

/** What the case says of it already. */
function learntFrom(c: RecoveryCase, from: LearntFrom, viewer: Viewer): Text[] {
  const helped = c.resolution?.whatHelped ?? null;
  const declined = c.requests.findLast((r) => r.status === 'declined')?.reason ?? null;
  const short = (said: string): string => clip(oneLine(said), LONGEST_NOTE);
  if (from === 'declined' && declined !== null)
    return [words.text(viewer, 'form.declined', { reason: short(declined) })];
  return helped === null ? [] : [words.text(viewer, 'form.helped', { what: short(helped) })];
}

const dayField = (value: string | null, hint: string | null, viewer: Viewer): Field => ({
  kind: 'day',
  id: 'day',
  label: words.line(viewer, 'form.day'),
  value,
  hint,
});

const dayAhead = ({ now, zone }: Viewer): string =>
  dayIn(DateTime.fromJSDate(now, { zone }).plus({ days: USUAL_DAYS }).toJSDate(), zone);

export function moveImprovementForm({ id, number, text: what, due }: Improvement, viewer: Viewer): Form {
  return {
    id: 'move_improvement',
    about: { improvement: id, zone: viewer.zone },
    title: words.line(viewer, 'move.title', { number }),
    submit: words.line(viewer, 'move.submit'),
    notes: [[what]],
    fields: [dayField(dayIn(due < viewer.now ? viewer.now : due, viewer.zone), null, viewer)],
  };
}

export function dropImprovementForm({ id, number, text: what }: Improvement, viewer: Viewer): Form {
  return {
    id: 'drop_improvement',
    about: { improvement: id },
    title: words.line(viewer, 'drop.title', { number }),
    submit: words.line(viewer, 'drop.submit'),
    notes: [[what]],
    fields: [text('reason', words.line(viewer, 'drop.reason'), { lines: 'many', maxLength: 300, required: true })],
  };
}
