/** Fields of forms, built by naming only what differs from the usual. Pure. */
import { clip } from '../../core/base/text.ts';
import type { Field, Option } from './card.ts';

type TextField = Extract<Field, { kind: 'text' }>;
type ChoiceField = Extract<Field, { kind: 'choice' }>;

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
  more: Partial<ChoiceField> = {},
): ChoiceField => ({ kind: 'choice', id, label, options, value: null, required: false, hint: null, ...more });

export const options = <K extends string>(keys: readonly K[], words: Readonly<Record<K, string>>): Option[] =>
  keys.map((value) => ({ value, label: clip(words[value], 75) }));
