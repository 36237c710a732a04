/** A submitted form about a contact with the customer → the command. Pure. */
import type { CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import { one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readContact(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const reached = (['yes', 'no', 'never'] as const).find((known) => known === one(values, 'reached'));
  const words = one(values, 'words');
  if (reached === undefined) errors.set('reached', { kind: 'missing', what: 'answer' });
  return reached && { kind: 'contact', case: of, reached, words };
}

export function readFollowUp(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const how = (['well', 'not_well', 'not_reached'] as const).find((known) => known === one(values, 'how'));
  const words = one(values, 'words');
  if (how === undefined) errors.set('how', { kind: 'missing', what: 'answer' });
  return how && { kind: 'follow_up', case: of, how, words };
}
