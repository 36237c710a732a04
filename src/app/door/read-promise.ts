/** A submitted promise form → the command, with the moment placed in the zone the form was opened for. Pure. */
import { IANAZone } from 'luxon';
import { thingId, type CaseId } from '../../core/base/ids.ts';
import { placeWhen, readTimeOfDay } from '../../core/base/when.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Missing } from '../../cards/forms/field-errors.ts';
import { one, type SubmittedForm } from './form-values.ts';

/** Undefined when something is wrong; then `errors` says what. */
export function readPromise(id: CaseId, form: SubmittedForm): Command | undefined {
  const text = one(form.values, 'text');
  if (text === null) form.errors.set('text', { kind: 'missing', what: 'promise' });
  const due = readDue(form);
  return text === null || due === undefined ? undefined : { kind: 'promise', case: id, text, due };
}

/** A new time for a promise. */
export function readMove(id: CaseId, form: SubmittedForm): Command | undefined {
  const promise = thingId.safeParse(form.about['promise']).data;
  const told = TOLD.find((word) => word === one(form.values, 'told'));
  if (told === undefined) form.errors.set('told', { kind: 'missing', what: 'answer' });
  const due = readDue(form);
  if (promise === undefined || told === undefined || due === undefined) return undefined;
  return { kind: 'move_promise', case: id, promise, due, told };
}

const TOLD = ['agreed', 'no', 'slip'] as const;

/** The moment of the fields `day` and `time`. */
export function readDue({ caller, about, values, errors }: SubmittedForm): Date | undefined {
  const { zone } = about;
  const lacks = (field: string, what: Missing): unknown => errors.set(field, { kind: 'missing', what });
  const day = one(values, 'day');
  const typed = one(values, 'time');
  const time = typed === null ? undefined : readTimeOfDay(typed);
  if (day === null) lacks('day', 'day');
  if (typed === null) lacks('time', 'time');
  else if (time === undefined) lacks('time', 'time_of_day');
  if (zone === undefined || !IANAZone.isValidZone(zone) || day === null || time === undefined) return undefined;
  const placed = placeWhen({ day, ...time }, caller.at, zone);
  if (placed.ok) return placed.at;
  const field = placed.no.kind === 'no_such_day' || placed.no.kind === 'too_far' ? 'day' : 'time';
  errors.set(field, { kind: 'no_moment', no: placed.no, zone });
  return undefined;
}
