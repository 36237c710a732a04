/** A letter as somebody edited it, judged by what is true on its case at this moment. Reads only. */
import type { Member } from '../../core/base/members.ts';
import { cleanText } from '../../core/base/text.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import type { Circumstances } from '../../core/case/circumstances.ts';
import { lintedBy } from '../../core/case/rules/letters/linted-by.ts';
import { LETTER_KINDS, LETTER_LANGUAGES, LETTER_TONES } from '../../core/letters/letter.ts';
import { lint } from '../../core/letters/lint/lint.ts';
import type { FilledForm } from '../../cards/forms/filled.ts';
import type { CheckedLetter } from '../../cards/letters/check-card.ts';
import { momentsOnRecord } from '../../cards/letters/compose.ts';

/** Undefined where the form is not one of a letter. */
export function checkedLetter(
  c: RecoveryCase,
  by: Member,
  ctx: Circumstances,
  { id, about, values }: FilledForm,
): CheckedLetter | undefined {
  const language = LETTER_LANGUAGES.find((known) => known === about['language']);
  const tone = LETTER_TONES.find((known) => known === about['tone']);
  const letter = LETTER_KINDS.find((known) => known === about['letter']);
  const typed = values['text'];
  if (
    id !== 'letter' ||
    letter === undefined ||
    language === undefined ||
    tone === undefined ||
    typeof typed !== 'string'
  )
    return undefined;
  const text = cleanText(typed).trim();
  const onRecord = momentsOnRecord(c.promises, language);
  const findings = lint(text, lintedBy(c, by, ctx, { letter, language, onRecord }));
  return { text, letter, voice: { language, tone }, findings };
}
