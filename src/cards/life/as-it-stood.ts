/** What stood in a form when it was opened, so that only what somebody changed is changed: what came in meanwhile stays. Pure. */
import { createHash } from 'node:crypto';
import type { Field, FormValues } from '../kit/card.ts';

/** Carried with the form: a mark of each value, never the value. */
export const asItStood = (fields: readonly Field[]): string =>
  fields.flatMap((field) => ('value' in field ? [`${field.id}=${markOf(field.value)}`] : [])).join(' ');

/** Whether the field says something else now; a field the form does not know was not touched. */
export function isTouched(stood: string, field: string, values: FormValues): boolean {
  const value = values[field];
  const mark = stood
    .split(' ')
    .find((one) => one.startsWith(`${field}=`))
    ?.slice(field.length + 1);
  return mark !== undefined && mark !== markOf(typeof value === 'string' ? value : null);
}

/** Platforms trim, and give an empty field back as nothing. */
const markOf = (value: string | null): string =>
  createHash('sha256')
    .update((value ?? '').replaceAll(/\s+/g, ' ').trim())
    .digest('base64url')
    .slice(0, 8);
