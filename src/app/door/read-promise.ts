/** A submitted promise form → the command, with the moment placed in the zone the form was opened for. Pure. */
import { IANAZone } from 'luxon';
import type { CaseId } from '../../core/base/ids.ts';
import { placeWhen, readTimeOfDay } from '../../core/base/when.ts';
import type { Command } from '../../core/case/commands.ts';
import type { Missing } from '../../cards/forms/field-errors.ts';
import { one, type SubmittedForm } from './form-values.ts';

/** Undefined when something is wrong; then `errors` says what. */
export function readPromise(id: CaseId, { caller, about, values, errors }: SubmittedForm): Command | undefined {
  const { zone } = about;
  const lacks = (field: string, what: Missing): unknown => errors.set(field, { kind: 'missing', what });
  const text = one(values, 'text');
  const day = one(values, 'day');
  const typed = one(values, 'time');
  const time = typed === null ? undefined : readTimeOfDay(typed);
  if (text === null) lacks('text', 'promise');
  if (day === null) lacks('day', 'day');
  if (typed === null) lacks('time', 'time');
  else if (time === undefined) lacks('time', 'time_of_day');
  if (zone === undefined || !IANAZone.isValidZone(zone) || text === null || day === null || time === undefined)
    return undefined;
  const placed = placeWhen({ day, ...time }, caller.at, zone);
  if (placed.ok) return { kind: 'promise', case: id, text, due: placed.at };
  const field = placed.no.kind === 'no_such_day' || placed.no.kind === 'too_far' ? 'day' : 'time';
  errors.set(field, { kind: 'no_moment', no: placed.no, zone });
  return undefined;
}
