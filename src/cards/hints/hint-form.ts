/** The form in which a case is corrected, filled with what a model suggests: it says so, and nothing stands before somebody saves. Pure. */
import type { CaseHint } from '../../core/base/hints.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { stillSuggested } from '../../core/hints/case-question.ts';
import type { Field, Form } from '../kit/card.ts';
import type { Viewer } from '../kit/viewer.ts';
import { hintWords as words } from '../words/hints.ts';
import { suggestedWords } from './hint-blocks.ts';

export function withHintIn(form: Form, hint: CaseHint, c: RecoveryCase, viewer: Viewer): Form {
  const { sensitivity: _, ...reading } = stillSuggested(hint, c);
  const values: Readonly<Record<string, string | undefined>> = { ...reading };
  const what = suggestedWords(c, reading, viewer);
  if (what === '') return form;
  const fields = form.fields.map((field): Field => {
    const value = values[field.id];
    return value === undefined || field.kind !== 'choice' ? field : { ...field, value };
  });
  return { ...form, fields, notes: [words.text(viewer, 'form.note', { what }), ...form.notes] };
}
