/** Submitted forms of help → the commands. Pure. */
import { thingId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import { one, type SubmittedForm } from '../form-values.ts';
import { whom } from '../owning/read-owning.ts';
import { readDue } from '../read-promise.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readAssist(of: CaseId, form: SubmittedForm): Command | undefined {
  const asked = whom(one(form.values, 'whom'));
  const text = one(form.values, 'text');
  if (asked === undefined) form.errors.set('whom', { kind: 'missing', what: 'answer' });
  if (text === null) form.errors.set('text', { kind: 'missing', what: 'sentence' });
  const due = readDue(form);
  if (asked === undefined || text === null || due === undefined) return undefined;
  return { kind: 'assist', case: of, of: asked, text, due };
}

export function readAssistAnswer(of: CaseId, how: 'done' | 'cannot', form: SubmittedForm): Command | undefined {
  const text = one(form.values, 'text');
  const assist = thingId.safeParse(form.about['assist']).data;
  if (text === null) form.errors.set('text', { kind: 'missing', what: 'sentence' });
  if (text === null || assist === undefined) return undefined;
  return { kind: 'answer_assist', case: of, assist, how, text };
}
