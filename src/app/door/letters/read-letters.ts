/** Submitted forms of letters to customers → what they ask for. Pure. */
import { readCaseId, type CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import { LETTER_KINDS, LETTER_LANGUAGES, LETTER_TONES } from '../../../core/letters/letter.ts';
import type { Wish } from '../door.ts';
import { one, type SubmittedForm } from '../form-values.ts';

/** Undefined when something is missing; then `errors` says what. */
export function readDraft(of: CaseId, { values, errors }: SubmittedForm): Command | undefined {
  const letter = LETTER_KINDS.find((known) => known === one(values, 'letter'));
  const language = LETTER_LANGUAGES.find((known) => known === one(values, 'language'));
  const tone = LETTER_TONES.find((known) => known === one(values, 'tone'));
  for (const [field, value] of Object.entries({ letter, language, tone }))
    if (value === undefined) errors.set(field, { kind: 'missing', what: 'answer' });
  return letter === undefined || language === undefined || tone === undefined
    ? undefined
    : { kind: 'draft', case: of, letter, language, tone };
}

/** An edited letter, to be looked at. Undefined when nothing is written, or nobody knows about what. */
export function readLetter({ about, values, errors }: SubmittedForm): Wish | undefined {
  const of = readCaseId(about['case'] ?? '');
  if (one(values, 'text') === null) errors.set('text', { kind: 'missing', what: 'sentence' });
  if (of === undefined || errors.size > 0) return undefined;
  return { kind: 'check_letter', case: of, form: { id: 'letter', about, values } };
}
