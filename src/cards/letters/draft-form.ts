/** The form that asks which letter to draft, in which language, and how the customer is addressed. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import {
  LETTER_KINDS,
  LETTER_LANGUAGES,
  LETTER_TONES,
  type LetterKind,
  type Voice,
} from '../../core/letters/letter.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { choice } from '../kit/fields.ts';
import { capital } from '../kit/say.ts';
import type { Reader } from '../words/language.ts';
import { letterWords as words } from '../words/letters.ts';
import { kindName, languageName } from './names.ts';

/** What closes a complaint in trades that are regulated. */
const CLOSING: ReadonlySet<LetterKind> = new Set(['summary', 'final']);

/** `proposed`: the letter that the case asks for; `voice`: how its customer is written to. */
export function draftForm(c: RecoveryCase, proposed: LetterKind, voice: Voice, reader: Reader): Form {
  const say = (
    key: 'submit' | 'note' | 'letter' | 'letter_hint' | 'language' | 'language_hint' | 'tone' | 'tone_hint',
  ): string => words.line(reader, `form.${key}`);
  return {
    id: 'draft',
    about: aboutCase(c),
    title: words.line(reader, 'form.title', { case: c.id }),
    submit: say('submit'),
    notes: [[say('note')]],
    fields: [
      choice(
        'letter',
        say('letter'),
        LETTER_KINDS.filter((one) => c.regulated !== undefined || !CLOSING.has(one)).map((value) => ({
          value,
          label: capital(kindName(value, reader)),
        })),
        { value: proposed, required: true, hint: say('letter_hint') },
      ),
      choice(
        'language',
        say('language'),
        LETTER_LANGUAGES.map((value) => ({ value, label: languageName(value, reader) })),
        { value: voice.language, required: true, hint: say('language_hint') },
      ),
      choice(
        'tone',
        say('tone'),
        LETTER_TONES.map((value) => ({ value, label: words.line(reader, `tone.${value}`) })),
        { value: voice.tone, required: true, hint: say('tone_hint') },
      ),
    ],
  };
}
