/** A submitted edit form → the command, with only what was touched in it. Pure. */
import { FAILURE_TYPES, SERVICE_STAGES, SEVERITIES } from '../../../core/base/failures.ts';
import type { CaseId } from '../../../core/base/ids.ts';
import type { CaseChanges, Command } from '../../../core/case/commands.ts';
import { isTouched } from '../../../cards/life/as-it-stood.ts';
import { one, readMoney, type SubmittedForm } from '../form-values.ts';
import { readDue } from '../read-promise.ts';

/** Undefined when something is wrong; then `errors` says what. */
export function readEdit(of: CaseId, form: SubmittedForm): Command | undefined {
  const { about, values, errors } = form;
  const { stood = '' } = about;
  if (stood === '') return undefined;
  const touched = (field: string): boolean => isTouched(stood, field, values);
  const deadline = touched('day') || touched('time') ? readDeadline(form) : undefined;
  const said = {
    failure: touched('failure') ? FAILURE_TYPES.find((f) => f === one(values, 'failure')) : undefined,
    severity: touched('severity') ? SEVERITIES.find((s) => s === one(values, 'severity')) : undefined,
    stage: touched('stage') ? SERVICE_STAGES.find((s) => s === one(values, 'stage')) : undefined,
    remedySought: touched('remedySought') ? one(values, 'remedySought') : undefined,
    orderValue: touched('orderValue') ? readMoney(form, 'orderValue') : undefined,
    lossValue: touched('lossValue') ? readMoney(form, 'lossValue') : undefined,
    customer: touched('customer') ? (one(values, 'customer') ?? undefined) : undefined,
    addition: one(values, 'addition') ?? undefined,
    deadline,
  };
  if (errors.size > 0) return undefined;
  return { kind: 'edit', case: of, changes: given(said), because: one(values, 'because') };
}

/** Null when both fields are empty: no deadline is known. */
const readDeadline = (form: SubmittedForm): Date | null | undefined =>
  one(form.values, 'day') === null && one(form.values, 'time') === null ? null : readDue(form);

type Said = { readonly [K in keyof CaseChanges]: CaseChanges[K] | undefined };

/** Only what was said. */
export function given(said: Said): CaseChanges {
  const { failure, severity, stage, deadline, remedySought, customer, orderValue, lossValue, addition } = said;
  return {
    ...(failure !== undefined && { failure }),
    ...(severity !== undefined && { severity }),
    ...(stage !== undefined && { stage }),
    ...(deadline !== undefined && { deadline }),
    ...(remedySought !== undefined && { remedySought }),
    ...(customer !== undefined && { customer }),
    ...(orderValue !== undefined && { orderValue }),
    ...(lossValue !== undefined && { lossValue }),
    ...(addition !== undefined && { addition }),
  };
}
