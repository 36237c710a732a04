/** The forms by which a person keeps a case private, or says that it need not be. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { SENSITIVITIES } from '../../core/policy/policy.ts';
import type { Field, Form } from '../kit/card.ts';
import { aboutCase } from './about-case.ts';
import { choice, options, text } from '../kit/fields.ts';
import { formWords } from '../words/forms.ts';
import type { Reader } from '../words/language.ts';
import { names } from '../words/names.ts';

export function restrictForm(c: RecoveryCase, reader: Reader): Form {
  return {
    id: 'restrict',
    about: aboutCase(c),
    title: formWords.line(reader, 'restrict.title', { case: c.id }),
    submit: formWords.line(reader, 'restrict.submit'),
    notes: [formWords.text(reader, 'restrict.note')],
    fields: [
      choice(
        'sensitivity',
        formWords.line(reader, 'restrict.sensitivity'),
        options(SENSITIVITIES, names(reader).sensitivity),
        {
          value: c.sensitivity,
          required: true,
        },
      ),
      reasonField(reader),
    ],
  };
}

export function liftForm(c: RecoveryCase, reader: Reader): Form {
  return {
    id: 'lift',
    about: aboutCase(c),
    title: formWords.line(reader, 'lift.title', { case: c.id }),
    submit: formWords.line(reader, 'lift.submit'),
    notes: [formWords.text(reader, 'lift.note')],
    fields: [reasonField(reader)],
  };
}

const reasonField = (reader: Reader): Field =>
  text('reason', formWords.line(reader, 'why'), {
    lines: 'many',
    maxLength: 1000,
    required: true,
    hint: formWords.line(reader, 'why_hint'),
  });
