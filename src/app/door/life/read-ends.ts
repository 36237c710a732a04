/** A submitted form that ends a case without resolving it, set aside or merged → the command. Pure. */
import { readCaseId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import { DISMISS_REASONS } from '../../../core/case/status.ts';
import { one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readDismiss(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const reason = DISMISS_REASONS.find((known) => known === one(values, 'reason'));
  const words = one(values, 'words');
  if (reason === undefined) errors.set('reason', { kind: 'missing', what: 'answer' });
  if (reason === 'other' && words === null) errors.set('words', { kind: 'missing', what: 'reason_to_restrict' });
  return reason === undefined ? undefined : { kind: 'dismiss', case: of, reason, words };
}

export function readMerge(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const named = one(values, 'into');
  const into = named === null ? undefined : readCaseId(named);
  if (named === null) errors.set('into', { kind: 'missing', what: 'other_case' });
  else if (into === undefined)
    errors.set('into', { kind: 'not_understood', why: { kind: 'not_a_case', typed: named } });
  return into === undefined ? undefined : { kind: 'merge', case: of, into, because: one(values, 'reason') };
}
