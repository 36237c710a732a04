/** Submitted forms of letters to customers → what they ask for. Pure. */
import type { CaseId } from '../../../core/base/ids.ts';
import type { Command } from '../../../core/case/commands.ts';
import { LETTER_KINDS, LETTER_LANGUAGES, LETTER_TONES } from '../../../core/letters/letter.ts';
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
