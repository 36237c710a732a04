/** A form with what somebody typed in it. Pure. */
import type { Field, Form, FormValues } from '../kit/card.ts';

/** A submitted form: what it is about, and what stands in its fields. */
export interface FilledForm {
  readonly id: Form['id'];
  readonly about: Form['about'];
  readonly values: FormValues;
}

/** What was typed in it, a field a line. */
export const wordsIn = (values: FormValues): string =>
  Object.values(values)
    .flatMap((value) => (typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []))
    .join('\n');

/** Whatever was typed stands in the form again; a field that was left empty is empty. */
export function filledWith(form: Form, values: FormValues): Form {
  const fields = form.fields.map((field): Field => {
    // a platform may leave out a list in which nothing is chosen, so a missing value is an empty one
    const typed = values[field.id] ?? null;
    if (field.kind === 'ticks') return { ...field, values: typeof typed === 'string' || typed === null ? [] : typed };
    return { ...field, value: typeof typed === 'string' ? typed : null };
  });
  return { ...form, fields };
}
