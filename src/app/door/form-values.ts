/** Values of a submitted form, one by one: what is empty, what was ticked, what an amount says. Pure. */
import type { Money } from '../../core/base/money.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import { cleanText } from '../../core/base/text.ts';
import type { FieldError } from '../../cards/forms/field-errors.ts';
import type { FormValues } from '../../cards/kit/card.ts';
import type { Caller } from '../caller.ts';
import { amountsOf, type Hearing } from './hearing.ts';

/** A form while it is read. */
export interface SubmittedForm {
  readonly caller: Caller;
  /** What the form carried with it: ids and fixed words. */
  readonly about: Readonly<Record<string, string>>;
  readonly values: FormValues;
  /** How amounts are read and which remedies there are. */
  readonly hearing: Hearing;
  /** What is wrong, by field id; filled while reading. */
  readonly errors: Map<string, FieldError>;
}

/** Null when nothing stands in the field, or nothing that anybody could see. */
export function one(values: FormValues, field: string): string | null {
  const value = values[field];
  return typeof value === 'string' && cleanText(value).trim() !== '' ? value.trim() : null;
}

export function many(values: FormValues, field: string): readonly string[] {
  const value = values[field];
  return Array.isArray(value) ? value.filter((v): v is string => typeof v === 'string') : [];
}

/** Null when the field is empty, and when it is no amount; then `errors` says why. */
export function readMoney(
  { values, hearing, errors }: SubmittedForm,
  field: string,
  zero: 'zero too' | 'more' = 'more',
): Money | null {
  const typed = one(values, field);
  if (typed === null) return null;
  const read = readAmount(typed, amountsOf(hearing));
  if (read.kind === 'amount') return read.amount;
  // a fee that was never asked for is known to be nothing
  if (zero === 'zero too' && read.kind === 'refused' && read.code === 'zero') return read.amount;
  errors.set(field, { kind: 'amount', read });
  return null;
}
