/** The form that thanks a colleague → what it asks for, or what is wrong with each field. Pure. */
import { readCaseId } from '../../../core/base/ids.ts';
import type { RecognitionAct } from '../../../core/recognition/acts.ts';
import { one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is wrong; then `errors` says what. */
export function readThankForm({
  values,
  errors,
}: SubmittedForm): Extract<RecognitionAct, { kind: 'thank' }> | undefined {
  const [to, text, value, typed] = [one(values, 'to'), one(values, 'text'), one(values, 'value'), one(values, 'case')];
  if (to === null) errors.set('to', { kind: 'missing', what: 'whom' });
  if (text === null) errors.set('text', { kind: 'missing', what: 'thanks' });
  const of = typed === null ? null : readCaseId(typed);
  if (of === undefined) errors.set('case', { kind: 'not_understood', why: { kind: 'not_a_case', typed: typed ?? '' } });
  if (to === null || text === null || of === undefined) return undefined;
  return { kind: 'thank', to, text, said: text, value, case: of };
}
