/** Submitted forms about what became of promises → the command. Pure. */
import { thingId, type CaseId, type ThingId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import type { PromisesSettled } from '../../../core/case/promises-settled.ts';
import { many, one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readVoid(of: CaseId, { about, values, errors }: SubmittedForm): Command | undefined {
  const promise = thingId.safeParse(about['promise']).data;
  const reason = one(values, 'reason');
  if (reason === null) errors.set('reason', { kind: 'missing', what: 'reason_to_release' });
  return promise === undefined || reason === null ? undefined : { kind: 'void_promise', case: of, promise, reason };
}

export function readSettle(of: CaseId, form: SubmittedForm): Command | undefined {
  const settles = settledIn(form);
  if (settles === undefined) form.errors.set('kept', { kind: 'missing', what: 'promise_settled' });
  return settles && { kind: 'settle_promises', case: of, ...settles };
}

/** What the fields say; undefined where nothing is ticked. */
export function settledIn({ values, errors }: SubmittedForm): PromisesSettled | undefined {
  const ids = (field: string): readonly ThingId[] =>
    many(values, field).flatMap((id) => thingId.safeParse(id).data ?? []);
  const settles = { kept: ids('kept'), released: ids('released'), reason: one(values, 'reason') };
  if (settles.released.some((id) => settles.kept.includes(id)))
    errors.set('released', { kind: 'missing', what: 'kept_or_released' });
  if (settles.released.length > 0 && settles.reason === null)
    errors.set('reason', { kind: 'missing', what: 'reason_to_release' });
  return settles.kept.length + settles.released.length === 0 ? undefined : settles;
}
