/** The forms by which something is said of a customer: what to remember, and that they are leaving. Pure. */
import type { LeavingKept, NoteKept } from '../../core/case/care/care.ts';
import { LONGEST_NOTE_KEPT } from '../../core/case/care/notes.ts';
import { LEAVING_REASONS, STANDINGS, type Standing } from '../../core/case/care/standing.ts';
import type { RecoveryCase } from '../../core/case/case.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form, Option } from '../kit/card.ts';
import { choice, text } from '../kit/fields.ts';
import { asTyped } from '../kit/say.ts';
import { careWords as words } from '../words/care.ts';
import type { Reader } from '../words/language.ts';

/** `note`: the one that is corrected. */
export function noteForm(c: RecoveryCase, note: NoteKept | null, reader: Reader): Form {
  return {
    id: 'note',
    about: { ...aboutCase(c), ...(note && { note: note.id }) },
    title: words.line(reader, note === null ? 'note.title' : 'note.title_correct', { case: c.id }),
    submit: words.line(reader, 'note.submit'),
    notes: [words.text(reader, 'note.about')],
    fields: [
      text('text', words.line(reader, 'note.words'), {
        lines: 'many',
        maxLength: LONGEST_NOTE_KEPT,
        required: true,
        value: note?.words ?? null,
      }),
    ],
    isForOne: true,
  };
}

export function leavingForm(
  c: RecoveryCase,
  { standing, known }: { readonly standing: Standing | null; readonly known: LeavingKept | null },
  reader: Reader,
): Form {
  const label = (key: (typeof STANDINGS)[number] | (typeof LEAVING_REASONS)[number]): Option => ({
    value: key,
    label: words.line(reader, `leaving.${key}`),
  });
  return {
    id: 'leaving',
    about: aboutCase(c),
    title: words.line(reader, 'leaving.title', { case: c.id }),
    submit: words.line(reader, 'leaving.submit'),
    notes: [],
    fields: [
      choice('standing', words.line(reader, 'leaving.standing'), STANDINGS.map(label), {
        value: standing ?? known?.standing ?? 'at_risk',
        required: true,
      }),
      choice('reason', words.line(reader, 'leaving.reason'), LEAVING_REASONS.map(label), {
        value: known?.reason ?? null,
        required: true,
      }),
      text('because', words.line(reader, 'leaving.because'), {
        lines: 'many',
        maxLength: 1000,
        value: known?.words ?? null,
        hint: words.line(reader, 'leaving.because_hint'),
      }),
      text('value', words.line(reader, 'leaving.value'), {
        value: known?.value == null ? null : asTyped(known.value),
        hint: words.line(reader, 'leaving.value_hint'),
      }),
      {
        kind: 'ticks',
        id: 'consent',
        label: words.line(reader, 'leaving.consent'),
        options: [{ value: 'yes', label: words.line(reader, 'leaving.consent_yes') }],
        values: known?.consent === true ? ['yes'] : [],
        hint: words.line(reader, 'leaving.consent_hint'),
      },
    ],
    isForOne: true,
  };
}
