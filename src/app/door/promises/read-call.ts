/** Submitted forms that give a remedy which is a promise → the command, with its moment. Pure. */
import type { CaseId } from '../../../core/base/ids.ts';
import type { Command, Promised } from '../../../core/case/commands.ts';
import { one, type SubmittedForm } from '../form-values.ts';
import { readDue } from '../read-promise.ts';
import { promisedAs } from './promised-as.ts';

export function readCall(of: CaseId, form: SubmittedForm): Command | undefined {
  const { remedy } = form.about;
  const due = readDue(form);
  if (remedy === undefined || due === undefined) return undefined;
  const item = { kind: remedy, amount: null, units: null, cost: null, passenger: null };
  const promised = { text: promisedAs(remedy, one(form.values, 'more'), form.hearing), due };
  return { kind: 'give', case: of, items: [item], because: null, promised };
}

/** What is promised with the remedy that was chosen; undefined where it is no promise, or where `errors` says what is missing. */
export function promisedIn(remedy: string, form: SubmittedForm): Promised | undefined {
  if (form.hearing.promising?.has(remedy) !== true) return undefined;
  const due = readDue(form);
  return due && { text: promisedAs(remedy, null, form.hearing), due };
}
