/** The answer to what would put it right for the customer: one field, in their words. Pure. */
import type { RecoveryCase } from '../../core/case/case.ts';
import { clip, oneLine } from '../../core/base/text.ts';
import { aboutCase } from '../forms/about-case.ts';
import type { Button, Form } from '../kit/card.ts';
import { text } from '../kit/fields.ts';
import { againWords } from '../words/again.ts';
import type { Reader } from '../words/language.ts';

export const wantsButton = (c: RecoveryCase, reader: Reader): Button => ({
  label: againWords.line(reader, 'button.wants'),
  press: { kind: 'open_wants', case: c.id, v: c.version },
});

export const wantsForm = (c: RecoveryCase, reader: Reader): Form => ({
  id: 'wants',
  about: aboutCase(c),
  title: againWords.line(reader, 'wants.title', { case: c.id }),
  submit: againWords.line(reader, 'wants.submit'),
  notes: [[clip(oneLine(c.complaints[0]?.text ?? ''), 300)]],
  fields: [
    text('text', againWords.line(reader, 'wants.text'), {
      value: c.triage.remedySought?.value ?? null,
      lines: 'many',
      maxLength: 1000,
      required: true,
      hint: againWords.line(reader, 'wants.hint'),
    }),
  ],
});
