/** Values of a submitted form, one by one: what is empty, what was ticked, what an amount says. Pure. */
import type { Money } from '../../core/base/money.ts';
import { readAmount } from '../../core/base/read-amount.ts';
import { cleanText } from '../../core/base/text.ts';
import type { FormValues } from '../../cards/kit/card.ts';
import type { Hearing } from './hearing.ts';

/** What is wrong, by field id. */
export type Errors = Record<string, string>;

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
export function readMoney(values: FormValues, field: string, hearing: Hearing, errors: Errors): Money | null {
  const typed = one(values, field);
  if (typed === null) return null;
  const read = readAmount(typed, { locale: hearing.locale, defaultCurrency: hearing.currency });
  if (read.kind === 'amount') return read.amount;
  errors[field] = read.why;
  return null;
}
