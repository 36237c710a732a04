/** The form in which a draft is edited before it is checked and copied. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import type { LetterKind, Voice } from '../../core/letters/letter.ts';
import { clip } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import { LONGEST_FIELD } from '../forms/forms.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { capital } from '../kit/say.ts';
import type { Reader } from '../words/language.ts';
import { letterWords as words } from '../words/letters.ts';
import { kindName, languageName } from './names.ts';

export function letterForm(
  c: RecoveryCase,
  { letter, voice, draft }: { readonly letter: LetterKind; readonly voice: Voice; readonly draft: string },
  reader: Reader,
): Form {
  return {
    id: 'letter',
    about: { ...aboutCase(c), letter, language: voice.language, tone: voice.tone },
    title: words.line(reader, 'edit.title', { case: c.id }),
    submit: words.line(reader, 'edit.submit'),
    notes: [words.text(reader, 'edit.note')],
    fields: [
      text(
        'text',
        words.line(reader, 'edit.text', {
          kind: capital(kindName(letter, reader)),
          language: languageName(voice.language, reader),
        }),
        { lines: 'many', required: true, maxLength: LONGEST_FIELD, value: clip(draft, LONGEST_FIELD) },
      ),
    ],
  };
}
