/** A submitted form on what became of something → the command. Pure. */
import { thingId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { Finding } from '../../../core/case/fulfilment.ts';
import { one, type SubmittedForm } from '../form-values.ts';

const FINDINGS: readonly Finding[] = ['confirmed', 'failed', 'dropped'];

/** Undefined when something is missing; then `errors` says what. */
export function readPaid(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const action = thingId.safeParse(one(values, 'action')).data;
  const to = FINDINGS.find((known) => known === one(values, 'to'));
  const reason = one(values, 'reason');
  if (action === undefined) errors.set('action', { kind: 'missing', what: 'answer' });
  if (to === undefined) errors.set('to', { kind: 'missing', what: 'answer' });
  else if (to !== 'confirmed' && reason === null) errors.set('reason', { kind: 'missing', what: 'reason_to_restrict' });
  if (action === undefined || to === undefined) return undefined;
  return { kind: 'settle_payment', case: of, action, named: null, to, reference: one(values, 'reference'), reason };
}
