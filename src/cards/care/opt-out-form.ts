/** The form by which somebody notes that a customer wants to be left in peace. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { careWords as words } from '../words/care.ts';
import type { Reader } from '../words/language.ts';

export function optOutForm(c: RecoveryCase, reader: Reader): Form {
  return {
    id: 'opt_out',
    about: aboutCase(c),
    title: words.line(reader, 'opt_out.title', { case: c.id }),
    submit: words.line(reader, 'opt_out.submit'),
    notes: [words.text(reader, 'opt_out.note')],
    fields: [text('because', words.line(reader, 'opt_out.because'), { lines: 'many', maxLength: 1000 })],
  };
}
