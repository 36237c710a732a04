/** A submitted form about a customer → the command. Pure. */
import { thingId, type CaseId } from '../../../core/base/ids.ts';
import { LEAVING_REASONS, STANDINGS } from '../../../core/case/care/standing.ts';
import type { Command } from '../../../core/case/commands.ts';
import { many, one, readMoney, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readNote(of: CaseId, { about, values, errors }: SubmittedForm): Command | undefined {
  const text = one(values, 'text');
  if (text === null) errors.set('text', { kind: 'missing', what: 'sentence' });
  const note = thingId.safeParse(about['note']).data;
  if (text === null) return undefined;
  return note === undefined ? { kind: 'remember', case: of, text } : { kind: 'correct_note', case: of, note, text };
}

export function readLeaving(of: CaseId, form: SubmittedForm): Command | undefined {
  const { values, errors } = form;
  const standing = STANDINGS.find((known) => known === one(values, 'standing'));
  const reason = LEAVING_REASONS.find((known) => known === one(values, 'reason'));
  if (standing === undefined) errors.set('standing', { kind: 'missing', what: 'answer' });
  if (reason === undefined) errors.set('reason', { kind: 'missing', what: 'answer' });
  const value = readMoney(form, 'value');
  if (standing === undefined || reason === undefined) return undefined;
  const consent = many(values, 'consent').includes('yes');
  return { kind: 'leaving', case: of, standing, reason, because: one(values, 'because'), value, consent };
}
