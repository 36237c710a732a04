/** A submitted promise form → the command, with the moment placed in the zone the form was opened for. Pure. */
import { IANAZone } from 'luxon';
import type { CaseId } from '../../core/base/ids.ts';
import { placeWhen, readTimeOfDay } from '../../core/base/when.ts';
import type { Command } from '../../core/case/commands.ts';
import type { FormValues } from '../../cards/kit/card.ts';
import { noMoment } from '../../cards/case/promises.ts';
import type { Caller } from '../caller.ts';
import { one, type Errors } from './form-values.ts';

export function readPromise(
  caller: Caller,
  id: CaseId,
  zone: string | undefined,
  values: FormValues,
  errors: Errors,
): Command | undefined {
  const text = one(values, 'text');
  const day = one(values, 'day');
  const typed = one(values, 'time');
  const time = typed === null ? undefined : readTimeOfDay(typed);
  if (text === null) errors['text'] = 'Say what you promise, for example: call back with the new room.';
  if (day === null) errors['day'] = 'Choose a day.';
  if (typed === null) errors['time'] = 'Say by when, for example 17:00.';
  else if (time === undefined) errors['time'] = 'Write the time of day like 17:00.';
  if (zone === undefined || !IANAZone.isValidZone(zone) || text === null || day === null || time === undefined)
    return undefined;
  const placed = placeWhen({ day, ...time }, caller.at, zone);
  if (placed.ok) return { kind: 'promise', case: id, text, due: placed.at };
  const field = placed.no.kind === 'no_such_day' || placed.no.kind === 'too_far' ? 'day' : 'time';
  errors[field] = noMoment(placed.no, { locale: caller.locale ?? 'en-GB', zone, now: caller.at });
  return undefined;
}
