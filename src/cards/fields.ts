/** The makers of form fields. Pure. */
import type { Field, Option } from './card.ts';

type TextField = Extract<Field, { kind: 'text' }>;
export const text = (id: string, label: string, more: Partial<TextField> = {}): TextField => ({
  kind: 'text',
  id,
  label,
  value: null,
  lines: 'one',
  maxLength: 150,
  required: false,
  hint: null,
  placeholder: null,
  ...more,
});
export const choice = (
  id: string,
  label: string,
  options: readonly Option[],
  value: string | null,
  hint: string | null = null,
  required = false,
): Field => ({
  kind: 'choice',
  id,
  label,
  options,
  value,
  required,
  hint,
});
