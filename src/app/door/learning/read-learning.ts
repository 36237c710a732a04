/** A submitted form of the house's learning → what it asks for, or what is wrong with each field. Pure. */
import { readCaseId, thingId } from '../../../core/base/ids.ts';
import { DIGEST_SECTIONS } from '../../../core/digest/sections.ts';
import type { LearningAct } from '../../../core/learning/acts.ts';
import { LEARNT_FROM } from '../../../core/learning/improvements.ts';
import type { FormId } from '../../../cards/kit/card.ts';
import { many, one, type SubmittedForm } from '../form-values.ts';
import { endOfDay } from './due-said.ts';

const LEARNING_FORMS = [
  'improve',
  'move_improvement',
  'drop_improvement',
  'coaching',
  'offer_coaching',
  'own_view',
  'coach_note',
  'ask_authority',
  'digest_sections',
  'idea',
] as const satisfies readonly FormId[];
export type LearningForm = (typeof LEARNING_FORMS)[number];
export const isLearningForm = (id: FormId): id is LearningForm => LEARNING_FORMS.some((one) => one === id);

/** Undefined when something is wrong; then `errors` says what, unless the form does not say what it is about. */
export function readLearning(id: LearningForm, form: SubmittedForm): LearningAct | undefined {
  const { about, values, errors } = form;
  switch (id) {
    case 'improve': {
      const of = readCaseId(about['case'] ?? '');
      const text = one(values, 'text');
      if (text === null) errors.set('text', { kind: 'missing', what: 'sentence' });
      const due = one(values, 'day') === null ? null : dayIn(form);
      const from = LEARNT_FROM.find((known) => known === about['from']) ?? 'idea';
      if (of === undefined || text === null || due === undefined) return undefined;
      return { kind: 'improve', case: of, text, owner: one(values, 'owner'), due, from };
    }
    case 'coaching': {
      const of = readCaseId(about['case'] ?? '');
      const own = need(form, 'own');
      const coach = need(form, 'coach');
      return of === undefined || own === null || coach === null
        ? undefined
        : { kind: 'ask_coaching', case: of, coach, own };
    }
    case 'offer_coaching': {
      const of = readCaseId(about['case'] ?? '');
      const to = need(form, 'person');
      return of === undefined || to === null ? undefined : { kind: 'offer_coaching', case: of, to };
    }
    case 'own_view': {
      const coaching = thingId.safeParse(about['coaching']).data;
      const own = need(form, 'own');
      return coaching === undefined || own === null ? undefined : { kind: 'own_view', coaching, own };
    }
    case 'coach_note': {
      const coaching = thingId.safeParse(about['coaching']).data;
      const [strength, idea] = [need(form, 'strength'), need(form, 'idea')];
      return coaching === undefined || strength === null || idea === null
        ? undefined
        : { kind: 'coach_note', coaching, strength, idea };
    }
    case 'digest_sections': {
      const shown = many(values, 'shown');
      return {
        kind: 'digest_sections',
        sections: DIGEST_SECTIONS.map((section) => ({ section, shown: shown.includes(section) })),
      };
    }
    case 'idea': {
      const text = need(form, 'text');
      const due = one(values, 'day') === null ? null : dayIn(form);
      return text === null || due === undefined
        ? undefined
        : { kind: 'digest_idea', text, owner: one(values, 'owner'), due };
    }
    case 'ask_authority': {
      const why = need(form, 'why');
      return why === null ? undefined : { kind: 'ask_authority', why };
    }
    case 'move_improvement': {
      const improvement = thingId.safeParse(about['improvement']).data;
      const due = dayIn(form);
      return improvement === undefined || due === undefined
        ? undefined
        : { kind: 'move_improvement', improvement, due };
    }
    case 'drop_improvement': {
      const improvement = thingId.safeParse(about['improvement']).data;
      const reason = one(values, 'reason');
      if (reason === null) errors.set('reason', { kind: 'missing', what: 'sentence' });
      return improvement === undefined || reason === null
        ? undefined
        : { kind: 'drop_improvement', improvement, reason };
    }
  }
}

/** The end of work on the day chosen, where the form was opened. */
function dayIn({ about, values, errors }: SubmittedForm): Date | undefined {
  const day = one(values, 'day');
  const due = day === null ? undefined : endOfDay(day, about['zone'] ?? 'utc');
  if (due === undefined) errors.set('day', { kind: 'missing', what: 'day' });
  return due;
}

/** What must not be empty; where it is, `errors` says so. */
function need({ values, errors }: SubmittedForm, field: string): string | null {
  const value = one(values, field);
  if (value === null) errors.set(field, { kind: 'missing', what: 'sentence' });
  return value;
}
